//! What the document consists of.

use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) server_version: &'a str,
    /// Those that have names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) databases: Vec<Database<'a>>,
    pub(super) queries: Vec<Query<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) models: Vec<Model<'a>>,
    /// What `[procedures]` selects.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) procedures: Vec<Procedure<'a>>,
    pub(super) diagnostics: Vec<DiagnosticJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct Database<'a> {
    pub(super) name: &'a str,
    pub(super) server_version: &'a str,
}

/// A procedure or a function.
#[derive(Serialize)]
pub(super) struct Procedure<'a> {
    /// The database, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) database: Option<&'a str>,
    pub(super) schema: &'a str,
    pub(super) signature: &'a str,
    /// The name of its query among the queries; none where it is skipped.
    pub(super) query: Option<&'a str>,
    /// Why it is skipped, if it is.
    pub(super) skipped: Option<&'a str>,
}

/// One sound query.
#[derive(Serialize)]
pub(crate) struct Query<'a> {
    pub(crate) name: &'a str,
    /// The database, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) database: Option<&'a str>,
    pub(crate) file: &'a str,
    pub(crate) line: usize,
    pub(crate) command: &'static str,
    pub(crate) sql: &'a str,
    pub(crate) cardinality: &'static str,
    pub(crate) params: Vec<Param<'a>>,
    pub(crate) columns: Vec<Column<'a>>,
    /// The model that it returns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) model: Option<&'a str>,
    /// The model's fields that it leaves out.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(crate) deferred: &'a [String],
    /// Its fields that the model does not have.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(crate) annotations: &'a [String],
    /// The function for a part of its rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) slice: Option<&'a str>,
    /// The rows of the cursors that it opens, where they are fetched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) cursors: Vec<&'a str>,
    /// The flags and choices that its function takes beside parameters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) switches: Vec<SwitchJson<'a>>,
    /// What there is of it in each of its variants that were checked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) variants: Vec<Variant<'a>>,
    /// Of a batch whose functions block: the statement that runs all sets, if they do not run one by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) at_once: Option<Option<&'a str>>,
}

/// A flag or a choice.
#[derive(Serialize)]
pub(crate) struct SwitchJson<'a> {
    pub(crate) name: &'a str,
    pub(crate) rust_type: &'a str,
    /// Those of a choice.
    pub(crate) alternatives: &'a [String],
}

/// A variant of a query.
#[derive(Serialize)]
pub(crate) struct Variant<'a> {
    /// Whether each part is there, or which alternative.
    pub(super) switches: BTreeMap<&'a str, Switched<'a>>,
    pub(super) sql: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Switched<'a> {
    Part(bool),
    Choice(Option<&'a str>),
}

/// A model.
#[derive(Serialize)]
pub(super) struct Model<'a> {
    pub(super) name: &'a str,
    /// The database, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) database: Option<&'a str>,
    pub(super) table: &'a str,
    /// The fields of its primary key.
    pub(super) key: &'a [String],
    pub(super) columns: Vec<Column<'a>>,
}

/// A parameter of a query.
#[derive(Serialize)]
pub(crate) struct Param<'a> {
    pub(crate) name: &'a str,
    pub(crate) pg_type: &'a str,
    pub(crate) rust_type: &'a str,
    pub(crate) nullable: bool,
}

/// A column of a query.
#[derive(Serialize)]
pub(crate) struct Column<'a> {
    pub(crate) name: &'a str,
    pub(crate) field: &'a str,
    pub(crate) pg_type: &'a str,
    pub(crate) rust_type: &'a str,
    pub(crate) nullable: bool,
    pub(crate) origin: Option<String>,
}

#[derive(Serialize)]
pub(super) struct DiagnosticJson<'a> {
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    pub(super) sqlstate: Option<&'a str>,
    pub(super) message: &'a str,
    pub(super) file: &'a str,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    pub(super) notes: &'a [String],
    pub(super) help: &'a [String],
    /// What there is to read at the place.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) label: &'a str,
    /// Other places that matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) labels: Vec<LabelJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct LabelJson<'a> {
    pub(super) text: &'a str,
    pub(super) file: &'a str,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

//! Queries into the statements that Bindery writes beside them: for models, for what they defer, for slices, for copies,
//! for batches.
//!
//! The server describes them as it does the user's, and the lock keeps them, under the name of what they are for, a
//! `/` and their purpose.

mod sql;

pub(crate) use sql::as_sql;

use crate::at_once;
use crate::catalog::{Catalog, Table};
use crate::copy;
use crate::describe::{DescribedColumn, DescribedQuery};
use crate::diagnostic::Diagnostic;
use crate::header::Command;
use crate::infer::{Schema, TypedQuery, infer};
use crate::models::{Declared, Models};
use crate::names;
use crate::params::Statement;
use crate::parse::ParsedQuery;
use crate::slice;
use crate::source::{Span, Spanned};

/// A model whose table is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Its declaration.
    pub declared: Declared,
    /// The table, as SQL; without a schema where the declaration has none.
    pub table: String,
    /// The table's name for people, with its schema.
    pub table_name: String,
    /// The columns of its primary key, in the key's order.
    pub key: Vec<String>,
    /// What COMMENT ON says of the table.
    pub comment: Option<String>,
    /// What it says of columns, by their names.
    pub comments: Vec<(String, String)>,
    /// The statement that tells its columns; no program sends it.
    pub query: ParsedQuery,
}

/// What a companion is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// It loads a column of one row of the model with this name.
    Field(String, String),
    /// It loads what the query with this name, in this file, defers: of any number of rows.
    Deferred(String, String),
    /// It has the columns that the query with this name, in this file, copies.
    Copy(String, String),
    /// It runs all sets of the query with this name, in this file, at once; or says that they are run one by one, where
    /// that would not be the same.
    AtOnce(String, String),
    /// It gives a slice of the rows of the query with this name, in this file.
    Slice(String, String),
}

/// A statement of Bindery's.
#[derive(Debug, Clone, PartialEq)]
pub struct Companion {
    /// What it is for.
    pub purpose: Purpose,
    /// The statement, as the server described it.
    pub query: DescribedQuery,
}

/// What Bindery adds to a project's queries.
#[derive(Debug, Default)]
pub struct Added {
    /// The models, in the order of their names, and what the server said of their tables.
    pub models: Vec<(Model, DescribedQuery)>,
    /// The statements beside them.
    pub companions: Vec<Companion>,
}

impl Added {
    /// All of its statements, in the order of the lock.
    pub fn queries(&self) -> impl Iterator<Item = &DescribedQuery> {
        let models = self.models.iter().map(|(_, query)| query);
        models.chain(self.companions.iter().map(|it| &it.query))
    }

    /// The statement for this purpose.
    pub(crate) fn of(&self, purpose: &Purpose) -> Option<&DescribedQuery> {
        let found = self.companions.iter().find(|it| it.purpose == *purpose)?;
        Some(&found.query)
    }

    /// What runs all sets of the query at once.
    pub(crate) fn at_once(&self, query: &ParsedQuery) -> Option<&DescribedQuery> {
        let (file, name) = (query.file.path.clone(), query.name.value.clone());
        let found = self.of(&Purpose::AtOnce(file, name));
        found.filter(|it| !at_once::is_one_by_one(it))
    }

    /// What has the columns that the query copies.
    pub(crate) fn copied(&self, query: &ParsedQuery) -> Option<&DescribedQuery> {
        let (file, name) = (query.file.path.clone(), query.name.value.clone());
        self.of(&Purpose::Copy(file, name))
    }
}

/// The models of the project, and what is wrong with the others.
#[must_use]
pub fn models(declared: &Models, catalog: &Catalog) -> (Vec<Model>, Vec<Diagnostic>) {
    let mut models = Vec::new();
    let mut diagnostics = Vec::new();
    for it in &declared.0 {
        match it.find(catalog) {
            Ok((table, key)) => models.push(model(it, table, key)),
            Err(found) => diagnostics.push(found),
        }
    }
    (models, diagnostics)
}

fn model(declared: &Declared, table: &Table, key: Vec<String>) -> Model {
    let span = declared.at.span;
    let sql = sql::table(declared.schema.as_deref(), &table.name);
    let name = Spanned {
        value: format!("{}/model", declared.name),
        span,
    };
    let command = Spanned {
        value: Command::Many,
        span,
    };
    let statement = Statement::written(format!("SELECT * FROM {sql}"), span, Vec::new());
    let commented = table.columns.iter().filter_map(|it| {
        let comment = it.comment.clone()?;
        Some((it.name.clone(), comment))
    });
    Model {
        declared: declared.clone(),
        table: sql,
        table_name: format!("{}.{}", table.schema, table.name),
        key,
        comment: table.comment.clone(),
        comments: commented.collect(),
        query: ParsedQuery::new(&declared.at.file, name, command, statement),
    }
}

/// The models as queries for all of their rows, and what is wrong with them.
#[must_use]
pub fn typed(added: &Added, schema: &Schema<'_>) -> (Vec<(Model, TypedQuery)>, Vec<Diagnostic>) {
    let mut models = Vec::new();
    let mut diagnostics = Vec::new();
    for (model, described) in &added.models {
        let (query, found) = infer(described.clone(), schema);
        models.extend(query.map(|query| (model.clone(), query)));
        diagnostics.extend(found);
    }
    (models, diagnostics)
}

/// Whether there can be a statement beside the query, if it returns no model.
pub(crate) fn may_have(query: &ParsedQuery) -> bool {
    query.slice.is_some() || copy::is_copy(query) || query.command.value == Command::Batch
}

/// The statements beside `queries`, in their order, each once.
#[must_use]
pub fn companions(
    queries: &[DescribedQuery],
    models: &[(Model, DescribedQuery)],
) -> Vec<(Purpose, ParsedQuery)> {
    let mut found: Vec<(Purpose, ParsedQuery)> = Vec::new();
    for described in queries {
        let query = &described.query;
        let owner = || (query.file.path.clone(), query.name.value.clone());
        if let Some(span) = query.slice {
            let (file, name) = owner();
            let statement = slice::statement(query, span);
            let companion = beside(query, &name, "slice", span, statement);
            found.push((Purpose::Slice(file, name), companion));
        }
        if let Some(statement) = copy::probe(query) {
            let (file, name) = owner();
            let companion = beside(query, &name, "copy", statement.span, statement);
            found.push((Purpose::Copy(file, name), companion));
        }
        if let Some(statement) = at_once::statement(described) {
            let (file, name) = owner();
            let companion = beside(query, &name, "sets", statement.span, statement);
            found.push((Purpose::AtOnce(file, name), companion));
        }
        let Some((model, columns, missing)) = deferred(described, models) else {
            continue;
        };
        let span = query.model.as_ref().map_or(query.name.span, |it| it.span);
        let (file, name) = owner();
        let sql = sql::load_all(model, columns, &missing);
        let statement = Statement::written(sql, span, model.key.clone());
        let companion = beside(query, &name, "deferred", span, statement);
        found.push((Purpose::Deferred(file, name), companion));
        for column in missing {
            let purpose = Purpose::Field(model.declared.name.clone(), column.to_owned());
            if !found.iter().any(|(it, _)| *it == purpose) {
                let span = model.declared.at.span;
                let sql = sql::load_one(model, column);
                let statement = Statement::written(sql, span, model.key.clone());
                let name = &model.declared.name;
                found.push((purpose, beside(&model.query, name, column, span, statement)));
            }
        }
    }
    found
}

/// The model of the query, its columns, and the names of those that the query leaves out, where it does.
fn deferred<'a>(
    described: &DescribedQuery,
    models: &'a [(Model, DescribedQuery)],
) -> Option<(&'a Model, &'a [DescribedColumn], Vec<&'a str>)> {
    let name = described.query.model.as_ref()?;
    let (model, of_table) = models
        .iter()
        .find(|(model, _)| model.declared.name == name.value)?;
    let columns = described.columns.iter();
    let given: Vec<String> = columns
        .map(|column| field(&described.query, &column.name))
        .collect();
    let is_given = |column: &str| given.contains(&names::snake(column));
    let columns = of_table.columns.iter().map(|column| column.name.as_str());
    let missing: Vec<&str> = columns.filter(|column| !is_given(column)).collect();
    // Without the key, nothing can be loaded: that is an error later.
    let loads = !missing.is_empty() && model.key.iter().all(|column| is_given(column));
    loads.then_some((model, of_table.columns.as_slice(), missing))
}

/// The field that the column of this name becomes: what the user says, else its name.
pub(crate) fn field(query: &ParsedQuery, column: &str) -> String {
    let mapped = query.maps.iter().find(|it| it.column.value == column);
    let said = || query.columns.iter().find(|it| it.name.value == column);
    let asked = mapped.map(|it| &it.field);
    let asked = asked.or_else(|| said().and_then(|it| it.text.as_ref()));
    names::snake(asked.map_or(column, |asked| &asked.value))
}

fn beside(
    query: &ParsedQuery,
    name: &str,
    purpose: &str,
    span: Span,
    statement: Statement,
) -> ParsedQuery {
    let name = Spanned {
        value: format!("{name}/{purpose}"),
        span,
    };
    ParsedQuery::new(&query.file, name, query.command.clone(), statement)
}

//! The document that `bindery describe --format json` prints: the contract for editors and other tools.

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::generate::Compiled;
use crate::model;
use crate::procedures;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
struct Document<'a> {
    server_version: &'a str,
    queries: Vec<Query<'a>>,
    /// What `[procedures]` selects.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    procedures: Vec<Procedure<'a>>,
    diagnostics: Vec<DiagnosticJson<'a>>,
}

/// A procedure or a function.
#[derive(Serialize)]
struct Procedure<'a> {
    schema: &'a str,
    signature: &'a str,
    /// The name of its query among the queries; none where it is skipped.
    query: Option<&'a str>,
    /// Why it is skipped, if it is.
    skipped: Option<&'a str>,
}

/// One sound query.
#[derive(Serialize)]
pub(crate) struct Query<'a> {
    pub(crate) name: &'a str,
    pub(crate) file: &'a str,
    pub(crate) line: usize,
    pub(crate) command: &'static str,
    pub(crate) sql: &'a str,
    pub(crate) cardinality: &'static str,
    pub(crate) params: Vec<Param<'a>>,
    pub(crate) columns: Vec<Column<'a>>,
    /// The rows of the cursors that it opens, where they are fetched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) cursors: Vec<&'a str>,
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
struct DiagnosticJson<'a> {
    severity: &'static str,
    code: &'static str,
    sqlstate: Option<&'a str>,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    notes: &'a [String],
    help: &'a [String],
    /// What there is to read at the place.
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    /// Other places that matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<LabelJson<'a>>,
}

#[derive(Serialize)]
struct LabelJson<'a> {
    text: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// The whole document, on one line.
pub(crate) fn document(compiled: &Compiled, server_version: &str) -> String {
    let diagnostics = compiled.diagnostics.iter().map(diagnostic_json).collect();
    to_string(&Document {
        server_version,
        queries: queries(compiled),
        procedures: compiled.procedures.routines.iter().map(procedure).collect(),
        diagnostics,
    })
}

fn procedure(routine: &procedures::Procedure) -> Procedure<'_> {
    let header = routine.query.first();
    let name = header.and_then(|it| it.strip_prefix("-- name: "));
    let name = name.and_then(|it| it.split(' ').next());
    Procedure {
        schema: &routine.schema,
        signature: &routine.signature,
        query: name.filter(|_| routine.skipped.is_none()),
        skipped: routine.skipped.as_deref(),
    }
}

/// One diagnostic, on one line.
pub(crate) fn diagnostic(diagnostic: &Diagnostic) -> String {
    to_string(&diagnostic_json(diagnostic))
}

fn to_string(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("structs of strings and numbers can be written as JSON")
}

/// The sound queries, in file order.
pub(crate) fn queries(compiled: &Compiled) -> Vec<Query<'_>> {
    let lowered = compiled.package.modules.iter();
    let lowered =
        lowered.flat_map(|it| it.queries.iter().map(|query| (it.source.as_deref(), query)));
    let lowered: HashMap<(Option<&str>, &str), &model::Query> = lowered
        .map(|(file, query)| ((file, query.name.as_str()), query))
        .collect();
    let mut queries = Vec::with_capacity(lowered.len());
    for typed in &compiled.queries {
        let parsed = &typed.query;
        let key = (Some(parsed.file.path.as_str()), parsed.name.value.as_str());
        let Some(query) = lowered.get(&key) else {
            continue;
        };
        let params = typed
            .params
            .iter()
            .zip(&query.params)
            .map(|(typed, param)| Param {
                name: &typed.name,
                pg_type: &typed.pg_type,
                rust_type: &param.rust_type,
                nullable: typed.nullable,
            });
        let columns = typed
            .columns
            .iter()
            .zip(&query.fields)
            .map(|(typed, field)| Column {
                name: &typed.name,
                field: &field.name,
                pg_type: &typed.pg_type,
                rust_type: &field.rust_type,
                nullable: typed.nullable,
                origin: typed
                    .origin
                    .as_ref()
                    .map(|it| format!("{}.{}.{}", it.schema, it.table, it.column)),
            });
        queries.push(Query {
            name: &parsed.name.value,
            file: &parsed.file.path,
            line: parsed.at(parsed.name.span).start().line,
            command: parsed.command.value.as_str(),
            sql: &parsed.statement.sql,
            cardinality: typed.cardinality.as_str(),
            params: params.collect(),
            columns: columns.collect(),
            cursors: match &query.output {
                model::Output::Cursors(cursors) => {
                    cursors.rows.iter().map(String::as_str).collect()
                }
                _ => Vec::new(),
            },
        });
    }
    queries
}

fn diagnostic_json(diagnostic: &Diagnostic) -> DiagnosticJson<'_> {
    let (start, end) = (diagnostic.location.start(), diagnostic.location.end());
    DiagnosticJson {
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        code: diagnostic.code,
        sqlstate: diagnostic.sqlstate.as_deref(),
        message: &diagnostic.message,
        file: &diagnostic.location.file.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        notes: &diagnostic.notes,
        help: &diagnostic.help,
        label: &diagnostic.label,
        labels: diagnostic.labels.iter().map(label_json).collect(),
    }
}

fn label_json(label: &Label) -> LabelJson<'_> {
    let (start, end) = (label.location.start(), label.location.end());
    LabelJson {
        text: &label.text,
        file: &label.location.file.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

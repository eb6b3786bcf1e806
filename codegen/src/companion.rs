//! Queries into the statements that Bindery writes beside them: for models, for what they defer, for slices.
//!
//! The server describes them as it does the user's, and the lock keeps them, under the name of what they are for, a
//! `/` and their purpose.

use crate::catalog::{Catalog, Table, quoted};
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
    let sql = match &declared.schema {
        Some(schema) => format!("{}.{}", first(schema), quoted(&table.name)),
        None => first(&table.name),
    };
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

/// What can not be the first name of a table without quotes; behind a dot it can.
/// <https://www.postgresql.org/docs/current/sql-keywords-appendix.html>
const RESERVED: [&str; 101] = [
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "not",
    "notnull",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "overlaps",
    "placing",
    "primary",
    "references",
    "returning",
    "right",
    "select",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "system_user",
    "table",
    "tablesample",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
];

/// The first name of a table, as SQL.
fn first(name: &str) -> String {
    match RESERVED.contains(&name) {
        true => format!("\"{name}\""),
        false => quoted(name),
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
        let Some((model, columns, missing)) = deferred(described, models) else {
            continue;
        };
        let span = query.model.as_ref().map_or(query.name.span, |it| it.span);
        let (file, name) = owner();
        let statement = load_all(model, columns, &missing, span);
        let companion = beside(query, &name, "deferred", span, statement);
        found.push((Purpose::Deferred(file, name), companion));
        for column in missing {
            let purpose = Purpose::Field(model.declared.name.clone(), column.to_owned());
            if !found.iter().any(|(it, _)| *it == purpose) {
                found.push((purpose, load_one(model, column)));
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

/// The statement that loads one column of one row.
fn load_one(model: &Model, column: &str) -> ParsedQuery {
    let span = model.declared.at.span;
    let conditions = model.key.iter().enumerate();
    let conditions = conditions.map(|(at, key)| format!("m.{} = ${}", quoted(key), at + 1));
    let sql = format!(
        "SELECT m.{} FROM {} m WHERE {}",
        quoted(column),
        model.table,
        conditions.collect::<Vec<_>>().join(" AND ")
    );
    let statement = Statement::written(sql, span, model.key.clone());
    beside(&model.query, &model.declared.name, column, span, statement)
}

/// The statement that loads columns of many rows, each behind the number of its row's key, from 1: so that no
/// two keys have to be compared outside the server.
fn load_all(model: &Model, columns: &[DescribedColumn], missing: &[&str], span: Span) -> Statement {
    let type_of = |key: &str| {
        let column = columns.iter().find(|column| column.name == key);
        column.map_or("text", |column| column.pg_type.as_str())
    };
    let numbered = || model.key.iter().zip(1..);
    let arrays = numbered().map(|(key, at)| format!("${at}::{}[]", as_sql(type_of(key))));
    let names = numbered().map(|(_, at)| format!("k{at}, "));
    let matches = numbered().map(|(key, at)| format!("m.{} = k.k{at}", quoted(key)));
    let columns = missing
        .iter()
        .map(|column| format!(", m.{}", quoted(column)));
    let sql = format!(
        "SELECT k.n{}\nFROM unnest({}) WITH ORDINALITY AS k ({}n)\nJOIN {} m ON {}",
        columns.collect::<String>(),
        arrays.collect::<Vec<_>>().join(", "),
        names.collect::<String>(),
        model.table,
        matches.collect::<Vec<_>>().join(" AND "),
    );
    Statement::written(sql, span, model.key.clone())
}

/// A type as a cast to its array has to name it: SQL takes the bare names for others, of one character or one bit.
fn as_sql(pg_type: &str) -> String {
    match pg_type {
        "char" | "bit" => format!("pg_catalog.\"{pg_type}\""),
        _ => pg_type.to_owned(),
    }
}

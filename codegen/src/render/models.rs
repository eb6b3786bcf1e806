//! The models into the module `models`, and what ties rows to them.

use super::function::marker;
use super::row::{self, Home, RowText};
use super::uses::{names_user_type, use_crates};
use crate::layout;
use crate::model::{Deferring, Flavour, Model, Row, Statement, Tie};
use askama::Template;

#[derive(Template)]
#[template(path = "models.rs.jinja", escape = "none")]
pub(super) struct ModelsTemplate<'a> {
    uses: Vec<String>,
    models: Vec<ModelText<'a>>,
}

struct ModelText<'a> {
    row: RowText<'a>,
    chosen: Vec<String>,
    statements: Vec<StatementText<'a>>,
}

/// A static as its template takes it.
pub(super) struct StatementText<'a> {
    pub(super) visibility: &'static str,
    pub(super) descriptor: &'a str,
    pub(super) name: String,
    pub(super) sql: String,
    pub(super) params: String,
}

pub(super) fn template<'a>(models: &'a [Model]) -> ModelsTemplate<'a> {
    let fields = models.iter().flat_map(|it| it.row.fields.iter());
    let chosen = models.iter().flat_map(|it| &it.chosen);
    let types: Vec<&str> = fields
        .chain(chosen)
        .map(|it| it.rust_type.as_str())
        .collect();
    let mut uses = Vec::new();
    if models.iter().any(|it| !it.statements.is_empty()) {
        uses.push("use bindery::{Query, Type};".to_owned());
    }
    uses.extend(use_crates(types.iter().copied()));
    if types.iter().any(|it| names_user_type(it)) {
        uses.push("use super::types;".to_owned());
    }
    // No model is tied to another.
    let home = Home {
        flavours: &[],
        database: None,
        depth: 1,
    };
    let text = |model: &'a Model| {
        let Model {
            row,
            chosen,
            statements,
            ..
        } = model;
        ModelText {
            row: row::text(row, &home),
            chosen: super::chosen(chosen),
            statements: statements.iter().map(|it| statement(it, true)).collect(),
        }
    };
    ModelsTemplate {
        uses,
        models: models.iter().map(text).collect(),
    }
}

/// The text of a static.
pub(super) fn statement(statement: &Statement, is_named_elsewhere: bool) -> StatementText<'_> {
    StatementText {
        visibility: super::visibility(is_named_elsewhere),
        descriptor: &statement.descriptor,
        name: layout::escaped(&statement.name),
        sql: layout::string(&statement.sql),
        params: super::types_of_params(statement.wires.iter().map(Option::as_deref)),
    }
}

/// What ties the row to its model.
pub(super) fn tie(row: &Row, home: &Home<'_>) -> Vec<String> {
    match &row.tie {
        None => Vec::new(),
        Some(Tie::Annotated(model)) => {
            vec![format!("bindery::annotated!({}: {model});", row.name)]
        }
        Some(Tie::Deferred(deferring)) => deferred(row, deferring, home),
    }
}

/// `bindery::deferred!(…)`, and for each flavour the methods that load one field.
fn deferred(row: &Row, deferring: &Deferring, home: &Home<'_>) -> Vec<String> {
    let Deferring {
        model,
        key,
        given,
        loads,
        query,
    } = deferring;
    let head = format!("{} by {}", row.name, key.join(", "));
    let left = format!("{model} in {query}");
    let fields = loads.iter().map(|load| load.field.clone()).collect();
    let within = home.database.map(|it| marker(it, home.depth));
    let within = within.map_or_else(|| head.clone(), |it| format!("{head} in {it}"));
    let parts = [(within.as_str(), given.clone()), (left.as_str(), fields)];
    let mut lines = vec![layout::row_macro("deferred", &parts)];
    let models = format!("{}models", "super::".repeat(home.depth));
    for (at, flavour) in home.flavours.iter().enumerate() {
        let (name, suffix) = match (flavour, at) {
            (Flavour::Blocking, _) => ("load", ""),
            (Flavour::Nonblocking, 0) => ("load_nonblocking", ""),
            // Two methods can not have one name.
            (Flavour::Nonblocking, _) => ("load_nonblocking", "_nonblocking"),
        };
        let methods = loads.iter().map(|load| {
            let (field, rust_type, method) = (&load.field, &load.rust_type, &load.method);
            format!(
                "{method}{suffix} = {field} in {models}::{}: {rust_type}",
                load.query
            )
        });
        lines.push(layout::row_macro(name, &[(&head, methods.collect())]));
    }
    lines
}

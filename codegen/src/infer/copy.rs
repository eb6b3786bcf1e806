//! What a `COPY` copies: the columns that it gives, or those that it takes as its parameters.

use super::cardinality::Cardinality;
use super::{Schema, TypedColumn, TypedParam, TypedQuery, infer};
use crate::describe::DescribedQuery;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::parse::{Command, ParsedQuery};

/// Infers a `COPY`; `columns` is the statement that has the columns of what it copies.
#[must_use]
pub(crate) fn infer_copy(
    query: ParsedQuery,
    columns: DescribedQuery,
    schema: &Schema<'_>,
) -> (Option<TypedQuery>, Vec<Diagnostic>) {
    let is_in = query.command.value == Command::Copy;
    let statement = columns.query.statement.clone();
    let mut asked = query.clone();
    if is_in {
        asked = columns.query.clone();
        asked.command.value = Command::Many;
    }
    asked.statement = statement;
    let described = DescribedQuery {
        query: asked,
        ..columns
    };
    let (typed, mut found) = infer(described, schema);
    let typed = typed.map(|typed| TypedQuery { query, ..typed });
    if !is_in {
        return (typed, found);
    }
    let Some(typed) = typed else {
        return (None, found);
    };
    found.extend(wrong(&typed, schema));
    match found.iter().any(Diagnostic::is_error) {
        true => (None, found),
        false => (Some(taking(typed)), found),
    }
}

/// What can not be copied into, and directives about columns that are not there.
fn wrong(typed: &TypedQuery, schema: &Schema<'_>) -> Vec<Diagnostic> {
    let query = &typed.query;
    let names = || typed.columns.iter().map(|it| it.name.as_str());
    let mut found = Vec::new();
    for said in &query.params {
        let name = &said.name.value;
        if !names().any(|it| it == name) {
            let message = format!("the copy `{}` has no column `{name}`", query.name.value);
            let at = query.at(said.name.span);
            let error = Diagnostic::error("unknown-parameter", at, message);
            found.push(match did_you_mean(name, names()) {
                Some(meant) => error.help(meant),
                None => error.help("delete this line"),
            });
        }
    }
    for column in &typed.columns {
        let Some(origin) = &column.origin else {
            continue;
        };
        let table = schema.catalog.table(&origin.schema, &origin.table);
        let mut columns = table.iter().flat_map(|it| &it.columns);
        if columns.any(|it| it.name == origin.column && it.generated) {
            let message = format!(
                "the column `{}` is generated: no row can bring it",
                column.name
            );
            let at = query.at(query.statement.span);
            let error = Diagnostic::error("generated-column", at, message);
            found.push(error.help("leave it out of the column list"));
        }
    }
    found
}

/// The copy that takes what it was inferred to give.
fn taking(typed: TypedQuery) -> TypedQuery {
    let said = |column: &TypedColumn| {
        let mut said = typed.query.params.iter();
        said.find(|it| it.name.value == column.name)
    };
    let param = |column: &TypedColumn| TypedParam {
        name: column.name.clone(),
        pg_type: column.domain.as_ref().unwrap_or(&column.pg_type).clone(),
        nullable: said(column)
            .and_then(|it| it.nullable)
            .unwrap_or(column.nullable),
        nullable_elements: false,
        rust_type: said(column).and_then(|it| it.rust_type.clone()),
        text: said(column).and_then(|it| Some(it.text.as_ref()?.value.clone())),
        columns: Vec::new(),
    };
    let params = typed.columns.iter().map(param).collect();
    TypedQuery {
        params,
        columns: Vec::new(),
        cardinality: Cardinality::None,
        ..typed
    }
}

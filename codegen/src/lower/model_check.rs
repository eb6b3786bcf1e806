//! What keeps a query from returning its model.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::infer::{TypedColumn, TypedQuery};
use crate::model::{Field, Model};
use crate::models::Models;
use crate::names;
use crate::parse::Command;
use crate::source::{Location, Span};

/// Refuses directives that do not go together with `@model`, or that need one.
///
/// # Errors
///
/// A diagnostic for each.
pub(super) fn directives(typed: &TypedQuery) -> Result<(), Vec<Diagnostic>> {
    let query = &typed.query;
    let Some(model) = &query.model else {
        let mapped = query.maps.iter().map(|it| {
            let message = "`@map` is for a query that returns a model";
            Diagnostic::error("malformed-directive", query.at(it.column.span), message)
                .help("name the model by `-- @model Name`")
                .help("or write `-- @column name as field`")
        });
        return none(mapped.collect());
    };
    if matches!(query.command.value, Command::Exec | Command::Copy) {
        let message = "`:exec` has no rows, which `@model` is for";
        let error = Diagnostic::error("malformed-directive", query.at(model.span), message);
        return Err(vec![
            error.help("write `:many` and `RETURNING *`, or delete this line"),
        ]);
    }
    let others = [
        ("@returns", query.returns.as_ref().map(|it| it.span)),
        ("@embed", query.embeds.first().map(|it| it.name.span)),
        ("@group", query.group.as_ref().map(|it| it.span)),
        ("@borrowed", query.borrowed),
        ("@fetch", query.fetches.first().map(|it| it.span)),
    ];
    let refused = others.into_iter().filter_map(|(word, span)| {
        let message = format!("`{word}` does not go together with `@model`");
        let error = Diagnostic::error("malformed-directive", query.at(span?), message);
        Some(
            error
                .also(query.at(model.span), "the model decides on the row")
                .help("delete one of the two"),
        )
    });
    none(refused.collect())
}

/// A model that nothing declares.
pub(super) fn unknown(typed: &TypedQuery, models: &Models) -> Diagnostic {
    let query = &typed.query;
    let span = query.model.as_ref().map_or(query.name.span, |it| it.span);
    let name = query.at(span).text().to_owned();
    let message = format!("there is no model `{name}`");
    let error = Diagnostic::error("unknown-model", query.at(span), message);
    error
        .help_if(did_you_mean(&name, models.names()))
        .help(format!(
            "a model is declared in `bindery.toml`: `[models.{name}]`"
        ))
}

/// A column that can not be a field beside the model.
pub(super) fn taken(typed: &TypedQuery, column: usize) -> Diagnostic {
    let query = &typed.query;
    let name = &typed.columns[column].name;
    let message = format!("the column `{name}` and the model both become the field `model`");
    Diagnostic::error("duplicate-field", query.at(query.name.span), message).help(format!(
        "name the column's field with `-- @column {name} as other_name`"
    ))
}

/// Holds the columns of a query, which are `fields`, against the model's.
///
/// # Errors
///
/// A diagnostic for each that does not fit, for mappings of what is not there, and for a missing primary key.
pub(super) fn fit(
    typed: &TypedQuery,
    fields: &[Field],
    model: &Model,
) -> Result<(), Vec<Diagnostic>> {
    let mut found = mappings(typed, model);
    let columns = fields.iter().enumerate();
    found.extend(columns.filter_map(|(at, field)| misfit(typed, at, field, model)));
    let leaves_out = |key: &&String| !fields.iter().any(|field| field.name == **key);
    let missing: Vec<&str> = (model.key.iter().filter(leaves_out))
        .map(String::as_str)
        .collect();
    if !missing.is_empty() && found.is_empty() {
        found.push(without_key(typed, &missing, model));
    }
    none(found)
}

/// `@map` from columns or to fields that are not there.
fn mappings(typed: &TypedQuery, model: &Model) -> Vec<Diagnostic> {
    let query = &typed.query;
    let columns: Vec<&str> = typed.columns.iter().map(|it| it.name.as_str()).collect();
    let fields: Vec<&str> = (model.row.fields.iter().map(|it| it.name.as_str())).collect();
    let mut found = Vec::new();
    for mapped in &query.maps {
        let column = &mapped.column;
        if !columns.contains(&column.value.as_str()) {
            let message = format!(
                "the query `{}` has no column `{}`",
                query.name.value, column.value
            );
            found.push(
                Diagnostic::error("unknown-column", query.at(column.span), message).help(meant(
                    &column.value,
                    &columns,
                    "columns",
                )),
            );
        }
        let field = &mapped.field;
        if !fields.contains(&names::snake(&field.value).as_str()) {
            let name = &model.row.name;
            let message = format!("the model `{name}` has no field `{}`", field.value);
            found.push(
                Diagnostic::error("unknown-field", query.at(field.span), message).help(meant(
                    &field.value,
                    &fields,
                    "fields",
                )),
            );
        }
    }
    found
}

fn misfit(typed: &TypedQuery, at: usize, field: &Field, model: &Model) -> Option<Diagnostic> {
    let query = &typed.query;
    let span = query.model.as_ref().map_or(query.name.span, |it| it.span);
    let expected = model.row.fields.iter().find(|it| it.name == field.name)?;
    let column = &typed.columns[at];
    let (name, model) = (&column.name, &model.row.name);
    let (here, there) = (&field.rust_type, &expected.rust_type);
    let optional = |of: &str| format!("Option<{of}>");
    if here == there || *there == optional(here) {
        return None;
    }
    let error = |message| Diagnostic::error("model-mismatch", query.at(span), message);
    let rename = "give it another name with `AS`: then it is a field of its own beside the model's";
    if *here != optional(there) {
        let message = format!(
            "the column `{name}` is `{here}`, and the field `{}` of `{model}` is `{there}`",
            expected.name
        );
        let cast = "cast it to the type of the table's column";
        return Some(error(message).help(cast).help(rename));
    }
    let message = format!(
        "the column `{name}` can be NULL here, and the field `{}` of `{model}` can not",
        expected.name
    );
    let mut error = error(message);
    match why(column, typed) {
        Some((place, text)) => error = error.also(place, text),
        None => error
            .notes
            .extend(column.why.iter().map(|it| it.text.to_string())),
    }
    Some(error.help(rename).help(format!(
        "if you know that it is never NULL here, write `-- @column {name}!`"
    )))
}

fn without_key(typed: &TypedQuery, missing: &[&str], model: &Model) -> Diagnostic {
    let query = &typed.query;
    let Model {
        table, row, key, ..
    } = model;
    let span: Span = query.model.as_ref().map_or(query.name.span, |it| it.span);
    let part = if missing.len() == key.len() {
        ","
    } else {
        " of"
    };
    let missing = format!("`{}`", missing.join("` and `"));
    let message = format!(
        "the query `{}` leaves out {missing}{part} the primary key of `{}`",
        query.name.value, row.name
    );
    Diagnostic::error("missing-primary-key", query.at(span), message)
        .note(format!(
            "the rows of `{table}` are told apart by it, and fields that are left out are loaded by it"
        ))
        .help(format!("select {missing} too"))
}

fn none(found: Vec<Diagnostic>) -> Result<(), Vec<Diagnostic>> {
    match found.is_empty() {
        true => Ok(()),
        false => Err(found),
    }
}

/// Why the column can be NULL, as far as the statement tells, and where.
fn why(column: &TypedColumn, typed: &TypedQuery) -> Option<(Location, String)> {
    let why = column.why.as_ref()?;
    let span = why.span?;
    let at = typed.query.at(typed.query.statement.source_span(span));
    Some((at, why.text.to_string()))
}

/// `did you mean …?`, or what there is.
fn meant(word: &str, names: &[&str], what: &str) -> String {
    did_you_mean(word, names.iter().copied())
        .unwrap_or_else(|| format!("its {what} are {}", names.join(", ")))
}

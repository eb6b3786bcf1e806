//! Columns into fields: their names, their types, and why they are optional.

use super::unsupported::unsupported;
use super::{optional, rows};
use crate::diagnostic::Diagnostic;
use crate::infer::{TypedColumn, TypedQuery};
use crate::model::Field;
use crate::types::Types;

/// The query's columns as fields, and those whose types the user chose.
pub(super) fn lower_columns(
    typed: &TypedQuery,
    types: Types<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Field>, Vec<Field>) {
    let mut fields: Vec<Field> = Vec::new();
    let mut chosen = Vec::new();
    let at = typed.query.at(typed.query.name.span);
    for (index, column) in typed.columns.iter().enumerate() {
        let asked = asked_type(column, types);
        // Of a column, the server says the base type of its domain.
        let domain = column.domain.as_ref().filter(|it| types.is_chosen(it));
        let pg_type = domain.unwrap_or(&column.pg_type);
        let mapped = types.mappings.of_type(pg_type.trim_end_matches("[]"));
        let is_chosen = asked.is_some() || mapped.is_some();
        let Some(rust) = asked.or_else(|| Some(types.rust(pg_type)?.column)) else {
            diagnostics.push(unsupported(
                &at,
                "column",
                &column.name,
                &column.pg_type,
                typed,
                types,
            ));
            continue;
        };
        let name = rows::field_name(typed, index);
        if is_chosen {
            chosen.push(Field {
                name: name.clone(),
                rust_type: rust.clone(),
                doc: None,
            });
        }
        let is_optional = column.nullable && !typed.is_certain(index);
        let field = Field {
            name,
            rust_type: optional(rust, is_optional),
            doc: why_null(column).filter(|_| is_optional),
        };
        if let Some(twin) = fields.iter().position(|other| other.name == field.name) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-field",
                    at.clone(),
                    format!(
                        "the columns `{}` and `{}` both become the field `{}`",
                        typed.columns[twin].name, column.name, field.name
                    ),
                )
                .help(format!(
                    "name a field with `-- @column \"{}\" as other_name`",
                    column.name
                )),
            );
        }
        fields.push(field);
    }
    (fields, chosen)
}

/// The type that the user chose for this column, beside the query or in `bindery.toml`.
fn asked_type(column: &TypedColumn, types: Types<'_>) -> Option<String> {
    let asked = column.rust_type.as_ref().map(|asked| asked.value.as_str());
    let of_origin = || types.mappings.of_column(column.origin.as_ref()?);
    asked.or_else(of_origin).map(str::to_owned)
}

/// Why an expression can be NULL, in a few words; of a table's column, the schema tells.
fn why_null(column: &TypedColumn) -> Option<String> {
    let why = column.why.as_deref().filter(|_| column.origin.is_none())?;
    // Without a place it is nothing that the user wrote; NULL and parameters speak for themselves.
    let is_plain = why.span.is_none() || why.text.starts_with("NULL ");
    (!is_plain).then(|| format!("Can be NULL: {}.", why.text))
}

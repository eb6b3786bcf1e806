//! The names of types, written as the generator writes them.

use postgres::types::{Kind, Type};

/// A type's name: bare for the system's (`int4`), else with its schema (`public.mood`), with `[]` behind an
/// array's element (`text[]`).
pub(super) fn type_name(type_: &Type) -> String {
    match type_.kind() {
        Kind::Array(element) if type_.name().starts_with('_') => {
            format!("{}[]", type_name(element))
        }
        _ => match type_.schema() {
            "pg_catalog" => type_.name().to_owned(),
            schema => format!("{}.{}", quoted(schema_name(schema)), quoted(type_.name())),
        },
    }
}

/// A schema's name: that of temporary tables without the number that a session has.
fn schema_name(schema: &str) -> &str {
    match schema.starts_with("pg_temp_") {
        true => "pg_temp",
        false => schema,
    }
}

/// A name as SQL has to write it, whatever it holds.
fn quoted(name: &str) -> String {
    let plain = |c: char| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit() || !c.is_ascii();
    if name.chars().all(plain) && !name.starts_with(|c: char| c.is_ascii_digit()) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('"', "\"\""))
    }
}

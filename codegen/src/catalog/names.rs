//! The names of types and schemas, as queries and the lock write them.

use tokio_postgres::types::{Kind, Type};

/// A type's name: bare for the system's (`int4`), else with its schema (`public.mood`), with `[]` behind
/// an array's element (`text[]`).
pub(crate) fn type_name(type_: &Type) -> String {
    match type_.kind() {
        Kind::Array(element) if type_.name().starts_with('_') => {
            format!("{}[]", type_name(element))
        }
        _ => full_name(type_.schema(), type_.name()),
    }
}

/// The name of a type that is no array.
pub(super) fn full_name(schema: &str, name: &str) -> String {
    match schema {
        "pg_catalog" => name.to_owned(),
        _ => format!("{}.{}", quoted(schema_name(schema)), quoted(name)),
    }
}

/// A schema's name: that of temporary tables without the number that a session has.
pub(super) fn schema_name(schema: &str) -> &str {
    match schema.starts_with("pg_temp_") {
        true => "pg_temp",
        false => schema,
    }
}

/// The name behind the schema of a [`type_name`], without its quotes.
pub(crate) fn bare_name(name: &str) -> String {
    let Some(inner) = name.strip_suffix('"') else {
        return name
            .rsplit_once('.')
            .map_or(name, |(_, bare)| bare)
            .to_owned();
    };
    // A quote within a name is doubled, so the last single one opens it.
    let inner = inner.replace("\"\"", "\0");
    let bare = inner
        .rsplit_once('"')
        .map_or(inner.as_str(), |(_, bare)| bare);
    bare.replace('\0', "\"")
}

/// A name as SQL has to write it, whatever it holds.
pub(crate) fn quoted(name: &str) -> String {
    let plain = |c: char| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit() || !c.is_ascii();
    if name.chars().all(plain) && !name.starts_with(|c: char| c.is_ascii_digit()) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('"', "\"\""))
    }
}

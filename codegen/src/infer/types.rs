//! The types that SQL names, as the catalog spells them.

use super::builtin;
use super::schema::Schema;
use super::scope::folded;
use super::value::Text;
use crate::catalog::quoted;
use sqlparser::ast::{ArrayElemTypeDef, DataType};
use std::borrow::Cow;

/// The catalog's name of a type of the system, or the name as it is written: `[types]` of users have to be
/// looked up.
pub(super) fn named<'c>(data_type: &DataType) -> Option<Text<'c>> {
    let name = match data_type {
        DataType::Array(
            ArrayElemTypeDef::SquareBracket(element, _) | ArrayElemTypeDef::Qualified(element, _),
        ) => {
            let element = named(element)?;
            // Arrays of arrays are arrays.
            return Some(match element.ends_with("[]") {
                true => element,
                false => Cow::Owned(format!("{element}[]")),
            });
        }
        DataType::Custom(name, _) => {
            let parts: Option<Vec<String>> = name
                .0
                .iter()
                .map(|part| part.as_ident().map(|it| quoted(&folded(it))))
                .collect();
            let full = parts?.join(".");
            let full = full.strip_prefix("pg_catalog.").unwrap_or(&full);
            return Some(Cow::Owned(
                short(full).map_or_else(|| full.to_owned(), str::to_owned),
            ));
        }
        other => other.to_string().to_ascii_lowercase(),
    };
    let name = without_modifiers(&name);
    match short(&name) {
        Some(short) => Some(Cow::Borrowed(short)),
        None => builtin::is_type(&name).then_some(Cow::Owned(name)),
    }
}

/// `varchar(10)` without the length; `timestamp(3) with time zone` without the precision.
fn without_modifiers(name: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The catalog's name of what SQL has a name of its own for.
/// <https://www.postgresql.org/docs/current/datatype.html>
fn short(name: &str) -> Option<&'static str> {
    Some(match name {
        "int" | "integer" | "int4" | "serial" => "int4",
        "bigint" | "int8" | "bigserial" => "int8",
        "smallint" | "int2" | "smallserial" => "int2",
        "real" | "float4" => "float4",
        "double precision" | "float" | "float8" | "double" => "float8",
        "numeric" | "decimal" | "dec" => "numeric",
        "boolean" | "bool" => "bool",
        "text" => "text",
        "varchar" | "character varying" | "char varying" | "nvarchar" => "varchar",
        "char" | "character" | "bpchar" => "bpchar",
        "bytea" => "bytea",
        "date" => "date",
        "time" | "time without time zone" => "time",
        "timetz" | "time with time zone" => "timetz",
        "timestamp" | "timestamp without time zone" | "datetime" => "timestamp",
        "timestamptz" | "timestamp with time zone" => "timestamptz",
        "interval" => "interval",
        "json" => "json",
        "jsonb" => "jsonb",
        "uuid" => "uuid",
        "bit" => "bit",
        "bit varying" | "varbit" => "varbit",
        "regclass" => "regclass",
        "tsvector" => "tsvector",
        "tsquery" => "tsquery",
        "xml" => "xml",
        _ => return None,
    })
}

/// The type of a number as it is written.
/// <https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS-NUMERIC>
pub(super) fn of_number(number: &str) -> Option<&'static str> {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        let plain = number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
        return plain.then_some("numeric");
    }
    Some(match number.parse::<i64>() {
        Ok(value) if i32::try_from(value).is_ok() => "int4",
        Ok(_) => "int8",
        Err(_) => "numeric",
    })
}

impl<'c> Schema<'c> {
    /// A type's name with its schema, where users made it.
    pub(super) fn named_type<'t>(&self, name: Text<'t>) -> Text<'t> {
        let types = &self.catalog.types;
        if short(&name).is_some() || types.contains_key(name.as_ref()) {
            return name;
        }
        let (element, suffix) = match name.strip_suffix("[]") {
            Some(element) => (element, "[]"),
            None => (name.as_ref(), ""),
        };
        let mut schemas = self.catalog.search_path.iter();
        let found = schemas.find_map(|schema| {
            let full = format!("{}.{element}", quoted(schema));
            types.contains_key(&full).then(|| format!("{full}{suffix}"))
        });
        found.map_or(name, Cow::Owned)
    }
}

//! The text of the statements that Bindery writes.

use super::Model;
use crate::catalog::quoted;
use crate::describe::DescribedColumn;

/// What can not be the first name of a table without quotes; behind a dot it can.
/// <https://www.postgresql.org/docs/current/sql-keywords-appendix.html>
const RESERVED: &str = "
    all analyse analyze and any array as asc asymmetric authorization binary both case cast
    check collate collation column concurrently constraint create cross current_catalog
    current_date current_role current_schema current_time current_timestamp current_user default
    deferrable desc distinct do else end except false fetch for foreign freeze from full grant
    group having ilike in initially inner intersect into is isnull join lateral leading left
    like limit localtime localtimestamp natural not notnull null offset on only or order outer
    overlaps placing primary references returning right select session_user similar some
    symmetric system_user table tablesample then to trailing true union unique user using
    variadic verbose when where window with";

/// The name of a table, with its schema if it is to have one.
pub(super) fn table(schema: Option<&str>, name: &str) -> String {
    match schema {
        Some(schema) => format!("{}.{}", first(schema), quoted(name)),
        None => first(name),
    }
}

fn first(name: &str) -> String {
    match RESERVED.split_whitespace().any(|word| word == name) {
        true => format!("\"{name}\""),
        false => quoted(name),
    }
}

/// The statement that loads one column of one row.
pub(super) fn load_one(model: &Model, column: &str) -> String {
    let conditions = model.key.iter().zip(1..);
    let conditions = conditions.map(|(key, at)| format!("m.{} = ${at}", quoted(key)));
    format!(
        "SELECT m.{} FROM {} m WHERE {}",
        quoted(column),
        model.table,
        conditions.collect::<Vec<_>>().join(" AND ")
    )
}

/// The statement that loads columns of many rows, each behind the number of its row's key, from 1: so that no
/// two keys have to be compared outside the server.
pub(super) fn load_all(model: &Model, columns: &[DescribedColumn], missing: &[&str]) -> String {
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
    format!(
        "SELECT k.n{}\nFROM unnest({}) WITH ORDINALITY AS k ({}n)\nJOIN {} m ON {}",
        columns.collect::<String>(),
        arrays.collect::<Vec<_>>().join(", "),
        names.collect::<String>(),
        model.table,
        matches.collect::<Vec<_>>().join(" AND "),
    )
}

/// A type as a cast to its array has to name it: SQL takes the bare names for others, of one character or one bit.
pub(crate) fn as_sql(pg_type: &str) -> String {
    match pg_type {
        "char" | "bit" => format!("pg_catalog.\"{pg_type}\""),
        _ => pg_type.to_owned(),
    }
}

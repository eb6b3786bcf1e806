//! What queries name of the catalog into the text of a lock.

use super::SEARCH_PATH;
use super::render::{list, quoted};
use crate::catalog::{
    Catalog, Column, Constraint, Key, Reference, Routine, Table, TableKind, TypeShape,
};
use std::fmt::{Result, Write};

/// What stands above the queries.
pub(super) fn head(text: &mut String, catalog: &Catalog) -> Result {
    if catalog.search_path != SEARCH_PATH {
        writeln!(text, "search_path = [{}]", list(&catalog.search_path))?;
    }
    if !catalog.casts.is_empty() {
        writeln!(text, "casts = [{}]", list(&catalog.casts))?;
    }
    let domains = catalog.domains.iter().map(|domain| {
        let (name, base) = (quoted(&domain.name), quoted(&domain.base));
        let not_null = flags(&[("not_null", domain.not_null)]);
        format!("{{ name = {name}, base = {base}{not_null} }}")
    });
    lines(text, "domains", domains)?;
    lines(text, "routines", catalog.routines.iter().map(routine))
}

/// The tables.
pub(super) fn tables(text: &mut String, catalog: &Catalog) -> Result {
    catalog.tables.iter().try_for_each(|it| table(text, it))
}

/// The types.
pub(super) fn types(text: &mut String, catalog: &Catalog) -> Result {
    for (name, shape) in &catalog.types {
        writeln!(text, "\n[[type]]\nname = {}", quoted(name))?;
        match shape {
            TypeShape::Enum(labels) => writeln!(text, "enum = [{}]", list(labels))?,
            TypeShape::Domain(base) => writeln!(text, "domain = {}", quoted(base))?,
            TypeShape::Composite(fields) => writeln!(text, "composite = [{}]", pairs(fields))?,
            TypeShape::Range(of) => writeln!(text, "range = {}", quoted(of))?,
            TypeShape::Other => writeln!(text, "other = {{}}")?,
        }
    }
    Ok(())
}

fn table(text: &mut String, table: &Table) -> Result {
    writeln!(text, "\n[[table]]\nschema = {}", quoted(&table.schema))?;
    writeln!(text, "name = {}", quoted(&table.name))?;
    if table.kind != TableKind::Table {
        writeln!(text, "kind = {}", quoted(table.kind.as_str()))?;
    }
    if table.is_plain {
        writeln!(text, "is_plain = true")?;
    }
    lines(text, "columns", table.columns.iter().map(column))?;
    lines(text, "keys", table.keys.iter().map(key))?;
    let indexes = table.indexes.iter();
    lines(
        text,
        "indexes",
        indexes.map(|parts| format!("[{}]", list(parts))),
    )?;
    lines(text, "checks", table.checks.iter().map(|it| quoted(it)))?;
    lines(
        text,
        "constraints",
        table.constraints.iter().map(constraint),
    )?;
    lines(text, "references", table.references.iter().map(reference))?;
    if let Some(comment) = &table.comment {
        writeln!(text, "comment = {}", quoted(comment))?;
    }
    match &table.view {
        Some(view) => writeln!(text, "view = {}", quoted(view)),
        None => Ok(()),
    }
}

fn column(column: &Column) -> String {
    let (name, pg_type) = (quoted(&column.name), quoted(&column.pg_type));
    let flags = flags(&[
        ("not_null", column.not_null),
        ("generated", column.generated),
    ]);
    let comment = column.comment.as_deref().map(quoted);
    let comment = comment.map_or_else(String::new, |it| format!(", comment = {it}"));
    format!("{{ name = {name}, type = {pg_type}{flags}{comment} }}")
}

/// The flags that are set, behind other keys.
fn flags(flags: &[(&str, bool)]) -> String {
    let set = flags.iter().filter(|(_, is)| *is);
    set.map(|(flag, _)| format!(", {flag} = true")).collect()
}

fn key(key: &Key) -> String {
    let parts = list(&key.parts);
    let predicate = key.predicate.as_deref().map(quoted);
    let predicate = predicate.map_or_else(String::new, |it| format!(", predicate = {it}"));
    let primary = if key.primary { ", primary = true" } else { "" };
    format!("{{ parts = [{parts}]{predicate}{primary} }}")
}

fn constraint(constraint: &Constraint) -> String {
    let (name, definition) = (quoted(&constraint.name), quoted(&constraint.definition));
    format!("{{ name = {name}, definition = {definition} }}")
}

fn reference(reference: &Reference) -> String {
    let [schema, table, name, definition] = [
        &reference.schema,
        &reference.table,
        &reference.name,
        &reference.definition,
    ]
    .map(|text| quoted(text));
    let columns = match reference.columns.as_slice() {
        [] => String::new(),
        columns => format!(", columns = [{}]", list(columns)),
    };
    format!(
        "{{ schema = {schema}, table = {table}, name = {name}, definition = {definition}{columns} }}"
    )
}

fn routine(routine: &Routine) -> String {
    let mut text = format!("{{ name = {}", quoted(&routine.name));
    text.push_str(&flags(&[
        ("strict", routine.strict),
        ("set", routine.set),
        ("aggregate", routine.aggregate),
    ]));
    let names = [
        ("returns", &routine.returns),
        ("extension", &routine.extension),
    ];
    for (key, name) in names {
        if let Some(name) = name {
            text.push_str(&format!(", {key} = {}", quoted(name)));
        }
    }
    text + " }"
}

/// An array with a line for each of its values, if it has any.
fn lines(text: &mut String, key: &str, values: impl Iterator<Item = String>) -> Result {
    let mut values = values.peekable();
    if values.peek().is_none() {
        return Ok(());
    }
    writeln!(text, "{key} = [")?;
    values.try_for_each(|value| writeln!(text, "  {value},"))?;
    writeln!(text, "]")
}

fn pairs(pairs: &[(String, String)]) -> String {
    let pair = |(a, b): &(String, String)| format!("[{}, {}]", quoted(a), quoted(b));
    pairs.iter().map(pair).collect::<Vec<_>>().join(", ")
}

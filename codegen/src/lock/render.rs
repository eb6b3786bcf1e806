//! What the server said into the text of a lock.

use super::{END, FORMAT, sql_hash};
use crate::catalog::{Catalog, Table, TypeShape};
use crate::describe::{DescribedColumn, DescribedQuery, Origin};
use std::fmt::Write;

/// Renders the lock of `queries`.
#[must_use]
pub fn render(queries: &[DescribedQuery], catalog: &Catalog, schema: Option<&str>) -> String {
    let mut text = "# Written by `bindery generate`: what PostgreSQL said of each query.\n\
                    # Commit this file, so that builds need no server. Do not edit it.\n"
        .to_owned();
    // Writing into a String can not fail.
    let _ = render_into(&mut text, queries, catalog, schema);
    text
}

fn render_into(
    text: &mut String,
    queries: &[DescribedQuery],
    catalog: &Catalog,
    schema: Option<&str>,
) -> std::fmt::Result {
    writeln!(text, "format = {FORMAT}")?;
    if let Some(schema) = schema {
        writeln!(text, "schema = {}", quoted(schema))?;
    }
    for described in queries {
        let query = &described.query;
        writeln!(text, "\n[[query]]\nname = {}", quoted(&query.name.value))?;
        writeln!(text, "file = {}", quoted(&query.file.path))?;
        writeln!(text, "sql = {}", quoted(&sql_hash(query)))?;
        if !described.params.is_empty() {
            writeln!(text, "params = [{}]", list(&described.params))?;
        }
        if !described.columns.is_empty() {
            writeln!(text, "columns = [")?;
            for column in &described.columns {
                writeln!(text, "  {},", locked_column(column))?;
            }
            writeln!(text, "]")?;
        }
    }
    for table in used_tables(queries, catalog) {
        let not_null = table.columns.iter().filter(|column| column.not_null);
        let not_null: Vec<String> = not_null.map(|column| column.name.clone()).collect();
        writeln!(text, "\n[[table]]\nschema = {}", quoted(&table.schema))?;
        writeln!(
            text,
            "name = {}\nnot_null = [{}]",
            quoted(&table.name),
            list(&not_null)
        )?;
    }
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
    writeln!(text, "\n{END}")
}

fn locked_column(column: &DescribedColumn) -> String {
    let mut text = format!(
        "{{ name = {}, type = {}",
        quoted(&column.name),
        quoted(&column.pg_type)
    );
    if let Some(Origin {
        schema,
        table,
        column,
    }) = &column.origin
    {
        text.push_str(&format!(
            ", origin = [{}]",
            list(&[schema.clone(), table.clone(), column.clone()])
        ));
    }
    if let Some(domain) = &column.domain {
        text.push_str(&format!(", domain = {}", quoted(domain)));
    }
    text + " }"
}

fn quoted(text: &str) -> String {
    let plain = |c: char| !c.is_control() && !matches!(c, '"' | '\'' | '\\');
    match text.chars().all(plain) {
        // As the library would write it, without asking it tens of thousands of times.
        true => format!("\"{text}\""),
        false => toml::Value::from(text).to_string(),
    }
}

fn list(texts: &[String]) -> String {
    texts
        .iter()
        .map(|text| quoted(text))
        .collect::<Vec<_>>()
        .join(", ")
}

fn pairs(pairs: &[(String, String)]) -> String {
    let pair = |(a, b): &(String, String)| format!("[{}, {}]", quoted(a), quoted(b));
    pairs.iter().map(pair).collect::<Vec<_>>().join(", ")
}

/// The tables that columns come from: of the others the lock says nothing.
fn used_tables<'a>(
    queries: &'a [DescribedQuery],
    catalog: &'a Catalog,
) -> impl Iterator<Item = &'a Table> {
    let origins = || {
        queries
            .iter()
            .flat_map(|q| &q.columns)
            .filter_map(|c| c.origin.as_ref())
    };
    let used: std::collections::BTreeSet<(&str, &str)> = origins()
        .map(|origin| (origin.schema.as_str(), origin.table.as_str()))
        .collect();
    catalog
        .tables
        .iter()
        .filter(move |table| used.contains(&(&table.schema, &table.name)))
}

//! What the server said into the text of a lock.

use super::{END, FORMAT, render_catalog, sql_hash, variants};
use crate::catalog::Catalog;
use crate::describe::{DescribedColumn, DescribedQuery, Origin};
use crate::procedures::Procedures;
use std::fmt::Write;

/// Renders the lock of `queries`.
#[must_use]
pub fn render<Q: std::borrow::Borrow<DescribedQuery>>(
    queries: &[Q],
    catalog: &Catalog,
    procedures: &Procedures,
    schema: Option<&str>,
) -> String {
    let mut text = "# Written by `bindery generate`: what PostgreSQL said of each query.\n\
                    # Commit this file, so that builds need no server. Do not edit it.\n"
        .to_owned();
    // Writing into a String can not fail.
    let queries: Vec<&DescribedQuery> = queries.iter().map(Q::borrow).collect();
    let _ = render_into(&mut text, &queries, catalog, procedures, schema);
    text
}

fn render_into(
    text: &mut String,
    queries: &[&DescribedQuery],
    catalog: &Catalog,
    procedures: &Procedures,
    schema: Option<&str>,
) -> std::fmt::Result {
    writeln!(text, "format = {FORMAT}")?;
    if let Some(schema) = schema {
        writeln!(text, "schema = {}", quoted(schema))?;
    }
    render_catalog::head(text, catalog)?;
    for (described, like) in variants::entries(queries) {
        let query = &described.query;
        writeln!(text, "\n[[query]]\nname = {}", quoted(&query.full_name()))?;
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
        if !like.is_empty() {
            writeln!(text, "variants = [")?;
            like.iter().try_for_each(|hash| writeln!(text, "  {},", quoted(hash)))?;
            writeln!(text, "]")?;
        }
    }
    render_catalog::tables(text, catalog)?;
    render_catalog::types(text, catalog)?;
    render_procedures(text, procedures)?;
    writeln!(text, "\n{END}")
}

/// What `[procedures]` selects, a line of TOML for each line of a query.
fn render_procedures(text: &mut String, procedures: &Procedures) -> std::fmt::Result {
    if procedures.is_empty() {
        return Ok(());
    }
    writeln!(text, "\n[procedures]")?;
    writeln!(text, "include = [{}]", list(&procedures.include))?;
    writeln!(text, "exclude = [{}]", list(&procedures.exclude))?;
    for routine in &procedures.routines {
        writeln!(text, "\n[[procedures.routine]]")?;
        writeln!(text, "schema = {}", quoted(&routine.schema))?;
        writeln!(text, "signature = {}", quoted(&routine.signature))?;
        for (key, lines) in [("docs", &routine.docs), ("query", &routine.query)] {
            if !lines.is_empty() {
                writeln!(text, "{key} = [")?;
                (lines.iter()).try_for_each(|line| writeln!(text, "  {},", quoted(line)))?;
                writeln!(text, "]")?;
            }
        }
        if let Some(reason) = &routine.skipped {
            writeln!(text, "skipped = {}", quoted(reason))?;
        }
    }
    Ok(())
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

/// A string of TOML's: <https://toml.io/en/v1.0.0#string>.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

pub(super) fn list(texts: &[String]) -> String {
    texts
        .iter()
        .map(|text| quoted(text))
        .collect::<Vec<_>>()
        .join(", ")
}

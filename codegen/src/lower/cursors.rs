//! `@fetch`: what a query's cursors give, and the columns of rows that cursors can give.

use crate::catalog::bare_name;
use crate::infer::TypedQuery;
use crate::model::{Cursors, FetchedColumn, Field};
use crate::names;

/// The rows of the query's cursors, and the names in the function that fetches them in portions.
pub(super) fn lower(typed: &TypedQuery) -> Cursors {
    let parsed = &typed.query;
    let params = typed.params.iter().map(|param| names::snake(&param.name));
    let mut taken: Vec<String> = std::iter::once("client".to_owned()).chain(params).collect();
    let mut free = |name: String| {
        let mut free = name.clone();
        let mut number = 2;
        while taken.contains(&free) {
            free = format!("{}_{number}", names::unescaped(&name));
            number += 1;
        }
        taken.push(free.clone());
        free
    };
    let portion = free("portion".to_owned());
    let rows: Vec<String> = parsed
        .fetches
        .iter()
        .map(|it| names::row(&it.value))
        .collect();
    let closures = rows.iter().map(|row| free(names::snake(row)));
    Cursors {
        each: format!(
            "{}_each",
            names::unescaped(&names::snake(&parsed.name.value))
        ),
        portion,
        closures: closures.collect(),
        rows,
    }
}

/// The columns of the query's row, as a cursor has to have them; none where it holds rows.
pub(super) fn columns(typed: &TypedQuery, fields: &[Field]) -> Option<Vec<FetchedColumn>> {
    let columns = typed.columns.iter().zip(fields);
    let columns = columns.map(|(column, field)| FetchedColumn {
        field: field.name.clone(),
        name: column.name.clone(),
        pg_type: driver_name(&column.pg_type),
    });
    typed.embeds.is_empty().then(|| columns.collect())
}

/// The type's name without its schema.
fn driver_name(pg_type: &str) -> String {
    match pg_type.strip_suffix("[]") {
        Some(element) => format!("{}[]", driver_name(element)),
        None => bare_name(pg_type),
    }
}

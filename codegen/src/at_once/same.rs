//! Whether all sets at once do what they do one by one.
//!
//! A statement sees nothing of what it writes itself, so that what reads other rows than the one that it writes would
//! see too little; and what does not depend on a set is computed once for all.
//! <https://www.postgresql.org/docs/current/transaction-iso.html>,
//! <https://www.postgresql.org/docs/current/xfunc-volatility.html>

use super::Kind;
use crate::catalog::{Catalog, Meddling, Table, TableKind};
use crate::describe::DescribedQuery;
use crate::infer::{Schema, writes_at_most_one};
use crate::lex::solid;
use crate::writes::{Target, name, writes};
use std::collections::BTreeSet;

/// Whether [`statement`](super::statement) of the query does the same as the query for each set, where each set has
/// exactly one row if it writes.
pub(crate) fn is_same(described: &DescribedQuery, catalog: &Catalog, meddling: &Meddling) -> bool {
    let sql = &described.query.statement.sql;
    let names = names(sql);
    if meddling.hidden {
        return false;
    }
    match Kind::of(sql) {
        None => false,
        Some(Kind::Read) => match with_views(names, catalog) {
            Some(names) => names.is_disjoint(&meddling.volatile),
            None => false,
        },
        Some(kind) => {
            let found = writes(sql);
            let is_apart = |it: &Target| {
                let table = catalog.find(it.schema.as_deref(), &it.table);
                table.is_some_and(|table| {
                    let updates = !found.sets.is_empty();
                    is_apart(table, [kind == Kind::Insert, updates, it.deletes], meddling)
                        && !tells_apart(table, &found.sets)
                })
            };
            let is_single = match kind {
                Kind::Insert => names.is_disjoint(&meddling.sets),
                _ => writes_at_most_one(described, &Schema::new(catalog)),
            };
            found.tables.iter().all(is_apart) && names.is_disjoint(&meddling.reading) && is_single
        }
    }
}

/// The names in a statement, as the catalog has them.
fn names(sql: &str) -> BTreeSet<String> {
    solid(sql)
        .filter_map(|it| name(it.kind, &sql[it.span.range()]))
        .collect()
}

/// The names, and those in the views that they name; none where it is not known what a view is.
fn with_views(mut names: BTreeSet<String>, catalog: &Catalog) -> Option<BTreeSet<String>> {
    let is_view = |it: &&Table| it.kind == TableKind::View;
    let mut views: Vec<&Table> = catalog.tables.iter().filter(is_view).collect();
    while let Some(at) = views.iter().position(|it| names.contains(&it.name)) {
        names.extend(self::names(views.swap_remove(at).view.as_deref()?));
    }
    Some(names)
}

/// Whether nothing but the statement has a hand in the rows of the table, which it inserts, updates, or deletes.
fn is_apart(table: &Table, does: [bool; 3], meddling: &Meddling) -> bool {
    let Meddling {
        inserting,
        updating,
        deleting,
        ..
    } = meddling;
    let mut others = does.into_iter().zip([inserting, updating, deleting]);
    table.kind == TableKind::Table
        && !meddling.tables.contains(&table.oid)
        && !others.any(|(does, tables)| does && tables.contains(&table.oid))
}

/// Whether one of the columns, or what is made of them, tells rows apart: then it makes a difference in which order they
/// change.
fn tells_apart(table: &Table, columns: &BTreeSet<String>) -> bool {
    let definitions = table.constraints.iter().map(|it| &it.definition);
    let of_constraints =
        definitions.filter(|it| !it.starts_with("CHECK") && !it.starts_with("FOREIGN KEY"));
    let generated = table.columns.iter().filter(|it| it.generated);
    let generated: Vec<&String> = generated.map(|it| &it.name).collect();
    let changes = |names: BTreeSet<String>| {
        !names.is_disjoint(columns) || generated.iter().any(|it| names.contains(*it))
    };
    let mut all = of_constraints.chain(table.keys.iter().flat_map(|it| &it.parts));
    // Of a whole row, each column is a part.
    !columns.is_empty() && all.any(|it| it.contains(".*") || changes(names(it)))
}

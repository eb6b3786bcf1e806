//! Whether all sets at once do what they do one by one.
//!
//! A statement sees nothing of what it writes itself, so that what reads other rows than the one that it writes would
//! see too little. <https://www.postgresql.org/docs/current/transaction-iso.html>

use crate::catalog::{Catalog, Meddling, Table, TableKind};
use crate::describe::DescribedQuery;
use crate::infer::{Schema, writes_at_most_one};
use crate::lex::{TokenKind, tokens};
use crate::source::Span;
use crate::writes::{Target, writes};
use std::collections::BTreeSet;

/// Whether [`statement`](super::statement) of the query does the same as the query for each set, where each set has
/// exactly one row if it writes.
pub(crate) fn is_same(described: &DescribedQuery, catalog: &Catalog, meddling: &Meddling) -> bool {
    let sql = &described.query.statement.sql;
    let found = writes(sql);
    let names = names(sql);
    let Some(target) = found.tables.first() else {
        return names.is_disjoint(&meddling.writing);
    };
    let Some(table) = catalog.find(target.schema.as_deref(), &target.table) else {
        return false;
    };
    let first = tokens(sql, Span::new(0, sql.len())).next();
    let is_insert = first.is_some_and(|it| it.is_word(sql, "insert"));
    names.is_disjoint(&meddling.reading)
        && is_apart(table, target, meddling)
        && !is_unique(table, &found.sets)
        && (is_insert || writes_at_most_one(described, &Schema::new(catalog)))
}

/// The names and operators of a statement, as the catalog has them.
fn names(sql: &str) -> BTreeSet<String> {
    let all = tokens(sql, Span::new(0, sql.len()));
    let name = |kind: TokenKind, text: &str| match kind {
        TokenKind::Word => Some(text.to_lowercase()),
        TokenKind::QuotedName => Some(text.trim_matches('"').to_owned()),
        TokenKind::Operator => Some(text.to_owned()),
        _ => None,
    };
    all.filter_map(|it| name(it.kind, &sql[it.span.range()]))
        .collect()
}

/// Whether nothing but the statement has a hand in the rows of the table.
fn is_apart(table: &Table, target: &Target, meddling: &Meddling) -> bool {
    table.kind == TableKind::Table
        && table.is_plain
        && !meddling.tables.contains(&table.oid)
        && !(target.deletes && meddling.deleting.contains(&table.oid))
}

/// Whether one of the columns tells rows apart: in which order they change makes a difference.
fn is_unique(table: &Table, columns: &BTreeSet<String>) -> bool {
    let definitions = table.constraints.iter().map(|it| &it.definition);
    let tells_apart = |it: &&String| !it.starts_with("CHECK") && !it.starts_with("FOREIGN KEY");
    let of_constraints = definitions.filter(tells_apart);
    let mut all = of_constraints.chain(table.keys.iter().flat_map(|it| &it.parts));
    all.any(|it| !names(it).is_disjoint(columns))
}

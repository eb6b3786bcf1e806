//! What the server said, for generated code to compare with what a server says later.

use crate::catalog::{Catalog, Table, TypeShape};
use crate::companion::Added;
use crate::describe::{DescribedQuery, Origin};
use crate::infer::TypedQuery;
use crate::lex::{Token, TokenKind, solid};
use crate::model::{Expected, ExpectedColumn, NotNull};
use std::collections::HashSet;

/// What the server said of the query.
pub(super) fn of_query(typed: &TypedQuery, catalog: &Catalog) -> Expected {
    let params = typed.params.iter();
    let params = params.flat_map(|param| match param.columns.as_slice() {
        [] => vec![param.pg_type.clone()],
        columns => columns
            .iter()
            .map(|it| format!("{}[]", it.pg_type))
            .collect(),
    });
    let columns = typed.columns.iter().map(|column| ExpectedColumn {
        name: column.name.clone(),
        pg_type: column.pg_type.clone(),
        not_null: is_not_null(column.origin.as_ref(), catalog),
    });
    Expected {
        params: params.collect(),
        columns: columns.collect(),
    }
}

/// What it said of the columns that a query copies.
pub(super) fn of_copied(described: &DescribedQuery, catalog: &Catalog) -> Expected {
    let columns = described.columns.iter().map(|column| ExpectedColumn {
        name: column.name.clone(),
        pg_type: column.pg_type.clone(),
        not_null: is_not_null(column.origin.as_ref(), catalog),
    });
    Expected {
        params: Vec::new(),
        columns: columns.collect(),
    }
}

fn is_not_null(origin: Option<&Origin>, catalog: &Catalog) -> bool {
    let Some(origin) = origin else {
        return false;
    };
    let table = catalog.table(&origin.schema, &origin.table);
    let mut columns = table.iter().flat_map(|table| &table.columns);
    columns.any(|it| it.name == origin.column && it.not_null)
}

/// The columns that are NOT NULL, table by table, of the tables that the queries can mean: not of those that only
/// have the name of one in another schema. Temporary tables are a session's own.
pub(super) fn not_null(queries: &[TypedQuery], added: &Added, catalog: &Catalog) -> Vec<NotNull> {
    let parsed = queries.iter().map(|it| &it.query);
    let parsed = parsed.chain(added.queries().map(|it| &it.query));
    let own: HashSet<Name> = parsed.flat_map(|it| names(&it.statement.sql)).collect();
    let views = catalog.tables.iter().filter_map(|it| it.view.as_ref());
    let of_views: HashSet<Name> = views.flat_map(|sql| names(sql)).collect();
    let of_table = |table: &Table| {
        let found = catalog.find(None, &table.name);
        let is_found = found.is_some_and(|it| it.schema == table.schema);
        let name = table.name.to_lowercase();
        let whole = (Some(table.schema.to_lowercase()), name.clone());
        let is_named = own.contains(&whole);
        let is_of_view = of_views.contains(&whole);
        // Views keep the tables that they were made of.
        let is_left_open = is_found && !is_named && own.contains(&(None, name));
        (is_found || is_named || is_of_view).then(|| NotNull {
            schema: (!is_left_open).then(|| table.schema.clone()),
            table: table.name.clone(),
            columns: (table.columns.iter())
                .filter(|column| column.not_null)
                .map(|column| column.name.clone())
                .collect(),
        })
    };
    let tables = catalog.tables.iter().filter(|it| it.schema != "pg_temp");
    tables
        .filter_map(of_table)
        .filter(|it| !it.columns.is_empty())
        .collect()
}

/// A name in lower case, and the one before its point.
type Name = (Option<String>, String);

/// The names in a statement.
fn names(sql: &str) -> Vec<Name> {
    let all: Vec<Token> = solid(sql).collect();
    let text = |at: usize| &sql[all[at].span.range()];
    let name = |at: usize| match all[at].kind {
        TokenKind::Word => Some(text(at).to_lowercase()),
        TokenKind::QuotedName => Some(text(at).trim_matches('"').to_lowercase()),
        _ => None,
    };
    let named = |at: usize| match at.checked_sub(2).filter(|_| text(at - 1) == ".") {
        Some(before) => Some((name(before), name(at)?)),
        None => Some((None, name(at)?)),
    };
    (0..all.len()).filter_map(named).collect()
}

/// The enums that queries use, with their labels.
pub(super) fn enums(catalog: &Catalog) -> Vec<(String, Vec<String>)> {
    let types = catalog.types.iter();
    let types = types.filter(|(name, _)| !name.starts_with("pg_temp."));
    types
        .filter_map(|(name, shape)| match shape {
            TypeShape::Enum(labels) => Some((name.clone(), labels.clone())),
            _ => None,
        })
        .collect()
}

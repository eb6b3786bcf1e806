//! What the server said, for generated code to compare with what a server says later.

use crate::catalog::{Catalog, Table};
use crate::describe::{DescribedQuery, Origin};
use crate::infer::TypedQuery;
use crate::model::{Expected, ExpectedColumn, NotNull};

/// What the server said of the query.
pub(super) fn of_query(typed: &TypedQuery, catalog: &Catalog) -> Expected {
    let params = typed.params.iter().map(|param| param.pg_type.clone());
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

/// The columns that are NOT NULL, table by table. Temporary tables are a session's own.
pub(super) fn not_null(catalog: &Catalog) -> Vec<NotNull> {
    let tables = catalog.tables.iter().filter(|it| it.schema != "pg_temp");
    let of_table = |table: &Table| NotNull {
        schema: table.schema.clone(),
        table: table.name.clone(),
        columns: (table.columns.iter())
            .filter(|column| column.not_null)
            .map(|column| column.name.clone())
            .collect(),
    };
    tables
        .map(of_table)
        .filter(|it| !it.columns.is_empty())
        .collect()
}

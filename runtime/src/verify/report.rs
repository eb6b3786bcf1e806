//! What was expected beside what the server says.

use super::expected::{ExpectedColumn, ExpectedDatabase, ExpectedQuery};
use super::names::type_name;
use super::{Difference, DifferenceKind, VerifyError};
use crate::{Param, Query};
use postgres::types::{Oid, Type};
use postgres::{Column, Error, Row, Statement};
use std::collections::BTreeSet;

/// Which of these columns of tables can hold NULL: those at a table's identifier and a column's number, and
/// those with these names, as far as there are such tables; without a schema, the one that the search path leads to.
/// The first have the place 0.
///
/// NOT NULL counts where the generator lets it count: see `COLUMNS` in its `catalog/sql.rs`.
pub(crate) const BASES: &str = "
WITH RECURSIVE asked(oid, attnum, attname, place) AS (
    SELECT a.attrelid, a.attnum, a.attname, 0::bigint
    FROM unnest($1::oid[], $2::smallint[]) AS given(oid, attnum)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = given.oid AND a.attnum = given.attnum
    UNION ALL
    SELECT a.attrelid, a.attnum, a.attname, given.place
    FROM unnest($3::text[], $4::text[], $5::text[])
         WITH ORDINALITY AS given(schema, name, attname, place)
    JOIN pg_catalog.pg_attribute a
      ON a.attname = given.attname::name AND NOT a.attisdropped AND a.attrelid = CASE given.schema
        WHEN '' THEN to_regclass(quote_ident(given.name))::oid
        ELSE (SELECT c.oid FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = given.schema::name AND c.relname = given.name::name) END),
family(ancestor, attnum, attname, place, oid) AS (
    SELECT oid, attnum, attname, place, oid FROM asked
    UNION
    SELECT f.ancestor, f.attnum, f.attname, f.place, i.inhrelid
    FROM family f JOIN pg_catalog.pg_inherits i ON i.inhparent = f.oid)
SELECT DISTINCT f.ancestor, f.attnum, n.nspname || '.' || c.relname || '.' || f.attname, f.place
FROM family f
JOIN pg_catalog.pg_class c ON c.oid = f.ancestor
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class k ON k.oid = f.oid
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = f.oid AND a.attname = f.attname
WHERE NOT (
    coalesce(a.attnotnull, false) AND k.relkind IN ('r', 'p')
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_rewrite r WHERE r.ev_class = k.oid AND r.is_instead)
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint o
        WHERE o.conrelid = k.oid AND o.contype = 'n' AND NOT o.convalidated
          AND a.attnum = ANY (o.conkey)))
ORDER BY f.place, f.ancestor, f.attnum";

/// The labels of these enums, as far as there are such types, with their places from 1.
pub(crate) const LABELS: &str = "
SELECT given.place, ARRAY(
    SELECT e.enumlabel::text FROM pg_catalog.pg_enum e
    WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
FROM unnest($1::text[]) WITH ORDINALITY AS given(name, place)
JOIN pg_catalog.pg_type t ON t.oid = to_regtype(given.name)
ORDER BY given.place";

/// What differs so far, and what is left to ask about.
#[derive(Default)]
pub(crate) struct Report {
    differences: Vec<Difference>,
    /// The columns of tables that were NOT NULL and that queries return.
    returned: Vec<Returned>,
}

/// A table's column that a query returns.
struct Returned {
    query: &'static str,
    /// How many differences come before what there is to say of it.
    place: usize,
    column: (Oid, i16),
}

/// The parameters of [`BASES`].
pub(crate) struct Bases {
    oids: Vec<Oid>,
    numbers: Vec<i16>,
    schemas: Vec<String>,
    tables: Vec<String>,
    columns: Vec<String>,
}

impl Bases {
    /// As the driver takes them.
    pub(crate) fn params(&self) -> [(Param<'_>, Type); 5] {
        [
            (&self.oids, Type::OID_ARRAY),
            (&self.numbers, Type::INT2_ARRAY),
            (&self.schemas, Type::TEXT_ARRAY),
            (&self.tables, Type::TEXT_ARRAY),
            (&self.columns, Type::TEXT_ARRAY),
        ]
    }
}

impl Report {
    /// Compares a query with what the server says of it.
    ///
    /// # Errors
    ///
    /// The server says nothing.
    pub(crate) fn add(
        &mut self,
        query: &'static Query,
        expected: &ExpectedQuery,
        said: Result<Statement, Error>,
    ) -> Result<(), Error> {
        let mut kinds = Vec::new();
        match said {
            Ok(statement) => {
                kinds.extend(params(&expected.params, statement.params()));
                kinds.extend(columns(&expected.columns, statement.columns()));
                self.note_bases(query.name, &expected.columns, &statement, &mut kinds);
            }
            Err(error) => match error.as_db_error() {
                Some(cause) => kinds.push(DifferenceKind::Refused {
                    code: cause.code().clone(),
                    message: cause.message().to_owned(),
                }),
                None => return Err(error),
            },
        }
        let differences = kinds.into_iter().map(|kind| Difference {
            query: Some(query.name),
            kind,
        });
        self.differences.extend(differences);
        Ok(())
    }

    /// Remembers the columns of tables that were NOT NULL, which are known by their numbers here.
    fn note_bases(
        &mut self,
        query: &'static str,
        expected: &[ExpectedColumn],
        statement: &Statement,
        kinds: &mut Vec<DifferenceKind>,
    ) {
        let columns = expected.iter().zip(statement.columns());
        for (expected, column) in columns {
            if !expected.not_null || expected.name != column.name() {
                continue;
            }
            match column.table_oid().zip(column.column_id()) {
                Some(base) => self.returned.push(Returned {
                    query,
                    place: 0,
                    column: base,
                }),
                None => kinds.push(DifferenceKind::NoTable {
                    column: expected.name.clone(),
                }),
            }
        }
        let place = self.differences.len() + kinds.len();
        let own = self.returned.iter_mut().rev();
        own.take_while(|it| it.query == query && it.place == 0)
            .for_each(|it| it.place = place);
    }

    /// The columns of tables to ask about.
    pub(crate) fn bases(&self, expected: &ExpectedDatabase) -> Bases {
        let returned: BTreeSet<(Oid, i16)> = self.returned.iter().map(|it| it.column).collect();
        let (oids, numbers) = returned.into_iter().unzip();
        let mut bases = Bases {
            oids,
            numbers,
            schemas: Vec::new(),
            tables: Vec::new(),
            columns: Vec::new(),
        };
        for [schema, table, column] in expected.not_null() {
            bases.schemas.push(schema);
            bases.tables.push(table);
            bases.columns.push(column);
        }
        bases
    }

    /// Ends with the answers to [`BASES`] and [`LABELS`].
    ///
    /// # Errors
    ///
    /// All that differs.
    pub(crate) fn finish(
        self,
        expected: &ExpectedDatabase,
        rows: &[Row],
        labels: &[Row],
    ) -> Result<(), VerifyError> {
        let nullable = |row: &Row| DifferenceKind::Nullable { column: row.get(2) };
        let mut all = Vec::new();
        let mut differences = self.differences.into_iter().enumerate().peekable();
        for returned in &self.returned {
            while let Some((_, difference)) = differences.next_if(|(at, _)| *at < returned.place) {
                all.push(difference);
            }
            let row = rows.iter().find(|row| base(row) == returned.column);
            all.extend(row.map(|row| Difference {
                query: Some(returned.query),
                kind: nullable(row),
            }));
        }
        all.extend(differences.map(|(_, difference)| difference));
        let is_returned = |row: &Row| self.returned.iter().any(|it| it.column == base(row));
        let others = rows.iter().filter(|row| !is_returned(row));
        all.extend(others.map(|row| Difference {
            query: None,
            kind: nullable(row),
        }));
        all.extend(enums(expected, labels));
        match all.is_empty() {
            true => Ok(()),
            false => Err(VerifyError::Differences(all)),
        }
    }
}

/// The table and the column that a row of the answer to [`BASES`] is about.
fn base(row: &Row) -> (Oid, i16) {
    (row.get(0), row.get(1))
}

/// The enums that have other labels, by the answer to [`LABELS`].
fn enums(expected: &ExpectedDatabase, labels: &[Row]) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut labels = labels.iter().peekable();
    for (place, expected) in (1..).zip(expected.enums()) {
        let Some(row) = labels.next_if(|row| row.get::<_, i64>(0) == place) else {
            continue;
        };
        let found: Vec<String> = row.get(1);
        if found != expected.labels {
            let kind = DifferenceKind::Labels {
                pg_type: expected.pg_type,
                expected: expected.labels,
                found,
            };
            differences.push(Difference { query: None, kind });
        }
    }
    differences
}

fn params(expected: &[String], found: &[Type]) -> Vec<DifferenceKind> {
    let found: Vec<String> = found.iter().map(type_name).collect();
    let count = expected.len().max(found.len());
    let at = |types: &[String], index: usize| types.get(index).cloned().unwrap_or_default();
    (0..count)
        .filter(|index| at(expected, *index) != at(&found, *index))
        .map(|index| DifferenceKind::ParamType {
            number: index + 1,
            expected: at(expected, index),
            found: at(&found, index),
        })
        .collect()
}

fn columns(expected: &[ExpectedColumn], found: &[Column]) -> Vec<DifferenceKind> {
    let mut kinds = Vec::new();
    let names: Vec<String> = found.iter().map(|it| it.name().to_owned()).collect();
    let expected_names: Vec<String> = expected.iter().map(|it| it.name.clone()).collect();
    if names != expected_names {
        kinds.push(DifferenceKind::Columns {
            expected: expected_names,
            found: names,
        });
    }
    let same = expected
        .iter()
        .zip(found)
        .filter(|(a, b)| a.name == b.name());
    for (expected, found) in same {
        let found = type_name(found.type_());
        if expected.pg_type != found {
            kinds.push(DifferenceKind::ColumnType {
                column: expected.name.clone(),
                expected: expected.pg_type.clone(),
                found,
            });
        }
    }
    kinds
}

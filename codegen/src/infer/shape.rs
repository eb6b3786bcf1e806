//! What is known of the rows of a table or a view.

use super::analysis::{Analysis, Lines, Side};
use super::facts::{Fact, Known, Outcome};
use super::schema::Schema;
use super::scope::{Env, Relation};
use super::tree;
use super::value::{Column, Ctes, Shape, Source, Value};
use super::why::Why;
use crate::catalog::{Table, TableKind};
use std::borrow::Cow;
use std::sync::Arc;

impl<'c> Schema<'c> {
    /// What is known of the rows of the table at `at`.
    pub(super) fn table_shape(&'c self, at: usize) -> &'c TableShape {
        // A view is never part of itself, so this ends.
        if let Some(known) = self.shapes[at].get() {
            return known;
        }
        let table = &self.catalog.tables[at];
        let found = match table.kind {
            TableKind::Table => TableShape {
                nulls: self.nulls_of_table(table),
                absent: Vec::new(),
                unique: super::rows::column_keys(table),
            },
            TableKind::View | TableKind::MaterializedView => self.shape_of_view(table),
            TableKind::Foreign => TableShape {
                nulls: all_nullable(table, "the server does not check foreign tables"),
                absent: Vec::new(),
                unique: Vec::new(),
            },
        };
        self.shapes[at].get_or_init(|| found)
    }

    pub(super) fn nulls_of_table(&'c self, table: &'c Table) -> Vec<Option<Arc<Why>>> {
        let checked = self.checked(table);
        let columns = table.columns.iter().enumerate();
        columns
            .map(|(at, column)| {
                let text = || format!("`{}.{}` is not declared NOT NULL", table.name, column.name);
                (!column.not_null && !checked.contains(&at)).then(|| Why::new(None, text()))
            })
            .collect()
    }

    /// The columns that a CHECK keeps from being NULL.
    pub(super) fn checked(&'c self, table: &'c Table) -> Vec<usize> {
        let mut found = Vec::new();
        // The others let NULL pass: a check fails only where it is false.
        let checks = table.checks.iter().filter(|it| it.contains(" IS "));
        for check in checks {
            let Some(expr) = tree::expression(check) else {
                continue;
            };
            let mut analysis = Analysis::new(self, &[], Lines::default());
            let relation = bare(table);
            let scope = analysis.add_relation(relation, table.name.clone(), None, 0);
            let (known, ctes) = (Known::default(), Ctes::new());
            let env = Env {
                outer: None,
                scope: &scope,
                known: &known,
                ctes: &ctes,
                group: None,
                windows: &[],
                is_padded: false,
            };
            for fact in analysis.facts(&expr, Outcome::NotFalse, &env) {
                if let Fact::Var(var) = fact {
                    found.push(var.column);
                }
            }
        }
        found
    }

    pub(super) fn shape_of_view(&'c self, view: &'c Table) -> TableShape {
        let shape = view.view.as_deref().and_then(|sql| self.shape(sql));
        let mut absent = Vec::new();
        let mut unique = super::rows::column_keys(view);
        let nulls = match shape {
            Some((
                Shape {
                    columns: Some(columns),
                    unique: keys,
                    ..
                },
                sides,
            )) if columns.len() == view.columns.len() => {
                unique.extend(keys);
                let of = |it: &Column<'_>| -> Vec<(usize, Side)> {
                    let own = it.value.absent.iter();
                    own.map(|side| (*side, sides[*side].clone())).collect()
                };
                absent = columns.iter().map(of).collect();
                let nulls = columns.into_iter().map(|it| it.value.null);
                let named = nulls.zip(&view.columns).map(|(null, column)| {
                    let text = format!("the view `{}` gives NULL for `{}`", view.name, column.name);
                    null.map(|why| Why::from(None, text, why))
                });
                named.collect()
            }
            _ => all_nullable(view, "the definition of the view is not understood"),
        };
        TableShape {
            nulls,
            absent,
            unique,
        }
    }

    /// What is known of a view's query.
    pub(super) fn shape(&'c self, sql: &str) -> Option<(Shape<'c>, Vec<Side>)> {
        let read = tree::read(sql)?;
        let query = read.query()?;
        let mut analysis = Analysis::new(self, &[], Lines::default());
        analysis.heed(&read.adapted);
        let shape = analysis.query(query, None, &Ctes::new());
        (!analysis.is_lost).then_some((shape, analysis.sides))
    }

    /// What joins within a view can leave out, for each of its columns.
    pub(super) fn absent(&'c self, name: &[String]) -> &'c [Vec<(usize, Side)>] {
        let at = self.find(name);
        at.map_or(&[], |at| &self.table_shape(at).absent)
    }

    /// The relation that a table is.
    pub(super) fn relation(
        &'c self,
        name: &[String],
        label: String,
    ) -> Option<(Relation<'c>, usize)> {
        let at = self.find(name)?;
        let table = &self.catalog.tables[at];
        let shape = self.table_shape(at);
        let mut relation = bare(table);
        relation.label = label;
        relation.unique.clone_from(&shape.unique);
        for (column, null) in relation.columns.iter_mut().zip(&shape.nulls) {
            column.value.null.clone_from(null);
        }
        let system: &[(&str, &str)] = match table.kind {
            TableKind::Table | TableKind::MaterializedView => &SYSTEM_COLUMNS,
            _ => &[],
        };
        let hidden = system.iter().map(|(name, pg_type)| Column {
            name: Cow::Borrowed(*name),
            value: Value::of(*pg_type),
        });
        relation.columns.extend(hidden);
        Some((relation, system.len()))
    }
}

/// What is known of a table's rows.
#[derive(Debug)]
pub(super) struct TableShape {
    /// Why each column can be NULL.
    nulls: Vec<Option<Arc<Why>>>,
    /// For each column the joins within a view that can leave it out, if nothing else makes it NULL.
    absent: Vec<Vec<(usize, Side)>>,
    /// The columns that no two rows share.
    unique: Vec<Vec<usize>>,
}

/// <https://www.postgresql.org/docs/current/ddl-system-columns.html>
pub(super) const SYSTEM_COLUMNS: [(&str, &str); 6] = [
    ("tableoid", "oid"),
    ("ctid", "tid"),
    ("xmin", "xid"),
    ("xmax", "xid"),
    ("cmin", "cid"),
    ("cmax", "cid"),
];

/// The relation of a table, of which every column is declared as it is.
pub(super) fn bare(table: &Table) -> Relation<'_> {
    let columns = table.columns.iter().map(|column| Column {
        name: Cow::Borrowed(column.name.as_str()),
        value: Value {
            source: Some(Source {
                schema: &table.schema,
                table: &table.name,
                column: &column.name,
            }),
            ..Value::of(column.pg_type.as_str())
        },
    });
    Relation {
        label: table.name.clone(),
        columns: columns.collect(),
        nulled: Vec::new(),
        unique: Vec::new(),
        is_single: false,
        has_row: false,
        depends: std::collections::BTreeSet::new(),
        table: Some(table),
    }
}

pub(super) fn all_nullable(table: &Table, text: &str) -> Vec<Option<Arc<Why>>> {
    let why = Why::new(None, text);
    table
        .columns
        .iter()
        .map(|_| Some(Arc::clone(&why)))
        .collect()
}

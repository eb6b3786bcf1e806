//! The catalog, by name: tables, views, types and functions as statements name them.

use super::analysis::{Analysis, Lines, Side};
use super::facts::{Fact, Known, Outcome};
use super::scope::{Env, Relation};
use super::tree;
use super::value::{Column, Ctes, Shape, Source, Value};
use super::why::Why;
use crate::catalog::{self, Catalog, Domain, Routine, Table, TableKind, TypeShape};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// The catalog, with what inference looks up in it.
#[derive(Debug)]
pub struct Schema<'c> {
    pub(super) catalog: &'c Catalog,
    tables: HashMap<(&'c str, &'c str), usize>,
    routines: HashMap<&'c str, &'c Routine>,
    /// What is known of each table's rows.
    shapes: Vec<OnceLock<TableShape>>,
}

/// What is known of a table's rows.
#[derive(Debug)]
struct TableShape {
    /// Why each column can be NULL.
    nulls: Vec<Option<Arc<Why>>>,
    /// For each column the joins within a view that can leave it out, if nothing else makes it NULL.
    absent: Vec<Vec<(usize, Side)>>,
    /// The columns that no two rows share.
    unique: Vec<Vec<usize>>,
}

impl<'c> Schema<'c> {
    /// The look-up of `catalog`.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Self {
        let tables = catalog.tables.iter().enumerate();
        Self {
            catalog,
            tables: tables
                .map(|(at, it)| ((it.schema.as_str(), it.name.as_str()), at))
                .collect(),
            routines: (catalog.routines.iter())
                .map(|it| (it.name.as_str(), it))
                .collect(),
            shapes: catalog.tables.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// The table that a name means: temporary tables come first, then the system's, then the search path.
    fn find(&self, name: &[String]) -> Option<usize> {
        let find = |schema: &str, name: &str| self.tables.get(&(schema, name)).copied();
        match name {
            [schema, name] => find(schema, name),
            // The catalog has a table of the system only where the server named it as an origin.
            [name] if name.starts_with("pg_") => find("pg_catalog", name),
            [name] => {
                let path = self.catalog.search_path.iter().map(String::as_str);
                let mut schemas = ["pg_temp", "pg_catalog"].into_iter().chain(path);
                schemas.find_map(|schema| find(schema, name))
            }
            _ => None,
        }
    }

    /// What users and extensions made under this name.
    pub(super) fn routine(&self, name: &str) -> Option<&'c Routine> {
        self.routines.get(name).copied()
    }

    /// Whether what the system has comes before what users made with the same name and types.
    pub(super) fn system_comes_first(&self) -> bool {
        !self.catalog.search_path.iter().any(|it| it == "pg_catalog")
    }

    /// The type that a domain is over, or the type itself.
    pub(super) fn base<'t>(&'t self, pg_type: &'t str) -> &'t str {
        match self.domain(pg_type) {
            Some(domain) => self.base(&domain.base),
            None => pg_type,
        }
    }

    fn domain(&self, pg_type: &str) -> Option<&Domain> {
        self.catalog.domains.iter().find(|it| it.name == pg_type)
    }

    /// Whether it is a domain.
    pub(super) fn is_domain(&self, pg_type: &str) -> bool {
        self.domain(pg_type).is_some()
    }

    /// Whether it is an enum.
    pub(super) fn is_enum(&self, pg_type: &str) -> bool {
        let shape = self.catalog.types.get(pg_type);
        matches!(shape, Some(TypeShape::Enum(_)))
    }

    /// The fields of a composite type.
    pub(super) fn fields(&self, pg_type: &str) -> Option<&'c [(String, String)]> {
        match self.catalog.types.get(pg_type) {
            Some(TypeShape::Composite(fields)) => Some(fields),
            _ => None,
        }
    }

    /// Whether it is an enum, a composite type or a range of users, or an array of such: their casts only
    /// go through text and fields.
    pub(super) fn is_made(&self, pg_type: &str) -> bool {
        let element = pg_type.strip_suffix("[]").unwrap_or(pg_type);
        let shape = self.catalog.types.get(element);
        matches!(
            shape,
            Some(TypeShape::Enum(_) | TypeShape::Composite(_) | TypeShape::Range(_))
        )
    }

    /// Whether it is a domain that is NOT NULL.
    pub(super) fn refuses_null(&self, pg_type: &str) -> bool {
        self.domain(pg_type).is_some_and(|it| it.not_null)
    }

    /// What is known of the rows of the table at `at`.
    fn table_shape(&'c self, at: usize) -> &'c TableShape {
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

    fn nulls_of_table(&'c self, table: &'c Table) -> Vec<Option<Arc<Why>>> {
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
    fn checked(&'c self, table: &'c Table) -> Vec<usize> {
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

    fn shape_of_view(&'c self, view: &'c Table) -> TableShape {
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
    fn shape(&'c self, sql: &str) -> Option<(Shape<'c>, Vec<Side>)> {
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

    /// Whether a function of users may be what casts between these types.
    pub(super) fn casts(&self, pg_type: Option<&str>) -> bool {
        let casts = &self.catalog.casts;
        let bare = |name: &str| catalog::bare_name(name);
        match pg_type {
            None => !casts.is_empty(),
            Some(it) => casts
                .iter()
                .any(|cast| cast == it || bare(cast) == bare(it)),
        }
    }
}

/// <https://www.postgresql.org/docs/current/ddl-system-columns.html>
const SYSTEM_COLUMNS: [(&str, &str); 6] = [
    ("tableoid", "oid"),
    ("ctid", "tid"),
    ("xmin", "xid"),
    ("xmax", "xid"),
    ("cmin", "cid"),
    ("cmax", "cid"),
];

/// The relation of a table, of which every column is declared as it is.
fn bare(table: &Table) -> Relation<'_> {
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
        table: Some(table),
    }
}

fn all_nullable(table: &Table, text: &str) -> Vec<Option<Arc<Why>>> {
    let why = Why::new(None, text);
    table
        .columns
        .iter()
        .map(|_| Some(Arc::clone(&why)))
        .collect()
}

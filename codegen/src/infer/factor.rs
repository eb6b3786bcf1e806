//! What stands in FROM into relations: tables, views, subqueries.

use super::analysis::{Analysis, Side};
use super::facts::Known;
use super::from::From;
use super::scope::{Env, Relation, Scope, folded, parts};
use super::value::{Column, Ctes, Shape, Text, Value};
use super::why::Why;
use sqlparser::ast::{ObjectName, TableAlias, TableFactor};
use std::collections::{BTreeMap, BTreeSet};

impl<'c> Analysis<'c> {
    pub(super) fn factor(
        &mut self,
        factor: &TableFactor,
        beside: &Scope<'c>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> From<'c> {
        let known = outer.map_or_else(Known::default, |outer| outer.known.clone());
        let lateral = Env {
            outer,
            scope: beside,
            known: &known,
            ctes,
            group: None,
            windows: &[],
            is_padded: false,
        };
        self.is_lost |= is_sample_misread(factor);
        let others = self.touched.take();
        let scope = match factor {
            TableFactor::Table {
                name,
                alias,
                args: None,
                ..
            } => self.named(name, alias.as_ref(), ctes),
            TableFactor::Derived {
                subquery, alias, ..
            } => {
                // Without LATERAL it can name nothing beside it, and the server has checked that.
                let shape = self.query(subquery, Some(&lateral), ctes);
                let label = alias
                    .as_ref()
                    .map_or_else(String::new, |it| folded(&it.name));
                self.shaped(&shape, label, alias.as_ref())
            }
            TableFactor::NestedJoin {
                table_with_joins,
                alias,
            } => {
                self.touched.borrow_mut().extend(others);
                let mut from = self.joined(table_with_joins, beside, outer, ctes);
                if let Some(alias) = alias {
                    from.scope = aliased(from.scope, alias);
                }
                return from;
            }
            TableFactor::Table { .. }
            | TableFactor::Function { .. }
            | TableFactor::UNNEST { .. } => self.function_in_from(factor, &lateral),
            TableFactor::JsonTable { columns, alias, .. } => {
                let label = alias
                    .as_ref()
                    .map_or_else(String::new, |it| folded(&it.name));
                match super::functions::json_columns(columns) {
                    Some(columns) => {
                        let shape = Shape {
                            columns: Some(columns),
                            ..Shape::unknown()
                        };
                        self.shaped(&shape, label, alias.as_ref())
                    }
                    None => self.opaque(label, false),
                }
            }
            TableFactor::XmlTable { alias, .. } => {
                let name = alias
                    .as_ref()
                    .map_or_else(String::new, |it| folded(&it.name));
                self.opaque(name, false)
            }
            _ => {
                self.is_lost = true;
                self.opaque(String::new(), false)
            }
        };
        let touched = self.touched.take();
        for relation in &scope.relations {
            let named = touched.iter().filter(|it| beside.relations.contains(it));
            self.relations[*relation].depends = named.copied().collect();
        }
        self.touched
            .borrow_mut()
            .extend(others.iter().chain(&touched));
        let has_row = scope.relations.iter().all(|it| self.relations[*it].has_row);
        From {
            scope,
            has_row,
            ..From::default()
        }
    }

    /// A table, a view or a common table expression.
    pub(super) fn named(
        &mut self,
        name: &ObjectName,
        alias: Option<&TableAlias>,
        ctes: &Ctes<'c>,
    ) -> Scope<'c> {
        let Some(path) = parts(name) else {
            self.is_lost = true;
            return self.opaque(String::new(), false);
        };
        let own = path.last().cloned().unwrap_or_default();
        let label = alias.map_or_else(|| own.clone(), |it| folded(&it.name));
        if let [name] = path.as_slice()
            && let Some((_, shape)) = ctes.iter().rev().find(|(it, _)| it == name)
        {
            let shape = std::rc::Rc::clone(shape);
            return self.shaped(&shape, label, alias);
        }
        let Some((relation, hidden)) = self.schema.relation(&path, label.clone()) else {
            return self.opaque(label, false);
        };
        let schema = relation.table.map(|it| it.schema.as_str());
        let schema = schema.filter(|_| alias.is_none());
        let mut relation = relation;
        self.adopt_sides(&mut relation, self.schema.absent(&path));
        let scope = self.add_relation(relation, label, schema, hidden);
        match alias {
            Some(alias) => renamed(scope, alias),
            None => scope,
        }
    }

    /// The sides of a view's joins, as the relation's own.
    pub(super) fn adopt_sides(
        &mut self,
        relation: &mut Relation<'c>,
        absent: &[Vec<(usize, Side)>],
    ) {
        let mut adopted: BTreeMap<usize, usize> = BTreeMap::new();
        for (column, absent) in relation.columns.iter_mut().zip(absent) {
            for (side, own) in absent {
                column.value.null = None;
                let own = adopted.entry(*side).or_insert_with(|| {
                    self.sides.push(own.clone());
                    self.sides.len() - 1
                });
                column.value.absent.push(*own);
            }
        }
    }

    /// A relation with the columns of a query.
    pub(super) fn shaped(
        &mut self,
        shape: &Shape<'c>,
        label: String,
        alias: Option<&TableAlias>,
    ) -> Scope<'c> {
        let is_single = shape.rows.many.is_none();
        let Some(columns) = &shape.columns else {
            return self.opaque(label, is_single);
        };
        let mut columns = columns.clone();
        self.renew_sides(&mut columns);
        for column in &mut columns {
            // A string that nothing gives a type is text.
            if std::mem::take(&mut column.value.is_literal) {
                column.value.pg_type = Some(Text::Borrowed("text"));
            }
        }
        let relation = Relation {
            label: label.clone(),
            columns,
            nulled: Vec::new(),
            unique: shape.unique.clone(),
            is_single,
            has_row: shape.rows.none.is_none(),
            depends: BTreeSet::new(),
            table: None,
        };
        let scope = self.add_relation(relation, label, None, 0);
        match alias {
            Some(alias) => renamed(scope, alias),
            None => scope,
        }
    }

    /// What joins within a query have left out is NULL all at once: where one column has a value, so have
    /// the others. Each relation that the query stands for has sides of its own.
    pub(super) fn renew_sides(&mut self, columns: &mut [Column<'c>]) {
        let mut renewed: BTreeMap<usize, usize> = BTreeMap::new();
        for column in columns {
            let absent = std::mem::take(&mut column.value.absent);
            if absent.is_empty() {
                continue;
            }
            column.value.null = None;
            for side in absent {
                let own = renewed.entry(side).or_insert_with(|| {
                    let of = column
                        .value
                        .var
                        .map(|var| self.relations[var.relation].label.clone());
                    self.sides.push(Side {
                        label: self.sides[side].label.clone().or(of),
                        opposite: None,
                        ..self.sides[side].clone()
                    });
                    self.sides.len() - 1
                });
                column.value.absent.push(*own);
            }
        }
    }

    /// Columns that are listed with their types: nothing else is known of them.
    pub(super) fn defined(&mut self, alias: &TableAlias, label: String) -> Scope<'c> {
        let why = Why::new(None, "the function may return NULL in any column");
        let columns = alias.columns.iter().map(|it| Column {
            name: folded(&it.name).into(),
            value: Value::with_null(Some(why.clone()))
                .typed(it.data_type.as_ref().and_then(super::types::named)),
        });
        let shape = Shape {
            columns: Some(columns.collect()),
            ..Shape::unknown()
        };
        self.shaped(&shape, label, None)
    }
}

/// Whether the OFFSET of a query was taken for one of TABLESAMPLE, which has none.
pub(super) fn is_sample_misread(factor: &TableFactor) -> bool {
    use sqlparser::ast::TableSampleKind::{AfterTableAlias, BeforeTableAlias};
    match factor {
        TableFactor::Table {
            sample: Some(AfterTableAlias(sample) | BeforeTableAlias(sample)),
            ..
        } => sample.offset.is_some(),
        _ => false,
    }
}

/// The scope with the names that an alias gives its columns.
pub(super) fn renamed<'c>(mut scope: Scope<'c>, alias: &TableAlias) -> Scope<'c> {
    let names = alias.columns.iter().map(|it| folded(&it.name));
    for (at, name) in names.enumerate() {
        if let Some(column) = scope.columns.get_mut(at) {
            column.0 = name.clone().into();
        }
        let listed = scope
            .qualifiers
            .first_mut()
            .and_then(|it| it.columns.as_mut());
        if let Some(column) = listed.and_then(|it| it.get_mut(at)) {
            column.0 = name.into();
        }
    }
    scope
}

/// `(a JOIN b) AS j`: only `j` can be named.
pub(super) fn aliased<'c>(mut scope: Scope<'c>, alias: &TableAlias) -> Scope<'c> {
    scope.qualifiers = vec![super::scope::Qualifier {
        name: folded(&alias.name),
        schema: None,
        columns: (!scope.is_opaque).then(|| scope.columns.clone()),
        hidden: Vec::new(),
        relation: None,
    }];
    renamed(scope, alias)
}

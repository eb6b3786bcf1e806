//! UPDATE and DELETE into what they return.

use super::analysis::Analysis;
use super::equality::Equality;
use super::facts::{Known, Outcome};
use super::from::From;
use super::rows::Conditions;
use super::scope::{Relation, folded};
use super::statement::plain;
use super::value::{Ctes, Rows, Shape};
use super::why::Why;
use crate::catalog::TableKind;
use sqlparser::ast::{
    Delete, Expr, FromTable, TableFactor, TableWithJoins, Update, UpdateTableFromKind,
};
use std::collections::BTreeSet;

impl<'c> Analysis<'c> {
    pub(super) fn update(&mut self, update: &Update, ctes: &Ctes<'c>) -> Shape<'c> {
        let TableFactor::Table { name, alias, .. } = &update.table.relation else {
            return Shape::unknown();
        };
        self.is_lost |= !update.table.joins.is_empty();
        let alias = alias.as_ref().map(|it| folded(&it.name));
        let Some((scope, target)) = self.target(name, alias) else {
            return Shape::unknown();
        };
        let tables: &[TableWithJoins] = match &update.from {
            Some(UpdateTableFromKind::AfterSet(it) | UpdateTableFromKind::BeforeSet(it)) => it,
            None => &[],
        };
        let mut from = self.from(tables, None, ctes);
        from.scope = scope.beside(from.scope);
        let (known, rows) = self.filtered(&from, update.selection.as_ref(), target, ctes);
        let env = plain(&from.scope, &known, ctes);
        let assigned = self.assignments(&update.assignments, target, &env);
        let scope = from.scope.clone();
        self.returned(
            update.returning.as_deref(),
            &scope,
            target,
            &assigned,
            &known,
            ctes,
            rows,
        )
    }

    pub(super) fn delete(&mut self, delete: &Delete, ctes: &Ctes<'c>) -> Shape<'c> {
        let (FromTable::WithFromKeyword(tables) | FromTable::WithoutKeyword(tables)) = &delete.from;
        let [
            TableWithJoins {
                relation: TableFactor::Table { name, alias, .. },
                joins,
            },
        ] = tables.as_slice()
        else {
            return Shape::unknown();
        };
        self.is_lost |= !joins.is_empty() || !delete.tables.is_empty();
        let alias = alias.as_ref().map(|it| folded(&it.name));
        let Some((scope, target)) = self.target(name, alias) else {
            return Shape::unknown();
        };
        let mut from = self.from(delete.using.as_deref().unwrap_or_default(), None, ctes);
        from.scope = scope.beside(from.scope);
        let (known, rows) = self.filtered(&from, delete.selection.as_ref(), target, ctes);
        let scope = from.scope.clone();
        // What is returned is the row as it was.
        let env = plain(&scope, &known, ctes);
        let columns = self.projected(delete.returning.as_deref().unwrap_or_default(), &env);
        Shape {
            columns,
            rows,
            unique: Vec::new(),
        }
    }

    /// What WHERE says, and how many rows of the target it leaves.
    pub(super) fn filtered(
        &mut self,
        from: &From<'c>,
        condition: Option<&Expr>,
        target: usize,
        ctes: &Ctes<'c>,
    ) -> (Known, Rows) {
        let base = Known::default().with(from.facts.clone(), self);
        let env = plain(&from.scope, &base, ctes);
        let mut equalities: Vec<Equality> = from.equalities.clone();
        let mut known = base.clone();
        if let Some(condition) = condition {
            self.value(condition, &env);
            let facts = self.facts(condition, Outcome::True, &env);
            known = base.with(facts, self);
            equalities.extend(self.equalities(condition, &env));
        }
        let mut parts = Vec::new();
        if let Some(condition) = condition {
            super::equality::conjuncts(condition, &mut parts);
        }
        let conditions = Conditions {
            keys: parts
                .into_iter()
                .filter_map(|it| self.key(it, &env))
                .collect(),
            known: known.clone(),
        };
        let open = self.undetermined(
            &from.scope,
            &BTreeSet::new(),
            &equalities,
            &conditions,
            &env,
        );
        let Relation { label, table, .. } = &self.relations[target];
        // A row of a table is written once, however many rows it is joined to; a trigger in place of what is
        // done to a view runs for each of them.
        let is_table = table.is_some_and(|it| it.kind == TableKind::Table);
        let is_many = open.contains(&target) || !is_table && !open.is_empty();
        let many = is_many.then(|| {
            Why::new(
                None,
                format!("the condition may hold for many rows of `{label}`"),
            )
        });
        let none = Some(Why::new(None, "there may be no such row"));
        (known, Rows { none, many })
    }
}

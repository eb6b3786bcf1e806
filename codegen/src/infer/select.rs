//! Queries into what is known of their rows: SELECT, VALUES, set operations, WITH.

use super::analysis::Analysis;
use super::combine::combined;
use super::equality::conjuncts;
use super::facts::{Facts, Known, Outcome};
use super::from::From;
use super::rows::Conditions;
use super::scope::Env;
use super::value::{Ctes, Rows, Shape};
use super::why::Why;
use sqlparser::ast::{Distinct, Expr, Query, Select, SetExpr};
use std::collections::BTreeSet;

impl<'c> Analysis<'c> {
    /// What is known of a query, which may name columns of `outer`.
    pub(super) fn query(
        &mut self,
        query: &Query,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Shape<'c> {
        let ctes = self.with(query.with.as_ref(), outer, ctes);
        let mut shape = self.body(&query.body, outer, &ctes);
        self.is_lost |= !query.pipe_operators.is_empty() || self.orders_by_sets(query);
        self.limit(query, &mut shape.rows);
        shape
    }

    pub(super) fn body(
        &mut self,
        body: &SetExpr,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Shape<'c> {
        match body {
            SetExpr::Select(select) => self.select(select, outer, ctes),
            SetExpr::Query(query) => self.query(query, outer, ctes),
            SetExpr::Values(values) => {
                let rows: Vec<&[Expr]> = values
                    .rows
                    .iter()
                    .map(|row| row.content.as_slice())
                    .collect();
                self.values(&rows, outer, ctes)
            }
            SetExpr::SetOperation {
                left, op, right, ..
            } => {
                let left = self.body(left, outer, ctes);
                let right = self.body(right, outer, ctes);
                combined(*op, left, right)
            }
            SetExpr::Insert(statement)
            | SetExpr::Update(statement)
            | SetExpr::Delete(statement)
            | SetExpr::Merge(statement) => self.statement(statement, ctes),
            SetExpr::Table(_) => {
                self.is_lost = true;
                Shape::unknown()
            }
        }
    }

    fn select(
        &mut self,
        select: &Select,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Shape<'c> {
        self.is_lost |= select.into.is_some() || select.top.is_some() || select.qualify.is_some();
        let from = self.from(&select.from, outer, ctes);
        let base = outer.map_or_else(Known::default, |outer| outer.known.clone());
        let base = base.with(from.facts.clone(), self);
        let env = Env {
            outer,
            scope: &from.scope,
            known: &base,
            ctes,
            group: None,
            windows: &select.named_window,
            is_padded: false,
        };
        let mut equalities = from.equalities.clone();
        let mut facts = Facts::new();
        if let Some(condition) = &select.selection {
            self.value(condition, &env);
            facts = self.facts(condition, Outcome::True, &env);
            equalities.extend(self.equalities(condition, &env));
        }
        let known = base.with(facts, self);
        let env = Env {
            known: &known,
            ..env
        };
        let mut group = self.grouping(select, &env);
        // A group of no rows is there whatever WHERE says, also of columns of the query around it.
        let of_groups = match &group {
            Some(group) if !group.has_rows => {
                outer.map_or_else(Known::default, |outer| outer.known.clone())
            }
            _ => known.clone(),
        };
        if let (Some(group), Some(having)) = (&mut group, &select.having) {
            let inner = Env {
                known: &of_groups,
                group: Some(group),
                ..env
            };
            group.having = self.facts(having, Outcome::True, &inner);
        }
        let with_having = match &group {
            Some(group) => of_groups.and(&Known::default().with(group.having.clone(), self)),
            None => known.clone(),
        };
        let list = Env {
            known: &with_having,
            group: group.as_ref(),
            is_padded: self.sets_in(select) > 1,
            ..env
        };
        let columns = self.projected(&select.projection, &list);
        let grouped = group.as_ref().map(|it| (it.has_rows, it.has_sets));
        let is_one = group.as_ref().is_some_and(|it| it.is_one);
        let conditions = self.conditions(select, &env);
        let rows = self.rows(
            select,
            &from,
            (grouped, is_one),
            &equalities,
            &conditions,
            &list,
        );
        let mut unique = Vec::new();
        if grouped.is_none() && !from.is_full && self.sets_in(select) == 0 {
            unique = self.unique(
                &from.scope,
                columns.as_deref(),
                &equalities,
                &conditions,
                &env,
            );
        } else if let Some((_, false)) = grouped {
            unique.extend(self.unique_of_groups(select, columns.as_deref(), &list));
        }
        if matches!(select.distinct, Some(Distinct::Distinct)) {
            unique.extend(columns.as_ref().map(|it| (0..it.len()).collect()));
        }
        Shape {
            columns,
            rows,
            unique,
        }
    }

    /// What WHERE says, as keys: only partial indexes ask.
    fn conditions(&mut self, select: &Select, env: &Env<'_, 'c>) -> Conditions {
        let mut keys = BTreeSet::new();
        let tables = env.scope.relations.iter();
        let mut tables = tables.filter_map(|it| self.relations[*it].table);
        if tables.any(|it| it.keys.iter().any(|key| key.predicate.is_some())) {
            let mut parts = Vec::new();
            if let Some(condition) = &select.selection {
                conjuncts(condition, &mut parts);
            }
            keys = parts
                .into_iter()
                .filter_map(|it| self.key(it, env))
                .collect();
        }
        Conditions {
            keys,
            known: env.known.clone(),
        }
    }

    fn rows(
        &mut self,
        select: &Select,
        from: &From<'c>,
        (grouped, is_one): (Option<(bool, bool)>, bool),
        equalities: &[super::equality::Equality],
        conditions: &Conditions,
        env: &Env<'_, 'c>,
    ) -> Rows {
        let having = select.having.is_some();
        let mut rows = Rows::ONE;
        if self.sets_in(select) > 0 {
            return Rows::any("a function in the select list returns a set");
        }
        match grouped {
            Some((false, false)) => {}
            _ if is_one => {}
            Some((has_rows, has_sets)) => {
                let text = "there may be many groups";
                rows.many = Some(Why::new(None, text)).filter(|_| {
                    has_sets
                        || from.is_full
                        || !self.groups_are_fixed(select, equalities, conditions, env)
                });
                rows.none = has_rows.then(|| Why::new(None, "there may be no group"));
            }
            None => {
                rows.many = match from.is_full {
                    true => Some(Why::new(None, "a full join may give rows of both sides")),
                    false => {
                        let plain = Env {
                            group: None,
                            ..*env
                        };
                        self.many(&from.scope, equalities, conditions, &plain)
                    }
                };
                rows.none = none(select, from.has_row);
            }
        }
        if having {
            rows.none = rows
                .none
                .or_else(|| Some(Why::new(None, "HAVING may leave no group")));
        }
        if select.distinct.is_some()
            && matches!(&select.distinct, Some(Distinct::On(list)) if list.is_empty())
        {
            rows.many = None;
        }
        rows
    }

    /// Whether the columns that groups are made by are all the same.
    fn groups_are_fixed(
        &mut self,
        select: &Select,
        equalities: &[super::equality::Equality],
        conditions: &Conditions,
        env: &Env<'_, 'c>,
    ) -> bool {
        let sqlparser::ast::GroupByExpr::Expressions(list, _) = &select.group_by else {
            return false;
        };
        let plain = Env {
            group: None,
            ..*env
        };
        let open = self.undetermined(env.scope, &BTreeSet::new(), equalities, conditions, &plain);
        list.iter()
            .all(|it| self.is_constant(it, &select.projection, equalities, &open, &plain))
    }
}

/// Why FROM and WHERE can give no row.
fn none(select: &Select, has_row: bool) -> Option<std::sync::Arc<Why>> {
    match (&select.selection, has_row) {
        (Some(_), _) => Some(Why::new(None, "WHERE may leave no row")),
        (None, true) => None,
        (None, false) => Some(Why::new(None, "what FROM reads may be empty")),
    }
}

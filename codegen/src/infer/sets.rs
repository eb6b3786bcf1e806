//! Functions in FROM, and functions that return sets of rows.

use super::analysis::Analysis;
use super::builtin;
use super::scope::{Env, Reference, names, parts, resolve};
use super::value::Column;
use sqlparser::ast::{Expr, Function, Query, Select, SelectItem, Visit, Visitor};
use std::ops::ControlFlow;

impl<'c> Analysis<'c> {
    /// How many functions in a SELECT return sets.
    pub(super) fn sets_in(&self, select: &Select) -> usize {
        let mut count = self.sets(&select.projection) + self.sets(&select.group_by);
        count += self.sets(&select.distinct);
        count
    }

    /// Whether ORDER BY puts a set beside those of the select list.
    pub(super) fn orders_by_sets(&self, query: &Query) -> bool {
        query.order_by.is_some() && self.sets(&query.order_by) > 0
    }

    fn sets(&self, node: &impl Visit) -> usize {
        struct Sets<F>(F, usize);
        impl<F: Fn(&Function) -> bool> Visitor for Sets<F> {
            type Break = ();
            fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
                if let Expr::Function(function) = expr {
                    self.1 += usize::from((self.0)(function));
                }
                ControlFlow::Continue(())
            }
        }
        let is_set = |function: &Function| {
            let name = parts(&function.name).and_then(|mut it| it.pop());
            name.is_some_and(|name| {
                let of_user = self.schema.routine(&name).is_some_and(|it| it.set);
                of_user || builtin::is_set(&name)
            })
        };
        let mut sets = Sets(is_set, 0);
        let _ = node.visit(&mut sets);
        sets.1
    }

    /// The output columns that groups are made by, if all of them are there.
    pub(super) fn unique_of_groups(
        &self,
        select: &Select,
        columns: Option<&[Column<'c>]>,
        env: &Env<'_, 'c>,
    ) -> Option<Vec<usize>> {
        let sqlparser::ast::GroupByExpr::Expressions(list, _) = &select.group_by else {
            return None;
        };
        let columns = columns.filter(|_| !list.is_empty() && self.sets_in(select) == 0)?;
        let place = |expr: &Expr| {
            let (reference, _) = resolve(names(expr)?, env)?;
            let Reference::Var(var) = reference else {
                return None;
            };
            columns.iter().position(|it| it.value.var == Some(var))
        };
        list.iter().map(place).collect()
    }

    /// Whether an expression of GROUP BY has one value, where these relations may have many rows.
    pub(super) fn is_constant(
        &mut self,
        expr: &Expr,
        projection: &[SelectItem],
        equalities: &[super::equality::Equality],
        open: &[usize],
        env: &Env<'_, 'c>,
    ) -> bool {
        let Some(expr) = super::grouping::selected(expr, projection, env) else {
            return false;
        };
        match names(expr).and_then(|it| resolve(it, env)) {
            // Where a join may leave it out, it is there for some rows and NULL for others.
            Some((Reference::Var(var), _)) if self.missing(var, env.known).is_some() => {
                open.is_empty()
            }
            Some((Reference::Var(var), _)) => {
                !open.contains(&var.relation) || super::rows::is_fixed(var, equalities, env)
            }
            Some(_) => false,
            None => matches!(expr, Expr::Value(_)),
        }
    }
}

//! GROUP BY: whether every group has a row, and what grouping sets replace by NULL.

use super::analysis::Analysis;
use super::builtin::Kind;
use super::facts::{Fact, Facts, Known};
use super::grouping_sets::{Sets, is_empty_set, product, sets_of};
use super::scope::{Env, Reference, names, parts, resolve};
use super::tree::is_sets;
use super::value::Var;
use super::why::Why;
use sqlparser::ast::{Expr, GroupByExpr, Select, SelectItem, Value as Literal, Visit, Visitor};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

/// What the rows of a query are groups of.
#[derive(Debug)]
pub(super) struct Group {
    /// Whether no group is without rows.
    pub(super) has_rows: bool,
    /// Columns that some grouping set leaves out.
    pub(super) left_out: Vec<Var>,
    /// What some grouping set leaves out is more than columns.
    pub(super) leaves_out_expressions: bool,
    /// Whether there are grouping sets.
    pub(super) has_sets: bool,
    /// Whether there is one group, of all rows.
    pub(super) is_one: bool,
    /// What holds for the rows of groups.
    pub(super) rows: Known,
    /// What HAVING says of the groups; what follows from it holds for their rows.
    pub(super) having: Facts,
}

impl Group {
    /// Why a grouping set can make a column NULL.
    pub(super) fn null_of(&self, var: Var) -> Option<Arc<Why>> {
        let hidden = self.left_out.contains(&var) && !self.having.contains(&Fact::Var(var));
        hidden.then(why).or_else(|| self.hides())
    }

    /// Why it can make anything NULL.
    pub(super) fn hides(&self) -> Option<Arc<Why>> {
        self.leaves_out_expressions.then(why)
    }
}

fn why() -> Arc<Why> {
    Why::new(None, "a grouping set leaves it out")
}

impl<'c> Analysis<'c> {
    /// The groups of a query; none if its rows are not groups.
    pub(super) fn grouping(&mut self, select: &Select, env: &Env<'_, 'c>) -> Option<Group> {
        let GroupByExpr::Expressions(list, modifiers) = &select.group_by else {
            self.is_lost = true;
            return None;
        };
        self.is_lost |= !modifiers.is_empty();
        let aggregates = self.aggregates(select, env);
        if list.is_empty() && !aggregates && select.having.is_none() {
            return None;
        }
        let mut group = Group {
            has_rows: !list.is_empty(),
            left_out: Vec::new(),
            leaves_out_expressions: false,
            has_sets: false,
            is_one: list.is_empty(),
            rows: env.known.clone(),
            having: Facts::new(),
        };
        let mut sets: Sets<'_> = vec![Vec::new()];
        for item in list {
            group.has_sets |= is_sets(item) || is_empty_set(item);
            sets = product(&sets, &sets_of(item));
            if sets.len() > 4096 {
                self.is_lost = true;
                return Some(group);
            }
        }
        group.has_rows = !list.is_empty() && sets.iter().all(|set| !set.is_empty());
        group.is_one = matches!(sets.as_slice(), [only] if only.is_empty());
        if group.has_sets {
            self.leave_out(&mut group, &sets, &select.projection, env);
        }
        Some(group)
    }

    /// What some set leaves out.
    fn leave_out(
        &self,
        group: &mut Group,
        sets: &Sets<'_>,
        projection: &[SelectItem],
        env: &Env<'_, 'c>,
    ) {
        let resolved = |expr: &Expr| -> Option<Vec<Var>> {
            let expr = selected(expr, projection, env)?;
            let (reference, found) = resolve(names(expr)?, env)?;
            // A column of a query around this one is left out here, and not there.
            let is_own = std::ptr::eq(found.scope, env.scope);
            vars(&reference).filter(|_| is_own)
        };
        let all: Vec<Vec<Option<Vec<Var>>>> = sets
            .iter()
            .map(|set| set.iter().map(|it| resolved(it)).collect())
            .collect();
        // Of a column that a set has twice, the server leaves out the one and keeps the other.
        let has_twice = |set: &Vec<Option<Vec<Var>>>| {
            let mut once = BTreeSet::new();
            !set.iter().flatten().all(|it| once.insert(it))
        };
        group.leaves_out_expressions |= all.iter().any(has_twice);
        let mut seen: BTreeSet<Vec<Var>> = BTreeSet::new();
        for column in all.iter().flatten() {
            match column {
                Some(vars) => {
                    seen.insert(vars.clone());
                }
                // An expression that every set has is never left out, but telling is not worth it.
                None => group.leaves_out_expressions = true,
            }
        }
        // What is said of a merged column is not said of the columns that it is made of.
        let mut once = BTreeSet::new();
        group.leaves_out_expressions |= !seen.iter().flatten().all(|it| once.insert(*it));
        for vars in seen {
            let in_all = all
                .iter()
                .all(|set| set.iter().any(|it| it.as_ref() == Some(&vars)));
            if !in_all {
                group.left_out.extend(vars);
            }
        }
    }

    /// Whether a query has an aggregate of its own.
    fn aggregates(&self, select: &Select, env: &Env<'_, 'c>) -> bool {
        let is_own = |function: &sqlparser::ast::Function| {
            super::call::call(function).is_none_or(|call| {
                let owner = super::aggregate::owner(&call.args, env);
                std::ptr::eq(owner.scope, env.scope)
            })
        };
        let mut finder = Aggregates {
            is_aggregate: |function: &sqlparser::ast::Function| {
                let name = parts(&function.name).and_then(|mut it| it.pop());
                name.is_some_and(|it| self.is_aggregate(&it)) && is_own(function)
            },
            depth: 0,
            found: false,
        };
        let _ = select.projection.visit(&mut finder);
        let _ = select.having.visit(&mut finder);
        finder.found
    }

    /// Whether a function is, or may be, an aggregate.
    pub(super) fn is_aggregate(&self, name: &str) -> bool {
        let of_user = self.schema.routine(name).is_some_and(|it| it.aggregate);
        of_user || super::builtin::is_aggregate(name)
    }

    /// Whether a value does not depend on the group's columns.
    pub(super) fn is_fixed(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Nested(inner) => self.is_fixed(inner),
            Expr::Function(function) => {
                let name = parts(&function.name).and_then(|mut it| it.pop());
                function.over.is_none()
                    && name.is_some_and(|name| {
                        self.is_aggregate(&name)
                            || self.builtin_kind(&name) == Some(Kind::Aggregate)
                    })
            }
            _ => false,
        }
    }
}

/// What a position or a name in GROUP BY stands for: names of FROM come before those of the select list.
pub(super) fn selected<'a>(
    expr: &'a Expr,
    projection: &'a [SelectItem],
    env: &Env<'_, '_>,
) -> Option<&'a Expr> {
    let of = |item: &'a SelectItem| match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => Some(expr),
        _ => None,
    };
    match expr {
        Expr::Value(value) => {
            let Literal::Number(number, _) = &value.value else {
                return None;
            };
            // A star stands for more than one.
            let plain = projection.iter().all(|it| of(it).is_some());
            let at = number.parse::<usize>().ok()?.checked_sub(1)?;
            projection.get(at).filter(|_| plain).and_then(of)
        }
        Expr::Identifier(name) if resolve(std::slice::from_ref(name), env).is_none() => {
            let name = super::scope::folded(name);
            let mut named = projection.iter().filter_map(|item| match item {
                SelectItem::ExprWithAlias { expr, alias } => {
                    (super::scope::folded(alias) == name).then_some(expr)
                }
                _ => None,
            });
            named.next()
        }
        _ => Some(expr),
    }
}

fn vars(reference: &Reference) -> Option<Vec<Var>> {
    match reference {
        Reference::Var(var) => Some(vec![*var]),
        Reference::Merged(_, sides) => {
            let mut all = vars(&sides.0)?;
            all.extend(vars(&sides.1)?);
            Some(all)
        }
        Reference::Row(_) | Reference::Unknown => None,
    }
}

/// Looks for aggregates, but not within subqueries.
struct Aggregates<F> {
    is_aggregate: F,
    depth: usize,
    found: bool,
}

impl<F: Fn(&sqlparser::ast::Function) -> bool> Visitor for Aggregates<F> {
    type Break = ();

    fn pre_visit_query(&mut self, _: &sqlparser::ast::Query) -> ControlFlow<()> {
        self.depth += 1;
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &sqlparser::ast::Query) -> ControlFlow<()> {
        self.depth -= 1;
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        if let Expr::Function(function) = expr
            && self.depth == 0
            && function.over.is_none()
            && (self.is_aggregate)(function)
        {
            self.found = true;
        }
        ControlFlow::Continue(())
    }
}

/// Whether an item may hold an aggregate; what is called may be one.
pub(super) fn may_aggregate(item: &SelectItem) -> bool {
    struct Calls(bool);
    impl Visitor for Calls {
        type Break = ();
        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            self.0 |= matches!(expr, Expr::Function(_));
            ControlFlow::Continue(())
        }
    }
    let mut calls = Calls(false);
    let _ = item.visit(&mut calls);
    calls.0
}

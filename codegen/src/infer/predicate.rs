//! Predicates into facts: what can not be NULL where a condition has this outcome.

use super::analysis::Analysis;
use super::facts::{Fact, Facts, Outcome};
use super::known::{is_null_literal, is_row, row};
use super::scope::Env;
use super::strict::quantified;
use sqlparser::ast::{BinaryOperator, Expr, Select, SetExpr, UnaryOperator};

impl<'c> Analysis<'c> {
    /// What can not be NULL where `expr` has this outcome.
    pub(super) fn facts(&mut self, expr: &Expr, outcome: Outcome, env: &Env<'_, 'c>) -> Facts {
        use Outcome::{False, NotFalse, NotNull, NotTrue, True};
        match expr {
            Expr::Nested(inner) => self.facts(inner, outcome, env),
            Expr::UnaryOp {
                op: UnaryOperator::Not,
                expr,
            } => self.facts(expr, outcome.negated(), env),
            Expr::BinaryOp { left, op, right } if *op == BinaryOperator::And => {
                self.connected(left, right, outcome, env, &[True, NotFalse])
            }
            Expr::BinaryOp { left, op, right } if *op == BinaryOperator::Or => {
                self.connected(left, right, outcome, env, &[False, NotTrue])
            }
            Expr::IsNull(inner) => match outcome.of_two_values() {
                Some(false) => self.has_value(inner, env, true),
                _ => Facts::new(),
            },
            Expr::IsNotNull(inner) => match outcome.of_two_values() {
                Some(true) => self.is_not_null(inner, env),
                _ => Facts::new(),
            },
            Expr::IsTrue(inner) => self.tested(inner, outcome, [True, NotTrue], env),
            Expr::IsNotTrue(inner) => self.tested(inner, outcome, [NotTrue, True], env),
            Expr::IsFalse(inner) => self.tested(inner, outcome, [False, NotFalse], env),
            Expr::IsNotFalse(inner) => self.tested(inner, outcome, [NotFalse, False], env),
            Expr::IsUnknown(inner) if outcome.of_two_values() == Some(false) => {
                self.facts(inner, NotNull, env)
            }
            Expr::IsNotUnknown(inner) if outcome.of_two_values() == Some(true) => {
                self.facts(inner, NotNull, env)
            }
            Expr::IsUnknown(_) | Expr::IsNotUnknown(_) => Facts::new(),
            Expr::IsDistinctFrom(a, b) => self.distinct(a, b, outcome.of_two_values(), env),
            Expr::IsNotDistinctFrom(a, b) => {
                let distinct = outcome.of_two_values().map(|same| !same);
                self.distinct(a, b, distinct, env)
            }
            Expr::Exists { subquery, negated } => match outcome.of_two_values() {
                Some(exists) if exists != *negated => self.found(subquery, env),
                _ => Facts::new(),
            },
            _ => self.facts_of_comparison(expr, outcome, env),
        }
    }

    /// What a comparison says, and whatever else may be NULL.
    fn facts_of_comparison(&mut self, expr: &Expr, outcome: Outcome, env: &Env<'_, 'c>) -> Facts {
        use Outcome::{False, True};
        match expr {
            Expr::InSubquery {
                expr,
                negated: false,
                ..
            } if outcome == True => self.has_value(expr, env, false),
            Expr::InSubquery { .. } => Facts::new(),
            Expr::InList {
                expr,
                list,
                negated,
            } => {
                let outcome = if *negated { outcome.negated() } else { outcome };
                self.listed(expr, list, outcome, env)
            }
            Expr::Between {
                expr,
                negated,
                low,
                high,
            } => {
                let outcome = if *negated { outcome.negated() } else { outcome };
                let mut facts = Facts::new();
                if outcome.is_value() {
                    facts = self.has_value(expr, env, false);
                }
                if outcome == True {
                    facts.append(&mut self.has_value(low, env, false));
                    facts.append(&mut self.has_value(high, env, false));
                }
                facts
            }
            Expr::BinaryOp { left, right, .. } if is_row(left) || is_row(right) => {
                self.compared_rows(expr, outcome, env)
            }
            Expr::Like {
                expr: inner,
                pattern,
                any: true,
                ..
            }
            | Expr::ILike {
                expr: inner,
                pattern,
                any: true,
                ..
            } => self.any_of_array(inner, pattern, outcome, True, env),
            // Here NOT is a part of the operator.
            Expr::Like {
                expr: inner,
                pattern,
                ..
            }
            | Expr::ILike {
                expr: inner,
                pattern,
                ..
            } if let Some((all, array)) = quantified(pattern) => {
                let looked = if all { False } else { True };
                self.any_of_array(inner, array, outcome, looked, env)
            }
            Expr::AnyOp { left, right, .. } => match right.as_ref() {
                Expr::Subquery(_) if outcome == True => self.has_value(left, env, false),
                Expr::Subquery(_) => Facts::new(),
                _ => self.any_of_array(left, right, outcome, True, env),
            },
            Expr::AllOp { left, right, .. } => match right.as_ref() {
                Expr::Subquery(_) => Facts::new(),
                _ => self.any_of_array(left, right, outcome, False, env),
            },
            Expr::Function(function) => self.facts_of_call(function, expr, outcome, env),
            _ if outcome.is_value() => self.has_value(expr, env, false),
            _ => Facts::new(),
        }
    }

    /// AND, and with its outcomes turned around OR: `all` are those where both sides have the outcome.
    pub(super) fn connected(
        &mut self,
        left: &Expr,
        right: &Expr,
        outcome: Outcome,
        env: &Env<'_, 'c>,
        all: &[Outcome],
    ) -> Facts {
        let a = self.facts(left, outcome, env);
        let b = self.facts(right, outcome, env);
        match all.contains(&outcome) {
            true => both(a, b),
            false => either(&a, &b),
        }
    }

    /// A test that is never NULL, which says of `inner` the one or the other.
    pub(super) fn tested(
        &mut self,
        inner: &Expr,
        outcome: Outcome,
        [yes, no]: [Outcome; 2],
        env: &Env<'_, 'c>,
    ) -> Facts {
        match outcome.of_two_values() {
            Some(true) => self.facts(inner, yes, env),
            Some(false) => self.facts(inner, no, env),
            None => Facts::new(),
        }
    }

    pub(super) fn distinct(
        &mut self,
        a: &Expr,
        b: &Expr,
        distinct: Option<bool>,
        env: &Env<'_, 'c>,
    ) -> Facts {
        let Some(distinct) = distinct else {
            return Facts::new();
        };
        let mut facts = Facts::new();
        for (one, other) in [(a, b), (b, a)] {
            let says = match distinct {
                true => is_null_literal(other),
                false => !is_row(other) && self.value(other, env).null.is_none(),
            };
            if says && !is_row(one) {
                facts.append(&mut self.has_value(one, env, true));
            }
        }
        facts
    }

    pub(super) fn listed(
        &mut self,
        expr: &Expr,
        list: &[Expr],
        outcome: Outcome,
        env: &Env<'_, 'c>,
    ) -> Facts {
        if !outcome.is_value() || is_row(expr) && outcome != Outcome::True {
            return Facts::new();
        }
        let mut facts = self.has_value(expr, env, false);
        if outcome == Outcome::False {
            for item in list {
                facts.append(&mut self.has_value(item, env, false));
            }
        }
        facts
    }

    /// The array is there; the scalar too where the outcome shows that an element was looked at.
    pub(super) fn any_of_array(
        &mut self,
        scalar: &Expr,
        array: &Expr,
        outcome: Outcome,
        looked: Outcome,
        env: &Env<'_, 'c>,
    ) -> Facts {
        if !outcome.is_value() {
            return Facts::new();
        }
        let mut facts = self.has_value(array, env, false);
        let has_elements = has_elements(array);
        if outcome == looked || has_elements {
            facts.append(&mut self.has_value(scalar, env, false));
        }
        facts
    }

    /// `(a, b) = (c, d)` and the like.
    pub(super) fn compared_rows(
        &mut self,
        expr: &Expr,
        outcome: Outcome,
        env: &Env<'_, 'c>,
    ) -> Facts {
        let Expr::BinaryOp { left, op, right } = expr else {
            return Facts::new();
        };
        let (Some(left), Some(right)) = (row(left), row(right)) else {
            return Facts::new();
        };
        let all = match op {
            BinaryOperator::Eq => outcome == Outcome::True,
            BinaryOperator::NotEq => outcome == Outcome::False,
            _ => false,
        };
        let first = matches!(
            op,
            BinaryOperator::Lt | BinaryOperator::LtEq | BinaryOperator::Gt | BinaryOperator::GtEq
        );
        let count = match (all, first && outcome.is_value()) {
            (true, _) => left.len().min(right.len()),
            (false, true) => 1,
            (false, false) => 0,
        };
        let mut facts = Facts::new();
        for item in left.iter().take(count).chain(right.iter().take(count)) {
            facts.append(&mut self.has_value(item, env, false));
        }
        facts
    }

    /// What a row that a correlated subquery finds says of the rows around it.
    pub(super) fn found(&mut self, query: &sqlparser::ast::Query, env: &Env<'_, 'c>) -> Facts {
        let SetExpr::Select(select) = query.body.as_ref() else {
            return Facts::new();
        };
        if query.with.is_some() || !is_plain(select) {
            return Facts::new();
        }
        let before = self.relations.len();
        let from = self.from(&select.from, Some(env), env.ctes);
        let mut facts = from.facts;
        if let Some(condition) = &select.selection {
            let known = env.known.clone();
            let inner = Env {
                outer: Some(env),
                scope: &from.scope,
                known: &known,
                ctes: env.ctes,
                group: None,
                windows: &[],
                is_padded: false,
            };
            facts.append(&mut self.facts(condition, Outcome::True, &inner));
        }
        let is_outer = |fact: &Fact| match fact {
            Fact::Var(var) => var.relation < before,
            Fact::Row(relation) => *relation < before,
            Fact::Expr(_) => false,
        };
        facts.into_iter().filter(is_outer).collect()
    }
}

pub(super) fn both(mut a: Facts, b: Facts) -> Facts {
    a.extend(b);
    a
}

pub(super) fn either(a: &Facts, b: &Facts) -> Facts {
    a.intersection(b).cloned().collect()
}

/// Nothing that makes rows of no rows, or fewer of them.
pub(super) fn is_plain(select: &Select) -> bool {
    let groups = matches!(&select.group_by, sqlparser::ast::GroupByExpr::Expressions(list, _) if list.is_empty());
    groups
        && select.having.is_none()
        && !select.from.is_empty()
        && !select.projection.iter().any(super::grouping::may_aggregate)
}

/// Whether an array is written out and not empty.
pub(super) fn has_elements(array: &Expr) -> bool {
    match array {
        Expr::Nested(inner) => has_elements(inner),
        Expr::Array(array) => !array.elem.is_empty(),
        _ => false,
    }
}

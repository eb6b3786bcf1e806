//! Predicates into facts: what can not be NULL where a condition has this outcome.
//!
//! The rules are those of SQL's logic of three values:
//! <https://www.postgresql.org/docs/current/functions-logical.html>

use super::analysis::Analysis;
use super::from::is_named;
use super::scope::{Env, Merge, Reference, field_of_row, names, resolve};
use super::strict::quantified;
use super::value::Var;
use sqlparser::ast::{BinaryOperator, Expr, Select, SetExpr, UnaryOperator};
use std::collections::BTreeSet;

/// Something that is not NULL.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// A column.
    Var(Var),
    /// Some column of a relation, so that its row is there.
    Row(usize),
    /// An expression, by its key.
    Expr(String),
}

/// Facts that hold together.
pub(super) type Facts = BTreeSet<Fact>;

/// What holds for every row.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    facts: Facts,
    /// Sides of outer joins that are there in every row.
    refuted: BTreeSet<usize>,
}

/// What a condition comes out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    True,
    False,
    NotTrue,
    NotFalse,
    NotNull,
}

impl Outcome {
    /// The outcome of `e` where `NOT e` has this one.
    fn negated(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::NotTrue => Self::NotFalse,
            Self::NotFalse => Self::NotTrue,
            Self::NotNull => Self::NotNull,
        }
    }

    /// Whether it says that there is a value.
    fn is_value(self) -> bool {
        matches!(self, Self::True | Self::False | Self::NotNull)
    }

    /// For a condition that is never NULL: whether it is true, if that is said.
    fn of_two_values(self) -> Option<bool> {
        match self {
            Self::True | Self::NotFalse => Some(true),
            Self::False | Self::NotTrue => Some(false),
            Self::NotNull => None,
        }
    }
}

impl Known {
    pub(super) fn has(&self, var: Var) -> bool {
        self.facts.contains(&Fact::Var(var))
    }

    pub(super) fn refutes(&self, side: usize) -> bool {
        self.refuted.contains(&side)
    }

    pub(super) fn has_expr(&self, key: &str) -> bool {
        // Without a copy where there is none, which is nearly always.
        self.has_exprs() && self.facts.contains(&Fact::Expr(key.to_owned()))
    }

    pub(super) fn has_exprs(&self) -> bool {
        matches!(self.facts.last(), Some(Fact::Expr(_)))
    }

    /// Without what is known of one relation's values; that its rows are there stays true.
    pub(super) fn without(&self, relation: usize) -> Self {
        let mut known = self.clone();
        known.facts.retain(|fact| match fact {
            Fact::Var(var) => var.relation != relation,
            Fact::Row(_) => true,
            Fact::Expr(_) => false,
        });
        known
    }

    /// Both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut known = self.clone();
        known.facts.extend(other.facts.iter().cloned());
        known.refuted.extend(&other.refuted);
        known
    }

    /// With these facts too, and what follows from them.
    pub(super) fn with(&self, facts: Facts, analysis: &Analysis<'_>) -> Self {
        let mut known = self.clone();
        known.facts.extend(facts);
        known.close(analysis);
        known
    }

    /// A column with a value is that of a row that is there; and where both sides of an outer join are
    /// there, its condition held.
    fn close(&mut self, analysis: &Analysis<'_>) {
        loop {
            let before = (self.facts.len(), self.refuted.len());
            for fact in &self.facts {
                match fact {
                    Fact::Var(var) => self.refuted.extend(analysis.sides_of(*var)),
                    Fact::Row(relation) => {
                        self.refuted.extend(&analysis.relations[*relation].nulled);
                    }
                    Fact::Expr(_) => {}
                }
            }
            for (sides, facts) in &analysis.implications {
                if sides.iter().all(|side| self.refuted.contains(side)) {
                    self.facts.extend(facts.iter().cloned());
                }
            }
            if before == (self.facts.len(), self.refuted.len()) {
                return;
            }
        }
    }
}

fn both(mut a: Facts, b: Facts) -> Facts {
    a.extend(b);
    a
}

fn either(a: &Facts, b: &Facts) -> Facts {
    a.intersection(b).cloned().collect()
}

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
    fn connected(
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
    fn tested(
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

    fn distinct(&mut self, a: &Expr, b: &Expr, distinct: Option<bool>, env: &Env<'_, 'c>) -> Facts {
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

    fn listed(&mut self, expr: &Expr, list: &[Expr], outcome: Outcome, env: &Env<'_, 'c>) -> Facts {
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
    fn any_of_array(
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
    fn compared_rows(&mut self, expr: &Expr, outcome: Outcome, env: &Env<'_, 'c>) -> Facts {
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
    fn found(&mut self, query: &sqlparser::ast::Query, env: &Env<'_, 'c>) -> Facts {
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

    /// What can not be NULL where `expr` is not. For a row, IS NULL and IS NOT NULL ask about its fields:
    /// `any` says that only one of them needs to have a value.
    pub(super) fn has_value(&mut self, expr: &Expr, env: &Env<'_, 'c>, any: bool) -> Facts {
        if let Some(fields) = row(expr) {
            return self.fields_have_values(&fields, env, any);
        }
        if let Some(names) = names(expr) {
            let Some((reference, _)) = resolve(names, env) else {
                return Facts::new();
            };
            return self.facts_of_reference(&reference);
        }
        if let Some(reference) = field_of_row(expr, env) {
            return self.facts_of_reference(&reference);
        }
        let mut facts = self.operands_have_values(expr, env);
        if let Some(key) = self.key(expr, env) {
            facts.insert(Fact::Expr(key));
        }
        facts
    }

    /// What IS NOT NULL says, which of a row says that every field has a value.
    fn is_not_null(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Facts {
        let mut facts = self.has_value(expr, env, false);
        if let Some((Reference::Row(relation), _)) = names(expr).and_then(|it| resolve(it, env)) {
            let count = self.relations[relation].columns.len();
            let var = |column| Fact::Var(Var { relation, column });
            facts.extend((0..count).map(var));
        }
        let value = self.value(expr, env);
        if let Some(fields) = value
            .pg_type
            .as_deref()
            .and_then(|it| self.schema.fields(it))
            && let Some(key) = self.key(expr, env)
        {
            let fields = fields
                .iter()
                .map(|(name, _)| Fact::Expr(format!("{key}.{name}")));
            facts.extend(fields);
        }
        facts
    }

    fn fields_have_values(&mut self, fields: &[&Expr], env: &Env<'_, 'c>, any: bool) -> Facts {
        let mut all = fields.iter().map(|field| self.has_value(field, env, any));
        let Some(first) = all.next() else {
            return Facts::new();
        };
        match any {
            true => all.fold(first, |a, b| either(&a, &b)),
            false => all.fold(first, both),
        }
    }

    /// What a name that has a value says.
    pub(super) fn facts_of_reference(&self, reference: &Reference) -> Facts {
        match reference {
            Reference::Var(var) => Facts::from([Fact::Var(*var), Fact::Row(var.relation)]),
            Reference::Merged(merge, sides) => {
                let (left, right) = sides.as_ref();
                match merge {
                    Merge::Inner => both(
                        self.facts_of_reference(left),
                        self.facts_of_reference(right),
                    ),
                    Merge::Left => self.facts_of_reference(left),
                    Merge::Right => self.facts_of_reference(right),
                    Merge::Full => either(
                        &self.facts_of_reference(left),
                        &self.facts_of_reference(right),
                    ),
                }
            }
            Reference::Row(relation) => Facts::from([Fact::Row(*relation)]),
            Reference::Unknown => Facts::new(),
        }
    }
}

/// Nothing that makes rows of no rows, or fewer of them.
fn is_plain(select: &Select) -> bool {
    let groups = matches!(&select.group_by, sqlparser::ast::GroupByExpr::Expressions(list, _) if list.is_empty());
    groups
        && select.having.is_none()
        && !select.from.is_empty()
        && !select.projection.iter().any(super::grouping::may_aggregate)
}

/// The fields of a row that is written out.
pub(super) fn row(expr: &Expr) -> Option<Vec<&Expr>> {
    match expr {
        Expr::Tuple(fields) => Some(fields.iter().collect()),
        Expr::Nested(inner) => row(inner),
        Expr::Function(function) if is_named(&function.name, "row") => {
            super::call::call(function).map(|call| call.args)
        }
        _ => None,
    }
}

pub(super) fn is_row(expr: &Expr) -> bool {
    row(expr).is_some()
}

pub(super) fn is_null_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => is_null_literal(inner),
        Expr::Value(value) => value.value == sqlparser::ast::Value::Null,
        _ => false,
    }
}

/// Whether an array is written out and not empty.
fn has_elements(array: &Expr) -> bool {
    match array {
        Expr::Nested(inner) => has_elements(inner),
        Expr::Array(array) => !array.elem.is_empty(),
        _ => false,
    }
}

//! What an expression that has a value says of its parts: a strict function has none for NULL.

use super::analysis::Analysis;
use super::call::{Call, call};
use super::facts::Facts;
use super::known::is_row;
use super::scope::Env;
use super::value::Value;
use sqlparser::ast::{Expr, UnaryOperator};

impl<'c> Analysis<'c> {
    /// What can not be NULL within `expr` where `expr` is not, apart from itself.
    pub(super) fn operands_have_values(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Facts {
        match expr {
            Expr::Nested(inner) | Expr::Collate { expr: inner, .. } => {
                self.has_value(inner, env, false)
            }
            Expr::Cast {
                expr: inner,
                data_type,
                ..
            } => {
                // A function of users may cast NULL to something.
                let to = super::types::named(data_type);
                let from = self.value(inner, env).pg_type;
                match self.schema.casts(to.as_deref()) || self.schema.casts(from.as_deref()) {
                    true => Facts::new(),
                    false => self.has_value(inner, env, false),
                }
            }
            Expr::UnaryOp {
                op: UnaryOperator::Not,
                expr: inner,
            } => self.has_value(inner, env, false),
            Expr::UnaryOp { op, expr: inner } => {
                let value = Value::default();
                let found = self.operator(&op.to_string(), None, &value);
                self.all_if(found.is_some_and(|it| it.strict), &[inner], env)
            }
            Expr::BinaryOp { left, op, right } => {
                let (a, b) = (self.value(left, env), self.value(right, env));
                let op = op.to_string();
                let strict = match self.operator(&op, Some(&a), &b) {
                    Some(found) => found.strict,
                    None => self.is_strict_of_user(&op),
                };
                self.all_if(strict, &[left, right], env)
            }
            Expr::Like {
                any: false,
                expr: inner,
                pattern,
                ..
            } if !is_quantified(pattern) => {
                self.all_if(self.is_strict("~~"), &[inner, pattern], env)
            }
            Expr::ILike {
                any: false,
                expr: inner,
                pattern,
                ..
            } if !is_quantified(pattern) => {
                self.all_if(self.is_strict("~~*"), &[inner, pattern], env)
            }
            Expr::SimilarTo { expr: inner, .. } => self.all_if(self.is_strict("~"), &[inner], env),
            Expr::AtTimeZone {
                timestamp,
                time_zone,
            } => self.all_if(
                self.schema.routine("timezone").is_none(),
                &[timestamp, time_zone],
                env,
            ),
            Expr::Extract { expr: inner, .. } => self.has_value(inner, env, false),
            // Of what is not there, nothing is a part.
            Expr::CompoundFieldAccess { root, .. } => self.has_value(root, env, false),
            Expr::Function(function) => match call(function) {
                Some(call) if function.over.is_none() => self.call_has_value(&call, env),
                _ => Facts::new(),
            },
            _ => Facts::new(),
        }
    }

    fn call_has_value(&mut self, call: &Call<'_>, env: &Env<'_, 'c>) -> Facts {
        match call.name.as_str() {
            "coalesce" | "greatest" | "least" => {
                let args = call
                    .args
                    .iter()
                    .filter(|it| !super::known::is_null_literal(it));
                let mut all = args.map(|it| self.has_value(it, env, false));
                let Some(first) = all.next() else {
                    return Facts::new();
                };
                return all.fold(first, |a, b| a.intersection(&b).cloned().collect());
            }
            "nullif" => {
                let first = call.args.first();
                return first.map_or_else(Facts::new, |it| self.has_value(it, env, false));
            }
            name if self.is_aggregate(name) => return Facts::new(),
            _ => {}
        }
        let values: Vec<Value<'c>> = call.args.iter().map(|it| self.value(it, env)).collect();
        let strict = match self.looked_up_function(&call.name, &values) {
            Some(found) => found.strict && !found.set,
            None => !call.is_system && self.is_strict_of_user(&call.name),
        };
        self.all_if(strict, &call.args, env)
    }

    fn all_if(&mut self, strict: bool, operands: &[&Expr], env: &Env<'_, 'c>) -> Facts {
        let mut facts = Facts::new();
        // Of a row that is compared, not every field needs to have a value.
        for operand in operands.iter().filter(|it| strict && !is_row(it)) {
            facts.append(&mut self.has_value(operand, env, false));
        }
        facts
    }

    /// Whether an operator is strict whatever the types.
    fn is_strict(&self, op: &str) -> bool {
        let value = Value::default();
        let found = self.operator(op, Some(&value), &value);
        found.is_some_and(|it| it.strict)
    }

    /// Whether all that users made with this name is strict, and what the system has with it too.
    fn is_strict_of_user(&self, name: &str) -> bool {
        let of_user = self
            .schema
            .routine(name)
            .is_some_and(|it| it.strict && !it.set && !it.aggregate);
        of_user && super::builtin::is_strict(name)
    }
}

/// Whether a pattern is `ALL (…)`, which `sqlparser` reads as a call.
fn is_quantified(pattern: &Expr) -> bool {
    quantified(pattern).is_some()
}

/// The array of such a pattern, and whether all of it has to match.
pub(super) fn quantified(pattern: &Expr) -> Option<(bool, &Expr)> {
    let Expr::Function(function) = pattern else {
        return None;
    };
    let call = call(function)?;
    let [array] = call.args.as_slice() else {
        return None;
    };
    match call.name.as_str() {
        "all" => Some((true, array)),
        "any" | "some" => Some((false, array)),
        _ => None,
    }
}

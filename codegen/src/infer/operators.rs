//! Operators and comparisons into what is known of their values.

use super::analysis::Analysis;
use super::builtin::Nulls;
use super::call::boolean;
use super::facts::Outcome;
use super::known::{is_row, row};
use super::scope::Env;
use super::value::{Flow, Text, Value};
use super::why::Why;
use sqlparser::ast::{Expr, Query, UnaryOperator};

impl<'c> Analysis<'c> {
    /// A row of these fields, which is never NULL itself.
    pub(super) fn row_value(&mut self, fields: &[&Expr], env: &Env<'_, 'c>) -> Value<'c> {
        let values = fields.iter().map(|it| self.value(it, env));
        let flows = values.flat_map(|it| it.flows);
        let flows = flows
            .map(|it| Flow {
                is_part: true,
                ..it
            })
            .collect();
        Value {
            flows,
            ..Value::of("record")
        }
    }

    /// A strict combination of these operands, which is never NULL of itself.
    pub(super) fn operands(
        &mut self,
        expr: &Expr,
        operands: &[&Expr],
        env: &Env<'_, 'c>,
        pg_type: &'static str,
    ) -> Value<'c> {
        let values: Vec<Value<'c>> = operands.iter().map(|it| self.operand(it, env)).collect();
        let null = values.into_iter().find_map(|it| it.null);
        let null = null.map(|why| self.because(expr, "NULL makes this NULL", why));
        Value::with_null(null).typed(Some(Text::Borrowed(pg_type)))
    }

    /// A value that is compared: of a row that is written out, each field.
    pub(super) fn operand(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Value<'c> {
        let Some(fields) = row(expr) else {
            return match expr {
                Expr::Subquery(query) => self.scalar(expr, query, env, true),
                _ => self.value(expr, env),
            };
        };
        let values: Vec<Value<'c>> = fields.into_iter().map(|it| self.operand(it, env)).collect();
        Value::with_null(values.into_iter().find_map(|it| it.null))
            .typed(Some(Text::Borrowed("record")))
    }

    pub(super) fn unary(
        &mut self,
        expr: &Expr,
        op: UnaryOperator,
        operand: &Expr,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let value = self.value(operand, env);
        if op == UnaryOperator::Not {
            return Value::with_null(value.null).typed(Some(Text::Borrowed("bool")));
        }
        let found = self.operator(&op.to_string(), None, &value);
        self.applied(expr, &op.to_string(), found, vec![value])
    }

    pub(super) fn binary(
        &mut self,
        expr: &Expr,
        left: &Expr,
        op: &str,
        right: &Expr,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        if is_row(left) || is_row(right) {
            return self.compared(expr, &[left, right], op, env);
        }
        let left = self.value(left, env);
        let right = self.value(right, env);
        let found = self.operator(op, Some(&left), &right);
        self.applied(expr, op, found, vec![left, right])
    }

    /// A comparison of all these with operators like `op`, whose outcome is a boolean.
    pub(super) fn compared(
        &mut self,
        expr: &Expr,
        operands: &[&Expr],
        op: &str,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        match op == "OVERLAPS" || self.is_total(op) {
            true => self.operands(expr, operands, env, "bool"),
            false => self.nullable(expr, format!("`{op}` may return NULL")),
        }
    }

    /// Whether an operator gives NULL for NULL only, whatever the types.
    pub(super) fn is_total(&self, op: &str) -> bool {
        let value = Value::default();
        let found = self.operator(op, Some(&value), &value);
        found.is_some_and(|it| it.nulls <= Nulls::WithArguments)
    }

    /// AND and OR: one side matters only where the other has not decided.
    pub(super) fn connection(
        &mut self,
        left: &Expr,
        right: &Expr,
        env: &Env<'_, 'c>,
        undecided: Outcome,
    ) -> Value<'c> {
        let mut null = None;
        for (one, other) in [(left, right), (right, left)] {
            if boolean(other) == Some(undecided == Outcome::NotTrue) {
                // The other side decides.
                return Value::of("bool");
            }
            let facts = self.facts(other, undecided, env);
            let known = env.known.with(facts, self);
            let value = self.value(
                one,
                &Env {
                    known: &known,
                    ..*env
                },
            );
            null = null.or(value.null);
        }
        Value::with_null(null).typed(Some(Text::Borrowed("bool")))
    }

    /// `x = ANY (subquery)`, `x IN (subquery)`.
    pub(super) fn quantified(
        &mut self,
        expr: &Expr,
        left: &Expr,
        op: &str,
        query: &Query,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let value = self.operand(left, env);
        let shape = self.query(query, Some(env), env.ctes);
        let null = match (value.null, &shape.columns) {
            (Some(why), _) => Some(why),
            (None, Some(columns)) => columns.iter().find_map(|it| it.value.null.clone()),
            (None, None) => Some(Why::new(
                self.span(expr),
                "the subquery may have NULL in it",
            )),
        };
        let null = null.or_else(|| {
            let maybe = !self.is_total(op);
            maybe.then(|| Why::new(self.span(expr), format!("`{op}` may return NULL")))
        });
        let null = null.map(|why| self.because(expr, "a comparison with NULL is NULL", why));
        Value::with_null(null).typed(Some(Text::Borrowed("bool")))
    }

    /// `x = ANY (array)`
    pub(super) fn of_elements(
        &mut self,
        expr: &Expr,
        left: &Expr,
        op: &str,
        right: &Expr,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let array = self.value(right, env);
        let value = self.compared(expr, &[left, right], op, env);
        match value.null.is_none() && !array.is_full {
            true => self.nullable(expr, "the array may have NULL in it"),
            false => value,
        }
    }
}

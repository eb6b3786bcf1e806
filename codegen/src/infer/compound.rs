//! CASE, subqueries, arrays and their parts into what is known of their values.

use super::analysis::Analysis;
use super::call::boolean;
use super::facts::{Known, Outcome};
use super::known::is_null_literal;
use super::scope::{Env, field_of_row};
use super::value::{Text, Value};
use sqlparser::ast::{AccessExpr, CaseWhen, Expr, Query, Subscript};

impl<'c> Analysis<'c> {
    pub(super) fn case(
        &mut self,
        expr: &Expr,
        operand: Option<&Expr>,
        conditions: &[CaseWhen],
        otherwise: Option<&Expr>,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        if let Some(operand) = operand {
            self.value(operand, env);
        }
        let mut known: Known = env.known.clone();
        let mut results: Vec<Value<'c>> = Vec::new();
        for CaseWhen { condition, result } in conditions {
            if operand.is_none()
                && (boolean(condition) == Some(false) || is_null_literal(condition))
            {
                continue;
            }
            let inner = Env {
                known: &known,
                ..*env
            };
            self.value(condition, &inner);
            let facts = match operand {
                None => self.facts(condition, Outcome::True, &inner),
                // The operator that compares is `=`, which is strict.
                Some(operand) if self.is_total("=") => {
                    let mut facts = self.has_value(operand, &inner, false);
                    facts.append(&mut self.has_value(condition, &inner, false));
                    facts
                }
                Some(_) => super::facts::Facts::new(),
            };
            let holds = known.with(facts, self);
            results.push(self.value(
                result,
                &Env {
                    known: &holds,
                    ..*env
                },
            ));
            if operand.is_none() {
                let facts = self.facts(condition, Outcome::NotTrue, &inner);
                known = known.with(facts, self);
            }
        }
        match otherwise {
            Some(otherwise) => results.push(self.value(
                otherwise,
                &Env {
                    known: &known,
                    ..*env
                },
            )),
            None => results
                .push(self.nullable(expr, "CASE without ELSE is NULL where no condition holds")),
        }
        self.one_of(results)
    }

    /// A value that is one of these: of their type, if they have one.
    pub(super) fn one_of(&self, values: Vec<Value<'c>>) -> Value<'c> {
        let typed = values
            .iter()
            .filter(|it| !it.is_literal && it.pg_type.is_some());
        let pg_type = typed.clone().next().and_then(|it| it.pg_type.clone());
        let same = typed.clone().all(|it| it.pg_type == pg_type)
            && values
                .iter()
                .all(|it| it.is_literal || it.pg_type.is_some() || it.null.is_some());
        let is_full = values.iter().all(|it| it.is_full);
        let is_literal = values.iter().all(|it| it.is_literal);
        let mut all = Value {
            is_full,
            is_literal,
            ..Value::default().typed(pg_type.filter(|_| same))
        };
        for value in values {
            all.null = all.null.or(value.null);
            all.flows.extend(value.flows);
        }
        all
    }

    /// The value of a subquery: that of its first column, or as a row of them all.
    pub(super) fn scalar(
        &mut self,
        expr: &Expr,
        query: &Query,
        env: &Env<'_, 'c>,
        all: bool,
    ) -> Value<'c> {
        let shape = self.query(query, Some(env), env.ctes);
        let Some(columns) = shape.columns else {
            return self.nullable(expr, "the subquery is not understood");
        };
        let count = if all { columns.len() } else { 1 };
        let mut columns = columns.into_iter().take(count).map(|it| it.value);
        let Some(mut value) = columns.next() else {
            return self.nullable(expr, "the subquery has no column");
        };
        let null = columns.fold(value.null, |null, it| null.or(it.null));
        value.null = null.or_else(|| {
            let none = shape.rows.none?;
            Some(self.because(expr, "the subquery may find no row", none))
        });
        Value {
            source: None,
            var: None,
            absent: Vec::new(),
            flows: Vec::new(),
            ..value
        }
    }

    pub(super) fn array(&mut self, elements: &[Expr], env: &Env<'_, 'c>) -> Value<'c> {
        let values: Vec<Value<'c>> = elements.iter().map(|it| self.value(it, env)).collect();
        let nested = elements.iter().any(|it| matches!(it, Expr::Array(_)));
        let is_full = match nested {
            true => values.iter().all(|it| it.is_full),
            false => values.iter().all(|it| it.null.is_none()),
        };
        let of_strings = !elements.is_empty() && values.iter().all(|it| it.is_literal);
        let pg_type = match of_strings {
            true => Some(Text::Borrowed("text")),
            false => self.one_of(values).pg_type,
        };
        let pg_type = pg_type.map(|it| match nested || it.ends_with("[]") {
            true => it,
            false => Text::Owned(format!("{it}[]")),
        });
        Value {
            // Its surroundings decide what `ARRAY[]` is of.
            is_literal: elements.is_empty(),
            is_full: is_full && !elements.is_empty(),
            ..Value::default().typed(pg_type)
        }
    }

    pub(super) fn access(
        &mut self,
        expr: &Expr,
        root: &Expr,
        chain: &[AccessExpr],
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        if let Some(reference) = field_of_row(expr, env) {
            return self.named_value(expr, &reference, env, env);
        }
        let value = self.value(root, env);
        let slices = chain
            .iter()
            .all(|it| matches!(it, AccessExpr::Subscript(Subscript::Slice { .. })));
        let is_array = value
            .pg_type
            .as_deref()
            .is_some_and(|it| self.schema.base(it).ends_with("[]"));
        match chain {
            [
                AccessExpr::Subscript(Subscript::Slice {
                    lower_bound,
                    upper_bound,
                    ..
                }),
            ] if slices && is_array => {
                let mut null = value.null.clone();
                for bound in [lower_bound, upper_bound].into_iter().flatten() {
                    null = null.or(self.value(bound, env).null);
                }
                Value {
                    null,
                    is_full: value.is_full,
                    ..Value::default().typed(value.pg_type)
                }
            }
            [AccessExpr::Dot(_), ..] => {
                self.nullable(expr, "a field of a composite value may be NULL")
            }
            _ => {
                let element = value
                    .pg_type
                    .as_deref()
                    .and_then(|it| it.strip_suffix("[]"));
                let element = element
                    .filter(|_| chain.len() == 1)
                    .map(|it| Text::Owned(it.to_owned()));
                self.nullable(expr, "a subscript that finds nothing gives NULL")
                    .typed(element)
            }
        }
    }
}

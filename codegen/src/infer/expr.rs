//! Expressions into what is known of their values.

use super::analysis::Analysis;
use super::builtin::{self, Nulls};
use super::call::{boolean, keyword};
use super::facts::{Known, Outcome, is_null_literal, is_row, row};
use super::scope::{Env, Reference, field_of_row, folded, names, resolve};
use super::types;
use super::value::{Flow, Text, Value};
use super::why::Why;
use sqlparser::ast::{
    AccessExpr, BinaryOperator, CaseWhen, Expr, Query, Subscript, UnaryOperator, Value as Literal,
};
use std::sync::Arc;

/// What JSON's null is cast to as NULL, from PostgreSQL 18 on.
const FROM_JSON: [&str; 7] = [
    "bool", "int2", "int4", "int8", "float4", "float8", "numeric",
];

impl<'c> Analysis<'c> {
    /// What is known of `expr`.
    pub(super) fn value(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Value<'c> {
        if let Some(names) = names(expr) {
            return match resolve(names, env) {
                Some((reference, found)) => self.named_value(expr, &reference, found, env),
                None => match expr {
                    // A few of the words that stand for a call are read as names.
                    Expr::Identifier(name) if name.quote_style.is_none() => {
                        keyword(&folded(name)).map_or_else(|| self.unknown_name(expr), Value::of)
                    }
                    _ => self.unknown_name(expr),
                },
            };
        }
        let mut value = self.value_of(expr, env);
        if value.null.is_some()
            && env.known.has_exprs()
            && let Some(key) = self.key(expr, env)
            && says(env, &key)
        {
            value.null = None;
        }
        if value.null.is_none()
            && let Some(why) = env.group.and_then(|group| group.hides())
            && !self.is_fixed(expr)
        {
            value.null = Some(why);
        }
        value
    }

    fn unknown_name(&self, expr: &Expr) -> Value<'c> {
        self.nullable(expr, "it is not known what this name means")
    }

    fn named_value(
        &self,
        expr: &Expr,
        reference: &Reference,
        found: &Env<'_, 'c>,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let mut value = self.referenced(reference, found, env.known);
        value.null = value.null.map(|why| match why.span {
            None => Arc::new(Why {
                span: self.span(expr),
                ..Why::clone(&why)
            }),
            Some(_) => why,
        });
        value
    }

    fn value_of(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Value<'c> {
        match expr {
            Expr::Nested(inner) => self.value(inner, env),
            Expr::Value(value) => self.literal(expr, &value.value),
            Expr::TypedString(string) => Value::default().typed(types::named(&string.data_type)),
            Expr::Interval(_) => Value::of("interval"),
            Expr::Cast {
                expr: inner,
                data_type,
                ..
            } => self.cast(expr, inner, types::named(data_type), env),
            Expr::UnaryOp { op, expr: operand } => self.unary(expr, *op, operand, env),
            Expr::BinaryOp { left, op, right } => match op {
                BinaryOperator::And => self.connection(left, right, env, Outcome::NotFalse),
                BinaryOperator::Or => self.connection(left, right, env, Outcome::NotTrue),
                _ => self.binary(expr, left, &op.to_string(), right, env),
            },
            Expr::IsNull(_)
            | Expr::IsNotNull(_)
            | Expr::IsTrue(_)
            | Expr::IsNotTrue(_)
            | Expr::IsFalse(_)
            | Expr::IsNotFalse(_)
            | Expr::IsUnknown(_)
            | Expr::IsNotUnknown(_)
            | Expr::IsDistinctFrom(..)
            | Expr::IsNotDistinctFrom(..)
            | Expr::Exists { .. } => Value::of("bool"),
            Expr::IsJson { expr: inner, .. } | Expr::IsNormalized { expr: inner, .. } => {
                self.operands(expr, &[inner], env, "bool")
            }
            Expr::InList {
                expr: inner, list, ..
            } => {
                let operands: Vec<&Expr> = std::iter::once(inner.as_ref()).chain(list).collect();
                self.compared(expr, &operands, "=", env)
            }
            Expr::InSubquery {
                expr: inner,
                subquery,
                ..
            } => self.quantified(expr, inner, "=", subquery, env),
            Expr::Between {
                expr: inner,
                low,
                high,
                ..
            } => self.compared(expr, &[inner, low, high], "<=", env),
            Expr::Like {
                any: false,
                expr: inner,
                pattern,
                ..
            } => self.compared(expr, &[inner, pattern], "~~", env),
            Expr::ILike {
                any: false,
                expr: inner,
                pattern,
                ..
            } => self.compared(expr, &[inner, pattern], "~~*", env),
            Expr::SimilarTo {
                expr: inner,
                pattern,
                ..
            } => self.compared(expr, &[inner, pattern], "~", env),
            Expr::AnyOp {
                left,
                compare_op,
                right,
                ..
            }
            | Expr::AllOp {
                left,
                compare_op,
                right,
            } => match right.as_ref() {
                Expr::Subquery(query) => {
                    self.quantified(expr, left, &compare_op.to_string(), query, env)
                }
                _ => self.of_elements(expr, left, &compare_op.to_string(), right, env),
            },
            Expr::AtTimeZone {
                timestamp,
                time_zone,
            } => self.call_by_name(expr, "timezone", &[time_zone, timestamp], env),
            Expr::Extract {
                field, expr: inner, ..
            } => self.extract(expr, &field.to_string(), inner, env),
            Expr::Ceil { expr: inner, .. } => self.call_by_name(expr, "ceil", &[inner], env),
            Expr::Floor { expr: inner, .. } => self.call_by_name(expr, "floor", &[inner], env),
            Expr::Position { expr: inner, r#in } => {
                self.call_by_name(expr, "position", &[r#in, inner], env)
            }
            Expr::Substring {
                expr: inner,
                substring_from,
                substring_for,
                ..
            } => self.substring(
                expr,
                inner,
                substring_from.as_deref(),
                substring_for.as_deref(),
                env,
            ),
            Expr::Trim {
                expr: inner,
                trim_what,
                trim_characters,
                ..
            } => {
                let mut operands: Vec<&Expr> = vec![inner];
                operands.extend(trim_what.as_deref());
                operands.extend(trim_characters.iter().flatten());
                self.operands(expr, &operands, env, "text")
            }
            Expr::Overlay {
                expr: inner,
                overlay_what,
                overlay_from,
                overlay_for,
            } => {
                let mut operands: Vec<&Expr> = vec![inner, overlay_what, overlay_from];
                operands.extend(overlay_for.as_deref());
                self.operands(expr, &operands, env, "text")
            }
            Expr::Collate { expr: inner, .. } => Value {
                source: None,
                var: None,
                ..self.value(inner, env)
            },
            Expr::Function(function) => self.call(expr, function, env),
            Expr::Case {
                operand,
                conditions,
                else_result,
                ..
            } => self.case(
                expr,
                operand.as_deref(),
                conditions,
                else_result.as_deref(),
                env,
            ),
            Expr::Subquery(query) => self.scalar(expr, query, env, false),
            Expr::Tuple(fields) => {
                let fields: Vec<&Expr> = fields.iter().collect();
                self.row_value(&fields, env)
            }
            Expr::Array(array) => self.array(&array.elem, env),
            Expr::CompoundFieldAccess { root, access_chain } => {
                self.access(expr, root, access_chain, env)
            }
            _ => self.nullable(expr, "this expression is not understood"),
        }
    }

    fn literal(&mut self, expr: &Expr, literal: &Literal) -> Value<'c> {
        match literal {
            Literal::Null => Value {
                is_literal: true,
                ..self.nullable(expr, "NULL is written here")
            },
            Literal::Boolean(_) => Value::of("bool"),
            Literal::Number(number, _) => {
                types::of_number(number).map_or_else(Value::default, Value::of)
            }
            Literal::Placeholder(name) => self.param(expr, name),
            _ => Value {
                is_literal: true,
                ..Value::default()
            },
        }
    }

    fn param(&self, expr: &Expr, name: &str) -> Value<'c> {
        let number = name
            .strip_prefix('$')
            .and_then(|it| it.parse::<usize>().ok());
        let index = number.and_then(|number| number.checked_sub(1));
        let Some((index, param)) = index.and_then(|at| Some((at, self.params.get(at)?))) else {
            return self.nullable(expr, "this parameter is not known");
        };
        let why = || Why::new(self.span(expr), "NULL may be passed for this parameter");
        Value {
            null: param.nullable.then(why),
            is_full: !param.nullable_elements && param.pg_type.ends_with("[]"),
            flows: vec![Flow {
                param: index,
                is_element: false,
                is_part: false,
            }],
            ..Value::of(param.pg_type.as_str())
        }
    }

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

    fn unary(
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
    fn compared(
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
    fn is_total(&self, op: &str) -> bool {
        let value = Value::default();
        let found = self.operator(op, Some(&value), &value);
        found.is_some_and(|it| it.nulls <= Nulls::WithArguments)
    }

    /// AND and OR: one side matters only where the other has not decided.
    fn connection(
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

    fn cast(
        &mut self,
        expr: &Expr,
        inner: &Expr,
        to: Option<Text<'c>>,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let value = self.value(inner, env);
        let Some(to) = to else {
            return self.nullable(expr, "it is not known what this casts to");
        };
        let to = self.schema.named_type(to);
        let from = value.pg_type.clone();
        let known = from.as_deref().is_some_and(|it| !self.schema.is_domain(it));
        if self.schema.refuses_null(&to) && (known || value.is_literal) {
            return Value::default().typed(Some(to));
        }
        let null = match value.null {
            Some(why) => Some(why),
            None => {
                let is_row = from.as_deref() == Some("record");
                let by_user = !is_row && self.schema.casts(Some(&to))
                    || !value.is_literal && self.schema.casts(from.as_deref());
                let from = if value.is_literal {
                    Some("text")
                } else {
                    from.as_deref()
                };
                let maybe = by_user || self.cast_may_give_null(from, &to);
                maybe.then(|| Why::new(self.span(expr), format!("the cast to {to} may give NULL")))
            }
        };
        Value {
            null,
            is_full: value.is_full,
            flows: value.flows,
            ..Value::default().typed(Some(to))
        }
    }

    fn cast_may_give_null(&self, from: Option<&str>, to: &str) -> bool {
        let base = |it: &str| -> String { self.schema.base(it).to_owned() };
        let (from, to) = (from.map(base), base(to));
        let made = |it: &str| self.schema.is_made(it);
        let is_faithful = |it: &str| builtin::is_type(it) || it == "record" || made(it);
        let of_extensions = self.schema.has_other_types();
        match from.as_deref() {
            Some(from) if from == "record" || made(from) || made(&to) => {
                !(is_faithful(from) && is_faithful(&to))
            }
            // Of what the system has, only JSON's null is cast to NULL.
            None => of_extensions || FROM_JSON.contains(&to.as_str()),
            from => builtin::cast(from, &to) > Nulls::WithArguments,
        }
    }

    /// `x = ANY (subquery)`, `x IN (subquery)`.
    fn quantified(
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
    fn of_elements(
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

    fn case(
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
    fn scalar(&mut self, expr: &Expr, query: &Query, env: &Env<'_, 'c>, all: bool) -> Value<'c> {
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

    fn array(&mut self, elements: &[Expr], env: &Env<'_, 'c>) -> Value<'c> {
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

    fn access(
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

/// Whether an expression is known to have a value. What WHERE said does not hold where a grouping set has
/// left columns out.
fn says(env: &Env<'_, '_>, key: &str) -> bool {
    match env.group {
        Some(group) if group.has_sets => group.having.has_expr(key),
        _ => env.known.has_expr(key),
    }
}

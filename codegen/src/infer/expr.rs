//! Expressions into what is known of their values.

use super::analysis::Analysis;
use super::call::keyword;
use super::facts::{Fact, Outcome};
use super::scope::{Env, Reference, folded, names, resolve};
use super::types;
use super::value::{Flow, Value};
use super::why::Why;
use sqlparser::ast::{BinaryOperator, Expr, Value as Literal};
use std::sync::Arc;

impl<'c> Analysis<'c> {
    /// What is known of `expr`.
    pub(super) fn value(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Value<'c> {
        if let Some(names) = names(expr) {
            return match resolve(names, env) {
                Some((reference, found)) => {
                    let mut value = self.named_value(expr, &reference, found, env);
                    // A grouping set may leave out what belongs to a query around it.
                    let within = std::iter::successors(Some(env), |env| env.outer);
                    let mut within = within.take_while(|it| !std::ptr::eq(it.scope, found.scope));
                    let hidden = || within.find_map(|it| self.group_hides(it));
                    value.null = value.null.or_else(hidden);
                    value
                }
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

    pub(super) fn named_value(
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
            } => {
                let is_bare = !data_type.to_string().contains('(');
                self.cast(expr, inner, types::named(data_type), is_bare, env)
            }
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
            _ => self.comparison(expr, env),
        }
    }

    /// What compares values.
    fn comparison(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Value<'c> {
        match expr {
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
            _ => self.spelled_call(expr, env),
        }
    }

    /// What calls a function in words of its own.
    fn spelled_call(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Value<'c> {
        match expr {
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
}

/// Whether an expression is known to have a value. What WHERE said does not hold where a grouping set has
/// left columns out.
fn says(env: &Env<'_, '_>, key: &str) -> bool {
    match env.group {
        Some(group) if group.has_sets => group.having.contains(&Fact::Expr(key.to_owned())),
        _ => env.known.has_expr(key),
    }
}

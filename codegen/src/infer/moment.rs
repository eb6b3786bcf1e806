//! Parts of moments and of strings, whose NULLs depend on what is asked for.

use super::analysis::Analysis;
use super::call::{call, string};
use super::scope::Env;
use super::value::{Text, Value};
use sqlparser::ast::Expr;

/// What an infinite moment has: a year that is infinite too.
/// `NonFiniteTimestampTzPart` and `NonFiniteIntervalPart` of `timestamp.c`.
const ENDLESS: [&str; 12] = [
    "year",
    "years",
    "isoyear",
    "decade",
    "decades",
    "century",
    "centuries",
    "millennium",
    "millenniums",
    "millennia",
    "epoch",
    "julian",
];

impl<'c> Analysis<'c> {
    /// `extract(field from of)`
    pub(super) fn extract(
        &mut self,
        expr: &Expr,
        field: &str,
        of: &Expr,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let value = self.value(of, env);
        let base = value.pg_type.as_deref().map(|it| self.schema.base(it));
        let is_time = matches!(base, Some("time" | "timetz"));
        let field = field.trim_matches('\'').to_ascii_lowercase();
        let finite = is_time || self.is_of_the_clock(of) || ENDLESS.contains(&field.as_str());
        let pg_type = match expr {
            Expr::Extract { .. } => "numeric",
            _ => "float8",
        };
        if !finite && value.null.is_none() {
            let text = format!("an infinite moment has no {field}");
            return self
                .nullable(expr, text)
                .typed(Some(Text::Borrowed(pg_type)));
        }
        let null = value
            .null
            .map(|why| self.because(expr, "a part of NULL is NULL", why));
        Value::with_null(null).typed(Some(Text::Borrowed(pg_type)))
    }

    /// Whether it is a moment that the clock gave, which is not infinite.
    pub(super) fn is_of_the_clock(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Nested(inner) => self.is_of_the_clock(inner),
            Expr::Cast {
                expr: inner,
                data_type,
                ..
            } => {
                let to = super::types::named(data_type);
                matches!(to.as_deref(), Some("date" | "timestamp" | "timestamptz"))
                    && self.is_of_the_clock(inner)
            }
            Expr::Function(function) => call(function).is_some_and(|call| {
                let is_clock = matches!(
                    call.name.as_str(),
                    "now"
                        | "current_date"
                        | "current_timestamp"
                        | "localtimestamp"
                        | "clock_timestamp"
                        | "statement_timestamp"
                        | "transaction_timestamp"
                );
                is_clock && self.schema.routine(&call.name).is_none()
                    || call.name == "date_trunc"
                        && self.schema.routine("date_trunc").is_none()
                        && call.args.get(1).is_some_and(|it| self.is_of_the_clock(it))
            }),
            _ => false,
        }
    }

    /// `substring(s from a for b)`: with a pattern it may find nothing.
    pub(super) fn substring(
        &mut self,
        expr: &Expr,
        of: &Expr,
        from: Option<&Expr>,
        count: Option<&Expr>,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        // `substring(s for n)` begins at the first character.
        let mut args: Vec<&Expr> = vec![of];
        args.extend(from);
        args.extend(count);
        if from.is_some_and(|it| string(it).is_some()) {
            self.call_by_name(expr, "substring", &args, env);
            return self
                .nullable(expr, "the pattern may not match")
                .typed(Some(Text::Borrowed("text")));
        }
        match from {
            Some(_) => self.call_by_name(expr, "substring", &args, env),
            None => self.operands(expr, &args, env, "text"),
        }
    }
}

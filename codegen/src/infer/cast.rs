//! Casts into what is known of their values.

use super::analysis::Analysis;
use super::builtin;
use super::builtin::Nulls;
use super::scope::Env;
use super::value::{Text, Value};
use super::why::Why;
use sqlparser::ast::Expr;

impl<'c> Analysis<'c> {
    pub(super) fn cast(
        &mut self,
        expr: &Expr,
        inner: &Expr,
        to: Option<Text<'c>>,
        is_bare: bool,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let value = self.value(inner, env);
        let Some(to) = to else {
            return self.nullable(expr, "it is not known what this casts to");
        };
        let to = self.schema.named_type(to);
        let from = value.pg_type.clone();
        if is_bare && from.as_ref() == Some(&to) {
            // The server leaves out what changes nothing.
            return value;
        }
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

    pub(super) fn cast_may_give_null(&self, from: Option<&str>, to: &str) -> bool {
        let base = |it: &str| -> String { self.schema.base(it).to_owned() };
        let (from, to) = (from.map(base), base(to));
        let made = |it: &str| self.schema.is_made(it);
        let is_faithful = |it: &str| builtin::is_type(it) || it == "record" || made(it);
        let of_extensions = self.schema.has_other_types();
        match from.as_deref() {
            Some(from) if from == "record" || made(from) || made(&to) => {
                !(is_faithful(from) && is_faithful(&to))
            }
            None if of_extensions => true,
            from => builtin::cast(from, &to) > Nulls::WithArguments,
        }
    }
}

//! What the system's functions and operators give, where it is they that are meant.

use super::analysis::Analysis;
use super::builtin;
use super::builtin::{Builtin, Kind, Nulls};
use super::call::Call;
use super::scope::Env;
use super::value::{Text, Value};
use super::why::Why;
use sqlparser::ast::Expr;
use std::sync::Arc;

impl<'c> Analysis<'c> {
    /// The function of the system that a call means; none if it may mean one of the user's.
    pub(super) fn builtin(&self, name: &str, types: &[Option<&str>]) -> Option<Builtin> {
        match self.spoiled(name) {
            None => builtin::function(name, types),
            Some(()) if self.schema.system_comes_first() => builtin::exact_function(name, types),
            Some(()) => None,
        }
    }

    pub(super) fn builtin_kind(&self, name: &str) -> Option<Kind> {
        builtin::is_aggregate(name).then_some(Kind::Aggregate)
    }

    /// The extension or the user who made something else with this name.
    pub(super) fn spoiled(&self, name: &str) -> Option<()> {
        let routine = self.schema.routine(name)?;
        let faithful = routine
            .extension
            .as_deref()
            .is_some_and(|it| FAITHFUL.contains(&it));
        (!faithful).then_some(())
    }

    /// The operator of the system that is meant.
    pub(super) fn operator(
        &self,
        op: &str,
        left: Option<&Value<'c>>,
        right: &Value<'c>,
    ) -> Option<Builtin> {
        let name = match op.strip_prefix("OPERATOR(pg_catalog.") {
            Some(rest) => rest.strip_suffix(')')?,
            None => op,
        };
        let name = if name == "!=" { "<>" } else { name };
        let left = left.map(|it| self.looked_up(it));
        let right = self.looked_up(right);
        let (left, right) = (left.as_ref().map(Option::as_deref), right.as_deref());
        let is_system = name.len() < op.len();
        match self.spoiled(name) {
            Some(()) if !is_system => match self.schema.system_comes_first() {
                true => builtin::exact_operator(name, left, right),
                false => None,
            },
            _ => builtin::operator(name, left, right),
        }
    }

    /// What a polymorphic function gives for a value of a domain is of that domain, or is not.
    fn of_domains(&self, mut found: Builtin, values: &[Value<'c>]) -> Builtin {
        let mut types = values.iter().filter_map(|it| it.pg_type.as_deref());
        if found.is_polymorphic && types.any(|it| self.schema.is_domain(it)) {
            found.returns = None;
        }
        found
    }

    /// The type by which functions are looked up.
    pub(super) fn looked_up(&self, value: &Value<'c>) -> Option<Text<'c>> {
        match &value.pg_type {
            _ if value.is_literal => Some(Text::Borrowed("unknown")),
            Some(it) if it == "varchar" => Some(Text::Borrowed("text")),
            Some(it) => Some(Text::Owned(self.schema.base(it).to_owned())),
            None => None,
        }
    }

    /// What an operator gives for these operands.
    pub(super) fn applied(
        &self,
        expr: &Expr,
        name: &str,
        found: Option<Builtin>,
        values: Vec<Value<'c>>,
    ) -> Value<'c> {
        let Some(found) = found else {
            return self.nullable(expr, format!("`{name}` may return NULL"));
        };
        let pg_type = match name {
            "||" if found.returns.is_none() && self.makes_text(&values) => {
                Some(Text::Borrowed("text"))
            }
            _ => found.returns.clone(),
        };
        let null = self.null_of_application(expr, name, found.nulls, values);
        Value::with_null(null).typed(pg_type)
    }

    /// Whether what `||` joins becomes text: one side is a plain value, the other is one too or a string.
    pub(super) fn makes_text(&self, values: &[Value<'c>]) -> bool {
        let is_plain = |it: &Value<'c>| {
            let base = it.pg_type.as_deref().map(|it| self.schema.base(it));
            base.is_some_and(|it| PLAIN.contains(&it))
        };
        values.iter().all(|it| it.is_literal || is_plain(it)) && values.iter().any(is_plain)
    }

    pub(super) fn null_of_application(
        &self,
        expr: &Expr,
        name: &str,
        nulls: Nulls,
        values: Vec<Value<'c>>,
    ) -> Option<Arc<Why>> {
        let first = values.first().and_then(|it| it.null.clone());
        let all = values.iter().all(|it| it.null.is_some());
        let mut nullable = values.into_iter().filter_map(|it| it.null);
        let text = || format!("`{name}` of NULL is NULL");
        match nulls {
            Nulls::Always => None,
            // An array and no array make an array.
            Nulls::First if matches!(name, "||" | "array_cat") && !all => None,
            Nulls::First => first.map(|why| self.because(expr, text(), why)),
            Nulls::WithArguments => nullable.next().map(|why| self.because(expr, text(), why)),
            _ => Some(Why::new(
                self.span(expr),
                format!("`{name}` may return NULL"),
            )),
        }
    }

    /// What a function of the system gives, written in SQL's own way.
    pub(super) fn call_by_name(
        &mut self,
        expr: &Expr,
        name: &str,
        args: &[&Expr],
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let values: Vec<Value<'c>> = args.iter().map(|it| self.value(it, env)).collect();
        let found = self.looked_up_function(name, &values);
        self.applied(expr, name, found, values)
    }

    pub(super) fn looked_up_function(&self, name: &str, values: &[Value<'c>]) -> Option<Builtin> {
        let types: Vec<Option<Text<'c>>> = values.iter().map(|it| self.looked_up(it)).collect();
        let types: Vec<Option<&str>> = types.iter().map(Option::as_deref).collect();
        let found = self.builtin(name, &types)?;
        Some(self.of_domains(found, values))
    }

    pub(super) fn builtin_of(&self, call: &Call<'_>, values: &[Value<'c>]) -> Option<Builtin> {
        match call.is_system {
            false => self.looked_up_function(&call.name, values),
            true => {
                let types: Vec<Option<Text<'c>>> =
                    values.iter().map(|it| self.looked_up(it)).collect();
                let types: Vec<Option<&str>> = types.iter().map(Option::as_deref).collect();
                let found = builtin::function(&call.name, &types)?;
                Some(self.of_domains(found, values))
            }
        }
    }
}

/// Extensions whose functions and operators give NULL where those of the system with the same name do.
pub(super) const FAITHFUL: [&str; 8] = [
    "citext",
    "hstore",
    "ltree",
    "vector",
    "pg_trgm",
    "btree_gin",
    "btree_gist",
    "unaccent",
];

/// Types that `||` makes text of, beside a string.
pub(super) const PLAIN: [&str; 16] = [
    "int2",
    "int4",
    "int8",
    "numeric",
    "float4",
    "float8",
    "text",
    "varchar",
    "bpchar",
    "bool",
    "date",
    "timestamp",
    "timestamptz",
    "time",
    "uuid",
    "interval",
];

//! Calls of functions, aggregates and window functions into what is known of their values.

use super::analysis::Analysis;
use super::builtin::{Builtin, Nulls};
use super::facts::{Facts, Outcome};
use super::from::argument;
use super::scope::{Env, parts};
use super::value::{Flow, Text, Value};
use super::why::Why;
use sqlparser::ast::{
    Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, OrderByExpr, WindowType,
};

/// A call, taken apart.
pub(super) struct Call<'a> {
    pub(super) name: String,
    /// Whether it can only be the system's.
    pub(super) is_system: bool,
    pub(super) args: Vec<&'a Expr>,
    /// Whether there is an argument that is no expression, as in `count(*)`.
    pub(super) has_star: bool,
    /// How it is written; none for what SQL writes in its own way.
    function: Option<&'a Function>,
}

impl<'a> Call<'a> {
    /// A call of `name` with these arguments.
    pub(super) fn of(name: String, args: Vec<&'a Expr>) -> Self {
        Self {
            name,
            is_system: false,
            args,
            has_star: false,
            function: None,
        }
    }

    /// Whether FILTER leaves rows out.
    pub(super) fn is_filtered(&self) -> bool {
        self.function.is_some_and(|it| it.filter.is_some())
    }

    /// The window that it is over.
    pub(super) fn over(&self) -> Option<&'a WindowType> {
        self.function.and_then(|it| it.over.as_ref())
    }

    /// What WITHIN GROUP orders by.
    pub(super) fn ordered(&self) -> impl Iterator<Item = &'a Expr> {
        let list = self.function.map_or(&[][..], |it| &it.within_group);
        list.iter().map(|it: &OrderByExpr| &it.expr)
    }
}

/// A call, if it is written in a way that is understood.
pub(super) fn call(function: &Function) -> Option<Call<'_>> {
    let path = parts(&function.name)?;
    let (name, is_system) = match path.as_slice() {
        [name] => (name.clone(), false),
        [schema, name] => (name.clone(), schema == "pg_catalog"),
        _ => return None,
    };
    let list: &[FunctionArg] = match &function.args {
        FunctionArguments::None => &[],
        FunctionArguments::List(list) => &list.args,
        FunctionArguments::Subquery(_) => return None,
    };
    let is_star = |arg: &&FunctionArg| {
        matches!(
            arg,
            FunctionArg::Unnamed(FunctionArgExpr::Wildcard | FunctionArgExpr::QualifiedWildcard(_))
        )
    };
    let has_star = list.iter().any(|arg| is_star(&arg));
    let args: Option<Vec<&Expr>> = list
        .iter()
        .filter(|it| !is_star(it))
        .map(argument)
        .collect();
    Some(Call {
        name,
        is_system: is_system && path.len() == 2,
        args: args?,
        has_star,
        function: Some(function),
    })
}

impl<'c> Analysis<'c> {
    /// What is known of a call.
    pub(super) fn call(
        &mut self,
        expr: &Expr,
        function: &Function,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        if let FunctionArguments::Subquery(query) = &function.args {
            let shape = self.query(query, Some(env), env.ctes);
            let first = shape.columns.and_then(|it| it.into_iter().next());
            let element = first
                .and_then(|it| it.value.pg_type)
                .map(|it| format!("{it}[]"));
            return match super::from::is_named(&function.name, "array") {
                true => Value::default().typed(element.map(Text::Owned)),
                false => self.nullable(expr, "what is made of no row may be NULL"),
            };
        }
        if super::from::is_named(&function.name, "json_object") && call(function).is_none() {
            return Value::of("json");
        }
        let Some(call) = call(function) else {
            return self.nullable(expr, "this call is not understood");
        };
        match call.name.as_str() {
            "coalesce" => self.coalesce(&call.args, env),
            "greatest" | "least" => {
                let values: Vec<Value<'c>> =
                    call.args.iter().map(|it| self.value(it, env)).collect();
                let never = values.iter().any(|it| it.null.is_none());
                let mut value = self.one_of(values);
                value.null = value.null.filter(|_| !never);
                value.flows.clear();
                value
            }
            "nullif" => {
                let value = call.args.first().map(|it| self.value(it, env));
                let pg_type = value.and_then(|it| it.pg_type);
                self.nullable(expr, "NULLIF is NULL where both are equal")
                    .typed(pg_type)
            }
            "row" => self.row_value(&call.args, env),
            // A subquery of VALUES is read as a call.
            "values" if call.args.len() == 1 => self.value(call.args[0], env),
            "all" | "any" | "some" | "values" => {
                self.nullable(expr, "this expression is not understood")
            }
            "merge_action" => Value::of("text"),
            "grouping" => Value::of("int4"),
            "xmlelement" | "xmlforest" | "xmlconcat" | "xmlroot" | "xmlparse" => {
                self.nullable(expr, "this function may return NULL")
            }
            _ if function.over.is_some() => self.window_call(expr, &call, env),
            name if self.is_aggregate(name) => self.aggregate(expr, &call, env),
            _ => self.plain_call(expr, &call, env),
        }
    }

    fn coalesce(&mut self, args: &[&Expr], env: &Env<'_, 'c>) -> Value<'c> {
        let values: Vec<Value<'c>> = args.iter().map(|it| self.value(it, env)).collect();
        let never = values.iter().any(|it| it.null.is_none());
        let references: Vec<_> = args
            .iter()
            .filter_map(|it| super::scope::resolve(super::scope::names(it)?, env))
            .collect();
        let one_is_there = references.iter().any(|(a, found)| {
            let others = references.iter();
            let mut pairs = others.map(|(b, _)| self.exclude_each_other(a, b, env.known));
            found.group.is_none_or(|it| !it.has_sets) && pairs.any(|it| it)
        });
        let mut value = self.one_of(values);
        value.null = value.null.filter(|_| !never && !one_is_there);
        value.flows.clear();
        value.is_literal = false;
        value
    }

    fn plain_call(&mut self, expr: &Expr, call: &Call<'_>, env: &Env<'_, 'c>) -> Value<'c> {
        let values: Vec<Value<'c>> = call.args.iter().map(|it| self.value(it, env)).collect();
        if let "extract" | "date_part" = call.name.as_str()
            && let [field, of] = call.args.as_slice()
            && let Some(field) = string(field)
        {
            return self.extract(expr, &field, of, env);
        }
        if let (Some(pg_type), []) = (keyword(&call.name), call.args.as_slice()) {
            return Value::of(pg_type);
        }
        if call.has_star {
            return self.nullable(expr, format!("`{}` may return NULL", call.name));
        }
        let Some(mut found) = self.builtin_of(call, &values) else {
            let returns = self.schema.routine(&call.name).filter(|_| !call.is_system);
            let returns = returns.and_then(|it| it.returns.clone()).map(Text::Owned);
            let text = format!("the function `{}` may return NULL", call.name);
            return self.nullable(expr, text).typed(returns);
        };
        if self.has_variadic && found.nulls <= Nulls::First {
            // The array that holds the arguments may be NULL.
            found.nulls = Nulls::WithArguments;
        }
        if found.set {
            return self.set_in_list(expr, call, &found, &values, env);
        }
        let is_full = found.nulls == Nulls::WithArguments
            && values.iter().all(|it| it.null.is_none())
            && values.len() == 2
            && matches!(
                call.name.as_str(),
                "string_to_array" | "regexp_split_to_array" | "array_positions"
            );
        let pg_type = found.returns.clone();
        let null = match found.nulls {
            Nulls::Maybe if self.is_finite_format(call) => None,
            nulls => self.null_of_application(expr, &call.name, nulls, values),
        };
        Value {
            null,
            is_full,
            ..Value::default().typed(pg_type)
        }
    }

    /// `to_char(now(), 'YYYY')`: a moment of the clock is finite, and the format is not empty.
    fn is_finite_format(&self, call: &Call<'_>) -> bool {
        match (call.name.as_str(), call.args.as_slice()) {
            ("to_char", [moment, format]) => {
                self.is_of_the_clock(moment) && string(format).is_some_and(|it| !it.is_empty())
            }
            ("to_number", [text, format]) => {
                string(text).is_some() && string(format).is_some_and(|it| !it.is_empty())
            }
            _ => false,
        }
    }

    /// A set of rows in the select list: each row has an element, unless another set is longer.
    fn set_in_list(
        &self,
        expr: &Expr,
        call: &Call<'_>,
        found: &Builtin,
        values: &[Value<'c>],
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        if env.is_padded {
            return self.nullable(expr, "the set beside it may be longer");
        }
        self.element(expr, call, found, values)
    }

    /// An element of a set that a function returns.
    pub(super) fn element(
        &self,
        expr: &Expr,
        call: &Call<'_>,
        found: &Builtin,
        values: &[Value<'c>],
    ) -> Value<'c> {
        let of_full = call.name == "unnest" && values.iter().all(|it| it.is_full);
        // A strict function gives no rows for NULL.
        let is_array = call.name == "unnest"
            && !values
                .iter()
                .any(|it| matches!(it.pg_type.as_deref(), Some(it) if it.ends_with("multirange")));
        let never = of_full
            || !is_array && found.nulls == Nulls::Always
            || !is_array
                && found.nulls <= Nulls::WithArguments
                && (found.strict || values.iter().all(|it| it.null.is_none()));
        let why = || Why::new(self.span(expr), format!("`{}` may return NULL", call.name));
        let elements = values.iter().flat_map(|it| &it.flows);
        let flows = elements.map(|it| Flow {
            is_element: true,
            ..*it
        });
        Value {
            null: (!never).then(why),
            flows: match call.name.as_str() {
                "unnest" => flows.collect(),
                _ => Vec::new(),
            },
            ..Value::default().typed(found.returns.clone())
        }
    }

    /// What a call says where it has this outcome.
    pub(super) fn facts_of_call(
        &mut self,
        function: &Function,
        expr: &Expr,
        outcome: Outcome,
        env: &Env<'_, 'c>,
    ) -> Facts {
        if let Some(call) = call(function)
            && call.name == "coalesce"
            && let [first, rest @ ..] = call.args.as_slice()
        {
            // `coalesce(x, false)` is true where x is.
            let other = match outcome {
                Outcome::True => Some(false),
                Outcome::False => Some(true),
                _ => None,
            };
            let decided =
                other.is_some_and(|other| rest.iter().all(|it| boolean(it) == Some(other)));
            if decided {
                return self.facts(first, outcome, env);
            }
        }
        match outcome {
            Outcome::True | Outcome::False | Outcome::NotNull => self.has_value(expr, env, false),
            _ => Facts::new(),
        }
    }
}

/// The type of what SQL writes like a name, and calls a function for.
/// <https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-CURRENT>
pub(super) fn keyword(name: &str) -> Option<&'static str> {
    Some(match name {
        "current_date" => "date",
        "current_time" => "timetz",
        "current_timestamp" => "timestamptz",
        "localtime" => "time",
        "localtimestamp" => "timestamp",
        "current_user" | "current_role" | "session_user" | "user" | "current_catalog" => "name",
        _ => return None,
    })
}

/// The text of a string that is written out.
pub(super) fn string(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Nested(inner) => string(inner),
        Expr::Value(value) => value.value.clone().into_string(),
        _ => None,
    }
}

pub(super) fn boolean(expr: &Expr) -> Option<bool> {
    match expr {
        Expr::Nested(inner) => boolean(inner),
        Expr::Value(value) => match value.value {
            sqlparser::ast::Value::Boolean(value) => Some(value),
            _ => None,
        },
        _ => None,
    }
}

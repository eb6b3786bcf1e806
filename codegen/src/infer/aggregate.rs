//! Aggregates into what is known of their values: whether a group has rows decides.

use super::analysis::Analysis;
use super::builtin::{Builtin, Nulls};
use super::call::Call;
use super::scope::Env;
use super::value::Value;
use super::why::Why;
use sqlparser::ast::Expr;

impl<'c> Analysis<'c> {
    /// An aggregate of the rows of a group.
    pub(super) fn aggregate(
        &mut self,
        expr: &Expr,
        call: &Call<'_>,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let env = &owner(&call.args, env);
        // Whoever owns it does not know that its rows are groups.
        self.is_lost |= env.group.is_none();
        let Some((values, found)) = self.aggregated(call, env) else {
            return self.nullable(
                expr,
                format!("the aggregate `{}` may return NULL", call.name),
            );
        };
        let pg_type = found.returns.clone();
        let name = &call.name;
        let null = match (found.nulls, env.group) {
            (Nulls::Always, _) => None,
            (_, None) => Some(Why::new(
                self.span(expr),
                format!("`{name}` may be of no rows"),
            )),
            (_, Some(group)) if !group.has_rows => Some(Why::new(
                self.span(expr),
                format!("`{name}` of no rows is NULL"),
            )),
            _ if call.is_filtered() => {
                let text = format!("`{name}` is NULL where FILTER leaves no row of a group");
                Some(Why::new(self.span(expr), text))
            }
            (Nulls::NonEmpty, _) => None,
            (nulls, _) => self.null_of_application(expr, name, nulls, values.clone()),
        };
        let is_full =
            null.is_none() && name == "array_agg" && values.iter().all(|it| it.null.is_none());
        Value {
            null,
            is_full,
            ..Value::default().typed(pg_type)
        }
    }

    /// The arguments of an aggregate, which are of the rows and not of the group.
    pub(super) fn aggregated(
        &mut self,
        call: &Call<'_>,
        env: &Env<'_, 'c>,
    ) -> Option<(Vec<Value<'c>>, Builtin)> {
        let inner = Env {
            group: None,
            known: env.group.map_or(env.known, |group| &group.rows),
            ..*env
        };
        let all: Vec<&Expr> = call.args.iter().copied().chain(call.ordered()).collect();
        let values: Vec<Value<'c>> = all.iter().map(|it| self.value(it, &inner)).collect();
        if call.has_star {
            let unknown = self.nullable(&Expr::Tuple(Vec::new()), "a row may be missing");
            let found = self
                .builtin(&call.name, &[])
                .or_else(|| self.builtin(&call.name, &[None]))?;
            return Some((vec![unknown], found));
        }
        let found = self.builtin_of(call, &values)?;
        Some((values, found))
    }
}

/// Where an aggregate is evaluated: in the innermost query that its arguments name a column of.
/// <https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-AGGREGATES>
pub(super) fn owner<'e, 'c>(args: &[&Expr], env: &Env<'e, 'c>) -> Env<'e, 'c> {
    let mut names = Vec::new();
    args.iter()
        .for_each(|arg| super::equality::names_in(arg, &mut names));
    let found = names
        .iter()
        .filter_map(|names| super::scope::resolve(names, env));
    let innermost = found
        .map(|(_, found)| found)
        .min_by_key(|found| depth(env, found));
    innermost.map_or(*env, |it| *it)
}

/// How many queries lie between two places.
pub(super) fn depth(env: &Env<'_, '_>, outer: &Env<'_, '_>) -> usize {
    let chain = std::iter::successors(Some(env), |env| env.outer);
    { chain }
        .position(|it| std::ptr::eq(it.scope, outer.scope))
        .unwrap_or(0)
}

//! Window functions: whether the frame can be empty decides.

use super::analysis::Analysis;
use super::builtin::{Kind, Nulls};
use super::call::Call;
use super::scope::{Env, folded};
use super::value::Value;
use super::why::Why;
use sqlparser::ast::{
    Expr, NamedWindowDefinition, NamedWindowExpr, WindowFrame, WindowFrameBound, WindowSpec,
    WindowType,
};

impl<'c> Analysis<'c> {
    /// What is known of a call with OVER.
    pub(super) fn window_call(
        &mut self,
        expr: &Expr,
        call: &Call<'_>,
        env: &Env<'_, 'c>,
    ) -> Value<'c> {
        let values: Vec<Value<'c>> = call.args.iter().map(|it| self.value(it, env)).collect();
        let name = call.name.as_str();
        let found = match call.has_star {
            true => self.looked_up_function(name, &[]),
            false => self.looked_up_function(name, &values),
        };
        let Some(found) = found else {
            return self.nullable(expr, format!("the function `{name}` may return NULL"));
        };
        let pg_type = found.returns.clone();
        let has_row = !call.is_filtered() && self.has_current_row(call.over(), env);
        let of_args = |why: &str| {
            let first = values.iter().find_map(|it| it.null.clone());
            first.map(|because| self.because(expr, why, because))
        };
        let empty = || {
            Some(Why::new(
                self.span(expr),
                "the frame of the window may be empty",
            ))
        };
        let null = match (name, found.kind, found.nulls) {
            (_, _, Nulls::Always) => None,
            ("lag" | "lead", ..) if is_zero(call.args.get(1)) => of_args("the value may be NULL"),
            ("lag" | "lead", ..) if values.len() == 3 => of_args("an argument may be NULL"),
            ("lag" | "lead", ..) => Some(Why::new(
                self.span(expr),
                "there may be no such row in the window",
            )),
            (_, Kind::Window, Nulls::WithArguments) => of_args("an argument may be NULL"),
            ("first_value" | "last_value", ..) if !has_row => empty(),
            ("first_value" | "last_value", ..) => of_args("the value may be NULL"),
            (_, Kind::Aggregate, _) if !has_row => empty(),
            (_, Kind::Aggregate, Nulls::NonEmpty) => None,
            (_, Kind::Aggregate, Nulls::WithArguments) => of_args("a value may be NULL"),
            _ => Some(Why::new(
                self.span(expr),
                format!("`{name}` may return NULL"),
            )),
        };
        Value::with_null(null).typed(pg_type)
    }

    /// Whether the frame of every row has that row in it.
    /// <https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS>
    fn has_current_row(&self, over: Option<&WindowType>, env: &Env<'_, 'c>) -> bool {
        match over {
            None => false,
            Some(WindowType::NamedWindow(name)) => {
                let spec = named(&folded(name), env.windows);
                spec.is_some_and(|spec| self.frame_has_current_row(spec, env, 0))
            }
            Some(WindowType::WindowSpec(spec)) => self.frame_has_current_row(spec, env, 0),
        }
    }

    fn frame_has_current_row(&self, spec: &WindowSpec, env: &Env<'_, 'c>, depth: usize) -> bool {
        if let Some(name) = &spec.window_name {
            // A window that has a frame can not be copied with another one.
            let base = named(&folded(name), env.windows).filter(|_| depth < 16);
            if !base.is_some_and(|base| self.frame_has_current_row(base, env, depth + 1)) {
                return false;
            }
        }
        match &spec.window_frame {
            None => true,
            Some(frame) => !self.has_exclusion && reaches_current_row(frame),
        }
    }
}

fn named<'a>(name: &str, windows: &'a [NamedWindowDefinition]) -> Option<&'a WindowSpec> {
    let mut found = windows.iter().filter(|it| folded(&it.0) == name);
    match &found.next()?.1 {
        NamedWindowExpr::WindowSpec(spec) => Some(spec),
        NamedWindowExpr::NamedWindow(_) => None,
    }
}

fn reaches_current_row(frame: &WindowFrame) -> bool {
    use WindowFrameBound::{CurrentRow, Following, Preceding};
    // A distance is never negative, so that no value lies beyond it from itself.
    let start = matches!(frame.start_bound, CurrentRow | Preceding(_));
    let end = frame.end_bound.as_ref().unwrap_or(&CurrentRow);
    start && matches!(end, CurrentRow | Following(_))
}

fn is_zero(expr: Option<&&Expr>) -> bool {
    expr.is_some_and(|it| it.to_string() == "0")
}

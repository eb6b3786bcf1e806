//! Parameters into what a function takes behind the client.

use super::optional;
use super::unsupported::unsupported;
use crate::diagnostic::Diagnostic;
use crate::infer::{TypedParam, TypedQuery};
use crate::model::Param;
use crate::names;
use crate::types::{INFERRED, RustType, Types};

/// The parameters of the query's function; what has no Rust type is a diagnostic.
pub(super) fn lower_params(
    typed: &TypedQuery,
    types: Types<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Param> {
    let mut params: Vec<Param> = Vec::new();
    for (index, param) in typed.params.iter().enumerate() {
        // The columns of a copy are nowhere used as parameters.
        let parsed = typed.query.statement.params.get(index);
        let span = parsed.map_or(typed.query.statement.span, |it| it.uses[0]);
        let at = typed.query.at(span);
        let Some(param) = lower_param(param, types) else {
            diagnostics.push(unsupported(
                &at,
                "parameter",
                &param.name,
                &param.pg_type,
                typed,
                types,
            ));
            continue;
        };
        if params.iter().any(|other| other.name == param.name) {
            let message = format!(
                "two parameters become the same name in Rust: `{}`",
                param.name
            );
            diagnostics.push(Diagnostic::error("duplicate-parameter", at, message));
        }
        params.push(param);
    }
    params
}

fn lower_param(param: &TypedParam, types: Types<'_>) -> Option<Param> {
    let known = types.rust(&param.pg_type);
    let (written, wire) = match (&param.rust_type, known) {
        (Some(asked), known) => {
            let wire = known.and_then(|rust| rust.wire);
            // A type of the user's expects the driver to know what it writes for.
            (asked.value.clone(), wire.filter(|wire| wire != INFERRED))
        }
        (
            None,
            Some(RustType {
                param: slice, wire, ..
            }),
        ) => match param.nullable_elements {
            true => (of_nullable(&slice), wire),
            false => (slice, wire),
        },
        (None, None) => return None,
    };
    let name = match names::snake(&param.name) {
        // The first parameter of every function is the client.
        name if name == "client" => "client_".to_owned(),
        name => name,
    };
    Some(Param {
        name,
        rust_type: optional(written, param.nullable),
        wire,
    })
}

/// The slice with elements that can be NULL.
fn of_nullable(slice: &str) -> String {
    let element = slice.strip_prefix("&[").and_then(|it| it.strip_suffix(']'));
    element.map_or_else(|| slice.to_owned(), |it| format!("&[Option<{it}>]"))
}

//! Parameters into what a function takes behind the client.

use super::lists;
use super::optional;
use super::unsupported::unsupported;
use crate::diagnostic::Diagnostic;
use crate::infer::{TypedParam, TypedQuery};
use crate::model::{Input, Param};
use crate::names;
use crate::types::{INFERRED, RustType, Types};

/// The parameters of the query's function, and the structs of those that are lists; what has no Rust type is a diagnostic.
pub(super) fn lower_params(
    typed: &TypedQuery,
    types: Types<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Param>, Vec<Input>) {
    let mut params: Vec<Param> = Vec::new();
    let mut inputs: Vec<Input> = Vec::new();
    let mut parsed = typed.query.statement.params.as_slice();
    for param in &typed.params {
        // The columns of a copy are nowhere used as parameters.
        let used = parsed.first().map(|it| it.uses[0]);
        let at = typed.query.at(used.unwrap_or(typed.query.statement.span));
        parsed = parsed.get(param.columns.len().max(1)..).unwrap_or_default();
        let lowered = match param.columns.is_empty() {
            true => lower_param(param, types).ok_or(param),
            false => lists::lower(typed, param, types).map(|(param, input)| {
                inputs.push(input);
                param
            }),
        };
        let param = match lowered {
            Ok(param) => param,
            Err(TypedParam { name, pg_type, .. }) => {
                diagnostics.push(unsupported(&at, "parameter", name, pg_type, typed, types));
                continue;
            }
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
    (params, inputs)
}

pub(super) fn lower_param(param: &TypedParam, types: Types<'_>) -> Option<Param> {
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
    Some(Param {
        name: names::parameter(&param.name),
        rust_type: optional(written, param.nullable),
        wire,
        list: None,
    })
}

/// The slice with elements that can be NULL.
fn of_nullable(slice: &str) -> String {
    let element = slice.strip_prefix("&[").and_then(|it| it.strip_suffix(']'));
    element.map_or_else(|| slice.to_owned(), |it| format!("&[Option<{it}>]"))
}

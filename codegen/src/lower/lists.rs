//! Parameters that are lists of rows into the structs of their rows, and what is sent of them.

use super::inputs;
use super::params::lower_param;
use crate::infer::{TypedParam, TypedQuery};
use crate::model::{Input, ListColumn, Param, ParamList};
use crate::names;
use crate::types::Types;

/// The list's parameter and the struct of its rows, or the column that has no Rust type.
pub(super) fn lower<'a>(
    typed: &TypedQuery,
    list: &'a TypedParam,
    types: Types<'_>,
) -> Result<(Param, Input), &'a TypedParam> {
    let mut fields: Vec<(&str, String, Option<&str>)> = Vec::new();
    let mut wires = Vec::new();
    for column in &list.columns {
        let lowered = lower_param(column, types).ok_or(column)?;
        let name = column.name.strip_prefix(&list.name).unwrap_or_default();
        let name = name.trim_start_matches('.');
        fields.push((name, lowered.rust_type, None));
        let array = types.rust(&format!("{}[]", column.pg_type));
        wires.push(array.and_then(|it| it.wire));
    }
    let query = &typed.query.name.value;
    let name = match typed
        .params
        .iter()
        .filter(|it| !it.columns.is_empty())
        .count()
    {
        1 => format!("{query}_input"),
        _ => format!("{query}_{}_input", list.name),
    };
    let doc = format!("One of the `{}` of `{}`.", list.name, names::snake(query));
    let input = inputs::lower(&name, doc, &fields);
    let columns = input.fields.iter().zip(wires);
    let param = Param {
        name: names::parameter(&list.name),
        rust_type: input.slice(),
        wire: None,
        list: Some(ParamList {
            input: input.rust_type(),
            columns: columns
                .map(|(field, wire)| ListColumn {
                    field: field.name.clone(),
                    wire,
                })
                .collect(),
        }),
    };
    Ok((param, input))
}

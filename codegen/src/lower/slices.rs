//! `@slice` into a function and its statement.

use super::asks;
use crate::companion::{Added, Purpose};
use crate::infer::TypedQuery;
use crate::model::{Param, Slice, Statement};
use crate::names;

/// The function for a part of the query's rows.
pub(super) fn function(function: &str, descriptor: &str, params: &[Param]) -> Slice {
    let free = |name: &str| match params.iter().any(|param| param.name == name) {
        true => format!("{name}_"),
        false => name.to_owned(),
    };
    Slice {
        function: format!("{}_slice", names::unescaped(function)),
        range: free("range"),
        bounds: [free("limit"), free("offset")],
        descriptor: format!("{descriptor}_SLICE"),
    }
}

/// Its statement.
pub(super) fn statement(
    typed: &TypedQuery,
    slice: &Slice,
    params: &[Param],
    added: &Added,
) -> Statement {
    let parsed = &typed.query;
    let (file, name) = (parsed.file.path.clone(), parsed.name.value.clone());
    let query = added.of(&Purpose::Slice(file, name));
    let columns = typed.columns.iter().map(|it| it.pg_type.as_str());
    let bounds = [(); 2].map(|()| Some("INT8".to_owned()));
    Statement {
        descriptor: slice.descriptor.clone(),
        name: names::unescaped(&slice.function).to_owned(),
        sql: query.map_or_else(String::new, |it| it.query.statement.sql.clone()),
        wires: params
            .iter()
            .flat_map(|it| it.wires().map(|wire| wire.map(str::to_owned)))
            .chain(bounds)
            .chain(asks(columns).then_some(None))
            .collect(),
        expected: None,
    }
}

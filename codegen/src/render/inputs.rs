//! The structs of what functions take many of into text.

use super::row;
use crate::layout;
use crate::model::{Input, Param, Query};

/// A struct as its template takes it.
pub(super) struct InputText {
    pub(super) doc: String,
    pub(super) name: String,
    pub(super) fields: Vec<String>,
    pub(super) from_tuple: String,
}

pub(super) fn text(input: &Input) -> InputText {
    let fields = input.fields.iter();
    let types = fields
        .clone()
        .map(|it| format!("{} = {}", it.name, it.rust_type));
    let name = input.rust_type();
    InputText {
        doc: super::doc_line(&input.doc),
        fields: fields.map(row::field).collect(),
        from_tuple: layout::row_macro("from_tuple", &[(&name, types.collect())]),
        name,
    }
}

/// What a function of the query declares besides its name: `<'a, E: From<Error>>`, of `others` and the lifetime
/// of what its inputs borrow.
pub(super) fn generics(query: &Query, others: &[&str]) -> String {
    let borrows = query.inputs.iter().any(|it| it.borrows);
    let lifetime = (borrows && !others.contains(&"'a")).then_some("'a");
    let all: Vec<&str> = lifetime.into_iter().chain(others.iter().copied()).collect();
    match all.is_empty() {
        true => String::new(),
        false => format!("<{}>", all.join(", ")),
    }
}

/// What is sent of the parameter.
pub(super) fn arguments(param: &Param) -> Vec<String> {
    let name = &param.name;
    match &param.list {
        None => vec![format!("&{name}")],
        Some(list) => {
            let columns = list.columns.iter();
            let columns = columns.map(|it| format!("&{name}.column(|it| it.{})", it.field));
            columns.collect()
        }
    }
}

/// The lines that make lists of the query's slices of rows.
pub(super) fn lists(query: &Query) -> String {
    let params = query.params.iter();
    let lines = params.filter_map(|param| {
        let (name, input) = (&param.name, &param.list.as_ref()?.input);
        let list = format!("bindery::list::<{input}, _>({name})");
        Some(layout::binding(name, &list) + "\n    ")
    });
    lines.collect()
}

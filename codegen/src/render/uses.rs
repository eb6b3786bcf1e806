//! What a module's code names into its `use` lines.

use super::function::Style;
use super::{row, wires};
use crate::model::{Bulk, Module, Output, Query};
use crate::types::crates_in;
use std::collections::BTreeSet;

/// The groups of `use` lines: what Bindery exports, the crates that it re-exports, the types of
/// users.
pub(super) fn uses(module: &Module, style: &Style) -> Vec<String> {
    if module.queries.is_empty() {
        return Vec::new();
    }
    let takes = |it: &Query| {
        let mut statements = it.statements.iter();
        wires(it).next().is_some() || statements.any(|it| !it.wires.is_empty())
    };
    let typed = module.queries.iter().any(takes);
    let is_blocking = style.takes_a_client() && !style.is_nonblocking();
    let clients = clients(module);
    let names = [
        ("Begin", is_blocking && clients.contains(&"Begin")),
        ("Client", is_blocking && clients.contains(&"Client")),
        ("Error", true),
        ("Query", true),
        ("Type", typed),
    ];
    let names: Vec<&str> = names
        .into_iter()
        .filter(|(_, used)| *used)
        .map(|(name, _)| name)
        .collect();
    let mut groups = vec![format!("use bindery::{{{}}};", names.join(", "))];
    if style.is_nonblocking() {
        groups.insert(0, style.nonblocking(&clients));
    }
    let types: BTreeSet<&str> = rust_types(module).collect();
    groups.extend(use_crates(types.iter().copied()));
    groups.extend(module.imports.iter().map(|row| row::import(row, module)));
    if types.iter().any(|rust_type| names_user_type(rust_type)) {
        groups.push(format!("use {}types;", "super::".repeat(module.path.len())));
    }
    groups
}

/// The traits that the functions' clients have to implement.
pub(super) fn clients(module: &Module) -> Vec<&'static str> {
    let is_begun = |query: &Query| {
        matches!(query.output, Output::Cursors(_)) || matches!(query.bulk, Some(Bulk::Batch { .. }))
    };
    let begins = module.queries.iter().any(is_begun);
    let asks = !module.queries.iter().all(is_begun);
    let names = [("Begin", begins), ("Client", asks)];
    let used = names.into_iter().filter(|(_, used)| *used);
    used.map(|(name, _)| name).collect()
}

/// The `use` of the crates whose types these are, as `bindery` re-exports them.
pub(super) fn use_crates<'a>(types: impl Iterator<Item = &'a str>) -> Option<String> {
    let crates: BTreeSet<&str> = types.flat_map(crates_in).collect();
    match Vec::from_iter(crates).as_slice() {
        [] => None,
        [only] => Some(format!("use bindery::{only};")),
        several => Some(format!("use bindery::{{{}}};", several.join(", "))),
    }
}

/// Every type that the module's code names.
fn rust_types(module: &Module) -> impl Iterator<Item = &str> {
    module.queries.iter().flat_map(|query| {
        let output = match &query.output {
            Output::Row(rust_type) | Output::Group(rust_type) => Some(rust_type.as_str()),
            Output::Affected | Output::Nothing | Output::Cursors(_) => None,
        };
        let inputs = query.inputs.iter().flat_map(|input| &input.fields);
        let fields = query.rows.iter().flat_map(|row| &row.fields).chain(inputs);
        let fields = fields.map(|field| &*field.rust_type);
        let dynamic = query.dynamic.iter();
        let of_patches = dynamic.filter_map(|it| it.patch.as_ref());
        let of_patches = of_patches.flat_map(|it| &it.fields);
        query
            .params
            .iter()
            .map(|param| &*param.rust_type)
            .chain(of_patches.map(|field| &*field.rust_type))
            .chain(fields)
            .chain(query.chosen.iter().map(|it| &*it.rust_type))
            .chain(output)
    })
}

/// Whether the type is one of the module `types`.
pub(super) fn names_user_type(rust_type: &str) -> bool {
    let mut starts = rust_type
        .match_indices("types::")
        .map(|(at, _)| &rust_type[..at]);
    starts.any(|before| !before.ends_with(|c: char| c == ':' || c == '_' || c.is_alphanumeric()))
}

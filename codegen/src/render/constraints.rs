//! Constraints into constants, and the lines that bring them to the queries that can violate them.

use crate::layout;
use crate::model::{Constant, Constraints, Module, TableConstraints, Violable};
use askama::Template;

#[derive(Template)]
#[template(path = "constraints.rs.jinja", escape = "none")]
pub(super) struct ConstraintsTemplate {
    tables: Vec<TableText>,
}

struct TableText {
    doc: String,
    head: String,
    constants: Vec<(String, String)>,
}

pub(super) fn template(constraints: &Constraints) -> ConstraintsTemplate {
    ConstraintsTemplate {
        tables: constraints.tables.iter().map(table_text).collect(),
    }
}

fn table_text(table: &TableConstraints) -> TableText {
    let names = [&table.schema, &table.table].map(|name| layout::escaped(name));
    let name = layout::comment(&format!("{}.{}", table.schema, table.table));
    TableText {
        doc: format!("Constraints of the table `{name}`."),
        head: format!("{}({})", table.module, names.join(", ")),
        constants: table.constants.iter().map(constant_text).collect(),
    }
}

/// The documentation and the definition of a constant.
fn constant_text(constant: &Constant) -> (String, String) {
    let definition = layout::comment(&constant.definition);
    let doc = match definition.contains('`') {
        true => definition,
        false => format!("`{definition}`"),
    };
    let constraint = layout::escaped(&constant.constraint);
    (doc, format!("{} = {constraint};", constant.name))
}

/// The groups of lines that bring `module` the constraints that its queries can violate.
pub(super) fn of_module(module: &Module, constraints: &str) -> Vec<String> {
    let home = format!("{}{constraints}", "super::".repeat(module.path.len()));
    let (some, all): (Vec<&Violable>, Vec<&Violable>) =
        module.violable.iter().partition(|it| !it.only.is_empty());
    let names = all.iter().map(|it| match it.module == it.name {
        true => it.name.clone(),
        false => format!("{} as {}", it.module, it.name),
    });
    let whole = list(&names.collect::<Vec<_>>());
    let whole = whole.map(|(skip, list)| format!("{skip}pub use {home}::{list};"));
    let parts = some.iter().filter_map(|it| {
        let (skip, constants) = list(&it.only)?;
        let path = format!("super::{home}::{}", it.module);
        let name = &it.name;
        Some(format!(
            "{skip}pub mod {name} {{\n    pub use {path}::{constants};\n}}"
        ))
    });
    whole.into_iter().chain(parts).collect()
}

/// Names as `use` takes them, if there are any; rustfmt is kept from putting several into an order of its own.
fn list(names: &[String]) -> Option<(&'static str, String)> {
    match names {
        [] => None,
        [only] => Some(("", only.clone())),
        several => Some(("#[rustfmt::skip]\n", format!("{{{}}}", several.join(", ")))),
    }
}

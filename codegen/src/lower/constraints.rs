//! The constraints that the queries of each module can violate into constants.

use crate::catalog::{Catalog, Table};
use crate::model::{Constant, Constraints, Module, TableConstraints, Violable};
use crate::names;
use crate::types::CRATES;
use crate::writes::{Target, writes};
use std::collections::{BTreeMap, HashSet};

/// A table, by schema and name.
type Name<'a> = (&'a str, &'a str);

/// Constraints by their names, with what they are.
type Definitions<'a> = BTreeMap<&'a str, &'a str>;

/// What a module's queries can violate: the constraints of tables, all of them if that is said.
type Needs<'a> = BTreeMap<Name<'a>, (bool, Definitions<'a>)>;

/// Names that code in the module of a file uses for something else.
const TAKEN: [&str; 6] = ["alloc", "bindery", "core", "nonblocking", "std", "types"];

/// The module of all constraints that the queries of `modules` can violate, where each module learns which
/// they are; none if there are none.
pub(super) fn lower(modules: &mut [Module], catalog: &Catalog) -> Option<Constraints> {
    let needs: Vec<Needs<'_>> = modules.iter().map(|it| of_module(it, catalog)).collect();
    let mut all: BTreeMap<Name<'_>, Definitions<'_>> = BTreeMap::new();
    for (table, (_, definitions)) in needs.iter().flatten() {
        all.entry(*table).or_default().extend(definitions);
    }
    let tables = tables(&all);
    if tables.is_empty() {
        return None;
    }
    for (module, needs) in modules.iter_mut().zip(&needs) {
        module.violable = violable(module, needs, &tables);
    }
    let is_taken = |name: &str| modules.iter().any(|it| it.path == [name]);
    Some(Constraints {
        module: free("constraints".to_owned(), is_taken),
        tables,
    })
}

/// What the queries of a module can violate.
fn of_module<'a>(module: &Module, catalog: &'a Catalog) -> Needs<'a> {
    let mut needs = Needs::new();
    for query in &module.queries {
        let writes = writes(&query.sql);
        for target in &writes.tables {
            let Some(table) = resolve(target, catalog) else {
                continue;
            };
            let own = table.constraints.iter();
            let own = own.map(|it| (it.name.as_str(), it.definition.as_str()));
            if own.len() > 0 {
                let entry = needs.entry((&table.schema, &table.name)).or_default();
                entry.0 = true;
                entry.1.extend(own);
            }
            let others = table.references.iter();
            for it in others.filter(|it| writes.can_break(target, it)) {
                let entry = needs.entry((&it.schema, &it.table)).or_default();
                entry.1.insert(&it.name, &it.definition);
            }
        }
    }
    needs
}

/// The table that is meant: without a schema, the first one on the search path. A temporary one is a
/// session's own, and so is the name of its schema in errors.
fn resolve<'a>(target: &Target, catalog: &'a Catalog) -> Option<&'a Table> {
    let find = |schema: &str| catalog.table(schema, &target.table);
    let found = match &target.schema {
        Some(schema) => find(schema),
        None => {
            let path = catalog.search_path.iter().map(String::as_str);
            std::iter::once("pg_temp").chain(path).find_map(find)
        }
    };
    found.filter(|table| table.schema != "pg_temp")
}

/// The tables with names for everything.
fn tables(all: &BTreeMap<Name<'_>, Definitions<'_>>) -> Vec<TableConstraints> {
    let bare = |(_, table): &Name<'_>| module_name(table);
    let mut taken = HashSet::new();
    let mut tables: Vec<TableConstraints> = Vec::new();
    for (name, definitions) in all {
        let is_alone = all.keys().filter(|other| bare(other) == bare(name)).count() == 1;
        let module = match is_alone {
            true => bare(name),
            false => module_name(&format!("{}_{}", name.0, name.1)),
        };
        let module = free(module, |name| taken.contains(name));
        taken.insert(module.clone());
        tables.push(TableConstraints {
            module,
            schema: name.0.to_owned(),
            table: name.1.to_owned(),
            constants: constants(name.1, definitions),
        });
    }
    tables.sort_by(|a, b| a.module.cmp(&b.module));
    tables
}

/// The constants of a table: named as the constraints are, without the table's name before it.
fn constants(table: &str, definitions: &Definitions<'_>) -> Vec<Constant> {
    let mut constants: Vec<Constant> = Vec::new();
    for (constraint, definition) in definitions {
        let rest = constraint.strip_prefix(table);
        let rest = rest.and_then(|rest| rest.strip_prefix('_'));
        let name = match names::shouty(rest.unwrap_or(constraint)) {
            nothing if nothing.chars().all(|c| c == '_') => "CONSTRAINT".to_owned(),
            name => name,
        };
        let name = free(name, |name| constants.iter().any(|it| it.name == name));
        constants.push(Constant {
            name,
            constraint: (*constraint).to_owned(),
            definition: (*definition).to_owned(),
        });
    }
    constants
}

/// What the module's queries can violate, under names that are free there.
fn violable(module: &Module, needs: &Needs<'_>, tables: &[TableConstraints]) -> Vec<Violable> {
    let rows = module.queries.iter().flat_map(|query| &query.rows);
    let mut taken: HashSet<&str> = rows.map(|row| row.name.as_str()).collect();
    taken.extend(module.imports.iter().map(|it| it.name.as_str()));
    taken.extend(module.children.iter().map(String::as_str));
    taken.extend(TAKEN.into_iter().chain(CRATES));
    let mut found = Vec::new();
    for table in tables {
        let name = (table.schema.as_str(), table.table.as_str());
        let Some((is_whole, definitions)) = needs.get(&name) else {
            continue;
        };
        let constants = table.constants.iter();
        let constants = constants.filter(|it| definitions.contains_key(it.constraint.as_str()));
        let names = constants.map(|it| it.name.clone());
        found.push(Violable {
            module: table.module.clone(),
            name: free(table.module.clone(), |name| taken.contains(name)),
            only: match is_whole {
                true => Vec::new(),
                false => names.collect(),
            },
        });
    }
    found
}

/// The name of the module for a table.
fn module_name(table: &str) -> String {
    let name = names::snake(table);
    match name.strip_prefix("r#") {
        Some(keyword) => format!("{keyword}_"),
        None => name,
    }
}

/// The name, with underscores behind it until it is free.
fn free(mut name: String, is_taken: impl Fn(&str) -> bool) -> String {
    while is_taken(&name) {
        name.push('_');
    }
    name
}

//! The types that users made into those that stand for them in the module `types`.

use crate::catalog::{TypeShape, bare_name};
use crate::config::RustConfig;
use crate::mapping::Meaning;
use crate::model::{Composite, CompositeField, Domain, Enum, UserTypes, Variant};
use crate::names;
use crate::types::Types;

/// Lowers every type that has a name in Rust and is made of types that have one.
pub(super) fn lower(types: Types<'_>, config: &RustConfig) -> UserTypes {
    let mut all = UserTypes::default();
    let derive = derived(config);
    for (pg_name, name) in types.generated {
        let Some(shape) = types.catalog.types.get(pg_name) else {
            continue;
        };
        match shape {
            TypeShape::Enum(labels) => {
                let open = types.mappings.meaning(pg_name) == Some(Meaning::Open);
                all.enums.push(lower_enum(pg_name, name, labels, open));
            }
            TypeShape::Domain(base) => {
                all.domains.extend(types.rust(base).map(|rust| Domain {
                    name: name.clone(),
                    pg_name: pg_name.clone(),
                    derive: derive.clone(),
                    rust_type: inside(&rust.column, types),
                }));
            }
            TypeShape::Composite(fields) => {
                let fields = lower_fields(fields, types);
                all.composites.extend(fields.map(|fields| Composite {
                    name: name.clone(),
                    pg_name: pg_name.clone(),
                    bare_name: bare_name(pg_name),
                    derive: derive.clone(),
                    fields,
                }));
            }
            TypeShape::Range(_) | TypeShape::Other => {}
        }
    }
    all
}

/// What structs derive: as rows do, which hold them, and what parameters have to.
fn derived(config: &RustConfig) -> Vec<String> {
    let is_debug = |path: &String| path.rsplit("::").next() == Some("Debug");
    let debug = (!config.derive.iter().any(is_debug)).then(|| "Debug".to_owned());
    debug.into_iter().chain(config.derive.clone()).collect()
}

fn lower_enum(pg_name: &str, name: &str, labels: &[String], open: bool) -> Enum {
    let mut variants: Vec<Variant> = Vec::new();
    for label in labels {
        let taken = |name: &str| variants.iter().any(|variant| variant.name == name);
        variants.push(Variant {
            name: free(names::pascal(label), taken),
            label: label.clone(),
        });
    }
    let taken = |name: &str| variants.iter().any(|variant| variant.name == name);
    let other = open.then(|| free("Other".to_owned(), taken));
    Enum {
        name: name.to_owned(),
        bare_name: bare_name(pg_name),
        pg_name: pg_name.to_owned(),
        variants,
        other,
    }
}

/// A field can be NULL whatever its type: a composite value does not check the constraints of a table, and
/// an outer join makes NULLs of a domain that forbids them.
fn lower_fields(fields: &[(String, String)], types: Types<'_>) -> Option<Vec<CompositeField>> {
    let mut lowered: Vec<CompositeField> = Vec::new();
    for (pg_name, pg_type) in fields {
        let taken = |name: &str| lowered.iter().any(|field| field.name == name);
        let column = types.rust(pg_type)?.column;
        lowered.push(CompositeField {
            name: free(names::snake(pg_name), taken),
            pg_name: pg_name.clone(),
            rust_type: inside(&format!("Option<{column}>"), types),
        });
    }
    Some(lowered)
}

/// `name`, with a number behind it if it is taken.
fn free(name: String, taken: impl Fn(&str) -> bool) -> String {
    let mut numbered = (2..).map(|number| format!("{name}{number}"));
    match taken(&name) {
        true => numbered.find(|name| !taken(name)).unwrap_or_default(),
        false => name,
    }
}

/// A type as the module `types` writes it: its own types by their bare names, and those of the standard
/// library that they hide by their paths.
fn inside(rust_type: &str, types: Types<'_>) -> String {
    const PRELUDE: [(&str, &str); 3] = [
        ("Option", "std::option::Option"),
        ("String", "std::string::String"),
        ("Vec", "std::vec::Vec"),
    ];
    let is_hidden = |name: &str| types.generated.iter().any(|(_, rust)| rust == name);
    let path = |path: &str| match path.strip_prefix("types::") {
        Some(own) => own.to_owned(),
        None => match PRELUDE.iter().find(|(name, _)| *name == path) {
            Some((name, full)) if is_hidden(name) => (*full).to_owned(),
            _ => path.to_owned(),
        },
    };
    let mut text = String::new();
    let mut rest = rust_type;
    let in_path = |c: char| c == ':' || c == '_' || c == '#' || c.is_alphanumeric();
    while let Some(start) = rest.find(in_path) {
        let end = rest[start..].find(|c| !in_path(c));
        let end = end.map_or(rest.len(), |length| start + length);
        text.push_str(&rest[..start]);
        text.push_str(&path(&rest[start..end]));
        rest = &rest[end..];
    }
    text + rest
}

//! The types of the module `types` into what its template prints.

use super::uses::use_crates;
use crate::layout;
use crate::model::{Composite, Domain, Enum, UserTypes};
use askama::Template;

#[derive(Template)]
#[template(path = "types.rs.jinja", escape = "none")]
pub(super) struct TypesTemplate<'a> {
    uses: Option<String>,
    enums: Vec<EnumText<'a>>,
    open_enums: Vec<OpenEnumText<'a>>,
    domains: Vec<DomainText<'a>>,
    composites: Vec<CompositeText<'a>>,
}

struct EnumText<'a> {
    name: &'a str,
    pg_name: String,
    bare_name: String,
    variants: String,
    is_empty: bool,
    labels: Vec<(&'a str, String)>,
}

struct OpenEnumText<'a> {
    name: &'a str,
    pg_name: String,
    bare_name: String,
    labels: Vec<(&'a str, String)>,
    other: &'a str,
}

struct DomainText<'a> {
    name: &'a str,
    pg_name: String,
    derive: String,
    declaration: String,
    rust_type: &'a str,
}

struct CompositeText<'a> {
    name: &'a str,
    pg_name: String,
    derive: String,
    fields: Vec<String>,
    conversions: String,
}

pub(super) fn template(types: &UserTypes) -> TypesTemplate<'_> {
    let in_domains = types.domains.iter().map(|it| it.rust_type.as_str());
    let fields = types.composites.iter().flat_map(|it| &it.fields);
    let in_fields = fields.map(|field| field.rust_type.as_str());
    let closed = types.enums.iter().filter(|it| it.other.is_none());
    TypesTemplate {
        uses: use_crates(in_domains.chain(in_fields)),
        enums: closed.map(enum_text).collect(),
        open_enums: types.enums.iter().filter_map(open_enum_text).collect(),
        domains: types.domains.iter().map(domain_text).collect(),
        composites: types.composites.iter().map(composite_text).collect(),
    }
}

fn labels(it: &Enum) -> Vec<(&str, String)> {
    let labels = it.variants.iter();
    labels
        .map(|it| (it.name.as_str(), layout::escaped(&it.label)))
        .collect()
}

fn enum_text(it: &Enum) -> EnumText<'_> {
    let variants: Vec<String> = it
        .variants
        .iter()
        .map(|variant| format!("Self::{}", variant.name))
        .collect();
    EnumText {
        name: &it.name,
        is_empty: it.variants.is_empty(),
        pg_name: layout::comment(&it.pg_name),
        bare_name: layout::escaped(&it.bare_name),
        variants: layout::constant("const VARIANTS: &'static [Self]", &variants),
        labels: labels(it),
    }
}

fn open_enum_text(it: &Enum) -> Option<OpenEnumText<'_>> {
    Some(OpenEnumText {
        other: it.other.as_deref()?,
        name: &it.name,
        pg_name: layout::comment(&it.pg_name),
        bare_name: layout::escaped(&it.bare_name),
        labels: labels(it),
    })
}

fn domain_text(it: &Domain) -> DomainText<'_> {
    DomainText {
        name: &it.name,
        pg_name: layout::comment(&it.pg_name),
        derive: layout::derive(&it.derive),
        declaration: layout::newtype(&it.name, &it.rust_type),
        rust_type: &it.rust_type,
    }
}

fn composite_text(it: &Composite) -> CompositeText<'_> {
    let names = it.fields.iter();
    let names = names.map(|field| (field.name.as_str(), layout::escaped(&field.pg_name)));
    let fields = it.fields.iter();
    CompositeText {
        name: &it.name,
        pg_name: layout::comment(&it.pg_name),
        derive: layout::derive(&it.derive),
        fields: fields
            .map(|field| layout::field(&field.name, &field.rust_type))
            .collect(),
        conversions: layout::composite(&it.name, &layout::escaped(&it.bare_name), names),
    }
}

//! `@returns map`: rows as maps of column names to values, without a struct.

use crate::catalog::{Catalog, TypeShape, bare_name};
use crate::diagnostic::Diagnostic;
use crate::infer::TypedQuery;
use crate::model::Field;
use crate::source::Span;

/// The types of the system that `bindery::Value` can hold.
const KNOWN: [&str; 47] = [
    "bit",
    "bool",
    "box",
    "bpchar",
    "bytea",
    "char",
    "cid",
    "cidr",
    "circle",
    "date",
    "float4",
    "float8",
    "inet",
    "int2",
    "int4",
    "int8",
    "interval",
    "json",
    "jsonb",
    "jsonpath",
    "line",
    "lseg",
    "macaddr",
    "macaddr8",
    "name",
    "numeric",
    "oid",
    "path",
    "pg_lsn",
    "point",
    "polygon",
    "refcursor",
    "text",
    "tid",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "tsquery",
    "tsvector",
    "uuid",
    "varbit",
    "varchar",
    "void",
    "xid",
    "xid8",
    "xml",
];

/// Whether the query's rows are maps.
pub(super) fn is_asked_for(typed: &TypedQuery) -> bool {
    let returns = typed.query.returns.as_ref();
    returns.is_some_and(|returns| returns.value == "map")
}

/// The entries of the map, as if they were fields.
///
/// # Errors
///
/// Diagnostics for directives about fields, and for columns whose values a map can not hold.
pub(super) fn fields(typed: &TypedQuery, catalog: &Catalog) -> Result<Vec<Field>, Vec<Diagnostic>> {
    let mut diagnostics: Vec<Diagnostic> = about_fields(typed)
        .map(|span| {
            let message = "a map of columns has no fields, which this is about";
            Diagnostic::error("malformed-map", typed.query.at(span), message)
                .help("delete this line; or name a struct in place of `map`: `-- @returns Name`")
        })
        .collect();
    let unknown = typed
        .columns
        .iter()
        .filter(|column| !is_known(&column.pg_type, catalog));
    diagnostics.extend(unknown.map(|column| {
        let message = format!(
            "the column `{}` of `{}` has the type `{}`, which a map can not hold",
            column.name, typed.query.name.value, column.pg_type
        );
        let at = typed.query.at(typed.query.name.span);
        Diagnostic::error("unsupported-type", at, message)
            .help("cast it to a type that it can: `(…)::text AS name`")
    }));
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let columns = typed.columns.iter();
    let fields = columns.map(|column| Field {
        name: column.name.clone(),
        rust_type: "bindery::Value".to_owned(),
        doc: None,
    });
    Ok(fields.collect())
}

/// Where directives stand that only a struct can obey.
fn about_fields(typed: &TypedQuery) -> impl Iterator<Item = Span> {
    let query = &typed.query;
    let columns = query.columns.iter();
    let columns = columns.filter(|said| said.rust_type.is_some() || said.text.is_some());
    let named = columns.chain(&query.embeds).map(|said| said.name.span);
    named
        .chain(query.group.as_ref().map(|group| group.span))
        .chain(query.borrowed)
}

fn is_known(pg_type: &str, catalog: &Catalog) -> bool {
    let element = pg_type.strip_suffix("[]").unwrap_or(pg_type);
    KNOWN.contains(&element)
        || match catalog.types.get(element) {
            Some(TypeShape::Enum(_)) => true,
            Some(TypeShape::Domain(base)) => is_known(base, catalog),
            _ => bare_name(element) == "citext",
        }
}

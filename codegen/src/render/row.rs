//! Rows into text: structs, and how they are made of columns.

use super::models;
use crate::layout;
use crate::model::{Database, Field, Flavour, Import, Inner, Layout, Module, Place, Row, Source};
use std::borrow::Cow;

/// A struct as its template takes it.
pub(super) struct RowText<'a> {
    pub(super) doc: Option<String>,
    pub(super) name: Cow<'a, str>,
    pub(super) derive: Option<String>,
    pub(super) fields: Vec<String>,
    pub(super) from_row: Option<String>,
    pub(super) fetched: Option<String>,
    pub(super) group: Option<String>,
    pub(super) tuple: Option<String>,
    pub(super) tie: Vec<String>,
}

/// What a row has to know of the module that it stands in.
pub(super) struct Home<'a> {
    /// The flavours of its functions.
    pub(super) flavours: &'a [Flavour],
    /// The database, if it has a name.
    pub(super) database: Option<&'a Database>,
    /// How far below the root of the database it is.
    pub(super) depth: usize,
}

/// The text of a row.
pub(super) fn text<'a>(row: &'a Row, home: &Home<'_>) -> RowText<'a> {
    let fields = row.fields.iter();
    RowText {
        doc: row.doc.as_deref().map(super::doc_line),
        name: match row.lends {
            Some(_) => Cow::Owned(format!("{}<'a>", row.name)),
            None => Cow::Borrowed(&row.name),
        },
        derive: (!row.derive.is_empty()).then(|| layout::derive(&row.derive)),
        fields: fields.map(field).collect(),
        from_row: from_row(row),
        fetched: fetched(row),
        group: group(row),
        tuple: row.is_tuple.then(|| tuple(row)),
        tie: models::tie(row, home),
    }
}

/// A field, below its documentation.
pub(super) fn field(field: &Field) -> String {
    let line = layout::field(&field.name, &field.rust_type);
    let doc = field.doc.as_deref().map(super::doc_line);
    doc.map_or_else(|| line.clone(), |doc| format!("    {doc}\n{line}"))
}

/// The line that brings a row of another module into this one, as if it were defined here.
pub(super) fn import(row: &Import, module: &Module) -> String {
    let up = "super::".repeat(module.path.len());
    format!("pub use {up}{}::{};", row.module.join("::"), row.name)
}

/// `bindery::from_row!(…)` with the fields in the order of their columns; with the positions of their
/// columns where a row stands within the row.
fn from_row(row: &Row) -> Option<String> {
    let (first, others) = row.layouts.split_first()?;
    let mut layouts = row.layouts.iter().flat_map(|layout| &layout.places);
    let with_positions = layouts.any(|place| !matches!(place.source, Source::Column(_)));
    let fields = |layout: &Layout| match with_positions {
        true => layout.places.iter().map(placed).collect(),
        false => layout.places.iter().map(|it| it.field.clone()).collect(),
    };
    let head = match &row.lends {
        Some(owned) => format!("{owned} as {}<'a>", row.name),
        None => row.name.clone(),
    };
    let mut orders: Vec<(&str, Vec<String>)> = vec![(&head, fields(first))];
    orders.extend(others.iter().map(|it| (it.query.as_str(), fields(it))));
    Some(layout::row_macro("from_row", &orders))
}

/// `bindery::tuple!(…)` with the types of the fields.
fn tuple(row: &Row) -> String {
    let fields = row.fields.iter();
    let fields = fields.map(|field| format!("{} = {}", field.name, field.rust_type));
    layout::row_macro("tuple", &[(&row.name, fields.collect())])
}

/// `bindery::fetched!(…)` with the name and the type of each column.
fn fetched(row: &Row) -> Option<String> {
    let columns = row.fetched.iter();
    let columns: Vec<String> = columns
        .map(|it| {
            let (name, pg_type) = (layout::escaped(&it.name), layout::escaped(&it.pg_type));
            format!("{} = {name} {pg_type}", it.field)
        })
        .collect();
    (!columns.is_empty()).then(|| layout::row_macro("fetched", &[(&row.name, columns)]))
}

fn placed(place: &Place) -> String {
    match &place.source {
        Source::Column(at) => format!("{} = {at}", place.field),
        Source::Row(inner) => within(&place.field, inner),
        Source::Group(_) => format!("{} = []", place.field),
        Source::Deferred => format!("{} = ()", place.field),
    }
}

/// `bindery::group!(…)` for a row that gathers rows: by all of its own columns.
fn group(row: &Row) -> Option<String> {
    let places = &row.layouts.first()?.places;
    let gathered = places.iter().find_map(|place| match &place.source {
        Source::Group(inner) => Some(within(&place.field, inner)),
        _ => None,
    });
    let key = places.iter().flat_map(|place| match &place.source {
        Source::Column(at) => vec![*at],
        Source::Row(inner) => inner.fields.iter().map(|(_, at)| *at).collect(),
        Source::Group(_) | Source::Deferred => Vec::new(),
    });
    Some(layout::group(
        &row.name,
        &key.collect::<Vec<_>>(),
        &gathered?,
    ))
}

/// `author = (Author if 0: id = 0, name = 1)`
fn within(field: &str, inner: &Inner) -> String {
    let fields = inner.fields.iter();
    let fields: Vec<String> = fields.map(|(name, at)| format!("{name} = {at}")).collect();
    let present = inner.present.map(|at| format!(" if {at}"));
    let (row, present) = (&inner.row, present.unwrap_or_default());
    format!("{field} = ({row}{present}: {})", fields.join(", "))
}

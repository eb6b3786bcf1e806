//! Rows as they are lent: text and bytes borrowed, the rest as in the rows that they stand for.

use super::shared::Claim;
use crate::model::{Field, Inner, Place, Row, Source};

/// The type with its text and bytes borrowed for `'a`, where it has any. Users' types stay theirs.
pub(super) fn borrowed(rust_type: &str) -> Option<String> {
    let mut words = rust_type.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')));
    let known = |word: &str| matches!(word, "" | "Option" | "String" | "Vec" | "u8");
    let borrowed = rust_type
        .replace("Vec<u8>", "&'a [u8]")
        .replace("String", "&'a str");
    (words.all(known) && borrowed != rust_type).then_some(borrowed)
}

/// What the only column's type is lent as; `None` where nothing of it can be borrowed, or where the
/// runtime does not know how.
pub(super) fn value(rust_type: &str) -> Option<String> {
    let inner = rust_type
        .strip_prefix("Option<")
        .and_then(|rest| rest.strip_suffix('>'))
        .unwrap_or(rust_type);
    matches!(inner, "String" | "Vec<u8>")
        .then(|| borrowed(rust_type))
        .flatten()
        .map(|lent| lent.replace("'a ", ""))
}

/// The borrowed forms of a query's rows, its own first; `None` where there is nothing to borrow.
pub(super) fn rows(claims: &[Claim]) -> Option<Vec<Claim>> {
    let (own, inner) = claims.split_first()?;
    let inner: Vec<Claim> = inner.iter().filter_map(|claim| row(claim, &[])).collect();
    let own = row(own, &inner)?;
    Some(std::iter::once(own).chain(inner).collect())
}

/// The name of a row's borrowed form.
fn name(row: &str) -> String {
    format!("{row}Ref")
}

/// The borrowed form of one row; `lent` are those of the rows within it.
fn row(claim: &Claim, lent: &[Claim]) -> Option<Claim> {
    let is_lent = |name: &str| lent.iter().any(|it| it.row.lends.as_deref() == Some(name));
    let layouts = claim.row.layouts.iter();
    let places = || layouts.clone().flat_map(|layout| &layout.places);
    let inner = |field: &Field| {
        places().find_map(|place| match &place.source {
            Source::Row(inner) if place.field == field.name => Some(inner.row.as_str()),
            _ => None,
        })
    };
    let mut changed = false;
    let fields = claim.row.fields.iter().map(|field| {
        let rust_type = match inner(field) {
            Some(row) if is_lent(row) && field.rust_type == row => {
                Some(format!("{}<'a>", name(row)))
            }
            Some(row) if is_lent(row) => Some(format!("Option<{}<'a>>", name(row))),
            Some(_) => None,
            None => borrowed(&field.rust_type),
        };
        changed |= rust_type.is_some();
        Field {
            name: field.name.clone(),
            rust_type: rust_type.unwrap_or_else(|| field.rust_type.clone()),
            doc: field.doc.clone(),
        }
    });
    let fields: Vec<Field> = fields.collect();
    let layouts = layouts.clone().map(|layout| {
        let mut layout = layout.clone();
        for Place { source, .. } in &mut layout.places {
            if let Source::Row(Inner { row, .. }) = source
                && is_lent(row)
            {
                *row = name(row);
            }
        }
        layout
    });
    changed.then(|| Claim {
        row: Row {
            name: name(&claim.row.name),
            doc: claim.row.doc.clone(),
            lends: Some(claim.row.name.clone()),
            // What is read into a row of its own can not be borrowed by it.
            derive: (claim.row.derive.iter())
                .filter(|path| !path.ends_with("Deserialize"))
                .cloned()
                .collect(),
            is_tuple: false,
            fields,
            fetched: Vec::new(),
            layouts: layouts.collect(),
            tie: None,
        },
        query: claim.query.clone(),
        query_at: claim.query_at.clone(),
        directive: claim.directive.clone(),
        columns: None,
    })
}

//! Queries of one file that share a name or a row in Rust.

use crate::diagnostic::Diagnostic;
use crate::infer::TypedQuery;
use crate::model::Query;
use crate::source::Location;

/// Takes the struct away where an earlier query of the file defined it by the same `@returns`.
pub(super) fn share_row(
    typed: &TypedQuery,
    query: &mut Query,
    earlier: &[(Query, Location)],
) -> Result<(), Vec<Diagnostic>> {
    let (Some(returns), Some(row)) = (&typed.query.returns, &query.row) else {
        return Ok(());
    };
    let rows = earlier
        .iter()
        .filter_map(|(other, at)| Some((other.row.as_ref()?, other, at)));
    let Some((_, other, at)) = rows.into_iter().find(|(first, ..)| first.name == row.name) else {
        return Ok(());
    };
    if other.fields == query.fields {
        query.row = None;
        return Ok(());
    }
    let list = |query: &Query| {
        let fields = query
            .fields
            .iter()
            .map(|field| format!("{}: {}", field.name, field.rust_type));
        fields.collect::<Vec<_>>().join(", ")
    };
    Err(vec![
        Diagnostic::error(
            "row-mismatch",
            typed.query.at(returns.span),
            format!("this query does not return the columns of `{}`", row.name),
        )
        .also(
            at.clone(),
            format!("`{}` is defined by the row of this query", row.name),
        )
        .note(format!("`{}` has {}", other.name, list(other)))
        .note(format!("`{}` has {}", query.name, list(query)))
        .help("select the same columns in the same order, or name another row"),
    ])
}

/// Two names that differ in SQL may be one in Rust.
pub(super) fn tell_apart(
    query: &Query,
    at: &Location,
    earlier: &[(Query, Location)],
) -> Result<(), Vec<Diagnostic>> {
    let row = |query: &Query| query.row.as_ref().map(|row| row.name.clone());
    let twin = earlier.iter().find(|(other, _)| {
        // The parser has told of equal names already.
        other.name != query.name
            && (other.function == query.function
                || other.descriptor == query.descriptor
                || (row(other).is_some() && row(other) == row(query)))
    });
    let Some((other, first)) = twin else {
        return Ok(());
    };
    let message = format!(
        "`{}` and `{}` become the same name in Rust",
        other.name, query.name
    );
    Err(vec![
        Diagnostic::error("duplicate-query", at.clone(), message)
            .also(first.clone(), "the first one")
            .help("rename one of them"),
    ])
}

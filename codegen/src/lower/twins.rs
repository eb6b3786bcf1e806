//! The queries of one file by the names that they take in Rust: no two may take the same.

use crate::diagnostic::Diagnostic;
use crate::infer::TypedQuery;
use crate::model::Query;
use crate::source::Location;
use std::collections::HashMap;

/// The queries of a file so far.
#[derive(Default)]
pub(super) struct FileQueries {
    queries: Vec<(Query, Location)>,
    /// By the names of functions and statics.
    values: HashMap<String, usize>,
    /// By the names of rows.
    rows: HashMap<String, usize>,
}

impl FileQueries {
    /// The queries, in order.
    pub(super) fn into_queries(self) -> Vec<Query> {
        self.queries.into_iter().map(|(query, _)| query).collect()
    }

    /// Adds the query that `typed` was lowered to.
    ///
    /// # Errors
    ///
    /// Diagnostics for a name that is taken, or for a shared row that it does not fit.
    pub(super) fn add(
        &mut self,
        typed: &TypedQuery,
        mut query: Query,
    ) -> Result<(), Vec<Diagnostic>> {
        let at = typed.query.at(typed.query.name.span);
        let row = query.row.as_ref().map(|row| row.name.clone());
        let row_twin = row.as_ref().and_then(|name| self.rows.get(name).copied());
        if let (Some(returns), Some(first)) = (&typed.query.returns, row_twin) {
            self.share_row(first, typed.query.at(returns.span), &mut query)?;
        }
        let values = [&query.function, &query.descriptor];
        let value_twin = values
            .into_iter()
            .find_map(|name| self.values.get(name).copied());
        let twin = value_twin.or(row_twin.filter(|_| query.row.is_some()));
        // The parser has told of equal names already.
        if let Some((other, first)) = twin.map(|twin| &self.queries[twin])
            && other.name != query.name
        {
            return Err(vec![same_name(&query, at, other, first)]);
        }
        let index = self.queries.len();
        self.values.insert(query.function.clone(), index);
        self.values.insert(query.descriptor.clone(), index);
        self.rows
            .extend(query.row.as_ref().map(|row| (row.name.clone(), index)));
        self.queries.push((query, at));
        Ok(())
    }

    /// Takes the struct away from `query`: the query at `first` has defined it by the same `@returns`.
    fn share_row(
        &self,
        first: usize,
        at: Location,
        query: &mut Query,
    ) -> Result<(), Vec<Diagnostic>> {
        let (other, place) = &self.queries[first];
        if other.fields == query.fields {
            query.row = None;
            return Ok(());
        }
        let row = at.text().to_owned();
        let message = format!("this query does not return the columns of `{row}`");
        Err(vec![
            Diagnostic::error("row-mismatch", at, message)
                .also(
                    place.clone(),
                    format!("`{row}` is defined by the row of this query"),
                )
                .note(format!("`{}` has {}", other.name, fields(other)))
                .note(format!("`{}` has {}", query.name, fields(query)))
                .help("select the same columns in the same order, or name another row"),
        ])
    }
}

fn fields(query: &Query) -> String {
    let fields = query
        .fields
        .iter()
        .map(|field| format!("{}: {}", field.name, field.rust_type));
    fields.collect::<Vec<_>>().join(", ")
}

/// Two names that differ in SQL are one in Rust.
fn same_name(query: &Query, at: Location, other: &Query, first: &Location) -> Diagnostic {
    let row = |query: &Query| query.row.as_ref().map(|row| row.name.clone());
    let message = match row(query).filter(|_| row(query) == row(other)) {
        Some(row) if query.function != other.function => {
            format!(
                "`{}` and `{}` both have a row named `{row}`",
                other.name, query.name
            )
        }
        _ => format!(
            "`{}` and `{}` become the same name in Rust",
            other.name, query.name
        ),
    };
    Diagnostic::error("duplicate-query", at, message)
        .also(first.clone(), "the first one")
        .help("rename one of them")
}

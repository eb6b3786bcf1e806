//! The queries of one file by the names that they take in Rust: no two may take the same.

use super::Lowered;
use super::fetches::Fetch;
use super::shared::{FileRows, Home, Rows};
use crate::diagnostic::Diagnostic;
use crate::infer::TypedQuery;
use crate::model::{Import, Output, Query};
use crate::names;
use crate::source::Location;
use std::collections::HashMap;

/// The queries of a file so far.
pub(super) struct FileQueries {
    module: usize,
    path: Vec<String>,
    queries: Vec<(Query, Location)>,
    /// By the names of functions and statics.
    values: HashMap<String, usize>,
    /// The types beside rows, by their names.
    types: HashMap<String, usize>,
    rows: FileRows,
}

impl FileQueries {
    /// None yet, of the file that is the module at this index with this path.
    pub(super) fn new(module: usize, path: Vec<String>) -> Self {
        Self {
            module,
            path,
            queries: Vec::new(),
            values: HashMap::new(),
            types: HashMap::new(),
            rows: FileRows::default(),
        }
    }

    /// The queries, in order, and the rows of other modules that they give.
    pub(super) fn into_parts(self) -> (Vec<Query>, Vec<Import>) {
        let queries = self.queries.into_iter().map(|(query, _)| query);
        (queries.collect(), self.rows.imports)
    }

    /// Adds the query that `typed` was lowered to.
    ///
    /// # Errors
    ///
    /// Diagnostics for a name that is taken, or for a shared row that it does not fit.
    pub(super) fn add(
        &mut self,
        typed: &TypedQuery,
        lowered: Lowered,
        rows: &mut Rows,
    ) -> Result<(), Vec<Diagnostic>> {
        let Lowered {
            query,
            rows: claims,
        } = lowered;
        let at = typed.query.at(typed.query.name.span);
        let mut values = vec![query.function.clone(), query.descriptor.clone()];
        values.extend(query.each.iter().map(|each| each.function.clone()));
        values.extend(query.slice.iter().map(|slice| slice.function.clone()));
        values.extend(query.statements.iter().map(|it| it.descriptor.clone()));
        if let Output::Cursors(cursors) = &query.output {
            values.push(cursors.each.clone());
        }
        let twin = values
            .iter()
            .find_map(|name| self.values.get(name).copied());
        // The parser has told of equal names already.
        if let Some((other, first)) = twin.map(|twin| &self.queries[twin])
            && other.name != query.name
        {
            return Err(vec![same_name(&query, at, other, first)]);
        }
        let types = types(&query);
        let of_rows = claims.iter().map(|claim| claim.row.name.as_str());
        let mut taken = types.iter().copied().filter(|name| self.rows.has(name)).chain(
            (types.iter().copied().chain(of_rows)).filter(|name| self.types.contains_key(*name)),
        );
        if let Some(name) = taken.next() {
            let first = self.types.get(name).map(|first| &self.queries[*first].1);
            return Err(vec![same_type(name, &query, at, first)]);
        }
        let types: Vec<String> = types.into_iter().map(str::to_owned).collect();
        let index = self.queries.len();
        let home = Home {
            module: self.module,
            path: self.path.clone(),
            query: index,
        };
        let claimed = claims
            .into_iter()
            .filter_map(|claim| rows.claim(&mut self.rows, &home, claim).err());
        let refused: Vec<Diagnostic> = claimed.collect();
        if !refused.is_empty() {
            return Err(refused);
        }
        for row in &typed.query.fetches {
            rows.fetch(Fetch {
                row: names::row(&row.value),
                at: typed.query.at(row.span),
                home: home.clone(),
            });
        }
        self.values
            .extend(values.into_iter().map(|name| (name, index)));
        self.types
            .extend(types.into_iter().map(|name| (name, index)));
        self.queries.push((query, at));
        Ok(())
    }
}

/// The types of a query's that are not rows.
fn types(query: &Query) -> Vec<&str> {
    let Some(dynamic) = &query.dynamic else {
        return Vec::new();
    };
    let choices = dynamic.choices.iter().map(|it| it.name.as_str());
    choices.chain(dynamic.patch.iter().map(|it| it.name.as_str())).collect()
}

/// Two types of a file that would have one name.
fn same_type(name: &str, query: &Query, at: Location, first: Option<&Location>) -> Diagnostic {
    let message = format!("`{}` needs the type `{name}`, which there is already", query.name);
    let error = Diagnostic::error("duplicate-type", at, message);
    let error = match first {
        Some(first) => error.also(first.clone(), "the first one"),
        None => error,
    };
    error.help("rename the query, or what the other type is named for")
}

/// Two names that differ in SQL are one in Rust.
fn same_name(query: &Query, at: Location, other: &Query, first: &Location) -> Diagnostic {
    let message = format!(
        "`{}` and `{}` become the same name in Rust",
        other.name, query.name
    );
    Diagnostic::error("duplicate-query", at, message)
        .also(first.clone(), "the first one")
        .help("rename one of them")
}

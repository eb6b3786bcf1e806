//! The queries of one file by the names that they take in Rust: no two may take the same.

use super::Lowered;
use super::fetches::Fetch;
use super::shared::{Claim, FileRows, Home, Rows};
use crate::diagnostic::Diagnostic;
use crate::infer::TypedQuery;
use crate::model::{Bulk, Import, Output, Query};
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
    /// By the names of structs and enums: those of inputs, choices and patches, and those of rows.
    types: HashMap<String, usize>,
    structs: HashMap<String, usize>,
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
            structs: HashMap::new(),
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
        if let Some(Bulk::In { stream, .. }) = &query.bulk {
            values.extend(stream.clone());
        }
        values.extend(query.dynamic.iter().map(|it| it.descriptor.clone()));
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
        self.types_apart(&query, &at, &claims)?;
        let index = self.queries.len();
        let home = Home {
            module: self.module,
            path: self.path.clone(),
            query: index,
        };
        let types = types(&query).into_iter();
        self.types
            .extend(types.map(|name| (name.to_owned(), index)));
        let structs = claims.iter().map(|it| (it.row.name.clone(), index));
        self.structs.extend(structs);
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
        self.queries.push((query, at));
        Ok(())
    }

    /// Refuses a type that has the name of another one.
    fn types_apart(
        &self,
        query: &Query,
        at: &Location,
        claims: &[Claim],
    ) -> Result<(), Vec<Diagnostic>> {
        let own = types(query);
        let rows: Vec<&str> = claims.iter().map(|it| it.row.name.as_str()).collect();
        let taken = own
            .iter()
            .map(|name| (name, self.types.get(*name).or(self.structs.get(*name))));
        let mut taken = taken.chain(rows.iter().map(|name| (name, self.types.get(*name))));
        let found = taken.find_map(|(name, other)| Some((name, &self.queries[*other?])));
        if let Some((name, (other, first))) = found {
            let message = format!(
                "`{}` and `{}` both have a type named `{name}`",
                other.name, query.name
            );
            let refused = Diagnostic::error("duplicate-query", at.clone(), message);
            let refused = refused.also(first.clone(), "the first one");
            return Err(vec![refused.help("rename one of them")]);
        }
        let twice = own.iter().find(|name| rows.contains(name));
        twice.map_or(Ok(()), |name| {
            let message = format!("`{}` has two types named `{name}`", query.name);
            let refused = Diagnostic::error("duplicate-query", at.clone(), message);
            Err(vec![refused.help(
                "name another row: this is the type of what the function takes",
            )])
        })
    }
}

/// The types of what a query's function takes.
fn types(query: &Query) -> Vec<&str> {
    let inputs = query.inputs.iter().map(|it| it.name.as_str());
    let dynamic = query.dynamic.iter();
    let choices = dynamic
        .clone()
        .flat_map(|it| &it.choices)
        .map(|it| it.name.as_str());
    let patches = dynamic
        .filter_map(|it| it.patch.as_ref())
        .map(|it| it.name.as_str());
    inputs.chain(choices).chain(patches).collect()
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

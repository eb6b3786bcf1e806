//! The variants of a query: most are as the first of them, and the lock says no more of those than that.

use super::{LockedQuery, sql_hash};
use crate::describe::DescribedQuery;
use crate::parse::ParsedQuery;

/// The entries of a lock: each query that is described in full, and the hashes of those variants that are as it is.
pub(super) fn entries<'a>(
    queries: &'a [&'a DescribedQuery],
) -> impl Iterator<Item = (&'a DescribedQuery, Vec<String>)> {
    let chunks = queries.chunk_by(|a, b| a.query.is_variant_of_same(&b.query));
    chunks.flat_map(|chunk| {
        let (first, others) = chunk.split_at(1);
        let (like, unlike): (Vec<&DescribedQuery>, Vec<_>) =
            others.iter().partition(|it| is_like(first[0], it));
        let hashes = like.iter().map(|it| sql_hash(&it.query)).collect();
        let unlike = unlike.into_iter().map(|it| (it, Vec::new()));
        std::iter::once((first[0], hashes)).chain(unlike)
    })
}

/// Whether all that the server said of a variant follows from what it said of the first.
fn is_like(first: &DescribedQuery, variant: &DescribedQuery) -> bool {
    let params = params(&first.query, &first.params, &variant.query);
    first.columns == variant.columns && params.as_ref() == Some(&variant.params)
}

/// The types of a variant's parameters, by those of the first one, if it has all of them.
fn params(first: &ParsedQuery, types: &[String], variant: &ParsedQuery) -> Option<Vec<String>> {
    let named = |name: &str| {
        let mut params = first.statement.params.iter();
        types.get(params.position(|it| it.name == name)?).cloned()
    };
    let params = variant.statement.params.iter();
    params.map(|it| named(&it.name)).collect()
}

impl LockedQuery {
    /// Its own hash and those of the variants that are as it is.
    pub(super) fn hashes(&self) -> impl Iterator<Item = &str> {
        let variants = self.variants.iter().map(String::as_str);
        std::iter::once(self.sql.as_str()).chain(variants)
    }

    /// The types of the parameters of a query with this hash, if it can be one that this tells of.
    pub(super) fn params_of(&self, query: &ParsedQuery, hash: &str) -> Option<Vec<String>> {
        if self.sql == hash {
            // The number is part of the SQL: it can differ only in a file that was edited.
            let is_whole = self.params.len() == query.statement.params.len();
            return is_whole.then(|| self.params.clone());
        }
        let template = query.template.as_ref()?;
        let first = ParsedQuery {
            statement: template.first(),
            ..query.clone()
        };
        params(&first, &self.params, query)
    }
}

//! The statements for all sets of batches, out of the server.

use super::added::{Key, key};
use crate::at_once::{agrees, is_same, one_by_one};
use crate::catalog::{Catalog, Meddling};
use crate::companion::Purpose;
use crate::database::Session;
use crate::describe::{DescribedQuery, describe_with};
use crate::error::Result;
use crate::parse::ParsedQuery;
use std::collections::HashMap;

/// Has the server describe those of `companions` that do the same as the batches among `queries` that they are for.
/// The others, and those that it refuses, say that the sets are run one by one.
pub(super) fn describe(
    session: &Session,
    companions: Vec<(Purpose, ParsedQuery)>,
    queries: &[DescribedQuery],
    catalog: &mut Catalog,
) -> Result<Vec<DescribedQuery>> {
    if companions.is_empty() {
        return Ok(Vec::new());
    }
    let meddling = Meddling::load(session)?;
    let queries = queries.iter().map(|it| (key(&it.query), it));
    let queries: HashMap<Key, &DescribedQuery> = queries.collect();
    let batch = |purpose: &Purpose| match purpose {
        Purpose::AtOnce(file, name) => queries.get(&(file.clone(), name.clone())).copied(),
        _ => None,
    };
    let same = companions.iter().filter(|(purpose, _)| {
        batch(purpose).is_some_and(|query| is_same(query, catalog, &meddling))
    });
    let same = same.map(|(_, query)| query.clone()).collect();
    let (described, _) = describe_with(session, same, catalog)?;
    let described = described.into_iter().map(|it| (key(&it.query), it));
    let mut described: HashMap<Key, DescribedQuery> = described.collect();
    let in_order = companions.into_iter().map(|(purpose, query)| {
        let found = described.remove(&key(&query));
        let found = found.filter(|it| batch(&purpose).is_some_and(|query| agrees(it, query)));
        found.unwrap_or_else(|| one_by_one(query))
    });
    Ok(in_order.collect())
}

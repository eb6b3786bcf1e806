//! The statements for all sets of batches, out of the server.

use super::added::{Key, key};
use crate::at_once::{agrees, is_same};
use crate::catalog::{Catalog, Meddling};
use crate::companion::Purpose;
use crate::database::Session;
use crate::describe::{DescribedQuery, describe_with};
use crate::error::Result;
use crate::parse::ParsedQuery;
use std::collections::HashMap;

/// Has the server describe those of `companions` that do the same as the batches among `queries` that they are for.
/// What it refuses is left out.
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
    let mut batches: HashMap<Key, &DescribedQuery> = HashMap::new();
    let mut same = Vec::new();
    for (purpose, companion) in companions {
        let Purpose::AtOnce(file, name) = purpose else {
            continue;
        };
        let batch = queries.get(&(file, name)).copied();
        if let Some(batch) = batch.filter(|it| is_same(it, catalog, &meddling)) {
            batches.insert(key(&companion), batch);
            same.push(companion);
        }
    }
    let (mut described, _) = describe_with(session, same, catalog)?;
    described.retain(|it| agrees(it, batches[&key(&it.query)]));
    Ok(described)
}

//! Queries with lists, described twice: with one row in place of each list, and as they are sent.

use crate::catalog::Catalog;
use crate::database::Session;
use crate::describe::{DescribedQuery, describe_with};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::lists;
use crate::parse::ParsedQuery;

/// Has the server describe queries, those with lists as they are sent.
pub(super) fn describe(
    session: &Session,
    queries: Vec<ParsedQuery>,
    catalog: &mut Catalog,
) -> Result<(Vec<DescribedQuery>, Vec<Diagnostic>)> {
    let probes = lists::probes(&queries);
    if probes.is_empty() {
        return describe_with(session, queries, catalog);
    }
    let (probes, mut diagnostics) = describe_with(session, probes, catalog)?;
    let (queries, refused) = lists::sent(queries, &probes);
    diagnostics.extend(refused);
    let (mut described, found) = describe_with(session, queries, catalog)?;
    diagnostics.extend(found);
    lists::attach(&mut described, &probes);
    Ok((described, diagnostics))
}

/// The queries with one row in place of each list, in the order of those that are sent.
pub(super) fn probes(queries: &[DescribedQuery]) -> impl Iterator<Item = &DescribedQuery> {
    queries.iter().filter_map(|it| it.probe.as_deref())
}

//! Whether a database is still the one that generated code was generated from.

mod difference;
mod expected;
mod names;
mod report;

pub use difference::{Difference, DifferenceKind, VerifyError};
#[cfg(feature = "tokio-postgres")]
pub(crate) use expected::user_types;
pub use expected::{Expected, ExpectedDatabase};
pub(crate) use report::{BASES, LABELS, Report};

use crate::{Client, Type, Variant};

/// Prepares every query of a database, one after the other, and compares what the server says with what it
/// said at build time. Generated code has a function `verify` for each database, which calls this.
///
/// Nothing is written, and no statement stays prepared. Within a transaction, a query that can not be
/// prepared spoils the transaction, and those behind it with it.
///
/// # Errors
///
/// All that differs; or what the driver reports where the server does not answer.
pub fn verify(
    client: &mut (impl Client + ?Sized),
    expected: &ExpectedDatabase,
) -> Result<(), VerifyError> {
    let mut report = Report::default();
    let queries: Vec<_> = expected.queries().collect();
    // Closed at the end, all at once: one by one, each would wake both sides once more.
    let prepare = |(query, _): &(Variant<'_>, _)| client.prepare(query.sql());
    let prepared: Vec<_> = queries.iter().map(prepare).collect();
    for ((query, expected), said) in queries.iter().zip(prepared) {
        report.add(query.query(), expected, said)?;
    }
    let bases = report.bases(expected);
    let rows = client.query_typed(BASES, &bases.params())?;
    let labels = match expected.enum_types() {
        types if types.is_empty() => Vec::new(),
        types => client.query_typed(LABELS, &[(&types, Type::TEXT_ARRAY)])?,
    };
    report.finish(expected, &rows, &labels)
}

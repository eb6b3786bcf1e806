//! Whether a database is still the one that generated code was generated from, asked in one pipeline.

use super::Client;
use crate::verify::{BASES, LABELS, Report, user_types};
use crate::{ExpectedDatabase, Param, Type, VerifyError};
use futures_util::future::join_all;
use std::collections::BTreeSet;
use tokio_postgres::Error;

/// Prepares every query of a database, all in one pipeline, and compares what the server says with what it
/// said at build time. Generated code has a function `verify` for each database, which calls this.
///
/// Nothing is written, and none of the statements stays prepared. Within a transaction, a query that can not
/// be prepared spoils the transaction, and those behind it with it.
///
/// # Errors
///
/// All that differs; or what the driver reports where the server does not answer.
pub async fn verify(
    client: &(impl Client + ?Sized),
    expected: &ExpectedDatabase,
) -> Result<(), VerifyError> {
    let driver = client.driver();
    learn(driver, &user_types(expected)).await?;
    let mut report = Report::default();
    let queries: Vec<_> = expected.queries().collect();
    let prepared = join_all(queries.iter().map(|(query, _)| driver.prepare(query.sql()))).await;
    for ((query, expected), said) in queries.iter().zip(prepared) {
        report.add(query.query(), expected, said)?;
    }
    let bases = report.bases(expected);
    let rows = driver.query_typed(BASES, &bases.params()).await?;
    let labels = match expected.enum_types() {
        types if types.is_empty() => Vec::new(),
        types => {
            let types: [(Param<'_>, Type); 1] = [(&types, Type::TEXT_ARRAY)];
            driver.query_typed(LABELS, &types).await?
        }
    };
    report.finish(expected, &rows, &labels)
}

/// Makes the driver learn the types that users made: left to itself, it asks for each again for every query
/// that is in flight.
async fn learn(driver: &tokio_postgres::Client, types: &BTreeSet<String>) -> Result<(), Error> {
    if types.is_empty() {
        return Ok(());
    }
    // They may have other names by now.
    driver.clear_type_cache();
    let names: Vec<&String> = types.iter().collect();
    let there = "SELECT name FROM unnest($1::text[]) AS name
                 WHERE to_regtype(name) IS NOT NULL AND to_regtype(name || '[]') IS NOT NULL";
    let there = driver
        .query_typed(there, &[(&names, Type::TEXT_ARRAY)])
        .await?;
    let there: Vec<String> = there.iter().map(|row| row.get(0)).collect();
    let learn = |name: &String| {
        // A domain's column is described by its base type, a parameter by the domain.
        let sql = format!("SELECT NULL::{name}, NULL::{name}[], $1::{name}");
        async move { driver.prepare(&sql).await.map(drop) }
    };
    // The first one prepares the driver's own queries, so that the others find them.
    let (first, rest) = there.split_at(there.len().min(1));
    for some in [first, rest] {
        // A type that may not be used is asked for when a query uses it.
        let _ = join_all(some.iter().map(learn)).await;
    }
    Ok(())
}

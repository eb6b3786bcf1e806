//! Rows that are lent to a closure.

use super::Client;
use super::run::{arriving, visit};
use crate::{Error, Lend, Param, Row, Variant};

/// Runs the query and lends each row to `each`, until it fails.
///
/// # Errors
///
/// What `each` returns, and what the database or a value's decoding has to say.
pub async fn each<R: Lend, E: From<Error>>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
    mut each: impl FnMut(R::Ref<'_>) -> Result<(), E>,
) -> Result<(), E> {
    visit(client, &query.into(), params, |row| each(R::lend(&row)?)).await
}

/// Runs the query and lends each row to `each` as it arrives. When it fails, the rest is not waited for.
///
/// # Errors
///
/// What `each` returns, and what the database or a value's decoding has to say.
pub async fn stream_each<R: Lend, E: From<Error>>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
    mut each: impl FnMut(R::Ref<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let query = query.into();
    let mut rows = arriving(client, &query, params).await?;
    while let Some(row) = rows.next().await {
        each(R::lend(&Row::new(query.query, &row?))?)?;
    }
    Ok(())
}

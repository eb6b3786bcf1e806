//! Cursors that a query opens on the server: checked against what is declared of them, fetched, closed.

use super::{Begin, Client, run};
use crate::cursor::{Closures, Cursors, Sink};
use crate::fetch::is_last;
use crate::{Error, Param, Row, Variant};
use tokio_postgres::Transaction;

/// Runs the query and gives all rows of the cursors that it opens, in a transaction of its own.
///
/// # Errors
///
/// As [`Variant::fetch`].
pub async fn fetch<S: Sink<Error> + Default>(
    client: &mut (impl Begin + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<S, Error> {
    let mut rows = S::default();
    fetch_into(client, &query.into(), params, None, &mut rows).await?;
    Ok(rows)
}

/// Runs the query and shows each row of the cursors that it opens to the closure for its cursor, in a
/// transaction of its own. As many as `portion` rows, one at least, are in memory.
///
/// # Errors
///
/// As [`Variant::fetch_each`].
pub async fn fetch_each<R, E: From<Error>, F>(
    client: &mut (impl Begin + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
    portion: u32,
    closures: F,
) -> Result<(), E>
where
    Closures<F, R>: Sink<E>,
{
    let mut sink = Closures::from(closures);
    fetch_into(
        client,
        &query.into(),
        params,
        Some(portion.max(1)),
        &mut sink,
    )
    .await
}

async fn fetch_into<E: From<Error>>(
    client: &mut (impl Begin + ?Sized),
    query: &Variant<'_>,
    params: &[Param<'_>],
    portion: Option<u32>,
    sink: &mut impl Sink<E>,
) -> Result<(), E> {
    // Dropped on the way, it is rolled back, which closes what it opened.
    let begun = client.begin().await;
    let transaction = begun.map_err(|error| Error::database(query.query, error))?;
    let failures = Client::failures(&transaction).cloned();
    let failed = |error| {
        failures.iter().for_each(|it| it.failed(&error));
        Error::database(query.query, error)
    };
    let opened = run::rows(&transaction, query, params).await?;
    let cursors = Cursors::new(query.query, &opened, sink.declared())?;
    for index in 0..cursors.len() {
        let sql = cursors.fetch(index, portion);
        let statement = Transaction::prepare(&transaction, &sql).await;
        let statement = statement.map_err(failed)?;
        // Of a cursor that is not open, the server says so only when it is to fetch.
        if statement.columns().is_empty() {
            let rows = Transaction::query(&transaction, &statement, &[]).await;
            rows.map_err(failed)?;
        }
        let places = cursors.places(index, statement.columns())?;
        loop {
            let rows = Transaction::query(&transaction, &statement, &[]).await;
            let rows = rows.map_err(failed)?;
            for row in &rows {
                sink.take(index, &Row::new(query.query, row), &places)?;
            }
            if is_last(rows.len(), portion) {
                break;
            }
        }
    }
    let closed = Transaction::batch_execute(&transaction, &cursors.close()).await;
    closed.map_err(failed)?;
    Ok(transaction.commit().await.map_err(failed)?)
}

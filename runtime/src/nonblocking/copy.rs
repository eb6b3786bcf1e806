//! Rows on their way into a table and out of one, by `COPY … (FORMAT binary)`.

use super::cancel::Running;
use super::rows::{Arriving, Incoming};
use super::{Client, Rows};
use crate::copy::{Columns, Failed, explained};
use crate::{Error, Input, Query};
use futures_util::future::try_join;
use futures_util::{Stream, StreamExt, stream};
use std::convert::Infallible;
use std::pin::pin;
use tokio_postgres::Error as DriverError;
use tokio_postgres::binary_copy::{BinaryCopyInWriter, BinaryCopyOutStream};

/// Why a copy ended early.
enum Ended<E> {
    /// It failed.
    Failed(Failed),
    /// The rows failed.
    Rows(E),
}

/// Runs the query, a `COPY … FROM STDIN (FORMAT binary)`, with the rows of an iterator, of which a few are in memory.
/// `columns` selects the columns. Gives the number of rows.
///
/// # Errors
///
/// As [`Query::copy_in`].
pub async fn copy_in<T: Input<N>, const N: usize>(
    client: &(impl Client + ?Sized),
    query: &'static Query,
    columns: &'static Query,
    rows: impl IntoIterator<Item = impl Into<T>>,
) -> Result<u64, Error> {
    let rows = stream::iter(rows).map(Ok::<_, Infallible>);
    match run(client, [query, columns], rows).await {
        Ok(count) => Ok(count),
        Err(Ended::Failed(failed)) => Err(explained(query, client.failures(), failed)),
        Err(Ended::Rows(never)) => match never {},
    }
}

/// The same, with the rows of a stream: where that fails, no row is copied.
///
/// # Errors
///
/// As [`Query::copy_in`], and what the stream fails with.
pub async fn copy_in_stream<T: Input<N>, E: From<Error>, const N: usize>(
    client: &(impl Client + ?Sized),
    query: &'static Query,
    columns: &'static Query,
    rows: impl Stream<Item = Result<impl Into<T>, E>>,
) -> Result<u64, E> {
    match run(client, [query, columns], rows).await {
        Ok(count) => Ok(count),
        Err(Ended::Failed(failed)) => Err(explained(query, client.failures(), failed).into()),
        Err(Ended::Rows(error)) => {
            if let Some(failures) = client.failures() {
                failures.doubt();
            }
            Err(error)
        }
    }
}

/// Runs the query, a `COPY … TO STDOUT (FORMAT binary)`, and gives its rows as they arrive. `columns` selects what is
/// copied.
///
/// # Errors
///
/// As [`stream`](super::stream()).
pub async fn copy_out<R>(
    client: &(impl Client + ?Sized),
    query: &'static Query,
    columns: &'static Query,
) -> Result<Rows<R>, Error> {
    let running = Running::begin(client).await;
    match read(client, [query, columns]).await {
        Ok(rows) => Ok(Arriving::new(query, rows, running, client.failures().cloned()).into()),
        Err(error) => {
            running.end();
            Err(explained(query, client.failures(), (error, None)))
        }
    }
}

async fn read(
    client: &(impl Client + ?Sized),
    [copy, columns]: [&Query; 2],
) -> Result<Incoming, DriverError> {
    let driver = client.driver();
    let (of, statement) = try_join(driver.prepare(columns.sql), driver.prepare(copy.sql)).await?;
    let rows = driver.copy_out(&statement).await?;
    let rows = BinaryCopyOutStream::new(rows, &Columns::of(&of).types);
    Ok(Incoming::Copy(Box::pin(rows), of))
}

async fn run<T: Input<N>, E, const N: usize>(
    client: &(impl Client + ?Sized),
    queries: [&Query; 2],
    rows: impl Stream<Item = Result<impl Into<T>, E>>,
) -> Result<u64, Ended<E>> {
    let running = Running::begin(client).await;
    let failures = client.failures().map(|it| (it, it.count()));
    let copied = write(client, queries, rows).await;
    running.end();
    if let (Some((failures, before)), Ok(count)) = (failures, &copied) {
        failures.note(before, &Ok(count));
    }
    copied
}

async fn write<T: Input<N>, E, const N: usize>(
    client: &(impl Client + ?Sized),
    [copy, columns]: [&Query; 2],
    rows: impl Stream<Item = Result<impl Into<T>, E>>,
) -> Result<u64, Ended<E>> {
    let whole = |error| Ended::Failed((error, None));
    let driver = client.driver();
    let prepared = try_join(driver.prepare(columns.sql), driver.prepare(copy.sql)).await;
    let (columns, statement) = prepared.map_err(whole)?;
    let columns = Columns::of(&columns);
    let sink = driver.copy_in(&statement).await.map_err(whole)?;
    // Dropped before it is finished, the copy is given up.
    let mut writer = pin!(BinaryCopyInWriter::new(sink, &columns.types));
    let mut rows = pin!(rows.enumerate());
    while let Some((index, row)) = rows.next().await {
        let row = row.map_err(Ended::Rows)?.into();
        let values = row.params();
        let encoded = columns.encoded(&values);
        let written = writer.as_mut().write(&encoded.params()).await;
        written.map_err(|error| Ended::Failed((error, Some(index))))?;
    }
    writer.finish().await.map_err(whole)
}

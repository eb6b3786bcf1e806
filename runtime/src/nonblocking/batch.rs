//! One query for many sets of parameters, in a pipeline.

use super::cancel::Running;
use super::run::{prepare, prepared, send};
use super::{Begin, Client, Transaction};
use crate::failures::Failures;
use crate::statements::is_outdated;
use crate::{Error, FromRow, Input, Query, Variant};
use futures_util::TryStreamExt;
use futures_util::future::maybe_done;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use tokio_postgres::{Error as DriverError, Row, Statement};

/// How many sets are sent before the first answer is waited for.
const IN_FLIGHT: usize = 1024;

/// Runs the query once for each set, in a transaction of its own or a savepoint, prepared once, and gives the rows of
/// each. The sets are sent one behind the other without waiting for answers.
///
/// # Errors
///
/// As [`Query::batch`].
pub async fn batch<T: Input<N>, R: FromRow, const N: usize>(
    client: &mut (impl Begin + ?Sized),
    query: &'static Query,
    sets: &[impl Into<T> + Copy],
) -> Result<Vec<Vec<R>>, Error> {
    let decode = |(rows, _): Answer| {
        let rows = rows.iter();
        let decoded = rows.map(|row| R::from_row(&crate::Row::new(query, row)));
        decoded.collect()
    };
    each_set(client, query, sets, decode).await
}

/// The same of a query without rows: gives the number of rows that each set affected.
///
/// # Errors
///
/// As [`Query::batch`].
pub async fn batch_exec<T: Input<N>, const N: usize>(
    client: &mut (impl Begin + ?Sized),
    query: &'static Query,
    sets: &[impl Into<T> + Copy],
) -> Result<Vec<u64>, Error> {
    each_set(client, query, sets, |(_, affected)| Ok(affected)).await
}

/// The rows, and how many are affected.
type Answer = (Vec<Row>, u64);

async fn each_set<T: Input<N>, O, const N: usize>(
    client: &mut (impl Begin + ?Sized),
    query: &'static Query,
    sets: &[impl Into<T> + Copy],
    decode: impl Fn(Answer) -> Result<O, Error>,
) -> Result<Vec<O>, Error> {
    let failed = |error| Error::database(query, error);
    // Dropped on the way, it is rolled back.
    let transaction = client.begin().await.map_err(failed)?;
    let running = Running::begin(&transaction).await;
    let outputs = in_pipeline(&transaction, query, sets, decode).await;
    running.end();
    let outputs = outputs?;
    transaction.commit().await.map_err(failed)?;
    Ok(outputs)
}

async fn in_pipeline<T: Input<N>, O, const N: usize>(
    transaction: &Transaction<'_>,
    query: &'static Query,
    sets: &[impl Into<T> + Copy],
    decode: impl Fn(Answer) -> Result<O, Error>,
) -> Result<Vec<O>, Error> {
    let variant = &Variant::from(query);
    let (failures, statements) = (transaction.failures(), transaction.statements());
    let before = failures.map_or(0, Failures::count);
    let driver = transaction.driver();
    let failed = |error: DriverError| {
        if let Some(failures) = failures {
            failures.failed(&error);
        }
        if let Some(statements) = statements.filter(|_| is_outdated(&error)) {
            statements.forget(variant);
        }
        Error::database(query, error)
    };
    let statement = match statements {
        Some(statements) => prepared(driver, statements, variant, N).await,
        None => prepare(driver, variant, N).await,
    };
    let statement = statement.map_err(failed)?;
    let mut outputs = Vec::with_capacity(sets.len());
    let mut sent = VecDeque::new();
    let mut sets = sets.iter();
    loop {
        while sent.len() < IN_FLIGHT
            && let Some(set) = sets.next()
        {
            let answer = answer(driver, &statement, variant, (*set).into());
            let mut answer = Box::pin(maybe_done(answer));
            // Polled once, it is sent.
            poll_fn(|context| {
                let _ = answer.as_mut().poll(context);
                Poll::Ready(())
            })
            .await;
            sent.push_back(answer);
        }
        let Some(mut next) = sent.pop_front() else {
            break;
        };
        next.as_mut().await;
        let Some(answer) = next.as_mut().take_output() else {
            break;
        };
        let output = answer.map_err(failed).and_then(&decode);
        outputs.push(output.map_err(|error| error.at(outputs.len()))?);
    }
    if let Some(failures) = failures {
        failures.note(before, &Ok(()));
    }
    Ok(outputs)
}

/// Sends a set and waits for the answer.
async fn answer<T: Input<N>, const N: usize>(
    driver: &tokio_postgres::Client,
    statement: &Statement,
    query: &Variant<'_>,
    set: T,
) -> Result<Answer, DriverError> {
    let mut stream = pin!(send(driver, statement, query, &set.params()).await?);
    let mut rows = Vec::new();
    while let Some(row) = stream.try_next().await? {
        rows.push(row);
    }
    Ok((rows, stream.rows_affected().unwrap_or(0)))
}

//! The commands: functions that run a query on a client.

use super::cancel::Running;
use super::rows::{Arriving, Incoming};
use super::{Client, Rows};
use crate::statements::{Statements, is_outdated, same_columns, settle};
use crate::{Error, ErrorKind, FromRow, Group, Param, Query, Variant, domain, group};
use futures_util::TryStreamExt;
use std::pin::pin;
use tokio_postgres::{Error as DriverError, Row, RowStream, Statement};

/// Runs the query and gives its only row.
///
/// # Errors
///
/// [`ErrorKind::NoRow`] and [`ErrorKind::TooManyRows`] where there is not exactly one, and what the
/// database or a value's decoding has to say.
pub async fn one<R: FromRow>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<R, Error> {
    let query = &query.into();
    let row = opt(client, query, params).await?;
    row.ok_or_else(|| Error::new(query.query, ErrorKind::NoRow))
}

/// Runs the query and gives its row, if there is one.
///
/// # Errors
///
/// [`ErrorKind::TooManyRows`] for more than one, and what the database or a value's decoding has to say.
pub async fn opt<R: FromRow>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<Option<R>, Error> {
    let query = &query.into();
    query.only_row(&rows(client, query, params).await?)
}

/// Runs the query and gives all its rows.
///
/// # Errors
///
/// What the database or a value's decoding has to say.
pub async fn many<R: FromRow>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<Vec<R>, Error> {
    let mut decoded = Vec::new();
    visit(client, &query.into(), params, |row| {
        decoded.push(R::from_row(&row)?);
        Ok::<(), Error>(())
    })
    .await?;
    Ok(decoded)
}

/// Runs the query and gives the only group of its rows.
///
/// # Errors
///
/// [`ErrorKind::NoRow`] and [`ErrorKind::TooManyRows`] where there is not exactly one, and what the
/// database or a value's decoding has to say.
pub async fn one_group<R: Group>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<R, Error> {
    let query = &query.into();
    let group = opt_group(client, query, params).await?;
    group.ok_or_else(|| Error::new(query.query, ErrorKind::NoRow))
}

/// Runs the query and gives the group of its rows, if there is one.
///
/// # Errors
///
/// [`ErrorKind::TooManyRows`] for more than one, and what the database or a value's decoding has to say.
pub async fn opt_group<R: Group>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<Option<R>, Error> {
    let query = &query.into();
    group::only(query.query, many_groups(client, query, params).await?)
}

/// Runs the query and gives the groups of its rows, in one pass.
///
/// # Errors
///
/// What the database or a value's decoding has to say.
pub async fn many_groups<R: Group>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<Vec<R>, Error> {
    let query = &query.into();
    group::fold(query.query, &rows(client, query, params).await?)
}

/// Runs the query and gives its rows as they arrive, in bounded memory.
///
/// # Errors
///
/// What the database has to say before the first row; the stream has the rest.
pub async fn stream<R: FromRow>(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<Rows<R>, Error> {
    Ok(arriving(client, &query.into(), params).await?.into())
}

/// Runs the query and gives the driver's rows as they arrive.
pub(super) async fn arriving(
    client: &(impl Client + ?Sized),
    query: &Variant<'_>,
    params: &[Param<'_>],
) -> Result<Arriving, Error> {
    let running = Running::begin(client).await;
    let failures = client.failures();
    match start(client, query, params).await {
        Ok(stream) => {
            let rows = Incoming::Answer(Box::pin(stream));
            let failures = failures.cloned();
            Ok(Arriving::new(query.query, rows, running, failures))
        }
        Err(error) => {
            running.end();
            if let Some(failures) = failures {
                failures.failed(&error);
            }
            Err(Error::database(query.query, error))
        }
    }
}

/// Runs the query and gives the number of rows that it affected.
///
/// # Errors
///
/// What the database has to say.
pub async fn exec(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<u64, Error> {
    let query = &query.into();
    to_end(client, query.query, async {
        let mut stream = pin!(start(client, query, params).await?);
        while stream.try_next().await?.is_some() {}
        Ok(stream.rows_affected().unwrap_or(0))
    })
    .await
}

/// Runs the query, which gives nothing back: a procedure, or a function that returns `void`.
///
/// # Errors
///
/// What the database has to say.
pub async fn call(
    client: &(impl Client + ?Sized),
    query: impl Into<Variant<'_>>,
    params: &[Param<'_>],
) -> Result<(), Error> {
    exec(client, query, params).await.map(drop)
}

pub(super) async fn rows(
    client: &(impl Client + ?Sized),
    query: &Variant<'_>,
    params: &[Param<'_>],
) -> Result<Vec<Row>, Error> {
    let rows = async { start(client, query, params).await?.try_collect().await };
    to_end(client, query.query, rows).await
}

/// Runs the query and shows each row to `see` as it arrives, until it fails. The rest is read all the same:
/// the statement is not to be cancelled for what is made of its rows.
pub(super) async fn visit<E: From<Error>>(
    client: &(impl Client + ?Sized),
    query: &Variant<'_>,
    params: &[Param<'_>],
    mut see: impl FnMut(crate::Row<'_>) -> Result<(), E>,
) -> Result<(), E> {
    to_end(client, query.query, async {
        let mut stream = pin!(start(client, query, params).await?);
        let mut seen = Ok(());
        while let Some(row) = stream.try_next().await? {
            if seen.is_ok() {
                seen = see(crate::Row::new(query.query, &row));
            }
        }
        Ok(seen)
    })
    .await?
}

/// Lets `work` wait for the whole answer: dropped before it is there, the query is cancelled.
async fn to_end<T>(
    client: &(impl Client + ?Sized),
    query: &'static Query,
    work: impl Future<Output = Result<T, DriverError>>,
) -> Result<T, Error> {
    let running = Running::begin(client).await;
    let failures = client.failures().map(|it| (it, it.count()));
    let done = work.await;
    running.end();
    if let Some((failures, before)) = failures {
        failures.note(before, &done);
    }
    done.map_err(|error| Error::database(query, error))
}

/// Sends the query and waits for the beginning of the answer.
async fn start(
    client: &(impl Client + ?Sized),
    query: &Variant<'_>,
    params: &[Param<'_>],
) -> Result<RowStream, DriverError> {
    let driver = client.driver();
    let Some(statements) = client.statements() else {
        if let Some(params) = query.typed(params) {
            return driver.query_typed_raw(query.sql(), params).await;
        }
        let statement = driver.prepare(query.sql()).await?;
        return send(driver, &statement, query, params).await;
    };
    let statement = prepared(driver, statements, query, params.len()).await?;
    match send(driver, &statement, query, params).await {
        Err(first) if is_outdated(&first) => {
            statements.forget(query);
            match prepared(driver, statements, query, params.len()).await {
                Ok(anew) if !same_columns(&statement, &anew) => {
                    // The old one, so that the server says so again.
                    statements.insert(query, statement);
                    Err(first)
                }
                Ok(anew) => settle(first, send(driver, &anew, query, params).await),
                Err(second) => settle(first, Err(second)),
            }
        }
        result => result,
    }
}

pub(super) async fn prepared(
    driver: &tokio_postgres::Client,
    statements: &Statements,
    query: &Variant<'_>,
    arguments: usize,
) -> Result<Statement, DriverError> {
    if let Some(statement) = statements.get(query) {
        return Ok(statement);
    }
    let statement = prepare(driver, query, arguments).await?;
    statements.insert(query, statement.clone());
    Ok(statement)
}

pub(super) async fn prepare(
    driver: &tokio_postgres::Client,
    query: &Variant<'_>,
    arguments: usize,
) -> Result<Statement, DriverError> {
    match query.types(arguments) {
        Some(types) => driver.prepare_typed(query.sql(), &types).await,
        None => driver.prepare(query.sql()).await,
    }
}

pub(super) async fn send(
    driver: &tokio_postgres::Client,
    statement: &Statement,
    query: &Variant<'_>,
    params: &[Param<'_>],
) -> Result<RowStream, DriverError> {
    let encoded = domain::encoded(statement, query.sent(params));
    let params = encoded.params();
    driver.query_raw(statement, params.iter().copied()).await
}

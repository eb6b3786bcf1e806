//! Rows as they arrive.

use super::cancel::Running;
use crate::copied::{Arrived, CopiedRow};
use crate::failures::Failures;
use crate::{Error, FromRow, Query, Row};
use futures_util::Stream;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio_postgres::binary_copy::BinaryCopyOutStream;
use tokio_postgres::{RowStream, Statement};

/// The rows of a query as they arrive: a [`Stream`] that holds as many as the network brought, however
/// many there are.
///
/// It does not borrow the client. Dropped early, it leaves the connection usable: the driver reads the
/// rest and throws it away, unless a [`Cancelling`](super::Cancelling) tells the server to stop.
pub struct Rows<R> {
    arriving: Arriving,
    row: PhantomData<fn() -> R>,
}

impl<R> From<Arriving> for Rows<R> {
    fn from(arriving: Arriving) -> Self {
        Self {
            arriving,
            row: PhantomData,
        }
    }
}

impl<R: FromRow> Stream for Rows<R> {
    type Item = Result<R, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let query = self.arriving.query;
        let row = ready!(self.arriving.poll(context));
        Poll::Ready(row.map(|row| R::from_row(&Row::new(query, &row?))))
    }
}

/// Where the driver's rows come from.
pub(super) enum Incoming {
    /// An answer.
    Answer(Pin<Box<RowStream>>),
    /// A copy of columns that the statement has.
    Copy(Pin<Box<BinaryCopyOutStream>>, Statement),
}

impl Incoming {
    fn poll(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Arrived, tokio_postgres::Error>>> {
        Poll::Ready(match self {
            Self::Answer(rows) => {
                ready!(rows.as_mut().poll_next(context)).map(|row| row.map(Arrived::Answered))
            }
            Self::Copy(rows, of) => ready!(rows.as_mut().poll_next(context))
                .map(|row| row.map(|row| CopiedRow::new(row, of).into())),
        })
    }
}

/// The driver's rows as they arrive.
pub(super) struct Arriving {
    query: &'static Query,
    /// None behind the end, and behind an error: a copy would go on failing.
    rows: Option<Incoming>,
    running: Option<Running>,
    failures: Option<Failures>,
}

impl Arriving {
    pub(super) fn new(
        query: &'static Query,
        rows: Incoming,
        running: Running,
        failures: Option<Failures>,
    ) -> Self {
        Self {
            query,
            rows: Some(rows),
            running: Some(running),
            failures,
        }
    }

    /// The next row.
    pub(super) async fn next(&mut self) -> Option<Result<Arrived, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Arrived, Error>>> {
        let Some(rows) = &mut self.rows else {
            return Poll::Ready(None);
        };
        let next = ready!(rows.poll(context));
        if !matches!(next, Some(Ok(_))) {
            self.rows = None;
            if let Some(running) = self.running.take() {
                running.end();
            }
        }
        if let (Some(Err(error)), Some(failures)) = (&next, &self.failures) {
            failures.failed(error);
        }
        Poll::Ready(next.map(|row| row.map_err(|error| Error::database(self.query, error))))
    }
}

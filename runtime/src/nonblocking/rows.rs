//! Rows as they arrive.

use super::cancel::Running;
use crate::{Error, FromRow, Query, Row};
use futures_util::Stream;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio_postgres::RowStream;

/// The rows of a query as they arrive: a [`Stream`] that holds as many as the network brought, however
/// many there are.
///
/// It does not borrow the client. Dropped early, it leaves the connection usable: the driver reads the
/// rest and throws it away, unless a [`Cancelling`](super::Cancelling) tells the server to stop.
pub struct Rows<R> {
    query: &'static Query,
    stream: Pin<Box<RowStream>>,
    running: Option<Running>,
    row: PhantomData<fn() -> R>,
}

impl<R> Rows<R> {
    pub(super) fn new(query: &'static Query, stream: RowStream, running: Running) -> Self {
        Self {
            query,
            stream: Box::pin(stream),
            running: Some(running),
            row: PhantomData,
        }
    }
}

impl<R: FromRow> Stream for Rows<R> {
    type Item = Result<R, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let query = self.query;
        let next = ready!(self.stream.as_mut().poll_next(context));
        if !matches!(next, Some(Ok(_)))
            && let Some(running) = self.running.take()
        {
            running.end();
        }
        Poll::Ready(next.map(|row| {
            let row = row.map_err(|error| Error::database(query, error))?;
            R::from_row(&Row { query, row: &row })
        }))
    }
}

//! Rows as they arrive.

use crate::failures::Failures;
use crate::{Client, Error, FromRow, Param, Query, Row, Variant};
use postgres::RowIter;
use postgres::fallible_iterator::FallibleIterator;
use std::iter::FusedIterator;
use std::marker::PhantomData;

/// The rows of a query, one after the other: of however many there are, a few are in memory.
///
/// The connection is borrowed until it is dropped. Dropped early, it leaves the connection as usable as
/// before; the driver reads the rest of the rows away when the connection is used again.
#[must_use = "rows are read as they are asked for"]
pub struct Rows<'a, R> {
    arriving: Arriving<'a>,
    row: PhantomData<fn() -> R>,
}

impl<R: FromRow> Iterator for Rows<'_, R> {
    type Item = Result<R, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let query = self.arriving.query;
        let row = self.arriving.next()?;
        Some(row.and_then(|row| R::from_row(&Row { query, row: &row })))
    }
}

impl<R: FromRow> FusedIterator for Rows<'_, R> {}

/// The driver's rows, none behind an error.
pub(crate) struct Arriving<'a> {
    query: &'static Query,
    rows: Option<RowIter<'a>>,
    failures: Option<Failures>,
}

impl Iterator for Arriving<'_> {
    type Item = Result<postgres::Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.rows.as_mut()?.next();
        if !matches!(next, Ok(Some(_))) {
            self.rows = None;
        }
        if let (Err(error), Some(failures)) = (&next, &self.failures) {
            failures.failed(error);
        }
        next.map_err(|error| Error::database(self.query, error))
            .transpose()
    }
}

impl Variant<'_> {
    /// Runs the query and gives its rows as they arrive.
    ///
    /// # Errors
    ///
    /// What the database has to say before the first row. Each row is a result of its own: what the
    /// database, or a value's decoding, has to say later.
    pub fn stream<'a, R: FromRow>(
        &self,
        client: &'a mut impl Client,
        params: &[Param<'_>],
    ) -> Result<Rows<'a, R>, Error> {
        Ok(Rows {
            arriving: self.arriving(client, params)?,
            row: PhantomData,
        })
    }

    pub(crate) fn arriving<'a>(
        &self,
        client: &'a mut impl Client,
        params: &[Param<'_>],
    ) -> Result<Arriving<'a>, Error> {
        let failures = client.failures().cloned();
        let rows = client
            .stream(self, params)
            .map_err(|error| Error::database(self.query, error))?;
        Ok(Arriving {
            query: self.query,
            rows: Some(rows),
            failures,
        })
    }
}

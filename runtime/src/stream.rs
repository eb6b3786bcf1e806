//! Rows as they arrive.

use crate::copied::{Arrived, CopiedRow};
use crate::failures::Failures;
use crate::{Client, Error, FromRow, Param, Query, Row, Variant};
use postgres::binary_copy::BinaryCopyOutIter;
use postgres::fallible_iterator::FallibleIterator;
use postgres::{RowIter, Statement};
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

impl<'a, R> From<Arriving<'a>> for Rows<'a, R> {
    fn from(arriving: Arriving<'a>) -> Self {
        Self {
            arriving,
            row: PhantomData,
        }
    }
}

impl<R: FromRow> Iterator for Rows<'_, R> {
    type Item = Result<R, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let query = self.arriving.query;
        let row = self.arriving.next()?;
        Some(row.and_then(|row| R::from_row(&Row::new(query, &row))))
    }
}

impl<R: FromRow> FusedIterator for Rows<'_, R> {}

/// The driver's rows, none behind an error.
pub(crate) struct Arriving<'a> {
    query: &'static Query,
    rows: Option<Incoming<'a>>,
    failures: Option<Failures>,
}

/// Where the driver's rows come from.
pub(crate) enum Incoming<'a> {
    /// An answer.
    Answer(RowIter<'a>),
    /// A copy of columns that the statement has.
    Copy(BinaryCopyOutIter<'a>, Statement),
}

impl Incoming<'_> {
    fn next(&mut self) -> Result<Option<Arrived>, postgres::Error> {
        match self {
            Self::Answer(rows) => Ok(rows.next()?.map(Arrived::Answered)),
            Self::Copy(rows, of) => Ok(rows.next()?.map(|row| CopiedRow::new(row, of).into())),
        }
    }
}

impl<'a> Arriving<'a> {
    pub(crate) fn new(
        query: &'static Query,
        rows: Incoming<'a>,
        failures: Option<Failures>,
    ) -> Self {
        Self {
            query,
            rows: Some(rows),
            failures,
        }
    }
}

impl Iterator for Arriving<'_> {
    type Item = Result<Arrived, Error>;

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
        Ok(self.arriving(client, params)?.into())
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
        Ok(Arriving::new(self.query, Incoming::Answer(rows), failures))
    }
}

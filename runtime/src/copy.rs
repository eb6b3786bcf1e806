//! Rows on their way into a table and out of one, by `COPY … (FORMAT binary)`.

use crate::domain::{self, Encoded};
use crate::failures::Failures;
use crate::stream::{Arriving, Incoming};
use crate::{Client, Error, Input, Param, Query, Rows, Type};
use postgres::binary_copy::{BinaryCopyInWriter, BinaryCopyOutIter};
use postgres::{Error as DriverError, Statement};
use std::borrow::Cow;

/// The types of a copy's columns, as the server has them now: a value of another one is refused before it is sent.
pub(crate) struct Columns {
    pub(crate) types: Vec<Type>,
    bases: Option<Vec<Option<Type>>>,
}

impl Columns {
    /// Those of `statement`, which selects them.
    pub(crate) fn of(statement: &Statement) -> Self {
        let types = || statement.columns().iter().map(postgres::Column::type_);
        Self {
            types: types().cloned().collect(),
            bases: domain::bases(types()),
        }
    }

    /// A row's values as they are sent.
    pub(crate) fn encoded<'a>(&self, values: &'a [Param<'a>]) -> Encoded<'a> {
        match &self.bases {
            None => Encoded::Plain(Cow::Borrowed(values)),
            Some(bases) => domain::based_on(values, bases),
        }
    }
}

/// A copy that failed: at a row, from 0, or as a whole.
pub(crate) type Failed = (DriverError, Option<usize>);

/// The error of a copy that failed, which the transaction is told.
pub(crate) fn explained(query: &Query, failures: Option<&Failures>, failed: Failed) -> Error {
    let (error, index) = failed;
    if let Some(failures) = failures {
        failures.failed(&error);
    }
    let error = Error::database(query, error);
    match index {
        Some(index) => error.at(index),
        None => error,
    }
}

impl Query {
    /// Runs the query, a `COPY … FROM STDIN (FORMAT binary)`, with the rows of an iterator, of which a few are in
    /// memory. `columns` selects the columns. Gives the number of rows.
    ///
    /// # Errors
    ///
    /// What the database has to say, and a value that can not be sent, with the row's [`index`](Error::index).
    /// No row is copied then.
    pub fn copy_in<T: Input<N>, const N: usize>(
        &'static self,
        client: &mut impl Client,
        columns: &'static Query,
        rows: impl IntoIterator<Item = impl Into<T>>,
    ) -> Result<u64, Error> {
        let failures = client.failures().map(|it| (it.clone(), it.count()));
        let copied = write(client, [self, columns], rows);
        if let (Some((failures, before)), Ok(count)) = (&failures, &copied) {
            failures.note(*before, &Ok(count));
        }
        let failures = failures.as_ref().map(|(failures, _)| failures);
        copied.map_err(|failed| explained(self, failures, failed))
    }

    /// Runs the query, a `COPY … TO STDOUT (FORMAT binary)`, and gives its rows as they arrive. `columns` selects
    /// what is copied.
    ///
    /// # Errors
    ///
    /// As [`Query::stream`].
    pub fn copy_out<'a, R>(
        &'static self,
        client: &'a mut impl Client,
        columns: &'static Query,
    ) -> Result<Rows<'a, R>, Error> {
        let failed = |error| Error::database(self, error);
        let failures = client.failures().cloned();
        let of = client.prepare(columns.sql).map_err(failed)?;
        let statement = client.prepare(self.sql).map_err(failed)?;
        let reader = client.copy_out(&statement).map_err(failed)?;
        let rows = BinaryCopyOutIter::new(reader, &Columns::of(&of).types);
        Ok(Arriving::new(self, Incoming::Copy(rows, of), failures).into())
    }
}

fn write<T: Input<N>, const N: usize>(
    client: &mut impl Client,
    [copy, columns]: [&Query; 2],
    rows: impl IntoIterator<Item = impl Into<T>>,
) -> Result<u64, Failed> {
    let whole = |error| (error, None);
    let columns = Columns::of(&client.prepare(columns.sql).map_err(whole)?);
    let statement = client.prepare(copy.sql).map_err(whole)?;
    let sink = client.copy_in(&statement).map_err(whole)?;
    // Dropped before it is finished, the copy is given up.
    let mut writer = BinaryCopyInWriter::new(sink, &columns.types);
    for (index, row) in rows.into_iter().enumerate() {
        let row = row.into();
        let values = row.params();
        let written = writer.write(&columns.encoded(&values).params());
        written.map_err(|error| (error, Some(index)))?;
    }
    writer.finish().map_err(whole)
}

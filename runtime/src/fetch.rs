//! Cursors that a query opens on the server: checked against what is declared of them, fetched, closed.

use crate::cursor::{Closures, Cursors, Sink};
use crate::{Begin, Client, Error, Param, Row, Variant};
use postgres::Transaction;

impl Variant<'_> {
    /// Runs the query and gives all rows of the cursors that it opens, in a transaction of its own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Cursors`], [`ErrorKind::NoCursor`] and [`ErrorKind::OtherColumns`] for cursors that are
    /// not those that are declared, and what the database or a value's decoding has to say. The transaction
    /// is rolled back.
    ///
    /// [`ErrorKind::Cursors`]: crate::ErrorKind::Cursors
    /// [`ErrorKind::NoCursor`]: crate::ErrorKind::NoCursor
    /// [`ErrorKind::OtherColumns`]: crate::ErrorKind::OtherColumns
    pub fn fetch<S: Sink<Error> + Default>(
        &self,
        client: &mut impl Begin,
        params: &[Param<'_>],
    ) -> Result<S, Error> {
        let mut rows = S::default();
        self.fetch_into(client, params, None, &mut rows)?;
        Ok(rows)
    }

    /// Runs the query and shows each row of the cursors that it opens to the closure for its cursor, in a
    /// transaction of its own. As many as `portion` rows, one at least, are in memory.
    ///
    /// # Errors
    ///
    /// Those of [`Variant::fetch`], and what a closure returns. The transaction is rolled back.
    pub fn fetch_each<R, E: From<Error>, F>(
        &self,
        client: &mut impl Begin,
        params: &[Param<'_>],
        portion: u32,
        closures: F,
    ) -> Result<(), E>
    where
        Closures<F, R>: Sink<E>,
    {
        let mut sink = Closures::from(closures);
        self.fetch_into(client, params, Some(portion.max(1)), &mut sink)
    }

    fn fetch_into<E: From<Error>>(
        &self,
        client: &mut impl Begin,
        params: &[Param<'_>],
        portion: Option<u32>,
        sink: &mut impl Sink<E>,
    ) -> Result<(), E> {
        // Dropped on the way, it is rolled back, which closes what it opened.
        let begun = client.begin();
        let mut transaction = begun.map_err(|error| Error::database(self.query, error))?;
        let failures = Client::failures(&transaction).cloned();
        let failed = |error| {
            failures.iter().for_each(|it| it.failed(&error));
            Error::database(self.query, error)
        };
        let opened = Client::query(&mut transaction, self, params).map_err(failed)?;
        let cursors = Cursors::new(self.query, &opened, sink.declared())?;
        for index in 0..cursors.len() {
            let sql = cursors.fetch(index, portion);
            let statement = Transaction::prepare(&mut transaction, &sql).map_err(failed)?;
            // Of a cursor that is not open, the server says so only when it is to fetch.
            if statement.columns().is_empty() {
                Transaction::query(&mut transaction, &statement, &[]).map_err(failed)?;
            }
            let places = cursors.places(index, statement.columns())?;
            loop {
                let rows = Transaction::query(&mut transaction, &statement, &[]).map_err(failed)?;
                for row in &rows {
                    sink.take(index, &Row::new(self.query, row), &places)?;
                }
                if is_last(rows.len(), portion) {
                    break;
                }
            }
        }
        Transaction::batch_execute(&mut transaction, &cursors.close()).map_err(failed)?;
        Ok(transaction.commit().map_err(failed)?)
    }
}

/// Whether a cursor that gave so many rows has no more.
pub(crate) fn is_last(rows: usize, portion: Option<u32>) -> bool {
    portion.is_none_or(|portion| rows < usize::try_from(portion).unwrap_or(usize::MAX))
}

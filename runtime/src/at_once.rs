//! One query for many sets of parameters, by one statement for all of them.

use crate::{Begin, Client, Error, FromRow, Input, Param, Query, Row, Transaction};
use postgres::Error as DriverError;

/// The classes of errors in which no set is at fault but the connection, the server, or another transaction.
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
const OF_ALL: [&str; 8] = ["08", "25", "40", "53", "55", "57", "58", "XX"];

impl Query {
    /// The same as [`Query::batch`] by one statement, which takes an array for each parameter, and whose last column
    /// is the number of the set that a row is of, from 1. Where it fails, the sets are run one by one: that tells
    /// which one is at fault.
    ///
    /// # Errors
    ///
    /// As [`Query::batch`]; without an index where no set is at fault, as in a deadlock.
    pub fn batch_at_once<T: Input<N>, R: FromRow, const N: usize>(
        &'static self,
        client: &mut impl Begin,
        arrays: &[Param<'_>],
        sets: &[impl Into<T> + Copy],
        at_once: &'static Query,
    ) -> Result<Vec<Vec<R>>, Error> {
        let found = self.at_once(client, sets.len(), |client| {
            let rows = client.query(&at_once.into(), arrays)?;
            Ok(Some(self.by_set(&rows, sets.len())))
        })?;
        found.map_or_else(|| self.batch(client, sets), Ok)
    }

    /// As [`Query::batch_at_once`] of a query that writes one row for each set. Where one has none, the sets are run
    /// one by one: it may be that another one has its row.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn batch_one_at_once<T: Input<N>, R: FromRow, const N: usize>(
        &'static self,
        client: &mut impl Begin,
        arrays: &[Param<'_>],
        sets: &[impl Into<T> + Copy],
        at_once: &'static Query,
    ) -> Result<Vec<Vec<R>>, Error> {
        let found = self.at_once(client, sets.len(), |client| {
            let rows = client.query(&at_once.into(), arrays)?;
            let is_one_each = rows.len() == sets.len();
            Ok(is_one_each.then(|| self.by_set(&rows, sets.len())))
        })?;
        found.map_or_else(|| self.batch(client, sets), Ok)
    }

    /// As [`Query::batch_one_at_once`] of a query without rows: gives the number of rows that each set affected.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn batch_exec_at_once<T: Input<N>, const N: usize>(
        &'static self,
        client: &mut impl Begin,
        arrays: &[Param<'_>],
        sets: &[impl Into<T> + Copy],
        at_once: &'static Query,
    ) -> Result<Vec<u64>, Error> {
        let found = self.at_once(client, sets.len(), |client| {
            let affected = client.execute(&at_once.into(), arrays)?;
            let is_one_each = usize::try_from(affected) == Ok(sets.len());
            Ok(is_one_each.then(|| Ok(vec![1; sets.len()])))
        })?;
        found.map_or_else(|| self.batch_exec(client, sets), Ok)
    }

    /// Runs the statement for several sets, in a transaction or a savepoint; gives `None` where they are to be run one
    /// by one.
    fn at_once<O>(
        &'static self,
        client: &mut impl Begin,
        sets: usize,
        run: impl FnOnce(&mut dyn Client) -> Result<Option<Result<O, Error>>, DriverError>,
    ) -> Result<Option<O>, Error> {
        if sets < 2 {
            return Ok(None);
        }
        let failed = |error| Error::database(self, error);
        // Dropped on the way, it is rolled back.
        let mut transaction = client.begin().map_err(failed)?;
        match run(&mut transaction) {
            Ok(Some(output)) => {
                let output = output?;
                Transaction::commit(transaction).map_err(failed)?;
                Ok(Some(output))
            }
            Err(error) if is_of_all(&error) => Err(failed(error)),
            Ok(None) | Err(_) => Ok(None),
        }
    }

    /// The rows, set by set.
    fn by_set<R: FromRow>(
        &'static self,
        rows: &[postgres::Row],
        sets: usize,
    ) -> Result<Vec<Vec<R>>, Error> {
        let mut all: Vec<Vec<R>> = std::iter::repeat_with(Vec::new).take(sets).collect();
        for row in rows {
            let number: i32 = row
                .try_get(row.len() - 1)
                .map_err(|error| Error::database(self, error))?;
            let index = usize::try_from(number - 1).unwrap_or_default();
            let decoded = R::from_row(&Row::new(self, row)).map_err(|error| error.at(index))?;
            if let Some(set) = all.get_mut(index) {
                set.push(decoded);
            }
        }
        Ok(all)
    }
}

/// Whether no set is at fault.
fn is_of_all(error: &DriverError) -> bool {
    let is_class = |code: &str| OF_ALL.iter().any(|class| code.starts_with(class));
    error.is_closed() || error.code().is_some_and(|it| is_class(it.code()))
}

//! One query for many sets of parameters, by one statement for all of them.

use crate::{Begin, Client, Error, FromRow, Input, Param, Query, Row, Transaction};
use postgres::Error as DriverError;
use postgres::error::SqlState;

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
        let found = self.rows_at_once(client, arrays, sets.len(), at_once, |_| true)?;
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
        let is_one_each = |rows: usize| rows == sets.len();
        let found = self.rows_at_once(client, arrays, sets.len(), at_once, is_one_each)?;
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

    /// The rows of each set by the statement for all, if it is right that there are so many in all.
    fn rows_at_once<R: FromRow>(
        &'static self,
        client: &mut impl Begin,
        arrays: &[Param<'_>],
        sets: usize,
        at_once: &'static Query,
        is_right: impl FnOnce(usize) -> bool,
    ) -> Result<Option<Vec<Vec<R>>>, Error> {
        self.at_once(client, sets, |client| {
            let rows = client.query(&at_once.into(), arrays)?;
            let by_set = is_right(rows.len()).then(|| self.by_set(&rows, sets));
            Ok(by_set.flatten())
        })
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

    /// The rows, set by set; none if one of them says of no set that it is its.
    fn by_set<R: FromRow>(
        &'static self,
        rows: &[postgres::Row],
        sets: usize,
    ) -> Option<Result<Vec<Vec<R>>, Error>> {
        let mut by_set: Vec<Vec<&postgres::Row>> = vec![Vec::new(); sets];
        for row in rows {
            let number: i32 = row.try_get(row.len().checked_sub(1)?).ok()?;
            let index = usize::try_from(number).ok()?.checked_sub(1)?;
            by_set.get_mut(index)?.push(row);
        }
        let decode = |(index, rows): (usize, Vec<&postgres::Row>)| {
            let rows = rows.into_iter().map(|it| R::from_row(&Row::new(self, it)));
            rows.collect::<Result<Vec<R>, Error>>()
                .map_err(|error| error.at(index))
        };
        Some(by_set.into_iter().enumerate().map(decode).collect())
    }
}

/// Whether no set is at fault but the connection, the server, another transaction, or whoever cancels: then the sets
/// are not run once more. A timeout may be over before all of them are done, and each of them be in time.
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn is_of_all(error: &DriverError) -> bool {
    let is_canceled = || {
        let message = error.as_db_error().map_or("", |it| it.message());
        !message.contains("timeout")
    };
    let is_of_all = |code: &SqlState| match *code {
        SqlState::QUERY_CANCELED => is_canceled(),
        SqlState::ADMIN_SHUTDOWN
        | SqlState::CRASH_SHUTDOWN
        | SqlState::CANNOT_CONNECT_NOW
        | SqlState::DISK_FULL => true,
        _ => code.code().starts_with("08") || code.code().starts_with("40"),
    };
    error.is_closed() || error.code().is_some_and(is_of_all)
}

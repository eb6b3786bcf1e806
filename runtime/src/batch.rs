//! One query for many sets of parameters.

use crate::{Begin, Client, Error, FromRow, Input, Query, Row, Transaction};

impl Query {
    /// Runs the query once for each set, in a transaction of its own or a savepoint, prepared once, and gives the rows
    /// of each.
    ///
    /// # Errors
    ///
    /// What the database or a value's decoding has to say, with the set's [`index`](Error::index). Nothing is changed
    /// then.
    pub fn batch<T: Input<N>, R: FromRow, const N: usize>(
        &'static self,
        client: &mut impl Begin,
        sets: &[impl Into<T> + Copy],
    ) -> Result<Vec<Vec<R>>, Error> {
        let query = &self.into();
        self.each_set(client, sets, |transaction, set| {
            let rows = transaction.query(query, &set.params())?;
            Ok(rows
                .iter()
                .map(|row| R::from_row(&Row::new(self, row)))
                .collect())
        })
    }

    /// The same of a query without rows: gives the number of rows that each set affected.
    ///
    /// # Errors
    ///
    /// As [`Query::batch`].
    pub fn batch_exec<T: Input<N>, const N: usize>(
        &'static self,
        client: &mut impl Begin,
        sets: &[impl Into<T> + Copy],
    ) -> Result<Vec<u64>, Error> {
        let query = &self.into();
        self.each_set(client, sets, |transaction, set| {
            transaction.execute(query, &set.params()).map(Ok)
        })
    }

    fn each_set<T, O>(
        &'static self,
        client: &mut impl Begin,
        sets: &[impl Into<T> + Copy],
        mut run: impl FnMut(&mut dyn Client, T) -> Result<Result<O, Error>, postgres::Error>,
    ) -> Result<Vec<O>, Error> {
        let failed = |error| Error::database(self, error);
        // Dropped on the way, it is rolled back.
        let mut transaction = client.begin().map_err(failed)?.preparing();
        let mut outputs = Vec::with_capacity(sets.len());
        for (index, set) in sets.iter().enumerate() {
            let output = run(&mut transaction, (*set).into())
                .map_err(failed)
                .flatten();
            outputs.push(output.map_err(|error| error.at(index))?);
        }
        Transaction::commit(transaction).map_err(failed)?;
        Ok(outputs)
    }
}

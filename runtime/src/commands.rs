//! The commands that run a query.

use crate::{Client, Error, ErrorKind, FromRow, Param, Row, Variant};

impl Variant<'_> {
    /// Runs the query and gives its only row.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoRow`] and [`ErrorKind::TooManyRows`] where there is not exactly one, and what the
    /// database or a value's decoding has to say.
    pub fn one<R: FromRow>(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<R, Error> {
        self.opt(client, params)?
            .ok_or_else(|| Error::new(self.query, ErrorKind::NoRow))
    }

    /// Runs the query and gives its row, if there is one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooManyRows`] for more than one, and what the database or a value's decoding has to
    /// say.
    pub fn opt<R: FromRow>(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<Option<R>, Error> {
        self.only_row(&self.rows(client, params)?)
    }

    /// Runs the query and gives all its rows.
    ///
    /// # Errors
    ///
    /// What the database or a value's decoding has to say.
    pub fn many<R: FromRow>(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<Vec<R>, Error> {
        self.all_rows(self.rows(client, params)?)
    }

    /// Runs the query and gives the number of rows that it affected.
    ///
    /// # Errors
    ///
    /// What the database has to say.
    pub fn exec(&self, client: &mut impl Client, params: &[Param<'_>]) -> Result<u64, Error> {
        client
            .execute(self, params)
            .map_err(|error| Error::database(self.query, error))
    }

    /// Runs the query, which gives nothing back: a procedure, or a function that returns `void`.
    ///
    /// # Errors
    ///
    /// What the database has to say.
    pub fn call(&self, client: &mut impl Client, params: &[Param<'_>]) -> Result<(), Error> {
        self.exec(client, params).map(drop)
    }

    pub(crate) fn rows(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<Vec<postgres::Row>, Error> {
        client
            .query(self, params)
            .map_err(|error| Error::database(self.query, error))
    }

    /// The row, if there is one.
    pub(crate) fn only_row<R: FromRow>(&self, rows: &[postgres::Row]) -> Result<Option<R>, Error> {
        match rows {
            [] => Ok(None),
            [row] => R::from_row(&Row::new(self.query, row)).map(Some),
            _ => Err(Error::new(self.query, ErrorKind::TooManyRows)),
        }
    }

    /// All rows, each let go as soon as it is decoded: the next one's values find its memory free.
    fn all_rows<R: FromRow>(&self, rows: Vec<postgres::Row>) -> Result<Vec<R>, Error> {
        // `collect` of results does not know how many there will be.
        let mut decoded = Vec::with_capacity(rows.len());
        for row in rows {
            decoded.push(R::from_row(&Row::new(self.query, &row))?);
        }
        Ok(decoded)
    }
}

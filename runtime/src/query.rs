//! The descriptor of a query, and the commands that run it.

use crate::{Client, Error, ErrorKind, FromRow, Param, Row, Type};

/// A query as generated code describes it: everything is decided at build time.
#[derive(Debug)]
pub struct Query {
    /// Its name, for errors.
    pub name: &'static str,
    /// The statement: byte for byte what PostgreSQL described at build time.
    pub sql: &'static str,
    /// The types of its parameters, `$1` first. [`Type::UNKNOWN`] is one that the server infers as it did at
    /// build time, and whose values are the same bytes whichever it is: an enum. Of [`Type::ANY`], a type
    /// that users made, the values depend on what the server says: the statement is prepared first. Behind the
    /// last parameter, [`Type::ANY`] says so of a column: the driver asks about its type, and with rows on their
    /// way the answer would wait behind them, and they for the answer.
    pub params: &'static [Type],
}

impl Query {
    /// Runs the query and gives its only row.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoRow`] and [`ErrorKind::TooManyRows`] where there is not exactly one, and what the
    /// database or a value's decoding has to say.
    pub fn one<R: FromRow>(
        &'static self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<R, Error> {
        self.opt(client, params)?
            .ok_or_else(|| Error::new(self, ErrorKind::NoRow))
    }

    /// Runs the query and gives its row, if there is one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooManyRows`] for more than one, and what the database or a value's decoding has to
    /// say.
    pub fn opt<R: FromRow>(
        &'static self,
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
        &'static self,
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
    pub fn exec(
        &'static self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<u64, Error> {
        client
            .execute(self, params)
            .map_err(|error| Error::database(self, error))
    }

    /// Runs the query, which gives nothing back: a procedure, or a function that returns `void`.
    ///
    /// # Errors
    ///
    /// What the database has to say.
    pub fn call(
        &'static self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<(), Error> {
        self.exec(client, params).map(drop)
    }

    pub(crate) fn rows(
        &'static self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<Vec<postgres::Row>, Error> {
        client
            .query(self, params)
            .map_err(|error| Error::database(self, error))
    }

    /// The row, if there is one.
    pub(crate) fn only_row<R: FromRow>(
        &'static self,
        rows: &[postgres::Row],
    ) -> Result<Option<R>, Error> {
        match rows {
            [] => Ok(None),
            [row] => R::from_row(&Row::new(self, row)).map(Some),
            _ => Err(Error::new(self, ErrorKind::TooManyRows)),
        }
    }

    /// All rows, each let go as soon as it is decoded: the next one's values find its memory free.
    fn all_rows<R: FromRow>(&'static self, rows: Vec<postgres::Row>) -> Result<Vec<R>, Error> {
        // `collect` of results does not know how many there will be.
        let mut decoded = Vec::with_capacity(rows.len());
        for row in rows {
            decoded.push(R::from_row(&Row::new(self, &row))?);
        }
        Ok(decoded)
    }

    /// Whether the program knows every parameter's type, so that it need not ask.
    pub(crate) fn is_typed(&self) -> bool {
        self.params.iter().all(|param| *param != Type::ANY)
    }

    /// The parameters with their types, as the driver takes them.
    pub(crate) fn typed<'a>(&self, params: &[Param<'a>]) -> Vec<(Param<'a>, Type)> {
        params
            .iter()
            .copied()
            .zip(self.params.iter().cloned())
            .collect()
    }
}

//! A client that prepares each statement once.

use crate::statements::{Statements, is_outdated, same_columns, settle};
use crate::{Client, Param, Type, Variant, domain};
use postgres::{
    CopyInWriter, CopyOutReader, Error, GenericClient, Row, RowIter, Statement, Transaction,
};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A client with the statements that it has prepared: a query's second call sends its parameters alone.
///
/// It keeps a statement for each query that was called, and for each variant of a [`Dynamic`](crate::Dynamic) one,
/// [`Cached::CAPACITY`] of them unless it is told otherwise; the least recently used makes room. The statements
/// belong to the connection: transactions begun by `transaction` share them. Where the server has forgotten a
/// statement, or the schema has changed beneath it, the statement is prepared anew and, if its columns are still the
/// same ones, the query is sent once more; within a transaction, which such an error spoils, and for rows that a
/// blocking program streams, the next call succeeds.
///
/// ```no_run
/// # fn main() -> Result<(), postgres::Error> {
/// let client = postgres::Client::connect("postgres://localhost", postgres::NoTls)?;
/// let mut client = bindery::Cached::new(client);
/// # Ok(())
/// # }
/// ```
///
/// With the feature `tokio-postgres` it is a `nonblocking::Client` too.
pub struct Cached<C> {
    pub(crate) client: C,
    pub(crate) statements: Arc<Statements>,
}

impl Cached<()> {
    /// How many statements a client keeps unless it is told otherwise.
    pub const CAPACITY: usize = 256;
}

impl<C> Cached<C> {
    /// A client with nothing prepared yet.
    pub fn new(client: C) -> Self {
        Self::with_capacity(client, Cached::CAPACITY)
    }

    /// A client that keeps as many as `capacity` statements, one at least.
    pub fn with_capacity(client: C, capacity: usize) -> Self {
        Self {
            client,
            statements: Arc::new(Statements::new(capacity)),
        }
    }

    /// The client, without its statements.
    pub fn into_inner(self) -> C {
        self.client
    }

    /// Forgets every statement; they are closed on the server.
    pub fn clear(&mut self) {
        self.statements.clear();
    }

    /// Another client of the same connection.
    pub(crate) fn share<D>(statements: &Arc<Statements>, client: D) -> Cached<D> {
        Cached {
            client,
            statements: Arc::clone(statements),
        }
    }
}

impl Cached<postgres::Client> {
    /// Begins a transaction that shares the statements.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub fn transaction(&mut self) -> Result<Cached<Transaction<'_>>, Error> {
        let transaction = self.client.transaction()?;
        Ok(Self::share(&self.statements, transaction))
    }
}

impl Cached<Transaction<'_>> {
    /// Begins a savepoint that shares the statements.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub fn transaction(&mut self) -> Result<Cached<Transaction<'_>>, Error> {
        let savepoint = self.client.transaction()?;
        Ok(Self::share(&self.statements, savepoint))
    }

    /// Makes the transaction's changes permanent.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub fn commit(self) -> Result<(), Error> {
        self.client.commit()
    }

    /// Undoes the transaction's changes, as dropping it does.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub fn rollback(self) -> Result<(), Error> {
        self.client.rollback()
    }
}

impl<C: GenericClient> Cached<C> {
    fn prepare(&mut self, query: &Variant<'_>, arguments: usize) -> Result<Statement, Error> {
        if let Some(statement) = self.statements.get(query) {
            return Ok(statement);
        }
        let statement = match query.types(arguments) {
            Some(types) => self.client.prepare_typed(query.sql(), &types)?,
            None => self.client.prepare(query.sql())?,
        };
        self.statements.insert(query, statement.clone());
        Ok(statement)
    }

    /// Prepares the statement and lets `send` run it; a second time if the server knows it no longer.
    fn run<T>(
        &mut self,
        query: &Variant<'_>,
        params: &[Param<'_>],
        send: impl Fn(&mut C, &Statement, &[Param<'_>]) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let send = |client: &mut C, statement: &Statement| {
            let encoded = domain::encoded(statement, query.sent(params));
            send(client, statement, &encoded.params())
        };
        let statement = self.prepare(query, params.len())?;
        match send(&mut self.client, &statement) {
            Err(first) if is_outdated(&first) => {
                self.statements.forget(query);
                match self.prepare(query, params.len()) {
                    Ok(anew) if !same_columns(&statement, &anew) => {
                        // The old one, so that the server says so again.
                        self.statements.insert(query, statement);
                        Err(first)
                    }
                    anew => settle(first, anew.and_then(|it| send(&mut self.client, &it))),
                }
            }
            result => result,
        }
    }
}

impl<C: GenericClient> Client for Cached<C> {
    fn query(&mut self, query: &Variant<'_>, params: &[Param<'_>]) -> Result<Vec<Row>, Error> {
        self.run(query, params, |client, statement, params| {
            client.query(statement, params)
        })
    }

    fn stream<'a>(
        &'a mut self,
        query: &Variant<'_>,
        params: &[Param<'_>],
    ) -> Result<RowIter<'a>, Error> {
        let statement = self.prepare(query, params.len())?;
        let encoded = domain::encoded(&statement, query.sent(params));
        let params = encoded.params();
        let rows = self.client.query_raw(&statement, params.iter().copied());
        // To send it once more, the client would have to be there although it may be lent.
        rows.inspect_err(|error| {
            if is_outdated(error) {
                self.statements.forget(query);
            }
        })
    }

    fn execute(&mut self, query: &Variant<'_>, params: &[Param<'_>]) -> Result<u64, Error> {
        self.run(query, params, |client, statement, params| {
            client.execute(statement, params)
        })
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
        self.client.prepare(sql)
    }

    fn query_typed(&mut self, sql: &str, params: &[(Param<'_>, Type)]) -> Result<Vec<Row>, Error> {
        self.client.query_typed(sql, params)
    }

    fn copy_in(&mut self, statement: &Statement) -> Result<CopyInWriter<'_>, Error> {
        self.client.copy_in(statement)
    }

    fn copy_out(&mut self, statement: &Statement) -> Result<CopyOutReader<'_>, Error> {
        self.client.copy_out(statement)
    }
}

impl<C> Deref for Cached<C> {
    type Target = C;

    fn deref(&self) -> &C {
        &self.client
    }
}

impl<C> DerefMut for Cached<C> {
    fn deref_mut(&mut self) -> &mut C {
        &mut self.client
    }
}

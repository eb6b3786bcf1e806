//! A client that prepares each statement once.

use crate::{Client, Param, Query, domain};
use postgres::{Error, GenericClient, Row, RowIter, Statement, Transaction};
use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

/// A client with the statements that it has prepared: a query's second call sends its parameters alone.
///
/// It keeps one statement for each query of the program that was called. The statements belong to the
/// connection: transactions begun by [`Cached::transaction`] share them.
///
/// ```no_run
/// # fn main() -> Result<(), postgres::Error> {
/// let client = postgres::Client::connect("postgres://localhost", postgres::NoTls)?;
/// let mut client = bindery::Cached::new(client);
/// # Ok(())
/// # }
/// ```
pub struct Cached<C> {
    client: C,
    statements: Arc<Mutex<Statements>>,
}

/// By the address of the descriptor, of which the program has one for each query.
type Statements = HashMap<usize, Statement>;

impl<C> Cached<C> {
    /// A client with nothing prepared yet.
    pub fn new(client: C) -> Self {
        Self {
            client,
            statements: Arc::default(),
        }
    }

    /// The client, without its statements.
    pub fn into_inner(self) -> C {
        self.client
    }

    /// Forgets every statement; they are closed on the server.
    ///
    /// To be called after a change of the schema, or after `DISCARD ALL`.
    pub fn clear(&mut self) {
        self.statements
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

impl<C: GenericClient> Cached<C> {
    /// Begins a transaction, or a savepoint within one, that shares the statements.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub fn transaction(&mut self) -> Result<Cached<Transaction<'_>>, Error> {
        let statements = Arc::clone(&self.statements);
        Ok(Cached {
            client: self.client.transaction()?,
            statements,
        })
    }

    fn prepare(&mut self, query: &'static Query) -> Result<Statement, Error> {
        let key = std::ptr::from_ref(query).addr();
        let statements = || {
            self.statements
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        let known = statements().get(&key).cloned();
        if let Some(statement) = known {
            return Ok(statement);
        }
        let statement = match query.is_typed() {
            true => self.client.prepare_typed(query.sql, query.params)?,
            false => self.client.prepare(query.sql)?,
        };
        let mut statements = self
            .statements
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        statements.insert(key, statement.clone());
        Ok(statement)
    }
}

impl Cached<Transaction<'_>> {
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

impl<C: GenericClient> Client for Cached<C> {
    fn query(&mut self, query: &'static Query, params: &[Param<'_>]) -> Result<Vec<Row>, Error> {
        let statement = self.prepare(query)?;
        let client = &mut self.client;
        domain::with_base_types(&statement, params, |params| {
            client.query(&statement, params)
        })
    }

    fn stream<'a>(
        &'a mut self,
        query: &'static Query,
        params: &[Param<'_>],
    ) -> Result<RowIter<'a>, Error> {
        let statement = self.prepare(query)?;
        let client = &mut self.client;
        domain::with_base_types(&statement, params, |params| {
            client.query_raw(&statement, params.iter().copied())
        })
    }

    fn execute(&mut self, query: &'static Query, params: &[Param<'_>]) -> Result<u64, Error> {
        let statement = self.prepare(query)?;
        let client = &mut self.client;
        domain::with_base_types(&statement, params, |params| {
            client.execute(&statement, params)
        })
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

//! Transactions that share the statements of their connection.

use super::{Canceller, Client};
use crate::Cached;
use crate::failures::Failures;
use crate::statements::Statements;
use tokio_postgres::{Error, Transaction};

impl<C: Client> Client for Cached<C> {
    fn driver(&self) -> &tokio_postgres::Client {
        self.client.driver()
    }

    fn statements(&self) -> Option<&Statements> {
        Some(&self.statements)
    }

    fn canceller(&self) -> Option<&Canceller> {
        self.client.canceller()
    }

    fn failures(&self) -> Option<&Failures> {
        self.client.failures()
    }
}

impl Cached<tokio_postgres::Client> {
    /// Begins a transaction that shares the statements.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub async fn transaction(&mut self) -> Result<Cached<Transaction<'_>>, Error> {
        let transaction = self.client.transaction().await?;
        Ok(Self::share(&self.statements, transaction))
    }
}

#[cfg(feature = "deadpool")]
impl Cached<deadpool_postgres::ClientWrapper> {
    /// Begins a transaction that shares the statements.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub async fn transaction(&mut self) -> Result<Cached<Transaction<'_>>, Error> {
        let client: &mut tokio_postgres::Client = &mut self.client;
        let transaction = client.transaction().await?;
        Ok(Self::share(&self.statements, transaction))
    }
}

impl Cached<Transaction<'_>> {
    /// Begins a savepoint that shares the statements.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub async fn transaction(&mut self) -> Result<Cached<Transaction<'_>>, Error> {
        let savepoint = self.client.transaction().await?;
        Ok(Self::share(&self.statements, savepoint))
    }

    /// Makes the transaction's changes permanent.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub async fn commit(self) -> Result<(), Error> {
        self.client.commit().await
    }

    /// Undoes the transaction's changes, as dropping it does.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub async fn rollback(self) -> Result<(), Error> {
        self.client.rollback().await
    }
}

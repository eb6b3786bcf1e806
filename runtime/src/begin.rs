//! What a transaction can begin on.

use crate::Cached;
use postgres::{Client, Error, Transaction};

/// What a transaction can begin on: a client or, as a savepoint, within another transaction.
///
/// Generated functions that read cursors take it: cursors live in a transaction.
pub trait Begin {
    /// Begins it.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn begin(&mut self) -> Result<Transaction<'_>, Error>;
}

impl Begin for Client {
    fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.transaction()
    }
}

impl Begin for Transaction<'_> {
    fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.transaction()
    }
}

impl<C: Begin> Begin for Cached<C> {
    fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.client.begin()
    }
}

impl<C: Begin + ?Sized> Begin for &mut C {
    fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        (**self).begin()
    }
}

#[cfg(feature = "r2d2")]
impl<M: r2d2::ManageConnection<Connection: Begin>> Begin for r2d2::PooledConnection<M> {
    fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        (**self).begin()
    }
}

//! What a transaction can begin on.

use super::{Cancelling, Client};
use crate::Cached;
use std::ops::DerefMut;
use tokio_postgres::{Error, Transaction};

/// What a transaction can begin on: a client or, as a savepoint, within another transaction.
///
/// Generated functions that read cursors take it: cursors live in a transaction.
pub trait Begin: Send {
    /// Begins it.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn begin(&mut self) -> impl Future<Output = Result<Transaction<'_>, Error>> + Send;
}

impl Begin for tokio_postgres::Client {
    async fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.transaction().await
    }
}

impl Begin for Transaction<'_> {
    async fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.transaction().await
    }
}

impl<C: Begin> Begin for Cached<C> {
    async fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.client.begin().await
    }
}

/// Lets a transaction begin on what dereferences to something that it can begin on.
macro_rules! begin_by_deref {
    ($(#[$feature:meta] [$($generics:tt)*] $type:ty => $target:ty;)+) => {$(
        #[$feature]
        impl<$($generics)*> Begin for $type {
            async fn begin(&mut self) -> Result<Transaction<'_>, Error> {
                let target: &mut $target = self.deref_mut();
                target.begin().await
            }
        }
    )+};
}

begin_by_deref! {
    #[cfg(all())] [C: Begin + ?Sized] &mut C => C;
    #[cfg(all())] [C: Begin + Client] Cancelling<C> => C;
    #[cfg(feature = "deadpool")] [M: deadpool::managed::Manager<Type: Begin>]
        deadpool::managed::Object<M> => M::Type;
    #[cfg(feature = "deadpool")] [] deadpool_postgres::ClientWrapper => tokio_postgres::Client;
    #[cfg(feature = "deadpool")] ['t] deadpool_postgres::Transaction<'t> => Transaction<'t>;
    #[cfg(feature = "bb8")] [M: bb8::ManageConnection<Connection: Begin>]
        bb8::PooledConnection<'_, M> => M::Connection;
}

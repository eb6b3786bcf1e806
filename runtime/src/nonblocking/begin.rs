//! What a transaction can begin on.

use super::{Cancelling, Client, Transaction, Watched};
use crate::{Cached, Connection, SavepointOptions, TransactionOptions};
use std::ops::DerefMut;
use tokio_postgres::Error;

/// What a transaction can begin on: a client or, as a savepoint, within another transaction.
///
/// A wrapper of one's own forwards it:
///
/// ```
/// use bindery::TransactionOptions;
/// use bindery::nonblocking::{Begin, Transaction};
/// use bindery::tokio_postgres::{Client, Error};
///
/// struct Wrapper(Client);
///
/// impl Begin for Wrapper {
///     type Transaction<'a> = Transaction<'a>;
///     type Options = TransactionOptions;
///
///     async fn begin_with(&mut self, options: TransactionOptions) -> Result<Transaction<'_>, Error> {
///         self.0.begin_with(options).await
///     }
/// }
/// ```
pub trait Begin: Send {
    /// What generated functions get within: a [`Transaction`], or a [`Connection`] of one.
    type Transaction<'a>: From<Transaction<'a>> + Into<Transaction<'a>> + Send;

    /// How it may run: [`TransactionOptions`], or [`SavepointOptions`] within another one.
    type Options: Default + Send;

    /// Begins it, with options.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn begin_with(
        &mut self,
        options: Self::Options,
    ) -> impl Future<Output = Result<Transaction<'_>, Error>> + Send;

    /// Begins it.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn begin(&mut self) -> impl Future<Output = Result<Transaction<'_>, Error>> + Send {
        self.begin_with(Self::Options::default())
    }
}

impl Begin for tokio_postgres::Client {
    type Transaction<'a> = Transaction<'a>;
    type Options = TransactionOptions;

    async fn begin_with(&mut self, options: TransactionOptions) -> Result<Transaction<'_>, Error> {
        let mut builder = self.build_transaction();
        if let Some(isolation) = options.isolation {
            builder = builder.isolation_level(isolation.into());
        }
        if let Some(read_only) = options.read_only {
            builder = builder.read_only(read_only);
        }
        if let Some(deferrable) = options.deferrable {
            builder = builder.deferrable(deferrable);
        }
        builder.start().await.map(Transaction::from)
    }
}

impl Begin for tokio_postgres::Transaction<'_> {
    type Transaction<'a> = Transaction<'a>;
    type Options = SavepointOptions;

    async fn begin_with(&mut self, _: SavepointOptions) -> Result<Transaction<'_>, Error> {
        let savepoint = self.transaction().await?;
        Ok(Transaction::from(savepoint).within_another())
    }
}

impl Begin for Transaction<'_> {
    type Transaction<'a> = Transaction<'a>;
    type Options = SavepointOptions;

    async fn begin_with(&mut self, _: SavepointOptions) -> Result<Transaction<'_>, Error> {
        self.transaction().await
    }
}

impl<C: Begin> Begin for Cached<C> {
    type Transaction<'a> = C::Transaction<'a>;
    type Options = C::Options;

    async fn begin_with(&mut self, options: C::Options) -> Result<Transaction<'_>, Error> {
        let transaction = self.client.begin_with(options).await?;
        Ok(transaction.sharing(&self.statements))
    }
}

impl<C: Begin + Client + 'static> Begin for Cancelling<C> {
    type Transaction<'a> = C::Transaction<'a>;
    type Options = C::Options;

    async fn begin_with(&mut self, options: C::Options) -> Result<Transaction<'_>, Error> {
        let canceller = Cancelling::canceller(self);
        canceller.at_rest(self.driver()).await;
        let transaction = self.deref_mut().begin_with(options).await?;
        Ok(transaction.watched(canceller))
    }
}

impl<C: Begin + Client> Begin for Watched<C> {
    type Transaction<'a> = C::Transaction<'a>;
    type Options = C::Options;

    async fn begin_with(&mut self, options: C::Options) -> Result<Transaction<'_>, Error> {
        self.canceller.at_rest(self.client.driver()).await;
        let transaction = self.client.begin_with(options).await?;
        Ok(transaction.watched(self.canceller.clone()))
    }
}

impl<D, C: Begin> Begin for Connection<D, C> {
    type Transaction<'a> = Connection<D, Transaction<'a>>;
    type Options = C::Options;

    async fn begin_with(&mut self, options: C::Options) -> Result<Transaction<'_>, Error> {
        self.get_mut().begin_with(options).await
    }
}

impl<'a, D> From<Transaction<'a>> for Connection<D, Transaction<'a>> {
    fn from(transaction: Transaction<'a>) -> Self {
        Self::new(transaction)
    }
}

impl<'a, D> From<Connection<D, Transaction<'a>>> for Transaction<'a> {
    fn from(connection: Connection<D, Transaction<'a>>) -> Self {
        connection.into_inner()
    }
}

/// Lets a transaction begin on what dereferences to something that it can begin on.
macro_rules! begin_by_deref {
    ($(#[$feature:meta] [$($generics:tt)*] $type:ty => $target:ty;)+) => {$(
        #[$feature]
        impl<$($generics)*> Begin for $type {
            type Transaction<'a> = <$target as Begin>::Transaction<'a>;
            type Options = <$target as Begin>::Options;

            async fn begin_with(&mut self, options: Self::Options) -> Result<Transaction<'_>, Error> {
                let target: &mut $target = self.deref_mut();
                target.begin_with(options).await
            }
        }
    )+};
}

begin_by_deref! {
    #[cfg(all())] [C: Begin + ?Sized] &mut C => C;
    #[cfg(feature = "deadpool")] [M: deadpool::managed::Manager<Type: Begin>]
        deadpool::managed::Object<M> => M::Type;
    #[cfg(feature = "deadpool")] [] deadpool_postgres::ClientWrapper => tokio_postgres::Client;
    #[cfg(feature = "deadpool")] ['t] deadpool_postgres::Transaction<'t> => tokio_postgres::Transaction<'t>;
    #[cfg(feature = "bb8")] [M: bb8::ManageConnection<Connection: Begin>]
        bb8::PooledConnection<'_, M> => M::Connection;
}

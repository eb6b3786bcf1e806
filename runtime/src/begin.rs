//! What a transaction can begin on.

use crate::{Cached, Connection, Transaction, TransactionOptions};
use postgres::Error;

/// What a transaction can begin on: a client or, as a savepoint, within another transaction.
///
/// A wrapper of one's own forwards it:
///
/// ```
/// use bindery::{Begin, Transaction, TransactionOptions};
///
/// struct Wrapper(postgres::Client);
///
/// impl Begin for Wrapper {
///     type Transaction<'a> = Transaction<'a>;
///     type Options = TransactionOptions;
///
///     fn begin_with(&mut self, options: TransactionOptions) -> Result<Transaction<'_>, postgres::Error> {
///         self.0.begin_with(options)
///     }
/// }
/// ```
pub trait Begin {
    /// What generated functions get within: a [`Transaction`], or a [`Connection`] of one.
    type Transaction<'a>: From<Transaction<'a>> + Into<Transaction<'a>>;

    /// How it may run: [`TransactionOptions`], or [`SavepointOptions`] within another one.
    type Options: Default;

    /// Begins it, with options.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn begin_with(&mut self, options: Self::Options) -> Result<Transaction<'_>, Error>;

    /// Begins it.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.begin_with(Self::Options::default())
    }
}

/// A savepoint runs as the transaction around it does: there is nothing to say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SavepointOptions;

impl Begin for postgres::Client {
    type Transaction<'a> = Transaction<'a>;
    type Options = TransactionOptions;

    fn begin_with(&mut self, options: TransactionOptions) -> Result<Transaction<'_>, Error> {
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
        builder.start().map(Transaction::from)
    }
}

impl Begin for postgres::Transaction<'_> {
    type Transaction<'a> = Transaction<'a>;
    type Options = SavepointOptions;

    fn begin_with(&mut self, _: SavepointOptions) -> Result<Transaction<'_>, Error> {
        self.transaction().map(Transaction::from)
    }
}

impl Begin for Transaction<'_> {
    type Transaction<'a> = Transaction<'a>;
    type Options = SavepointOptions;

    fn begin_with(&mut self, _: SavepointOptions) -> Result<Transaction<'_>, Error> {
        self.transaction()
    }
}

impl<C: Begin> Begin for Cached<C> {
    type Transaction<'a> = C::Transaction<'a>;
    type Options = C::Options;

    fn begin_with(&mut self, options: C::Options) -> Result<Transaction<'_>, Error> {
        let transaction = self.client.begin_with(options)?;
        Ok(transaction.sharing(&self.statements))
    }
}

impl<D, C: Begin> Begin for Connection<D, C> {
    type Transaction<'a> = Connection<D, Transaction<'a>>;
    type Options = C::Options;

    fn begin_with(&mut self, options: C::Options) -> Result<Transaction<'_>, Error> {
        self.get_mut().begin_with(options)
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

impl<C: Begin + ?Sized> Begin for &mut C {
    type Transaction<'a> = C::Transaction<'a>;
    type Options = C::Options;

    fn begin_with(&mut self, options: C::Options) -> Result<Transaction<'_>, Error> {
        (**self).begin_with(options)
    }
}

#[cfg(feature = "r2d2")]
impl<M: r2d2::ManageConnection<Connection: Begin>> Begin for r2d2::PooledConnection<M> {
    type Transaction<'a> = <M::Connection as Begin>::Transaction<'a>;
    type Options = <M::Connection as Begin>::Options;

    fn begin_with(&mut self, options: Self::Options) -> Result<Transaction<'_>, Error> {
        (**self).begin_with(options)
    }
}

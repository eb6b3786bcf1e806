//! What a query can run on.

use super::Canceller;
use crate::failures::Failures;
use crate::statements::Statements;
use std::ops::Deref;
use tokio_postgres::Transaction;

/// A connection that generated async functions can use.
///
/// A call is one round trip when the types of all parameters are known at build time; where one is a
/// type that users made, the statement is prepared first. [`Cached`](crate::Cached) prepares each
/// statement once.
///
/// A wrapper of one's own needs to tell its driver's client only:
///
/// ```
/// struct Reporting(bindery::tokio_postgres::Client);
///
/// impl bindery::nonblocking::Client for Reporting {
///     fn driver(&self) -> &bindery::tokio_postgres::Client {
///         &self.0
///     }
/// }
/// ```
pub trait Client: Sync {
    /// The driver's client, which a transaction too belongs to.
    fn driver(&self) -> &tokio_postgres::Client;

    /// Where the connection's prepared statements are kept, if they are.
    #[doc(hidden)]
    fn statements(&self) -> Option<&Statements> {
        None
    }

    /// What cancels the queries that nobody waits for any more, if something does.
    #[doc(hidden)]
    fn canceller(&self) -> Option<&Canceller> {
        None
    }

    /// The transaction's, if it is one that remembers them.
    #[doc(hidden)]
    fn failures(&self) -> Option<&Failures> {
        None
    }
}

impl Client for tokio_postgres::Client {
    fn driver(&self) -> &tokio_postgres::Client {
        self
    }
}

impl Client for Transaction<'_> {
    fn driver(&self) -> &tokio_postgres::Client {
        self.client()
    }
}

/// Makes a type that dereferences to a client one.
macro_rules! client_by_deref {
    ($(#[$feature:meta] [$($generics:tt)*] $type:ty;)+) => {$(
        #[$feature]
        impl<$($generics)*> Client for $type
        where
            Self: Deref<Target: Client> + Sync,
        {
            fn driver(&self) -> &tokio_postgres::Client {
                self.deref().driver()
            }

            fn statements(&self) -> Option<&Statements> {
                self.deref().statements()
            }

            fn canceller(&self) -> Option<&Canceller> {
                self.deref().canceller()
            }

            fn failures(&self) -> Option<&Failures> {
                self.deref().failures()
            }
        }
    )+};
}

client_by_deref! {
    #[cfg(all())] [C: Client + ?Sized] &C;
    #[cfg(all())] [C: Client + ?Sized] &mut C;
    #[cfg(all())] [C: Client + Send + ?Sized] std::sync::Arc<C>;
    #[cfg(feature = "deadpool")] [M: deadpool::managed::Manager] deadpool::managed::Object<M>;
    #[cfg(feature = "deadpool")] [] deadpool_postgres::ClientWrapper;
    #[cfg(feature = "deadpool")] [] deadpool_postgres::Transaction<'_>;
    #[cfg(feature = "bb8")] [M: bb8::ManageConnection] bb8::PooledConnection<'_, M>;
}

//! Connections that the compiler knows the database of.

use super::Client;
use crate::Connection;
use std::sync::Arc;

/// A connection to the database `D`, which generated async functions of that database can use: a
/// [`Connection`], and what a transaction on one is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no connection to the database `{D}`",
    label = "not connected to `{D}`",
    note = "the function belongs to the database `{D}`: give it a `bindery::Connection<{D}, _>`, which \
            `bindery::Connection::new(client)` makes of a client that is connected to it"
)]
pub trait ConnectedTo<D>: Sync {
    /// What runs the queries.
    type Client: Client;

    /// The client.
    fn client(&self) -> &Self::Client;
}

impl<D, C: Client> ConnectedTo<D> for Connection<D, C> {
    type Client = C;

    fn client(&self) -> &C {
        self.get_ref()
    }
}

impl<D, C: ConnectedTo<D> + ?Sized> ConnectedTo<D> for &C {
    type Client = C::Client;

    fn client(&self) -> &C::Client {
        (**self).client()
    }
}

impl<D, C: ConnectedTo<D> + ?Sized> ConnectedTo<D> for &mut C {
    type Client = C::Client;

    fn client(&self) -> &C::Client {
        (**self).client()
    }
}

impl<D, C: ConnectedTo<D> + Send + ?Sized> ConnectedTo<D> for Arc<C> {
    type Client = C::Client;

    fn client(&self) -> &C::Client {
        (**self).client()
    }
}

/// What reaches the database `D` of a row, as [`Reaches`](crate::Reaches) does.
pub trait Reaches<D>: Sync {
    /// What runs the queries.
    type Client: Client + ?Sized;

    /// The client.
    fn reach(&self) -> &Self::Client;
}

impl<C: Client + ?Sized> Reaches<()> for C {
    type Client = C;

    fn reach(&self) -> &C {
        self
    }
}

impl<D, C: ConnectedTo<D> + ?Sized> Reaches<(D,)> for C {
    type Client = C::Client;

    fn reach(&self) -> &C::Client {
        self.client()
    }
}

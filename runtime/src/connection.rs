//! A connection that the compiler knows the database of.

use crate::Client;
use std::fmt;
use std::marker::PhantomData;

/// A connection to the database `D`, a type that is generated for each database that `bindery.toml` names.
///
/// The functions of a named database take no other connection, and a connection to a named database is
/// taken by no other functions:
///
/// ```
/// # enum Reporting {} // generated: queries::reporting::Reporting
/// # fn connect() -> Result<(), postgres::Error> {
/// let client = postgres::Client::connect("postgres://localhost/reporting", postgres::NoTls)?;
/// let mut reporting = bindery::Connection::<Reporting>::new(client);
/// # Ok(())
/// # }
/// ```
///
/// `C` is what runs the queries: a client of the driver's, a [`Cached`](crate::Cached) one, a connection out
/// of a pool, or a transaction; with the feature `tokio-postgres`, a `nonblocking::Client` too. It is for
/// the program to say which database a client belongs to, once, where it connects.
pub struct Connection<D, C = postgres::Client> {
    client: C,
    database: PhantomData<fn() -> D>,
}

impl<D, C> Connection<D, C> {
    /// `client`, which is connected to the database `D`.
    pub fn new(client: C) -> Self {
        Self {
            client,
            database: PhantomData,
        }
    }

    /// The client: for what is not a generated function's work.
    #[must_use]
    pub fn get_ref(&self) -> &C {
        &self.client
    }

    /// The client: for what is not a generated function's work.
    pub fn get_mut(&mut self) -> &mut C {
        &mut self.client
    }

    /// The client, whose database the compiler no longer knows.
    #[must_use]
    pub fn into_inner(self) -> C {
        self.client
    }
}

impl<D, C: fmt::Debug> fmt::Debug for Connection<D, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Connection").field(&self.client).finish()
    }
}

/// A connection to the database `D`, which generated functions of that database can use: a
/// [`Connection`], and what a transaction on one is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no connection to the database `{D}`",
    label = "not connected to `{D}`",
    note = "the function belongs to the database `{D}`: give it a `bindery::Connection<{D}, _>`, which \
            `bindery::Connection::new(client)` makes of a client that is connected to it"
)]
pub trait ConnectedTo<D> {
    /// What runs the queries.
    type Client: Client;

    /// The client.
    fn client(&mut self) -> &mut Self::Client;
}

impl<D, C: Client> ConnectedTo<D> for Connection<D, C> {
    type Client = C;

    fn client(&mut self) -> &mut C {
        &mut self.client
    }
}

impl<D, C: ConnectedTo<D> + ?Sized> ConnectedTo<D> for &mut C {
    type Client = C::Client;

    fn client(&mut self) -> &mut C::Client {
        (**self).client()
    }
}

/// What reaches the database `D` of a row: where that has no name, `()`, any [`Client`] does; where it is `(N,)`, with
/// a name, what is [`ConnectedTo`] `N`.
pub trait Reaches<D> {
    /// What runs the queries.
    type Client: Client;

    /// The client.
    fn reach(&mut self) -> &mut Self::Client;
}

impl<C: Client> Reaches<()> for C {
    type Client = C;

    fn reach(&mut self) -> &mut C {
        self
    }
}

impl<D, C: ConnectedTo<D>> Reaches<(D,)> for C {
    type Client = C::Client;

    fn reach(&mut self) -> &mut C::Client {
        self.client()
    }
}

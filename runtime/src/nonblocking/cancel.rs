//! Queries that nobody waits for any more, cancelled on the server.

use super::Client;
use crate::deadline::GRACE;
use crate::failures::Failures;
use crate::statements::Statements;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::Arc;
use tokio::sync::watch;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{CancelToken, Socket};

type Sent = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Cancels queries of one connection on the server. It is as cheap to clone as an [`Arc`].
#[derive(Clone)]
pub struct Canceller(Arc<Inner>);

struct Inner {
    cancel: Box<dyn Fn() -> Sent + Send + Sync>,
    /// What was cancelled and is not known to be over.
    cancelled: watch::Sender<Cancelled>,
}

#[derive(Clone, Copy, Default)]
struct Cancelled {
    /// Requests on their way to the server.
    sending: usize,
    /// Whether one was sent since the connection was last seen at rest.
    restless: bool,
}

impl Canceller {
    fn new<T>(token: CancelToken, tls: T) -> Self
    where
        T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
        T::TlsConnect: Send,
        T::Stream: Send,
        <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    {
        let cancel = move || -> Sent {
            let (token, tls) = (token.clone(), tls.clone());
            // Where the server can not be reached, there is nobody to tell: the query runs to its end.
            Box::pin(async move { drop(token.cancel_query(tls).await) })
        };
        Self(Arc::new(Inner {
            cancel: Box::new(cancel),
            cancelled: watch::Sender::default(),
        }))
    }

    /// `client`, such as a transaction, with its queries cancelled by this.
    #[must_use]
    pub fn watch<C: Client>(&self, client: C) -> Watched<C> {
        Watched {
            client,
            canceller: self.clone(),
        }
    }

    /// Tells the server, in the background.
    fn cancel(&self) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            return;
        };
        self.0.cancelled.send_modify(|it| {
            it.sending += 1;
            it.restless = true;
        });
        let inner = Arc::clone(&self.0);
        runtime.spawn(async move {
            (inner.cancel)().await;
            inner.cancelled.send_modify(|it| it.sending -= 1);
        });
    }

    fn is_at_rest(&self) -> bool {
        !self.0.cancelled.borrow().restless
    }

    /// Waits, where something was cancelled, until no request can hit a query that comes next.
    pub(super) async fn at_rest(&self, driver: &tokio_postgres::Client) {
        if !self.is_at_rest() {
            self.rest(driver).await;
        }
    }

    /// Waits until no request that was sent can hit a query that comes next.
    async fn rest(&self, driver: &tokio_postgres::Client) {
        let mut cancelled = self.0.cancelled.subscribe();
        // The sender is in `self`.
        let _ = cancelled.wait_for(|it| it.sending == 0).await;
        if self.is_at_rest() {
            return;
        }
        // Behind what was cancelled, so that the request hits one of the two, or comes too late.
        let behind = driver.batch_execute("").await;
        if behind.is_ok() {
            tokio::time::sleep(GRACE).await;
        }
        self.0
            .cancelled
            .send_modify(|it| it.restless = it.sending > 0);
    }
}

/// A query on its way: dropped before it has ended, it is cancelled.
pub(super) struct Running(Option<Canceller>);

impl Running {
    /// Begins once the connection is at rest.
    pub(super) async fn begin(client: &(impl Client + ?Sized)) -> Self {
        let canceller = client.canceller();
        if let Some(canceller) = canceller {
            canceller.at_rest(client.driver()).await;
        }
        Self(canceller.cloned())
    }

    /// The answer is there.
    pub(super) fn end(mut self) {
        self.0 = None;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(canceller) = &self.0 {
            canceller.cancel();
        }
    }
}

/// A client whose queries are cancelled on the server when their futures or streams are dropped: by a
/// deadline such as `tokio::time::timeout`, a `select!`, or a request that went away.
///
/// The next query on the connection waits until the cancelled one is over, and so does a pool: dropped in
/// unrest, the client goes back to it only then. Its queries begun and dropped outside of Tokio are not
/// cancelled. PostgreSQL cancels what a connection is running: of several queries in flight on it, that may
/// be another one, which is then an error with the code `57014`.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use bindery::nonblocking::Cancelling;
/// use bindery::tokio_postgres::{NoTls, connect};
///
/// let (client, connection) = connect("postgres://localhost", NoTls).await?;
/// tokio::spawn(connection);
/// let client = Cancelling::new(client, NoTls);
/// # Ok(())
/// # }
/// ```
pub struct Cancelling<C: Client + Send + 'static> {
    /// There until it is dropped.
    client: Option<C>,
    canceller: Canceller,
}

impl<C: Client + Send + 'static> Cancelling<C> {
    /// A client that cancels over connections which `tls` encrypts as the client's own is.
    pub fn new<T>(client: C, tls: T) -> Self
    where
        T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
        T::TlsConnect: Send,
        T::Stream: Send,
        <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    {
        let token = client.driver().cancel_token();
        Self {
            client: Some(client),
            canceller: Canceller::new(token, tls),
        }
    }

    /// What cancels: to [`watch`](Canceller::watch) a transaction of this client with.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.canceller.clone()
    }
}

const THERE: &str = "the client is there until it is dropped";

impl<C: Client + Send + 'static> Deref for Cancelling<C> {
    type Target = C;

    fn deref(&self) -> &C {
        self.client.as_ref().expect(THERE)
    }
}

impl<C: Client + Send + 'static> DerefMut for Cancelling<C> {
    fn deref_mut(&mut self) -> &mut C {
        self.client.as_mut().expect(THERE)
    }
}

impl<C: Client + Send + 'static> Drop for Cancelling<C> {
    fn drop(&mut self) {
        let runtime = tokio::runtime::Handle::try_current();
        let (Some(client), Ok(runtime)) = (self.client.take(), runtime) else {
            return;
        };
        if !self.canceller.is_at_rest() {
            let canceller = self.canceller.clone();
            runtime.spawn(async move { canceller.rest(client.driver()).await });
        }
    }
}

impl<C: Client + Send + 'static> Client for Cancelling<C> {
    fn driver(&self) -> &tokio_postgres::Client {
        (**self).driver()
    }

    fn statements(&self) -> Option<&Statements> {
        (**self).statements()
    }

    fn canceller(&self) -> Option<&Canceller> {
        Some(&self.canceller)
    }

    fn failures(&self) -> Option<&Failures> {
        (**self).failures()
    }
}

/// A client, such as a transaction, whose queries a [`Canceller`] cancels.
pub struct Watched<C> {
    pub(super) client: C,
    pub(super) canceller: Canceller,
}

impl<C> Watched<C> {
    /// The client, no longer watched: to commit a transaction.
    pub fn into_inner(self) -> C {
        self.client
    }
}

impl<C: Client> Client for Watched<C> {
    fn driver(&self) -> &tokio_postgres::Client {
        self.client.driver()
    }

    fn statements(&self) -> Option<&Statements> {
        self.client.statements()
    }

    fn canceller(&self) -> Option<&Canceller> {
        Some(&self.canceller)
    }
    fn failures(&self) -> Option<&Failures> {
        self.client.failures()
    }
}

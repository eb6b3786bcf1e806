//! Transactions that end with the async closure that they run.

use super::cancel::Running;
use super::{Begin, Canceller, Client};
use crate::failures::Failures;
use crate::statements::Statements;
use crate::transaction::{BEGIN, Failed, PROBE};
use crate::{Error, TransactionOptions};
use futures_util::TryStreamExt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use tokio_postgres::Error as DriverError;

/// Runs `work` in a transaction: committed if it gives `Ok`, rolled back if it gives `Err` or panics, or if
/// the future is dropped.
///
/// On a transaction it is a savepoint. On a [`Cached`](crate::Cached) client the statements stay prepared,
/// on a [`Cancelling`](super::Cancelling) one queries are cancelled; on a
/// [`Connection`](crate::Connection) the functions of its database take what `work` gets. The future is
/// `Send` if `work`'s is.
///
/// ```no_run
/// # async fn insert(client: &impl bindery::nonblocking::Client, n: i32) -> Result<(), bindery::Error> { Ok(()) }
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use bindery::nonblocking::transaction;
/// use bindery::tokio_postgres::{NoTls, connect};
///
/// let (mut client, connection) = connect("postgres://localhost", NoTls).await?;
/// tokio::spawn(connection);
/// transaction(&mut client, async |tx| {
///     insert(tx, 1).await?;
///     transaction(tx, async |savepoint| insert(savepoint, 2).await).await
/// })
/// .await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// What `work` returns. What the database has to say of BEGIN or COMMIT, which are the
/// [`query`](Error::query) of the error then: of a transaction in which a statement has failed, which `work`
/// kept to itself, that nothing was committed.
pub async fn transaction<C, T, E>(
    client: &mut C,
    work: impl AsyncFnOnce(&mut C::Transaction<'_>) -> Result<T, E>,
) -> Result<T, E>
where
    C: Begin + ?Sized,
    E: From<Error>,
{
    let transaction = client.begin().await;
    let transaction = transaction.map_err(|error| Error::database(&BEGIN, error))?;
    let done = attempt(transaction, work).await;
    done.map_err(|failed| failed.error)
}

impl TransactionOptions {
    /// Runs `work` in a transaction, as [`nonblocking::transaction`](transaction) does; with
    /// [`retries`](Self::retries), it may run several times, each time a clone of it, so that each attempt
    /// begins with the same.
    ///
    /// A failure is met in what generated functions run, on `tx` or on a savepoint of it: what the driver's
    /// own methods report is known to `work` alone.
    ///
    /// # Errors
    ///
    /// As [`nonblocking::transaction`](transaction).
    pub async fn run_async<C, T, E>(
        self,
        client: &mut C,
        work: impl AsyncFnOnce(&mut C::Transaction<'_>) -> Result<T, E> + Clone,
    ) -> Result<T, E>
    where
        C: Begin<Options = Self> + ?Sized,
        E: From<Error>,
    {
        let mut pauses = self.pauses();
        loop {
            let transaction = client.begin_with(self).await;
            let transaction = transaction.map_err(|error| Error::database(&BEGIN, error))?;
            let failed = match attempt(transaction, work.clone()).await {
                Ok(value) => return Ok(value),
                Err(failed) => failed,
            };
            match pauses.next().filter(|_| failed.is_transient) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(failed.error),
            }
        }
    }
}

async fn attempt<'a, W, T, E>(
    transaction: Transaction<'a>,
    work: impl AsyncFnOnce(&mut W) -> Result<T, E>,
) -> Result<T, Failed<E>>
where
    W: From<Transaction<'a>> + Into<Transaction<'a>>,
    E: From<Error>,
{
    let failures = transaction.failures.clone();
    let mut scope = W::from(transaction);
    match work(&mut scope).await {
        Ok(value) => match scope.into().commit().await {
            Ok(()) => Ok(value),
            Err(error) => Err(Failed::to_commit(error, &failures)),
        },
        Err(error) => Err(Failed {
            error,
            is_transient: failures.is_transient(),
        }),
    }
}

/// A transaction, or a savepoint, rolled back when it is dropped unless it was committed. It is what
/// [`transaction`] gives to its closure.
///
/// It remembers what failed in it: COMMIT is an error then, and another attempt is made where that may help.
/// It dereferences to the driver's, for what is not a generated function's work.
pub struct Transaction<'a> {
    inner: tokio_postgres::Transaction<'a>,
    is_savepoint: bool,
    statements: Option<Arc<Statements>>,
    canceller: Option<Canceller>,
    failures: Failures,
}

impl<'a> From<tokio_postgres::Transaction<'a>> for Transaction<'a> {
    fn from(transaction: tokio_postgres::Transaction<'a>) -> Self {
        Self {
            inner: transaction,
            is_savepoint: false,
            statements: None,
            canceller: None,
            failures: Failures::default(),
        }
    }
}

impl Transaction<'_> {
    /// That is a savepoint.
    pub(super) fn within_another(mut self) -> Self {
        self.is_savepoint = true;
        self
    }

    /// With the prepared statements of its connection.
    pub(super) fn sharing(mut self, statements: &Arc<Statements>) -> Self {
        self.statements = Some(Arc::clone(statements));
        self
    }

    /// With what cancels the queries of its connection.
    pub(super) fn watched(mut self, canceller: Canceller) -> Self {
        self.canceller = Some(canceller);
        self
    }

    /// Begins a savepoint.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, DriverError> {
        let running = Running::begin(&*self).await;
        let before = self.failures.count();
        let savepoint = self.inner.transaction().await;
        running.end();
        self.failures.note(before, &savepoint);
        Ok(Transaction {
            inner: savepoint?,
            is_savepoint: true,
            statements: self.statements.clone(),
            canceller: self.canceller.clone(),
            failures: self.failures.clone(),
        })
    }

    /// Makes the transaction's changes permanent.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database; that a statement has failed before.
    pub async fn commit(self) -> Result<(), DriverError> {
        if let Some(canceller) = &self.canceller {
            canceller.at_rest(self.inner.client()).await;
        }
        if self.is_savepoint {
            // RELEASE says so itself, but then it is too late to roll back to the savepoint alone.
            if self.failures.is_doubtful() {
                self.inner.batch_execute(PROBE).await?;
            }
            return self.inner.commit().await;
        }
        let probe = self.inner.client().simple_query_raw(PROBE).await?;
        // Sent right behind the probe, whose answer nobody has waited for.
        let committed = self.inner.commit().await;
        probe.try_for_each(async |_| Ok(())).await.and(committed)
    }

    /// Undoes the transaction's changes, as dropping it does.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub async fn rollback(self) -> Result<(), DriverError> {
        self.inner.rollback().await
    }
}

impl Client for Transaction<'_> {
    fn driver(&self) -> &tokio_postgres::Client {
        self.failures.doubt();
        self.inner.client()
    }

    fn statements(&self) -> Option<&Statements> {
        self.statements.as_deref()
    }

    fn canceller(&self) -> Option<&Canceller> {
        self.canceller.as_ref()
    }

    fn failures(&self) -> Option<&Failures> {
        Some(&self.failures)
    }
}

impl<'a> Deref for Transaction<'a> {
    type Target = tokio_postgres::Transaction<'a>;

    fn deref(&self) -> &tokio_postgres::Transaction<'a> {
        self.failures.doubt();
        &self.inner
    }
}

impl<'a> DerefMut for Transaction<'a> {
    fn deref_mut(&mut self) -> &mut tokio_postgres::Transaction<'a> {
        self.failures.doubt();
        &mut self.inner
    }
}

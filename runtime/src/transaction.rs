//! Transactions that end with the closure that they run.

use crate::failures::{Failures, is_transient};
use crate::statements::Statements;
use crate::{Begin, Cached, Client, Error, Param, Query, TransactionOptions, Type, Variant};
use postgres::{CopyInWriter, CopyOutReader, Error as DriverError, Row, RowIter, Statement};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::thread;

/// Runs `work` in a transaction: committed if it gives `Ok`, rolled back if it gives `Err` or panics.
///
/// On a transaction it is a savepoint. On a [`Cached`] client the statements stay prepared; on a
/// [`Connection`](crate::Connection) the functions of its database take what `work` gets.
///
/// ```no_run
/// # fn insert(client: &mut impl bindery::Client, n: i32) -> Result<(), bindery::Error> { Ok(()) }
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut client = postgres::Client::connect("postgres://localhost", postgres::NoTls)?;
/// bindery::transaction(&mut client, |tx| {
///     insert(tx, 1)?;
///     bindery::transaction(tx, |savepoint| insert(savepoint, 2))
/// })?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// What `work` returns. What the database has to say of BEGIN or COMMIT, which are the
/// [`query`](Error::query) of the error then: of a transaction in which a statement has failed, which `work`
/// kept to itself, that nothing was committed.
pub fn transaction<C, T, E>(
    client: &mut C,
    work: impl FnOnce(&mut C::Transaction<'_>) -> Result<T, E>,
) -> Result<T, E>
where
    C: Begin + ?Sized,
    E: From<Error>,
{
    let transaction = client.begin();
    let transaction = transaction.map_err(|error| Error::database(&BEGIN, error))?;
    attempt(transaction, work).map_err(|failed| failed.error)
}

impl TransactionOptions {
    /// Runs `work` in a transaction, as [`transaction`] does; with [`retries`](Self::retries), it may run
    /// several times.
    ///
    /// A failure is met in what generated functions run, on `tx` or on a savepoint of it: what the driver's
    /// own methods report is known to `work` alone.
    ///
    /// # Errors
    ///
    /// As [`transaction`].
    pub fn run<C, T, E>(
        self,
        client: &mut C,
        mut work: impl FnMut(&mut C::Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        C: Begin<Options = Self> + ?Sized,
        E: From<Error>,
    {
        let mut pauses = self.pauses();
        loop {
            let transaction = client.begin_with(self);
            let transaction = transaction.map_err(|error| Error::database(&BEGIN, error))?;
            let failed = match attempt(transaction, &mut work) {
                Ok(value) => return Ok(value),
                Err(failed) => failed,
            };
            match pauses.next().filter(|_| failed.is_transient) {
                Some(pause) => thread::sleep(pause),
                None => return Err(failed.error),
            }
        }
    }
}

/// For errors.
pub(crate) static BEGIN: Query = Query {
    name: "BEGIN",
    sql: "BEGIN",
    params: &[],
};

/// For errors.
pub(crate) static COMMIT: Query = Query {
    name: "COMMIT",
    sql: "COMMIT",
    params: &[],
};

/// Fails in a transaction that a failure has spoiled. COMMIT does not: it rolls back, and is content.
pub(crate) const PROBE: &str = "SELECT";

/// An attempt that failed.
pub(crate) struct Failed<E> {
    pub(crate) error: E,
    /// Whether another one may succeed.
    pub(crate) is_transient: bool,
}

impl<E: From<Error>> Failed<E> {
    /// It was COMMIT that failed.
    pub(crate) fn to_commit(error: DriverError, failures: &Failures) -> Self {
        Self {
            is_transient: failures.is_transient() || error.code().is_some_and(is_transient),
            error: Error::database(&COMMIT, error).into(),
        }
    }
}

fn attempt<'a, W, T, E>(
    transaction: Transaction<'a>,
    work: impl FnOnce(&mut W) -> Result<T, E>,
) -> Result<T, Failed<E>>
where
    W: From<Transaction<'a>> + Into<Transaction<'a>>,
    E: From<Error>,
{
    let failures = transaction.failures.clone();
    let mut scope = W::from(transaction);
    match work(&mut scope) {
        Ok(value) => match scope.into().commit() {
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
    inner: Inner<'a>,
    failures: Failures,
}

enum Inner<'a> {
    Plain(postgres::Transaction<'a>),
    Cached(Cached<postgres::Transaction<'a>>),
}

impl<'a> From<postgres::Transaction<'a>> for Transaction<'a> {
    fn from(transaction: postgres::Transaction<'a>) -> Self {
        Self {
            inner: Inner::Plain(transaction),
            failures: Failures::default(),
        }
    }
}

impl<'a> Inner<'a> {
    fn client(&mut self) -> &mut dyn Client {
        match self {
            Self::Plain(client) => client,
            Self::Cached(client) => client,
        }
    }

    fn driver(&self) -> &postgres::Transaction<'a> {
        match self {
            Self::Plain(transaction) => transaction,
            Self::Cached(transaction) => transaction,
        }
    }

    fn driver_mut(&mut self) -> &mut postgres::Transaction<'a> {
        match self {
            Self::Plain(transaction) => transaction,
            Self::Cached(transaction) => transaction,
        }
    }

    fn into_driver(self) -> postgres::Transaction<'a> {
        match self {
            Self::Plain(transaction) => transaction,
            Self::Cached(transaction) => transaction.into_inner(),
        }
    }
}

impl<'a> Transaction<'a> {
    /// With the prepared statements of its connection.
    pub(crate) fn sharing(self, statements: &Arc<Statements>) -> Self {
        let driver = self.inner.into_driver();
        Self {
            inner: Inner::Cached(Cached::<()>::share(statements, driver)),
            failures: self.failures,
        }
    }

    /// That prepares each statement once: those of its connection, if that does, and else its own.
    pub(crate) fn preparing(self) -> Self {
        match &self.inner {
            Inner::Plain(_) => self.sharing(&Arc::new(Statements::new(1))),
            Inner::Cached(_) => self,
        }
    }

    /// Begins a savepoint.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub fn transaction(&mut self) -> Result<Transaction<'_>, DriverError> {
        let before = self.failures.count();
        let inner = match &mut self.inner {
            Inner::Plain(outer) => outer.transaction().map(Inner::Plain),
            Inner::Cached(outer) => outer.transaction().map(Inner::Cached),
        };
        self.failures.note(before, &inner);
        Ok(Transaction {
            inner: inner?,
            failures: self.failures.clone(),
        })
    }

    /// Remembers how `work` ends.
    fn noted<T>(
        &mut self,
        work: impl FnOnce(&mut dyn Client) -> Result<T, DriverError>,
    ) -> Result<T, DriverError> {
        let before = self.failures.count();
        let done = work(self.inner.client());
        self.failures.note(before, &done);
        done
    }

    /// Makes the transaction's changes permanent.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database; that a statement has failed before.
    pub fn commit(mut self) -> Result<(), DriverError> {
        if self.failures.is_doubtful() {
            self.inner.driver_mut().batch_execute(PROBE)?;
        }
        self.inner.into_driver().commit()
    }

    /// Undoes the transaction's changes, as dropping it does.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    pub fn rollback(self) -> Result<(), DriverError> {
        self.inner.into_driver().rollback()
    }
}

impl Client for Transaction<'_> {
    fn query(
        &mut self,
        query: &Variant<'_>,
        params: &[Param<'_>],
    ) -> Result<Vec<Row>, DriverError> {
        self.noted(|client| client.query(query, params))
    }

    fn stream<'a>(
        &'a mut self,
        query: &Variant<'_>,
        params: &[Param<'_>],
    ) -> Result<RowIter<'a>, DriverError> {
        // What fails later is known to those who read the rows.
        self.failures.doubt();
        let rows = self.inner.client().stream(query, params);
        rows.inspect_err(|error| self.failures.failed(error))
    }

    fn execute(&mut self, query: &Variant<'_>, params: &[Param<'_>]) -> Result<u64, DriverError> {
        self.noted(|client| client.execute(query, params))
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, DriverError> {
        self.noted(|client| client.prepare(sql))
    }

    fn query_typed(
        &mut self,
        sql: &str,
        params: &[(Param<'_>, Type)],
    ) -> Result<Vec<Row>, DriverError> {
        self.noted(|client| client.query_typed(sql, params))
    }

    fn copy_in(&mut self, statement: &Statement) -> Result<CopyInWriter<'_>, DriverError> {
        // What fails later is known to those who write the rows; and likewise, below, to those who read them.
        self.failures.doubt();
        let writer = self.inner.client().copy_in(statement);
        writer.inspect_err(|error| self.failures.failed(error))
    }

    fn copy_out(&mut self, statement: &Statement) -> Result<CopyOutReader<'_>, DriverError> {
        self.failures.doubt();
        let reader = self.inner.client().copy_out(statement);
        reader.inspect_err(|error| self.failures.failed(error))
    }

    fn failures(&self) -> Option<&Failures> {
        Some(&self.failures)
    }
}

impl<'a> Deref for Transaction<'a> {
    type Target = postgres::Transaction<'a>;

    fn deref(&self) -> &postgres::Transaction<'a> {
        self.inner.driver()
    }
}

impl<'a> DerefMut for Transaction<'a> {
    fn deref_mut(&mut self) -> &mut postgres::Transaction<'a> {
        self.failures.doubt();
        self.inner.driver_mut()
    }
}

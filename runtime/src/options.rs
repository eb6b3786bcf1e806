//! How a transaction runs: its isolation, and how often it is tried.

use postgres::IsolationLevel;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// What a transaction sees of others that run at the same time: "Transaction Isolation" in PostgreSQL's
/// manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Isolation {
    /// Each statement sees what was committed before it began.
    ReadCommitted,
    /// All statements see what was committed before the first one began.
    RepeatableRead,
    /// As if transactions ran one after the other.
    Serializable,
}

impl From<Isolation> for IsolationLevel {
    fn from(isolation: Isolation) -> Self {
        match isolation {
            Isolation::ReadCommitted => Self::ReadCommitted,
            Isolation::RepeatableRead => Self::RepeatableRead,
            Isolation::Serializable => Self::Serializable,
        }
    }
}

/// How a transaction runs. Whatever is not said is as the server is configured, and nothing is retried.
///
/// ```no_run
/// # fn lend(client: &mut impl bindery::Client) -> Result<(), bindery::Error> { Ok(()) }
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use bindery::{Isolation, TransactionOptions};
///
/// let mut client = postgres::Client::connect("postgres://localhost", postgres::NoTls)?;
/// TransactionOptions::new()
///     .isolation(Isolation::Serializable)
///     .retries(5)
///     .run(&mut client, |tx| lend(tx))?;
/// # Ok(())
/// # }
/// ```
///
/// With the feature `tokio-postgres`, `run_async` runs an async closure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "`run` runs a transaction"]
pub struct TransactionOptions {
    pub(crate) isolation: Option<Isolation>,
    pub(crate) read_only: Option<bool>,
    pub(crate) deferrable: Option<bool>,
    retries: u32,
    first_pause: Duration,
    longest_pause: Duration,
}

impl Default for TransactionOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl TransactionOptions {
    /// A transaction as the server has them, tried once.
    pub const fn new() -> Self {
        Self {
            isolation: None,
            read_only: None,
            deferrable: None,
            retries: 0,
            first_pause: Duration::from_millis(10),
            longest_pause: Duration::from_secs(1),
        }
    }

    /// What the transaction sees of others.
    pub const fn isolation(mut self, isolation: Isolation) -> Self {
        self.isolation = Some(isolation);
        self
    }

    /// It can not write.
    pub const fn read_only(mut self) -> Self {
        self.read_only = Some(true);
        self
    }

    /// It can write, although the server is configured otherwise.
    pub const fn read_write(mut self) -> Self {
        self.read_only = Some(false);
        self
    }

    /// One that is serializable and read only waits, before it begins, until it can not fail.
    pub const fn deferrable(mut self) -> Self {
        self.deferrable = Some(true);
        self
    }

    /// When it meets a serialization failure (`40001`) or a deadlock (`40P01`), in a statement or in COMMIT,
    /// it is rolled back and tried again, as many as `retries` times. The last failure is returned.
    ///
    /// What the closure did beside the database happens once an attempt.
    pub const fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// How long to wait before another attempt: `first` before the first one, each time twice as long, up to
    /// `longest`. Up to half of it is left off by chance, so that those who met do not meet again. It is 10
    /// milliseconds, up to a second, unless it is said here.
    pub const fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.first_pause = first;
        self.longest_pause = longest;
        self
    }

    /// The pauses before each further attempt.
    pub(crate) fn pauses(self) -> impl Iterator<Item = Duration> + Send {
        (0..self.retries).map(move |retry| {
            let doubled = self.first_pause.saturating_mul(2_u32.saturating_pow(retry));
            let half = doubled.min(self.longest_pause) / 2;
            half + half / 255 * u32::from(chance())
        })
    }
}

/// A number that differs from thread to thread and from call to call.
fn chance() -> u8 {
    let [chance, ..] = RandomState::new().hash_one(()).to_be_bytes();
    chance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_the_longest_one_and_differ() {
        let (first, longest) = (Duration::from_millis(100), Duration::from_millis(1000));
        let options = TransactionOptions::new().backoff(first, longest);
        assert_eq!(options.pauses().count(), 0);
        let options = options.retries(40);
        let ceilings = [100, 200, 400, 800, 1000, 1000];
        for (pause, ceiling) in options.pauses().zip(ceilings.map(Duration::from_millis)) {
            assert!(ceiling / 2 <= pause && pause <= ceiling, "{pause:?}");
        }
        let late: Vec<_> = options.pauses().skip(4).collect();
        assert_eq!(late.len(), 36);
        assert!(late.iter().any(|pause| *pause != late[0]));
    }

    #[test]
    fn no_pause_is_too_long_to_say() {
        let longest = TransactionOptions::new().backoff(Duration::MAX, Duration::MAX);
        assert!(longest.retries(70).pauses().all(|it| it <= Duration::MAX));
        let none = TransactionOptions::new().backoff(Duration::ZERO, Duration::MAX);
        assert!(none.retries(70).pauses().all(|it| it == Duration::ZERO));
    }
}

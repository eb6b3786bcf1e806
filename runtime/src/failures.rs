//! What a transaction remembers of the statements that ran in it.

use postgres::Error;
use postgres::error::SqlState;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The failures of a transaction: whether it is spoiled, and whether by what is worth another attempt.
#[derive(Debug, Clone, Default)]
pub struct Failures(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    count: usize,
    /// The code of the last one that was not overcome.
    last: Option<SqlState>,
    /// Whether a statement may have failed that was not overcome.
    doubtful: bool,
}

impl Failures {
    /// How many there were.
    pub(crate) fn count(&self) -> usize {
        self.lock().count
    }

    /// Remembers how a statement ended that was sent after `before` failures.
    pub(crate) fn note<T>(&self, before: usize, result: &Result<T, Error>) {
        match result {
            Ok(_) => self.overcome(before),
            Err(error) => self.failed(error),
        }
    }

    /// Remembers a failure.
    pub(crate) fn failed(&self, error: &Error) {
        let mut state = self.lock();
        state.count += 1;
        state.doubtful = true;
        // What follows a failure in its transaction says nothing new.
        let code = error.code();
        if let Some(code) = code.filter(|it| **it != SqlState::IN_FAILED_SQL_TRANSACTION) {
            state.last = Some(code.clone());
        }
    }

    /// Something may have failed unseen.
    pub(crate) fn doubt(&self) {
        self.lock().doubtful = true;
    }

    /// Whether something may have failed and not been overcome.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.lock().doubtful
    }

    /// Whether what failed last may succeed in another attempt.
    pub(crate) fn is_transient(&self) -> bool {
        self.lock().last.as_ref().is_some_and(is_transient)
    }

    /// A statement that was sent after `before` failures succeeded: of those, a savepoint was rolled back.
    fn overcome(&self, before: usize) {
        let mut state = self.lock();
        if state.count == before {
            state.last = None;
            state.doubtful = false;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the code is that of a failure which the same transaction may not meet again: "Serialization
/// Failure Handling" in PostgreSQL's manual.
pub(crate) fn is_transient(code: &SqlState) -> bool {
    [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
    ]
    .contains(code)
}

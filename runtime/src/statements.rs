//! The statements that a connection has prepared.

use crate::variant::{Key, Variant};
use postgres::error::SqlState;
use postgres::{Error, Statement};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Prepared statements by variant, of which the least recently used makes room when there are too many.
#[derive(Debug)]
pub struct Statements {
    capacity: usize,
    known: Mutex<Known>,
}

#[derive(Default, Debug)]
struct Known {
    by_variant: HashMap<Key, (Statement, u64)>,
    /// Counts uses.
    clock: u64,
}

impl Statements {
    /// Room for `capacity` statements, one at least.
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            known: Mutex::default(),
        }
    }

    /// The variant's statement, if it is prepared.
    pub(crate) fn get(&self, query: &Variant<'_>) -> Option<Statement> {
        let mut known = self.lock();
        known.clock += 1;
        let now = known.clock;
        let (statement, used) = known.by_variant.get_mut(&query.key())?;
        *used = now;
        Some(statement.clone())
    }

    /// Keeps the variant's statement.
    pub(crate) fn insert(&self, query: &Variant<'_>, statement: Statement) {
        let mut known = self.lock();
        if known.by_variant.len() >= self.capacity && !known.by_variant.contains_key(&query.key()) {
            let uses = known.by_variant.iter();
            let oldest = uses.min_by_key(|(_, (_, used))| *used).map(|(key, _)| *key);
            oldest.and_then(|key| known.by_variant.remove(&key));
        }
        let now = known.clock;
        known.by_variant.insert(query.key(), (statement, now));
    }

    /// Forgets the variant's statement, which is closed on the server when nobody uses it any more.
    pub(crate) fn forget(&self, query: &Variant<'_>) {
        self.lock().by_variant.remove(&query.key());
    }

    /// Forgets all of them.
    pub(crate) fn clear(&self) {
        self.lock().by_variant.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the server refuses a prepared statement that it would take if it were prepared anew. It says so
/// before it runs anything.
///
/// It forgot the statement (`DISCARD ALL`, `DEALLOCATE`), or the schema has changed and with it what the
/// statement returns: "cached plan must not change result type" of `RevalidateCachedQuery` in
/// `src/backend/utils/cache/plancache.c`.
pub(crate) fn is_outdated(error: &Error) -> bool {
    let Some(error) = error.as_db_error() else {
        return false;
    };
    // What a function says of statements of its own has a context, and the function has run.
    if error.where_().is_some() {
        return false;
    }
    match *error.code() {
        SqlState::INVALID_SQL_STATEMENT_NAME => true,
        SqlState::FEATURE_NOT_SUPPORTED => error.routine() == Some("RevalidateCachedQuery"),
        _ => false,
    }
}

/// Whether both give columns of the same names in the same order: rows are decoded by position.
pub(crate) fn same_columns(before: &Statement, after: &Statement) -> bool {
    let names = |statement: &Statement| {
        let columns = statement.columns().iter();
        columns.map(|it| it.name().to_owned()).collect::<Vec<_>>()
    };
    names(before) == names(after)
}

/// What to tell of two attempts: of a transaction that the first one spoiled, the second says nothing new.
pub(crate) fn settle<T>(first: Error, second: Result<T, Error>) -> Result<T, Error> {
    match second {
        Err(error) if error.code() == Some(&SqlState::IN_FAILED_SQL_TRANSACTION) => Err(first),
        other => other,
    }
}

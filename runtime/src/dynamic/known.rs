//! The texts that were joined before: choosing one again costs no more than finding it.

use super::Dynamic;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::{PoisonError, RwLock};

/// A joined text, kept for good.
pub(super) struct Known {
    pub(super) sql: &'static str,
    pub(super) params: &'static [u16],
    /// Its number among the texts of its query.
    pub(super) number: u64,
}

/// How many texts a program keeps, of all its queries: who sends ever other combinations is to fill no memory.
const CAPACITY: usize = 4096;

/// By the address of the query, and the number of the combination.
static KNOWN: RwLock<Texts> = RwLock::new(HashMap::with_hasher(BuildHasherDefault::new()));

type Texts = HashMap<(usize, u64), &'static Known, BuildHasherDefault<DefaultHasher>>;

fn key(query: &'static Dynamic, combination: u64) -> (usize, u64) {
    (std::ptr::from_ref(query).addr(), combination)
}

/// The text of this combination, if it is kept.
pub(super) fn find(query: &'static Dynamic, combination: u64) -> Option<&'static Known> {
    let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    known.get(&key(query, combination)).copied()
}

/// Keeps the text of this combination, if there is room.
pub(super) fn keep(
    query: &'static Dynamic,
    combination: u64,
    (sql, params, number): (&str, &[u16], u64),
) {
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    if known.len() < CAPACITY {
        known.entry(key(query, combination)).or_insert_with(|| {
            Box::leak(Box::new(Known {
                sql: Box::leak(sql.into()),
                params: Box::leak(params.into()),
                number,
            }))
        });
    }
}

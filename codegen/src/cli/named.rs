//! Names on the command line into what they name.

use crate::diagnostic::did_you_mean;
use crate::error::{Error, Result};
use crate::infer::TypedQuery;

/// The queries with this name: of several databases, or files, there may be several.
pub(super) fn queries_named<'a>(
    all: &'a [&'a TypedQuery],
    name: &str,
) -> Result<Vec<&'a &'a TypedQuery>> {
    let missing = || format!("there is no query `{name}`");
    named(all, name, |it| &it.query.name.value, missing)
}

/// Those of `all` with this name; where none has it, an error that says so by `missing`.
pub(super) fn named<'a, T>(
    all: &'a [T],
    name: &str,
    of: impl Fn(&'a T) -> &'a str,
    missing: impl FnOnce() -> String,
) -> Result<Vec<&'a T>> {
    let found: Vec<&T> = all.iter().filter(|it| of(it) == name).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let error = Error::new(missing());
    Err(match did_you_mean(name, all.iter().map(of)) {
        Some(meant) => error.help(meant),
        None => error,
    })
}

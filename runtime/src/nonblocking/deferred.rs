//! Fields of models, loaded without blocking.

use super::{Reaches, run};
use crate::deferred::{Wanted, found, params};
use crate::{Deferred, Error, FromRow, LoadDeferred, Param, Query};

/// Loads what is deferred in any number of rows, by one query; by none where all of it is loaded.
///
/// What is loaded already stays as it is.
///
/// # Errors
///
/// [`ErrorKind::Vanished`](crate::ErrorKind::Vanished) with the keys of the rows that are not there any more, once
/// all others are filled; what the database or a value's decoding has to say.
pub async fn load_deferred<R: LoadDeferred + Send>(
    client: &(impl Reaches<R::Database> + ?Sized),
    rows: &mut [R],
) -> Result<(), Error> {
    let mut wanted = Wanted::of(rows);
    if wanted.rows.is_empty() {
        return Ok(());
    }
    let loaded = {
        let keys = wanted.keys();
        run::rows(client.reach(), &R::QUERY.into(), &params(&keys)).await?
    };
    wanted.fill(&loaded)
}

/// Loads one field of one row, unless it is loaded.
///
/// # Errors
///
/// As those of [`load_deferred`].
#[doc(hidden)]
pub async fn load_field<'a, D, T: FromRow>(
    client: &(impl Reaches<D> + ?Sized),
    query: &'static Query,
    params: &[Param<'_>],
    key: impl Fn() -> Vec<(&'static str, String)>,
    field: &'a mut Deferred<T>,
) -> Result<&'a T, Error> {
    let value = match field.take() {
        Some(loaded) => loaded,
        None => found(
            query,
            run::opt(client.reach(), query, params).await?,
            &key(),
        )?,
    };
    Ok(field.put(value))
}

//! Deferred fields out of the database: of one row, or of many by one query.

use super::Deferred;
use crate::{Error, ErrorKind, FromRow, Param, Query, Reaches, Row, ToSql, Variant};

/// The values of one column of keys, on their way to the server.
pub type Keys<'a> = Box<dyn ToSql + Send + Sync + 'a>;

/// A row with deferred fields. Generated code implements it, by [`deferred!`](crate::deferred).
pub trait LoadDeferred: Sync {
    /// The database that they are loaded from, as [`Reaches`] has it: `()`, or `(N,)` where it has a name.
    type Database;

    /// The query that loads them: it takes an array for each column of the key, and gives the number of a key, from
    /// 1, before the fields.
    const QUERY: &'static Query;

    /// Whether all of them are loaded.
    fn is_loaded(&self) -> bool;

    /// The columns of the rows' keys.
    fn keys<'a>(rows: &[&'a Self]) -> Vec<Keys<'a>>;

    /// The columns of the row's own key and their values, for errors.
    fn key(&self) -> Vec<(&'static str, String)>;

    /// Takes the fields that are not loaded yet out of a row of the query's.
    ///
    /// # Errors
    ///
    /// As [`FromRow::from_row`].
    fn fill(&mut self, row: &Row<'_>) -> Result<(), Error>;
}

/// Loads what is deferred in any number of rows, by one query; by none where all of it is loaded.
///
/// What is loaded already stays as it is.
///
/// # Errors
///
/// [`ErrorKind::Vanished`] with the keys of the rows that are not there any more, once all others are filled; what
/// the database or a value's decoding has to say.
pub fn load_deferred<R: LoadDeferred>(
    client: &mut impl Reaches<R::Database>,
    rows: &mut [R],
) -> Result<(), Error> {
    let mut wanted = Wanted::of(rows);
    if wanted.rows.is_empty() {
        return Ok(());
    }
    let loaded = {
        let keys = wanted.keys();
        Variant::from(R::QUERY).rows(client.reach(), &params(&keys))?
    };
    wanted.fill(&loaded)
}

/// Keys as parameters.
pub(crate) fn params<'a>(keys: &'a [Keys<'_>]) -> Vec<Param<'a>> {
    keys.iter().map(|key| &**key as Param<'a>).collect()
}

/// The rows that are not loaded.
pub(crate) struct Wanted<'a, R> {
    pub(crate) rows: Vec<&'a mut R>,
}

impl<'a, R: LoadDeferred> Wanted<'a, R> {
    pub(crate) fn of(rows: &'a mut [R]) -> Self {
        Self {
            rows: rows.iter_mut().filter(|row| !row.is_loaded()).collect(),
        }
    }

    pub(crate) fn keys(&self) -> Vec<Keys<'_>> {
        let rows: Vec<&R> = self.rows.iter().map(|row| &**row).collect();
        R::keys(&rows)
    }

    /// Fills the rows by what was loaded for them.
    pub(crate) fn fill(&mut self, loaded: &[postgres::Row]) -> Result<(), Error> {
        let mut is_found = vec![false; self.rows.len()];
        for row in loaded {
            let row = Row::new(R::QUERY, row);
            let number: i64 = row.get(0)?;
            let index = usize::try_from(number - 1).unwrap_or(usize::MAX);
            if let Some(wanted) = self.rows.get_mut(index) {
                wanted.fill(&row)?;
                is_found[index] = true;
            }
        }
        let keys: Vec<String> = (self.rows.iter().zip(is_found))
            .filter(|(_, is_found)| !is_found)
            .map(|(row, _)| shown(&row.key()))
            .collect();
        match keys.is_empty() {
            true => Ok(()),
            false => Err(Error::new(R::QUERY, ErrorKind::Vanished { keys })),
        }
    }
}

/// `book_id = 1, member_id = 2`
fn shown(key: &[(&'static str, String)]) -> String {
    let parts = key.iter();
    let parts = parts.map(|(name, value)| format!("{} = {value}", name.trim_start_matches("r#")));
    parts.collect::<Vec<_>>().join(", ")
}

/// What a query for one field of one row gave.
pub(crate) fn found<T>(
    query: &'static Query,
    value: Option<T>,
    key: &[(&'static str, String)],
) -> Result<T, Error> {
    value.ok_or_else(|| {
        let keys = vec![shown(key)];
        Error::new(query, ErrorKind::Vanished { keys })
    })
}

/// Loads one field of one row, unless it is loaded.
///
/// # Errors
///
/// As those of [`load_deferred`].
#[doc(hidden)]
pub fn load_field<'a, D, T: FromRow>(
    client: &mut impl Reaches<D>,
    query: &'static Query,
    params: &[Param<'_>],
    key: impl Fn() -> Vec<(&'static str, String)>,
    field: &'a mut Deferred<T>,
) -> Result<&'a T, Error> {
    let value = match field.take() {
        Some(loaded) => loaded,
        None => found(query, query.opt(client.reach(), params)?, &key())?,
    };
    Ok(field.put(value))
}

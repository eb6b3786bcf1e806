//! Rows of parents and children into parents that have their children.

use crate::{Client, Error, ErrorKind, FromRow, Param, Query, Row, Variant};

/// A row that gathers rows: those that follow one another and agree in its own columns.
///
/// [`group!`](crate::group) implements it; [`FromRow`] makes one that has gathered nothing.
pub trait Group: FromRow {
    /// The positions of its own columns, from 0.
    const KEY: &'static [usize];

    /// Adds what the row holds for it, if there is anything.
    ///
    /// # Errors
    ///
    /// As [`FromRow::from_row`].
    fn add(&mut self, row: &Row<'_>) -> Result<(), Error>;
}

/// Implements [`Group`](crate::Group) for a struct with a `Vec` of rows: the positions of its own columns,
/// then the rows' field as [`from_row!`](crate::from_row) has it.
///
/// ```
/// struct Author {
///     id: i64,
///     books: Vec<Book>,
/// }
/// struct Book {
///     title: String,
/// }
/// bindery::from_row!(Author: id = 0, books = []);
/// bindery::group!(Author by 0: books = (Book if 1: title = 1));
/// ```
#[macro_export]
macro_rules! group {
    ($row:ident by $($key:literal),+: $field:ident = ($inner:ident $($rest:tt)+)) => {
        impl $crate::Group for $row {
            const KEY: &'static [usize] = &[$($key),+];

            fn add(&mut self, row: &$crate::Row<'_>) -> ::std::result::Result<(), $crate::Error> {
                let found: ::std::option::Option<$inner> =
                    ::std::convert::From::from($crate::decode_place!(row, ($inner $($rest)+)));
                self.$field.extend(found);
                ::std::result::Result::Ok(())
            }
        }
    };
}

impl Variant<'_> {
    /// Runs the query and gives the only group of its rows.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoRow`] and [`ErrorKind::TooManyRows`] where there is not exactly one, and what the
    /// database or a value's decoding has to say.
    pub fn one_group<R: Group>(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<R, Error> {
        self.opt_group(client, params)?
            .ok_or_else(|| Error::new(self.query, ErrorKind::NoRow))
    }

    /// Runs the query and gives the group of its rows, if there is one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooManyRows`] for more than one, and what the database or a value's decoding has to
    /// say.
    pub fn opt_group<R: Group>(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<Option<R>, Error> {
        only(self.query, self.many_groups(client, params)?)
    }

    /// Runs the query and gives the groups of its rows, in one pass.
    ///
    /// # Errors
    ///
    /// What the database or a value's decoding has to say.
    pub fn many_groups<R: Group>(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
    ) -> Result<Vec<R>, Error> {
        fold(self.query, &self.rows(client, params)?)
    }
}

/// The group, if there is one.
pub(crate) fn only<R>(query: &'static Query, mut groups: Vec<R>) -> Result<Option<R>, Error> {
    match groups.len() {
        0 | 1 => Ok(groups.pop()),
        _ => Err(Error::new(query, ErrorKind::TooManyRows)),
    }
}

/// The groups of `rows`. Values that came as the same bytes are equal: nothing is decoded to compare.
pub(crate) fn fold<R: Group>(
    query: &'static Query,
    rows: &[postgres::Row],
) -> Result<Vec<R>, Error> {
    let mut groups: Vec<R> = Vec::new();
    let mut before: Option<Row<'_>> = None;
    for row in rows {
        let row = Row::new(query, row);
        let agrees = |other: Row<'_>| R::KEY.iter().all(|at| other.raw(*at) == row.raw(*at));
        match groups.last_mut() {
            Some(group) if before.is_some_and(agrees) => group.add(&row)?,
            _ => {
                let mut group = R::from_row(&row)?;
                group.add(&row)?;
                groups.push(group);
            }
        }
        before = Some(row);
    }
    Ok(groups)
}

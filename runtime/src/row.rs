//! A row on its way into a struct or a value.

use crate::copied::Source;
use crate::exact::Exact;
use crate::{Error, ErrorKind, FromSql, Query, domain, shown};
use postgres::types::{Kind, Type, WasNull, WrongType};
use std::any::type_name;

type Cause = Box<dyn std::error::Error + Sync + Send>;

/// A row of a query's result.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub(crate) query: &'static Query,
    pub(crate) row: Source<'a>,
}

/// What a row can become: generated structs, and the type of an only column.
pub trait FromRow: Sized {
    /// Decodes the row, by position.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnexpectedNull`] and [`ErrorKind::Decode`], each with the column.
    fn from_row(row: &Row<'_>) -> Result<Self, Error>;
}

impl<T> FromRow for T
where
    T: for<'a> FromSql<'a>,
{
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        row.get(0)
    }
}

/// Implements [`FromRow`](crate::FromRow) for a struct whose fields are the columns, in their order.
///
/// ```
/// struct Author {
///     id: i64,
///     name: String,
/// }
/// bindery::from_row!(Author: id, name);
/// ```
///
/// A query that returns them in another order follows with an order of its own, and a field that is not
/// the next column says which one it is, from 0. A row within the row has the columns of its fields; with
/// `if`, it is `None` where that column is NULL:
///
/// ```
/// # use bindery::Query;
/// # static NAMES: Query = Query { name: "names", sql: "", params: &[] };
/// # struct Author { id: i64, name: String }
/// # bindery::from_row!(Author: id, name; NAMES: name, id);
/// struct Book {
///     title: String,
///     author: Option<Author>,
/// }
/// bindery::from_row!(Book: title = 1, author = (Author if 0: id = 0, name = 2));
/// ```
///
/// A row that is lent to a closure, as [`Lend`](crate::Lend) has it, is read in the same way:
///
/// ```
/// # struct Author { id: i64, name: String }
/// struct AuthorRef<'a> {
///     id: i64,
///     name: &'a str,
/// }
/// bindery::from_row!(Author as AuthorRef<'a>: id, name);
/// ```
#[macro_export]
macro_rules! from_row {
    ($row:ident: $($places:tt)+) => {
        impl $crate::FromRow for $row {
            #[inline]
            fn from_row(row: &$crate::Row<'_>) -> ::std::result::Result<Self, $crate::Error> {
                $crate::decode_row!($row, row: $($places)+)
            }
        }
    };
    ($row:ident as $lent:ident<$a:lifetime>: $($places:tt)+) => {
        impl $crate::Lend for $row {
            type Ref<$a> = $lent<$a>;

            fn lend<$a>(
                row: &$crate::Row<$a>,
            ) -> ::std::result::Result<$lent<$a>, $crate::Error> {
                $crate::decode_row!($lent, row: $($places)+)
            }
        }
    };
}

/// The body of a function that decodes a row: `from_row!` says in which order, or from which positions.
#[doc(hidden)]
#[macro_export]
macro_rules! decode_row {
    ($name:ident, $row:ident: $($field:ident),+ $(; $query:path: $($next:ident),+)*) => {{
        let mut columns = $row.columns();
        $(if $row.is_of(&$query) {
            return ::std::result::Result::Ok($name { $($next: columns.next()?),+ });
        })*
        ::std::result::Result::Ok($name { $($field: columns.next()?),+ })
    }};
    (
        $name:ident, $row:ident: $($field:ident = $place:tt),+
        $(; $query:path: $($other:ident = $there:tt),+)*
    ) => {{
        $(if $row.is_of(&$query) {
            return ::std::result::Result::Ok(
                $name { $($other: $crate::decode_place!($row, $there)),+ },
            );
        })*
        ::std::result::Result::Ok($name { $($field: $crate::decode_place!($row, $place)),+ })
    }};
}

/// The value of a column, of a row of columns, of the children that a group is yet to get, or of what is deferred.
#[doc(hidden)]
#[macro_export]
macro_rules! decode_place {
    ($row:ident, $at:literal) => {
        $row.get($at)?
    };
    ($row:ident, []) => {
        ::std::vec::Vec::new()
    };
    ($row:ident, ()) => {
        ::std::default::Default::default()
    };
    ($row:ident, ($name:ident: $($field:ident = $at:literal),+)) => {
        $name { $($field: $row.get($at)?),+ }
    };
    ($row:ident, ($name:ident if $present:literal: $($field:ident = $at:literal),+)) => {
        match $row.is_null($present) {
            true => ::std::option::Option::None,
            false => ::std::option::Option::Some($name { $($field: $row.get($at)?),+ }),
        }
    };
}

/// The columns of a row, one after the other.
#[doc(hidden)]
pub struct Columns<'a> {
    row: Row<'a>,
    index: usize,
}

impl<'a> Columns<'a> {
    /// The value of the next column.
    ///
    /// # Errors
    ///
    /// As [`Row::get`].
    #[inline]
    #[expect(
        clippy::should_implement_trait,
        reason = "each column has a type of its own"
    )]
    pub fn next<T: FromSql<'a>>(&mut self) -> Result<T, Error> {
        let index = self.index;
        self.index += 1;
        self.row.get(index)
    }
}

impl<'a> Row<'a> {
    pub(crate) fn new(query: &'static Query, row: impl Into<Source<'a>>) -> Self {
        let row = row.into();
        Self { query, row }
    }

    /// The columns, from the first on.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn columns(&self) -> Columns<'a> {
        Columns {
            row: *self,
            index: 0,
        }
    }

    /// Whether the row is one of `query`'s.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn is_of(&self, query: &'static Query) -> bool {
        std::ptr::eq(self.query, query)
    }

    /// Whether the column at `index`, from 0, is NULL. A column that is not there is not.
    #[inline]
    #[must_use]
    pub fn is_null(&self, index: usize) -> bool {
        matches!(self.row.try_get(index), Ok(Raw(None)))
    }

    /// The bytes of the column at `index`, from 0, as they came; `None` for NULL.
    pub(crate) fn raw(&self, index: usize) -> Option<&'a [u8]> {
        let value = self.row.try_get(index);
        value.ok().and_then(|Raw(bytes)| bytes)
    }

    /// The value of the column at `index`, from 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnexpectedNull`] for a NULL where `T` has none, [`ErrorKind::Decode`] for a value
    /// that is not a `T`, or for a column that is not there.
    #[inline]
    pub fn get<T: FromSql<'a>>(&self, index: usize) -> Result<T, Error> {
        self.row
            .try_get(index)
            .map(|Exact(value)| value)
            .or_else(|error| self.get_or_explain(index, error))
    }

    /// The way of domains within arrays, and of everything that is wrong.
    #[cold]
    fn get_or_explain<T: FromSql<'a>>(
        &self,
        index: usize,
        error: postgres::Error,
    ) -> Result<T, Error> {
        let Some(column) = self.row.columns().get(index) else {
            let nothing = || "nothing".to_owned();
            return Err(self.undecodable::<T>("?", nothing(), nothing(), error.into()));
        };
        let base = domain::base_type(column.type_());
        let type_ = base.as_ref().unwrap_or(column.type_());
        let raw = self.raw(index);
        let decoded = match T::accepts(type_) {
            true => Exact::from_sql_nullable(type_, raw).map(|Exact(value)| value),
            false => Err(WrongType::new::<T>(type_.clone()).into()),
        };
        decoded.map_err(|cause| match raw {
            None if cause.is::<WasNull>() => {
                let column = column.name().to_owned();
                Error::new(self.query, ErrorKind::UnexpectedNull { column })
            }
            _ => {
                let value = shown::value(type_, raw);
                self.undecodable::<T>(column.name(), sql_name(type_), value, cause)
            }
        })
    }

    fn undecodable<T>(&self, column: &str, pg_type: String, value: String, cause: Cause) -> Error {
        let (column, rust_type) = (column.to_owned(), type_name::<T>());
        Error::new(
            self.query,
            ErrorKind::Decode {
                column,
                pg_type,
                rust_type,
                value,
                cause,
            },
        )
    }
}

/// The type's name as SQL has it: `int4[]` rather than `_int4`.
pub(crate) fn sql_name(type_: &Type) -> String {
    match type_.kind() {
        Kind::Array(element) => format!("{}[]", sql_name(element)),
        _ => type_.name().to_owned(),
    }
}

/// A value's bytes, whatever its type.
struct Raw<'a>(Option<&'a [u8]>);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Cause> {
        Ok(Self(Some(raw)))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Cause> {
        Ok(Self(None))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

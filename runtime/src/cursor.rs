//! What is declared of a query's cursors, what the server says of them, and where their rows go.

use crate::row::sql_name;
use crate::{Error, ErrorKind, FromSql, Query, RefCursor, Row};
use postgres::Column;
use std::marker::PhantomData;

/// A row that a cursor can give: a generated struct that `-- @fetch` names.
pub trait Fetched: Sized {
    /// The row's name.
    const NAME: &'static str;

    /// The names and types of its columns, in the order of its fields.
    const COLUMNS: &'static [(&'static str, &'static str)];

    /// Decodes the row, whose columns stand at `places`.
    ///
    /// # Errors
    ///
    /// As [`FromRow::from_row`](crate::FromRow::from_row).
    fn from_cursor(row: &Row<'_>, places: &[usize]) -> Result<Self, Error>;
}

/// Implements [`Fetched`](crate::Fetched) for a struct, with the name and the type of the column of each field.
///
/// ```
/// struct Author {
///     id: i64,
///     name: String,
/// }
/// bindery::fetched!(Author: id = "id" "int8", name = "full_name" "text");
/// ```
#[macro_export]
macro_rules! fetched {
    ($row:ident: $($field:ident = $column:literal $type:literal),+) => {
        impl $crate::Fetched for $row {
            const NAME: &'static str = stringify!($row);
            const COLUMNS: &'static [(&'static str, &'static str)] = &[$(($column, $type)),+];

            fn from_cursor(
                row: &$crate::Row<'_>,
                places: &[usize],
            ) -> ::std::result::Result<Self, $crate::Error> {
                let mut columns = $crate::ColumnsAt::new(row, places);
                ::std::result::Result::Ok(Self { $($field: columns.next()?),+ })
            }
        }
    };
}

/// The columns of a row at some places, one after the other.
#[doc(hidden)]
pub struct ColumnsAt<'a> {
    row: Row<'a>,
    places: std::slice::Iter<'a, usize>,
}

impl<'a> ColumnsAt<'a> {
    /// The columns of `row` at `places`.
    #[must_use]
    pub fn new(row: &Row<'a>, places: &'a [usize]) -> Self {
        Self {
            row: *row,
            places: places.iter(),
        }
    }

    /// The value of the next column.
    ///
    /// # Errors
    ///
    /// As [`Row::get`].
    #[expect(
        clippy::should_implement_trait,
        reason = "each column has a type of its own"
    )]
    pub fn next<T: FromSql<'a>>(&mut self) -> Result<T, Error> {
        self.row
            .get(self.places.next().copied().unwrap_or(usize::MAX))
    }
}

/// What is declared of a cursor: its row, and the columns of that.
#[doc(hidden)]
pub type Declared = (&'static str, &'static [(&'static str, &'static str)]);

fn declared<R: Fetched>() -> Declared {
    (R::NAME, R::COLUMNS)
}

/// Where the rows of a query's cursors go.
#[doc(hidden)]
pub trait Sink<E> {
    /// What is declared of each cursor, in order.
    fn declared(&self) -> Vec<Declared>;

    /// Takes a row of the cursor at `index`, whose columns stand at `places`.
    ///
    /// # Errors
    ///
    /// What a value's decoding, or a closure, has to say.
    fn take(&mut self, index: usize, row: &Row<'_>, places: &[usize]) -> Result<(), E>;
}

impl<R: Fetched> Sink<Error> for Vec<R> {
    fn declared(&self) -> Vec<Declared> {
        vec![declared::<R>()]
    }

    fn take(&mut self, _: usize, row: &Row<'_>, places: &[usize]) -> Result<(), Error> {
        self.push(R::from_cursor(row, places)?);
        Ok(())
    }
}

/// Closures, each for the rows of a cursor.
#[doc(hidden)]
pub struct Closures<F, R> {
    closures: F,
    rows: PhantomData<fn(R)>,
}

impl<F, R> From<F> for Closures<F, R> {
    fn from(closures: F) -> Self {
        Self {
            closures,
            rows: PhantomData,
        }
    }
}

/// Implements [`Sink`] for a number of cursors: the rows, and the closures that see them.
macro_rules! sinks {
    ($([$($index:tt $row:ident $closure:ident),+])+) => {$(
        sinks!(@vecs $($index $row),+);

        impl<E: From<Error>, $($row: Fetched, $closure: FnMut($row) -> Result<(), E>),+> Sink<E>
            for Closures<($($closure,)+), ($($row,)+)>
        {
            fn declared(&self) -> Vec<Declared> {
                vec![$(declared::<$row>()),+]
            }

            fn take(&mut self, index: usize, row: &Row<'_>, places: &[usize]) -> Result<(), E> {
                match index {
                    $($index => (self.closures.$index)($row::from_cursor(row, places)?),)+
                    _ => Ok(()),
                }
            }
        }
    )+};
    // One of them needs no tuple.
    (@vecs $index:tt $row:ident) => {};
    (@vecs $($index:tt $row:ident),+) => {
        impl<$($row: Fetched),+> Sink<Error> for ($(Vec<$row>),+) {
            fn declared(&self) -> Vec<Declared> {
                vec![$(declared::<$row>()),+]
            }

            fn take(&mut self, index: usize, row: &Row<'_>, places: &[usize]) -> Result<(), Error> {
                match index {
                    $($index => self.$index.push($row::from_cursor(row, places)?),)+
                    _ => {}
                }
                Ok(())
            }
        }
    };
}

sinks! {
    [0 A F]
    [0 A F, 1 B G]
    [0 A F, 1 B G, 2 C H]
    [0 A F, 1 B G, 2 C H, 3 D I]
    [0 A F, 1 B G, 2 C H, 3 D I, 4 K J]
    [0 A F, 1 B G, 2 C H, 3 D I, 4 K J, 5 L M]
    [0 A F, 1 B G, 2 C H, 3 D I, 4 K J, 5 L M, 6 N O]
    [0 A F, 1 B G, 2 C H, 3 D I, 4 K J, 5 L M, 6 N O, 7 P Q]
}

/// The cursors that a query opened.
pub(crate) struct Cursors {
    query: &'static Query,
    /// Their names as SQL has to write them.
    names: Vec<String>,
    declared: Vec<Declared>,
}

impl Cursors {
    /// Those that are the values of `rows`, as many as are declared.
    pub(crate) fn new(
        query: &'static Query,
        rows: &[postgres::Row],
        declared: Vec<Declared>,
    ) -> Result<Self, Error> {
        let mut names = Vec::with_capacity(declared.len());
        for row in rows {
            for column in 0..row.len() {
                let name: Option<RefCursor> = Row::new(query, row).get(column)?;
                let cursor = names.len() + 1;
                let name = name.ok_or_else(|| Error::new(query, ErrorKind::NoCursor { cursor }))?;
                names.push(quoted(&name.0));
            }
        }
        let (found, expected) = (names.len(), declared.len());
        match found == expected {
            true => Ok(Self {
                query,
                names,
                declared,
            }),
            false => Err(Error::new(query, ErrorKind::Cursors { expected, found })),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The statement that fetches the next rows of a cursor, or all that are left.
    pub(crate) fn fetch(&self, index: usize, portion: Option<u32>) -> String {
        let name = &self.names[index];
        match portion {
            Some(portion) => format!("FETCH FORWARD {portion} FROM {name}"),
            None => format!("FETCH ALL FROM {name}"),
        }
    }

    /// The statements that close all of them.
    pub(crate) fn close(&self) -> String {
        let statements = self.names.iter().map(|name| format!("CLOSE {name};"));
        statements.collect()
    }

    /// Where the declared columns stand among those of the cursor.
    pub(crate) fn places(&self, index: usize, columns: &[Column]) -> Result<Vec<usize>, Error> {
        let (row, declared) = self.declared[index];
        let place = |(name, pg_type): &(&str, &str)| {
            let is_it = |it: &Column| it.name() == *name && sql_name(it.type_()) == *pg_type;
            columns.iter().position(is_it)
        };
        let places: Option<Vec<usize>> = declared.iter().map(place).collect();
        if let Some(places) = places.filter(|_| declared.len() == columns.len()) {
            return Ok(places);
        }
        let found = columns.iter();
        let found = found.map(|it| format!("{} {}", it.name(), sql_name(it.type_())));
        let expected = declared.iter();
        let expected = expected.map(|(name, pg_type)| format!("{name} {pg_type}"));
        let kind = ErrorKind::OtherColumns {
            cursor: index + 1,
            row,
            expected: expected.collect::<Vec<_>>().join(", "),
            found: found.collect::<Vec<_>>().join(", "),
        };
        Err(Error::new(self.query, kind))
    }
}

/// The name as SQL has to write it, whatever it holds.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

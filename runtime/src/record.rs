//! A row as a map of column names to values, for reports that want no struct.

use crate::value::FromValue;
use crate::{Error, ErrorKind, FromRow, Row, Value, row};
use postgres::types::Type;
use std::any::type_name;
use std::fmt;
use std::ops::Index;

/// The columns of a row by name, in their order. What `-- @returns map` gives.
///
/// ```no_run
/// # fn report() -> Result<bindery::Record, bindery::Error> { Ok(bindery::Record::default()) }
/// # fn main() -> Result<(), bindery::Error> {
/// let record = report()?;
/// let pages: Option<i64> = record.get_as("pages")?;
/// let title: &str = record.get_as(0)?;
/// for (name, value) in record.iter() {
///     println!("{name}: {value:?}");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct Record {
    query: &'static str,
    columns: Vec<(String, Value)>,
    types: Vec<Type>,
}

/// What names a column of a [`Record`]: its name, of which the first column wins that has it, or its
/// position, from 0.
pub trait RecordIndex: fmt::Display + sealed::Sealed {
    /// The position, from 0, of the column.
    #[doc(hidden)]
    fn position(&self, record: &Record) -> Option<usize>;
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for usize {}
    impl Sealed for str {}
    impl Sealed for String {}
    impl<T: Sealed + ?Sized> Sealed for &T {}
}

impl RecordIndex for usize {
    fn position(&self, record: &Record) -> Option<usize> {
        Some(*self).filter(|at| *at < record.len())
    }
}

impl RecordIndex for str {
    fn position(&self, record: &Record) -> Option<usize> {
        record.names().position(|name| name == self)
    }
}

impl RecordIndex for String {
    fn position(&self, record: &Record) -> Option<usize> {
        self.as_str().position(record)
    }
}

impl<T: RecordIndex + ?Sized> RecordIndex for &T {
    fn position(&self, record: &Record) -> Option<usize> {
        (**self).position(record)
    }
}

impl Record {
    /// The value of a column, by name or by position.
    #[must_use]
    pub fn get(&self, column: impl RecordIndex) -> Option<&Value> {
        let at = column.position(self)?;
        self.columns.get(at).map(|(_, value)| value)
    }

    /// The value of a column, by name or by position, as a `T`: `bool`, `i16`, `i32`, `i64`, `u32`, `f32`,
    /// `f64`, `String`, `&str`, `Vec<u8>`, `&[u8]`, `serde_json::Value`, an `Option`, or a `Vec`, of them. A
    /// number is a `T` if it is the same number then. What PostgreSQL writes as text, such as `numeric` and
    /// dates, is a `&str`, to be parsed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnexpectedNull`] for a NULL where `T` has none, [`ErrorKind::Decode`] for a value
    /// that is not a `T`, or for a column that is not there.
    pub fn get_as<'a, T: FromValue<'a>>(&'a self, column: impl RecordIndex) -> Result<T, Error> {
        let Some(at) = column.position(self) else {
            let nothing = || "nothing".to_owned();
            let cause = "the row has no such column";
            return Err(self.not::<T>(column.to_string(), nothing(), nothing(), cause));
        };
        let (name, value) = &self.columns[at];
        T::from_value(value).ok_or_else(|| match value {
            Value::Null => {
                let column = name.clone();
                Error::of(self.query, ErrorKind::UnexpectedNull { column })
            }
            _ => {
                let (pg_type, shown) = (row::sql_name(&self.types[at]), format!("{value:?}"));
                self.not::<T>(name.clone(), pg_type, shown, "it is another kind of value")
            }
        })
    }

    fn not<T>(&self, column: String, pg_type: String, value: String, cause: &str) -> Error {
        let kind = ErrorKind::Decode {
            column,
            pg_type,
            rust_type: type_name::<T>(),
            value,
            cause: cause.into(),
        };
        Error::of(self.query, kind)
    }

    /// The names and values, in the order of the columns.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.columns
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The names, in the order of the columns.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// The values, in the order of the columns.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &Value> {
        self.iter().map(|(_, value)| value)
    }

    /// The values without their names, in the order of the columns.
    pub fn into_values(self) -> impl ExactSizeIterator<Item = Value> {
        self.columns.into_iter().map(|(_, value)| value)
    }

    /// The number of columns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there are no columns.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }
}

/// The names and values.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Equal names and values in the same order, whichever query they come from.
impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.columns == other.columns
    }
}

impl<I: RecordIndex> Index<I> for Record {
    type Output = Value;

    /// The value of a column, by name or by position.
    ///
    /// # Panics
    ///
    /// There is no such column; [`get`](Record::get) tells.
    fn index(&self, column: I) -> &Value {
        match column.position(self) {
            Some(at) => &self.columns[at].1,
            None => panic!("the row has no column `{column}`"),
        }
    }
}

impl IntoIterator for Record {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.columns.into_iter()
    }
}

impl FromRow for Record {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let columns = row.row.columns().iter().enumerate();
        let values = columns.map(|(at, column)| Ok((column.name().to_owned(), row.get(at)?)));
        let types = row.row.columns().iter().map(|it| it.type_().clone());
        Ok(Self {
            query: row.query.name,
            columns: values.collect::<Result<_, Error>>()?,
            types: types.collect(),
        })
    }
}

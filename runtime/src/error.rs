//! What can go wrong when a query runs.

use crate::{Constraint, Query};
use postgres::error::{DbError, SqlState};
use std::error::Error as StdError;
use std::fmt;

/// A query failed. The text names the query; [`Error::kind`] tells what happened, and
/// [`StdError::source`] keeps the cause.
pub struct Error(Box<Inner>);

struct Inner {
    query: &'static str,
    kind: ErrorKind,
    index: Option<usize>,
}

/// What happened.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The database, or the connection to it, reports an error.
    Database(postgres::Error),
    /// A query that gives exactly one row gave none.
    NoRow,
    /// A query that gives at most one row gave more.
    TooManyRows,
    /// Rows that are not there any more, whose deferred fields were to be loaded.
    Vanished {
        /// Their keys, such as `id = 7`.
        keys: Vec<String>,
    },
    /// A query opened more cursors than are declared, or fewer.
    Cursors {
        /// How many are declared.
        expected: usize,
        /// How many it opened.
        found: usize,
    },
    /// NULL in place of a cursor.
    NoCursor {
        /// Which of the query's cursors, from 1.
        cursor: usize,
    },
    /// A cursor has other columns than are declared.
    OtherColumns {
        /// Which of the query's cursors, from 1.
        cursor: usize,
        /// The row that is declared.
        row: &'static str,
        /// The columns of that row with their types, such as `id int8, due_on date`.
        expected: String,
        /// The columns of the cursor.
        found: String,
    },
    /// NULL where the column's type has none.
    UnexpectedNull {
        /// The column.
        column: String,
    },
    /// A value that the Rust type can not hold, or that is not of the type it was at build time.
    Decode {
        /// The column.
        column: String,
        /// The PostgreSQL type that came.
        pg_type: String,
        /// The Rust type that should have come of it.
        rust_type: &'static str,
        /// The value, as PostgreSQL shows it where that is simple to say, else its bytes.
        value: String,
        /// Why it did not.
        cause: Box<dyn StdError + Send + Sync>,
    },
}

impl Error {
    pub(crate) fn new(query: &Query, kind: ErrorKind) -> Self {
        Self::of(query.name, kind)
    }

    pub(crate) fn of(query: &'static str, kind: ErrorKind) -> Self {
        Self(Box::new(Inner {
            query,
            kind,
            index: None,
        }))
    }

    /// The same, met at a place among many.
    pub(crate) fn at(mut self, index: usize) -> Self {
        self.0.index = Some(index);
        self
    }

    pub(crate) fn database(query: &Query, error: postgres::Error) -> Self {
        Self::new(query, ErrorKind::Database(error))
    }

    /// The name of the query; `BEGIN` or `COMMIT`, where it was that of a [`transaction`](crate::transaction()).
    #[must_use]
    pub fn query(&self) -> &'static str {
        self.0.query
    }

    /// Which of the sets of a `:batch`, or of the rows of a `:copy`, it is about, from 0. Of a copy that the
    /// server refuses, only the server's [`where_`](DbError::where_) tells the line, from 1.
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        self.0.index
    }

    /// What happened.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// What the server reports, where it was the server: message, DETAIL, HINT, constraint and more.
    #[must_use]
    pub fn db_error(&self) -> Option<&DbError> {
        match &self.0.kind {
            ErrorKind::Database(error) => error.as_db_error(),
            _ => None,
        }
    }

    /// The server's error code, where it was the server.
    #[must_use]
    pub fn code(&self) -> Option<&SqlState> {
        self.db_error().map(DbError::code)
    }

    /// Whether the server's error code is `code`, of five letters: for codes of one's own, from
    /// `RAISE EXCEPTION … USING ERRCODE = 'LB001'`.
    #[must_use]
    pub fn has_code(&self, code: &str) -> bool {
        self.code().is_some_and(|it| it.code() == code)
    }

    /// Whether the server refused what violates `constraint`: by its SQLSTATE class, `23`, and by the
    /// schema, the table and the constraint that it names.
    ///
    /// A row that goes to a partition violates the partition's unique index, which has a name of its own.
    #[must_use]
    pub fn violates(&self, constraint: Constraint) -> bool {
        self.db_error()
            .is_some_and(|error| constraint.is_violated_by(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "query `{}`", self.0.query)?;
        if let Some(index) = self.0.index {
            write!(f, " at index {index}")?;
        }
        f.write_str(": ")?;
        match &self.0.kind {
            ErrorKind::Database(error) => match error.as_db_error() {
                Some(cause) => f.write_str(cause.message()),
                None => error.fmt(f),
            },
            ErrorKind::NoRow => f.write_str("no row, where there should be one"),
            ErrorKind::TooManyRows => f.write_str("more than one row"),
            ErrorKind::Vanished { keys } => {
                write!(f, "no row any more where {}", keys.join("; "))
            }
            ErrorKind::Cursors { expected, found } => {
                write!(
                    f,
                    "it opened {found} cursors, where {expected} are declared"
                )
            }
            ErrorKind::NoCursor { cursor } => write!(f, "cursor {cursor} is NULL"),
            ErrorKind::OtherColumns {
                cursor,
                row,
                expected,
                found,
            } => {
                write!(
                    f,
                    "cursor {cursor} does not give `{row}`, whose columns are ({expected}): \
                     it has ({found})"
                )
            }
            ErrorKind::UnexpectedNull { column } => {
                write!(
                    f,
                    "the column `{column}` is NULL, which its type does not allow"
                )
            }
            ErrorKind::Decode {
                column,
                pg_type,
                rust_type,
                value,
                ..
            } => {
                write!(
                    f,
                    "the column `{column}` of type `{pg_type}` can not be read as `{rust_type}`: {value}"
                )
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("query", &self.0.query)
            .field("kind", &self.0.kind)
            .field("index", &self.0.index)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            ErrorKind::Database(error) => Some(error),
            ErrorKind::Decode { cause, .. } => Some(cause.as_ref()),
            _ => None,
        }
    }
}

//! What differs between a database and what code was generated from.

use postgres::error::SqlState;
use std::error::Error as StdError;
use std::fmt;

/// A database is not the one that the code was generated from, or could not be asked.
#[derive(Debug)]
#[non_exhaustive]
pub enum VerifyError {
    /// What differs, in the order of the queries: never empty.
    Differences(Vec<Difference>),
    /// The driver reports an error that is none of the queries'.
    Database(postgres::Error),
}

/// Something that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The query; none for what concerns a table that no query returns the column of, or a type.
    pub query: Option<&'static str>,
    /// What it is.
    pub kind: DifferenceKind,
}

/// What differs. Types are named as in SQL: `int8`, `text[]`, `public.mood`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// The server does not prepare the query any more.
    Refused {
        /// The server's error code.
        code: SqlState,
        /// The server's message.
        message: String,
    },
    /// A parameter has another type.
    ParamType {
        /// Its number: 1 for `$1`.
        number: usize,
        /// The type that the code was generated for.
        expected: String,
        /// The type that it has.
        found: String,
    },
    /// The query returns other columns, or in another order.
    Columns {
        /// The names that the code was generated for.
        expected: Vec<String>,
        /// The names that there are.
        found: Vec<String>,
    },
    /// A column has another type.
    ColumnType {
        /// Its name.
        column: String,
        /// The type that the code was generated for.
        expected: String,
        /// The type that it has.
        found: String,
    },
    /// A column of a table is no longer NOT NULL.
    Nullable {
        /// The table's column, with schema and table: `public.author.last_name`.
        column: String,
    },
    /// A column is no longer that of a table where it was NOT NULL: nothing says that it still is.
    NoTable {
        /// Its name.
        column: String,
    },
    /// An enum has other labels, or in another order.
    Labels {
        /// The enum.
        pg_type: String,
        /// The labels that the code was generated for.
        expected: Vec<String>,
        /// The labels that it has.
        found: Vec<String>,
    },
}

impl VerifyError {
    /// What differs; nothing where the database could not be asked.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        match self {
            Self::Differences(differences) => differences,
            Self::Database(_) => &[],
        }
    }
}

impl From<postgres::Error> for VerifyError {
    fn from(error: postgres::Error) -> Self {
        Self::Database(error)
    }
}

/// Each difference on a line of its own.
impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write!(f, "the queries could not be verified: {error}"),
            Self::Differences(differences) => {
                f.write_str("the database is not the one that the code was generated from:")?;
                let mut lines = differences.iter();
                lines.try_for_each(|difference| write!(f, "\n{difference}"))
            }
        }
    }
}

impl StdError for VerifyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Database(error) => Some(error),
            Self::Differences(_) => None,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(query) = self.query {
            write!(f, "query `{query}`: ")?;
        }
        self.kind.fmt(f)
    }
}

impl fmt::Display for DifferenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { message, .. } => write!(f, "it can not be prepared: {message}"),
            Self::ParamType {
                number,
                expected,
                found,
            } => write!(f, "${number} is of the type `{found}`, not `{expected}`"),
            Self::Columns { expected, found } => {
                let list = |names: &[String]| list(names, "no columns");
                write!(f, "it returns {}, not {}", list(found), list(expected))
            }
            Self::ColumnType {
                column,
                expected,
                found,
            } => write!(
                f,
                "the column `{column}` is of the type `{found}`, not `{expected}`"
            ),
            Self::Nullable { column } => {
                write!(f, "the column `{column}` is no longer NOT NULL")
            }
            Self::NoTable { column } => write!(
                f,
                "the column `{column}` is no longer that of a table where it is NOT NULL"
            ),
            Self::Labels {
                pg_type,
                expected,
                found,
            } => {
                let list = |labels: &[String]| list(labels, "none");
                let (found, expected) = (list(found), list(expected));
                write!(
                    f,
                    "the labels of the type `{pg_type}` are {found}, not {expected}"
                )
            }
        }
    }
}

fn list(names: &[String], none: &str) -> String {
    match names {
        [] => none.to_owned(),
        names => format!("`{}`", names.join("`, `")),
    }
}

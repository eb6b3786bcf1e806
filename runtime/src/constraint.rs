//! Constraints of the schema, for errors to be held against.

use postgres::error::{DbError, SqlState};
use std::fmt;

/// A constraint that a statement can violate: what generated constants name, and what
/// [`Error::violates`](crate::Error::violates) compares with.
///
/// ```
/// use bindery::{Constraint, Error};
///
/// // Generated, in a module for the table.
/// const EMAIL_KEY: Constraint = Constraint::new("public", "author", "author_email_key");
///
/// fn explain(error: &Error) -> &'static str {
///     match error.violates(EMAIL_KEY) {
///         true => "somebody has this address already",
///         false => "this did not work",
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Constraint {
    schema: &'static str,
    table: &'static str,
    rule: Rule,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Rule {
    /// By its name.
    Named(&'static str),
    /// NOT NULL of a column, which the server reports without a name.
    NotNull(&'static str),
}

impl Constraint {
    /// The constraint, or the unique index, `name` of a table, or of a domain.
    #[must_use]
    pub const fn new(schema: &'static str, table: &'static str, name: &'static str) -> Self {
        Self {
            schema,
            table,
            rule: Rule::Named(name),
        }
    }

    /// NOT NULL of a column. It has no [`name`](Self::name).
    #[must_use]
    pub const fn not_null(schema: &'static str, table: &'static str, column: &'static str) -> Self {
        Self {
            schema,
            table,
            rule: Rule::NotNull(column),
        }
    }

    /// The schema of the table.
    #[must_use]
    pub const fn schema(&self) -> &'static str {
        self.schema
    }

    /// The table, or the domain, that the constraint is declared on: of a foreign key, the one that refers.
    #[must_use]
    pub const fn table(&self) -> &'static str {
        self.table
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        match self.rule {
            Rule::Named(name) => Some(name),
            Rule::NotNull(_) => None,
        }
    }

    /// The column that is never NULL, if that is what it says.
    #[must_use]
    pub const fn column(&self) -> Option<&'static str> {
        match self.rule {
            Rule::Named(_) => None,
            Rule::NotNull(column) => Some(column),
        }
    }

    /// Whether the error is one of violating it.
    ///
    /// What the server reports is said in "Error and Notice Message Fields" of PostgreSQL's manual; of a
    /// domain it is the type, and no table: `errdomainconstraint` in `src/backend/utils/adt/domains.c`.
    pub(crate) fn is_violated_by(&self, error: &DbError) -> bool {
        let owner = error.table().or(error.datatype());
        let is_there = error.schema() == Some(self.schema) && owner == Some(self.table);
        let code = error.code();
        is_there
            && match self.rule {
                Rule::Named(name) => {
                    code.code().starts_with(INTEGRITY_CONSTRAINT_VIOLATION)
                        && error.constraint() == Some(name)
                }
                Rule::NotNull(column) => {
                    *code == SqlState::NOT_NULL_VIOLATION && error.column() == Some(column)
                }
            }
    }
}

/// The class of codes: "PostgreSQL Error Codes" in PostgreSQL's manual.
const INTEGRITY_CONSTRAINT_VIOLATION: &str = "23";

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rule {
            Rule::Named(name) => f.write_str(name)?,
            Rule::NotNull(column) => write!(f, "NOT NULL of {column}")?,
        }
        write!(f, " of {}.{}", self.schema, self.table)
    }
}

#[cfg(test)]
mod tests {
    use super::Constraint;

    #[test]
    fn a_constraint_shows_what_it_is_and_where() {
        let key = Constraint::new("public", "author", "author_email_key");
        assert_eq!(key.to_string(), "author_email_key of public.author");
        let there = Constraint::not_null("public", "author", "email");
        assert_eq!(there.to_string(), "NOT NULL of email of public.author");
        assert_eq!((key.schema(), key.table()), ("public", "author"));
        assert_eq!((key.name(), key.column()), (Some("author_email_key"), None));
        assert_eq!((there.name(), there.column()), (None, Some("email")));
    }
}

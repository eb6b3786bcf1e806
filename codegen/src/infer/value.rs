//! What is known of values, columns and rows while a statement is read.

use super::why::Why;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// A text that is mostly the catalog's.
pub(super) type Text<'c> = Cow<'c, str>;

/// A column of a relation in FROM, told apart from that of every other in the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Var {
    pub(super) relation: usize,
    pub(super) column: usize,
}

/// The table's column that a value is, unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source<'c> {
    pub(super) schema: &'c str,
    pub(super) table: &'c str,
    pub(super) column: &'c str,
}

/// A parameter that a value is, or whose elements it is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Flow {
    /// The parameter's place, from 0.
    pub(super) param: usize,
    /// Whether it is one of the elements.
    pub(super) is_element: bool,
    /// Whether it is a part of a composite value.
    pub(super) is_part: bool,
}

/// What is known of a value.
#[derive(Debug, Clone, Default)]
pub(super) struct Value<'c> {
    /// Why it can be NULL; if nothing is said, it is never.
    pub(super) null: Option<Arc<Why>>,
    /// Its type, as the catalog spells it, if that is known.
    pub(super) pg_type: Option<Text<'c>>,
    /// Whether it is a string whose type its surroundings decide.
    pub(super) is_literal: bool,
    /// Whether it is an array that has no NULL in it.
    pub(super) is_full: bool,
    /// The table's column that it is.
    pub(super) source: Option<Source<'c>>,
    /// The column in FROM that it is.
    pub(super) var: Option<Var>,
    /// The sides of outer joins whose absence is the only reason for it to be NULL.
    pub(super) absent: Vec<usize>,
    /// Whether it is never NULL where the row that it is of is there.
    pub(super) is_certain: bool,
    /// Whether an outer join may replace the row that it is of by NULLs.
    pub(super) is_nulled: bool,
    /// The parameters that it may be.
    pub(super) flows: Vec<Flow>,
}

impl<'c> Value<'c> {
    /// A value that is never NULL.
    pub(super) fn of(pg_type: impl Into<Text<'c>>) -> Self {
        Self {
            pg_type: Some(pg_type.into()),
            ..Self::default()
        }
    }

    /// A value of which only this is known.
    pub(super) fn with_null(null: Option<Arc<Why>>) -> Self {
        Self {
            null,
            ..Self::default()
        }
    }

    /// With this type.
    pub(super) fn typed(mut self, pg_type: Option<Text<'c>>) -> Self {
        self.pg_type = pg_type;
        self
    }
}

/// A named value.
#[derive(Debug, Clone)]
pub(super) struct Column<'c> {
    pub(super) name: Text<'c>,
    pub(super) value: Value<'c>,
}

/// How many rows there can be.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// Why there may be none; if nothing is said, there is always one.
    pub(super) none: Option<Arc<Why>>,
    /// Why there may be many; if nothing is said, there is never a second one.
    pub(super) many: Option<Arc<Why>>,
}

impl Rows {
    /// Exactly one row.
    pub(super) const ONE: Self = Self {
        none: None,
        many: None,
    };

    /// Any number of rows, for this reason.
    pub(super) fn any(text: &str) -> Self {
        let why = Why::new(None, text);
        Self {
            none: Some(Arc::clone(&why)),
            many: Some(why),
        }
    }
}

/// What is known of the rows of a query.
#[derive(Debug, Clone)]
pub(super) struct Shape<'c> {
    /// Their columns, in order, if they are known.
    pub(super) columns: Option<Vec<Column<'c>>>,
    /// How many there are.
    pub(super) rows: Rows,
    /// Columns whose values no two rows share.
    pub(super) unique: Vec<Vec<usize>>,
}

impl Shape<'_> {
    /// Of which nothing is known.
    pub(super) fn unknown() -> Self {
        Self {
            columns: None,
            rows: Rows::any("what the statement reads is not known"),
            unique: Vec::new(),
        }
    }
}

/// The common table expressions that can be named.
pub(super) type Ctes<'c> = Vec<(String, Rc<Shape<'c>>)>;

//! Rows that arrive by `COPY … TO STDOUT (FORMAT binary)`, beside those of an answer.

use postgres::binary_copy::BinaryCopyOutRow;
use postgres::types::FromSql;
use postgres::{Column, Error, Statement};
use std::fmt;

/// Where the values of a row are.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Source<'a> {
    Answered(&'a postgres::Row),
    Copied(&'a CopiedRow),
}

impl<'a> Source<'a> {
    #[inline]
    pub(crate) fn try_get<T: FromSql<'a>>(&self, index: usize) -> Result<T, Error> {
        match self {
            Self::Answered(row) => row.try_get(index),
            Self::Copied(row) => row.values.try_get(index),
        }
    }

    pub(crate) fn columns(&self) -> &'a [Column] {
        match self {
            Self::Answered(row) => row.columns(),
            Self::Copied(row) => row.of.columns(),
        }
    }
}

impl<'a> From<&'a postgres::Row> for Source<'a> {
    #[inline]
    fn from(row: &'a postgres::Row) -> Self {
        Self::Answered(row)
    }
}

impl<'a> From<&'a Arrived> for Source<'a> {
    #[inline]
    fn from(row: &'a Arrived) -> Self {
        match row {
            Arrived::Answered(row) => Self::Answered(row),
            Arrived::Copied(row) => Self::Copied(row),
        }
    }
}

/// A row that has arrived.
pub(crate) enum Arrived {
    Answered(postgres::Row),
    Copied(CopiedRow),
}

impl From<CopiedRow> for Arrived {
    fn from(row: CopiedRow) -> Self {
        Self::Copied(row)
    }
}

/// A row of a copy.
pub(crate) struct CopiedRow {
    values: BinaryCopyOutRow,
    /// What has the same columns: a copy does not tell them.
    of: Statement,
}

impl CopiedRow {
    pub(crate) fn new(values: BinaryCopyOutRow, of: &Statement) -> Self {
        let of = of.clone();
        Self { values, of }
    }
}

impl fmt::Debug for CopiedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CopiedRow").finish_non_exhaustive()
    }
}

//! PostgreSQL's `void`.

use postgres::types::{FromSql, Type, accepts};
use std::error::Error;

/// What a function that returns nothing returns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Void;

impl<'a> FromSql<'a> for Void {
    fn from_sql(_: &Type, _: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self)
    }

    /// A strict function that is called with NULL returns NULL in place of nothing.
    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self)
    }

    accepts!(VOID);
}

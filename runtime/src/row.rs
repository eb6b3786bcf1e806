//! A row on its way into a struct or a value.

use crate::{Error, ErrorKind, FromSql, Query, domain};
use postgres::types::{Type, WasNull};
use std::any::type_name;

type Cause = Box<dyn std::error::Error + Sync + Send>;

/// A row of a query's result.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub(crate) query: &'static Query,
    pub(crate) row: &'a postgres::Row,
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

impl<'a> Row<'a> {
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
            return Err(self.error(index, "nothing", type_name::<T>(), error.into()));
        };
        if let Some(base) = domain::base_type(column.type_())
            && T::accepts(&base)
        {
            let Raw(raw) = self.row.get(index);
            return T::from_sql_nullable(&base, raw)
                .map_err(|error| self.error(index, base.name(), type_name::<T>(), error));
        }
        let was_null = std::error::Error::source(&error).is_some_and(|cause| cause.is::<WasNull>());
        let cause: Cause = if was_null {
            Box::new(WasNull)
        } else {
            error.into()
        };
        Err(self.error(index, column.type_().name(), type_name::<T>(), cause))
    }

    fn error(&self, index: usize, pg_type: &str, rust_type: &'static str, cause: Cause) -> Error {
        let column = self
            .row
            .columns()
            .get(index)
            .map_or("?", |column| column.name())
            .to_owned();
        let kind = match cause.is::<WasNull>() {
            true => ErrorKind::UnexpectedNull { column },
            false => {
                let pg_type = pg_type.to_owned();
                ErrorKind::Decode {
                    column,
                    pg_type,
                    rust_type,
                    cause,
                }
            }
        };
        Error::new(self.query, kind)
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

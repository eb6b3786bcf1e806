//! Rows that borrow their text and bytes from what the driver read.

use crate::{Client, Error, Param, Row, Variant};

/// What a row can be lent as: with `&str` for `String`, `&[u8]` for `Vec<u8>`.
///
/// [`from_row!`](crate::from_row) implements it for generated structs.
pub trait Lend {
    /// The borrowed row, or the borrowed value of an only column.
    type Ref<'a>;

    /// Reads the row, by position.
    ///
    /// # Errors
    ///
    /// As [`FromRow::from_row`](crate::FromRow::from_row).
    fn lend<'a>(row: &Row<'a>) -> Result<Self::Ref<'a>, Error>;
}

/// Implements [`Lend`] for the type of an only column.
macro_rules! lend {
    ($($owned:ty as $lent:ty),+ $(,)?) => {$(
        impl Lend for $owned {
            type Ref<'a> = $lent;

            fn lend<'a>(row: &Row<'a>) -> Result<$lent, Error> {
                row.get(0)
            }
        }
    )+};
}

lend! {
    String as &'a str,
    Vec<u8> as &'a [u8],
    Option<String> as Option<&'a str>,
    Option<Vec<u8>> as Option<&'a [u8]>,
}

impl Variant<'_> {
    /// Runs the query and lends each row to `each`, until it fails.
    ///
    /// # Errors
    ///
    /// What `each` returns, and what the database or a value's decoding has to say.
    pub fn each<R: Lend, E: From<Error>>(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
        mut each: impl FnMut(R::Ref<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let rows = self.rows(client, params)?;
        rows.iter()
            .try_for_each(|row| each(R::lend(&Row::new(self.query, row))?))
    }

    /// Runs the query and lends each row to `each` as it arrives, until it fails.
    ///
    /// # Errors
    ///
    /// What `each` returns, and what the database or a value's decoding has to say.
    pub fn stream_each<R: Lend, E: From<Error>>(
        &self,
        client: &mut impl Client,
        params: &[Param<'_>],
        mut each: impl FnMut(R::Ref<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.arriving(client, params)?.try_for_each(|row| {
            let row = &row?;
            each(R::lend(&Row::new(self.query, row))?)
        })
    }
}

//! Many rows, or sets, of parameters: one array a column.

use crate::wire::{write_count, write_nullable};
use crate::{Decoded, ToSql, Type, array, domain};
use bytes::{BufMut, BytesMut};
use postgres::types::{IsNull, to_sql_checked};
use std::fmt;
use std::marker::PhantomData;

/// Converts a tuple of a struct's fields, in their order, to the struct, which may borrow for one lifetime.
///
/// ```
/// struct Input<'a> {
///     title: &'a str,
///     year: Option<i32>,
/// }
/// bindery::from_tuple!(Input<'a>: title = &'a str, year = Option<i32>);
///
/// let input = Input::from(("Emil", None));
/// assert_eq!((input.title, input.year), ("Emil", None));
/// ```
#[macro_export]
macro_rules! from_tuple {
    ($input:ident $(<$a:lifetime>)?: $($field:ident = $type:ty),+) => {
        $crate::input!($input $(<$a>)?: $($field),+);

        impl $(<$a>)? ::std::convert::From<($($type,)+)> for $input $(<$a>)? {
            fn from(($($field,)+): ($($type,)+)) -> Self {
                Self { $($field),+ }
            }
        }
    };
}

/// Rows, or what converts into them, that are sent column by column.
#[derive(Debug)]
pub struct List<'a, R, I> {
    rows: &'a [R],
    input: PhantomData<fn() -> I>,
}

/// A column of rows, which is sent as an array.
pub struct Column<'a, R, I, F> {
    list: List<'a, R, I>,
    get: F,
}

/// The rows as a list. Generated code calls it.
#[must_use]
pub fn list<I, R: Into<I> + Copy>(rows: &[R]) -> List<'_, R, I> {
    List {
        rows,
        input: PhantomData,
    }
}

impl<'a, R: Into<I> + Copy, I> List<'a, R, I> {
    /// What `get` gives of each row, as a parameter: an array of one dimension. Nothing is copied but into what is
    /// sent.
    pub fn column<T: ToSql, F: Fn(I) -> T>(&self, get: F) -> Column<'a, R, I, F> {
        Column {
            list: List {
                rows: self.rows,
                input: PhantomData,
            },
            get,
        }
    }
}

impl<R, I, F> fmt::Debug for Column<'_, R, I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a column of {} rows", self.list.rows.len())
    }
}

impl<R: Into<I> + Copy, I, T: ToSql, F: Fn(I) -> T> ToSql for Column<'_, R, I, F> {
    /// The number of dimensions, whether there are NULLs, and the type of the elements; the dimension's length and
    /// lower bound; the elements: `array_recv` in `src/backend/utils/adt/arrayfuncs.c`.
    fn to_sql(&self, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
        let element = array::element(type_).ok_or("the type is not an array")?;
        let base = domain::base_type(element);
        let rows = self.list.rows;
        out.put_i32(i32::from(!rows.is_empty()));
        let flags = out.len();
        out.put_i32(0);
        out.put_u32(element.oid());
        if rows.is_empty() {
            return Ok(IsNull::No);
        }
        write_count(rows.len(), out)?;
        out.put_i32(1);
        let mut has_null = false;
        for row in rows {
            let value = (self.get)((*row).into());
            write_nullable(out, |out| {
                let is_null = match &base {
                    Some(base) => domain::encode_as(&value, element, base, out),
                    None => value.to_sql(element, out),
                }?;
                has_null |= matches!(is_null, IsNull::Yes);
                Ok(is_null)
            })?;
        }
        if has_null {
            out[flags + 3] = 1;
        }
        Ok(IsNull::No)
    }

    fn accepts(type_: &Type) -> bool {
        array::element(type_).is_some_and(|element| T::accepts(&domain::based(element)))
    }

    to_sql_checked!();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded<T: ToSql + Copy>(values: &[T]) -> Vec<u8> {
        let rows: Vec<(T,)> = values.iter().map(|it| (*it,)).collect();
        let mut out = BytesMut::from("before");
        let column = list::<(T,), _>(&rows).column(|it| it.0);
        column
            .to_sql_checked(&Type::INT4_ARRAY, &mut out)
            .expect("it is encoded");
        out["before".len()..].to_vec()
    }

    fn slice<T: ToSql>(values: &[T]) -> Vec<u8> {
        let mut out = BytesMut::new();
        values
            .to_sql_checked(&Type::INT4_ARRAY, &mut out)
            .expect("it is encoded");
        out.to_vec()
    }

    #[test]
    fn a_column_is_the_array_that_a_slice_is() {
        assert_eq!(encoded(&[1, 2, 3]), slice(&[1, 2, 3]));
        // The driver's has one dimension, of no elements; PostgreSQL's own has none.
        assert_eq!(encoded::<i32>(&[]), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23]);
        let mut with_null = slice(&[Some(1), None]);
        with_null[7] = 1;
        assert_eq!(encoded(&[Some(1), None]), with_null);
    }

    #[test]
    fn another_type_is_refused() {
        let column = list::<(i64,), _>(&[(1,)]);
        let column = column.column(|it| it.0);
        let mut out = BytesMut::new();
        assert!(column.to_sql_checked(&Type::INT4_ARRAY, &mut out).is_err());
        assert!(column.to_sql_checked(&Type::INT8, &mut out).is_err());
    }
}

//! Arrays that keep their shape.

use crate::exact::Exact;
use crate::wire::{Bytes, write_count, write_nullable};
use crate::{Decoded, FromSql, ToSql, Type, domain};
use bytes::{BufMut, BytesMut};
use postgres::types::{IsNull, Kind, to_sql_checked};

/// An array of any number of dimensions, as PostgreSQL keeps it.
///
/// Columns of arrays are `Vec`s, and an array of two dimensions or more is an error there. To read one,
/// say `-- @column matrix: bindery::Array<f64>`; a parameter, `-- @param matrix: &bindery::Array<f64>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Array<T> {
    /// The dimensions, the outermost first; none if there are no elements.
    pub dimensions: Vec<Dimension>,
    /// The elements, the last dimension's index rising fastest; as many as the lengths multiply to.
    pub elements: Vec<Option<T>>,
}

/// A dimension of an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Dimension {
    /// How many elements, or rows of elements, it has.
    pub length: usize,
    /// The index of the first one, which is 1 unless the array says so.
    pub lower_bound: i32,
}

impl Dimension {
    /// A dimension that counts from 1.
    #[must_use]
    pub fn new(length: usize) -> Self {
        Self {
            length,
            lower_bound: 1,
        }
    }
}

impl<T> Default for Array<T> {
    fn default() -> Self {
        Self {
            dimensions: Vec::new(),
            elements: Vec::new(),
        }
    }
}

impl<T> From<Vec<Option<T>>> for Array<T> {
    /// An array of one dimension.
    fn from(elements: Vec<Option<T>>) -> Self {
        match elements.len() {
            0 => Self::default(),
            length => Self {
                dimensions: vec![Dimension::new(length)],
                elements,
            },
        }
    }
}

/// What stands before the elements: the number of dimensions, flags, the type of the elements, then of
/// each dimension its length and lower bound, four bytes each: `array_send` in
/// `src/backend/utils/adt/arrayfuncs.c`.
fn read_shape(bytes: &mut Bytes<'_>) -> Decoded<Vec<Dimension>> {
    let count = bytes.count()?;
    let (_flags, _element_type) = (bytes.u32()?, bytes.u32()?);
    let dimension = |_| -> Decoded<Dimension> {
        Ok(Dimension {
            length: bytes.count()?,
            lower_bound: bytes.i32()?,
        })
    };
    (0..count).map(dimension).collect()
}

fn count_of(dimensions: &[Dimension]) -> Decoded<usize> {
    let mut lengths = dimensions.iter().map(|dimension| dimension.length);
    let product = lengths.try_fold(1_usize, usize::checked_mul);
    match dimensions {
        [] => Ok(0),
        _ => product.ok_or_else(|| "the array has too many elements".into()),
    }
}

/// Calls `check` with each element that is not NULL.
pub(crate) fn each_element(raw: &[u8], mut check: impl FnMut(&[u8]) -> Decoded<()>) -> Decoded<()> {
    let mut bytes = Bytes(raw);
    let dimensions = read_shape(&mut bytes)?;
    for _ in 0..count_of(&dimensions)? {
        bytes.nullable()?.map_or(Ok(()), &mut check)?;
    }
    Ok(())
}

pub(crate) fn element(type_: &Type) -> Option<&Type> {
    match type_.kind() {
        Kind::Array(element) => Some(element),
        _ => None,
    }
}

impl<'a, T: FromSql<'a>> FromSql<'a> for Array<T> {
    fn from_sql(type_: &Type, raw: &'a [u8]) -> Decoded<Self> {
        let element = domain::based(element(type_).ok_or("the type is not an array")?);
        let mut bytes = Bytes(raw);
        let dimensions = read_shape(&mut bytes)?;
        let mut next = || -> Decoded<Option<T>> {
            let value = Exact::<Option<T>>::from_sql_nullable(&element, bytes.nullable()?)?;
            Ok(value.0)
        };
        let elements = (0..count_of(&dimensions)?).map(|_| next());
        let elements = elements.collect::<Decoded<_>>()?;
        bytes.end()?;
        Ok(Self {
            dimensions,
            elements,
        })
    }

    fn accepts(type_: &Type) -> bool {
        element(type_).is_some_and(|element| T::accepts(&domain::based(element)))
    }
}

impl<T: ToSql> ToSql for Array<T> {
    fn to_sql(&self, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
        let element = element(type_).ok_or("the type is not an array")?;
        let (count, expected) = (self.elements.len(), count_of(&self.dimensions)?);
        if count != expected {
            let message = format!("the array has {count} elements, its shape {expected}");
            return Err(message.into());
        }
        write_count(self.dimensions.len(), out)?;
        out.put_u32(u32::from(self.elements.iter().any(Option::is_none)));
        out.put_u32(element.oid());
        for dimension in &self.dimensions {
            write_count(dimension.length, out)?;
            out.put_i32(dimension.lower_bound);
        }
        for value in &self.elements {
            write_nullable(out, |out| domain::encode(value, element, out))?;
        }
        Ok(IsNull::No)
    }

    fn accepts(type_: &Type) -> bool {
        element(type_).is_some_and(|element| T::accepts(&domain::based(element)))
    }

    to_sql_checked!();
}

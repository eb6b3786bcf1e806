//! PostgreSQL's ranges and multiranges, over any type.

use crate::exact::Exact;
use crate::wire::{Bytes, write_count, write_nullable};
use crate::{Decoded, FromSql, ToSql, Type, domain};
use bytes::{BufMut, BytesMut};
use postgres::types::{IsNull, Kind, to_sql_checked};
use std::fmt;
use std::ops::Bound;

/// The values between two bounds, or none at all.
///
/// PostgreSQL writes ranges over whole numbers and dates anew: what goes in as `[1,5]` comes out as
/// `[1,6)`, and what holds nothing, as `empty`.
/// <https://www.postgresql.org/docs/current/rangetypes.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Range<T> {
    /// No value.
    Empty,
    /// The values from the first bound to the second.
    Between(Bound<T>, Bound<T>),
}

/// Ranges that neither overlap nor touch, in rising order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Multirange<T>(pub Vec<Range<T>>);

impl<T> Range<T> {
    /// The lower bound, unless it is empty.
    pub fn lower(&self) -> Option<Bound<&T>> {
        match self {
            Self::Empty => None,
            Self::Between(lower, _) => Some(lower.as_ref()),
        }
    }

    /// The upper bound, unless it is empty.
    pub fn upper(&self) -> Option<Bound<&T>> {
        match self {
            Self::Empty => None,
            Self::Between(_, upper) => Some(upper.as_ref()),
        }
    }

    /// Whether it holds the value.
    pub fn contains(&self, value: &T) -> bool
    where
        T: PartialOrd,
    {
        match self {
            Self::Empty => false,
            Self::Between(lower, upper) => {
                std::ops::RangeBounds::contains(&(lower.as_ref(), upper.as_ref()), value)
            }
        }
    }
}

impl<T> Default for Multirange<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<std::ops::Range<T>> for Range<T> {
    fn from(range: std::ops::Range<T>) -> Self {
        Self::Between(Bound::Included(range.start), Bound::Excluded(range.end))
    }
}

impl<T> From<std::ops::RangeInclusive<T>> for Range<T> {
    fn from(range: std::ops::RangeInclusive<T>) -> Self {
        let (start, end) = range.into_inner();
        Self::Between(Bound::Included(start), Bound::Included(end))
    }
}

impl<T> From<std::ops::RangeFrom<T>> for Range<T> {
    fn from(range: std::ops::RangeFrom<T>) -> Self {
        Self::Between(Bound::Included(range.start), Bound::Unbounded)
    }
}

impl<T> From<std::ops::RangeTo<T>> for Range<T> {
    fn from(range: std::ops::RangeTo<T>) -> Self {
        Self::Between(Bound::Unbounded, Bound::Excluded(range.end))
    }
}

impl<T> From<std::ops::RangeFull> for Range<T> {
    fn from(_: std::ops::RangeFull) -> Self {
        Self::Between(Bound::Unbounded, Bound::Unbounded)
    }
}

/// PostgreSQL's text: `[1,5)`, with quotes around bounds that need them.
impl<T: fmt::Display> fmt::Display for Range<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Between(lower, upper) = self else {
            return f.write_str("empty");
        };
        match lower {
            Bound::Included(value) => write!(f, "[{},", quoted(value))?,
            Bound::Excluded(value) => write!(f, "({},", quoted(value))?,
            Bound::Unbounded => f.write_str("(,")?,
        }
        match upper {
            Bound::Included(value) => write!(f, "{}]", quoted(value)),
            Bound::Excluded(value) => write!(f, "{})", quoted(value)),
            Bound::Unbounded => f.write_str(")"),
        }
    }
}

fn quoted(value: &impl fmt::Display) -> String {
    let text = value.to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '+' | '.' | ':' | '_');
    match !text.is_empty() && text.chars().all(plain) {
        true => text,
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// PostgreSQL's text: `{[1,5),[7,8)}`.
impl<T: fmt::Display> fmt::Display for Multirange<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ranges: Vec<String> = self.0.iter().map(Range::to_string).collect();
        write!(f, "{{{}}}", ranges.join(","))
    }
}

/// The flags of `src/include/utils/rangetypes.h`.
const EMPTY: u8 = 0x01;
const LOWER_INCLUDED: u8 = 0x02;
const UPPER_INCLUDED: u8 = 0x04;
const LOWER_UNBOUNDED: u8 = 0x08;
const UPPER_UNBOUNDED: u8 = 0x10;

/// A byte of flags, then each bound that there is behind its length: `range_send` in
/// `src/backend/utils/adt/rangetypes.c`.
fn read<'a, T: FromSql<'a>>(of: &Type, raw: &'a [u8]) -> Decoded<Range<T>> {
    let mut bytes = Bytes(raw);
    let flags = bytes.byte()?;
    if flags & EMPTY != 0 {
        bytes.end()?;
        return Ok(Range::Empty);
    }
    let mut bound = |unbounded, included| -> Decoded<Bound<T>> {
        if flags & unbounded != 0 {
            return Ok(Bound::Unbounded);
        }
        let Exact(value) = Exact::from_sql_nullable(of, bytes.nullable()?)?;
        Ok(match flags & included != 0 {
            true => Bound::Included(value),
            false => Bound::Excluded(value),
        })
    };
    let lower = bound(LOWER_UNBOUNDED, LOWER_INCLUDED)?;
    let upper = bound(UPPER_UNBOUNDED, UPPER_INCLUDED)?;
    bytes.end()?;
    Ok(Range::Between(lower, upper))
}

fn write<T: ToSql>(range: &Range<T>, of: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
    let Range::Between(lower, upper) = range else {
        out.put_u8(EMPTY);
        return Ok(IsNull::No);
    };
    let flag = |bound: &Bound<T>, included, unbounded| match bound {
        Bound::Included(_) => included,
        Bound::Excluded(_) => 0,
        Bound::Unbounded => unbounded,
    };
    out.put_u8(
        flag(lower, LOWER_INCLUDED, LOWER_UNBOUNDED) | flag(upper, UPPER_INCLUDED, UPPER_UNBOUNDED),
    );
    for bound in [lower, upper] {
        if let Bound::Included(value) | Bound::Excluded(value) = bound {
            write_nullable(out, |out| match domain::encode(value, of, out)? {
                IsNull::No => Ok(IsNull::No),
                IsNull::Yes => Err("a bound of a range can not be NULL".into()),
            })?;
        }
    }
    Ok(IsNull::No)
}

/// The type of the bounds of a range.
fn of_range(type_: &Type) -> Option<&Type> {
    match type_.kind() {
        Kind::Range(of) => Some(of),
        _ => None,
    }
}

/// The type of the bounds of a multirange.
fn of_multirange(type_: &Type) -> Option<&Type> {
    match type_.kind() {
        Kind::Multirange(of) => Some(of),
        _ => None,
    }
}

impl<'a, T: FromSql<'a>> FromSql<'a> for Range<T> {
    fn from_sql(type_: &Type, raw: &'a [u8]) -> Decoded<Self> {
        let of = of_range(type_).ok_or("the type is not a range")?;
        read(&domain::based(of), raw)
    }

    fn accepts(type_: &Type) -> bool {
        of_range(type_).is_some_and(|of| T::accepts(&domain::based(of)))
    }
}

impl<T: ToSql> ToSql for Range<T> {
    fn to_sql(&self, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
        let of = of_range(type_).ok_or("the type is not a range")?;
        write(self, of, out)
    }

    fn accepts(type_: &Type) -> bool {
        of_range(type_).is_some_and(|of| T::accepts(&domain::based(of)))
    }

    to_sql_checked!();
}

/// The number of ranges, then each behind its length: `multirange_send` in
/// `src/backend/utils/adt/multirangetypes.c`.
impl<'a, T: FromSql<'a>> FromSql<'a> for Multirange<T> {
    fn from_sql(type_: &Type, raw: &'a [u8]) -> Decoded<Self> {
        let of = domain::based(of_multirange(type_).ok_or("the type is not a multirange")?);
        let mut bytes = Bytes(raw);
        let count = bytes.count()?;
        let mut range = || {
            let raw = bytes.nullable()?;
            read(&of, raw.ok_or("a range of a multirange is NULL")?)
        };
        let ranges = (0..count).map(|_| range()).collect::<Decoded<_>>()?;
        bytes.end()?;
        Ok(Self(ranges))
    }

    fn accepts(type_: &Type) -> bool {
        of_multirange(type_).is_some_and(|of| T::accepts(&domain::based(of)))
    }
}

impl<T: ToSql> ToSql for Multirange<T> {
    fn to_sql(&self, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
        let of = of_multirange(type_).ok_or("the type is not a multirange")?;
        write_count(self.0.len(), out)?;
        for range in &self.0 {
            write_nullable(out, |out| write(range, of, out))?;
        }
        Ok(IsNull::No)
    }

    fn accepts(type_: &Type) -> bool {
        of_multirange(type_).is_some_and(|of| T::accepts(&domain::based(of)))
    }

    to_sql_checked!();
}

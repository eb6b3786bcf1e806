//! Values as they are or not at all: what conversions of other crates would change without a word.
//!
//! * `chrono` and `time` wrap `time '24:00'` around to `00:00`.
//! * `rust_decimal` rounds what has more digits than it can hold.
//! * `serde_json` rounds numbers to those of `f64`.
//! * `time`, with its feature `large-dates`, has dates where PostgreSQL has `infinity`.

use crate::{Decoded, FromSql, Type, array, numeric, quick};
use postgres::types::Kind;
use std::any::TypeId;

/// A value of a type that may not hold all that PostgreSQL's type does.
///
/// Which types need a look is known at compile time: the others cost nothing.
pub(crate) struct Exact<T>(pub(crate) T);

impl<'a, T: FromSql<'a>> FromSql<'a> for Exact<T> {
    #[inline]
    fn from_sql(type_: &Type, raw: &'a [u8]) -> Decoded<Self> {
        if let Some(value) = quick::decode(type_, raw) {
            return Ok(Self(value));
        }
        check::<T>(type_, raw)?;
        T::from_sql(type_, raw).map(Self)
    }

    #[inline]
    fn from_sql_null(type_: &Type) -> Decoded<Self> {
        T::from_sql_null(type_).map(Self)
    }

    /// As the driver's own, which is not inlined.
    #[inline]
    fn from_sql_nullable(type_: &Type, raw: Option<&'a [u8]>) -> Decoded<Self> {
        match raw {
            Some(raw) => Self::from_sql(type_, raw),
            None => Self::from_sql_null(type_),
        }
    }

    #[inline]
    fn accepts(type_: &Type) -> bool {
        T::accepts(type_)
    }
}

/// That `raw` is a value that `T` can hold.
#[inline]
fn check<T>(type_: &Type, raw: &[u8]) -> Decoded<()> {
    #[cfg(feature = "chrono")]
    if holds::<T, chrono::NaiveTime>() {
        return each(type_, raw, time_of_day);
    }
    #[cfg(feature = "time")]
    if holds::<T, time::Time>() {
        return each(type_, raw, time_of_day);
    }
    #[cfg(feature = "time")]
    if holds::<T, time::PrimitiveDateTime>() || holds::<T, time::OffsetDateTime>() {
        return each(type_, raw, finite);
    }
    #[cfg(feature = "rust_decimal")]
    if holds::<T, rust_decimal::Decimal>() {
        return each(type_, raw, numeric::fits_decimal);
    }
    #[cfg(feature = "serde_json")]
    if holds::<T, serde_json::Value>() {
        return each(type_, raw, crate::json::fits_value);
    }
    let _ = (type_, raw);
    Ok(())
}

/// Whether `T` is `X`, in the forms that a column can have: optional, in an array, in an array of a
/// domain that is an array, in a box.
#[inline]
fn holds<T, X: 'static>() -> bool {
    let it = typeid::of::<T>();
    it == TypeId::of::<X>()
        || it == TypeId::of::<Option<X>>()
        || it == TypeId::of::<Box<X>>()
        || it == TypeId::of::<Option<Box<X>>>()
        || it == TypeId::of::<Box<[X]>>()
        || it == TypeId::of::<Box<[Option<X>]>>()
        || it == TypeId::of::<Option<Box<[X]>>>()
        || it == TypeId::of::<Option<Box<[Option<X>]>>>()
        || it == TypeId::of::<Vec<X>>()
        || it == TypeId::of::<Vec<Option<X>>>()
        || it == TypeId::of::<Option<Vec<X>>>()
        || it == TypeId::of::<Option<Vec<Option<X>>>>()
        || it == TypeId::of::<Vec<Option<Vec<Option<X>>>>>()
        || it == TypeId::of::<Option<Vec<Option<Vec<Option<X>>>>>>()
}

/// Checks the value, or each element of the array that it is.
fn each(type_: &Type, raw: &[u8], check: fn(&[u8]) -> Decoded<()>) -> Decoded<()> {
    match type_.kind() {
        Kind::Array(element) => array::each_element(raw, |raw| each(element, raw, check)),
        Kind::Domain(base) => each(base, raw, check),
        _ => check(raw),
    }
}

/// `24:00` is the end of the day in PostgreSQL, and nothing in Rust.
#[cfg(any(feature = "chrono", feature = "time"))]
fn time_of_day(raw: &[u8]) -> Decoded<()> {
    const END_OF_DAY: i64 = 24 * 3600 * 1_000_000;
    match <[u8; 8]>::try_from(raw).map(i64::from_be_bytes) {
        Ok(END_OF_DAY) => Err("24:00:00 is not a time of day in Rust".into()),
        _ => Ok(()),
    }
}

/// `infinity` is the largest number of microseconds, `-infinity` the smallest.
#[cfg(feature = "time")]
fn finite(raw: &[u8]) -> Decoded<()> {
    match <[u8; 8]>::try_from(raw).map(i64::from_be_bytes) {
        Ok(i64::MAX | i64::MIN) => Err("an infinite time is not one in Rust".into()),
        _ => Ok(()),
    }
}

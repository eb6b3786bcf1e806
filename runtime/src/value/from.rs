//! Values as what they are in Rust.

use super::Value;

/// What a [`Value`] can be read as: see [`Record::get_as`](crate::Record::get_as).
pub trait FromValue<'a>: Sized {
    /// The value; `None` if it is no such one.
    fn from_value(value: &'a Value) -> Option<Self>;
}

/// Reads a type from a kind of value.
macro_rules! from_value {
    ($([$($generics:tt)*] $type:ty: $kind:ident($value:ident) => $read:expr;)+) => {$(
        impl<$($generics)*> FromValue<'a> for $type {
            fn from_value(value: &'a Value) -> Option<Self> {
                match value {
                    Value::$kind($value) => $read,
                    _ => None,
                }
            }
        }
    )+};
}

from_value! {
    ['a] bool: Bool(value) => Some(*value);
    ['a] i16: Int(value) => Self::try_from(*value).ok();
    ['a] i32: Int(value) => Self::try_from(*value).ok();
    ['a] i64: Int(value) => Some(*value);
    ['a] u32: Int(value) => Self::try_from(*value).ok();
    ['a] f32: Float(value) => same_number(*value);
    ['a] f64: Float(value) => Some(*value);
    ['a] &'a str: Text(text) => Some(text);
    ['a] String: Text(text) => Some(text.clone());
    ['a] &'a [u8]: Bytes(bytes) => Some(bytes);
    ['a] Vec<u8>: Bytes(bytes) => Some(bytes.clone());
    ['a, T: FromValue<'a>] Vec<T>: Array(values) => values.iter().map(T::from_value).collect();
}

#[cfg(feature = "serde_json")]
from_value! {
    ['a] &'a serde_json::Value: Json(value) => Some(value);
    ['a] serde_json::Value: Json(value) => Some(value.clone());
}

impl<'a> FromValue<'a> for &'a Value {
    fn from_value(value: &'a Value) -> Option<Self> {
        Some(value)
    }
}

impl<'a, T: FromValue<'a>> FromValue<'a> for Option<T> {
    fn from_value(value: &'a Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            _ => T::from_value(value).map(Some),
        }
    }
}

/// The number, unless it would be another one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is cut off is compared"
)]
fn same_number(value: f64) -> Option<f32> {
    let narrow = value as f32;
    (f64::from(narrow) == value || value.is_nan()).then_some(narrow)
}

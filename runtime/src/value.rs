//! A value of whatever type a column has.

mod from;
mod text;

pub use from::FromValue;

#[cfg(feature = "serde_json")]
use crate::exact::Exact;
use postgres::types::{FromSql, Kind, Type, WrongType};
use std::error::Error;

/// A value of a column, for those who do not know its type: see [`Record`](crate::Record).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// NULL.
    Null,
    /// `bool`
    Bool(bool),
    /// `int2`, `int4`, `int8`, `oid`
    Int(i64),
    /// `float4`, `float8`
    Float(f64),
    /// Text, and what PostgreSQL writes as text: numbers of type `numeric`, dates and times (in UTC, as
    /// `DateStyle` ISO has them), intervals, UUIDs, network addresses, labels of enums, shapes and more.
    /// Where PostgreSQL has several texts for one value, it is one that PostgreSQL reads.
    Text(String),
    /// `bytea`
    Bytes(Vec<u8>),
    /// `json`, `jsonb`
    #[cfg(feature = "serde_json")]
    Json(serde_json::Value),
    /// An array of one dimension.
    Array(Vec<Value>),
}

impl Value {
    /// Whether it is NULL.
    #[must_use]
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if it is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Array(values) => Some(values),
            _ => None,
        }
    }
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(type_: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *type_ {
            Type::BOOL => Self::Bool(FromSql::from_sql(type_, raw)?),
            Type::INT2 => Self::Int(i16::from_sql(type_, raw)?.into()),
            Type::INT4 => Self::Int(i32::from_sql(type_, raw)?.into()),
            Type::INT8 => Self::Int(FromSql::from_sql(type_, raw)?),
            Type::OID => Self::Int(u32::from_sql(type_, raw)?.into()),
            Type::FLOAT4 => Self::Float(f32::from_sql(type_, raw)?.into()),
            Type::FLOAT8 => Self::Float(FromSql::from_sql(type_, raw)?),
            Type::BYTEA => Self::Bytes(raw.to_owned()),
            #[cfg(feature = "serde_json")]
            Type::JSON | Type::JSONB => {
                Self::Json(Exact::<serde_json::Value>::from_sql(type_, raw)?.0)
            }
            Type::VOID => Self::Null,
            _ => match type_.kind() {
                Kind::Array(_) => Self::Array(FromSql::from_sql(type_, raw)?),
                Kind::Domain(base) => Self::from_sql(base, raw)?,
                _ => match text::of(type_, raw)? {
                    Some(text) => Self::Text(text),
                    None => return Err(WrongType::new::<Self>(type_.clone()).into()),
                },
            },
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self::Null)
    }

    /// Which types it can hold is said at build time; what else comes is refused with its value.
    fn accepts(_: &Type) -> bool {
        true
    }
}

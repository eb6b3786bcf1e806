//! Domains as types of their own, where `bindery.toml` asks for them.

use crate::exact::Exact;
use crate::{Decoded, FromSql, ToSql, Type, domain};
use bytes::BytesMut;
use postgres::types::IsNull;

/// Implements `FromSql` and `ToSql` for a struct around the base type of a domain.
#[macro_export]
macro_rules! sql_domain {
    ($name:ident: $inner:ty) => {
        impl<'a> $crate::FromSql<'a> for $name {
            fn from_sql(type_: &$crate::Type, raw: &'a [u8]) -> $crate::Decoded<Self> {
                $crate::decode_domain(type_, raw).map(Self)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                <$inner as $crate::FromSql>::accepts(&$crate::based(type_))
            }
        }

        impl $crate::ToSql for $name {
            fn to_sql(
                &self,
                type_: &$crate::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> $crate::Decoded<$crate::postgres::types::IsNull> {
                $crate::encode_domain(&self.0, type_, out)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                <$inner as $crate::ToSql>::accepts(&$crate::based(type_))
            }

            fn to_sql_checked(
                &self,
                type_: &$crate::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> $crate::Decoded<$crate::postgres::types::IsNull> {
                $crate::encode_checked(self, type_, out)
            }
        }
    };
}

/// The value in a domain.
///
/// # Errors
///
/// The bytes are no such value.
#[doc(hidden)]
pub fn decode_domain<'a, T: FromSql<'a>>(type_: &Type, raw: &'a [u8]) -> Decoded<T> {
    Exact::from_sql(&domain::based(type_), raw).map(|Exact(value)| value)
}

/// Writes the value in a domain.
///
/// # Errors
///
/// The value is not of the type.
#[doc(hidden)]
pub fn encode_domain<T: ToSql>(value: &T, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
    domain::encode(value, type_, out)
}

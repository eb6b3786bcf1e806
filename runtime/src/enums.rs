//! Enums: generated types that stand for PostgreSQL's.

use crate::{ToSql, Type};
use bytes::BytesMut;
use postgres::types::{IsNull, WrongType};
use std::error::Error;
use std::fmt;

/// A Rust enum that stands for one of PostgreSQL's.
///
/// Generated code implements it, and [`sql_enum!`](crate::sql_enum) what follows from it.
pub trait Enum: Copy + 'static {
    /// The type's name in PostgreSQL, without its schema.
    const NAME: &'static str;

    /// Every variant, in PostgreSQL's order.
    const VARIANTS: &'static [Self];

    /// The variant's label in PostgreSQL.
    fn label(self) -> &'static str;

    /// The variant with this label.
    ///
    /// # Errors
    ///
    /// There is none: the label was added after the code was generated.
    fn from_label(label: &str) -> Result<Self, UnknownLabel> {
        let found = Self::VARIANTS
            .iter()
            .find(|variant| variant.label() == label);
        found.copied().ok_or_else(|| UnknownLabel {
            enum_name: Self::NAME,
            label: label.to_owned(),
        })
    }
}

/// A label that an enum did not have when the code was generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLabel {
    enum_name: &'static str,
    label: String,
}

impl fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the enum `{}` has no variant for the label `{}`",
            self.enum_name, self.label
        )
    }
}

impl Error for UnknownLabel {}

/// Implements `FromSql`, `ToSql`, `Display` and `FromStr` for a type that is an [`Enum`](crate::Enum).
#[macro_export]
macro_rules! sql_enum {
    ($name:ident) => {
        $crate::serde_enum!($name);

        impl<'a> $crate::FromSql<'a> for $name {
            fn from_sql(_: &$crate::Type, raw: &'a [u8]) -> $crate::Decoded<Self> {
                Ok(<Self as $crate::Enum>::from_label(::std::str::from_utf8(
                    raw,
                )?)?)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                type_.name() == <Self as $crate::Enum>::NAME
            }
        }

        impl $crate::ToSql for $name {
            fn to_sql(
                &self,
                _: &$crate::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> $crate::Decoded<$crate::postgres::types::IsNull> {
                out.extend_from_slice($crate::Enum::label(*self).as_bytes());
                ::std::result::Result::Ok($crate::postgres::types::IsNull::No)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                type_.name() == <Self as $crate::Enum>::NAME
            }

            fn to_sql_checked(
                &self,
                type_: &$crate::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> $crate::Decoded<$crate::postgres::types::IsNull> {
                $crate::encode_checked(self, type_, out)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::Enum::label(*self))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownLabel;

            fn from_str(label: &str) -> ::std::result::Result<Self, $crate::UnknownLabel> {
                $crate::Enum::from_label(label)
            }
        }
    };
}

/// What conversions give: a value, or why there is none.
#[doc(hidden)]
pub type Decoded<T> = Result<T, Box<dyn Error + Sync + Send>>;

/// Encodes a value if it accepts the type, as `postgres::types::to_sql_checked!` does.
#[doc(hidden)]
pub fn encode_checked<T: ToSql>(value: &T, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
    match T::accepts(type_) {
        true => value.to_sql(type_, out),
        false => Err(Box::new(WrongType::new::<T>(type_.clone()))),
    }
}

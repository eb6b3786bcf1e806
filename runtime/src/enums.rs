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

/// A Rust enum that stands for one of PostgreSQL's and has a variant for labels that are added later.
///
/// Generated code implements it where `bindery.toml` says `"open"`, and
/// [`open_enum!`](crate::open_enum) what follows from it.
pub trait OpenEnum: Sized {
    /// The type's name in PostgreSQL, without its schema.
    const NAME: &'static str;

    /// The variant's label in PostgreSQL.
    fn label(&self) -> &str;

    /// The variant with this label, which is that of other labels if there is none.
    fn from_label(label: &str) -> Self;
}

/// Implements `FromSql`, `ToSql`, `Display` and `FromStr` for a type that is an [`Enum`](crate::Enum).
#[macro_export]
macro_rules! sql_enum {
    ($name:ident) => {
        $crate::label_conversions! {
            $name: <$name as $crate::Enum>::NAME,
            |value: &$name| $crate::Enum::label(*value),
            $crate::UnknownLabel: |label: &str| $crate::Enum::from_label(label)
        }
    };
}

/// Implements `FromSql`, `ToSql`, `Display` and `FromStr` for a type that is an
/// [`OpenEnum`](crate::OpenEnum).
#[macro_export]
macro_rules! open_enum {
    ($name:ident) => {
        $crate::label_conversions! {
            $name: <$name as $crate::OpenEnum>::NAME,
            |value| $crate::OpenEnum::label(value),
            ::std::convert::Infallible:
                |label: &str| ::std::result::Result::Ok($crate::OpenEnum::from_label(label))
        }
    };
}

/// The conversions of an enum with this name, by way of its labels.
#[doc(hidden)]
#[macro_export]
macro_rules! label_conversions {
    ($name:ident: $pg_name:expr, $label:expr, $error:ty: $from_label:expr) => {
        $crate::serde_text!($name);

        impl<'a> $crate::FromSql<'a> for $name {
            fn from_sql(_: &$crate::Type, raw: &'a [u8]) -> $crate::Decoded<Self> {
                let label = ::std::str::from_utf8(raw)?;
                ::std::result::Result::Ok(<Self as ::std::str::FromStr>::from_str(label)?)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                type_.name() == $pg_name
            }
        }

        impl $crate::ToSql for $name {
            fn to_sql(
                &self,
                _: &$crate::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> $crate::Decoded<$crate::postgres::types::IsNull> {
                let label: fn(&$name) -> &str = $label;
                out.extend_from_slice(label(self).as_bytes());
                ::std::result::Result::Ok($crate::postgres::types::IsNull::No)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                type_.name() == $pg_name
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
                let label: fn(&$name) -> &str = $label;
                f.write_str(label(self))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $error;

            fn from_str(label: &str) -> ::std::result::Result<Self, $error> {
                let from_label: fn(&str) -> ::std::result::Result<$name, $error> = $from_label;
                from_label(label)
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

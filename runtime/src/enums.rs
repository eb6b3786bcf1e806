//! Enums: generated types that stand for PostgreSQL's.

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
        impl<'a> $crate::FromSql<'a> for $name {
            fn from_sql(
                _: &$crate::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn ::std::error::Error + Sync + Send>> {
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
            ) -> Result<$crate::postgres::types::IsNull, Box<dyn ::std::error::Error + Sync + Send>>
            {
                out.extend_from_slice($crate::Enum::label(*self).as_bytes());
                Ok($crate::postgres::types::IsNull::No)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                type_.name() == <Self as $crate::Enum>::NAME
            }

            $crate::postgres::types::to_sql_checked!();
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::Enum::label(*self))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownLabel;

            fn from_str(label: &str) -> Result<Self, Self::Err> {
                $crate::Enum::from_label(label)
            }
        }
    };
}

//! What serialises with the feature `serde`, beside what the crates of the types bring along.

/// Implements `Serialize` and `Deserialize` by label for a type that is an [`Enum`](crate::Enum).
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_enum {
    ($name:ident) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::Enum::label(*self))
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let label = <::std::string::String as $crate::serde::Deserialize>::deserialize(
                    deserializer,
                )?;
                <Self as $crate::Enum>::from_label(&label).map_err($crate::serde::de::Error::custom)
            }
        }
    };
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_enum {
    ($name:ident) => {};
}

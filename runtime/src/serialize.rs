//! What serialises with the feature `serde`, beside what the crates of the types bring along.

/// Implements `Serialize` and `Deserialize` for a type by its text.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_text {
    ($name:ident) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let text = <::std::string::String as $crate::serde::Deserialize>::deserialize(
                    deserializer,
                )?;
                text.parse().map_err($crate::serde::de::Error::custom)
            }
        }
    };
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_text {
    ($name:ident) => {};
}

#[cfg(feature = "serde")]
mod values {
    use crate::{Bits, JsonPath, MacAddr, MacAddr8, Numeric, Record, RefCursor, Value, Xml};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    serde_text!(Bits);
    serde_text!(MacAddr);
    serde_text!(MacAddr8);
    serde_text!(Numeric);

    /// Implements `Serialize` and `Deserialize` for what is text with a meaning.
    macro_rules! text {
        ($($name:ident),+) => {$(
            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(&self.0)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    String::deserialize(deserializer).map(Self)
                }
            }
        )+};
    }

    text!(JsonPath, RefCursor, Xml);

    /// A map, in the order of the columns.
    impl Serialize for Record {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.iter())
        }
    }

    /// The value alone: NULL as nothing.
    impl Serialize for Value {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Null => serializer.serialize_none(),
                Self::Bool(value) => serializer.serialize_bool(*value),
                Self::Int(value) => serializer.serialize_i64(*value),
                Self::Float(value) => serializer.serialize_f64(*value),
                Self::Text(text) => serializer.serialize_str(text),
                Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
                #[cfg(feature = "serde_json")]
                Self::Json(value) => value.serialize(serializer),
                Self::Array(values) => values.serialize(serializer),
            }
        }
    }
}

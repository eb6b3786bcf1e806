//! A new value for a column, or the one that it has.

use crate::{Decoded, ToSql, Type};
use bytes::BytesMut;
use postgres::types::{Format, IsNull, to_sql_checked};

/// What a patch does to a column. Of a nullable column it is a `Patch<Option<T>>`, and `Set(None)` makes it NULL.
///
/// ```
/// use bindery::Patch;
///
/// #[derive(Default)]
/// struct BookPatch {
///     title: Patch<String>,
///     year: Patch<Option<i32>>,
/// }
///
/// let patch = BookPatch {
///     year: Patch::Set(None),
///     ..BookPatch::default()
/// };
/// assert_eq!(patch.title, Patch::Keep);
/// ```
///
/// With the feature `serde` what is there is set, even if it is `null`. What may be left out is a field with
/// `#[serde(default, skip_serializing_if = "bindery::Patch::is_keep")]`; without, what is missing is an error, and so
/// it is to serialise [`Patch::Keep`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Patch<T> {
    /// Leave the column as it is.
    #[default]
    Keep,
    /// Set it to the value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether it sets the column.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        matches!(self, Self::Set(_))
    }

    /// Whether it leaves the column as it is.
    #[must_use]
    pub const fn is_keep(&self) -> bool {
        !self.is_set()
    }

    /// The value that it sets.
    #[must_use]
    pub fn set(self) -> Option<T> {
        match self {
            Self::Keep => None,
            Self::Set(value) => Some(value),
        }
    }

    /// The same one of a borrowed value.
    #[must_use]
    pub const fn as_ref(&self) -> Patch<&T> {
        match self {
            Self::Keep => Patch::Keep,
            Self::Set(value) => Patch::Set(value),
        }
    }

    /// The same one of what `map` makes of the value.
    #[must_use]
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Keep => Patch::Keep,
            Self::Set(value) => Patch::Set(map(value)),
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

/// As the value that it sets. A column that is left as it is has no parameter that is sent: that one is NULL.
impl<T: ToSql> ToSql for Patch<T> {
    fn to_sql(&self, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
        match self {
            Self::Keep => Ok(IsNull::Yes),
            Self::Set(value) => value.to_sql(type_, out),
        }
    }

    fn accepts(type_: &Type) -> bool {
        T::accepts(type_)
    }

    fn encode_format(&self, type_: &Type) -> Format {
        match self {
            Self::Keep => Format::Binary,
            Self::Set(value) => value.encode_format(type_),
        }
    }

    to_sql_checked!();
}

#[cfg(feature = "serde")]
mod values {
    use super::Patch;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

    /// What is set. An `Option` alone would take a missing field for `None`.
    #[derive(Serialize, Deserialize)]
    struct Set<T>(T);

    impl<T: Serialize> Serialize for Patch<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                // `null` would be read as a value.
                Self::Keep => Err(ser::Error::custom(
                    "`Patch::Keep` has no value: skip it if `Patch::is_keep`",
                )),
                Self::Set(value) => Set(value).serialize(serializer),
            }
        }
    }

    impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Set::deserialize(deserializer).map(|Set(value)| Self::Set(value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_encoded_as_the_value_that_it_sets() {
        let encode = |patch: &(dyn ToSql + Sync)| {
            let mut out = BytesMut::new();
            let encoded = patch.to_sql_checked(&Type::INT4, &mut out);
            (encoded.expect("it is an INT4"), out.to_vec())
        };
        let (is_null, bytes) = encode(&Patch::Set(7_i32));
        assert!(matches!(is_null, IsNull::No));
        assert_eq!(bytes, 7_i32.to_be_bytes());
        let (is_null, bytes) = encode(&Patch::Set(None::<i32>));
        assert!(matches!(is_null, IsNull::Yes) && bytes.is_empty());
        let (is_null, bytes) = encode(&Patch::<i32>::Keep);
        assert!(matches!(is_null, IsNull::Yes) && bytes.is_empty());
        assert!(!<Patch<i32> as ToSql>::accepts(&Type::TEXT));
    }

    #[test]
    fn it_is_what_an_option_would_be() {
        let patch = Patch::from("title".to_owned());
        assert_eq!(patch.as_ref().map(String::len), Patch::Set(5));
        assert_eq!(patch.as_ref().set().map(String::as_str), Some("title"));
        assert_eq!(Patch::<i32>::Keep.map(|it| it + 1).set(), None);
        assert!(patch.is_set() && !patch.is_keep());
    }

    #[cfg(all(feature = "serde", feature = "serde_json"))]
    #[test]
    fn what_is_there_is_set() {
        use serde::{Deserialize, Serialize};

        #[derive(Serialize, Deserialize, Debug, PartialEq, Default)]
        #[serde(default)]
        struct Book {
            #[serde(skip_serializing_if = "Patch::is_keep")]
            title: Patch<String>,
            #[serde(skip_serializing_if = "Patch::is_keep")]
            year: Patch<Option<i32>>,
        }
        let set = |title: Patch<&str>, year| Book {
            title: title.map(str::to_owned),
            year,
        };
        for (json, book) in [
            ("{}", Book::default()),
            (r#"{"year":null}"#, set(Patch::Keep, Patch::Set(None))),
            (
                r#"{"title":"Emma","year":1815}"#,
                set(Patch::Set("Emma"), Patch::Set(Some(1815))),
            ),
        ] {
            assert_eq!(serde_json::from_str::<Book>(json).ok(), Some(book));
            let book: Book = serde_json::from_str(json).expect("it was read before");
            assert_eq!(serde_json::to_string(&book).ok().as_deref(), Some(json));
        }
        serde_json::from_str::<Book>(r#"{"title":null}"#).expect_err("a title is not NULL");
    }

    #[cfg(all(feature = "serde", feature = "serde_json"))]
    #[test]
    fn what_is_missing_is_not_null() {
        #[derive(serde::Serialize, serde::Deserialize, Debug)]
        struct Book {
            year: Patch<Option<i32>>,
        }
        let missing = serde_json::from_str::<Book>("{}").expect_err("the year is missing");
        assert!(missing.to_string().starts_with("missing field `year`"));
        let kept = Book { year: Patch::Keep };
        serde_json::to_string(&kept).expect_err("it has no value");
    }
}

//! Rows to and from tuples.

/// Converts a row to a tuple of its fields, in their order, and back.
///
/// ```
/// struct Author {
///     id: i64,
///     name: String,
/// }
/// bindery::tuple!(Author: id = i64, name = String);
///
/// let author = Author::from((1, "Selma".to_owned()));
/// let (id, name): (i64, String) = author.into();
/// assert_eq!((id, name.as_str()), (1, "Selma"));
/// ```
#[macro_export]
macro_rules! tuple {
    ($row:ident: $($field:ident = $type:ty),+) => {
        impl ::std::convert::From<$row> for ($($type,)+) {
            fn from(row: $row) -> Self {
                ($(row.$field,)+)
            }
        }

        impl ::std::convert::From<($($type,)+)> for $row {
            fn from(($($field,)+): ($($type,)+)) -> Self {
                Self { $($field),+ }
            }
        }
    };
}

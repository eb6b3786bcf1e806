//! What generated code writes of a dynamic query.

/// The static of a dynamic query all of whose texts are written: the query, the numbers of values of its switches, the
/// number of each combination's text, and the texts, each with the positions of its parameters among the arguments.
///
/// ```
/// use bindery::{Query, Type};
///
/// static BOOKS: Query = Query {
///     name: "books",
///     sql: "SELECT id FROM book WHERE year = $1",
///     params: &[Type::INT4],
/// };
/// bindery::variants! { BOOKS_VARIANTS of BOOKS: [2] [1, 0]
///     "SELECT id FROM book WHERE year = $1" [0]
///     "SELECT id FROM book" []
/// }
///
/// assert_eq!(BOOKS_VARIANTS.variant(&[0]).sql(), "SELECT id FROM book");
/// ```
#[macro_export]
macro_rules! variants {
    (
        $name:ident of $query:ident: [$($values:literal),*] [$($number:literal),*]
        $($sql:literal [$($param:literal),*])+
    ) => {
        static $name: $crate::Dynamic = $crate::Dynamic {
            query: &$query,
            switches: &[$($values),*],
            texts: $crate::Texts::All {
                numbers: &[$($number),*],
                texts: &[$($crate::Text {
                    sql: $sql,
                    params: &[$($param),*],
                }),+],
            },
        };
    };
}

/// The static of a dynamic query whose texts are joined: the query, the numbers of values of its switches, and its
/// [pieces](crate::Piece).
///
/// ```
/// use bindery::{Query, Type};
///
/// static BOOKS: Query = Query {
///     name: "books",
///     sql: "SELECT id FROM book WHERE year = $1",
///     params: &[Type::INT4],
/// };
/// bindery::joined! { BOOKS_VARIANTS of BOOKS: [2]
///     Sql("SELECT id FROM book"),
///     When(0, 1, &[Sql(" WHERE year = "), Param(0)]),
/// }
///
/// assert_eq!(BOOKS_VARIANTS.variant(&[0]).sql(), "SELECT id FROM book");
/// ```
#[macro_export]
macro_rules! joined {
    ($name:ident of $query:ident: [$($values:literal),*] $($piece:expr),+ $(,)?) => {
        static $name: $crate::Dynamic = {
            use $crate::Piece::*;
            $crate::Dynamic {
                query: &$query,
                switches: &[$($values),*],
                texts: $crate::Texts::Joined(&[$($piece),+]),
            }
        };
    };
}

/// What there is to know of a struct of [patches](crate::Patch): whether it sets anything.
///
/// ```
/// use bindery::Patch;
///
/// #[derive(Default)]
/// struct RenamePatch {
///     title: Patch<String>,
///     subtitle: Patch<Option<String>>,
/// }
/// bindery::patch!(RenamePatch: title, subtitle);
///
/// let mut patch = RenamePatch::default();
/// assert!(patch.is_empty());
/// patch.subtitle = Patch::Set(None);
/// assert!(!patch.is_empty());
/// ```
#[macro_export]
macro_rules! patch {
    ($name:ident: $($field:ident),+) => {
        impl $name {
            /// Whether it sets nothing.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                true $(&& !self.$field.is_set())+
            }
        }
    };
}

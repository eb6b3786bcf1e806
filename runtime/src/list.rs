//! Many rows, or sets, of parameters: one array a column.

/// Converts a tuple of a struct's fields, in their order, to the struct, which may borrow for one lifetime.
///
/// ```
/// struct Input<'a> {
///     title: &'a str,
///     year: Option<i32>,
/// }
/// bindery::from_tuple!(Input<'a>: title = &'a str, year = Option<i32>);
///
/// let input = Input::from(("Emil", None));
/// assert_eq!((input.title, input.year), ("Emil", None));
/// ```
#[macro_export]
macro_rules! from_tuple {
    ($input:ident $(<$a:lifetime>)?: $($field:ident = $type:ty),+) => {
        $crate::input!($input $(<$a>)?: $($field),+);

        impl $(<$a>)? ::std::convert::From<($($type,)+)> for $input $(<$a>)? {
            fn from(($($field,)+): ($($type,)+)) -> Self {
                Self { $($field),+ }
            }
        }
    };
}

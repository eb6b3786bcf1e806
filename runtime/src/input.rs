//! What a `:batch` or a `:copy` takes many of.

use crate::{Param, ToSql};

/// The `N` values of a set of parameters, or of a row: those of a generated struct, or a value alone.
pub trait Input<const N: usize> {
    /// The values, in the order of the statement.
    fn params(&self) -> [Param<'_>; N];
}

impl<T: ToSql + Sync> Input<1> for T {
    fn params(&self) -> [Param<'_>; 1] {
        [self]
    }
}

/// Implements [`Input`](crate::Input) for a struct of the values, in their order.
#[doc(hidden)]
#[macro_export]
macro_rules! input {
    ($input:ident $(<$a:lifetime>)?: $($field:ident),+) => {
        impl $(<$a>)? $crate::Input<{ [$(stringify!($field)),+].len() }> for $input $(<$a>)? {
            fn params(&self) -> [$crate::Param<'_>; [$(stringify!($field)),+].len()] {
                [$(&self.$field),+]
            }
        }
    };
}

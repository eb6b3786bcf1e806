//! Constants for the constraints of tables.

/// Modules of constants, one for each table, with a constant for each of its constraints.
#[doc(hidden)]
#[macro_export]
macro_rules! constraints {
    ($($(#[$of_table:meta])* $table:ident($schema:literal, $name:literal) {
        $($(#[$of_constant:meta])* $constant:ident = $constraint:literal;)*
    })*) => {$(
        $(#[$of_table])*
        pub mod $table {
            $(
                $(#[$of_constant])*
                pub const $constant: $crate::Constraint =
                    $crate::Constraint::new($schema, $name, $constraint);
            )*
        }
    )*};
}

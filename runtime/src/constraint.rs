//! A constraint of a table.

/// A constraint of a table, which a statement can violate. Generated code has a constant for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Constraint {
    schema: &'static str,
    table: &'static str,
    name: &'static str,
}

impl Constraint {
    /// The constraint `name` of the table `table` in `schema`.
    #[must_use]
    pub const fn new(schema: &'static str, table: &'static str, name: &'static str) -> Self {
        Self {
            schema,
            table,
            name,
        }
    }
}

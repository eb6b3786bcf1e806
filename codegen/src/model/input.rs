//! What a function takes many of: data only.

use super::Field;

/// A struct of parameters: one row of a list, one set of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// Its documentation, one line.
    pub doc: String,
    /// Whether a field borrows: then it has a lifetime `'a`.
    pub borrows: bool,
    /// Its fields, with that lifetime in their types.
    pub fields: Vec<Field>,
}

impl Input {
    /// The struct as a type: `AddBooksInput<'a>`.
    #[must_use]
    pub fn rust_type(&self) -> String {
        let lifetime = if self.borrows { "<'a>" } else { "" };
        format!("{}{lifetime}", self.name)
    }

    /// What stands for it among the parameters of a function that takes many.
    #[must_use]
    pub fn slice(&self) -> String {
        format!("&[impl Into<{}> + Copy + Sync]", self.rust_type())
    }
}

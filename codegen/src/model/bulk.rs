//! What a function does many times at once: data only.

use super::Input;

/// What a function takes or gives many of, otherwise than as an answer's rows. Of an only parameter or column, the value's
/// type is in place of a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bulk {
    /// It runs its statement for many sets of parameters.
    Batch {
        /// A set.
        input: Result<Input, String>,
        /// What runs all sets at once, where functions block.
        at_once: Option<AtOnce>,
    },
    /// It copies rows into a table.
    In {
        /// A row.
        input: Result<Input, String>,
        /// The static whose statement selects the table's columns.
        columns: String,
        /// The function that takes the rows of a stream, if there is one.
        stream: Option<String>,
    },
    /// It copies rows out, whose columns the statement of this static selects.
    Out(String),
}

/// A statement for all sets of parameters at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtOnce {
    /// The static.
    pub descriptor: String,
    /// Whether each set has one row; where one has not, the sets are run one by one.
    pub one_each: bool,
}

impl Bulk {
    /// The struct of what it takes.
    #[must_use]
    pub fn input(&self) -> Option<&Input> {
        match self {
            Self::Batch { input, .. } | Self::In { input, .. } => input.as_ref().ok(),
            Self::Out(_) => None,
        }
    }

    /// Whether it copies: then its statement has no parameters and gives no answer.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        !matches!(self, Self::Batch { .. })
    }
}

//! What generated code has of a query with parts: data only.

use super::Field;

/// The variants of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dynamic {
    /// The static that holds them.
    pub descriptor: String,
    /// What the function takes behind the client, in order: names and types.
    pub taken: Vec<(String, String)>,
    /// Its local variables: for the variant, and for what a patch gives.
    pub locals: [String; 2],
    /// How many values each switch has, and the expression that gives one, a `u8`.
    pub switches: Vec<(u8, String)>,
    /// Their texts.
    pub texts: Texts,
    /// The enums of its choices.
    pub choices: Vec<Choice>,
    /// The struct of its patch, if it is one.
    pub patch: Option<Patch>,
}

/// The texts of the variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Texts {
    /// Every one of them.
    All {
        /// By the number of a combination of values, the index of its text.
        numbers: Vec<usize>,
        /// The texts, and the positions of their parameters among all.
        texts: Vec<(String, Vec<usize>)>,
    },
    /// The pieces to join.
    Joined(Vec<Piece>),
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// SQL.
    Sql(String),
    /// The parameter at this position among all.
    Param(usize),
    /// What is there if the switch with this index has this value.
    When(usize, u8, Vec<Piece>),
    /// The items that are there, with commas between them.
    List(Vec<Vec<Piece>>),
}

/// The enum of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// Its documentation, one line.
    pub doc: String,
    /// Its variants, each with its documentation, one line.
    pub variants: Vec<(String, String)>,
}

/// The struct of a patch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// Its name.
    pub name: String,
    /// Its parameter among those of the function.
    pub param: String,
    /// Its documentation, one line.
    pub doc: String,
    /// What it derives.
    pub derive: Vec<String>,
    /// What each field needs for that.
    pub attribute: Option<String>,
    /// Its fields.
    pub fields: Vec<Field>,
}

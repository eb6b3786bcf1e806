//! What models add to generated code: data only.

use super::{Expected, Field, Row};

/// A model: a row that is tied to a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// The table, with its schema.
    pub table: String,
    /// The fields of its primary key.
    pub key: Vec<String>,
    /// Its struct; each layout but the first is for a query.
    pub row: Row,
    /// The columns whose types the user chose.
    pub chosen: Vec<Field>,
    /// The statements that load one field of one row.
    pub statements: Vec<Statement>,
}

/// A statement that Bindery wrote, as a static.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The static.
    pub descriptor: String,
    /// What errors call it.
    pub name: String,
    /// The statement that is sent.
    pub sql: String,
    /// The driver's constants for the types of its parameters; `None` where only the server knows one.
    pub wires: Vec<Option<String>>,
    /// What the server said of it, where that is to be verified.
    pub expected: Option<Expected>,
}

/// What a query makes of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelUse {
    /// The model.
    pub model: String,
    /// The fields that the query leaves out.
    pub deferred: Vec<String>,
    /// The fields that the model does not have.
    pub annotations: Vec<String>,
}

/// The function for a part of a query's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// The function.
    pub function: String,
    /// Its last parameter.
    pub range: String,
    /// The names of the limit and of the number of rows to skip, within it.
    pub bounds: [String; 2],
    /// The static.
    pub descriptor: String,
}

/// How a row is tied to a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// It has the model with this name in a field `model`, and dereferences to it.
    Annotated(String),
    /// It has the model's fields, some of which are left out until they are loaded.
    Deferred(Deferring),
}

/// How a row loads what is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deferring {
    /// The model.
    pub model: String,
    /// The fields of its primary key.
    pub key: Vec<String>,
    /// The model's fields that are there.
    pub given: Vec<String>,
    /// Those that are left out.
    pub loads: Vec<Load>,
    /// The static of the statement that loads them all.
    pub query: String,
}

/// A field that can be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The field.
    pub field: String,
    /// The method that loads it.
    pub method: String,
    /// The type of what is loaded.
    pub rust_type: String,
    /// The static of the statement, in the module `models`.
    pub query: String,
}

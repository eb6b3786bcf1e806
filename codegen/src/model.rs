//! What generated code consists of: data only, every name and type decided.

use crate::parse::Command;

/// All generated code of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Modules of queries, parents before children, in path order.
    pub modules: Vec<Module>,
    /// What functions are generated: the first are those of the modules, the second those of their
    /// children `nonblocking`.
    pub flavours: Vec<Flavour>,
    /// Enums, in the order of their PostgreSQL names.
    pub enums: Vec<Enum>,
}

/// How functions wait for the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flavour {
    /// They block, on `postgres`.
    Blocking,
    /// They are `async`, on `tokio-postgres`.
    Nonblocking,
}

/// A module: a file of queries, a folder of them, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// The identifiers on the way to it, its own last: `["admin", "r#type"]`.
    pub path: Vec<String>,
    /// The file of queries it is made from, if it is not only a folder.
    pub source: Option<String>,
    /// The modules below it.
    pub children: Vec<String>,
    /// Its queries.
    pub queries: Vec<Query>,
}

/// A generated function, its query descriptor, and its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The query's name, as the user wrote it.
    pub name: String,
    /// The function.
    pub function: String,
    /// The static that describes the query.
    pub descriptor: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the function does.
    pub command: Command,
    /// The statement that is sent.
    pub sql: String,
    /// What it takes behind the client.
    pub params: Vec<Param>,
    /// What it gives.
    pub output: Output,
    /// The columns of its rows as fields, in order.
    pub fields: Vec<Field>,
    /// The struct of its fields, where this query defines one.
    pub row: Option<Row>,
}

/// A parameter of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// The identifier.
    pub name: String,
    /// Its type.
    pub rust_type: String,
    /// The driver's constant for the PostgreSQL type; `None` where only the server knows it.
    pub wire: Option<String>,
}

/// What one row, or the whole statement, becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// The number of affected rows.
    Affected,
    /// A value of this type: the only column, or a row.
    Row(String),
}

/// A struct of a query's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// What it derives.
    pub derive: Vec<String>,
}

/// A field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The identifier.
    pub name: String,
    /// Its type.
    pub rust_type: String,
}

/// An enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enum {
    /// Its name in Rust.
    pub name: String,
    /// Its name in PostgreSQL, with its schema: `public.mood`.
    pub pg_name: String,
    /// Its name in PostgreSQL, alone and without quotes.
    pub bare_name: String,
    /// Its variants, in PostgreSQL's order.
    pub variants: Vec<Variant>,
}

/// A variant of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The identifier.
    pub name: String,
    /// The label in PostgreSQL.
    pub label: String,
}

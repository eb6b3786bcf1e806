//! What generated code consists of: data only, every name and type decided.

mod bulk;
mod dynamic;
mod input;
mod param;
mod tied;
mod user_types;

pub use bulk::{AtOnce, Bulk};
pub use dynamic::{Choice, Dynamic, Patch, Piece, Texts};
pub use input::Input;
pub use param::{ListColumn, Param, ParamList};
pub use tied::{Deferring, Load, Model, ModelUse, Slice, Statement, Tie};
pub use user_types::{Composite, CompositeField, Domain, Enum, UserTypes, Variant};

use crate::parse::Command;

/// All generated code of a database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    /// The database, if it has a name.
    pub database: Option<Database>,
    /// The modules of the databases that have names, where this is the root of all.
    pub databases: Vec<String>,
    /// Modules of queries, parents before children, in path order.
    pub modules: Vec<Module>,
    /// What functions are generated: the first are those of the modules, the second those of their
    /// children `nonblocking`.
    pub flavours: Vec<Flavour>,
    /// What the module `models` holds, in the order of the models' names.
    pub models: Vec<Model>,
    /// What the module `types` holds.
    pub types: UserTypes,
    /// The constraints that queries can violate, if there are any.
    pub constraints: Option<Constraints>,
    /// The columns of tables that are NOT NULL, of the tables that queries name.
    pub not_null: Vec<NotNull>,
    /// The enums that queries use, with their labels, in the order of their names.
    pub enums: Vec<(String, Vec<String>)>,
}

/// A module with the constraints of tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraints {
    /// The module.
    pub module: String,
    /// The tables, in the order of their modules.
    pub tables: Vec<TableConstraints>,
}

/// The constraints of a table, each a constant of a module of the table's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableConstraints {
    /// The module.
    pub module: String,
    /// The table's schema.
    pub schema: String,
    /// The table.
    pub table: String,
    /// Its constraints, in the order of their names.
    pub constants: Vec<Constant>,
}

/// A constant that stands for a constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    /// Its name.
    pub name: String,
    /// The constraint's name.
    pub constraint: String,
    /// What the constraint is, as SQL.
    pub definition: String,
}

/// The constraints of a table, under a name of its own in a module whose queries can violate them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violable {
    /// The table's module among those of constraints.
    pub module: String,
    /// Its name here.
    pub name: String,
    /// The constants that are meant, where not all of them are.
    pub only: Vec<String>,
}

/// The columns of a table that are NOT NULL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotNull {
    /// The table's schema; none where queries leave it to the search path.
    pub schema: Option<String>,
    /// The table.
    pub table: String,
    /// The columns.
    pub columns: Vec<String>,
}

/// A database that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Database {
    /// Its name, which its module has too.
    pub name: String,
    /// The type that stands for it in the types of connections.
    pub marker: String,
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
    /// The rows of other modules that its queries give.
    pub imports: Vec<Import>,
    /// The constraints that its queries can violate.
    pub violable: Vec<Violable>,
    /// Its queries.
    pub queries: Vec<Query>,
}

/// A row that another module defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The identifiers on the way to the other module, from the root.
    pub module: Vec<String>,
    /// The row's name.
    pub name: String,
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
    /// Whether another module names that static.
    pub is_named_elsewhere: bool,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the function does.
    pub command: Command,
    /// The statement that is sent.
    pub sql: String,
    /// What the server said of it.
    pub expected: Expected,
    /// What it takes behind the client.
    pub params: Vec<Param>,
    /// What there is of it in its variants, if it has parts.
    pub dynamic: Option<Dynamic>,
    /// Whether the driver has to ask about the type of a column.
    pub asks: bool,
    /// What it gives.
    pub output: Output,
    /// The function that lends its rows, if there is one.
    pub each: Option<Each>,
    /// The function for a part of its rows, if there is one.
    pub slice: Option<Slice>,
    /// What it makes of a model, if it returns one.
    pub usage: Option<ModelUse>,
    /// The statements that Bindery wrote beside its own.
    pub statements: Vec<Statement>,
    /// The columns of its rows as fields, in order; that of a row within the row is `author.id`.
    pub fields: Vec<Field>,
    /// The columns whose types the user chose.
    pub chosen: Vec<Field>,
    /// What its function does many times at once, if it does.
    pub bulk: Option<Bulk>,
    /// The structs of what its function takes many of.
    pub inputs: Vec<Input>,
    /// The structs that this query defines: its row, then the rows within it.
    pub rows: Vec<Row>,
}

impl Query {
    /// Whether it is a patch.
    #[must_use]
    pub fn is_patch(&self) -> bool {
        self.dynamic.as_ref().is_some_and(|it| it.patch.is_some())
    }
}

/// What the server said of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    /// The types of its parameters.
    pub params: Vec<String>,
    /// Its columns.
    pub columns: Vec<ExpectedColumn>,
}

/// What the server said of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedColumn {
    /// Its name.
    pub name: String,
    /// Its type.
    pub pg_type: String,
    /// Whether it is a table's column that is NOT NULL there.
    pub not_null: bool,
}

/// What one row, or the whole statement, becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// The number of affected rows.
    Affected,
    /// Nothing, as of a procedure without results.
    Nothing,
    /// The rows of cursors.
    Cursors(Cursors),
    /// A value of this type: the only column, or a row.
    Row(String),
    /// A row of this type, which gathers rows.
    Group(String),
}

/// What a query's cursors give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursors {
    /// The row of each, in order.
    pub rows: Vec<String>,
    /// The function that fetches them in portions.
    pub each: String,
    /// The parameter for the size of a portion, among those of that function.
    pub portion: String,
    /// The closure for the rows of each, likewise.
    pub closures: Vec<String>,
}

/// A function that lends rows to a closure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Each {
    /// The function.
    pub function: String,
    /// The closure's parameter among those of the function.
    pub closure: String,
    /// What it is lent, with the lifetime `'_`: the borrowed row or value.
    pub lent: String,
}

/// A struct of a query's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its documentation, one line.
    pub doc: Option<String>,
    /// The row that it is the borrowed form of, and then has a lifetime `'a`.
    pub lends: Option<String>,
    /// What it derives.
    pub derive: Vec<String>,
    /// Whether it converts to and from a tuple.
    pub is_tuple: bool,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The columns that it is made of where a cursor gives it, if one does, in the order of its fields.
    pub fetched: Vec<FetchedColumn>,
    /// How it is made of columns: the first time for every query that no other one is for. A row that
    /// stands only within others has none.
    pub layouts: Vec<Layout>,
    /// How it is tied to a model, if it is and is not the model itself.
    pub tie: Option<Tie>,
}

/// A column of a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedColumn {
    /// The field that it becomes.
    pub field: String,
    /// Its name.
    pub name: String,
    /// Its type, as the driver names it: without a schema, with `[]` behind an array's.
    pub pg_type: String,
}

/// How the columns of a query become a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The path to the query's static.
    pub query: String,
    /// The row's fields, in the order of their columns.
    pub places: Vec<Place>,
}

/// Where the value of a field comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The field.
    pub field: String,
    /// Where its value comes from.
    pub source: Source,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The column at this position, from 0.
    Column(usize),
    /// A row within the row.
    Row(Inner),
    /// Rows within the row, of several rows of the result.
    Group(Inner),
    /// Nowhere: it is loaded later.
    Deferred,
}

/// A row within a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inner {
    /// The struct.
    pub row: String,
    /// The position of the column that is NULL where there is no such row, if that can be.
    pub present: Option<usize>,
    /// Its fields, each with the position of its column.
    pub fields: Vec<(String, usize)>,
}

/// A field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The identifier.
    pub name: String,
    /// Its type.
    pub rust_type: String,
    /// Its documentation, one line.
    pub doc: Option<String>,
}

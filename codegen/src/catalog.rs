//! What the server knows of tables, types and functions, as data.

mod callable;
mod load;
mod meddling;
mod names;
mod printed;
mod reduce;
mod sql;

pub(crate) use callable::{Argument, Callable, CallableKind, Mode};
pub(crate) use load::{all_types, user_types};
pub(crate) use meddling::Meddling;
pub(crate) use names::{bare_name, quoted, type_name};

use crate::lex::{TokenKind, tokens};
use crate::source::Span;
use serde::Deserialize;
use std::collections::BTreeMap;
use tokio_postgres::types::{Field, Kind, Oid, Type};

/// Tables and types, in a fixed order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalog {
    /// Tables and views.
    pub tables: Vec<Table>,
    /// Types that users made, under the names that queries carry: `public.mood`.
    pub types: BTreeMap<String, TypeShape>,
    /// The schemas in which an unqualified name is looked up, in order. `pg_temp` and `pg_catalog` are
    /// looked into before all of them, where they are not among them.
    pub search_path: Vec<String>,
    /// Functions that users or extensions made, by name.
    pub routines: Vec<Routine>,
    /// Domains, by name.
    pub domains: Vec<Domain>,
    /// The types that a function of the user's casts from or to, in the order of their names: such a cast
    /// can make anything of a value, NULL too.
    pub casts: Vec<String>,
    /// Names of functions, for suggestions; never in a lock.
    pub functions: Vec<String>,
}

/// What else is called or written like a function or an operator of the system, or has a name of its own:
/// all that users or extensions made under one name, in any schema.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Routine {
    /// Its name: `slugify`, or for an operator `<->`.
    pub name: String,
    /// Whether every one of them is strict: NULL for a NULL argument.
    #[serde(default)]
    pub strict: bool,
    /// Whether one of them returns a set of rows.
    #[serde(default)]
    pub set: bool,
    /// Whether one of them is an aggregate or a window function.
    #[serde(default)]
    pub aggregate: bool,
    /// The type that all of them return, if it is one.
    #[serde(default)]
    pub returns: Option<String>,
    /// The extension that all of them are of, if it is one.
    #[serde(default)]
    pub extension: Option<String>,
}

/// A domain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Domain {
    /// Its name, as queries carry it: `public.isbn`.
    pub name: String,
    /// The type that it is over, which may be a domain.
    pub base: String,
    /// Whether it, or a domain that it is over, is NOT NULL: a cast to it never yields NULL. A column that
    /// was declared with it can be NULL all the same, behind an outer join.
    #[serde(default)]
    pub not_null: bool,
}

/// A table, a view, or what else has columns.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Table {
    /// Its schema; `pg_temp` for a temporary one.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub kind: TableKind,
    /// Whether its rows are stored as statements write them: no rule stands in their place, and no trigger
    /// changes them or leaves them out.
    #[serde(default)]
    pub is_plain: bool,
    /// Its columns, in order.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// What tells its rows apart, the primary key first: of a table that others inherit from, nothing does,
    /// and nothing is known where a rule puts another statement in the place of its own.
    #[serde(default)]
    pub keys: Vec<Key>,
    /// The parts of its other indexes, as SQL, each list in the index's order: of those for some rows only, just
    /// the ones over expressions.
    #[serde(default)]
    pub indexes: Vec<Vec<String>>,
    /// The conditions that the server enforces for each of its rows, as SQL: none of them is ever false.
    ///
    /// Here, in keys and in views, a name without a schema is of `pg_temp` or `pg_catalog`.
    #[serde(default)]
    pub checks: Vec<String>,
    /// The constraints that writing it can violate, in the order of their names; kept only of tables that
    /// queries write.
    #[serde(default)]
    pub constraints: Vec<Constraint>,
    /// The foreign keys of other tables that refer to it, then those that refer to what is deleted with its
    /// rows; kept only where queries delete its rows or set what is referred to.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// What COMMENT ON says of it, in one line; known of the tables of models only.
    pub comment: Option<String>,
    /// The SELECT that a view is, as the server prints it; not of the views of the system.
    pub view: Option<String>,
    /// Its object identifier; of no meaning on another server, and 0 once queries are described.
    #[serde(skip)]
    pub oid: Oid,
}

/// What kind of table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// An ordinary or partitioned table.
    #[default]
    Table,
    /// A view.
    View,
    /// A materialised view.
    MaterializedView,
    /// A table of another server.
    Foreign,
}

/// A primary key, a unique constraint or a unique index that holds at any time: valid, and not deferrable.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Key {
    /// Its columns and expressions, as SQL.
    pub parts: Vec<String>,
    /// The rows that it is for, as SQL, if it is not for all.
    pub predicate: Option<String>,
    /// Whether it is the primary key.
    #[serde(default)]
    pub primary: bool,
}

/// A constraint, or a unique index, which is violated as one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Constraint {
    /// Its name.
    pub name: String,
    /// What it is, as SQL.
    pub definition: String,
}

/// A foreign key of another table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Reference {
    /// That table's schema.
    pub schema: String,
    /// That table.
    pub table: String,
    /// The name of the foreign key.
    pub name: String,
    /// What it is, as SQL.
    pub definition: String,
    /// The columns that it refers to, where they are the table's own.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether no row of the table, or of a table that inherits from it, can have NULL here.
    #[serde(default)]
    pub not_null: bool,
    /// Whether it is made of other columns, here or in a table that inherits from this one.
    #[serde(default)]
    pub generated: bool,
    /// Its type, written as queries carry it: `int4`, `text[]`, `public.mood`; a domain's own name.
    #[serde(rename = "type")]
    pub pg_type: String,
    /// What COMMENT ON says of it, in one line; known of the tables of models only.
    pub comment: Option<String>,
    /// Its number; 0 once queries are described.
    #[serde(skip)]
    pub number: i16,
    /// The domain that it was declared with; none once queries are described, whose columns have it.
    #[serde(skip)]
    pub domain: Option<String>,
}

/// What a type that a user made consists of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TypeShape {
    /// An enum's labels, in its order.
    Enum(Vec<String>),
    /// The name of a domain's base type.
    Domain(String),
    /// The names and types of a composite type's fields.
    Composite(Vec<(String, String)>),
    /// The name of the type that a range is over.
    Range(String),
    /// Anything else: types of extensions, multiranges that users made.
    Other,
}

impl TableKind {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Table,
        Self::View,
        Self::MaterializedView,
        Self::Foreign,
    ];

    /// The word for it in a lock.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::View => "view",
            Self::MaterializedView => "materialized-view",
            Self::Foreign => "foreign",
        }
    }
}

impl Catalog {
    /// Adds `type_` and what it consists of.
    pub(crate) fn add_type(&mut self, type_: &Type) {
        let shape = match type_.kind() {
            Kind::Array(element) => return self.add_type(element),
            _ if type_.schema() == "pg_catalog" => return,
            Kind::Enum(labels) => TypeShape::Enum(labels.clone()),
            Kind::Domain(base) => {
                self.add_type(base);
                TypeShape::Domain(type_name(base))
            }
            Kind::Composite(fields) => {
                fields.iter().for_each(|field| self.add_type(field.type_()));
                let named = |field: &Field| (field.name().to_owned(), type_name(field.type_()));
                TypeShape::Composite(fields.iter().map(named).collect())
            }
            Kind::Range(of) => {
                self.add_type(of);
                TypeShape::Range(type_name(of))
            }
            _ => TypeShape::Other,
        };
        self.types.insert(type_name(type_), shape);
    }

    /// Adds the domain that a query's column was declared with, if one.
    pub(crate) fn add_domain_of(&mut self, column: &tokio_postgres::Column) {
        let domain = self.origin_of(column).and_then(|(_, it)| it.domain.clone());
        if let Some(domain) = domain {
            let base = || TypeShape::Domain(type_name(column.type_()));
            self.types.entry(domain).or_insert_with(base);
        }
    }

    /// The table's column that a query's column is.
    pub(crate) fn origin_of(&self, column: &tokio_postgres::Column) -> Option<(&Table, &Column)> {
        let oid = column.table_oid()?;
        let table = self.tables.iter().find(|table| table.oid == oid)?;
        let mut columns = table.columns.iter();
        let found = columns.find(|it| Some(it.number) == column.column_id())?;
        Some((table, found))
    }

    /// The table that a name means: in the schema, or without one in the first of the search path that has it.
    #[must_use]
    pub fn find(&self, schema: Option<&str>, name: &str) -> Option<&Table> {
        match schema {
            Some(schema) => self.table(schema, name),
            None => (self.search_path.iter()).find_map(|schema| self.table(schema, name)),
        }
    }

    /// The table with this schema and name.
    #[must_use]
    pub fn table(&self, schema: &str, name: &str) -> Option<&Table> {
        self.tables
            .iter()
            .find(|table| table.schema == schema && table.name == name)
    }

    /// The tables whose names stand in the statement at `span` of `text`.
    pub(crate) fn mentioned(&self, text: &str, span: Span) -> Vec<&Table> {
        let words: Vec<String> = tokens(text, span)
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::QuotedName))
            .map(|token| text[token.span.range()].trim_matches('"').to_lowercase())
            .collect();
        let mentioned = |table: &&Table| words.contains(&table.name.to_lowercase());
        self.tables.iter().filter(mentioned).collect()
    }
}

//! What the server knows of tables, types and functions, as data.

mod sql;

use crate::database::{Session, lost};
use crate::error::Result;
use crate::lex::{TokenKind, tokens};
use crate::source::Span;
use serde::{Deserialize, Serialize};
use sql::{FUNCTIONS, TABLES, TYPE_NAMES, TYPES};
use std::collections::BTreeMap;
use tokio_postgres::types::{Field, Kind, Oid, ToSql, Type};

/// Tables and types, in a fixed order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    /// Tables and views.
    #[serde(default, rename = "table", skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// Types that users made, under the names that queries carry: `public.mood`.
    #[serde(default, rename = "type", skip_serializing_if = "BTreeMap::is_empty")]
    pub types: BTreeMap<String, TypeShape>,
    /// The schemas in which an unqualified name is looked up, in order, without `pg_catalog`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub search_path: Vec<String>,
    /// Functions that users or extensions made, by name.
    #[serde(default, rename = "function", skip_serializing_if = "Vec::is_empty")]
    pub routines: Vec<Routine>,
    /// Names of functions, for suggestions; never in a lock.
    #[serde(skip)]
    pub functions: Vec<String>,
}

/// What else is called or written like a function or an operator of the system, or has a name of its own:
/// all that users or extensions made under one name, in any schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// A table, a view, or what else has columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: TableKind,
    /// Whether its rows are stored as statements write them: no rule stands in their place, and no trigger
    /// changes them or leaves them out.
    pub is_plain: bool,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// What tells its rows apart: of a table that others inherit from, nothing does.
    pub keys: Vec<Key>,
    /// The conditions that the server enforces for each of its rows, as SQL.
    pub checks: Vec<String>,
    /// The SELECT that a view is, as the server prints it.
    pub view: Option<String>,
    /// Its object identifier; of no meaning on another server, and never in a lock.
    #[serde(skip)]
    pub oid: Oid,
}

/// What kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// An ordinary or partitioned table.
    Table,
    /// A view.
    View,
    /// A materialised view.
    MaterializedView,
    /// A table of another server.
    Foreign,
}

/// A primary key, a unique constraint or a unique index that holds at any time: valid, and not deferrable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Its columns and expressions, as SQL.
    pub parts: Vec<String>,
    /// The rows that it is for, as SQL, if it is not for all.
    pub predicate: Option<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether no row of the table, or of a table that inherits from it, can have NULL here.
    pub not_null: bool,
    /// Its type, written as queries carry it: `int4`, `text[]`, `public.mood`; a domain's own name.
    pub pg_type: String,
    /// Its number; never in a lock.
    #[serde(skip)]
    pub number: i16,
    /// The domain that it was declared with; a lock has it with the columns of queries.
    #[serde(skip)]
    pub domain: Option<String>,
}

/// What a type that a user made consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

impl Catalog {
    /// The tables of the user's schemas.
    ///
    /// # Errors
    ///
    /// The connection is lost.
    pub(crate) fn load(session: &Session) -> Result<Self> {
        let tables = session.run(tables(session, None))?;
        Ok(Self {
            tables,
            ..Self::default()
        })
    }

    /// Adds the tables with these identifiers where they are missing: queries may read the system's.
    pub(crate) fn add_tables(&mut self, session: &Session, mut oids: Vec<Oid>) -> Result<()> {
        oids.retain(|oid| !self.tables.iter().any(|table| table.oid == *oid));
        if !oids.is_empty() {
            self.tables
                .extend(session.run(tables(session, Some(oids)))?);
            self.tables
                .sort_by(|a, b| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
        }
        Ok(())
    }

    /// Adds the names of all functions, for suggestions.
    pub(crate) fn add_functions(&mut self, session: &Session) -> Result<()> {
        self.functions = session.run(async {
            let rows = session
                .client()
                .query_typed(FUNCTIONS, &[])
                .await
                .map_err(lost)?;
            Ok(rows.iter().map(|row| row.get(0)).collect())
        })?;
        Ok(())
    }

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

async fn tables(session: &Session, oids: Option<Vec<Oid>>) -> Result<Vec<Table>> {
    let params: [(&(dyn ToSql + Sync), Type); 1] = [(&oids, Type::OID_ARRAY)];
    let mut tables: Vec<Table> = Vec::new();
    for row in session
        .client()
        .query_typed(TABLES, &params)
        .await
        .map_err(lost)?
    {
        let oid = row.get(0);
        if tables.last().is_none_or(|table| table.oid != oid) {
            tables.push(Table {
                schema: row.get(1),
                name: row.get(2),
                kind: TableKind::Table,
                is_plain: false,
                columns: Vec::new(),
                keys: Vec::new(),
                checks: Vec::new(),
                view: None,
                oid,
            });
        }
        let column = Column {
            number: row.get(3),
            name: row.get(4),
            not_null: row.get(5),
            pg_type: String::new(),
            domain: row
                .get::<_, Option<String>>(6)
                .zip(row.get::<_, Option<String>>(7))
                .map(|(schema, name)| format!("{}.{}", quoted(&schema), quoted(&name))),
        };
        let table = tables
            .last_mut()
            .expect("a table was pushed for the first row");
        table.columns.push(column);
    }
    Ok(tables)
}

/// The names of all types, written as [`type_name`] does.
pub(crate) fn all_types(session: &Session) -> Result<Vec<String>> {
    let rows = session.run(async {
        let rows = session.client().query_typed(TYPE_NAMES, &[]).await;
        rows.map_err(lost)
    })?;
    let name = |row: &tokio_postgres::Row| match (row.get::<_, &str>(0), row.get::<_, &str>(1)) {
        ("pg_catalog", name) => name.to_owned(),
        (schema, name) => format!("{}.{}", quoted(schema), quoted(name)),
    };
    Ok(rows.iter().map(name).collect())
}

/// The names of the types that users made, written as SQL writes them.
pub(crate) async fn user_types(session: &Session) -> Result<Vec<String>> {
    let rows = session
        .client()
        .query_typed(TYPES, &[])
        .await
        .map_err(lost)?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// A type's name: bare for the system's (`int4`), else with its schema (`public.mood`), with `[]` behind
/// an array's element (`text[]`).
pub(crate) fn type_name(type_: &Type) -> String {
    match type_.kind() {
        Kind::Array(element) if type_.name().starts_with('_') => {
            format!("{}[]", type_name(element))
        }
        _ if type_.schema() == "pg_catalog" => type_.name().to_owned(),
        _ => format!("{}.{}", quoted(type_.schema()), quoted(type_.name())),
    }
}

/// The name behind the schema of a [`type_name`], without its quotes.
pub(crate) fn bare_name(name: &str) -> String {
    let Some(inner) = name.strip_suffix('"') else {
        return name
            .rsplit_once('.')
            .map_or(name, |(_, bare)| bare)
            .to_owned();
    };
    // A quote within a name is doubled, so the last single one opens it.
    let inner = inner.replace("\"\"", "\0");
    let bare = inner
        .rsplit_once('"')
        .map_or(inner.as_str(), |(_, bare)| bare);
    bare.replace('\0', "\"")
}

/// A name as SQL has to write it, whatever it holds.
pub(crate) fn quoted(name: &str) -> String {
    let plain = |c: char| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit() || !c.is_ascii();
    if name.chars().all(plain) && !name.starts_with(|c: char| c.is_ascii_digit()) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('"', "\"\""))
    }
}

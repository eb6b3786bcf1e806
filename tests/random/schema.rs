//! Random schemas: tables of all kinds, views over them, and functions of the user's.

use crate::data::Row;
use crate::node::{Node, Ty};
use crate::scope::Relation;

/// What a schema is made of, in order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object {
    Table(Table),
    /// Its name, `VIEW` or `MATERIALIZED VIEW`, and its query.
    View(String, &'static str, Node),
    /// DDL that nothing is to be known of.
    Other(String),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// Constraints of the whole table.
    pub(crate) constraints: Vec<String>,
    /// What stands behind the columns: `INHERITS (…)`, `PARTITION BY …`.
    pub(crate) tail: String,
    /// What follows: partitions, indexes, triggers.
    pub(crate) after: Vec<String>,
    pub(crate) keys: Vec<Vec<String>>,
    /// The columns that it has of its parent, and their types.
    pub(crate) inherited: Vec<(String, Ty)>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) ty: Ty,
    pub(crate) constraints: Vec<String>,
    pub(crate) generated: bool,
}

/// A schema and the rows in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct World {
    pub(crate) objects: Vec<Object>,
    pub(crate) rows: Vec<Row>,
}

impl Object {
    /// The statements that make it.
    pub(crate) fn ddl(&self) -> Vec<String> {
        match self {
            Self::Table(table) => table.ddl(),
            Self::View(name, kind, query) => {
                vec![format!("CREATE {kind} {name} AS {}", query.sql())]
            }
            Self::Other(ddl) => vec![ddl.clone()],
        }
    }
}

impl Table {
    fn ddl(&self) -> Vec<String> {
        let column = |column: &Column| {
            let words = [column.name.clone(), column.ty.to_owned()];
            let words = words.into_iter().chain(column.constraints.iter().cloned());
            words.collect::<Vec<_>>().join(" ")
        };
        let columns = self.columns.iter().map(column);
        let parts: Vec<String> = columns.chain(self.constraints.iter().cloned()).collect();
        let create = format!(
            "CREATE TABLE {} ({}){}",
            self.name,
            parts.join(", "),
            self.tail
        );
        std::iter::once(create)
            .chain(self.after.iter().cloned())
            .collect()
    }

    /// The table with one thing less, and the column that it lost.
    pub(crate) fn reductions(&self) -> Vec<(Self, Option<String>)> {
        let mut found = Vec::new();
        for at in 0..self.columns.len() {
            let mut fewer = self.clone();
            let column = fewer.columns.remove(at);
            found.push((fewer, Some(column.name)));
        }
        let mut put = |change: &dyn Fn(&mut Self)| {
            let mut fewer = self.clone();
            change(&mut fewer);
            found.push((fewer, None));
        };
        (0..self.constraints.len()).for_each(|at| put(&|it| drop(it.constraints.remove(at))));
        (0..self.after.len()).for_each(|at| put(&|it| drop(it.after.remove(at))));
        for (at, column) in self.columns.iter().enumerate() {
            let constraints = 0..column.constraints.len();
            constraints.for_each(|said| put(&|it| drop(it.columns[at].constraints.remove(said))));
        }
        if !self.tail.is_empty() {
            put(&|it| it.tail.clear());
        }
        found
    }

    /// The columns that can neither be NULL nor be left out.
    fn required(&self) -> Vec<String> {
        let key = |name: &str| self.keys.iter().flatten().any(|it| it == name);
        let columns = self.columns.iter().filter(|column| {
            let said = column.constraints.join(" ");
            let given = said.contains("DEFAULT") || said.contains("GENERATED");
            (said.contains("NOT NULL") || key(&column.name)) && !given
        });
        columns.map(|column| column.name.clone()).collect()
    }

    pub(crate) fn relation(&self) -> Relation {
        let own = self
            .columns
            .iter()
            .map(|column| (column.name.clone(), column.ty));
        let columns: Vec<_> = self.inherited.iter().cloned().chain(own).collect();
        let generated = |name: &str| {
            self.columns
                .iter()
                .any(|it| it.name == name && it.generated)
        };
        let names = columns.iter().map(|(name, _)| name.clone());
        Relation {
            name: self.name.clone(),
            is_table: true,
            keys: self.keys.clone(),
            required: self.required(),
            writable: names.filter(|name| !generated(name)).collect(),
            columns,
        }
    }
}

/// The types, functions and casts that every schema has.
pub(crate) fn prelude() -> Vec<Object> {
    let lines = include_str!("prelude.sql").lines();
    lines
        .map(|line| Object::Other(line.trim_end_matches(';').to_owned()))
        .collect()
}

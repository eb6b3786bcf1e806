//! Procedures and functions of users as the server's catalog has them, with all that it takes to call them.

use super::load::ask;
use super::sql::{ARGUMENTS, CALLABLES, SEARCH_PATH};
use crate::database::Session;
use crate::error::Result;
use tokio_postgres::Row;
use tokio_postgres::types::Oid;

/// A procedure or a function that users or extensions made.
#[derive(Debug)]
pub(crate) struct Callable {
    oid: Oid,
    /// Its schema.
    pub(crate) schema: String,
    /// Its name.
    pub(crate) name: String,
    /// What tells it from all others: `public.lend(bigint,bigint)`.
    pub(crate) signature: String,
    /// How a statement names it.
    pub(crate) path: String,
    /// What it is.
    pub(crate) kind: CallableKind,
    /// Whether it returns a set of rows.
    pub(crate) set: bool,
    /// What it returns.
    pub(crate) returns: Returns,
    /// The comment on it.
    pub(crate) comment: Option<String>,
    /// The extension that it is of.
    pub(crate) extension: Option<String>,
    /// Its arguments, in order.
    pub(crate) arguments: Vec<Argument>,
}

/// What can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallableKind {
    Procedure,
    Function,
    Aggregate,
    Window,
}

/// The type that a function returns.
#[derive(Debug)]
pub(crate) struct Returns {
    /// Its bare name.
    pub(crate) name: String,
    /// Whether it is no type of values: `void`, `record`, `trigger`.
    pub(crate) is_pseudo: bool,
    /// Whether its values are rows.
    pub(crate) is_composite: bool,
}

/// An argument.
#[derive(Debug)]
pub(crate) struct Argument {
    /// Its name; empty where it has none.
    pub(crate) name: String,
    /// Its name as a statement has to write it.
    pub(crate) quoted: String,
    /// Which way it goes.
    pub(crate) mode: Mode,
    /// Its type as a cast has to write it.
    pub(crate) pg_type: String,
    /// Its type in a word: `int4`, `text_array`.
    pub(crate) word: String,
    /// Whether its type is no type of values: `anyelement`, `internal`.
    pub(crate) is_pseudo: bool,
    /// The expression that stands in for it where it is left out.
    pub(crate) default: Option<String>,
}

/// Which way an argument goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    In,
    Out,
    InOut,
    Variadic,
}

impl Callable {
    /// All that users and extensions made, in the order of schemas, names and signatures.
    ///
    /// # Errors
    ///
    /// The connection is lost.
    pub(crate) fn load(session: &Session) -> Result<Vec<Self>> {
        let [_, callables, arguments] = ask(session, [SEARCH_PATH, CALLABLES, ARGUMENTS], None)?;
        let mut all: Vec<Self> = callables.iter().map(callable).collect();
        for row in &arguments {
            let oid: Oid = row.get(0);
            if let Some(callable) = all.iter_mut().find(|it| it.oid == oid) {
                callable.arguments.push(argument(row));
            }
        }
        Ok(all)
    }

    /// The arguments that a call passes values for.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(|it| it.mode != Mode::Out)
    }
}

fn callable(row: &Row) -> Callable {
    Callable {
        oid: row.get(0),
        schema: row.get(1),
        name: row.get(2),
        signature: row.get(3),
        path: row.get(4),
        kind: match row.get(5) {
            "p" => CallableKind::Procedure,
            "a" => CallableKind::Aggregate,
            "w" => CallableKind::Window,
            _ => CallableKind::Function,
        },
        set: row.get(6),
        returns: Returns {
            name: row.get(7),
            is_pseudo: row.get(8),
            is_composite: row.get(9),
        },
        comment: row.get(10),
        extension: row.get(11),
        arguments: Vec::new(),
    }
}

fn argument(row: &Row) -> Argument {
    Argument {
        name: row.get(1),
        quoted: row.get(2),
        mode: match row.get(3) {
            "o" | "t" => Mode::Out,
            "b" => Mode::InOut,
            "v" => Mode::Variadic,
            _ => Mode::In,
        },
        pg_type: row.get(4),
        word: row.get(5),
        is_pseudo: row.get(6),
        default: row.get(7),
    }
}

//! The tables of expressions, aggregates, window functions and sets, read into rules.

use crate::node::{ATOM, Ty};
use crate::types;

/// A way to write a value.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The SQL of the table: it names the construct.
    pub(crate) kind: &'static str,
    /// The result's type, or that of a variable.
    pub(crate) result: Slot,
    pub(crate) level: u8,
    /// The oldest PostgreSQL that knows it.
    pub(crate) since: u32,
    /// Whether it can stand before OVER.
    pub(crate) over: bool,
    pub(crate) parts: Vec<Piece>,
}

/// A piece of a rule.
#[derive(Debug)]
pub(crate) enum Piece {
    Text(&'static str),
    Hole(Hole, u8),
    /// The name of the variable's type.
    TypeName(Slot),
}

/// What stands in a hole.
#[derive(Debug)]
pub(crate) enum Hole {
    Value(Slot),
    Constant(Slot),
    /// What stood in the rule's first hole of this kind.
    Same(Slot),
    Row,
    Query(Vec<Slot>),
}

/// A type, or a variable for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Type(Ty),
    /// T, U or S: one type wherever the rule has it.
    Variable(char),
    /// Another type each time.
    Any,
}

/// All rules.
#[derive(Debug)]
pub(crate) struct Grammar {
    pub(crate) expressions: Vec<Rule>,
    pub(crate) aggregates: Vec<Rule>,
    pub(crate) windows: Vec<Rule>,
    pub(crate) sets: Vec<Rule>,
}

impl Grammar {
    /// The rules that a server of this version knows.
    pub(crate) fn of(version: u32) -> Self {
        let read = |table: &'static str| {
            let lines = table.lines().filter(|line| !line.starts_with('#'));
            lines
                .map(rule)
                .filter(|rule| rule.since <= version)
                .collect()
        };
        Self {
            expressions: read(include_str!("expressions.txt")),
            aggregates: read(include_str!("aggregates.txt")),
            windows: read(include_str!("windows.txt")),
            sets: read(include_str!("sets.txt")),
        }
    }
}

impl Rule {
    /// Whether it can give a value of the type.
    pub(crate) fn gives(&self, ty: Ty) -> bool {
        const ORDERED: [Ty; 8] = [
            "int4",
            "text",
            "numeric",
            "date",
            "timestamptz",
            "int4[]",
            "mood",
            "int8",
        ];
        match self.result {
            Slot::Type(result) => result == ty,
            Slot::Variable('S') => ORDERED.contains(&ty),
            Slot::Variable(_) | Slot::Any => true,
        }
    }
}

fn rule(line: &'static str) -> Rule {
    let (since, line) = match line.strip_prefix('@') {
        Some(rest) => rest.split_once(' ').unwrap_or_default(),
        None => ("0", line),
    };
    let mut words = line.splitn(3, ' ');
    let mut word = || words.next().unwrap_or_default();
    let (result, level, sql) = (word(), word(), word());
    let number = level.trim_end_matches('!').parse();
    Rule {
        kind: sql,
        result: slot(result),
        level: number.unwrap_or_else(|_| panic!("the level of `{line}` is a number")),
        since: since.parse().unwrap_or_default(),
        over: !level.ends_with('!'),
        parts: pieces(sql),
    }
}

/// Text and holes. A brace within quotes is text.
fn pieces(sql: &'static str) -> Vec<Piece> {
    let mut parts = Vec::new();
    let mut rest = sql;
    while let Some(open) = hole_start(rest) {
        parts.extend(texts(&rest[..open]));
        let close = rest[open..].find('}').expect("a hole has an end") + open;
        parts.push(hole(&rest[open + 1..close]));
        rest = &rest[close + 1..];
    }
    parts.extend(texts(rest));
    parts
}

/// Where the first `{` stands that no quotes surround.
fn hole_start(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '\'';
        (c == '{' && !quoted).then_some(at)
    })
}

/// Text, in which ` AS T` names a variable's type.
fn texts(text: &'static str) -> Vec<Piece> {
    match text.strip_suffix(" AS T)") {
        Some(before) => vec![
            Piece::Text(before),
            Piece::Text(" AS "),
            Piece::TypeName(Slot::Variable('T')),
            Piece::Text(")"),
        ],
        None => vec![Piece::Text(text)],
    }
}

fn hole(text: &'static str) -> Piece {
    let (what, level) = match text.rsplit_once(':') {
        Some((what, level)) => (what, level.parse().unwrap_or(ATOM)),
        None => (text, 0),
    };
    let hole = match what.split_once(' ') {
        Some(("query", columns)) => Hole::Query(columns.split(' ').map(slot).collect()),
        Some(("const", ty)) => Hole::Constant(slot(ty)),
        Some(("same", ty)) => Hole::Same(slot(ty)),
        _ if what == "query" => Hole::Query(Vec::new()),
        _ if what == "row" => Hole::Row,
        _ => Hole::Value(slot(what)),
    };
    Piece::Hole(hole, level)
}

fn slot(text: &str) -> Slot {
    match text {
        "T" => Slot::Variable('T'),
        "U" => Slot::Variable('U'),
        "S" => Slot::Variable('S'),
        "any" => Slot::Any,
        _ => Slot::Type(types::named(text).unwrap_or_else(|| panic!("`{text}` is a type"))),
    }
}

//! A `:batch` query into the statement that runs all of its sets at once: each set is a row of `sets`, each parameter a
//! column of that.

mod same;
mod written;

pub(crate) use same::is_same;

use crate::describe::{DescribedColumn, DescribedQuery};
use crate::header::Command;
use crate::lex::{Token, solid};
use crate::params::Statement;
use crate::parse::ParsedQuery;
use crate::writes::writes;
use written::Writer;

/// What the statement of a batch does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It reads.
    Read,
    /// It inserts rows.
    Insert,
    /// It is an UPDATE or a DELETE.
    Change,
}

impl Kind {
    /// What the statement does; none where it is another one, or writes what is not known.
    fn of(sql: &str) -> Option<Self> {
        let first = solid(sql).next()?;
        let is = |words: &[&str]| words.iter().any(|word| first.is_word(sql, word));
        let targets = writes(sql).tables.len();
        match () {
            () if is(&["insert"]) && targets == 1 => Some(Self::Insert),
            () if is(&["update", "delete"]) && targets == 1 => Some(Self::Change),
            () if is(&["select", "with", "values"]) && targets == 0 => Some(Self::Read),
            () => None,
        }
    }
}

/// The last column of the rows of all sets: the number of the set that a row is of, from 1.
const NUMBER: &str = "nth";

/// The statement for all sets, if the query can be written as one. Behind the query's columns there is [`NUMBER`], of
/// what reads behind the number of the row within its set; what returns no rows has none. It takes an array for each
/// parameter.
pub(crate) fn statement(described: &DescribedQuery) -> Option<Statement> {
    let DescribedQuery { query, params, .. } = described;
    let Statement { sql, span, .. } = &query.statement;
    // Of arrays, and of rows without a type, there are no arrays.
    let has_arrays = |it: &String| !it.ends_with("[]") && it != "record";
    let is_for_all = query.command.value == Command::Batch && query.template.is_none();
    if !is_for_all || params.is_empty() || !params.iter().all(has_arrays) {
        return None;
    }
    let all: Vec<Token> = solid(sql).collect();
    let writer = Writer {
        sql,
        all: &all,
        params,
        columns: described.columns.len(),
    };
    let names = query.statement.params.iter().map(|it| it.name.clone());
    Some(Statement::written(
        writer.at_once(Kind::of(sql)?)?,
        *span,
        names.collect(),
    ))
}

/// Whether what the server said of the statement for all sets fits what it said of the query.
pub(crate) fn agrees(at_once: &DescribedQuery, query: &DescribedQuery) -> bool {
    let arrays = query.params.iter().map(|it| format!("{it}[]"));
    let own = query.columns.iter().map(|it| (&it.name, &it.pg_type));
    let columns = at_once.columns.iter().map(|it| (&it.name, &it.pg_type));
    let others = at_once.columns.len().checked_sub(query.columns.len());
    let expected = match Kind::of(&query.query.statement.sql) {
        _ if query.columns.is_empty() => Some(0),
        Some(Kind::Read) => Some(2),
        _ => Some(1),
    };
    at_once.params.iter().cloned().eq(arrays)
        && columns.take(query.columns.len()).eq(own)
        && others == expected
}

/// The only column of what says that sets are run one by one, which no program sends.
const ONE_BY_ONE: (&str, &str) = ("one_by_one", "void");

/// What says that the sets are run one by one, in place of the statement for all.
pub(crate) fn one_by_one(at_once: ParsedQuery) -> DescribedQuery {
    let column = DescribedColumn {
        name: ONE_BY_ONE.0.to_owned(),
        pg_type: ONE_BY_ONE.1.to_owned(),
        origin: None,
        domain: None,
    };
    DescribedQuery {
        params: vec![ONE_BY_ONE.1.to_owned(); at_once.statement.params.len()],
        columns: vec![column],
        probe: None,
        query: at_once,
    }
}

/// Whether this says so.
pub(crate) fn is_one_by_one(at_once: &DescribedQuery) -> bool {
    let columns = at_once.columns.iter();
    columns
        .map(|it| (it.name.as_str(), it.pg_type.as_str()))
        .eq([ONE_BY_ONE])
}

/// Whether each set of the query has one row, or else the sets are run one by one.
pub(crate) fn has_one_each(sql: &str) -> bool {
    Kind::of(sql) != Some(Kind::Read)
}

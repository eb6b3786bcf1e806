//! A `:batch` query into the statement that runs all of its sets at once, by its tokens: each set is a row of `sets`,
//! each parameter a column of that.

mod same;

pub(crate) use same::is_same;

use crate::brackets::outer;
use crate::companion::as_sql;
use crate::describe::{DescribedColumn, DescribedQuery};
use crate::header::Command;
use crate::lex::{Token, TokenKind, tokens};
use crate::params::Statement;
use crate::parse::ParsedQuery;
use crate::source::Span;
use crate::writes::writes;
use std::ops::Range;

/// The last column of the rows of all sets: the number of the set that a row is of, from 1.
pub(crate) const NUMBER: (&str, &str) = ("nth", "int4");

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
    let all = tokens(sql, Span::new(0, sql.len()));
    let reader = Reader {
        sql,
        all: all.filter(|it| !it.is_trivia()).collect(),
        sets: sets(params),
        columns: described.columns.len(),
    };
    let names = query.statement.params.iter().map(|it| it.name.clone());
    let sql = reader.at_once().filter(|_| !reader.has_names_of_sets())?;
    Some(Statement::written(sql, *span, names.collect()))
}

/// Whether what the server said of the statement for all sets fits what it said of the query.
pub(crate) fn agrees(at_once: &DescribedQuery, query: &DescribedQuery) -> bool {
    let arrays = query.params.iter().map(|it| format!("{it}[]"));
    let own = query.columns.iter().map(|it| (&it.name, &it.pg_type));
    let columns = at_once.columns.iter().map(|it| (&it.name, &it.pg_type));
    let others = at_once.columns.len().checked_sub(query.columns.len());
    let expected = match query.columns.is_empty() {
        true => Some(0),
        false if is_write(&query.query.statement.sql) => Some(1),
        false => Some(2),
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

/// Whether the statement writes: then each set has one row, or else the sets are not run at once.
pub(crate) fn is_write(sql: &str) -> bool {
    !writes(sql).tables.is_empty()
}

/// The sets as a table. Set-returning functions of a SELECT advance together; in FROM, those of composite types would
/// give a column for each of their fields.
fn sets(params: &[String]) -> String {
    let arrays = (1..).zip(params).map(|(at, of)| {
        let of = as_sql(of);
        format!("unnest(${at}::{of}[]) AS p{at}, ")
    });
    let (number, first) = (NUMBER.0, as_sql(&params[0]));
    format!(
        "(SELECT {}generate_subscripts($1::{first}[], 1) AS {number}) AS sets",
        arrays.collect::<String>()
    )
}

struct Reader<'a> {
    sql: &'a str,
    all: Vec<Token>,
    sets: String,
    columns: usize,
}

impl Reader<'_> {
    fn at_once(&self) -> Option<String> {
        let is_first = |word: &str| self.is(0, word);
        match () {
            () if is_first("insert") => self.insert(),
            () if is_first("update") => self.change("FROM", |at| !self.is(at, "from")),
            () if is_first("delete") => self.change("USING", |at| !self.is(at, "using")),
            () if is_write(self.sql) => None,
            () => self.read(),
        }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        let token = self.all.get(at);
        token.is_some_and(|it| it.is_word(self.sql, word))
    }

    fn text(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |it| &self.sql[it.span.range()])
    }

    fn has(&self, words: &[&str]) -> bool {
        (0..self.all.len()).any(|at| words.iter().any(|word| self.is(at, word)))
    }

    /// Whether a name of the statement's may be taken for one of those that are written into it.
    fn has_names_of_sets(&self) -> bool {
        let is_own = |text: &str| {
            let name = text.trim_matches('"').to_lowercase();
            let number = name.strip_prefix('p').map(|it| it.parse::<usize>().is_ok());
            name == "sets" || name == NUMBER.0 || number == Some(true)
        };
        let names = self.all.iter();
        let mut names =
            names.filter(|it| matches!(it.kind, TokenKind::Word | TokenKind::QuotedName));
        names.any(|it| is_own(&self.sql[it.span.range()]))
    }

    /// These bytes of the SQL, with the columns of the sets in place of the parameters.
    fn of_sets(&self, bytes: Range<usize>) -> Option<String> {
        let mut text = String::new();
        let mut copied = bytes.start;
        for (at, token) in self.all.iter().enumerate() {
            let span = token.span;
            if token.kind != TokenKind::Positional || !bytes.contains(&span.start) {
                continue;
            }
            // A field or an element of a column would be something else.
            if [".", "["].contains(&self.text(at + 1)) {
                return None;
            }
            text += &self.sql[copied..span.start];
            text += "sets.p";
            text += self.sql[span.range()].trim_start_matches('$');
            copied = span.end;
        }
        Some(text + &self.sql[copied..bytes.end])
    }

    /// `INSERT … VALUES (…)`, whose rows come in the order of the sets.
    fn insert(&self) -> Option<String> {
        let mut outer = outer(&self.all).skip_while(|at| !self.is(*at, "values"));
        let (values, open, close) = (outer.next()?, outer.next()?, outer.next()?);
        let (from, to) = (self.all[open].span.end, self.all[close].span.start);
        let is_within = |it: &Token| (from..to).contains(&it.span.start);
        let params = self.all.iter();
        let mut params = params.filter(|it| it.kind == TokenKind::Positional);
        let is_one_row = self.text(open) == "(" && self.text(close + 1) != ",";
        if !is_one_row || !params.all(is_within) || self.has(&["select", "table", "default"]) {
            return None;
        }
        let head = &self.sql[..self.all[values].span.start];
        let (row, sets) = (self.of_sets(from..to)?, &self.sets);
        let rest = &self.sql[self.all[close].span.end..];
        let written = format!("{head}SELECT {row}\nFROM {sets}\n{}", rest.trim_start());
        let (number, of) = NUMBER;
        Some(match self.columns {
            0 => written.trim_end().to_owned(),
            _ => format!(
                "WITH written AS (\n{written}\n)\nSELECT written.*, (row_number() OVER ())::{of} AS {number} FROM written"
            ),
        })
    }

    /// UPDATE or DELETE, to which `joins` adds the sets where nothing else is joined.
    fn change(&self, joins: &str, is_alone: impl Fn(usize) -> bool) -> Option<String> {
        // What is deleted stands behind FROM, and IS DISTINCT FROM joins nothing.
        let is_joined = |at: usize| {
            let before = at.checked_sub(1);
            !is_alone(at) && !before.is_some_and(|it| self.is(it, "distinct"))
        };
        // The sets are joined in any order, by which sequences would count.
        let others = ["select", "table", "default", "nextval"];
        if outer(&self.all).any(is_joined) || self.has(&others) {
            return None;
        }
        let condition = outer(&self.all).find(|at| self.is(*at, "where"))?;
        let start = self.all[condition].span.start;
        let (head, rest) = (
            self.of_sets(0..start)?,
            self.of_sets(start..self.sql.len())?,
        );
        let (sets, number) = (&self.sets, NUMBER.0);
        let returned = match self.columns {
            0 => String::new(),
            _ => format!(", sets.{number}"),
        };
        Some(format!("{head}{joins} {sets}\n{rest}{returned}"))
    }

    /// What only reads.
    fn read(&self) -> Option<String> {
        if self.columns == 0 {
            return None;
        }
        let (query, sets, number) = (self.of_sets(0..self.sql.len())?, &self.sets, NUMBER.0);
        // By their places: names may be there twice.
        let (row, set) = (self.columns + 1, self.columns + 2);
        Some(format!(
            "SELECT of_set.*, sets.{number}\nFROM {sets}\nCROSS JOIN LATERAL (SELECT one.*, row_number() OVER () FROM (\n{query}\n) AS one) AS of_set\nORDER BY {set}, {row}"
        ))
    }
}

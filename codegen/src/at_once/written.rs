//! The text of the statement for all sets, by the tokens of the query's.

use super::{Kind, NUMBER};
use crate::brackets::outer;
use crate::companion::as_sql;
use crate::lex::{Token, TokenKind};
use std::ops::Range;

pub(super) struct Writer<'a> {
    pub(super) sql: &'a str,
    /// The tokens of the SQL, without blanks and comments.
    pub(super) all: &'a [Token],
    /// The types of the parameters.
    pub(super) params: &'a [String],
    /// How many columns the query returns.
    pub(super) columns: usize,
}

impl Writer<'_> {
    /// The statement, if there is one.
    pub(super) fn at_once(&self, kind: Kind) -> Option<String> {
        if !self.all.iter().all(|it| self.is_clear(it)) {
            return None;
        }
        match kind {
            Kind::Read => self.read(),
            Kind::Insert => self.insert(),
            Kind::Change => self.change(),
        }
    }

    /// Whether a token is no name that could be taken for one of those that are written into the statement, nor one
    /// that the server reads otherwise than as it stands: it folds the case of ASCII letters, and cuts long names.
    fn is_clear(&self, token: &Token) -> bool {
        let text = &self.sql[token.span.range()];
        let name = match token.kind {
            TokenKind::Word if text.is_ascii() => text.to_ascii_lowercase(),
            TokenKind::Word => return false,
            TokenKind::QuotedName => {
                let inner = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
                let Some(inner) = inner.filter(|it| !it.contains('"')) else {
                    return false;
                };
                inner.to_owned()
            }
            _ => return true,
        };
        let number = name.strip_prefix('p').map(|it| it.parse::<usize>().is_ok());
        name.len() < 64 && name != "sets" && name != NUMBER && number != Some(true)
    }

    fn is(&self, at: usize, word: &str) -> bool {
        let token = self.all.get(at);
        token.is_some_and(|it| it.is_word(self.sql, word))
    }

    fn text(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |it| &self.sql[it.span.range()])
    }

    /// How often one of the words stands in the statement.
    fn count(&self, words: &[&str]) -> usize {
        let all = 0..self.all.len();
        all.filter(|at| words.iter().any(|word| self.is(*at, word)))
            .count()
    }

    fn find_outer(&self, word: &str) -> Option<usize> {
        outer(self.all).find(|at| self.is(*at, word))
    }

    /// Whether something in what writes reads other rows, or where the row and the command stand.
    fn reads(&self) -> bool {
        let is_subquery = |at: usize| at > 0 && self.text(at - 1) == "(" && self.is(at, "with");
        let words = ["select", "table", "ctid", "cmin", "cmax"];
        self.count(&words) > 0 || (0..self.all.len()).any(is_subquery)
    }

    /// Whether a part of an expression may be left out by what is in a row. Of values alone it is computed all the same
    /// where they are known when the statement is planned, and so may fail.
    fn may_skip(&self) -> bool {
        // `coalesce(:name, column)` has nothing to compute.
        let is_plain = |at: &usize| {
            let names = (at + 4..).take_while(|it| self.text(*it) != ")");
            let is_name = |it: usize| {
                self.text(it) == "."
                    || matches!(self.all.get(it), Some(it) if it.kind == TokenKind::Word)
            };
            let is_param = self.all.get(at + 2).map(|it| it.kind) == Some(TokenKind::Positional);
            is_param && self.text(at + 3) == "," && names.take(self.all.len()).all(is_name)
        };
        let all = 0..self.all.len();
        let mut skipping = all.clone().filter(|at| self.is(*at, "coalesce"));
        // Where the condition does not hold there is no row at all.
        let [condition, end] = ["where", "returning"].map(|it| self.find_outer(it));
        let is_condition =
            |at: usize| condition.is_some_and(|it| at > it) && end.is_none_or(|end| at < end);
        let mut ands = all.filter(|at| self.is(*at, "and"));
        self.count(&["case", "or"]) > 0
            || !skipping.all(|at| is_plain(&at))
            || !ands.all(is_condition)
    }

    /// Whether what is read does not depend much on the values: they are compared by `=`, or limit rows. One by one, the
    /// server plans for each of them, and knows how frequent it is, or that a condition is not there at all; at once it
    /// plans for any.
    fn is_look_up(&self) -> bool {
        let is_compared = |at: usize| {
            let before = at.checked_sub(1).map_or("", |at| self.text(at));
            let limits = ["limit", "offset"]
                .iter()
                .any(|it| before.eq_ignore_ascii_case(it));
            limits || before == "=" || self.text(at + 1) == "="
        };
        let is_param = |at: &usize| self.all[*at].kind == TokenKind::Positional;
        let mut params = (0..self.all.len()).filter(is_param);
        self.count(&["from"]) == 0 || self.count(&["or"]) == 0 && params.all(is_compared)
    }

    /// The sets as a table, numbered where rows have to say whose they are. Set-returning functions of a SELECT advance
    /// together; in FROM, those of composite types would give a column for each of their fields.
    fn sets(&self, is_numbered: bool) -> String {
        let arrays = (1..).zip(self.params).map(|(at, of)| {
            let of = as_sql(of);
            format!("unnest(${at}::{of}[]) AS p{at}")
        });
        let sets = format!("(SELECT {})", arrays.collect::<Vec<_>>().join(", "));
        match is_numbered {
            false => format!("{sets} AS sets"),
            true => format!(
                "(SELECT each.*, (row_number() OVER ())::int4 AS {NUMBER} FROM {sets} AS each) AS sets"
            ),
        }
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
        let mut outer = outer(self.all).skip_while(|at| !self.is(*at, "values"));
        let (values, open, close) = (outer.next()?, outer.next()?, outer.next()?);
        let (from, to) = (self.all[open].span.end, self.all[close].span.start);
        let is_within = |it: &Token| (from..to).contains(&it.span.start);
        let params = self.all.iter();
        let mut params = params.filter(|it| it.kind == TokenKind::Positional);
        let end = close + 1;
        let is_one_row = self.text(open) == "("
            && (end == self.all.len() || self.is(end, "on") || self.is(end, "returning"));
        let reads = self.reads() || self.count(&["default"]) > 0 || self.count(&["values"]) > 1;
        if !is_one_row || !params.all(is_within) || reads {
            return None;
        }
        let head = &self.sql[..self.all[values].span.start];
        let (row, sets) = (self.of_sets(from..to)?, self.sets(false));
        let rest = &self.sql[self.all[close].span.end..];
        let written = format!("{head}SELECT {row}\nFROM {sets}\n{}", rest.trim_start());
        Some(match self.columns {
            0 => written.trim_end().to_owned(),
            _ => format!(
                "WITH written AS (\n{written}\n)\nSELECT written.*, (row_number() OVER ())::int4 AS {NUMBER} FROM written"
            ),
        })
    }

    /// UPDATE or DELETE, to which the sets are joined where nothing else is.
    fn change(&self) -> Option<String> {
        let is_update = self.is(0, "update");
        let joins = if is_update { "FROM" } else { "USING" };
        // IS DISTINCT FROM joins nothing.
        let is_distinct = |at: usize| at > 0 && self.is(at - 1, "distinct");
        let is_joined = |at: usize| self.is(at, joins) && !is_distinct(at);
        // They are joined in any order, by which a sequence would count.
        let others = ["values", "only", "default", "current"];
        let is_other = self.reads() || self.count(&others) > 0 || self.may_skip();
        if outer(self.all).any(is_joined) || is_other {
            return None;
        }
        let condition = self.find_outer("where")?;
        let (start, end) = (self.all[condition].span.start, self.sql.len());
        let (head, mut rest) = (self.of_sets(0..start)?, self.of_sets(start..end)?);
        if self.columns > 0 {
            // All columns would be those of the sets too.
            let target = if is_update {
                self.find_outer("set")?
            } else {
                condition
            };
            let target = self.text(target - 1);
            let star = rest.strip_suffix('*').filter(|_| {
                let last = self.all.len() - 1;
                self.text(last) == "*" && self.is(last - 1, "returning")
            });
            if let Some(before) = star {
                rest = format!("{before}{target}.*");
            }
            rest += &format!(", sets.{NUMBER}");
        }
        let sets = self.sets(self.columns > 0);
        Some(format!("{head}{joins} {sets}\n{rest}"))
    }

    /// What only reads.
    fn read(&self) -> Option<String> {
        if self.columns == 0 || !self.is_look_up() || self.count(&["tablesample"]) > 0 {
            return None;
        }
        let (query, sets) = (self.of_sets(0..self.sql.len())?, self.sets(true));
        // By their places: names may be there twice.
        let (row, set) = (self.columns + 1, self.columns + 2);
        Some(format!(
            "SELECT of_set.*, sets.{NUMBER}\nFROM {sets}\nCROSS JOIN LATERAL (SELECT one.*, row_number() OVER () FROM (\n{query}\n) AS one) AS of_set\nORDER BY {set}, {row}"
        ))
    }
}

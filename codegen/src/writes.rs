//! A statement into the tables that it writes, by its tokens: what the parser does not know is written too.

use crate::catalog::Reference;
use crate::lex::{Token, TokenKind, solid};
use std::collections::BTreeSet;

/// What a statement writes. It may name more than it writes, and nothing less.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Writes {
    /// The tables, as they are named.
    pub(crate) tables: Vec<Target>,
    /// The columns that it sets, of whichever table.
    pub(crate) sets: BTreeSet<String>,
}

/// A table that a statement writes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The schema, where it is named.
    pub(crate) schema: Option<String>,
    /// The table.
    pub(crate) table: String,
    /// Whether rows of it are deleted.
    pub(crate) deletes: bool,
}

impl Writes {
    /// Whether a row of the table may be kept from being written by a foreign key of another.
    pub(crate) fn can_break(&self, target: &Target, reference: &Reference) -> bool {
        target.deletes || reference.columns.iter().any(|it| self.sets.contains(it))
    }
}

/// What the statement writes.
pub(crate) fn writes(sql: &str) -> Writes {
    let reader = Reader {
        sql,
        all: solid(sql).collect(),
    };
    let mut writes = Writes::default();
    for at in 0..reader.all.len() {
        writes.tables.extend(reader.target(at));
        if reader.is(at, "set") {
            writes.sets.extend(reader.set(at + 1));
        }
    }
    writes
}

struct Reader<'a> {
    sql: &'a str,
    all: Vec<Token>,
}

impl Reader<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        self.all
            .get(at)
            .is_some_and(|it| it.is_word(self.sql, word))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.all.get(at).map(|token| token.kind)
    }

    fn text(&self, at: usize) -> &str {
        self.all
            .get(at)
            .map_or("", |token| &self.sql[token.span.range()])
    }

    /// The table whose name stands behind the words at `at` that begin to write it.
    fn target(&self, at: usize) -> Option<Target> {
        let two = |first, second| self.is(at, first) && self.is(at + 1, second);
        // Of locks, of conflicts and of MERGE.
        let is_part = || {
            let before = ["for", "key", "do", "then"];
            at > 0 && before.iter().any(|word| self.is(at - 1, word))
        };
        let (mut start, deletes) = match () {
            () if two("insert", "into") => (at + 2, false),
            () if two("delete", "from") => (at + 2, true),
            () if two("merge", "into") => (at + 2, self.merge_deletes()),
            () if at == 0 && self.copies_in() => (1, false),
            () if self.is(at, "update") && !is_part() => (at + 1, false),
            () => return None,
        };
        if self.is(start, "only") {
            start += 1;
        }
        let first = self.name(start)?;
        let (schema, table) = match self.text(start + 1) == "." {
            true => (Some(first), self.name(start + 2)?),
            false => (None, first),
        };
        Some(Target {
            schema,
            table,
            deletes,
        })
    }

    /// Whether the statement has a `THEN DELETE`.
    fn merge_deletes(&self) -> bool {
        (1..self.all.len()).any(|at| self.is(at - 1, "then") && self.is(at, "delete"))
    }

    /// Whether it is a `COPY` into a table.
    fn copies_in(&self) -> bool {
        self.is(0, "copy")
            && (2..self.all.len()).any(|at| self.is(at, "from") && self.is(at + 1, "stdin"))
    }

    /// The columns that the assignments from `at` on are to.
    fn set(&self, mut at: usize) -> BTreeSet<String> {
        let mut columns = BTreeSet::new();
        let (mut depth, mut in_value) = (0, false);
        while let Some(kind) = self.kind(at) {
            match kind {
                // WHEN and END are those of CASE within.
                _ if self.is(at, "case") => depth += 1,
                _ if self.is(at, "end") && depth > 0 => depth -= 1,
                TokenKind::Open => depth += 1,
                TokenKind::Close if depth == 0 => break,
                TokenKind::Close => depth -= 1,
                TokenKind::Comma if depth == 0 => in_value = false,
                TokenKind::Operator if depth == 0 && self.text(at).starts_with('=') => {
                    in_value = true;
                }
                TokenKind::Semicolon => break,
                _ if depth == 0 && self.ends_assignments(at) => break,
                _ if !in_value => columns.extend(self.name(at)),
                _ => {}
            }
            at += 1;
        }
        columns
    }

    fn ends_assignments(&self, at: usize) -> bool {
        let words = ["from", "where", "returning", "when"];
        // `a IS DISTINCT FROM b` goes on.
        let is_compared = at > 0 && self.is(at - 1, "distinct");
        !is_compared && words.iter().any(|word| self.is(at, word))
    }

    /// The name at `at`, as the catalog has it.
    fn name(&self, at: usize) -> Option<String> {
        name(self.kind(at)?, self.text(at))
    }
}

/// The name that a token is, as the catalog has it.
pub(crate) fn name(kind: TokenKind, text: &str) -> Option<String> {
    match kind {
        TokenKind::Word => Some(text.to_lowercase()),
        TokenKind::QuotedName => {
            let name = text.strip_prefix('"')?.strip_suffix('"')?;
            Some(name.replace("\"\"", "\""))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(sql: &str) -> Vec<String> {
        let target = |it: Target| {
            let schema = it.schema.map(|schema| schema + ".").unwrap_or_default();
            let deletes = if it.deletes { "-" } else { "" };
            format!("{schema}{}{deletes}", it.table)
        };
        writes(sql).tables.into_iter().map(target).collect()
    }

    #[test]
    fn every_kind_of_statement_names_what_it_writes() {
        for (sql, expected) in [
            ("INSERT INTO author (name) VALUES ($1)", &["author"][..]),
            (
                "update only Shop.\"Big \"\"Item\" SET a = 1",
                &["shop.Big \"Item"],
            ),
            ("DELETE FROM a USING b", &["a-"]),
            (
                "WITH d AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM d",
                &["a-", "b"],
            ),
            (
                "MERGE INTO a USING b ON true WHEN MATCHED THEN UPDATE SET x = 1",
                &["a"],
            ),
            (
                "MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE",
                &["a-"],
            ),
            ("COPY a (b) FROM STDIN (FORMAT binary)", &["a"]),
            ("COPY a (b) TO STDOUT (FORMAT binary)", &[]),
            ("SELECT * FROM a FOR UPDATE OF a", &[]),
            ("SELECT * FROM a FOR NO KEY UPDATE", &[]),
            ("SELECT 'INSERT INTO a' -- DELETE FROM b", &[]),
            (
                "INSERT INTO a VALUES (1) ON CONFLICT (x) DO UPDATE SET x = 2",
                &["a"],
            ),
        ] {
            assert_eq!(tables(sql), expected, "{sql}");
        }
    }

    #[test]
    fn columns_that_are_set_are_named() {
        for (sql, expected) in [
            (
                "UPDATE a SET x = y, \"Z\" = (SELECT u, v FROM w) WHERE q = 1",
                &["Z", "x"][..],
            ),
            (
                "UPDATE a SET (x, y) = (SELECT u, v), z = DEFAULT FROM b",
                &["x", "y", "z"],
            ),
            (
                "INSERT INTO a VALUES (1) ON CONFLICT (k) DO UPDATE SET x = excluded.y",
                &["x"],
            ),
            (
                "UPDATE a SET x[1] = 2, y.b = 3 RETURNING c",
                &["b", "x", "y"],
            ),
            (
                "UPDATE a SET n = CASE WHEN y THEN (1) ELSE 2 END, code = 1, f = y IS DISTINCT FROM z, id = 2 WHERE q = 1",
                &["code", "f", "id", "n"],
            ),
            (
                "MERGE INTO a USING b ON true WHEN MATCHED THEN UPDATE SET x = 1 WHEN NOT MATCHED THEN DELETE",
                &["x"],
            ),
            ("SELECT 1", &[]),
        ] {
            let found: Vec<String> = writes(sql).sets.into_iter().collect();
            assert_eq!(found, expected, "{sql}");
        }
    }
}

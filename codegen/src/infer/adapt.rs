//! PostgreSQL's SQL into the SQL that `sqlparser` reads: what it does not know yet is written in other words
//! that mean the same for NULL, with a map of offsets back.

use crate::lex::{Token, TokenKind};

/// The name of the function that `ROWS FROM (…)` is written as.
pub(super) const ROWS_FROM: &str = "rows from";

/// A statement in words that `sqlparser` knows.
#[derive(Debug)]
pub(super) struct Adapted {
    /// The text.
    pub(super) text: String,
    /// Whether a window frame leaves rows out, which the text does not say any more.
    pub(super) has_exclusion: bool,
    /// Whether a function is given its last arguments as an array, which the text does not say any more.
    pub(super) has_variadic: bool,
    /// `(offset in the text, offset in the SQL)` where the two part.
    map: Vec<(usize, usize)>,
}

impl Adapted {
    /// The offset in the SQL of the byte at `offset` of the text.
    pub(super) fn original(&self, offset: usize) -> usize {
        let after = self.map.partition_point(|(text, _)| *text <= offset);
        match after.checked_sub(1).map(|at| self.map[at]) {
            Some((text, sql)) => sql + (offset - text),
            None => offset,
        }
    }
}

/// Adapts `sql`.
pub(super) fn adapt(sql: &str, words: &[Token]) -> Adapted {
    let mut writer = Writer {
        sql,
        adapted: Adapted {
            text: String::with_capacity(sql.len()),
            has_exclusion: false,
            has_variadic: false,
            map: Vec::new(),
        },
        copied: 0,
    };
    let mut at = 0;
    while at < words.len() {
        let rest = Rest { sql, words, at };
        match rest.replacement() {
            Some((count, text)) => {
                writer.adapted.has_exclusion |= rest.leaves_row_out();
                writer.adapted.has_variadic |= rest.is(0, &["variadic"]);
                writer.replace(words[at].span.start, words[at + count - 1].span.end, text);
                at += count;
            }
            None => at += 1,
        }
    }
    writer.finish()
}

struct Writer<'s> {
    sql: &'s str,
    adapted: Adapted,
    copied: usize,
}

impl Writer<'_> {
    fn replace(&mut self, start: usize, end: usize, text: &str) {
        self.adapted.text.push_str(&self.sql[self.copied..start]);
        self.adapted.text.push_str(text);
        self.adapted.map.push((self.adapted.text.len(), end));
        self.copied = end;
    }

    fn finish(mut self) -> Adapted {
        self.adapted.text.push_str(&self.sql[self.copied..]);
        self.adapted
    }
}

/// The tokens from one of them on.
struct Rest<'t> {
    sql: &'t str,
    words: &'t [Token],
    at: usize,
}

impl<'t> Rest<'t> {
    fn is(&self, ahead: usize, options: &[&str]) -> bool {
        let token = self.words.get(self.at + ahead);
        token.is_some_and(|token| options.iter().any(|word| token.is_word(self.sql, word)))
    }

    fn kind(&self, ahead: usize) -> Option<TokenKind> {
        Some(self.words.get(self.at + ahead)?.kind)
    }

    fn follows(&self, options: &[&str]) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.words.get(at));
        before.is_some_and(|token| options.iter().any(|word| token.is_word(self.sql, word)))
    }

    fn text(&self, ahead: usize) -> &'t str {
        let token = self.words.get(self.at + ahead);
        token.map_or("", |token| &self.sql[token.span.range()])
    }

    /// How many tokens are written as what.
    fn replacement(&self) -> Option<(usize, &'static str)> {
        let first = self.text(0).as_bytes().first()?.to_ascii_lowercase();
        match first {
            b's' if self.is(0, &["select"]) && self.kind(1) == Some(TokenKind::Close) => {
                Some((1, "SELECT 1"))
            }
            b'[' => self.subscript(),
            b'v' if self.is(0, &["variadic"]) => self.variadic(),
            b'o' => self.only().or_else(|| self.overriding()),
            b't' => self.table(),
            b'i' if self.is(0, &["isnull"]) && !self.follows(&["as"]) => Some((1, "IS NULL")),
            b'n' if self.is(0, &["notnull"]) && !self.follows(&["as"]) => Some((1, "IS NOT NULL")),
            b's' if self.is(0, &["symmetric"]) && self.follows(&["between"]) => Some((1, "")),
            b'a' if self.is(0, &["asymmetric"]) && self.follows(&["between"]) => Some((1, "")),
            b'e' => self.exclusion(),
            b'd' if self.is(0, &["distinct"]) && self.follows(&["by"]) => Some((1, "")),
            b'f' => self.lock(),
            b'c' => self.conflict(),
            b'r' if self.is(0, &["rows"]) && self.is(1, &["from"]) => Some((2, "\"rows from\"")),
            _ => None,
        }
    }

    /// `ONLY table`: what inherits from the table can only make it more nullable.
    fn only(&self) -> Option<(usize, &'static str)> {
        let names = matches!(
            self.kind(1),
            Some(TokenKind::Word | TokenKind::QuotedName | TokenKind::Open)
        );
        let before = ["from", "join", "update", "into", "using", "only"];
        let comma = self.at > 0 && self.words[self.at - 1].kind == TokenKind::Comma;
        (self.is(0, &["only"]) && names && (self.follows(&before) || comma)).then_some((1, ""))
    }

    fn overriding(&self) -> Option<(usize, &'static str)> {
        let is = self.is(0, &["overriding"])
            && self.is(1, &["system", "user"])
            && self.is(2, &["value"]);
        is.then_some((3, ""))
    }

    /// `TABLE t`
    fn table(&self) -> Option<(usize, &'static str)> {
        let names = matches!(self.kind(1), Some(TokenKind::Word | TokenKind::QuotedName));
        let is = self.is(0, &["table"]) && names && !self.is(1, &["only"]);
        is.then_some((1, "SELECT * FROM"))
    }

    /// Whether EXCLUDE leaves out the row itself.
    fn leaves_row_out(&self) -> bool {
        self.is(0, &["exclude"]) && self.is(1, &["current", "group"])
    }

    /// `f(VARIADIC array)`
    fn variadic(&self) -> Option<(usize, &'static str)> {
        let before = self.at.checked_sub(1).and_then(|at| self.words.get(at))?;
        matches!(before.kind, TokenKind::Open | TokenKind::Comma).then_some((1, ""))
    }

    /// `SET a[1] = …` gives all of `a` a value.
    fn subscript(&self) -> Option<(usize, &'static str)> {
        let set = self.at.checked_sub(2).and_then(|at| self.words.get(at))?;
        let is = set.is_word(self.sql, "set")
            && self.kind(1) == Some(TokenKind::Number)
            && self.text(2) == "]"
            && self.text(3) == "=";
        is.then_some((3, ".element"))
    }

    fn exclusion(&self) -> Option<(usize, &'static str)> {
        match () {
            () if !self.is(0, &["exclude"]) => None,
            () if self.is(1, &["current", "no"]) && self.is(2, &["row", "others"]) => Some((3, "")),
            () if self.is(1, &["group", "ties"]) => Some((2, "")),
            () => None,
        }
    }

    /// `FOR NO KEY UPDATE`, `FOR KEY SHARE`
    fn lock(&self) -> Option<(usize, &'static str)> {
        match () {
            () if !self.is(0, &["for"]) => None,
            () if self.is(1, &["no"]) && self.is(2, &["key"]) && self.is(3, &["update"]) => {
                Some((4, "FOR UPDATE"))
            }
            () if self.is(1, &["key"]) && self.is(2, &["share"]) => Some((3, "FOR SHARE")),
            () => None,
        }
    }

    /// What stands between `ON CONFLICT` and `DO` only says which conflicts are meant.
    fn conflict(&self) -> Option<(usize, &'static str)> {
        if !(self.is(0, &["conflict"]) && self.follows(&["on"])) || self.is(1, &["do"]) {
            return None;
        }
        let mut depth = 0_usize;
        for ahead in 1.. {
            match self.kind(ahead)? {
                TokenKind::Open => depth += 1,
                TokenKind::Close => depth = depth.checked_sub(1)?,
                TokenKind::Word if depth == 0 && self.is(ahead, &["do"]) => {
                    return Some((ahead, "CONFLICT"));
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::outer::words;

    fn adapt(sql: &str) -> super::Adapted {
        super::adapt(sql, &words(sql))
    }

    #[test]
    fn what_the_parser_lacks_is_written_in_other_words() {
        let cases = [
            ("SELECT * FROM ONLY t", "SELECT * FROM  t"),
            ("TABLE t", "SELECT * FROM t"),
            ("SELECT a ISNULL", "SELECT a IS NULL"),
            ("SELECT a AS isnull", "SELECT a AS isnull"),
            ("a BETWEEN SYMMETRIC 1 AND 2", "a BETWEEN  1 AND 2"),
            (
                "ON CONFLICT (lower(a)) WHERE b DO NOTHING",
                "ON CONFLICT DO NOTHING",
            ),
            ("FETCH FIRST 1 ROW ONLY", "FETCH FIRST 1 ROW ONLY"),
            ("FOR NO KEY UPDATE", "FOR UPDATE"),
            ("ROWS FROM (f())", "\"rows from\" (f())"),
        ];
        for (sql, text) in cases {
            assert_eq!(adapt(sql).text, text, "{sql}");
        }
    }

    #[test]
    fn offsets_lead_back() {
        let adapted = adapt("TABLE t");
        assert_eq!(adapted.original(adapted.text.len() - 1), 6);
    }
}

//! What in the text of a statement can replace rows by NULLs: outer joins, set operations, grouping sets.

use crate::lex::{Token, TokenKind, solid};
/// What the text of a statement has that can replace rows by NULLs.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// Outer joins.
    pub(super) joins: usize,
    /// UNION, INTERSECT and EXCEPT.
    pub(super) sets: usize,
    /// ROLLUP, CUBE and GROUPING SETS.
    pub(super) groupings: usize,
}

/// Counts in the text.
pub(super) fn counted(sql: &str, words: &[Token]) -> Counted {
    let mut counted = Counted::default();
    for at in 0..words.len() {
        let is = |ahead: usize, options: &[&str]| {
            let token = words.get(at + ahead);
            token.is_some_and(|token| options.iter().any(|word| token.is_word(sql, word)))
        };
        let joins = is(0, &["left", "right", "full"]) && is(1, &["join", "outer"]);
        counted.joins += usize::from(joins);
        counted.sets += usize::from(is(0, &["union", "intersect", "except"]));
        counted.groupings += usize::from(begins_set(sql, &words[at..]));
    }
    counted
}

/// The tokens of a statement, without blanks and comments.
pub(super) fn words(sql: &str) -> Vec<Token> {
    solid(sql).collect()
}

/// Whether every column of a table in the rows of `sql` is as it is in the table: nothing in the text can
/// replace it by NULL. MERGE returns rows without a partner.
pub(super) fn keeps_columns(sql: &str, words: &[Token]) -> bool {
    let pairs = (0..words.len())
        .any(|at| words[at].is_word(sql, "merge") || names_row_pair(sql, &words[at..]));
    !pairs && counted(sql, words) == Counted::default()
}

/// Whether the tokens begin with OLD or NEW, quoted or in parentheses, as the row that a column is of, or
/// give them other names: they stand for rows that may not be there.
fn names_row_pair(sql: &str, rest: &[Token]) -> bool {
    let text = |at: usize| rest.get(at).map_or("", |token| &sql[token.span.range()]);
    let is = |at: usize, word: &str| rest.get(at).is_some_and(|token| token.is_word(sql, word));
    let quoted = rest
        .first()
        .is_some_and(|token| token.kind == TokenKind::QuotedName);
    let name = text(0)
        .trim_start_matches(['U', 'u', '&'])
        .trim_matches('"');
    // What an escaped name says is not read here.
    let is_pair = is(0, "old") || is(0, "new") || quoted && ["old", "new"].contains(&name);
    let may_be = is_pair || quoted && text(0).starts_with(['U', 'u']);
    may_be && (text(1) == "." || text(1) == ")" && text(2) == ".")
        || is(0, "returning") && is(1, "with")
}

/// Whether the tokens begin with grouping sets.
fn begins_set(sql: &str, rest: &[Token]) -> bool {
    let is = |at: usize, word: &str| rest.get(at).is_some_and(|token| token.is_word(sql, word));
    let opens = rest
        .get(1)
        .is_some_and(|token| token.kind == TokenKind::Open);
    (is(0, "rollup") || is(0, "cube")) && opens || is(0, "grouping") && is(1, "sets")
}

#[cfg(test)]
mod tests {
    use super::{keeps_columns, words};

    #[test]
    fn rows_before_and_after_may_not_be_there() {
        for returning in [
            "old.id",
            "NEW.id",
            "\"old\".id",
            "U&\"\\006fld\".id",
            "(old).id",
            "( \"new\" ) . id",
            "WITH (OLD AS o) o.id",
        ] {
            let sql = format!("INSERT INTO author (id) VALUES (1) RETURNING {returning}");
            assert!(!keeps_columns(&sql, &words(&sql)), "{sql}");
        }
        let plain = "INSERT INTO author (id) VALUES (1) RETURNING id, \"Old\"";
        assert!(keeps_columns(plain, &words(plain)));
    }
}

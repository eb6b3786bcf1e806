//! SQL as servers print it into SQL that is the same from every server.

use crate::lex::{TokenKind, tokens};
use crate::source::Span;

/// What ends a FROM clause. The server prints keywords in upper case, and quotes names that are not in lower.
const CLAUSES: [&str; 9] = [
    "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR",
];

/// An expression or a statement, on one line.
pub(super) fn one_line(sql: &str) -> String {
    let words = tokens(sql, Span::new(0, sql.len())).map(|token| match token.kind {
        TokenKind::Space => " ",
        _ => &sql[token.span.range()],
    });
    let line = words.collect::<String>();
    line.trim().trim_end_matches(';').to_owned()
}

/// A view's SELECT, on one line, in which the columns of the only table that it reads stand without its name:
/// PostgreSQL leaves the name out since version 16.
pub(super) fn definition(sql: &str) -> String {
    let sql = one_line(sql);
    let words = words(&sql);
    let Some(table) = only_table(&words) else {
        return sql;
    };
    let at = |index: usize| words.get(index).map_or("", |word| word.text);
    let is_qualifier = |index: usize| {
        // A schema of the same name stands before functions and types.
        words[index].text == table
            && !words[index].in_subquery
            && at(index + 1) == "."
            && at(index + 2) != "*"
            && at(index + 3) != "("
            && (index == 0 || !matches!(at(index - 1), "." | "::" | "FROM" | "ONLY" | "COLLATE"))
    };
    let mut text = String::with_capacity(sql.len());
    let mut index = 0;
    while index < words.len() {
        if is_qualifier(index) {
            let before = &sql[words[index].gap..words[index].start];
            text.push_str(before);
            index += 2;
            text.push_str(words[index].text);
        } else {
            let end = words[index].start + words[index].text.len();
            text.push_str(&sql[words[index].gap..end]);
        }
        index += 1;
    }
    text
}

/// A token that is no blank.
struct Word<'a> {
    kind: TokenKind,
    text: &'a str,
    /// Where it begins, and where the blank before it does.
    start: usize,
    gap: usize,
    /// How many parentheses it stands in.
    depth: usize,
    in_subquery: bool,
}

fn words(sql: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut gap = 0;
    // Whether each parenthesis that is open is that of a subquery, or in one.
    let mut open: Vec<bool> = Vec::new();
    for token in tokens(sql, Span::new(0, sql.len())) {
        let text = &sql[token.span.range()];
        if token.is_trivia() {
            continue;
        }
        let is_first = words
            .last()
            .is_some_and(|word| word.kind == TokenKind::Open);
        if let (true, Some(parenthesis)) = (is_first, open.last_mut()) {
            *parenthesis |= matches!(text, "SELECT" | "WITH" | "VALUES");
        }
        let in_subquery = open.last().copied().unwrap_or(false);
        match token.kind {
            TokenKind::Open => open.push(in_subquery),
            TokenKind::Close => drop(open.pop()),
            _ => {}
        }
        words.push(Word {
            kind: token.kind,
            text,
            start: token.span.start,
            gap,
            depth: open.len(),
            in_subquery,
        });
        gap = token.span.end;
    }
    words
}

/// The name by which columns are those of the only table of a SELECT, if it has one.
fn only_table<'a>(words: &[Word<'a>]) -> Option<&'a str> {
    let outer: Vec<&Word<'a>> = words.iter().filter(|word| word.depth == 0).collect();
    let is_set_operation = |word: &&Word| matches!(word.text, "UNION" | "INTERSECT" | "EXCEPT");
    if outer.iter().any(is_set_operation) {
        return None;
    }
    let is_from = |at: &usize| outer[*at].text == "FROM" && outer[*at - 1].text != "DISTINCT";
    let from = (1..outer.len()).find(is_from)?;
    let tables = outer[from + 1..].iter();
    let mut tables = tables.take_while(|word| !CLAUSES.contains(&word.text));
    let mut name = None;
    let is_another = |word: &Word| word.kind == TokenKind::Comma || word.text == "JOIN";
    for word in tables.by_ref() {
        match word.kind {
            _ if is_another(word) => return None,
            _ if word.text == "TABLESAMPLE" => break,
            TokenKind::Word | TokenKind::QuotedName => name = Some(word.text),
            _ => {}
        }
    }
    match tables.any(|word| is_another(word)) {
        true => None,
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::definition;

    #[test]
    fn the_only_table_is_not_named() {
        for (sql, expected) in [
            (
                " SELECT t.a,\n    count(t.\"B\") AS b\n   FROM public.t\n  WHERE t.a > 1;",
                "SELECT a, count(\"B\") AS b FROM public.t WHERE a > 1",
            ),
            (
                "SELECT x.a IS DISTINCT FROM 1 AS c, x.* FROM public.t x ORDER BY x.a",
                "SELECT a IS DISTINCT FROM 1 AS c, x.* FROM public.t x ORDER BY a",
            ),
            (
                "SELECT g.i FROM generate_series(1, 3) g(i)",
                "SELECT i FROM generate_series(1, 3) g(i)",
            ),
            (
                "SELECT t.a FROM public.t WHERE (EXISTS ( SELECT u.a FROM public.u WHERE u.a = t.a))",
                "SELECT a FROM public.t WHERE (EXISTS ( SELECT u.a FROM public.u WHERE u.a = t.a))",
            ),
            (
                "WITH w AS ( SELECT t.a FROM public.t ) SELECT w.a FROM w",
                "WITH w AS ( SELECT t.a FROM public.t ) SELECT a FROM w",
            ),
            (
                "SELECT public.a, public.f(public.b::public.t) AS f FROM public.public",
                "SELECT a, public.f(b::public.t) AS f FROM public.public",
            ),
        ] {
            assert_eq!(definition(sql), expected);
        }
    }

    #[test]
    fn several_tables_are_named() {
        for sql in [
            "SELECT t.a FROM public.t JOIN public.u USING (a)",
            "SELECT t.a FROM public.t, public.u",
            "SELECT t.a FROM public.t TABLESAMPLE system (10), public.u",
            "SELECT t.a FROM public.t UNION SELECT t.a FROM public.t",
            "SELECT 1 AS a",
        ] {
            assert_eq!(definition(sql), sql);
        }
    }
}

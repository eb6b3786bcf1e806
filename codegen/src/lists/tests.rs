//! Lists in statements, and what is none.

use super::*;
use crate::lex::tokens;
use crate::params::Statement;

fn probe(sql: &str) -> Result<String, &'static str> {
    let file = Arc::new(SourceFile::new("query.sql".to_owned(), sql.to_owned()));
    let tokens: Vec<Token> = tokens(sql, Span::new(0, sql.len())).collect();
    let lists = find(&file, &tokens).map_err(|it| it.code)?;
    Ok(Statement::new(sql, &tokens, &lists).sql)
}

#[test]
fn a_list_is_probed_by_one_row() {
    for (sql, expected) in [
        (
            "WHERE (a, t.\"B\") IN :p AND c = :c",
            "WHERE (a, t.\"B\") IN (($1, $2)) AND c = $3",
        ),
        (
            "c = :c AND ROW(a) NOT IN :p",
            "c = $1 AND ROW(a) NOT IN (($2))",
        ),
        ("f(a, b) IN :p OR a IN :q", "f(a, b) IN ($1) OR a IN ($2)"),
        ("WHERE (a + (1, 2)) in:p", "WHERE (a + (1, 2)) in($1)"),
        ("position(:a IN :b)", "position($1 IN $2)"),
        (
            "INSERT INTO s.t AS x (a, b) VALUES :r RETURNING a",
            "INSERT INTO s.t AS x (a, b) VALUES ($1, $2) RETURNING a",
        ),
        (
            "INSERT INTO t (a[1], b) OVERRIDING USER VALUE VALUES /* all */ :r",
            "INSERT INTO t (a[1], b) OVERRIDING USER VALUE VALUES ($1, $2)",
        ),
        (
            "INSERT INTO t (a) VALUES (:r)",
            "INSERT INTO t (a) VALUES ($1)",
        ),
    ] {
        assert_eq!(probe(sql), Ok(expected.to_owned()), "{sql}");
    }
}

#[test]
fn what_is_no_list_is_refused() {
    for (sql, code) in [
        ("INSERT INTO t VALUES :r", "list-without-columns"),
        ("SELECT * FROM (VALUES :r) v", "list-elsewhere"),
        ("VALUES :r", "list-elsewhere"),
        (
            "WHEN NOT MATCHED THEN INSERT (a, b) VALUES :r",
            "list-elsewhere",
        ),
        ("INSERT INTO t (a) VALUES :r, (1)", "list-beside-rows"),
        ("a IN :r AND b IN :r", "list-used-twice"),
        ("a IN :r AND b = :r", "list-used-twice"),
    ] {
        assert_eq!(probe(sql), Err(code), "{sql}");
    }
}

//! A query into the statement of its slices: the server skips and limits.

use crate::brackets::outer;
use crate::diagnostic::Diagnostic;
use crate::header::Command;
use crate::lex::{Token, TokenKind};
use crate::params::Statement;
use crate::parse::ParsedQuery;
use crate::source::Span;

/// Refuses `@slice` where a part of the rows would be any part, or where the statement limits them itself.
///
/// # Errors
///
/// The diagnostic.
pub(crate) fn check(query: &ParsedQuery, tokens: &[Token]) -> Result<(), Diagnostic> {
    let Some(span) = query.slice else {
        return Ok(());
    };
    let name = &query.name.value;
    let refused = |at: Span, message: String| {
        Err(Diagnostic::error(
            "unsliceable-query",
            query.at(at),
            message,
        ))
    };
    if query.command.value != Command::Many {
        let message = format!("`@slice` is for `:many`, and `{name}` is not");
        return refused(span, message).map_err(|it| it.help("write `:many`, or delete this line"));
    }
    if let Some(group) = &query.group {
        let message = "`@slice` counts rows, which `@group` gathers";
        return refused(span, message.to_owned()).map_err(|it| {
            it.also(query.at(group.span), "here they are gathered")
                .help("delete one of the two")
        });
    }
    let words = outer_words(query, tokens);
    let find = |word: &str| words.iter().find(|it| it.is_word(&query.file.text, word));
    if let Some(word) = find("returning") {
        let message = "only a SELECT can be sliced";
        return refused(word.span, message.to_owned())
            .map_err(|it| it.help("delete `@slice`: what is written is written as a whole"));
    }
    let limits = ["limit", "offset", "fetch"].iter();
    if let Some(word) = limits.filter_map(|word| find(word)).next() {
        let message = format!("`{name}` limits its rows itself, and `@slice` would too");
        return refused(word.span, message).map_err(|it| {
            it.also(query.at(span), "this generates a function that limits")
                .help("delete one of the two")
        });
    }
    if find("order").is_none() {
        let message = format!("`{name}` has no ORDER BY: a slice of its rows could be any of them");
        return refused(span, message).map_err(|it| {
            it.help("add `ORDER BY …` at the end of the statement, by what tells the rows apart")
        });
    }
    Ok(())
}

/// The statement's words outside all brackets, but for names behind `.` and AS, and those of parameters.
fn outer_words(query: &ParsedQuery, tokens: &[Token]) -> Vec<Token> {
    let solid = tokens.iter().filter(|token| !token.is_trivia());
    let solid: Vec<Token> = solid.copied().collect();
    let is_behind = |before: &Token| {
        let is_dot = query.file.slice(before.span) == ".";
        is_dot || before.is_word(&query.file.text, "as") || before.kind == TokenKind::Colon
    };
    let is_name = |at: usize| at > 0 && is_behind(&solid[at - 1]);
    let words = outer(&solid).filter(|at| solid[*at].kind == TokenKind::Word && !is_name(*at));
    words.map(|at| solid[at]).collect()
}

/// The query's statement with a limit and a number of rows to skip, its last two parameters.
pub(crate) fn statement(query: &ParsedQuery, span: Span) -> Statement {
    let Statement { sql, params, .. } = &query.statement;
    let (limit, offset) = (params.len() + 1, params.len() + 2);
    // On a line of its own: a comment may end the statement. LIMIT may stand behind FOR UPDATE.
    let sql = format!("{sql}\nLIMIT ${limit} OFFSET ${offset}");
    let names = params.iter().map(|param| param.name.clone());
    let names = names.chain(["LIMIT", "OFFSET"].map(str::to_owned));
    Statement::written(sql, span, names.collect())
}

//! What Bindery refuses in a statement before the server sees it, and what it warns of.

use crate::copy;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::directive::directives;
use crate::header::Command;
use crate::lex::{Token, TokenKind};
use crate::parse::ParsedQuery;
use crate::quoted;
use crate::source::{Location, SourceFile, Span};
use std::sync::Arc;

/// Words that begin a statement that controls the transaction.
const TRANSACTION_CONTROL: [&str; 8] = [
    "begin",
    "start",
    "commit",
    "rollback",
    "savepoint",
    "release",
    "abort",
    "end",
];

/// Refuses what would not do what its author means.
///
/// # Errors
///
/// The first diagnostic, in the order of the text.
pub(crate) fn statement(query: &ParsedQuery, tokens: &[Token]) -> Result<(), Diagnostic> {
    let solid: Vec<Token> = tokens
        .iter()
        .filter(|it| !it.is_trivia())
        .copied()
        .collect();
    let is_sql = |token: &&Token| token.kind != TokenKind::Control;
    if let Some(first) = solid.iter().find(is_sql) {
        transaction_control(query, first, &solid)?;
    }
    copy::check(query)?;
    placeholders(query, tokens)?;
    unknown_params(query)
}

/// Refuses placeholders that are not Bindery's.
///
/// # Errors
///
/// The first diagnostic, in the order of the text.
pub(crate) fn placeholders(query: &ParsedQuery, tokens: &[Token]) -> Result<(), Diagnostic> {
    let mut previous: Option<&Token> = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Positional => return Err(positional(query, token.span)),
            TokenKind::Operator => {
                let behind = tokens.get(at + 1..).unwrap_or_default();
                if let Some(span) = percent_placeholder(query, previous, token, behind) {
                    return Err(positional(query, span));
                }
            }
            TokenKind::String => quoted::check(query, token.span)?,
            _ => {}
        }
        if !token.is_trivia() && token.kind != TokenKind::Control {
            previous = Some(token);
        }
    }
    Ok(())
}

/// Warns of directives below the statement's first word, where they are only comments, and of placeholders in
/// strings.
pub(crate) fn warnings(query: &ParsedQuery, tokens: &[Token]) -> Vec<Diagnostic> {
    let misplaced = directives(&query.file, tokens).map(|token| {
        Diagnostic::warning(
            "misplaced-directive",
            query.at(token.span),
            "a directive inside the statement is only a comment",
        )
        .help("move it up, between the header and the statement")
    });
    misplaced.chain(quoted::warnings(query, tokens)).collect()
}

/// Refuses a string, a quoted name or a comment among `tokens` whose end is missing.
pub(crate) fn unterminated(file: &Arc<SourceFile>, tokens: &[Token]) -> Option<Diagnostic> {
    let (what, span) = tokens.iter().find_map(|token| match token.kind {
        TokenKind::Unterminated(what) => Some((what, token.span)),
        _ => None,
    })?;
    let line = file.slice(span).find(['\n', '\r']);
    let end = line.map_or(span.end, |length| span.start + length);
    let at = Location::new(file, Span::new(span.start, end));
    let message = format!("this {what} has no end");
    Some(Diagnostic::error("unterminated", at, message).label("begins here"))
}

fn transaction_control(
    query: &ParsedQuery,
    first: &Token,
    solid: &[Token],
) -> Result<(), Diagnostic> {
    let text = &query.file.text;
    let second = solid.get(1);
    let prepared = first.is_word(text, "prepare")
        && second.is_some_and(|token| token.is_word(text, "transaction"));
    if !prepared
        && !TRANSACTION_CONTROL
            .iter()
            .any(|word| first.is_word(text, word))
    {
        return Ok(());
    }
    Err(Diagnostic::error(
        "transaction-control",
        query.at(first.span),
        "a query can not begin or end a transaction",
    )
    .help("pass a transaction to the generated functions: `let mut tx = client.transaction()?`"))
}

fn positional(query: &ParsedQuery, span: Span) -> Diagnostic {
    let text = query.file.slice(span);
    Diagnostic::error(
        "positional-placeholder",
        query.at(span),
        format!("`{text}` is not a parameter: parameters have names"),
    )
    .help("write `:name`; the same name may be used as often as you like")
}

/// Keywords that a value can follow.
const BEFORE_VALUE: [&str; 15] = [
    "and", "between", "by", "else", "ilike", "in", "like", "limit", "not", "offset", "or",
    "select", "then", "values", "where",
];

/// `%s` or `%(name)s`, as other drivers write parameters, where no left operand makes it a modulo.
fn percent_placeholder(
    query: &ParsedQuery,
    previous: Option<&Token>,
    operator: &Token,
    behind: &[Token],
) -> Option<Span> {
    let text = &query.file.text;
    let written = query.file.slice(operator.span);
    let operand = previous.is_some_and(|token| match token.kind {
        TokenKind::String | TokenKind::Number | TokenKind::QuotedName => true,
        TokenKind::Close => true,
        // A name is an operand, a keyword is not; those that come before a value are enough here.
        TokenKind::Word => !BEFORE_VALUE.iter().any(|word| token.is_word(text, word)),
        _ => false,
    });
    if !written.ends_with('%') || (operand && written == "%") {
        return None;
    }
    let start = operator.span.end - 1;
    let is_s = |token: &Token| query.file.slice(token.span) == "s" && token.kind == TokenKind::Word;
    match behind {
        [word, ..] if is_s(word) => Some(Span::new(start, word.span.end)),
        [open, name, close, word, ..]
            if open.kind == TokenKind::Open
                && name.kind == TokenKind::Word
                && close.kind == TokenKind::Close
                && is_s(word) =>
        {
            Some(Span::new(start, word.span.end))
        }
        _ => None,
    }
}

/// `@param` for a parameter that the statement does not have.
fn unknown_params(query: &ParsedQuery) -> Result<(), Diagnostic> {
    if query.command.value == Command::Copy {
        // Its parameters are columns, which the server has to tell.
        return Ok(());
    }
    let statement = &query.statement;
    let names = || {
        let params = statement.params.iter().map(|param| param.name.as_str());
        params.chain(statement.lists.iter().map(|it| it.list.name.as_str()))
    };
    let unknown = query.params.iter().find(|said| {
        let name = &said.name.value;
        !names().any(|known| known == name) && !query.is_switch(name)
    });
    let Some(unknown) = unknown else {
        return Ok(());
    };
    let name = &unknown.name.value;
    let error = Diagnostic::error(
        "unknown-parameter",
        query.at(unknown.name.span),
        format!("the query `{}` has no parameter `{name}`", query.name.value),
    );
    Err(match did_you_mean(name, names()) {
        Some(meant) => error.help(meant),
        None => error.help(format!(
            "use `:{name}` in the statement, or delete this line"
        )),
    })
}

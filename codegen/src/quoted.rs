//! Placeholders inside quotes, which are text: `':name'`, `'%:name%'`, `'Dear :name'`, `'%(name)s'`, `'$1'`.

use crate::diagnostic::Diagnostic;
use crate::lex::{Token, TokenKind};
use crate::parse::ParsedQuery;
use crate::source::Span;

/// Refuses a string that holds nothing but a placeholder and wildcards.
///
/// # Errors
///
/// A diagnostic that shows how to write it.
pub(crate) fn check(query: &ParsedQuery, span: Span) -> Result<(), Diagnostic> {
    let Some(inner) = plain(query, span) else {
        return Ok(());
    };
    let found = words(inner).find(|(at, name)| is_only(inner, *at, name.len() + 1));
    if let Some((at, name)) = found {
        return Err(explain(query, span, inner, at, name, Diagnostic::error));
    }
    let foreign = inner.trim_matches(is_wild);
    let name = foreign
        .strip_prefix("%(")
        .or_else(|| foreign.strip_prefix('('))
        .and_then(|rest| rest.strip_suffix(")s"));
    let is_name = |name: &&str| !name.is_empty() && name.chars().all(is_part);
    match name.filter(is_name).filter(|_| inner.contains("%(")) {
        Some(name) => {
            let message = format!("`%({name})s` inside quotes is text, not a parameter");
            let error = Diagnostic::error("quoted-placeholder", query.at(span), message);
            Err(error.help(format!("write `:{name}`, without quotes")))
        }
        None => Ok(()),
    }
}

/// Warns of what looks like a placeholder in a string that holds more.
pub(crate) fn warnings(query: &ParsedQuery, tokens: &[Token]) -> Vec<Diagnostic> {
    let mut before: Option<&Token> = None;
    let mut found = Vec::new();
    for token in tokens.iter().filter(|token| !token.is_trivia()) {
        if token.kind == TokenKind::String
            && let Some(inner) = plain(query, token.span)
        {
            found.extend(warning(query, token.span, inner, before));
        }
        before = Some(token);
    }
    found
}

fn warning(
    query: &ParsedQuery,
    span: Span,
    inner: &str,
    before: Option<&Token>,
) -> Option<Diagnostic> {
    if let Some((at, name)) = words(inner).next() {
        // What is an error already.
        let is_error = is_only(inner, at, name.len() + 1);
        return (!is_error).then(|| explain(query, span, inner, at, name, Diagnostic::warning));
    }
    let bare = inner.trim_matches(is_wild);
    let number = bare.strip_prefix('$').unwrap_or_default();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    // Behind LIKE, `%s` is a pattern, and in a call of `format` a part of its text.
    let compares = before.is_some_and(|token| {
        token.kind == TokenKind::Operator && matches!(query.file.slice(token.span), "=" | "<>")
    });
    let text = match bare {
        _ if is_number => bare,
        "s" if compares && inner == "%s" => inner,
        _ => return None,
    };
    let message = format!("`{text}` inside quotes is text, not a parameter");
    let warning = Diagnostic::warning("quoted-placeholder", query.at(span), message);
    Some(warning.help("if a value is meant, write `:name`, without quotes"))
}

/// What stands between the quotes of a string of the plain kind that is not JSON.
fn plain(query: &ParsedQuery, span: Span) -> Option<&str> {
    let text = query.file.slice(span);
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    (!inner.trim_start().starts_with(['{', '['])).then_some(inner)
}

/// Every `:name` that stands as a word, with its offset: not times, not casts, not formats such as `HH24:MI`.
fn words(inner: &str) -> impl Iterator<Item = (usize, &str)> {
    inner.match_indices(':').filter_map(|(at, _)| {
        let before = inner[..at].chars().next_back();
        let rest = &inner[at + 1..];
        let begins = |c: char| c == '_' || unicode_ident::is_xid_start(c);
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        // A wildcard behind the name is no part of it.
        let name = match rest[length..].is_empty() {
            true => rest[..length].trim_end_matches('_'),
            false => &rest[..length],
        };
        let is_word = before.is_none_or(|c| !is_part(c) || c == '_') && before != Some(':');
        let is_over = !rest[name.len()..].starts_with(':');
        (is_word && is_over && name.starts_with(begins)).then_some((at, name))
    })
}

fn is_part(c: char) -> bool {
    unicode_ident::is_xid_continue(c)
}

/// Wildcards of LIKE, and blanks.
fn is_wild(c: char) -> bool {
    c == '%' || c == '_' || c == ' '
}

/// Whether around these bytes there is nothing but wildcards.
fn is_only(inner: &str, at: usize, length: usize) -> bool {
    let around = inner[..at].chars().chain(inner[at + length..].chars());
    around.into_iter().all(is_wild)
}

fn explain(
    query: &ParsedQuery,
    span: Span,
    inner: &str,
    at: usize,
    name: &str,
    make: fn(&'static str, crate::source::Location, String) -> Diagnostic,
) -> Diagnostic {
    let (left, right) = (&inner[..at], &inner[at + 1 + name.len()..]);
    let part = |text: &str| (!text.is_empty()).then(|| format!("'{text}'"));
    let parts = [part(left), Some(format!(":{name}")), part(right)];
    let written = parts.into_iter().flatten().collect::<Vec<_>>().join(" || ");
    let message = format!("`:{name}` inside quotes is text, not a parameter");
    make("quoted-placeholder", query.at(span), message)
        .help(format!("write `{written}`"))
        .help(format!(
            "for the text itself, write `E'{left}\\:{name}{right}'`"
        ))
}

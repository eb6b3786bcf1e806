//! `@patch`: the assignments of an UPDATE, each there if its parameter is set.

use super::blanks::word;
use super::control::{split, trim};
use super::read::{Reader, Source};
use super::{Node, SwitchKind};
use crate::brackets::outer;
use crate::diagnostic::Diagnostic;
use crate::lex::{Token, TokenKind};
use crate::params::find;
use crate::source::{Location, Span, Spanned};

/// The nodes of a statement whose assignments are a patch; `at` is where `@patch` stands.
pub(super) fn read(
    reader: &mut Reader<'_>,
    source: &Source<'_>,
    tokens: &[Token],
    at: Span,
) -> Vec<Node> {
    let text = &source.file.text;
    let Some((start, end)) = assignments(text, tokens) else {
        let query = reader.query();
        let message = "`@patch` is for `UPDATE … SET`, which this statement is not";
        reader.errors.push(
            Diagnostic::error("patch-without-set", query.at(at), message)
                .also(query.at(tokens[0].span), "the statement")
                .help("write `UPDATE … SET column = :parameter, …`, or delete `@patch`"),
        );
        return Vec::new();
    };
    if let Some(part) = around(text, &tokens[..start]).or(first_control(&tokens[start..end])) {
        let error = misplaced(reader.query().at(part.span));
        reader.errors.push(error);
        return Vec::new();
    }
    let items = split(&tokens[start..end], |it| it.kind == TokenKind::Comma);
    let items = items
        .into_iter()
        .map(|item| assignment(reader, source, trim(item)));
    let items: Vec<Vec<Node>> = items.collect();
    if !items
        .iter()
        .flatten()
        .any(|node| matches!(node, Node::When(..)))
        && reader.errors.is_empty()
    {
        let query = reader.query();
        let message = "no assignment of this patch has a parameter";
        reader.errors.push(
            Diagnostic::error("patch-without-set", query.at(at), message)
                .help("write `column = :parameter` for each column that the patch may set"),
        );
    }
    let blanks = |tokens: &[Token]| {
        let span = Span::new(
            tokens.first().map_or(0, |it| it.span.start),
            tokens.last().map_or(0, |it| it.span.end),
        );
        Node::Sql(text[span.range()].to_owned(), source.origin(span))
    };
    let inner = trim(&tokens[start..end]);
    let first = inner.first().map_or(end, |it| position(tokens, it));
    let last = inner.last().map_or(end, |it| position(tokens, it) + 1);
    let mut nodes = reader.nodes(source, &tokens[..start]);
    nodes.push(blanks(&tokens[start..first]));
    nodes.push(Node::List(items));
    if last < tokens.len() {
        if last < end {
            nodes.push(blanks(&tokens[last..end]));
        }
        nodes.extend(reader.nodes(source, &tokens[end..]));
    }
    nodes
}

const ONE_EACH: &str = "write one `column = :parameter` for each column, with commas between them";

/// A part of what is there as its parameters are set.
fn misplaced(at: Location) -> Diagnostic {
    let message = "a part can not be within, or around, the assignments of a patch";
    Diagnostic::error("patch-assignment", at, message)
        .help(ONE_EACH)
        .help("or leave out `@patch` and write `/*? if … */` around the parts")
}

/// The control that opens a part among these tokens which they do not end.
fn around(text: &str, tokens: &[Token]) -> Option<Token> {
    let mut open = Vec::new();
    for token in tokens.iter().filter(|it| it.kind == TokenKind::Control) {
        match word(&text[token.span.range()]) {
            "if" | "choose" | "order" => open.push(*token),
            "end" => drop(open.pop()),
            _ => {}
        }
    }
    open.first().copied()
}

fn first_control(tokens: &[Token]) -> Option<Token> {
    let mut controls = tokens.iter().filter(|it| it.kind == TokenKind::Control);
    controls.next().copied()
}

fn position(tokens: &[Token], of: &Token) -> usize {
    tokens.iter().position(|it| it.span == of.span).unwrap_or(0)
}

/// The tokens between SET and what follows the assignments of an UPDATE, which a WITH may stand before.
fn assignments(text: &str, tokens: &[Token]) -> Option<(usize, usize)> {
    let is = |at: &usize, word: &str| tokens[*at].is_word(text, word);
    let mut words = outer(tokens).filter(|at| tokens[*at].kind == TokenKind::Word);
    let mut is_update = false;
    // The SET of others is one of several clauses.
    let before = words
        .by_ref()
        .take_while(|at| !is(at, "insert") && !is(at, "merge"));
    let set = before.into_iter().find(|at| {
        is_update |= is(at, "update");
        is_update && is(at, "set")
    })?;
    // `a IS DISTINCT FROM b` goes on.
    let is_compared = |at: usize| {
        let mut solid = tokens[..at].iter().rev().filter(|it| !it.is_trivia());
        solid.next().is_some_and(|it| it.is_word(text, "distinct"))
    };
    let is_end = |at: &usize| {
        ["from", "where", "returning"]
            .iter()
            .any(|word| is(at, word))
    };
    let end = words.find(|at| is_end(at) && !is_compared(*at));
    Some((set + 1, end.unwrap_or(tokens.len())))
}

/// An assignment: there if its parameter is set, or always where it has none.
fn assignment(reader: &mut Reader<'_>, source: &Source<'_>, item: &[Token]) -> Vec<Node> {
    let text = &source.file.text;
    let mut params: Vec<Spanned<&str>> = find(text, item);
    params.dedup_by_key(|it| it.value);
    if let [_, second, ..] = params.as_slice() {
        let at = reader.query().at(second.span);
        let message = "an assignment of a patch has one parameter";
        reader
            .errors
            .push(Diagnostic::error("patch-assignment", at, message).help(ONE_EACH));
        return Vec::new();
    }
    let nodes = reader.nodes(source, item);
    let Some(param) = params.first() else {
        return nodes;
    };
    let name = Spanned {
        value: param.value.to_owned(),
        span: param.span,
    };
    let Reader { names, errors, .. } = reader;
    let switch = names.switch(source, &name, SwitchKind::Patch, errors);
    vec![Node::When(switch, 1, nodes)]
}

//! Tokens into statements: where each one ends.

use crate::lex::{Token, TokenKind};
use std::ops::Range;

/// The statements of `tokens`, as ranges of tokens without the semicolon and without the comments and
/// blanks around them. Statements that are empty are left out.
///
/// A semicolon in parentheses (a rule's actions) or between `BEGIN ATOMIC` and `END` of a function does
/// not end a statement, as in psql (`psqlscan.l`).
pub(crate) fn statements(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let end = start + end_of_statement(text, &tokens[start..]);
        let statement = trim(tokens, start..end);
        if !statement.is_empty() {
            found.push(statement);
        }
        start = end + 1;
    }
    found
}

/// `range` without the blanks and comments at its ends.
fn trim(tokens: &[Token], mut range: Range<usize>) -> Range<usize> {
    while !range.is_empty() && tokens[range.start].is_trivia() {
        range.start += 1;
    }
    while !range.is_empty() && tokens[range.end - 1].is_trivia() {
        range.end -= 1;
    }
    range
}

fn end_of_statement(text: &str, tokens: &[Token]) -> usize {
    let mut parentheses = 0_usize;
    let mut blocks = 0_usize;
    let routine = creates_routine(text, tokens);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open => parentheses += 1,
            TokenKind::Close => parentheses = parentheses.saturating_sub(1),
            TokenKind::Semicolon if parentheses == 0 && blocks == 0 => return at,
            TokenKind::Word if routine && parentheses == 0 => {
                if token.is_word(text, "begin") || (blocks > 0 && token.is_word(text, "case")) {
                    blocks += 1;
                } else if token.is_word(text, "end") {
                    blocks = blocks.saturating_sub(1);
                }
            }
            _ => {}
        }
    }
    tokens.len()
}

/// Whether the statement begins `CREATE [OR REPLACE] FUNCTION | PROCEDURE`.
fn creates_routine(text: &str, tokens: &[Token]) -> bool {
    let words: Vec<&Token> = tokens
        .iter()
        .filter(|token| !token.is_trivia())
        .take(4)
        .collect();
    let is = |at: usize, word| words.get(at).is_some_and(|token| token.is_word(text, word));
    let routine = |at| is(at, "function") || is(at, "procedure");
    is(0, "create") && (routine(1) || (is(1, "or") && is(2, "replace") && routine(3)))
}

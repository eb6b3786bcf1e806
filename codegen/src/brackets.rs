//! Tokens into those that stand outside all brackets.

use crate::lex::{Token, TokenKind};

/// The indexes of the tokens outside all brackets, and of the outermost brackets.
pub(crate) fn outer(tokens: &[Token]) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    let tokens = tokens.iter().enumerate();
    tokens.filter_map(move |(at, token)| {
        if token.kind == TokenKind::Close {
            depth = depth.saturating_sub(1);
        }
        let is_outer = depth == 0;
        if token.kind == TokenKind::Open {
            depth += 1;
        }
        is_outer.then_some(at)
    })
}

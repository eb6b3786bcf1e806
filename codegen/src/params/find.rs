//! `:name` among the tokens of a statement: what is a parameter, and what a colon of SQL's own.

use crate::lex::{Token, TokenKind};
use crate::source::{Span, Spanned};

/// What an open bracket is for: it decides what a `:` inside it means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    /// `(…)`
    Parenthesis,
    /// `json_object(…)`, where `:` may stand between key and value.
    JsonObject,
    /// `a[…]`, where `:` stands between the bounds of a slice.
    Subscript,
    /// `ARRAY[…]`
    Array,
}

/// The parameters of a statement, each use with its place, in order.
pub(crate) fn find<'a>(text: &'a str, tokens: &[Token]) -> Vec<Spanned<&'a str>> {
    let mut brackets = Vec::new();
    let mut previous: Option<Token> = None;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.kind == TokenKind::Control {
            // What a part begins behind is not what stands before it in the text.
            previous = None;
        }
        if token.is_trivia() || token.kind == TokenKind::Control {
            continue;
        }
        match token.kind {
            TokenKind::Open => brackets.push(bracket(text, token, previous, brackets.last())),
            TokenKind::Close => {
                brackets.pop();
            }
            TokenKind::Colon => {
                let name = tokens.get(at).filter(|next| next.kind == TokenKind::Word);
                if let Some(name) = name
                    && !is_separator(text, previous, brackets.last())
                {
                    found.push(Spanned {
                        value: &text[name.span.range()],
                        span: Span::new(token.span.start, name.span.end),
                    });
                    // What follows a parameter follows an operand, as it does behind `$1`.
                    previous = Some(Token {
                        kind: TokenKind::Positional,
                        span: name.span,
                    });
                    at += 1;
                    continue;
                }
            }
            _ => {}
        }
        previous = Some(*token);
    }
    found
}

fn bracket(text: &str, open: &Token, previous: Option<Token>, outer: Option<&Bracket>) -> Bracket {
    let after_word = |word| previous.is_some_and(|token| token.is_word(text, word));
    if &text[open.span.range()] == "(" {
        return match after_word("json_object") || after_word("json_objectagg") {
            true => Bracket::JsonObject,
            false => Bracket::Parenthesis,
        };
    }
    let nested = outer == Some(&Bracket::Array)
        && previous.is_some_and(|t| matches!(t.kind, TokenKind::Open | TokenKind::Comma));
    if after_word("array") || nested {
        Bracket::Array
    } else {
        Bracket::Subscript
    }
}

/// Keywords that an expression follows, of those that can stand in a JSON constructor.
const BEFORE_OPERAND: [&str; 16] = [
    "and", "between", "case", "distinct", "else", "from", "ilike", "in", "is", "key", "like",
    "not", "or", "then", "value", "when",
];

/// Whether a `:` before a name stands between two expressions: in a slice, between a JSON key and its
/// value, or right behind a complete operand, where no parameter can begin.
fn is_separator(text: &str, previous: Option<Token>, bracket: Option<&Bracket>) -> bool {
    let Some(previous) = previous else {
        return false;
    };
    let operand = match previous.kind {
        TokenKind::String | TokenKind::Number | TokenKind::QuotedName | TokenKind::Positional => {
            true
        }
        TokenKind::Close => &text[previous.span.range()] == "]",
        _ => false,
    };
    match bracket {
        // A bound can not begin behind an operator, a parameter can.
        Some(Bracket::Subscript) => previous.kind != TokenKind::Operator,
        Some(Bracket::JsonObject) => {
            let keyword = BEFORE_OPERAND
                .iter()
                .any(|word| previous.is_word(text, word));
            let begins = matches!(
                previous.kind,
                TokenKind::Open | TokenKind::Comma | TokenKind::Colon | TokenKind::Operator
            );
            operand || !(keyword || begins || previous.kind == TokenKind::Cast)
        }
        _ => operand,
    }
}

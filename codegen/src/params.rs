//! `:name` into `$n`: a statement's tokens become the SQL that is described and executed, with a map
//! of offsets back into the user's file.

use crate::lex::{Token, TokenKind};
use crate::source::{Span, Spanned};

/// A statement as the server sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The SQL: the user's bytes, except that each parameter is a `$n`.
    pub sql: String,
    /// The statement in the user's file.
    pub span: Span,
    /// The parameters; `$1` is the first.
    pub params: Vec<Parameter>,
    /// `(offset in the SQL, offset in the file)` at the beginning and before and behind each `$n`. One that Bindery
    /// writes is as one parameter.
    map: Vec<(usize, usize)>,
}

/// A parameter of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, without the colon.
    pub name: String,
    /// Every place that uses it, in order; at least one.
    pub uses: Vec<Span>,
}

impl Statement {
    /// Builds the statement of `tokens`, which are a part of `text` and begin and end with a token
    /// that is not a comment.
    pub(crate) fn new(text: &str, tokens: &[Token]) -> Self {
        let start = tokens.first().map_or(0, |token| token.span.start);
        let end = tokens.last().map_or(start, |token| token.span.end);
        let mut statement = Self {
            sql: String::with_capacity(end - start),
            span: Span::new(start, end),
            params: Vec::new(),
            map: vec![(0, start)],
        };
        let mut copied = start;
        for parameter in find(text, tokens) {
            statement.sql.push_str(&text[copied..parameter.span.start]);
            statement
                .map
                .push((statement.sql.len(), parameter.span.start));
            let number = statement.number(&parameter);
            statement.sql.push_str(&format!("${number}"));
            copied = parameter.span.end;
            statement.map.push((statement.sql.len(), copied));
        }
        statement.sql.push_str(&text[copied..end]);
        statement
    }

    /// A statement that Bindery writes; whatever is said of it is said of `span`. It takes what `params` names.
    pub(crate) fn written(sql: String, span: Span, params: Vec<String>) -> Self {
        let param = |name| Parameter {
            name,
            uses: vec![span],
        };
        Self {
            sql,
            span,
            params: params.into_iter().map(param).collect(),
            map: vec![(0, span.start); 2],
        }
    }

    /// A statement of pieces of `text`, which is the file's, each behind a text that Bindery writes. What is said of the
    /// pieces is said of their places.
    pub(crate) fn pieced(text: &str, span: Span, pieces: &[(&str, Span)]) -> Self {
        let mut statement = Self {
            sql: String::new(),
            span,
            params: Vec::new(),
            map: vec![(0, span.start)],
        };
        for (written, piece) in pieces {
            // What is written stands where a `$n` would.
            statement.map.push((statement.sql.len(), piece.start));
            statement.sql.push_str(written);
            statement.map.push((statement.sql.len(), piece.start));
            statement.sql.push_str(&text[piece.range()]);
        }
        statement
    }

    /// The number of this use's parameter, 1-based.
    fn number(&mut self, found: &Spanned<&str>) -> usize {
        let known = self
            .params
            .iter()
            .position(|param| param.name == found.value);
        let index = known.unwrap_or_else(|| {
            self.params.push(Parameter {
                name: found.value.to_owned(),
                uses: Vec::new(),
            });
            self.params.len() - 1
        });
        self.params[index].uses.push(found.span);
        index + 1
    }

    /// The offset in the user's file of the byte at `offset` of the SQL; a `$n` is its `:name`'s start.
    #[must_use]
    pub fn source_offset(&self, offset: usize) -> usize {
        let after = self.map.partition_point(|(sql, _)| *sql <= offset);
        let (sql, source) = self.map[after - 1];
        // Segments alternate: text, `$n`, text, … An odd one is a parameter.
        if after % 2 == 0 {
            source
        } else {
            (source + offset - sql).min(self.span.end)
        }
    }

    /// The offset in the user's file of the server's error position, which counts characters from 1.
    #[must_use]
    pub fn source_position(&self, position: usize) -> usize {
        let character = position.saturating_sub(1);
        let offset = (self.sql.char_indices().nth(character)).map_or(self.sql.len(), |(at, _)| at);
        self.source_offset(offset)
    }
}

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
fn find<'a>(text: &'a str, tokens: &[Token]) -> Vec<Spanned<&'a str>> {
    let mut brackets = Vec::new();
    let mut previous: Option<Token> = None;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.is_trivia() {
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

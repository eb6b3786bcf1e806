//! A comment `/*? … */` into what it says.

use crate::brackets::outer;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::lex::{Token, TokenKind, tokens};
use crate::source::{Location, SourceFile, Span, Spanned};
use std::sync::Arc;

/// What a control comment says.
#[derive(Debug)]
pub(super) enum Control {
    /// `if NAME`
    If(Spanned<String>),
    /// `else`
    Else,
    /// `choose NAME: a: … | b: …`, `order NAME: …`
    Choose(Spanned<String>, Vec<Alternative>),
    /// `end`
    End,
    /// `include NAME`
    Include(Spanned<String>),
}

/// An alternative of a choice.
#[derive(Debug)]
pub(super) struct Alternative {
    /// Its name.
    pub(super) name: Spanned<String>,
    /// Its SQL, without blanks and comments around it.
    pub(super) tokens: Vec<Token>,
}

const WORDS: [&str; 6] = ["if", "else", "choose", "order", "include", "end"];

/// Reads the control comment at `span`.
///
/// # Errors
///
/// A diagnostic for an unknown word, or for one without what it needs.
pub(super) fn parse(file: &Arc<SourceFile>, span: Span) -> Result<Control, Diagnostic> {
    let inner = Span::new(span.start + "/*?".len(), span.end - "*/".len());
    let inside: Vec<Token> = tokens(&file.text, inner).collect();
    let reader = Reader { file, span };
    let solid = |token: &&Token| !token.is_trivia();
    let Some(word) = inside.iter().find(solid) else {
        return Err(reader.malformed(span, "this comment says nothing", USAGE));
    };
    let rest: Vec<Token> = inside.iter().filter(solid).skip(1).copied().collect();
    match file.slice(word.span) {
        "if" => reader
            .only_name(&rest, "if", "a parameter or a flag")
            .map(Control::If),
        "include" => reader
            .only_name(&rest, "include", "a fragment")
            .map(Control::Include),
        "else" => reader.nothing(&rest, "else").map(|()| Control::Else),
        "end" => reader.nothing(&rest, "end").map(|()| Control::End),
        "choose" | "order" => {
            let behind = inside.iter().position(|it| it.span == word.span);
            reader.choice(&inside[behind.map_or(0, |at| at + 1)..])
        }
        other => {
            let message = format!("`/*? {other} … */` is not a part of a statement");
            let error = Diagnostic::error("unknown-part", Location::new(file, word.span), message);
            Err(match did_you_mean(other, WORDS) {
                Some(meant) => error.help(meant),
                None => error.help(USAGE),
            })
        }
    }
}

const USAGE: &str = "write `/*? if NAME */ … /*? else */ … /*? end */`, `/*? choose NAME: a: … | b: … */ … /*? end */`, \
                     `/*? order NAME: … */` or `/*? include NAME */`";

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    span: Span,
}

impl Reader<'_> {
    fn malformed(&self, span: Span, message: impl Into<String>, help: &str) -> Diagnostic {
        Diagnostic::error("malformed-part", Location::new(self.file, span), message).help(help)
    }

    fn name(&self, token: &Token) -> Option<Spanned<String>> {
        let is_name = token.kind == TokenKind::Word;
        is_name.then(|| Spanned {
            value: self.file.slice(token.span).to_owned(),
            span: token.span,
        })
    }

    /// The only word behind another.
    fn only_name(
        &self,
        rest: &[Token],
        word: &str,
        what: &str,
    ) -> Result<Spanned<String>, Diagnostic> {
        let help = format!("write `/*? {word} NAME */`, where NAME is that of {what}");
        match rest {
            [only] => self.name(only).ok_or_else(|| {
                let text = self.file.slice(only.span);
                self.malformed(only.span, format!("`{text}` is not a name"), &help)
            }),
            [] => Err(self.malformed(
                self.span,
                format!("`{word}` needs the name of {what}"),
                &help,
            )),
            [_, second, ..] => {
                let message = format!("this is not part of `{word}`");
                Err(self.malformed(second.span, message, &help))
            }
        }
    }

    fn nothing(&self, rest: &[Token], word: &str) -> Result<(), Diagnostic> {
        match rest {
            [] => Ok(()),
            [first, ..] => {
                let help = format!("write `/*? {word} */`");
                let message = format!("this is not part of `{word}`");
                Err(self.malformed(first.span, message, &help))
            }
        }
    }

    /// `NAME: a: … | b: …`
    fn choice(&self, rest: &[Token]) -> Result<Control, Diagnostic> {
        let help =
            "write `choose NAME: a: SQL | b: SQL`, in brackets where the SQL has a `|` of its own";
        let (name, rest) = self.labelled(rest).ok_or_else(|| {
            let message = "a choice has a name, then alternatives with names of their own";
            self.malformed(self.span, message, help)
        })?;
        let mut alternatives: Vec<Alternative> = Vec::new();
        for piece in self.split(rest) {
            let (name, sql) = self.labelled(piece).ok_or_else(|| {
                let first = piece.iter().find(|it| !it.is_trivia());
                let at = first.map_or(self.span, |token| token.span);
                self.malformed(at, "this alternative has no name", help)
            })?;
            if let Some(first) = alternatives.iter().find(|it| it.name.value == name.value) {
                let message = format!("there are two alternatives `{}`", name.value);
                let first = Location::new(self.file, first.name.span);
                return Err(self
                    .malformed(name.span, message, "rename one of them")
                    .also(first, "the first one"));
            }
            let tokens = trim(sql).to_vec();
            alternatives.push(Alternative { name, tokens });
        }
        match alternatives.len() {
            0..255 => Ok(Control::Choose(name, alternatives)),
            _ => Err(self.malformed(
                self.span,
                "these are too many alternatives",
                "there is room for 254",
            )),
        }
    }

    /// The name before a colon, and what is behind it.
    fn labelled<'a>(&self, rest: &'a [Token]) -> Option<(Spanned<String>, &'a [Token])> {
        let mut solid = rest.iter().enumerate().filter(|(_, it)| !it.is_trivia());
        let (_, name) = solid.next()?;
        let (at, colon) = solid.next()?;
        let name = self.name(name)?;
        (colon.kind == TokenKind::Colon).then(|| (name, &rest[at + 1..]))
    }

    /// What stands between the `|` outside all brackets.
    fn split<'a>(&self, rest: &'a [Token]) -> Vec<&'a [Token]> {
        let is_operator = |token: &Token| token.kind == TokenKind::Operator;
        split(rest, |token| {
            is_operator(token) && self.file.slice(token.span) == "|"
        })
    }
}

/// What stands between those tokens outside all brackets that separate.
pub(super) fn split(tokens: &[Token], separates: impl Fn(&Token) -> bool) -> Vec<&[Token]> {
    let mut start = 0;
    let mut pieces = Vec::new();
    for at in outer(tokens).filter(|at| separates(&tokens[*at])) {
        pieces.push(&tokens[start..at]);
        start = at + 1;
    }
    pieces.push(&tokens[start..]);
    pieces
}

/// The tokens without the blanks and comments at their ends: a comment that ends a piece would swallow what follows.
pub(super) fn trim(mut tokens: &[Token]) -> &[Token] {
    while let [first, rest @ ..] = tokens
        && first.is_trivia()
    {
        tokens = rest;
    }
    while let [rest @ .., last] = tokens
        && last.is_trivia()
    {
        tokens = rest;
    }
    tokens
}

/// The name of the fragment that the control comment includes, if it does.
pub(crate) fn included_by(comment: &str) -> Option<&str> {
    let inside = comment.strip_prefix("/*?")?.strip_suffix("*/")?.trim();
    let name = inside.strip_prefix("include")?;
    name.starts_with(char::is_whitespace).then(|| name.trim())
}

/// The name behind `-- fragment:`, if the comment is such a header.
pub(crate) fn fragment_of(comment: &str) -> Option<&str> {
    let text = comment.strip_prefix("--")?.trim_start_matches([' ', '\t']);
    text.strip_prefix("fragment:").map(str::trim)
}

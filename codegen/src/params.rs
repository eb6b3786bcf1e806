//! `:name` into `$n`: the pieces of a statement become the SQL that is described and executed, with a map
//! of offsets back into the user's file.

use crate::lex::{Token, TokenKind};
use crate::lists::{List, Placed};
use crate::source::{Location, Span, Spanned};

/// A statement as the server sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The SQL: the user's bytes, except that each parameter is a `$n`.
    pub sql: String,
    /// The statement in the user's file.
    pub span: Span,
    /// The parameters; `$1` is the first.
    pub params: Vec<Parameter>,
    /// Those of its parameters that are the columns of lists, list by list.
    pub lists: Vec<Placed>,
    /// Where the SQL comes from, in its order.
    segments: Vec<Segment>,
}

/// A parameter of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, without the colon.
    pub name: String,
    /// Every place that uses it, in order; at least one.
    pub uses: Vec<Span>,
}

/// Where a piece of a statement comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// These bytes of the query's file, one for one.
    Verbatim(Span),
    /// It stands for these bytes.
    For(Span),
    /// It is of a fragment, which the query includes at this place.
    Included(Span, Location),
}

/// A piece of the SQL, up to the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Segment {
    /// Its offset in the SQL.
    offset: usize,
    origin: Origin,
}

impl Origin {
    /// The bytes of the query's file.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Verbatim(span) | Self::For(span) | Self::Included(span, _) => *span,
        }
    }
}

impl Statement {
    /// A statement without anything, which stands at `span`.
    pub(crate) fn empty(span: Span) -> Self {
        Self {
            sql: String::with_capacity(span.end - span.start),
            span,
            params: Vec::new(),
            lists: Vec::new(),
            segments: Vec::new(),
        }
    }

    /// Builds the statement of `tokens`, which are a part of `text` and begin and end with a token
    /// that is not a comment; `lists` are those of its parameters that are lists.
    pub(crate) fn new(text: &str, tokens: &[Token], lists: &[List]) -> Self {
        let start = tokens.first().map_or(0, |token| token.span.start);
        let end = tokens.last().map_or(start, |token| token.span.end);
        let mut statement = Self::empty(Span::new(start, end));
        let verbatim = |statement: &mut Self, from: usize, to: usize| {
            let origin = Origin::Verbatim(Span::new(from, to));
            statement.push(&text[from..to], origin);
        };
        let mut copied = start;
        for parameter in find(text, tokens) {
            let list = lists.iter().find(|it| it.span == parameter.span);
            let start = list.map_or(parameter.span.start, |it| it.start);
            verbatim(&mut statement, copied, start);
            match list {
                Some(list) => statement.place(list),
                None => statement.push_param(parameter.value, Origin::For(parameter.span)),
            }
            copied = parameter.span.end;
        }
        verbatim(&mut statement, copied, end);
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
            lists: Vec::new(),
            segments: vec![Segment {
                offset: 0,
                origin: Origin::For(span),
            }],
        }
    }

    /// This statement's pieces at these places of its SQL, each behind a text that Bindery writes: that stands for its
    /// piece. It has no parameters.
    pub(crate) fn pieced(&self, pieces: &[(&str, Span)]) -> Self {
        let mut statement = Self::empty(self.span);
        for (written, piece) in pieces {
            statement.push(written, Origin::For(self.source_span(*piece)));
            let mut at = piece.start;
            while at < piece.end {
                let next = self.segments.iter().map(|it| it.offset).find(|it| *it > at);
                let end = next.map_or(piece.end, |next| next.min(piece.end));
                statement.push(&self.sql[at..end], self.origin(Span::new(at, end)));
                at = end;
            }
        }
        statement
    }

    /// Where these bytes of the SQL, all of one segment, come from.
    fn origin(&self, bytes: Span) -> Origin {
        match (self.included(bytes.start), self.segment(bytes.start)) {
            (Some((site, at)), _) => Origin::Included(site, at),
            (None, Some(it)) if matches!(it.origin, Origin::For(_)) => it.origin.clone(),
            _ => Origin::Verbatim(self.source_span(bytes)),
        }
    }

    /// Adds a piece of SQL.
    pub(crate) fn push(&mut self, sql: &str, origin: Origin) {
        let offset = self.sql.len();
        self.segments.push(Segment { offset, origin });
        self.sql.push_str(sql);
    }

    /// Adds a use of a parameter.
    pub(crate) fn push_param(&mut self, name: &str, origin: Origin) {
        let number = self.number(name, origin.span());
        self.push(&format!("${number}"), origin);
    }

    /// Writes a list as one row of parameters.
    fn place(&mut self, list: &List) {
        let (first, start) = (self.params.len(), self.sql.len());
        self.push(&list.probe(first), Origin::For(list.span));
        let columns = list.columns.iter();
        self.params.extend(columns.map(|column| Parameter {
            name: list.param(column),
            uses: vec![list.span],
        }));
        self.lists.push(Placed {
            list: list.clone(),
            first,
            at: start..self.sql.len(),
        });
    }

    /// The statement with another text in the place of each list.
    pub(crate) fn with_lists(&self, text: impl Fn(&Placed) -> String) -> Self {
        let mut written = Self {
            sql: String::new(),
            lists: Vec::new(),
            ..self.clone()
        };
        let mut copied = 0;
        for placed in &self.lists {
            written.sql.push_str(&self.sql[copied..placed.at.start]);
            let start = written.sql.len();
            written.sql.push_str(&text(placed));
            copied = placed.at.end;
            // What stands behind moves along.
            let behind = self.segments.iter().zip(&mut written.segments);
            for (before, after) in behind.filter(|(before, _)| before.offset >= copied) {
                after.offset = written.sql.len() + before.offset - copied;
            }
            written.lists.push(Placed {
                at: start..written.sql.len(),
                ..placed.clone()
            });
        }
        written.sql.push_str(&self.sql[copied..]);
        written
    }

    /// The number of this use's parameter, 1-based.
    fn number(&mut self, name: &str, used: Span) -> usize {
        let known = self.params.iter().position(|param| param.name == name);
        let index = known.unwrap_or_else(|| {
            self.params.push(Parameter {
                name: name.to_owned(),
                uses: Vec::new(),
            });
            self.params.len() - 1
        });
        self.params[index].uses.push(used);
        index + 1
    }

    fn segment(&self, offset: usize) -> Option<&Segment> {
        let after = self.segments.partition_point(|it| it.offset <= offset);
        self.segments.get(after.checked_sub(1)?)
    }

    /// The offset in the user's file of the byte at `offset` of the SQL; a `$n` is its `:name`'s start.
    #[must_use]
    pub fn source_offset(&self, offset: usize) -> usize {
        let Some(segment) = self.segment(offset) else {
            return self.span.start;
        };
        match segment.origin {
            Origin::Verbatim(span) => (span.start + offset - segment.offset).min(span.end),
            Origin::For(span) | Origin::Included(span, _) => span.start,
        }
    }

    /// Where the query includes the fragment that the byte at `offset` of the SQL is of, and the byte's place in the
    /// fragment.
    pub(crate) fn included(&self, offset: usize) -> Option<(Span, Location)> {
        let segment = self.segment(offset)?;
        let Origin::Included(site, location) = &segment.origin else {
            return None;
        };
        let mut at = location.clone();
        let span = at.span;
        at.span.start = (span.start + offset - segment.offset).min(span.end);
        Some((*site, at))
    }

    /// The bytes of the user's file that these bytes of the SQL come from.
    #[must_use]
    pub fn source_span(&self, span: Span) -> Span {
        let start = self.source_offset(span.start);
        // Behind the last byte another piece may begin, which can stand elsewhere.
        let Some(last) = span.end.checked_sub(1).filter(|last| *last >= span.start) else {
            return Span::new(start, start);
        };
        let end = match self.segment(last).map(|it| &it.origin) {
            Some(Origin::Verbatim(_)) | None => self.source_offset(last) + 1,
            Some(origin) => origin.span().end,
        };
        Span::new(start, end.max(start))
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
pub(crate) fn find<'a>(text: &'a str, tokens: &[Token]) -> Vec<Spanned<&'a str>> {
    let mut brackets = Vec::new();
    let mut previous: Option<Token> = None;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
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

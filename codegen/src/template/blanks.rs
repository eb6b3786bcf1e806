//! Tokens into what a template consists of, and which blanks belong to a part: with or without it, the statement is
//! laid out as one would have written it.

use super::control::{self, Control};
use super::read::Source;
use crate::diagnostic::Diagnostic;
use crate::lex::{Token, TokenKind};
use crate::params::{Origin, find};
use crate::source::Span;

/// A piece of a text.
pub(super) enum Item {
    Sql(String, Origin),
    Param(String, Span),
    Control(Placed),
}

/// A control comment.
pub(super) struct Placed {
    pub(super) control: Control,
    pub(super) span: Span,
    /// Whether nothing else stands on its line.
    pub(super) is_alone: bool,
}

/// A piece whose blanks are not decided on.
#[derive(Clone)]
enum Raw<'a> {
    Sql(Span),
    Param(&'a str, Span),
    Control(Span),
}

/// What is done about the blanks around a control.
#[derive(Clone, Default)]
struct Adjusted {
    is_alone: bool,
    /// Blanks of the text that are put behind it.
    moved: Option<Span>,
    /// Whether a blank is put before it, as the comment is one to the server; and behind it.
    before: bool,
    behind: bool,
}

/// The pieces of a text's tokens.
pub(super) fn items(
    source: &Source<'_>,
    tokens: &[Token],
    errors: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    let text = &source.file.text;
    let mut raw = pieces(text, tokens);
    let adjusted = adjust_all(text, &mut raw);
    let mut items = Vec::new();
    let sql = |sql: &str, origin| Item::Sql(sql.to_owned(), origin);
    for (piece, adjusted) in raw.into_iter().zip(adjusted) {
        let site = Origin::For(source.site.unwrap_or(piece.span()));
        items.extend(adjusted.before.then(|| sql(" ", site.clone())));
        match piece {
            Raw::Sql(span) if span.start == span.end => {}
            Raw::Sql(span) => items.push(sql(&text[span.range()], source.origin(span))),
            Raw::Param(name, span) => items.push(Item::Param(name.to_owned(), span)),
            Raw::Control(span) => match control::parse(source.file, span) {
                Ok(control) => items.push(Item::Control(Placed {
                    control,
                    span,
                    is_alone: adjusted.is_alone,
                })),
                Err(error) => errors.push(error),
            },
        }
        items.extend((adjusted.moved).map(|span| sql(&text[span.range()], source.origin(span))));
        items.extend(adjusted.behind.then(|| sql(" ", site)));
    }
    items
}

/// SQL, parameters and controls; a piece of SQL stands before and behind each of the others, though it may be empty.
fn pieces<'a>(text: &'a str, tokens: &[Token]) -> Vec<Raw<'a>> {
    let mut pieces = Vec::new();
    let mut from = tokens.first().map_or(0, |it| it.span.start);
    let params = find(text, tokens).into_iter();
    let params = params.map(|it| Raw::Param(it.value, it.span));
    let controls = tokens.iter().filter(|it| it.kind == TokenKind::Control);
    let controls = controls.map(|it| Raw::Control(it.span));
    let mut marks: Vec<Raw<'a>> = params.chain(controls).collect();
    marks.sort_by_key(|it| it.span().start);
    for mark in marks {
        let span = mark.span();
        pieces.push(Raw::Sql(Span::new(from, span.start)));
        from = span.end;
        pieces.push(mark);
    }
    let end = tokens.last().map_or(from, |it| it.span.end);
    pieces.push(Raw::Sql(Span::new(from, end)));
    pieces
}

impl Raw<'_> {
    fn span(&self) -> Span {
        match self {
            Self::Sql(span) | Self::Param(_, span) | Self::Control(span) => *span,
        }
    }
}

fn adjust_all(text: &str, raw: &mut [Raw<'_>]) -> Vec<Adjusted> {
    let mut adjusted = vec![Adjusted::default(); raw.len()];
    for at in 0..raw.len() {
        let Raw::Control(span) = raw[at] else {
            continue;
        };
        let around = Around::of(text, raw, at);
        adjusted[at] = match word(&text[span.range()]) {
            "include" => around.apart(),
            "else" | "end" => around.close(text, raw, at),
            _ => around.open(text, raw, at),
        };
    }
    adjusted
}

/// The SQL before and behind a control.
struct Around {
    before: Span,
    after: Span,
    /// Where the blanks of its line before it begin, and those behind it end.
    line: Span,
    /// Whether nothing is behind it.
    is_last: bool,
    /// Whether it is the first on its line.
    is_first: bool,
    /// The bytes of the newline that ends its line right behind it.
    newline: Option<usize>,
    /// Whether the SQL before it ends with a blank, and that behind it begins with one.
    is_apart: [bool; 2],
}

impl Around {
    fn of(text: &str, raw: &[Raw<'_>], at: usize) -> Self {
        let (before, after) = (raw[at - 1].span(), raw[at + 1].span());
        let [sql_before, sql_after] = [before, after].map(|it| &text[it.range()]);
        let is_blank = |c: char| c == ' ' || c == '\t';
        let line_start = before.start + sql_before.trim_end_matches(is_blank).len();
        let line_end = after.end - sql_after.trim_start_matches(is_blank).len();
        let rest = &text[line_end..after.end];
        let newlines = ["\r\n", "\n"];
        Self {
            before,
            after,
            line: Span::new(line_start, line_end),
            is_last: at + 2 == raw.len() && after.start == after.end,
            is_first: line_start == 0 || text[..line_start].ends_with('\n'),
            newline: newlines
                .into_iter()
                .find_map(|it| rest.starts_with(it).then_some(it.len())),
            is_apart: [
                sql_before.ends_with(char::is_whitespace),
                sql_after.starts_with(char::is_whitespace),
            ],
        }
    }

    /// Nothing is moved; where there is no blank, there is one.
    fn apart(&self) -> Adjusted {
        Adjusted {
            before: !self.is_apart[0],
            behind: !self.is_apart[1],
            ..Adjusted::default()
        }
    }

    /// One that opens a part.
    fn open(&self, text: &str, raw: &mut [Raw<'_>], at: usize) -> Adjusted {
        let start = match self.is_first {
            true => line_before(text, self.before.start, self.line.start),
            false => None,
        };
        match (start, self.newline) {
            (Some(start), Some(_)) => self.alone(raw, at, start),
            // The line begins where the part begins.
            (Some(start), None) if self.is_apart[1] => {
                raw[at - 1] = Raw::Sql(Span::new(self.before.start, start));
                raw[at + 1] = Raw::Sql(Span::new(self.line.end, self.after.end));
                Adjusted {
                    moved: Some(Span::new(start, self.before.end)),
                    ..Adjusted::default()
                }
            }
            (None, Some(newline)) if self.is_first => {
                raw[at - 1] = Raw::Sql(Span::new(self.before.start, self.line.start));
                raw[at + 1] = Raw::Sql(Span::new(self.line.end + newline, self.after.end));
                Adjusted {
                    is_alone: true,
                    ..Adjusted::default()
                }
            }
            _ => self.inline(raw, at),
        }
    }

    /// One that ends a part.
    fn close(&self, text: &str, raw: &mut [Raw<'_>], at: usize) -> Adjusted {
        let is_alone = self.is_first && (self.newline.is_some() || self.is_last);
        match line_before(text, self.before.start, self.line.start).filter(|_| is_alone) {
            Some(start) => self.alone(raw, at, start),
            None => self.inline(raw, at),
        }
    }

    /// A line of its own goes with it: what is behind it begins with a newline.
    fn alone(&self, raw: &mut [Raw<'_>], at: usize, start: usize) -> Adjusted {
        raw[at - 1] = Raw::Sql(Span::new(self.before.start, start));
        raw[at + 1] = Raw::Sql(Span::new(self.line.end, self.after.end));
        Adjusted {
            is_alone: true,
            ..Adjusted::default()
        }
    }

    /// Of blanks on both sides, those behind it are enough; at the end of the text there are none.
    fn inline(&self, raw: &mut [Raw<'_>], at: usize) -> Adjusted {
        if (self.is_apart[1] || self.is_last) && !self.is_first {
            raw[at - 1] = Raw::Sql(Span::new(self.before.start, self.line.start));
        }
        Adjusted {
            behind: !self.is_apart[1] && !self.is_last,
            ..Adjusted::default()
        }
    }
}

/// Where the newline before `end` begins, unless a comment ends with it, which would go on without.
fn line_before(text: &str, from: usize, end: usize) -> Option<usize> {
    let before = text[from..end].strip_suffix('\n')?;
    let before = before.strip_suffix('\r').unwrap_or(before);
    let line = before.rsplit('\n').next().unwrap_or(before);
    (!line.contains("--")).then_some(from + before.len())
}

/// The word that a control begins with.
pub(super) fn word(control: &str) -> &str {
    let inside = control.trim_start_matches("/*?").trim_start();
    let end = inside.find(|c: char| !c.is_alphanumeric());
    &inside[..end.unwrap_or(inside.len())]
}

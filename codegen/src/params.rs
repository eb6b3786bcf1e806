//! `:name` into `$n`: the pieces of a statement become the SQL that is described and executed, with a map
//! of offsets back into the user's file.

mod find;

pub(crate) use find::find;

use crate::lex::Token;
use crate::lists::{List, Placed};
use crate::source::{Location, Span};

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

    /// The rest of the piece of the file that the byte at `offset` of the SQL is of.
    pub(crate) fn rest(&self, offset: usize) -> Span {
        let start = self.source_offset(offset);
        let end = match self.segment(offset).map(|it| &it.origin) {
            Some(Origin::Verbatim(span)) => span.end,
            _ => self.span.end,
        };
        Span::new(start, end.max(start))
    }

    /// The same parameters of another text, of which no place in the file is known.
    pub(crate) fn with_sql(self, sql: String) -> Self {
        let segments = vec![Segment {
            offset: 0,
            origin: Origin::For(self.span),
        }];
        Self {
            sql,
            segments,
            ..self
        }
    }

    /// The same statement, which is said to take these parameters.
    pub(crate) fn with_params(self, params: Vec<Parameter>) -> Self {
        Self { params, ..self }
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

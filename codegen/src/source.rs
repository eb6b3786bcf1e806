//! The user's files and places in them: byte spans, and lines and columns for people.

use std::ops::Range;
use std::sync::Arc;

/// A file of the user's project, read whole.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the project's folder, with `/` between its parts on every platform.
    pub path: String,
    /// The text, without a byte-order mark; line ends are as the file has them.
    pub text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

/// A range of bytes in a [`SourceFile`]; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

/// A line and a column, both 1-based; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// A place in one of the user's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes in it.
    pub span: Span,
}

/// A value and where the user wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl Span {
    /// The span of `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span as a range, for slicing the file's text.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl SourceFile {
    /// The file at `path`, which holds `text`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(newlines).collect();
        Self { path, text, lines }
    }

    /// The text under `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Where the byte at `offset` stands. An offset behind the end counts as the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= offset);
        Position {
            line,
            column: self.text[self.lines[line - 1]..offset].chars().count() + 1,
        }
    }
}

impl Location {
    /// A place in `file`.
    #[must_use]
    pub fn new(file: &Arc<SourceFile>, span: Span) -> Self {
        Self {
            file: Arc::clone(file),
            span,
        }
    }

    /// The text that stands there.
    #[must_use]
    pub fn text(&self) -> &str {
        self.file.slice(self.span)
    }

    /// Line and column of its first character.
    #[must_use]
    pub fn start(&self) -> Position {
        self.file.position(self.span.start)
    }

    /// Line and column behind its last character.
    #[must_use]
    pub fn end(&self) -> Position {
        self.file.position(self.span.end)
    }
}

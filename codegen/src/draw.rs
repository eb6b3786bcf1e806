//! Diagnostics and errors into text for people, drawn as rustc draws its own.

use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::source::{Location, SourceFile, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use std::sync::Arc;

/// Whether to draw with terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// With colours.
    Colored,
}

impl Style {
    fn renderer(self) -> Renderer {
        match self {
            Self::Plain => Renderer::plain(),
            Self::Colored => Renderer::styled(),
        }
    }
}

/// The diagnostic with the lines of the user's file that it is about, without a final line end.
#[must_use]
pub fn diagnostic(diagnostic: &Diagnostic, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code)
        .element(snippet(diagnostic, &diagnostic.location.file));
    for file in other_files(diagnostic) {
        group = group.element(snippet(diagnostic, &file));
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    style.renderer().render(&[group])
}

/// The error, its causes and what to do next, without a final line end.
#[must_use]
pub fn error(error: &Error, style: Style) -> String {
    let chain = error.chain();
    let mut group = Group::with_title(Level::ERROR.primary_title(chain[0].as_str()));
    for cause in &chain[1..] {
        group = group.element(Level::NOTE.message(cause.as_str()));
    }
    if let Some(help) = error.help_text() {
        group = group.element(Level::HELP.message(help));
    }
    style.renderer().render(&[group])
}

/// One line: `file:line:column: severity[code]: message`.
#[must_use]
pub fn short(diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let Location { file, .. } = &diagnostic.location;
    let start = diagnostic.location.start();
    format!(
        "{}:{}:{}: {severity}[{}]: {}",
        file.path, start.line, start.column, diagnostic.code, diagnostic.message
    )
}

/// Files beside the diagnostic's own that its labels are in.
fn other_files(diagnostic: &Diagnostic) -> Vec<Arc<SourceFile>> {
    let mut files: Vec<Arc<SourceFile>> = Vec::new();
    for label in &diagnostic.labels {
        let file = &label.location.file;
        if *file != diagnostic.location.file && !files.contains(file) {
            files.push(Arc::clone(file));
        }
    }
    files
}

/// The places of the diagnostic that are in `file`.
fn snippet<'a>(diagnostic: &'a Diagnostic, file: &Arc<SourceFile>) -> Snippet<'a, Annotation<'a>> {
    let primary = (
        &diagnostic.location,
        diagnostic.label.as_str(),
        AnnotationKind::Primary,
    );
    let others = diagnostic.labels.iter();
    let places: Vec<_> = std::iter::once(primary)
        .chain(others.map(|label| {
            (
                &label.location,
                label.text.as_str(),
                AnnotationKind::Context,
            )
        }))
        .filter(|(location, _, _)| location.file == *file)
        .collect();
    let window = window(
        &file.text,
        places.iter().map(|(location, _, _)| location.span),
    );
    let first_line = file.position(window.start).line;
    let annotations = places.into_iter().map(|(location, text, kind)| {
        let Span { start, end } = location.span;
        let annotation = kind.span(start - window.start..end - window.start);
        annotation.label((!text.is_empty()).then_some(text))
    });
    Snippet::source(file.text[window.range()].replace('\r', " "))
        .line_start(first_line)
        .path(file.path.clone())
        .annotations(annotations)
}

/// The whole lines that hold all `spans`: a file may be large, and the rest of it says nothing.
fn window(text: &str, spans: impl Iterator<Item = Span> + Clone) -> Span {
    let first = spans.clone().map(|span| span.start).min().unwrap_or(0);
    let last = spans.map(|span| span.end).max().unwrap_or(0);
    let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[last..]
        .find('\n')
        .map_or(text.len(), |newline| last + newline);
    Span::new(start, end)
}

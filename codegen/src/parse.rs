//! A file into its queries: headers, directives, documentation and the statement of each.

mod fragments;
mod section;

pub(crate) use fragments::fragments;

use crate::diagnostic::Diagnostic;
use crate::directive::{Annotation, Group, Mapped, directives};
use crate::header::{self, header_text, is_header};
use crate::lex::{Token, TokenKind, tokens};
use crate::params::Statement;
use crate::source::{Location, SourceFile, Span, Spanned};
use crate::template::{Chosen, Fragments, SwitchKind, Template, fragment_of};
use std::collections::HashMap;
use std::sync::Arc;

pub use crate::header::Command;

/// One named query of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedQuery {
    /// The file it stands in.
    pub file: Arc<SourceFile>,
    /// Its name, as written.
    pub name: Spanned<String>,
    /// Its command.
    pub command: Spanned<Command>,
    /// The lines of its documentation, without the dashes.
    pub docs: Vec<String>,
    /// What `@param` says.
    pub params: Vec<Annotation>,
    /// What `@column` says.
    pub columns: Vec<Annotation>,
    /// What `@returns` says.
    pub returns: Option<Spanned<String>>,
    /// What `@embed` says: a field's name, whether its row can be missing, and the row's name.
    pub embeds: Vec<Annotation>,
    /// What `@group` says.
    pub group: Option<Group>,
    /// What `@rows` says.
    pub rows: Option<Spanned<String>>,
    /// What `@fetch` says of each cursor, in order.
    pub fetches: Vec<Spanned<String>>,
    /// Where `@borrowed` stands.
    pub borrowed: Option<Span>,
    /// What `@model` says.
    pub model: Option<Spanned<String>>,
    /// What `@map` says.
    pub maps: Vec<Mapped>,
    /// Where `@slice` stands.
    pub slice: Option<Span>,
    /// What `@flag` says.
    pub flags: Vec<Annotation>,
    /// Where `@patch` stands.
    pub patch: Option<Span>,
    /// The statement; where it has parts, all of them one behind the other, or a variant of it. (Of the variants, once
    /// they are joined, it is the first one, with the parameters of all.)
    pub statement: Statement,
    /// The statement's parts, where it has some.
    pub template: Option<Arc<Template>>,
    /// Where this is a variant: which one.
    pub chosen: Option<Chosen>,
}

impl ParsedQuery {
    /// A query of which no directive says anything.
    #[must_use]
    pub fn new(
        file: &Arc<SourceFile>,
        name: Spanned<String>,
        command: Spanned<Command>,
        statement: Statement,
    ) -> Self {
        Self {
            file: Arc::clone(file),
            name,
            command,
            docs: Vec::new(),
            params: Vec::new(),
            columns: Vec::new(),
            returns: None,
            embeds: Vec::new(),
            group: None,
            rows: None,
            fetches: Vec::new(),
            borrowed: None,
            model: None,
            maps: Vec::new(),
            slice: None,
            flags: Vec::new(),
            patch: None,
            statement,
            template: None,
            chosen: None,
        }
    }

    /// Whether it is a statement of Bindery's, which tells the columns of a model.
    #[must_use]
    pub fn is_of_model(&self) -> bool {
        self.name.value.ends_with("/model")
    }

    /// Whether a flag or a choice has this name.
    #[must_use]
    pub fn is_switch(&self, name: &str) -> bool {
        let mut switches = self.template.iter().flat_map(|it| &it.switches);
        switches.any(|it| {
            let is_param = matches!(it.kind, SwitchKind::Param | SwitchKind::Patch);
            it.name.value == name && !is_param
        })
    }

    /// Where it is a variant: the value of each switch.
    #[must_use]
    pub fn values(&self) -> Option<&[u8]> {
        self.chosen.as_ref().map(|it| it.values.as_slice())
    }

    /// Whether both are variants of one query.
    #[must_use]
    pub fn is_variant_of_same(&self, other: &Self) -> bool {
        let of = |it: &Self| it.template.as_ref().map(Arc::as_ptr);
        of(self).is_some() && of(self) == of(other)
    }

    /// Its name, and where it is a variant other than the first, which one: what tells it from all others of its file.
    #[must_use]
    pub fn full_name(&self) -> String {
        let is_first = |values: &[u8]| {
            let template = self.template.as_ref();
            template.is_none_or(|template| template.is_first(values))
        };
        match self.values().filter(|values| !is_first(values)) {
            None => self.name.value.clone(),
            Some(values) => {
                let values: Vec<String> = values.iter().map(u8::to_string).collect();
                format!("{}/variant {}", self.name.value, values.join(" "))
            }
        }
    }

    /// A place in the query's file.
    #[must_use]
    pub fn at(&self, span: Span) -> Location {
        Location::new(&self.file, span)
    }
}

/// The queries of `file`, and what is wrong in it. A query with an error is left out.
#[must_use]
pub fn parse(file: &Arc<SourceFile>) -> (Vec<ParsedQuery>, Vec<Diagnostic>) {
    parse_with(file, &Fragments::default())
}

/// The same, of a file that can include these fragments.
pub(crate) fn parse_with(
    file: &Arc<SourceFile>,
    fragments: &Fragments,
) -> (Vec<ParsedQuery>, Vec<Diagnostic>) {
    let all = tokens_with_recovery(&file.text);
    let (before, sections) = sections(&file.text, &all);
    let mut queries = Vec::new();
    let mut diagnostics = Vec::new();
    diagnostics.extend(stray(file, before));
    diagnostics.extend(directives(file, before).map(|it| section::misplaced(file, it)));
    for tokens in sections {
        if !is_fragment(file, &tokens[0]) {
            queries.extend(section::parse(file, tokens, fragments, &mut diagnostics));
        }
    }
    diagnostics.extend(duplicates(&queries));
    (queries, diagnostics)
}

/// The tokens before the first header, and those from each to the next one.
fn sections<'a>(text: &str, all: &'a [Token]) -> (&'a [Token], Vec<&'a [Token]>) {
    let mut starts: Vec<usize> = (0..all.len())
        .filter(|at| is_header(text, all, *at))
        .collect();
    let before = &all[..starts.first().copied().unwrap_or(all.len())];
    starts.push(all.len());
    let windows = starts.windows(2);
    (before, windows.map(|it| &all[it[0]..it[1]]).collect())
}

fn is_fragment(file: &SourceFile, header: &Token) -> bool {
    fragment_of(file.slice(header.span)).is_some()
}

/// The tokens of a whole file. What has no end is taken to end before the next header, so that one
/// forgotten quote does not swallow the queries below it.
fn tokens_with_recovery(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        for token in tokens(text, Span::new(at, text.len())) {
            at = token.span.end;
            all.push(token);
            if swallows_header(text, &token) {
                break;
            }
        }
        if let Some(last) = all.last_mut()
            && (matches!(last.kind, TokenKind::Unterminated(_)) || swallows_header(text, last))
            && let Some(header) = next_header(text, last.span.start)
        {
            last.kind = match last.kind {
                TokenKind::QuotedName => TokenKind::Unterminated("quoted name"),
                TokenKind::String => TokenKind::Unterminated("string"),
                other => other,
            };
            last.span.end = header;
            at = header;
        }
    }
    all
}

/// Whether a string or a quoted name holds a whole header: then its end is that of a later one, and its
/// own was forgotten. (A comment may hold one: it was commented out.)
fn swallows_header(text: &str, token: &Token) -> bool {
    matches!(token.kind, TokenKind::String | TokenKind::QuotedName)
        && text[token.span.range()]
            .lines()
            .skip(1)
            .any(header::is_whole)
}

/// The offset of the next line behind `from` that looks like a header.
fn next_header(text: &str, from: usize) -> Option<usize> {
    let newlines = text[from..]
        .match_indices('\n')
        .map(|(at, _)| from + at + 1);
    newlines.into_iter().find(|line| {
        header_text(&text[*line..])
            .or(fragment_of(&text[*line..]))
            .is_some()
    })
}

/// SQL above the first header.
fn stray(file: &Arc<SourceFile>, before: &[Token]) -> Option<Diagnostic> {
    let first = before.iter().find(|token| !token.is_trivia())?;
    let line_end = file.text[first.span.start..].find(['\n', '\r']);
    let end = line_end.map_or(file.text.len(), |end| first.span.start + end);
    let at = Location::new(file, Span::new(first.span.start, end));
    Some(
        Diagnostic::error("missing-header", at, "this statement has no name")
            .help("write `-- name: NAME :COMMAND` on a line of its own above it"),
    )
}

/// Two queries of one file with one name.
fn duplicates(queries: &[ParsedQuery]) -> Vec<Diagnostic> {
    let mut firsts: HashMap<&str, &ParsedQuery> = HashMap::new();
    let mut found = Vec::new();
    for query in queries {
        let name = &query.name;
        let first = *firsts.entry(&name.value).or_insert(query);
        if !std::ptr::eq(first, query) {
            let message = format!("there are two queries named `{}` in this file", name.value);
            found.push(
                Diagnostic::error("duplicate-query", query.at(name.span), message)
                    .also(first.at(first.name.span), "the first one")
                    .help("rename one of them"),
            );
        }
    }
    found
}

//! A file into its queries: headers, directives, documentation and the statement of each.

use crate::diagnostic::Diagnostic;
use crate::directive::{self, Annotation, Directive, Group, Mapped};
use crate::header::{self, Header, header_text, is_header};
use crate::lex::{Token, TokenKind, tokens};
use crate::lists;
use crate::params::Statement;
use crate::refuse;
use crate::slice;
use crate::source::{Location, SourceFile, Span, Spanned};
use crate::split;
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
    /// The statement.
    pub statement: Statement,
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
            statement,
        }
    }

    /// Whether it is a statement of Bindery's, which tells the columns of a model.
    #[must_use]
    pub fn is_of_model(&self) -> bool {
        self.name.value.ends_with("/model")
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
    let all = tokens_with_recovery(&file.text);
    let mut starts: Vec<usize> = (0..all.len())
        .filter(|at| is_header(&file.text, &all, *at))
        .collect();
    let mut queries = Vec::new();
    let mut diagnostics = Vec::new();
    let before = &all[..starts.first().copied().unwrap_or(all.len())];
    diagnostics.extend(stray(file, before));
    starts.push(all.len());
    for window in starts.windows(2) {
        let section = &all[window[0]..window[1]];
        match parse_section(file, section, &mut diagnostics) {
            Ok(query) => queries.push(query),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    diagnostics.extend(duplicates(&queries));
    (queries, diagnostics)
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
    newlines
        .into_iter()
        .find(|line| header_text(&text[*line..]).is_some())
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

/// The query of `section`, which begins with a header.
fn parse_section(
    file: &Arc<SourceFile>,
    section: &[Token],
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<ParsedQuery, Diagnostic> {
    let Header { name, command } = header::parse(file, section[0].span)?;
    let section = Section {
        file,
        name,
        command,
        body: &section[1..],
    };
    section.parse(diagnostics)
}

/// A header, and the tokens up to the next header.
struct Section<'a> {
    file: &'a Arc<SourceFile>,
    name: Spanned<String>,
    command: Spanned<Command>,
    body: &'a [Token],
}

impl<'a> Section<'a> {
    /// The query, its comments above the statement read as documentation and directives.
    fn parse(self, diagnostics: &mut Vec<Diagnostic>) -> Result<ParsedQuery, Diagnostic> {
        let text = &self.file.text;
        let statement = self.statement()?;
        let above = self
            .body
            .iter()
            .take_while(|token| token.span.start < statement[0].span.start);
        let (name, command) = (self.name.clone(), self.command.clone());
        let lists = lists::find(self.file, statement)?;
        let sent = Statement::new(text, statement, &lists);
        let mut query = ParsedQuery::new(self.file, name, command, sent);
        for token in above {
            // A blank line between comments begins a new paragraph.
            let gap = token.kind == TokenKind::Space
                && self.file.slice(token.span).matches('\n').count() > 1;
            if gap && !query.docs.is_empty() {
                query.docs.push(String::new());
            }
            if token.kind != TokenKind::LineComment {
                continue;
            }
            let comment = self.file.slice(token.span);
            if directive::is_directive(comment) {
                match directive::parse(self.file, token.span)? {
                    Directive::Param(annotation) => query.params.push(annotation),
                    Directive::Column(annotation) => query.columns.push(annotation),
                    Directive::Returns(name) => query.returns = Some(name),
                    Directive::Embed(annotation) => query.embeds.push(annotation),
                    Directive::Group(group) => query.group = Some(group),
                    Directive::Borrowed(span) => query.borrowed = Some(span),
                    Directive::Fetch(row) => query.fetches.push(row),
                    Directive::Rows(word) => query.rows = Some(word),
                    Directive::Model(name) => query.model = Some(name),
                    Directive::Map(mapped) => query.maps.push(mapped),
                    Directive::Slice(span) => query.slice = Some(span),
                }
            } else {
                let line = comment.trim_start_matches('-');
                query
                    .docs
                    .push(line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned());
            }
        }
        while query.docs.last().is_some_and(String::is_empty) {
            query.docs.pop();
        }
        diagnostics.extend(refuse::warnings(&query, statement));
        refuse::statement(&query, statement)?;
        slice::check(&query, statement)?;
        lists::directives(&query)?;
        Ok(query)
    }

    /// The tokens of the only statement.
    fn statement(&self) -> Result<&'a [Token], Diagnostic> {
        let text = &self.file.text;
        if let Some(diagnostic) = refuse::unterminated(self.file, self.body) {
            return Err(diagnostic);
        }
        let statements = split::statements(text, self.body);
        let location = |span| Location::new(self.file, span);
        match statements.as_slice() {
            [] => Err(Diagnostic::error(
                "empty-query",
                location(self.name.span),
                format!("the query `{}` has no statement", self.name.value),
            )
            .help("write its SQL below the header, or delete the header")),
            [only] => Ok(&self.body[only.clone()]),
            [first, second, ..] => {
                let span = |range: &std::ops::Range<usize>| self.body[range.start].span;
                Err(Diagnostic::error(
                    "two-statements",
                    location(span(second)),
                    format!(
                        "the query `{}` has more than one statement",
                        self.name.value
                    ),
                )
                .label("a second statement begins here")
                .also(location(span(first)), "the first one")
                .help("give it a header of its own: `-- name: NAME :COMMAND`"))
            }
        }
    }
}

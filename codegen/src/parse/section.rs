//! A header and what follows it into a query, or into a fragment.

use super::ParsedQuery;
use crate::diagnostic::Diagnostic;
use crate::directive::{self, Directive, directives};
use crate::header::{self, Command, Header};
use crate::lex::{Token, TokenKind};
use crate::lists;
use crate::params::Statement;
use crate::refuse;
use crate::slice;
use crate::source::{Location, SourceFile, Span, Spanned};
use crate::split;
use crate::template::{self, Fragment, Fragments, fragment_of};
use std::sync::Arc;

/// The query of `section`, which begins with a header; none where something is wrong with it.
pub(super) fn parse(
    file: &Arc<SourceFile>,
    section: &[Token],
    fragments: &Fragments,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ParsedQuery> {
    let parsed = header::parse(file, section[0].span).map_err(|error| vec![error]);
    let parsed = parsed.and_then(|Header { name, command }| {
        let section = Section {
            file,
            name,
            command,
            body: &section[1..],
        };
        section.parse(fragments, diagnostics)
    });
    match parsed {
        Ok(query) => Some(query),
        Err(errors) => {
            diagnostics.extend(errors);
            None
        }
    }
}

/// The fragment of `section`, which begins with its header, and its name.
///
/// # Errors
///
/// It has no name, or not one piece of SQL.
pub(super) fn fragment(
    file: &Arc<SourceFile>,
    section: &[Token],
) -> Result<(String, Fragment), Diagnostic> {
    let header = section[0].span;
    let name = fragment_of(file.slice(header)).unwrap_or_default();
    let span = Span::new(header.end - name.len(), header.end);
    let is_name = |c: char| c == '_' || c.is_alphanumeric();
    if name.is_empty() || !name.chars().all(is_name) {
        let message = "this fragment has no name, or something behind it";
        return Err(
            Diagnostic::error("missing-name", Location::new(file, header), message)
                .help("write `-- fragment: NAME`"),
        );
    }
    let name = Spanned {
        value: name.to_owned(),
        span,
    };
    let command = Spanned {
        value: Command::Exec,
        span,
    };
    let section = Section {
        file,
        name,
        command,
        body: &section[1..],
    };
    let tokens = section.statement().map_err(|mut error| {
        error.message = error.message.replace("the query", "the fragment");
        error
    })?;
    if let Some(found) = directives(file, section.body).next() {
        let message = "a directive is for a query, and this is a fragment";
        let at = Location::new(file, found.span);
        return Err(
            Diagnostic::error("misplaced-directive", at, message).help(format!(
                "write it in each query that includes `{}`, or delete it",
                section.name.value
            )),
        );
    }
    let Section { name, command, .. } = section;
    let as_query = ParsedQuery::new(file, name.clone(), command, Statement::empty(span));
    refuse::placeholders(&as_query, tokens)?;
    let fragment = Fragment {
        file: Arc::clone(file),
        name: span,
        tokens: tokens.to_vec(),
    };
    Ok((name.value, fragment))
}

/// A directive where none is read.
pub(super) fn misplaced(file: &Arc<SourceFile>, directive: &Token) -> Diagnostic {
    let at = Location::new(file, directive.span);
    let message = "a directive outside of a query is only a comment";
    Diagnostic::warning("misplaced-directive", at, message)
        .help("write it below the header of its query, above the statement")
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
    fn parse(
        self,
        fragments: &Fragments,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<ParsedQuery, Vec<Diagnostic>> {
        let one = |error| vec![error];
        let text = &self.file.text;
        let statement = self.statement().map_err(one)?;
        let above = self
            .body
            .iter()
            .take_while(|token| token.span.start < statement[0].span.start);
        let (name, command) = (self.name.clone(), self.command.clone());
        let lists = lists::find(self.file, statement).map_err(one)?;
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
                match directive::parse(self.file, token.span).map_err(one)? {
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
                    Directive::Flag(name) => query.flags.push(name),
                    Directive::Patch(span) => query.patch = Some(span),
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
        let end = statement.last().map_or(0, |it| it.span.end);
        let behind = self.body.iter().position(|it| it.span.start >= end);
        let behind = &self.body[behind.unwrap_or(self.body.len())..];
        diagnostics.extend(directives(self.file, behind).map(|it| misplaced(self.file, it)));
        if let Some(template) = template::read(&query, statement, fragments)? {
            query.statement = template.whole();
            // What only includes fragments is one statement.
            query.template = (!template.switches.is_empty()).then(|| Arc::new(template));
        }
        refuse::statement(&query, statement).map_err(one)?;
        slice::check(&query, statement).map_err(one)?;
        lists::directives(&query).map_err(one)?;
        Ok(query)
    }

    /// The tokens of the only statement.
    ///
    /// # Errors
    ///
    /// There is none, or another one.
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

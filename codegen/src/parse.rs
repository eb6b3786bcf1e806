//! A file into its queries: headers, directives, documentation and the statement of each.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::directive::{self, Annotation, Directive};
use crate::lex::{Token, TokenKind, tokens};
use crate::params::Statement;
use crate::refuse;
use crate::source::{Location, SourceFile, Span, Spanned};
use crate::split;
use std::fmt;
use std::sync::Arc;

/// What a generated function does with its statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Exactly one row.
    One,
    /// No row or one.
    Opt,
    /// All rows.
    Many,
    /// Rows as they arrive.
    Stream,
    /// The number of affected rows.
    Exec,
    /// A procedure.
    Call,
    /// One statement for many parameter sets.
    Batch,
    /// Rows by `COPY`.
    Copy,
}

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
    /// The statement.
    pub statement: Statement,
}

impl Command {
    /// Every command, as written behind the colon.
    pub const ALL: [(&'static str, Self); 8] = [
        ("one", Self::One),
        ("opt", Self::Opt),
        ("many", Self::Many),
        ("stream", Self::Stream),
        ("exec", Self::Exec),
        ("call", Self::Call),
        ("batch", Self::Batch),
        ("copy", Self::Copy),
    ];

    /// The word behind the colon.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, command)| *command == self);
        found.map_or("", |(word, _)| word)
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ParsedQuery {
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
        match Section::new(file, section).and_then(|section| section.parse(&mut diagnostics)) {
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
        }
        if let Some(last) = all.last_mut()
            && let TokenKind::Unterminated(_) = last.kind
            && let Some(header) = next_header(text, last.span.start)
        {
            last.span.end = header;
            at = header;
        }
    }
    all
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

/// What stands behind `-- name:` of a comment that is a header.
fn header_text(comment: &str) -> Option<&str> {
    comment
        .strip_prefix("--")?
        .trim_start_matches([' ', '\t'])
        .strip_prefix("name:")
}

/// Whether the token is a header: a `-- name:` comment at the very beginning of a line.
fn is_header(text: &str, all: &[Token], at: usize) -> bool {
    let Token { kind, span } = all[at];
    kind == TokenKind::LineComment
        && (span.start == 0 || text.as_bytes()[span.start - 1] == b'\n')
        && header_text(&text[span.range()]).is_some()
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
    let twin = |at: usize| {
        let name = &queries[at].name;
        let first = queries[..at]
            .iter()
            .find(|other| other.name.value == name.value)?;
        Some(
            Diagnostic::error(
                "duplicate-query",
                queries[at].at(name.span),
                format!("there are two queries named `{}` in this file", name.value),
            )
            .also(first.at(first.name.span), "the first one")
            .help("rename one of them"),
        )
    };
    (0..queries.len()).filter_map(twin).collect()
}

/// A header's comment, and the tokens up to the next header.
struct Section<'a> {
    file: &'a Arc<SourceFile>,
    name: Spanned<String>,
    command: Spanned<Command>,
    body: &'a [Token],
}

impl<'a> Section<'a> {
    fn new(file: &'a Arc<SourceFile>, section: &'a [Token]) -> Result<Self, Diagnostic> {
        let header = section[0].span;
        let text = header_text(file.slice(header)).unwrap_or_default();
        let mut words = words(text, header.end - text.len());
        let Some(name) = words.next() else {
            return Err(Diagnostic::error(
                "missing-name",
                Location::new(file, header),
                "this query has no name",
            )
            .help("write `-- name: NAME :COMMAND`"));
        };
        check_name(file, &name)?;
        let command = command(file, &name, words.next())?;
        if let Some(extra) = words.next() {
            let at = Location::new(file, extra.span);
            return Err(Diagnostic::error(
                "malformed-header",
                at,
                "nothing can follow the command",
            )
            .help("documentation goes on the comment lines below the header"));
        }
        Ok(Self {
            file,
            name,
            command,
            body: &section[1..],
        })
    }

    /// The query, its comments above the statement read as documentation and directives.
    fn parse(self, diagnostics: &mut Vec<Diagnostic>) -> Result<ParsedQuery, Diagnostic> {
        let text = &self.file.text;
        let statement = self.statement()?;
        let above = self
            .body
            .iter()
            .take_while(|token| token.span.start < statement[0].span.start);
        let mut query = ParsedQuery {
            file: Arc::clone(self.file),
            name: self.name.clone(),
            command: self.command.clone(),
            docs: Vec::new(),
            params: Vec::new(),
            columns: Vec::new(),
            returns: None,
            statement: Statement::new(text, statement),
        };
        for token in above.filter(|token| token.kind == TokenKind::LineComment) {
            let comment = self.file.slice(token.span);
            if directive::is_directive(comment) {
                match directive::parse(self.file, token.span)? {
                    Directive::Param(annotation) => query.params.push(annotation),
                    Directive::Column(annotation) => query.columns.push(annotation),
                    Directive::Returns(name) => query.returns = Some(name),
                }
            } else {
                let line = comment.trim_start_matches('-');
                query
                    .docs
                    .push(line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned());
            }
        }
        diagnostics.extend(refuse::warnings(&query, statement));
        refuse::statement(&query, statement)?;
        Ok(query)
    }

    /// The tokens of the only statement.
    fn statement(&self) -> Result<&'a [Token], Diagnostic> {
        let text = &self.file.text;
        let unterminated = self.body.iter().find_map(|token| match token.kind {
            TokenKind::Unterminated(what) => Some((what, token.span)),
            _ => None,
        });
        if let Some((what, span)) = unterminated {
            let first_line = self.file.slice(span).find(['\n', '\r']);
            let end = first_line.map_or(span.end, |length| span.start + length);
            let at = Location::new(self.file, Span::new(span.start, end));
            return Err(
                Diagnostic::error("unterminated", at, format!("this {what} has no end"))
                    .label("begins here"),
            );
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

/// The blank-separated words of `text`, which begins at `offset` of the file.
fn words(text: &str, offset: usize) -> impl Iterator<Item = Spanned<String>> {
    text.split_whitespace().map(move |word| {
        let start = offset + (word.as_ptr() as usize - text.as_ptr() as usize);
        Spanned {
            value: word.to_owned(),
            span: Span::new(start, start + word.len()),
        }
    })
}

fn check_name(file: &Arc<SourceFile>, name: &Spanned<String>) -> Result<(), Diagnostic> {
    let location = Location::new(file, name.span);
    if name.value.starts_with(':') {
        return Err(
            Diagnostic::error("missing-name", location, "this query has no name")
                .help("write `-- name: NAME :COMMAND`"),
        );
    }
    let mut chars = name.value.chars();
    let begins = chars
        .next()
        .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
    let named = name.value.chars().any(|c| c != '_');
    if begins && named && chars.all(unicode_ident::is_xid_continue) {
        return Ok(());
    }
    let message = format!("`{}` can not be the name of a function", name.value);
    Err(Diagnostic::error("invalid-name", location, message)
        .help("use letters, digits and `_`, and do not begin with a digit"))
}

fn command(
    file: &Arc<SourceFile>,
    name: &Spanned<String>,
    word: Option<Spanned<String>>,
) -> Result<Spanned<Command>, Diagnostic> {
    let known = || {
        let all = Command::ALL.map(|(word, _)| format!("`:{word}`"));
        format!("the commands are {}", all.join(", "))
    };
    let Some(word) = word else {
        let at = Location::new(file, Span::new(name.span.end, name.span.end));
        return Err(Diagnostic::error(
            "missing-command",
            at,
            format!("the query `{}` has no command", name.value),
        )
        .label("write `:many`, `:one`, `:opt` or `:exec` here")
        .help(known()));
    };
    let bare = word.value.strip_prefix(':').unwrap_or(&word.value);
    if let Some((_, command)) = Command::ALL.iter().find(|(known, _)| *known == bare)
        && bare.len() < word.value.len()
    {
        return Ok(Spanned {
            value: *command,
            span: word.span,
        });
    }
    let words = Command::ALL.map(|(word, _)| word);
    let meant = did_you_mean(&bare.to_lowercase(), words).map(|text| text.replacen('`', "`:", 1));
    Err(Diagnostic::error(
        "unknown-command",
        Location::new(file, word.span),
        format!("there is no command `{}`", word.value),
    )
    .help(meant.unwrap_or_else(known)))
}

//! A header line, `-- name: NAME :COMMAND`, into its name and its command.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::lex::{Token, TokenKind};
use crate::source::{Location, SourceFile, Span, Spanned};
use crate::template::fragment_of;
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

/// A header, read.
pub(crate) struct Header {
    pub(crate) name: Spanned<String>,
    pub(crate) command: Spanned<Command>,
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

/// What stands behind `-- name:` of a comment that is a header.
pub(crate) fn header_text(comment: &str) -> Option<&str> {
    comment
        .strip_prefix("--")?
        .trim_start_matches([' ', '\t'])
        .strip_prefix("name:")
}

/// Whether the token is a header: a `-- name:` or `-- fragment:` comment at the very beginning of a line.
pub(crate) fn is_header(text: &str, all: &[Token], at: usize) -> bool {
    let Token { kind, span } = all[at];
    kind == TokenKind::LineComment
        && (span.start == 0 || text.as_bytes()[span.start - 1] == b'\n')
        && (header_text(&text[span.range()]).is_some()
            || fragment_of(&text[span.range()]).is_some())
}

/// Whether the line is a header with a name and a command that there is.
pub(crate) fn is_whole(line: &str) -> bool {
    let words = header_text(line).map(|text| text.split_whitespace().collect::<Vec<_>>());
    let command = words.as_deref().and_then(|words| match words {
        [_, command] => command.strip_prefix(':'),
        _ => None,
    });
    command.is_some_and(|command| Command::ALL.iter().any(|(word, _)| *word == command))
}

/// Reads the header at `span`, which [`is_header`].
///
/// # Errors
///
/// A diagnostic for a header without a name or a command, or with more than that.
pub(crate) fn parse(file: &Arc<SourceFile>, header: Span) -> Result<Header, Diagnostic> {
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
        return Err(
            Diagnostic::error("malformed-header", at, "nothing can follow the command")
                .help("documentation goes on the comment lines below the header"),
        );
    }
    Ok(Header { name, command })
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

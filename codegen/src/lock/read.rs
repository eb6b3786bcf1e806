//! The text of a lock into a [`Lock`], or what is wrong with it.

use super::{END, FORMAT, Lock, lines};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Failure};
use crate::source::{Location, SourceFile, Span};
use std::sync::Arc;

/// Reads the project's lock; `None` if there is none yet.
///
/// # Errors
///
/// A diagnostic for a file that is not a lock of this format, an error if it can not be read.
pub fn read(config: &Config) -> Result<Option<Lock>, Failure> {
    let text = match std::fs::read_to_string(&config.lock) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", &config.lock, error).into()),
    };
    let file = Arc::new(SourceFile::new(config.display(&config.lock), text));
    Ok(Some(parse(&file)?))
}

/// Reads a lock's text.
///
/// # Errors
///
/// A diagnostic for conflict markers, a newer format, or a file that is cut short or edited.
pub fn parse(file: &Arc<SourceFile>) -> Result<Lock, Diagnostic> {
    let again = "run `bindery generate` to write it anew";
    let whole_line = |start: usize| {
        let line = file.text[start..].lines().next().unwrap_or_default();
        Location::new(file, Span::new(start, start + line.len()))
    };
    let mut starts = std::iter::once(0).chain(file.text.match_indices('\n').map(|(at, _)| at + 1));
    if let Some(at) = starts.find(|at| file.text[*at..].starts_with("<<<<<<< ")) {
        return Err(Diagnostic::error(
            "lock-conflict",
            whole_line(at),
            "the lock has a merge conflict",
        )
        .help(format!(
            "settle the queries, then {again}; the markers need no settling"
        )));
    }
    let broken = |error: toml::de::Error| {
        let at = error
            .span()
            .map_or(file.text.len(), |span| span.start.min(file.text.len()));
        Diagnostic::error(
            "lock-broken",
            whole_line(at),
            "the lock is cut short or was edited",
        )
        .note(error.message().lines().next().unwrap_or_default())
        .help(again)
    };
    let format = file
        .text
        .lines()
        .find_map(|line| line.strip_prefix("format = "));
    let format = format.and_then(|format| format.trim().parse::<i64>().ok());
    let at_format = || whole_line(file.text.find("format = ").unwrap_or(0));
    let message = |format| format!("the lock has the format {format}, this Bindery knows {FORMAT}");
    match format {
        Some(format) if format > FORMAT => {
            let error = Diagnostic::error("lock-newer", at_format(), message(format));
            return Err(error.help("a newer Bindery wrote it: use that version, in `build.rs` too"));
        }
        // It lacks what this version needs to know.
        Some(format) if format < FORMAT => {
            let error = Diagnostic::error("lock-older", at_format(), message(format));
            return Err(error.help(again));
        }
        _ => {}
    }
    let mut lock = match read_lines(&file.text) {
        Some(lock) => lock,
        None => toml::from_str(&file.text).map_err(broken)?,
    };
    lock.text.clone_from(&file.text);
    if !file.text.trim_end().ends_with(END) {
        let last = file
            .text
            .trim_end()
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let at = whole_line(last);
        return Err(
            Diagnostic::error("lock-broken", at, "the lock is cut short or was edited")
                .note(format!("its last line is not `{END}`"))
                .help(again),
        );
    }
    Ok(lock)
}

/// The lock, if it is written as this version writes one: what is wrong with it is TOML's to say.
pub(super) fn read_lines(text: &str) -> Option<Lock> {
    let (queries, tables, rest) = lines::read(text)?;
    let lock: Lock = toml::from_str(&rest).ok()?;
    let is_rest = lock.queries.is_empty() && lock.tables.is_empty();
    is_rest.then_some(Lock {
        queries,
        tables,
        ..lock
    })
}

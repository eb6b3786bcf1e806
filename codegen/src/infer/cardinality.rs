//! How many rows a query can return, and whether its command fits that.

use super::value::Rows;
use super::why::Why;
use crate::diagnostic::Diagnostic;
use crate::parse::{Command, ParsedQuery};

/// How many rows a statement can return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinality {
    /// It returns no rows.
    None,
    /// Exactly one.
    One,
    /// One or none.
    Opt,
    /// Any number.
    Many,
}

impl Cardinality {
    /// The word that `describe` reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::One => "one",
            Self::Opt => "opt",
            Self::Many => "many",
        }
    }

    /// That of rows of either.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::None | Self::Opt, Self::One) | (Self::One, Self::None | Self::Opt) => Self::Opt,
            (Self::None, Self::Opt) | (Self::Opt, Self::None) => Self::Opt,
            _ => Self::Many,
        }
    }

    /// That of these rows; of which nothing is known, there may be any number. The user may know better.
    pub(super) fn of(query: &ParsedQuery, rows: Option<&Rows>, has_no_columns: bool) -> Self {
        let said = query.rows.as_ref().map(|it| it.value.as_str());
        match rows {
            _ if has_no_columns => Self::None,
            // The results of a procedure are one row.
            _ if query.command.value == Command::Call => Self::One,
            _ if said == Some("one") => Self::One,
            _ if said == Some("opt") => Self::Opt,
            Some(Rows {
                none: None,
                many: None,
            }) => Self::One,
            Some(Rows { many: None, .. }) => Self::Opt,
            _ => Self::Many,
        }
    }
}

/// A command that expects fewer rows than there can be, or more.
pub(super) fn warning(query: &ParsedQuery, rows: Option<&Rows>) -> Option<Diagnostic> {
    let rows = rows?;
    let command = query.command.value;
    let at = query.at(query.command.span);
    let single = matches!(command, Command::One | Command::Opt);
    // Rows that are gathered are several by design.
    if !single || query.group.is_some() {
        return None;
    }
    let said = query.rows.as_ref().map(|it| it.value.as_str());
    if let Some(why) = rows.many.as_ref().filter(|_| said.is_none()) {
        let message =
            format!("this query can return more than one row, which `:{command}` makes an error");
        return Some(
            reasons(Diagnostic::warning("many-rows", at, message), why)
                .help("write `:many` for all of them")
                .help("or add what tells them apart: a condition on a unique key, or `LIMIT 1`")
                .help("or write `-- @rows one`, or `-- @rows opt`, if there is never a second one"),
        );
    }
    let is_open = command == Command::One && said != Some("one");
    let why = rows.none.as_ref().filter(|_| is_open)?;
    let message = "this query can return no row, which `:one` makes an error";
    Some(
        reasons(Diagnostic::warning("maybe-no-row", at, message), why)
            .help("write `:opt` for `None` where there is no row")
            .help("or write `-- @rows one`, if there always is one"),
    )
}

fn reasons(diagnostic: Diagnostic, why: &Why) -> Diagnostic {
    why.chain().fold(diagnostic, |diagnostic, why| {
        diagnostic.note(why.text.clone())
    })
}

//! `@group` and `@borrowed`: whether the query can do what they ask for.

use super::{TypedColumn, TypedEmbed};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::parse::{Command, ParsedQuery};

/// The index of the embed whose rows `@group` gathers.
///
/// # Errors
///
/// A diagnostic where there is no such embed, nothing to group by, or a command that has no groups.
pub(super) fn resolve(
    query: &ParsedQuery,
    columns: &[TypedColumn],
    embeds: &[TypedEmbed],
) -> Result<Option<usize>, Vec<Diagnostic>> {
    let Some(group) = &query.group else {
        return Ok(None);
    };
    let at = query.at(group.embed.as_ref().map_or(group.span, |name| name.span));
    let names = || embeds.iter().map(|embed| embed.name.value.as_str());
    let asked = group.embed.as_ref().map(|name| name.value.as_str());
    let found = match (asked, embeds) {
        (Some(asked), _) => names().position(|name| name == asked),
        (None, [_]) => Some(0),
        (None, _) => None,
    };
    let wrong = match (found, query.command.value) {
        (Some(index), Command::One | Command::Opt | Command::Many) => {
            if embeds[index].columns.len() < columns.len() {
                return Ok(Some(index));
            }
            Diagnostic::error("malformed-group", at, "there is no column to group by")
                .help("select columns of the row that is to hold the others, its key among them")
        }
        (Some(_), command) => {
            let message = format!("`@group` needs all rows, which `:{command}` does not have");
            Diagnostic::error("malformed-group", at, message).help(
                "write `:many` for all groups, `:opt` for at most one, `:one` for exactly one",
            )
        }
        (None, _) => {
            let message = match asked {
                Some(asked) => format!("no row `{asked}` is embedded"),
                None if embeds.is_empty() => "there are no embedded rows to gather".to_owned(),
                None => "there are several embedded rows that could be gathered".to_owned(),
            };
            let meant = asked.and_then(|asked| did_you_mean(asked, names()));
            let first = names().next().unwrap_or("name");
            Diagnostic::error("malformed-group", at, message)
                .help_if(meant)
                .help(match embeds.is_empty() {
                    true => "say which columns are the rows to gather: `-- @embed name`".to_owned(),
                    false => format!("name the rows to gather: `-- @group {first}`"),
                })
        }
    };
    Err(vec![wrong])
}

/// `@borrowed` with a command that has no rows to lend one by one.
pub(super) fn check_borrowed(query: &ParsedQuery) -> Option<Diagnostic> {
    let at = query.at(query.borrowed?);
    let command = query.command.value;
    if query.group.is_some() {
        let message = "rows that are gathered by `@group` can not be borrowed";
        return Some(
            Diagnostic::error("malformed-borrowed", at, message).help("delete one of the two"),
        );
    }
    let message = format!("`@borrowed` lends rows one by one, which `:{command}` does not");
    (!matches!(command, Command::Many | Command::Stream)).then(|| {
        Diagnostic::error("malformed-borrowed", at, message)
            .help("write `:many`, or `:stream` for rows as they arrive; or delete the line")
    })
}

//! What a statement can not serve: commands that do not fit it, directives that it contradicts.

use super::fetch;
use super::inferred::Inferred;
use crate::describe::{DescribedColumn, DescribedQuery};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::directive::Annotation;
use crate::lex::tokens;
use crate::parse::{Command, ParsedQuery};
use crate::source::Span;

/// What is wrong before anything is inferred.
pub(super) fn check(described: &DescribedQuery) -> Vec<Diagnostic> {
    let DescribedQuery { query, columns, .. } = described;
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    diagnostics.extend(check_command(query, columns));
    diagnostics.extend(check_columns(query, columns));
    diagnostics.extend(fetch::check(query, columns));
    diagnostics.extend(super::group::check_borrowed(query));
    diagnostics
}

/// What `@param` says against what the statement proves.
pub(super) fn contradictions(query: &ParsedQuery, inferred: &Inferred) -> Vec<Diagnostic> {
    let params = query.statement.params.iter().enumerate();
    params
        .filter_map(|(at, param)| {
            let mut said = query.params.iter();
            let said = said.find(|it| it.name.value == param.name)?;
            let refused = said.nullable == Some(true) && inferred.uses.refused.contains(&at);
            let tested = said.nullable == Some(false) && inferred.uses.tested.contains(&at);
            let name = &param.name;
            let location = query.at(said.name.span);
            if refused {
                let message = format!("NULL may not be passed for `{name}`: it is written to a column that is NOT NULL");
                let warning = Diagnostic::warning("contradicted-param", location, message);
                return Some(warning.help(format!("write `@param {name}`, without the `?`")));
            }
            tested.then(|| {
                let message = format!("the statement asks whether `{name}` is NULL, which it never is");
                let warning = Diagnostic::warning("contradicted-param", location, message);
                warning.help(format!("write `@param {name}`, without the `!`, or leave the question out of the statement"))
            })
        })
        .collect()
}

/// A command that the statement can not serve.
fn check_command(query: &ParsedQuery, columns: &[DescribedColumn]) -> Option<Diagnostic> {
    let command = &query.command;
    let at = query.at(command.span);
    let void = columns.len() == 1 && columns[0].pg_type == "void";
    let is_call = is_call(query);
    match command.value {
        Command::One | Command::Opt | Command::Many | Command::Stream | Command::Exec
            if is_call =>
        {
            let message = format!(
                "`CALL` gives its results at once, which `:{}` is not for",
                command.value
            );
            Some(Diagnostic::error("not-a-call", at, message).help("write `:call`"))
        }
        Command::One | Command::Opt | Command::Many | Command::Stream if columns.is_empty() => {
            Some(
                Diagnostic::error(
                    "no-rows",
                    at,
                    format!(
                        "this statement returns no rows, which `:{}` needs",
                        command.value
                    ),
                )
                .help("write `:exec` for the number of affected rows, or add `RETURNING …`"),
            )
        }
        Command::Exec if !columns.is_empty() && !void => Some(
            Diagnostic::error(
                "unused-rows",
                at,
                "this statement returns rows, which `:exec` ignores",
            )
            .help("write `:many` for all rows, `:opt` for at most one, `:one` for exactly one"),
        ),
        Command::Call if !is_call && !void => Some(
            Diagnostic::error(
                "not-a-call",
                at,
                "this statement calls no procedure, which `:call` is for",
            )
            .help("call one: `CALL name(…)`; or a function that returns `void`: `SELECT name(…)`")
            .help(match columns.is_empty() {
                true => "or write `:exec` for the number of affected rows",
                false => {
                    "or write `:many` for all rows, `:opt` for at most one, `:one` for exactly one"
                }
            }),
        ),
        Command::Batch if is_call => {
            let message = "`CALL` can not be run for many sets of parameters";
            Some(
                Diagnostic::error("not-a-batch", at, message)
                    .help("write `:call`, and call it in a loop"),
            )
        }
        Command::Batch if query.statement.lists.iter().any(|it| it.list.has_rows()) => {
            let message = "a set of a `:batch` can not have a list of rows";
            let help = "write `:exec`, or `:many` for its rows, and pass all rows in one list";
            Some(Diagnostic::error("not-a-batch", at, message).help(help))
        }
        Command::Batch if query.statement.params.is_empty() => {
            let message = "this statement has no parameters, of which `:batch` takes many sets";
            let help = match columns.is_empty() {
                true => "write `:exec`",
                false => "write `:many`",
            };
            Some(Diagnostic::error("not-a-batch", at, message).help(help))
        }
        _ => None,
    }
}

/// Whether the statement is a `CALL`.
fn is_call(query: &ParsedQuery) -> bool {
    let sql = &query.statement.sql;
    let first = tokens(sql, Span::new(0, sql.len())).next();
    first.is_some_and(|token| token.is_word(sql, "call"))
}

/// Columns that can not be fields, and `@column` for columns that are not there.
fn check_columns(query: &ParsedQuery, columns: &[DescribedColumn]) -> Vec<Diagnostic> {
    let names = || columns.iter().map(|column| column.name.as_str());
    let unknown = query
        .columns
        .iter()
        .filter(|said| !names().any(|name| name == said.name.value));
    let mut diagnostics: Vec<Diagnostic> = unknown
        .map(|Annotation { name, .. }| {
            let message = format!(
                "the query `{}` has no column `{}`",
                query.name.value, name.value
            );
            let error = Diagnostic::error("unknown-column", query.at(name.span), message);
            match did_you_mean(&name.value, names()) {
                Some(meant) => error.help(meant),
                None if columns.is_empty() => error.help("it returns no rows; delete this line"),
                None => error.help(format!(
                    "its columns are {}",
                    names().collect::<Vec<_>>().join(", ")
                )),
            }
        })
        .collect();
    let mut seen: Vec<&str> = Vec::new();
    for name in names().filter(|name| *name != "?column?") {
        if seen.contains(&name)
            && !diagnostics
                .iter()
                .any(|d| d.message.contains(&format!("`{name}`")))
        {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-column",
                    query.at(query.name.span),
                    format!(
                        "the query `{}` returns two columns named `{name}`",
                        query.name.value
                    ),
                )
                .help(format!(
                    "rename one of them with `AS`, such as `… AS other_{name}`"
                )),
            );
        }
        seen.push(name);
    }
    diagnostics
}

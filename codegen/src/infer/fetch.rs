//! `@fetch`: whether the query opens cursors.

use crate::describe::DescribedColumn;
use crate::diagnostic::Diagnostic;
use crate::parse::{Command, ParsedQuery};

/// As many cursors as the runtime has tuples for.
const MOST: usize = 8;

/// What keeps the query's values from being cursors that are fetched.
pub(super) fn check(query: &ParsedQuery, columns: &[DescribedColumn]) -> Vec<Diagnostic> {
    let Some(first) = query.fetches.first() else {
        return Vec::new();
    };
    let mut diagnostics = Vec::new();
    let command = query.command.value;
    if !matches!(command, Command::Many | Command::Call) {
        let message =
            format!("`@fetch` gives all rows of each cursor, which `:{command}` does not");
        let at = query.at(query.command.span);
        diagnostics.push(
            Diagnostic::error("malformed-fetch", at, message)
                .help("write `:many` for a function, `:call` for a procedure"),
        );
    }
    if let Some(column) = columns.iter().find(|it| it.pg_type != "refcursor") {
        let message = format!(
            "`{}` is of the type `{}`, and no cursor",
            column.name, column.pg_type
        );
        diagnostics.push(
            Diagnostic::error("malformed-fetch", query.at(first.span), message).help(
                "`@fetch` is for functions and procedures whose results are of `refcursor` alone",
            ),
        );
    }
    if columns.is_empty() {
        let message = "this statement opens no cursor";
        diagnostics.push(
            Diagnostic::error("malformed-fetch", query.at(first.span), message)
                .help("call what returns `refcursor`, or has it as an OUT parameter"),
        );
    }
    if let Some(more) = query.fetches.get(MOST) {
        let message = format!("more than {MOST} cursors can not be fetched at once");
        diagnostics.push(Diagnostic::error(
            "malformed-fetch",
            query.at(more.span),
            message,
        ));
    }
    diagnostics.extend(others(query));
    diagnostics
}

/// Directives about rows, which are those of the cursors.
fn others(query: &ParsedQuery) -> impl Iterator<Item = Diagnostic> {
    let columns = query.columns.iter().chain(&query.embeds);
    let spans = columns.map(|it| it.name.span);
    let spans = spans.chain(query.returns.as_ref().map(|it| it.span));
    let spans = spans.chain(query.group.as_ref().map(|it| it.span));
    let spans = spans.chain(query.rows.as_ref().map(|it| it.span));
    spans.chain(query.borrowed).map(|span| {
        let message = "the rows are those that `@fetch` names, which this is not about";
        Diagnostic::error("malformed-fetch", query.at(span), message)
            .help("delete this line, or write it above the query that defines the row")
    })
}

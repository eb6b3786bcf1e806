//! `bindery explain-null`

use super::named::{named, queries_named};
use super::{Global, MessageFormat, Outcome, print};
use crate::diagnostic::Diagnostic;
use crate::error::Failure;
use crate::infer::{TypedColumn, TypedQuery, Why};
use crate::source::Location;
use clap::Args;

#[derive(Args)]
pub(super) struct Options {
    /// The query; without it, all of them
    #[arg(value_name = "QUERY")]
    query: Option<String>,
    /// The column; without it, all that can be NULL
    #[arg(value_name = "COLUMN")]
    column: Option<String>,
}

pub(super) fn run(global: &Global, options: &Options) -> Result<Outcome, Failure> {
    let Some(compiled) = global.sound()? else {
        return Ok(Outcome::Wrong);
    };
    let all: Vec<&TypedQuery> = compiled.all().flat_map(|it| &it.queries).collect();
    let queries = match &options.query {
        None => all.iter().collect(),
        Some(name) => queries_named(&all, name)?,
    };
    let mut answers = Vec::new();
    for query in queries {
        let own = &query.query.name.value;
        let columns = match &options.column {
            None => query.columns.iter().collect(),
            Some(name) => named(
                &query.columns,
                name,
                |it| &it.name,
                || format!("the query `{own}` has no column `{name}`"),
            )?,
        };
        answers.extend(columns.into_iter().filter_map(|it| explain(query, it)));
    }
    global.report(&answers);
    if answers.is_empty() && global.message_format == MessageFormat::Human {
        print(&match (&options.query, &options.column) {
            (Some(query), Some(column)) => format!("`{column}` of `{query}` is never NULL\n"),
            (Some(query), None) => format!("no column of `{query}` is ever NULL\n"),
            (None, _) => "no column of any query is ever NULL\n".to_owned(),
        });
    }
    Ok(Outcome::Fine)
}

/// Why the column can be NULL; none if it can not.
fn explain(query: &TypedQuery, column: &TypedColumn) -> Option<Diagnostic> {
    let why = column.why.as_deref()?;
    let parsed = &query.query;
    let place = |why: &Why| -> Option<Location> {
        let span = why.span?;
        let span = parsed.statement.source_span(span);
        (span.start < span.end).then(|| parsed.at(span))
    };
    let mut chain = why.chain();
    let first = chain.next()?;
    let located = why.chain().find_map(place);
    let at = located.unwrap_or_else(|| parsed.at(parsed.name.span));
    let name = &parsed.name.value;
    let message = format!("`{}` of `{name}` can be NULL", column.name);
    let mut answer = Diagnostic::about("nullable", at, message).label(first.text.clone());
    for why in chain {
        answer = match place(why) {
            Some(at) => answer.also(at, why.text.clone()),
            None => answer.note(format!("because {}", why.text)),
        };
    }
    if !column.nullable {
        return Some(answer.note(format!("`@column {}!` says that it never is", column.name)));
    }
    let last = why.chain().last();
    let reason = last.map_or("", |why| why.text.as_str());
    let param = last.and_then(place).filter(|_| query.dynamic.is_none());
    let param = param.and_then(|it| it.text().strip_prefix(':').map(str::to_owned));
    let help = way_out(reason).or_else(|| {
        param.map(|name| format!("take NULL away from the parameter: `-- @param {name}!`"))
    });
    Some(answer.help_if(help).help(format!(
        "if you know better, write `-- @column {}!`: a NULL is an error then",
        column.name
    )))
}

/// What can be done about a reason.
fn way_out(reason: &str) -> Option<String> {
    let contains = |part: &str| reason.contains(part);
    let help = match () {
        () if contains("JOIN finds no") => {
            "a condition in WHERE on a column of what is joined leaves such rows out"
        }
        () if contains("is not declared NOT NULL") => {
            "declare it NOT NULL, or leave such rows out by `IS NOT NULL` in WHERE"
        }
        () if contains("of no rows") => "`coalesce(…, 0)` gives a value for no rows",
        () if contains("CASE without ELSE") => "add an ELSE",
        () => return None,
    };
    Some(help.to_owned())
}

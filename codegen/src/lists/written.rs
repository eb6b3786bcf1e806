//! Queries with lists into what is asked of the server, and into what is sent: an array for each column.

use super::{Place, Placed, refuse};
use crate::companion::as_sql;
use crate::describe::DescribedQuery;
use crate::diagnostic::Diagnostic;
use crate::parse::ParsedQuery;

/// What tells the types of lists: each query that has any, with one row in place of each. (So it was parsed.)
pub(crate) fn probes(queries: &[ParsedQuery]) -> Vec<ParsedQuery> {
    let with_lists = queries.iter().filter(|it| !it.statement.lists.is_empty());
    let probe = |query: &ParsedQuery| {
        let mut probe = query.clone();
        probe.name.value.push_str("/probe");
        probe
    };
    with_lists.map(probe).collect()
}

/// The queries as they are sent, by what the server said of their probes: without those that it refused, or that
/// have a list of what no array can hold, which is a diagnostic.
pub(crate) fn sent(
    queries: Vec<ParsedQuery>,
    probes: &[DescribedQuery],
) -> (Vec<ParsedQuery>, Vec<Diagnostic>) {
    let mut all = Vec::with_capacity(queries.len());
    let mut diagnostics = Vec::new();
    for query in queries {
        if query.statement.lists.is_empty() {
            all.push(query);
            continue;
        }
        let Some(probe) = probe_of(&query, probes) else {
            continue;
        };
        match unsuitable(probe) {
            Some(refused) => diagnostics.push(refused),
            None => all.push(ParsedQuery {
                statement: query.statement.with_lists(|it| arrays(it, &probe.params)),
                ..query
            }),
        }
    }
    (all, diagnostics)
}

/// Gives each query the probe that it follows from.
pub(crate) fn attach(queries: &mut [DescribedQuery], probes: &[DescribedQuery]) {
    let with_lists = queries.iter_mut();
    for it in with_lists.filter(|it| !it.query.statement.lists.is_empty()) {
        it.probe = probe_of(&it.query, probes).cloned().map(Box::new);
    }
}

fn probe_of<'a>(query: &ParsedQuery, probes: &'a [DescribedQuery]) -> Option<&'a DescribedQuery> {
    let mut probes = probes.iter();
    probes.find(|it| {
        let probe = &it.query;
        probe.file.path == query.file.path && probe.name.span == query.name.span
    })
}

/// The list as SQL. Set-returning functions of a SELECT advance together; in FROM, those of composite types would
/// give a column for each of their fields.
fn arrays(placed: &Placed, types: &[String]) -> String {
    let numbers = (placed.first..).take(placed.list.columns.len());
    let columns: Vec<String> = numbers
        .map(|at| format!("unnest(${}::{}[])", at + 1, as_sql(&types[at])))
        .collect();
    let select = format!("SELECT {}", columns.join(", "));
    match placed.list.place {
        Place::Values => select,
        Place::In | Place::InRows => format!("({select})"),
    }
}

/// A list with a column whose values no array can hold: an array of arrays is one of more dimensions, whose rows
/// are of one length, and there is none of rows that have no type.
fn unsuitable(probe: &DescribedQuery) -> Option<Diagnostic> {
    let query = &probe.query;
    let lists = query.statement.lists.iter();
    let mut columns =
        lists.flat_map(|it| (it.first..).zip(&it.list.columns).map(move |at| (it, at)));
    let is_unsuitable =
        |at: usize| probe.params[at].ends_with("[]") || probe.params[at] == "record";
    let (placed, (at, column)) = columns.find(|(_, (at, _))| is_unsuitable(*at))?;
    Some(refuse::unsuitable(
        query,
        &placed.list,
        column,
        &probe.params[at],
    ))
}

//! Queries into what inference says of them.

use crate::node::Node;
use bindery_codegen::Diagnostic;
use bindery_codegen::catalog::Catalog;
use bindery_codegen::database::Session;
use bindery_codegen::describe::{DescribedQuery, describe};
use bindery_codegen::infer::{Schema, TypedQuery};
use bindery_codegen::lock;
use bindery_codegen::parse::parse;
use bindery_codegen::procedures::Procedures;
use bindery_codegen::source::SourceFile;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What infers: the engine, or one that is broken on purpose.
pub(crate) type Engine = fn(DescribedQuery, &Schema<'_>) -> (Option<TypedQuery>, Vec<Diagnostic>);

/// What became of a query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    Typed(Box<TypedQuery>),
    /// The server does not take it, and says why.
    Rejected(String),
    /// Bindery does not take it, and says why.
    Refused(String),
    Panicked,
}

/// Asks for each query, in order.
pub(crate) fn ask(session: &Session, engine: Engine, nodes: &[Node]) -> Vec<Answer> {
    let (described, catalog, answers) = describe_all(session, nodes);
    fill(answers, described, &catalog, engine)
}

/// Asks for each query, as it is described now and as the lock would say it: where both differ.
pub(crate) fn differs_in_lock(session: &Session, engine: Engine, nodes: &[Node]) -> Vec<usize> {
    let (described, catalog, answers) = describe_all(session, nodes);
    let text = lock::render(&described, &catalog, &Procedures::default(), None);
    let file = Arc::new(SourceFile::new("bindery.lock", text));
    let lock = lock::parse(&file).expect("a lock that was just written can be read");
    let queries = described.iter().map(|it| it.query.clone()).collect();
    let found = lock.look_up(queries);
    let from_server = fill(answers.clone(), described, &catalog, engine);
    let from_lock = fill(answers, found.described, &found.catalog, engine);
    let differs = |at: &usize| from_server[*at] != from_lock[*at];
    (0..nodes.len()).filter(differs).collect()
}

/// Puts what inference says in the places of the queries that it is asked for.
fn fill(
    mut answers: Vec<Answer>,
    described: Vec<DescribedQuery>,
    catalog: &Catalog,
    engine: Engine,
) -> Vec<Answer> {
    let schema = Schema::new(catalog);
    for query in described {
        let at = place(&query.query.name.value);
        let inferred = catch_unwind(AssertUnwindSafe(|| engine(query, &schema)));
        answers[at] = match inferred {
            Ok((Some(typed), _)) => Answer::Typed(Box::new(typed)),
            Ok((None, found)) => Answer::Refused(messages(&found)),
            Err(_) => Answer::Panicked,
        };
    }
    answers
}

/// What the server says of the queries that it takes, and of the others why not.
fn describe_all(session: &Session, nodes: &[Node]) -> (Vec<DescribedQuery>, Catalog, Vec<Answer>) {
    let mut text = String::new();
    for (at, node) in nodes.iter().enumerate() {
        let command = if returns_rows(node) { "many" } else { "exec" };
        let _ = writeln!(text, "-- name: q{at} :{command}\n{};", node.sql());
    }
    let file = Arc::new(SourceFile::new("queries.sql", text));
    let (queries, refused) = parse(&file);
    let mut answers = vec![Answer::Refused(messages(&refused)); nodes.len()];
    let names: Vec<usize> = queries.iter().map(|it| place(&it.name.value)).collect();
    let starts: Vec<usize> = queries.iter().map(|it| it.name.span.start).collect();
    let (described, catalog, wrong) = describe(session, queries).expect("the server answers");
    for diagnostic in wrong {
        let start = diagnostic.location.span.start;
        // An error without a place of its own is at the name.
        let at = starts.partition_point(|it| *it <= start).checked_sub(1);
        if let Some(at) = at {
            answers[names[at]] = Answer::Rejected(diagnostic.message.clone());
        }
    }
    (described, catalog, answers)
}

fn place(name: &str) -> usize {
    name[1..].parse().expect("queries are named by number")
}

fn messages(found: &[Diagnostic]) -> String {
    found.first().map_or(String::new(), |it| it.message.clone())
}

/// Whether the statement returns rows.
pub(crate) fn returns_rows(node: &Node) -> bool {
    if let ("WITH", Some(body)) = (node.kind, node.children().last()) {
        return returns_rows(body);
    }
    let writes = matches!(node.kind, "INSERT" | "UPDATE" | "DELETE" | "MERGE");
    !writes || node.children().any(|child| child.kind == "RETURNING")
}

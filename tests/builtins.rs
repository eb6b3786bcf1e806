//! The table of PostgreSQL's own functions, operators and casts says what a server does.
//!
//! Each is called with many values, and without: none may be NULL where the table says that it is not, and
//! where the table says that it can be, some call is. A line may be looser than what is seen if it says why,
//! after `--`. What the server has and the table has not is listed.

#[path = "builtins/call.rs"]
mod call;
#[path = "builtins/line.rs"]
mod line;
#[path = "builtins/rows.rs"]
mod rows;
#[path = "builtins/server.rs"]
mod server;
#[path = "../codegen/src/infer/builtin/signature.rs"]
mod signature;
#[path = "builtins/verdict.rs"]
mod verdict;

use line::Line;
use server::{Outcome, Server};
use std::collections::{HashMap, HashSet};

#[test]
fn the_table_says_what_the_server_does() {
    let lines = line::read();
    let mut server = Server::open();
    let version = server.version;
    let mut complaints = compare(&lines, &server);
    let (values, bad) = server.fill_values();
    complaints.extend(bad);
    let here = lines.iter().filter(|line| line.since <= version);
    let here: Vec<&Line> = here.collect();
    let by_hand = call::by_hand();
    for key in by_hand.keys() {
        if !lines.iter().any(|line| line.key() == *key) {
            complaints.push(format!(
                "calls.txt calls `{key}`, which is not in the table"
            ));
        }
    }
    let blocks = here.iter().enumerate().flat_map(|(id, line)| {
        let by_hand = by_hand.get(line.key()).map_or(&[][..], Vec::as_slice);
        call::blocks(id, line, by_hand, &values)
    });
    let mut outcomes: Vec<Outcome> = here.iter().map(|_| Outcome::default()).collect();
    for block in blocks {
        if server.is_worn() {
            drop(server);
            server = Server::open();
            server.fill_values();
        }
        server.run(&block, &mut outcomes[block.line]);
    }
    for (line, outcome) in here.iter().zip(&outcomes) {
        complaints.extend(verdict::check(
            line,
            outcome,
            version,
            values.contains_key("xml"),
        ));
    }
    let calls: usize = outcomes.iter().map(|outcome| outcome.called).sum();
    eprintln!(
        "{} lines, {calls} calls on PostgreSQL {}",
        here.len(),
        server.version
    );
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What of the table and of the server's catalog differs.
fn compare(lines: &[Line], server: &Server) -> Vec<String> {
    let mut complaints = Vec::new();
    let known = server.signatures();
    let table: HashSet<(&str, String)> = lines
        .iter()
        .map(|line| (line.kind.word(), line.declared()))
        .collect();
    let names: HashSet<_> = lines
        .iter()
        .map(|line| (line.kind.word(), line.name))
        .collect();
    for line in lines.iter().filter(|line| line.since <= server.version) {
        if !known.contains_key(&(line.kind.word().to_owned(), line.declared())) {
            complaints.push(format!("the server does not have `{}`", line.text));
        }
    }
    let left_out = line::left_out();
    for ((kind, declared), of_users) in &known {
        let name = declared.split('(').next().unwrap_or_default();
        // All overloads of a name: what the look-up merges has to be complete.
        let belongs = *of_users || kind == "function" && names.contains(&("function", name));
        if belongs
            && !table.contains(&(kind.as_str(), declared.clone()))
            && !left_out.iter().any(|pattern| pattern.matches(name))
        {
            complaints.push(format!("missing: {kind} {declared}"));
        }
    }
    complaints.sort();
    complaints
}

/// Values to call with, by their type or by the parameter that they are for.
type Values = HashMap<String, Pool>;

/// The table that values are in, with numbers `i` from 0.
struct Pool {
    table: String,
    count: usize,
}

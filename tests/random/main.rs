//! Random schemas, rows and queries, run on a server, against what inference says of them.
//!
//! `BINDERY_RANDOM=200000 BINDERY_SEED=7 cargo test --test random` tries as many queries as asked for and
//! lists what was tried, and where inference was more careful than it had to be. A find is made small, and
//! says the seed that shows it at once; with `BINDERY_FINDS=20` the hunt goes on until there are 20 others.

// It is for cases in folders, too.
#[allow(dead_code, unused_imports)]
#[path = "../support/mod.rs"]
mod support;

mod aggregate;
mod ask;
mod census;
mod condition;
mod data;
mod expression;
mod from;
mod generator;
mod grammar;
mod group;
mod hunt;
mod join;
mod judge;
mod merge;
mod node;
mod numbers;
mod planted;
mod query;
mod report;
mod schema;
mod scope;
mod select;
mod server;
mod shrink;
mod shrink_world;
mod tables;
mod types;
mod views;
mod with;
mod world;
mod writing;

use bindery_codegen::infer::infer;
use census::Census;
use libtest_mimic::Failed;
use report::Report;
use std::path::{Path, PathBuf};

/// How many queries are tried where nobody asks for more.
const QUERIES: usize = 1_200;

/// A test: its name, and what it does.
type Test = (&'static str, fn() -> Result<(), Failed>);

const TESTS: [Test; 3] = [
    (
        "nothing_contradicts_inference",
        nothing_contradicts_inference,
    ),
    (
        "a_lie_about_null_is_found_and_made_small",
        planted::a_lie_about_null_is_found_and_made_small,
    ),
    (
        "a_lie_about_rows_is_found_and_made_small",
        planted::a_lie_about_rows_is_found_and_made_small,
    ),
];

fn main() {
    let names = TESTS.map(|(name, _)| PathBuf::from(name));
    support::run("random", names.to_vec(), |name: &Path| {
        let test = TESTS.iter().find(|(it, _)| Path::new(it) == name);
        test.map_or(Ok(()), |(_, test)| test())
    });
}

fn nothing_contradicts_inference() -> Result<(), Failed> {
    let number = |name: &str| {
        std::env::var(name)
            .ok()
            .and_then(|it| it.parse::<u64>().ok())
    };
    let asked = number("BINDERY_RANDOM");
    let queries = asked.map_or(QUERIES, |it| usize::try_from(it).unwrap_or(usize::MAX));
    let seed = number("BINDERY_SEED").unwrap_or(1);
    let enough = number("BINDERY_FINDS").unwrap_or(1);
    let mut census = Census::default();
    let mut report = Report::new(usize::try_from(enough).unwrap_or(usize::MAX));
    support::on_empty_database(|session| {
        hunt::hunt(session, infer, seed, queries, &mut census, &mut |find| {
            report.add(session, infer, &find)
        });
    });
    eprintln!("{}", census.report(asked.is_some()));
    match report.text.is_empty() {
        true => Ok(()),
        false => Err(report.text.into()),
    }
}

//! Calls every generated function of the library on a PostgreSQL and checks the rows; then what may
//! call them, and what can go wrong.

#[path = "acceptance/authors.rs"]
mod authors;
#[path = "acceptance/books.rs"]
mod books;
#[path = "acceptance/catalogue.rs"]
mod catalogue;
#[path = "acceptance/clients.rs"]
mod clients;
#[path = "acceptance/constraints.rs"]
mod constraints;
#[path = "acceptance/copies.rs"]
mod copies;
#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/deliveries.rs"]
mod deliveries;
#[path = "acceptance/desk.rs"]
mod desk;
#[path = "acceptance/errors.rs"]
mod errors;
#[path = "acceptance/finder.rs"]
mod finder;
#[path = "acceptance/library.rs"]
mod library;
#[path = "acceptance/loans.rs"]
mod loans;
#[path = "acceptance/matching.rs"]
mod matching;
#[path = "acceptance/members.rs"]
mod members;
#[path = "acceptance/nonblocking.rs"]
mod nonblocking;
#[path = "acceptance/nonblocking_transactions.rs"]
mod nonblocking_transactions;
#[path = "acceptance/notices.rs"]
mod notices;
#[path = "acceptance/people.rs"]
mod people;
#[path = "acceptance/poolers.rs"]
mod poolers;
#[path = "acceptance/proxy.rs"]
mod proxy;
#[path = "acceptance/reporting.rs"]
mod reporting;
#[path = "acceptance/reports.rs"]
mod reports;
#[path = "acceptance/retries.rs"]
mod retries;
#[path = "acceptance/shelves.rs"]
mod shelves;
#[path = "acceptance/transactions.rs"]
mod transactions;
#[path = "acceptance/variants.rs"]
mod variants;
#[path = "acceptance/verify.rs"]
mod verify;

/// The generated code, as `build.rs` makes it.
mod queries {
    bindery::include_queries!();
}

use database::Outcome;
use std::path::Path;

/// What `members::choices` reads out of a `jsonb` column.
#[derive(Debug, PartialEq, serde::Deserialize)]
pub struct Choices {
    newsletter: Option<bool>,
}

#[test]
fn every_query_of_the_library_is_called() -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut uncalled = Vec::new();
    for entry in std::fs::read_dir(root.join("queries"))? {
        let file = entry?.path();
        let module = file.file_stem().unwrap_or_default().to_string_lossy();
        let tests = root.join(format!("tests/acceptance/{module}.rs"));
        let tests = std::fs::read_to_string(&tests)?;
        for line in std::fs::read_to_string(&file)?.lines() {
            if let Some(header) = line.strip_prefix("-- name: ") {
                let name = header.split(' ').next().unwrap_or_default();
                if !tests.contains(&format!("{module}::{name}(")) {
                    uncalled.push(format!("{module}::{name}"));
                }
            }
        }
    }
    assert!(uncalled.is_empty(), "no test calls {}", uncalled.join(", "));
    Ok(())
}

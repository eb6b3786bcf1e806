//! Calls generated functions that copy rows and run a query for many sets: `tests/golden/acceptance_bulk`.

#[path = "acceptance/bulk.rs"]
mod bulk;
#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/nonblocking_bulk.rs"]
mod nonblocking_bulk;
#[path = "acceptance/proxy.rs"]
mod proxy;

#[path = "golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
pub(crate) mod golden {
    pub mod acceptance_bulk {
        pub mod constraints;
        pub mod query;
        pub mod types;
    }
}

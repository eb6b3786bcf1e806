//! Calls generated functions that copy rows and run a query for many sets: `tests/golden/acceptance_bulk`, `_sets`.

#[path = "acceptance/bulk.rs"]
mod bulk;
#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/nonblocking_bulk.rs"]
mod nonblocking_bulk;
#[path = "acceptance/proxy.rs"]
mod proxy;
#[path = "acceptance/sets.rs"]
mod sets;

#[path = "golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
pub(crate) mod golden {
    pub mod acceptance_bulk {
        pub mod constraints;
        pub mod query;
        pub mod types;

        // As it stands in the root of generated code.
        bindery::expected_database! {
            query:
            " book id title"
            " thing id mood code codes"
            enums:
            "public.mood glad sad"
        }

        pub(crate) static EXPECTED: &bindery::ExpectedDatabase = &__EXPECTED;
    }

    pub mod acceptance_sets {
        pub mod constraints;
        pub mod query;
    }
}

//! Whatever types a database has, `verify` finds them as they were.

use crate::database::Outcome;
use crate::golden::{
    acceptance_domains, acceptance_jiff, acceptance_made, acceptance_system, acceptance_time,
    acceptance_types,
};
use crate::on_both_clients;
use bindery::ExpectedDatabase;

/// A test that the tables of a case are as its code expects them, and then are not.
macro_rules! is_as_it_was {
    ($test:ident, $case:ident, $schema:literal) => {
        #[test]
        fn $test() -> Outcome {
            static EXPECTED: ExpectedDatabase = ExpectedDatabase {
                modules: &[&$case::query::__EXPECTED],
                not_null: &[],
                enums: &[],
            };
            let schema = concat!(
                "DROP SCHEMA IF EXISTS shop CASCADE; DROP SCHEMA public CASCADE;
                 CREATE SCHEMA public;",
                include_str!($schema)
            );
            on_both_clients(schema, |client| {
                bindery::verify(client, &EXPECTED)?;
                Ok(())
            })
        }
    };
}

is_as_it_was!(
    every_type_of_a_row_is_as_it_was,
    acceptance_types,
    "../golden/acceptance_types/schema.sql"
);
is_as_it_was!(
    clocks_of_jiff_are_as_they_were,
    acceptance_jiff,
    "../golden/acceptance_jiff/schema.sql"
);
is_as_it_was!(
    clocks_of_time_are_as_they_were,
    acceptance_time,
    "../golden/acceptance_time/schema.sql"
);
is_as_it_was!(
    domains_are_as_they_were,
    acceptance_domains,
    "../golden/acceptance_domains/schema.sql"
);
is_as_it_was!(
    types_of_the_system_are_as_they_were,
    acceptance_system,
    "../golden/acceptance_system/schema.sql"
);
is_as_it_was!(
    types_that_users_made_are_as_they_were,
    acceptance_made,
    "../golden/acceptance_made/schema.sql"
);

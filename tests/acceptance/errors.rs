//! What can go wrong when a query runs, and how much the error tells of it.

use crate::database::{self, Outcome, with_shared_client};
use bindery::{Cached, Error, ErrorKind, UnknownLabel};
use golden::acceptance_errors::query;
use golden::acceptance_errors::types::Mood;
use postgres::Client;
use postgres::error::SqlState;
use std::error::Error as StdError;

#[path = "../golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
mod golden {
    pub mod acceptance_errors {
        pub mod constraints;
        pub mod query;
        pub mod types;
    }
}

const SCHEMA: &str = include_str!("../golden/acceptance_errors/schema.sql");

/// Runs `test` on the tables that the queries of this module know.
fn with_tables(test: impl FnOnce(&mut Client) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(SCHEMA)?;
        test(client)
    })
}

/// The column, the two types, and what is at the bottom of it, where a value does not decode.
fn decode(error: &Error) -> (&str, &str, &str, String) {
    let ErrorKind::Decode {
        column,
        pg_type,
        rust_type,
        cause,
        ..
    } = error.kind()
    else {
        panic!("this is another error: {error:?}");
    };
    let source = error.source().expect("it keeps its cause");
    assert_eq!(source.to_string(), cause.to_string());
    (column, pg_type, rust_type, root_cause(error).to_string())
}

fn root_cause<'a>(error: &'a (dyn StdError + 'static)) -> &'a (dyn StdError + 'static) {
    error.source().map_or(error, root_cause)
}

/// The column that is NULL.
fn unexpected_null(error: &Error) -> &str {
    match error.kind() {
        ErrorKind::UnexpectedNull { column } => column,
        _ => panic!("this is another error: {error:?}"),
    }
}

#[test]
fn one_is_one() -> Outcome {
    with_tables(|client| {
        assert_eq!(query::exactly_one(client, 1)?, 1);

        let error = query::exactly_one(client, 0).expect_err("there is no row");
        assert!(matches!(error.kind(), ErrorKind::NoRow));
        assert_eq!(error.query(), "exactly_one");
        assert_eq!(
            error.to_string(),
            "query `exactly_one`: no row, where there should be one"
        );
        assert!(error.code().is_none() && error.db_error().is_none() && error.source().is_none());

        let error = query::exactly_one(client, 2).expect_err("there are two rows");
        assert!(matches!(error.kind(), ErrorKind::TooManyRows));
        assert_eq!(error.to_string(), "query `exactly_one`: more than one row");
        Ok(())
    })
}

#[test]
fn an_optional_row_is_none_or_one() -> Outcome {
    with_tables(|client| {
        assert_eq!(query::at_most_one(client, 0)?, None);
        assert_eq!(query::at_most_one(client, 1)?, Some(1));
        let error = query::at_most_one(client, 1000).expect_err("there are many rows");
        assert!(matches!(error.kind(), ErrorKind::TooManyRows));
        Ok(())
    })
}

#[test]
fn a_null_that_was_ruled_out_names_its_column() -> Outcome {
    with_tables(|client| {
        let error = query::null_in_a_struct(client, "").expect_err("a NULL is no text");
        assert_eq!(unexpected_null(&error), "nothing");
        assert_eq!(
            error.to_string(),
            "query `null_in_a_struct`: the column `nothing` is NULL, which its type does not allow"
        );
        let error = query::null_as_a_value(client).expect_err("the second one is NULL");
        assert_eq!(unexpected_null(&error), "nothing");
        let error = query::null_array_of_a_domain(client).expect_err("a NULL is no array");
        assert_eq!(unexpected_null(&error), "nothing");
        Ok(())
    })
}

#[test]
fn a_value_beyond_its_rust_type_is_not_decoded() -> Outcome {
    with_tables(|client| {
        for text in ["NaN", "Infinity", "10e40", "-10e131070"] {
            let error = query::read_numeric(client, text).expect_err("no decimal");
            let (column, pg_type, rust_type, cause) = decode(&error);
            assert_eq!((column, pg_type), ("value", "numeric"));
            assert_eq!(rust_type, "rust_decimal::decimal::Decimal");
            assert!(!cause.is_empty());
            let message = "query `read_numeric`: the column `value` of type `numeric` can not be \
                           read as `rust_decimal::decimal::Decimal`: ";
            let shown = error.to_string().replace(message, "");
            assert!(text.starts_with(&shown[..2]), "{error}");
        }
        for text in ["infinity", "-infinity", "5874897-12-31"] {
            let error = query::read_date(client, text).expect_err("no such day in chrono");
            assert_eq!(decode(&error).1, "date");
        }
        for text in ["infinity", "-infinity", "294276-12-31"] {
            let error = query::read_timestamptz(client, text).expect_err("nor time");
            assert_eq!(decode(&error).1, "timestamptz");
        }
        Ok(())
    })
}

#[test]
fn an_array_of_arrays_is_not_decoded() -> Outcome {
    with_tables(|client| {
        assert_eq!(query::read_ints(client, "{1}")?, [Some(1)]);
        let error = query::read_ints(client, "{{1},{2}}").expect_err("two dimensions");
        let (_, pg_type, _, cause) = decode(&error);
        assert_eq!(pg_type, "int4[]");
        assert!(cause.contains("dimensions"), "{cause}");

        let error = query::read_positives(client, "{{1},{2}}").expect_err("two dimensions");
        let (_, _, _, cause) = decode(&error);
        assert!(cause.contains("dimensions"), "{cause}");
        Ok(())
    })
}

#[test]
fn a_type_that_the_user_named_must_fit() -> Outcome {
    with_tables(|client| {
        let error = query::wrong_column_type(client).expect_err("an int4 is no String");
        let (column, pg_type, rust_type, _) = decode(&error);
        let expected = ("value", "int4", "alloc::string::String");
        assert_eq!((column, pg_type, rust_type), expected);

        let error = query::wrong_parameter_type(client, 1).expect_err("an i64 is no int4");
        assert!(matches!(error.kind(), ErrorKind::Database(_)));
        assert!(error.code().is_none(), "it never got to the server");
        assert!(
            error
                .to_string()
                .starts_with("query `wrong_parameter_type`: ")
        );
        assert!(error.source().is_some());
        Ok(())
    })
}

#[test]
fn the_server_speaks_for_itself() -> Outcome {
    with_tables(|client| {
        assert_eq!(query::divide(client, 7, 2)?, 3);
        let error = query::divide(client, 7, 0).expect_err("nothing divides by zero");
        assert_eq!(error.query(), "divide");
        assert_eq!(error.to_string(), "query `divide`: division by zero");
        assert_eq!(error.code(), Some(&SqlState::DIVISION_BY_ZERO));
        assert!(format!("{error:?}").contains("divide"));
        // An error is what an application's own error type can hold.
        let boxed: Box<dyn StdError + Send + Sync> = Box::new(error);
        assert!(
            boxed
                .source()
                .is_some_and(|cause| cause.is::<postgres::Error>())
        );
        Ok(())
    })
}

#[test]
fn a_violated_constraint_is_named() -> Outcome {
    with_tables(|client| {
        query::add_thing(client, 1, 10, Mood::Happy)?;
        let error = query::add_thing(client, 1, 10, Mood::Sad).expect_err("1 is taken");
        assert_eq!(error.code(), Some(&SqlState::UNIQUE_VIOLATION));
        let cause = error.db_error().expect("the server said so");
        assert_eq!(cause.constraint(), Some("thing_pkey"));
        assert_eq!(cause.table(), Some("thing"));
        assert_eq!(cause.detail(), Some("Key (id)=(1) already exists."));

        let error = query::add_thing(client, 2, 0, Mood::Sad).expect_err("0 is not positive");
        assert_eq!(error.code(), Some(&SqlState::CHECK_VIOLATION));
        let cause = error.db_error().expect("the server said so");
        assert_eq!(cause.constraint(), Some("positive_check"));
        assert_eq!(query::things(client)?.len(), 1);
        Ok(())
    })
}

#[test]
fn a_failure_of_a_prepared_statement_is_the_same() -> Outcome {
    database::with_client(|client| {
        let mut client = Cached::new(client);
        let error = query::divide(&mut client, 7, 0).expect_err("nothing divides by zero");
        assert_eq!(error.to_string(), "query `divide`: division by zero");
        let error = query::exactly_one(&mut client, 0).expect_err("there is no row");
        assert!(matches!(error.kind(), ErrorKind::NoRow));
        let error = query::wrong_column_type(&mut client).expect_err("an int4 is no String");
        assert_eq!(decode(&error).0, "value");
        let error = query::null_as_a_value(&mut client).expect_err("the second one is NULL");
        assert_eq!(unexpected_null(&error), "nothing");
        Ok(())
    })
}

#[test]
fn a_label_added_later_is_not_decoded() -> Outcome {
    with_tables(|client| {
        client.batch_execute("ALTER TYPE mood ADD VALUE 'proud'")?;
        client.batch_execute("INSERT INTO thing VALUES (1, 1, 'happy'), (2, 1, 'proud')")?;
        let error = query::moods(client).expect_err("no variant is proud");
        let (column, pg_type, rust_type, cause) = decode(&error);
        assert_eq!((column, pg_type), ("mood", "mood"));
        assert!(rust_type.ends_with("::Mood"), "{rust_type}");
        assert_eq!(
            cause,
            "the enum `mood` has no variant for the label `proud`"
        );
        assert!(root_cause(&error).is::<UnknownLabel>());
        Ok(())
    })
}

#[test]
fn a_table_that_changed_is_not_decoded() -> Outcome {
    with_tables(|client| {
        query::add_thing(client, 1, 10, Mood::Happy)?;
        client.batch_execute("ALTER TABLE thing ALTER size TYPE text")?;
        let error = query::things(client).expect_err("a text is no i32");
        let (column, pg_type, rust_type, _) = decode(&error);
        assert_eq!((column, pg_type, rust_type), ("size", "text", "i32"));

        client.batch_execute("ALTER TABLE thing DROP size; ALTER TABLE thing ADD size int")?;
        let error = query::things(client).expect_err("the columns have moved");
        assert_eq!(decode(&error).0, "mood");

        client.batch_execute("ALTER TABLE thing DROP mood")?;
        let error = query::things(client).expect_err("size is NULL now");
        assert_eq!(unexpected_null(&error), "size");

        client.batch_execute("UPDATE thing SET size = 1")?;
        let error = query::things(client).expect_err("the third column is gone");
        assert_eq!(decode(&error).1, "nothing");

        client.batch_execute("DROP TABLE thing")?;
        let error = query::things(client).expect_err("the table is gone");
        assert_eq!(error.code(), Some(&SqlState::UNDEFINED_TABLE));
        Ok(())
    })
}

#[test]
fn exec_gives_the_number_of_affected_rows() -> Outcome {
    with_tables(|client| {
        assert_eq!(query::empty_the_table(client)?, 0);
        for id in 1..=3 {
            assert_eq!(query::add_thing(client, id, 1, Mood::Sad)?, 1);
        }
        assert_eq!(query::empty_the_table(client)?, 3);
        // What counts no rows affects none.
        assert_eq!(query::make_nothing(client)?, 0);
        Ok(())
    })
}

#[test]
fn a_prepared_exec_gives_the_same_number() -> Outcome {
    database::with_client(|mut client| {
        client.batch_execute(SCHEMA)?;
        let mut client = Cached::new(client);
        for id in 1..=3 {
            assert_eq!(query::add_thing(&mut client, id, 1, Mood::Sad)?, 1);
        }
        assert_eq!(query::empty_the_table(&mut client)?, 3);
        assert_eq!(query::make_nothing(&mut client)?, 0);
        Ok(())
    })
}

static BIG_JSON: bindery::Query = bindery::Query {
    name: "big_json",
    sql: r#"SELECT '{"a": 12345678901234567890123}'::jsonb AS big"#,
    params: &[],
};

static LONG_NUMBER: bindery::Query = bindery::Query {
    name: "long_number",
    sql: "SELECT 0.12345678901234567890123456789012345 AS long",
    params: &[],
};

#[test]
fn numbers_are_not_rounded_wherever_they_are() -> Outcome {
    use bindery::rust_decimal::Decimal;
    use bindery::serde_json::Value;
    with_tables(|client| {
        let error = BIG_JSON
            .one::<Value>(client, &[])
            .expect_err("too many digits");
        assert_eq!(decode(&error).0, "big");
        let error = BIG_JSON
            .one::<Option<Value>>(client, &[])
            .expect_err("too many digits");
        assert_eq!(decode(&error).1, "jsonb");
        let error = LONG_NUMBER
            .one::<Box<Decimal>>(client, &[])
            .expect_err("too many digits");
        assert_eq!(decode(&error).0, "long");
        Ok(())
    })
}

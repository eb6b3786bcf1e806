//! Procedures by `:call`, and those of a schema: `tests/golden/acceptance_procedures`.

use crate::database::{Outcome, with_shared_client};
use bindery::ErrorKind;
use bindery::chrono::NaiveDate;
use golden::acceptance_procedures::loans::{self, Lend, Loan};
use golden::acceptance_procedures::procedures::public;
use golden::acceptance_procedures::types::State;
use postgres::{Client, GenericClient};

#[path = "../golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub)]
pub(crate) mod golden {
    pub mod acceptance_procedures {
        pub mod cursors;
        pub mod loans;
        pub mod procedures;
        pub mod types;
    }
}

const SCHEMA: &str = include_str!("../golden/acceptance_procedures/schema.sql");

/// Creates what the queries of this module know.
pub(crate) fn create(client: &mut impl GenericClient) -> Outcome {
    client.batch_execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")?;
    Ok(client.batch_execute(SCHEMA)?)
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("the test writes it as 2024-12-31")
}

pub(crate) fn loan(id: i64, title: Option<&str>, state: State) -> Loan {
    Loan {
        id,
        due_on: date("2024-05-01"),
        title: title.map(str::to_owned),
        state,
    }
}

fn with_routines(test: impl FnOnce(&mut Client) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        create(client)?;
        test(client)
    })
}

#[test]
fn a_procedure_gives_its_results_or_nothing() -> Outcome {
    with_routines(|client| {
        let due_on = date("2024-05-01");
        let first = loans::lend(client, due_on, "One")?;
        let expected = Lend {
            id: Some(1),
            warning: None,
        };
        assert_eq!(first, expected);
        let second = loans::lend(client, due_on, "")?;
        assert_eq!(second.warning.as_deref(), Some("it has no title"));
        let () = loans::take_back(client, 1)?;
        let expected = [
            loan(1, Some("One"), State::Back),
            loan(2, Some(""), State::Out),
        ];
        assert_eq!(loans::loans(client)?, expected);

        let mut cached = bindery::Cached::new(client.transaction()?);
        let () = loans::take_back(&mut cached, 2)?;
        assert_eq!(public::doubled(&mut cached, 21)?, Some(42));
        assert_eq!(public::counted(&mut cached, &["a", "b", "c"])?, Some(3));
        Ok(())
    })
}

#[test]
fn a_procedure_may_commit_where_no_transaction_is_around_it() -> Outcome {
    // The embedded server ends a connection whose procedure commits.
    if std::env::var_os("BINDERY_TEST_URL").is_none() {
        return Ok(());
    }
    with_routines(|client| {
        let due_on = date("2024-05-01");
        loans::lend(client, due_on, "One")?;
        loans::lend(client, due_on, "Two")?;
        public::commits(client, 1)?;
        let states: Vec<State> = loans::loans(client)?.iter().map(|it| it.state).collect();
        assert_eq!(states, [State::Back, State::Out]);
        let error = public::commits(&mut client.transaction()?, 1);
        let error = error.expect_err("a transaction is around it");
        let code = error.code().map(postgres::error::SqlState::code);
        assert_eq!(code, Some("2D000"));
        Ok(())
    })
}

#[test]
fn what_a_procedure_raises_is_an_error_of_its_query() -> Outcome {
    with_routines(|client| {
        client.batch_execute("ALTER TABLE loan ADD CHECK (title <> 'nothing')")?;
        let error = loans::lend(client, date("2024-05-01"), "nothing");
        let error = error.expect_err("the table has a check");
        assert_eq!(error.query(), "lend");
        assert!(matches!(error.kind(), ErrorKind::Database(_)), "{error}");
        Ok(())
    })
}

#[test]
fn none_means_the_default() -> Outcome {
    with_routines(|client| {
        let due = public::due_in(client, None, None)?;
        assert_eq!(due, Some(date("2024-01-15")));
        let due = public::due_in(client, Some(1), Some(date("2024-02-28")))?;
        assert_eq!(due, Some(date("2024-02-29")));
        Ok(())
    })
}

#[test]
fn overloads_are_told_apart() -> Outcome {
    with_routines(|client| {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(public::price_int4(client, 1)?, text("int4 1"));
        assert_eq!(public::price_int8(client, 1)?, text("int8 1"));
        let number = "1.5".parse()?;
        // The default is 1.6, which the server rounds to the `smallint` that it is for.
        assert_eq!(
            public::price_numeric_int2(client, number, None)?,
            text("numeric 3.0")
        );
        assert_eq!(
            public::price_numeric_int2(client, number, Some(3))?,
            text("numeric 4.5")
        );
        Ok(())
    })
}

#[test]
fn sets_are_rows_and_a_row_may_be_all_null() -> Outcome {
    with_routines(|client| {
        assert_eq!(public::first_loan(client)?.id, None);
        loans::lend(client, date("2024-05-01"), "One")?;
        let out = public::loans_of(client, State::Out)?;
        // The comment on the function says that there always is one.
        let ids: Vec<i64> = out.iter().map(|loan| loan.id).collect();
        assert_eq!(ids, [1]);
        assert_eq!(public::loans_of(client, State::Back)?.len(), 0);
        let first = public::first_loan(client)?;
        assert_eq!(first.title.as_deref(), Some("One"));
        assert_eq!(first.state, Some(State::Out));
        Ok(())
    })
}

#[test]
fn variadic_arguments_are_a_slice_and_nothing_is_nothing() -> Outcome {
    with_routines(|client| {
        assert_eq!(public::joined(client, &["a", "b"])?.as_deref(), Some("a b"));
        assert_eq!(public::joined(client, &[])?.as_deref(), Some(""));
        let () = public::forget(client)?;
        assert_eq!(loans::loans(client)?, []);
        Ok(())
    })
}

//! Cursors that queries open: all rows, in portions, and what is not as it was declared.

use crate::database::{Outcome, with_client, with_config};
use crate::routines::golden::acceptance_procedures::cursors::{self, nonblocking};
use crate::routines::golden::acceptance_procedures::loans::nonblocking as nonblocking_loans;
use crate::routines::golden::acceptance_procedures::loans::{self, Numbered, Total};
use crate::routines::golden::acceptance_procedures::types::State;
use crate::routines::{create, date, loan};
use bindery::{Cached, Error, ErrorKind};
use postgres::{Client, NoTls};

/// Runs `test` where one loan is out and two are back.
fn with_loans(test: impl FnOnce(Client) -> Outcome) -> Outcome {
    with_client(|mut client| {
        fill(&mut client)?;
        test(client)
    })
}

fn fill(client: &mut Client) -> Outcome {
    create(client)?;
    for title in ["One", "Two", "Three"] {
        loans::lend(client, date("2024-05-01"), title)?;
    }
    loans::take_back(client, 1)?;
    Ok(loans::take_back(client, 2)?)
}

fn totals() -> [Total; 2] {
    [(State::Out, 1), (State::Back, 2)].map(|(state, loans)| Total { state, loans })
}

fn numbered(number: i32) -> Numbered {
    Numbered {
        number,
        text: format!("row {number}"),
    }
}

#[test]
fn one_call_gives_the_rows_of_every_cursor() -> Outcome {
    with_loans(|mut client| {
        let back = [
            loan(1, Some("One"), State::Back),
            loan(2, Some("Two"), State::Back),
        ];
        // The name of the first one has to be quoted; both have their columns in another order.
        let (loans, found) = cursors::report(&mut client, State::Back)?;
        assert_eq!(
            (loans.as_slice(), found.as_slice()),
            (&back[..], &totals()[..])
        );
        let (found, loans) = cursors::report_both(&mut client)?;
        assert_eq!((loans.len(), found.as_slice()), (3, &totals()[..]));
        assert_eq!(
            cursors::numbered(&mut client, 2)?,
            [numbered(1), numbered(2)]
        );
        // A cursor without rows has columns all the same.
        assert_eq!(cursors::numbered(&mut client, 0)?, []);
        assert_eq!(open_cursors(&mut client)?, 0);

        let mut cached = Cached::new(client);
        let (loans, _) = cursors::report(&mut cached, State::Out)?;
        assert_eq!(loans, [loan(3, Some("Three"), State::Out)]);
        let mut transaction = cached.transaction()?;
        assert_eq!(cursors::report(&mut transaction, State::Back)?.0, back);
        assert_eq!(cursors::numbered(&mut transaction, 3)?.len(), 3);
        Ok(transaction.commit()?)
    })
}

fn open_cursors(client: &mut impl postgres::GenericClient) -> Result<i64, postgres::Error> {
    let row = client.query_one("SELECT count(*) FROM pg_cursors WHERE name <> ''", &[])?;
    Ok(row.get(0))
}

#[test]
fn portions_are_seen_one_by_one() -> Outcome {
    with_loans(|mut client| {
        for portion in [0, 1, 3, 7, 1000] {
            let mut seen = Vec::new();
            cursors::numbered_each(&mut client, 7, portion, |row| {
                seen.push(row.number);
                Ok::<(), Error>(())
            })?;
            assert_eq!(seen, [1, 2, 3, 4, 5, 6, 7], "{portion}");
        }
        let (mut ids, mut found) = (Vec::new(), Vec::new());
        cursors::report_each(
            &mut client,
            State::Back,
            1,
            |loan| {
                ids.push(loan.id);
                Ok::<(), Error>(())
            },
            |total| {
                found.push(total);
                Ok(())
            },
        )?;
        assert_eq!((ids, found.as_slice()), (vec![1, 2], &totals()[..]));
        Ok(())
    })
}

#[test]
fn a_closure_that_fails_ends_the_transaction() -> Outcome {
    with_loans(|mut client| {
        let mut transaction = client.transaction()?;
        let mut seen = 0;
        let outcome: Result<(), Box<dyn std::error::Error>> =
            cursors::numbered_each(&mut transaction, 1_000_000, 10, |row| {
                seen = row.number;
                match row.number {
                    15 => Err("that is enough".into()),
                    _ => Ok(()),
                }
            });
        assert_eq!(
            outcome.map_err(|it| it.to_string()),
            Err("that is enough".to_owned())
        );
        assert_eq!(seen, 15);
        // The savepoint is gone with its cursor, and the transaction is sound.
        assert_eq!(open_cursors(&mut transaction)?, 0);
        assert_eq!(loans::loans(&mut transaction)?.len(), 3);
        Ok(())
    })
}

/// What each query that is not as it was declared has to say.
fn is_explained(error: &Error) {
    let text = error.to_string();
    let expected = match error.query() {
        "too_many" => "query `too_many`: it opened 2 cursors, where 1 are declared",
        "too_few" => "query `too_few`: it opened 1 cursors, where 2 are declared",
        "wrong_null" => "query `wrong_null`: cursor 1 is NULL",
        "wrong_name" => "query `wrong_name`: cursor \"nobody\" does not exist",
        _ => {
            "query `wrong_columns`: cursor 1 does not give `Numbered`, whose columns are \
             (number int4, text text): it has (number int4, other int4)"
        }
    };
    assert_eq!(text, expected);
}

#[test]
fn cursors_that_are_not_those_declared_are_errors() -> Outcome {
    with_loans(|mut client| {
        let before = loans::loans(&mut client)?;
        let mut transaction = client.transaction()?;
        is_explained(&cursors::too_many(&mut transaction).expect_err("there are two"));
        is_explained(&cursors::too_few(&mut transaction).expect_err("there is one"));
        is_explained(&cursors::wrong_null(&mut transaction).expect_err("there is none"));
        is_explained(&cursors::wrong_name(&mut transaction).expect_err("it is not open"));
        let error = cursors::wrong_columns(&mut transaction).expect_err("they are others");
        is_explained(&error);
        assert!(matches!(
            error.kind(),
            ErrorKind::OtherColumns { cursor: 1, .. }
        ));
        // What the function did is undone, and the transaction around it goes on.
        assert_eq!(loans::loans(&mut transaction)?, before);
        assert_eq!(open_cursors(&mut transaction)?, 0);
        Ok(())
    })
}

#[test]
fn async_functions_fetch_cursors_as_well() -> Outcome {
    with_config(|config| {
        let mut client = postgres::Config::from(config.clone()).connect(NoTls)?;
        fill(&mut client)?;
        client.close()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let (client, connection) = config.connect(NoTls).await?;
            let connection = tokio::spawn(connection);
            let mut client = Cached::new(client);
            async_calls(&mut client).await?;
            drop(client);
            Ok(connection.await??)
        })
    })
}

/// A future that any thread can wait for.
fn is_send<F: Future + Send>(future: F) -> F {
    future
}

async fn async_calls(client: &mut Cached<tokio_postgres::Client>) -> Outcome {
    let (loans, found) = nonblocking::report(client, State::Out).await?;
    assert_eq!(loans, [loan(3, Some("Three"), State::Out)]);
    assert_eq!(found, totals());
    let (found, loans) = nonblocking::report_both(client).await?;
    assert_eq!((found.len(), loans.len()), (2, 3));

    let mut transaction = client.transaction().await?;
    let mut sum = 0;
    nonblocking::numbered_each(&mut transaction, 100, 33, |row| {
        sum += row.number;
        Ok::<(), Error>(())
    })
    .await?;
    assert_eq!(sum, 5050);
    let error = nonblocking::wrong_columns(&mut transaction).await;
    is_explained(&error.expect_err("they are others"));
    let error = nonblocking::too_few(&mut transaction).await;
    is_explained(&error.expect_err("there is one"));
    let lent = nonblocking_loans::lend(&transaction, date("2024-05-01"), "Four").await?;
    assert_eq!(lent.id, Some(4));
    transaction.rollback().await?;
    is_send(nonblocking::report(client, State::Out)).await?;
    Ok(())
}

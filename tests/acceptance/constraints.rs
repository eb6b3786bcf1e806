//! Constraints that queries can violate, by the constants that are generated for them.

use crate::database::{Outcome, with_config, with_shared_client};
use crate::library::{create_tables, date};
use crate::queries::reporting::{self, Reporting, types::Season};
use crate::queries::types::Membership;
use crate::queries::{authors, books, copies, loans, members};
use bindery::{Connection, Error};
use postgres::{Client, NoTls};

/// Runs `work` in a savepoint that is rolled back, and gives the error that it ended with.
fn error_of<T>(
    client: &mut Client,
    work: impl FnOnce(&mut postgres::Transaction<'_>) -> Result<T, Error>,
) -> Result<Error, Box<dyn std::error::Error>> {
    let mut transaction = client.transaction()?;
    match work(&mut transaction) {
        Ok(_) => Err("nothing was violated".into()),
        Err(error) => Ok(error),
    }
}

fn register(client: &mut impl bindery::Client) -> Result<members::RegisterMember, Error> {
    let (email, membership) = ("ada@example.org", Membership::Adult);
    members::register_member(client, "Ada", email, None, membership, None)
}

#[test]
fn every_kind_of_constraint_is_matched_by_its_constant() -> Outcome {
    with_shared_client(|client| {
        create_tables(client)?;
        let author = authors::create_author(client, None, "Le Guin", None, None)?.id;
        let book = books::import_books(client, author, &["Tehanu"], &["en"])?[0].id;
        let ada = register(client)?.id;
        copies::put_copy(client, book, "EARTH-1", None)?;

        let error = error_of(client, |tx| register(tx))?;
        assert!(error.violates(members::member::EMAIL_KEY), "{error}");
        assert!(!error.violates(members::member::CARD_KEY));
        let error = error_of(client, |tx| {
            authors::create_author(tx, None, "Nobody", Some("xx"), None)
        })?;
        assert!(error.violates(authors::author::COUNTRY_CHECK), "{error}");
        let error = error_of(client, |tx| loans::reserve_book(tx, -1, ada, None))?;
        assert!(error.violates(loans::reservation::BOOK_ID_FKEY), "{error}");
        let error = error_of(client, |tx| {
            copies::add_copies(tx, book, None, &["EARTH-1"])
        })?;
        assert!(error.violates(copies::copy::BARCODE_KEY), "{error}");
        Ok(())
    })
}

#[test]
fn a_row_that_is_referred_to_is_kept_by_the_foreign_key_of_another_table() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(&crate::reporting::schema()?)?;
        let mut transaction = client.transaction()?;
        let mut connection = Connection::<Reporting, _>::new(&mut transaction);
        let branch = reporting::loans::add_branch(&mut connection, "Main street", None)?;
        let (day, fines) = (date("2024-05-02"), "0".parse()?);
        let season = Season::Spring;
        reporting::loans::record_loans(&mut connection, day, season, branch, 1, fines)?;
        let error = reporting::loans::close_branch(&mut connection, branch);
        let error = error.expect_err("there are loans of it");
        assert!(
            error.violates(reporting::loans::loan_fact::BRANCH_ID_FKEY),
            "{error}"
        );
        assert!(!error.violates(reporting::loans::loan_fact::DAY_FKEY));
        Ok(())
    })
}

#[test]
fn async_errors_are_matched_by_the_same_constants() -> Outcome {
    with_config(|config| {
        let mut client = postgres::Config::from(config.clone()).connect(NoTls)?;
        create_tables(&mut client)?;
        client.close()?;
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(async {
            let (client, connection) = config.connect(NoTls).await?;
            tokio::spawn(connection);
            let book = loans::nonblocking::reserve_book(&client, -1, -1, None).await;
            let error = book.expect_err("there is no such book");
            let keys = [
                loans::reservation::BOOK_ID_FKEY,
                loans::reservation::MEMBER_ID_FKEY,
            ];
            assert!(keys.into_iter().any(|key| error.violates(key)), "{error}");
            Ok(())
        })
    })
}

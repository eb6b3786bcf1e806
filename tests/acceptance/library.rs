//! A small library: four authors, four books, four copies, three members, and no loans yet.

use crate::database::{Outcome, with_shared_client};
use crate::queries::types::Membership;
use crate::queries::{authors, books, copies, members};
use bindery::Client;
use bindery::chrono::{DateTime, NaiveDate, Utc};
use bindery::rust_decimal::Decimal;
use bindery::serde_json::json;
use postgres::{GenericClient, Transaction};
use std::path::Path;

/// What is read is never NULL here, though an array's elements could be.
pub(crate) fn all_some(texts: &[&str]) -> Vec<Option<String>> {
    texts.iter().map(|text| Some((*text).to_owned())).collect()
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("the test writes it as 2024-12-31")
}

/// Ten o'clock on a day.
pub(crate) fn ten_o_clock(day: &str) -> DateTime<Utc> {
    let time = format!("{day}T10:00:00Z");
    time.parse().expect("the test writes it as 2024-12-31")
}

pub(crate) fn decimal(text: &str) -> Decimal {
    text.parse().expect("the test writes it as 12.34")
}

/// Creates the tables of `schema/`.
pub(crate) fn create_tables(client: &mut impl GenericClient) -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let mut files = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    files.sort();
    for file in files {
        client.batch_execute(&std::fs::read_to_string(file)?)?;
    }
    Ok(())
}

/// Runs `test` in a transaction of its own, on a library that nobody else sees.
pub(crate) fn in_library(test: impl FnOnce(&mut Transaction<'_>) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        let mut transaction = client.transaction()?;
        create_tables(&mut transaction)?;
        stock(&mut transaction)?;
        transaction.batch_execute(
            "UPDATE author SET death_date = '2018-01-22' WHERE id = 1;
             UPDATE author SET death_date = '1940-03-16' WHERE id = 2;
             UPDATE author SET death_date = '2001-06-27' WHERE id = 3",
        )?;
        test(&mut transaction)
    })
}

/// Fills empty tables, which number their rows from 1.
pub(crate) fn stock(client: &mut impl Client) -> Result<(), bindery::Error> {
    for (first_name, last_name, country, birth_date) in [
        (Some("Ursula K."), "Le Guin", Some("US"), Some("1929-10-21")),
        (Some("Selma"), "Lagerlöf", Some("SE"), Some("1858-11-20")),
        (Some("Tove"), "Jansson", Some("FI"), Some("1914-08-09")),
        (None, "Homer", None, None),
    ] {
        let birth_date = birth_date.map(date);
        authors::create_author(client, first_name, last_name, country, birth_date)?;
    }

    books::create_book(
        client,
        1,
        Some("9780553383041"),
        "A Wizard of Earthsea",
        None,
        None,
        &["fantasy"],
        Some(date("1968-11-01")),
        Some(205),
        &json!({"language": "en", "illustrated": true}),
    )?;
    books::create_book(
        client,
        1,
        None,
        "The Tombs of Atuan",
        None,
        Some(1),
        &["fantasy"],
        Some(date("1971-07-01")),
        Some(163),
        &json!({"language": "en"}),
    )?;
    books::create_book(
        client,
        2,
        None,
        "Gösta Berlings saga",
        None,
        None,
        &["novel"],
        Some(date("1891-12-01")),
        None,
        &json!({"language": "sv"}),
    )?;
    books::create_book(
        client,
        3,
        None,
        "Kometen kommer",
        Some("A tale of the Moomins"),
        None,
        &["children", "fantasy"],
        None,
        None,
        &json!({}),
    )?;

    let price = Some(decimal("12.50"));
    copies::add_copies(client, 1, price, &["EARTH-1", "EARTH-2"])?;
    copies::add_copies(client, 2, None, &["ATUAN-1"])?;
    copies::add_copies(client, 3, Some(decimal("8.00")), &["SAGA-1"])?;

    for (name, email, phone, membership, expires_on) in [
        (
            "Ada",
            "ada@example.org",
            Some("123"),
            Membership::Adult,
            None,
        ),
        (
            "Ben",
            "ben@example.org",
            None,
            Membership::Child,
            Some("2999-12-31"),
        ),
        ("Cleo", "cleo@example.org", None, Membership::Staff, None),
    ] {
        let expires_on = expires_on.map(date);
        members::register_member(client, name, email, phone, membership, expires_on)?;
    }
    Ok(())
}

/// A loan of the past, lent at ten o'clock and perhaps returned at ten o'clock.
pub(crate) struct PastLoan {
    pub(crate) copy_id: i64,
    pub(crate) member_id: i64,
    pub(crate) lent_on: &'static str,
    pub(crate) due_on: &'static str,
    pub(crate) returned_on: Option<&'static str>,
    pub(crate) fine: &'static str,
}

/// Ada read three books, Ben one, which he returned late.
pub(crate) const HISTORY: [PastLoan; 4] = [
    PastLoan {
        copy_id: 1,
        member_id: 1,
        lent_on: "2024-01-10",
        due_on: "2024-01-31",
        returned_on: Some("2024-01-20"),
        fine: "0",
    },
    PastLoan {
        copy_id: 1,
        member_id: 2,
        lent_on: "2024-02-05",
        due_on: "2024-02-26",
        returned_on: Some("2024-03-01"),
        fine: "0.80",
    },
    PastLoan {
        copy_id: 3,
        member_id: 1,
        lent_on: "2024-02-10",
        due_on: "2024-03-02",
        returned_on: Some("2024-02-20"),
        fine: "0",
    },
    PastLoan {
        copy_id: 4,
        member_id: 1,
        lent_on: "2024-04-01",
        due_on: "2024-04-22",
        returned_on: Some("2024-04-03"),
        fine: "0",
    },
];

/// Enters loans that no query of the library could: its loans begin today.
pub(crate) fn record(client: &mut impl GenericClient, loans: &[PastLoan]) -> Outcome {
    for loan in loans {
        let insert = "INSERT INTO loan (copy_id, member_id, lent_at, due_on, returned_at, fine)
                      VALUES ($1, $2, $3, $4, $5, $6)";
        client.execute(
            insert,
            &[
                &loan.copy_id,
                &loan.member_id,
                &ten_o_clock(loan.lent_on),
                &date(loan.due_on),
                &loan.returned_on.map(ten_o_clock),
                &decimal(loan.fine),
            ],
        )?;
    }
    Ok(())
}

/// The day on which the test runs; a transaction sees one day, whatever the clock says.
pub(crate) fn today(client: &mut impl GenericClient) -> Result<NaiveDate, postgres::Error> {
    Ok(client.query_one("SELECT CURRENT_DATE", &[])?.get(0))
}

/// When the transaction began, which is when all that it does happens.
pub(crate) fn now(client: &mut impl GenericClient) -> Result<DateTime<Utc>, postgres::Error> {
    Ok(client.query_one("SELECT now()", &[])?.get(0))
}

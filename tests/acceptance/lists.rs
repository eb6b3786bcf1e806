//! Lists of rows as parameters: `tests/golden/acceptance_lists`.

use crate::database::{Outcome, with_config, with_shared_client};
use bindery::{chrono, serde_json};
use golden::acceptance_lists::query::{
    self, AddEmails, AddMembers, AddMembersInput, AddPairsInput, FindPairs, OtherPairs,
};
use golden::acceptance_lists::types::{Mood, Place};
use postgres::{Client, NoTls};

#[path = "../golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
pub(crate) mod golden {
    pub mod acceptance_lists {
        pub mod constraints;
        pub mod query;
        pub mod types;
    }
}

const SCHEMA: &str = include_str!("../golden/acceptance_lists/schema.sql");

/// Takes what an earlier test made.
const RESET: &str = "DROP SCHEMA IF EXISTS \"Odd\" CASCADE";

/// More than there can be parameters of a statement.
const MANY: i32 = 100_000;

fn with_tables(test: impl FnOnce(&mut Client) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(RESET)?;
        client.batch_execute(SCHEMA)?;
        test(client)
    })
}

fn with_async_tables<F: Future<Output = Outcome>>(
    test: impl FnOnce(tokio_postgres::Client) -> F,
) -> Outcome {
    with_config(|config| {
        let mut client = postgres::Config::from(config.clone()).connect(NoTls)?;
        client.batch_execute(RESET)?;
        client.batch_execute(SCHEMA)?;
        client.close()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let (client, connection) = config.connect(NoTls).await?;
            let connection = tokio::spawn(connection);
            test(client).await?;
            Ok(connection.await??)
        })
    })
}

fn found(a: i32, b: &str) -> FindPairs {
    let b = b.to_owned();
    FindPairs { a, b }
}

#[test]
fn a_row_of_every_kind_of_type_goes_there_and_back() -> Outcome {
    with_tables(|client| {
        let place = Place {
            town: Some("It's \"{Ö}\",\\".to_owned()),
            number: None,
        };
        let data = serde_json::json!({"a": [1, null]});
        let since = chrono::DateTime::from_timestamp(1_700_000_000, 0);
        let full = AddMembersInput {
            name: "O'Hara, \"{}\" \\ NULL",
            mood: Mood::Sad,
            email: Some("a@b"),
            lives: Some(&place),
            flag: Some(65),
            code: Some("12345"),
            price: Some("12.50".parse()?),
            data: Some(&data),
            raw: Some(b"\0\xff"),
            since,
        };
        let empty = AddMembersInput {
            name: "",
            mood: Mood::Glad,
            email: None,
            lives: None,
            flag: None,
            code: None,
            price: None,
            data: None,
            raw: None,
            since: None,
        };
        let rows = query::add_members(client, &[full, empty])?;
        let expected = AddMembers {
            id: 1,
            name: full.name.to_owned(),
            mood: Mood::Sad,
            email: Some("a@b".to_owned()),
            lives: Some(place.clone()),
            flag: Some(65),
            code: Some("12345".to_owned()),
            price: full.price,
            data: Some(data.clone()),
            raw: Some(vec![0, 255]),
            since,
        };
        assert_eq!(rows[0], expected);
        assert_eq!((rows[1].id, rows[1].name.as_str()), (2, ""));
        assert_eq!(
            (&rows[1].email, &rows[1].lives, rows[1].since),
            (&None, &None, None)
        );
        Ok(())
    })
}

#[test]
fn none_one_and_a_hundred_thousand_rows_are_one_statement() -> Outcome {
    with_tables(|client| {
        let none: &[AddPairsInput<'_>] = &[];
        assert_eq!(query::add_pairs(client, none)?, 0);
        assert_eq!(query::add_pairs(client, &[(0, "0")])?, 1);
        let names: Vec<String> = (1..=MANY).map(|at| at.to_string()).collect();
        let rows: Vec<(i32, &str)> = (1..=MANY).zip(names.iter().map(String::as_str)).collect();
        assert_eq!(query::add_pairs(client, &rows)?, 100_000);
        assert_eq!(query::count_pairs(client)?, 100_001);
        assert_eq!(query::find_pairs(client, &rows)?.len(), 100_000);
        assert_eq!(
            query::find_pairs(client, &[(7, "7"), (7, "8"), (7, "7")])?,
            [found(7, "7")]
        );
        assert_eq!(query::drop_pairs(client, &rows)?, 100_000);
        assert_eq!(query::add_names(client, &["a", "b"])?, 2);
        Ok(())
    })
}

#[test]
fn conflicts_and_what_is_returned_stay() -> Outcome {
    with_tables(|client| {
        query::put_pairs(client, &[(1, "a", Mood::Glad), (2, "b", Mood::Sad)])?;
        let rows = query::put_pairs(client, &[(3, "c", Mood::Sad), (1, "a", Mood::Sad)])?;
        let rows: Vec<_> = rows.iter().map(|it| (it.a, it.b.as_str(), it.c)).collect();
        assert_eq!(rows, [(3, "c", Mood::Sad), (1, "a", Mood::Sad)]);
        let emails = query::add_emails(client, &[("x", None), ("w", Some("w@w"))])?;
        let added = |name: &str, email: Option<&str>| AddEmails {
            name: name.to_owned(),
            email: email.map(str::to_owned),
        };
        assert_eq!(emails, [added("w", Some("w@w")), added("x", None)]);
        let error = query::add_emails(client, &[("y", Some("no address"))]);
        let error = error.expect_err("the domain refuses it").to_string();
        assert!(error.contains("add_emails"), "{error}");
        Ok(())
    })
}

#[test]
fn rows_are_compared_with_lists() -> Outcome {
    with_tables(|client| {
        query::put_pairs(
            client,
            &[
                (1, "a", Mood::Glad),
                (2, "b'", Mood::Sad),
                (3, "c", Mood::Glad),
            ],
        )?;
        let pairs = [(2, "b'"), (3, "d")];
        assert_eq!(query::find_pairs(client, &pairs)?, [found(2, "b'")]);
        let streamed = query::stream_pairs(client, &pairs)?.count();
        assert_eq!(streamed, 1);
        let triples = [
            (1, "a", Mood::Glad),
            (2, "b'", Mood::Glad),
            (3, "c", Mood::Glad),
        ];
        assert_eq!(query::find_triples(client, 2, &triples, 9)?.len(), 1);
        assert_eq!(query::find_numbers(client, &[1, 3, 4])?, ["a", "c"]);
        assert_eq!(query::find_numbers(client, &[])?.len(), 0);
        let others = query::other_pairs(client, &pairs, &[Mood::Sad, Mood::Glad])?;
        let other = |a, b: &str| OtherPairs { a, b: b.to_owned() };
        assert_eq!(others, [other(1, "a"), other(3, "c")]);
        let none: [(i32, &str); 0] = [];
        assert_eq!(query::other_pairs(client, &none, &[Mood::Sad])?.len(), 1);
        query::add_emails(client, &[("x", Some("x@x")), ("y", None)])?;
        assert_eq!(query::by_email(client, &[("x@x", Mood::Glad)])?, ["x"]);
        Ok(())
    })
}

/// A row of the program's own.
#[derive(Clone, Copy)]
struct Pair<'a>(&'a str, i32);

impl<'a> From<Pair<'a>> for AddPairsInput<'a> {
    fn from(Pair(b, a): Pair<'a>) -> Self {
        Self { a, b }
    }
}

#[test]
fn rows_can_be_structs_of_the_programs() -> Outcome {
    with_tables(|client| {
        let owned = String::from("owned");
        assert_eq!(
            query::add_pairs(client, &[Pair(&owned, 1), Pair("x", 2)])?,
            2
        );
        assert_eq!(
            query::find_pairs(client, &[(1, "owned")])?,
            [found(1, "owned")]
        );
        Ok(())
    })
}

#[test]
fn async_functions_take_lists_too() -> Outcome {
    with_async_tables(|client| async move {
        use query::nonblocking as queries;
        let names: Vec<String> = (1..=MANY).map(|at| at.to_string()).collect();
        let rows: Vec<(i32, &str)> = (1..=MANY).zip(names.iter().map(String::as_str)).collect();
        let adding = queries::add_pairs(&client, &rows);
        is_send(&adding);
        assert_eq!(adding.await?, 100_000);
        assert_eq!(queries::add_pairs(&client, &rows[..0]).await?, 0);
        assert_eq!(queries::find_pairs(&client, &rows[..3]).await?.len(), 3);
        let putting = queries::put_pairs(&client, &[(1, "1", Mood::Sad)]);
        is_send(&putting);
        assert_eq!(putting.await?[0].c, Mood::Sad);
        let emails = queries::add_emails(&client, &[("x", None), ("w", Some("w@w"))]).await?;
        assert_eq!(emails.len(), 2);
        assert_eq!(queries::find_numbers(&client, &[1, 2]).await?, ["1", "2"]);
        assert_eq!(queries::drop_pairs(&client, &rows).await?, 100_000);
        let spawned = async move {
            let names = [String::from("y")];
            let rows = [(1, names[0].as_str())];
            queries::add_pairs(&client, &rows).await
        };
        assert_eq!(tokio::spawn(spawned).await??, 1);
        Ok(())
    })
}

fn is_send(_: &impl Send) {}

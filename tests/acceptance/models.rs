//! Models, annotations and deferred fields: `tests/golden/acceptance_models`.

use crate::database::{Outcome, with_config, with_shared_client};
use bindery::{Deferred, ErrorKind, Param, Variant, load_deferred, nonblocking};
use golden::acceptance_models::models::{Membership, Person};
use golden::acceptance_models::query::{self, Greeting, Names};
use golden::acceptance_models::types::Mood;
use postgres::{Client, NoTls, RowIter};

#[path = "../golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
pub(crate) mod golden {
    pub mod acceptance_models {
        pub mod constraints;
        pub mod models;
        pub mod query;
        pub mod types;
    }
}

const SCHEMA: &str = include_str!("../golden/acceptance_models/schema.sql");

/// Ann, Bo and Cy; Ann and Bo are in clubs.
const PEOPLE: &str = "
    INSERT INTO library_person VALUES
        (1, 'Ann', 'Aho', 'ann@example.org', 'calm', '1999-12-31'),
        (2, 'Bo', 'Berg', NULL, 'wild', NULL),
        (3, 'Cy', 'Carr', NULL, 'calm', NULL);
    INSERT INTO club.membership VALUES
        ('chess', 1, 10, 'white'), ('go', 1, 20, NULL), ('chess', 2, 30, 'black');
    INSERT INTO tag VALUES ('wild'), ('calm')";

/// Takes what an earlier test made, and makes it anew.
const RESET: &str = "DROP SCHEMA IF EXISTS club CASCADE";

/// Runs `test` on the tables that the queries of this module know.
pub(crate) fn with_people(test: impl FnOnce(&mut Client) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(RESET)?;
        client.batch_execute(SCHEMA)?;
        client.batch_execute(PEOPLE)?;
        test(client)
    })
}

/// Runs `test` on the same tables, on a connection that does not block.
pub(crate) fn with_async_people<F: Future<Output = Outcome>>(
    test: impl FnOnce(tokio_postgres::Client) -> F,
) -> Outcome {
    with_config(|config| {
        let mut client = postgres::Config::from(config.clone()).connect(NoTls)?;
        client.batch_execute(RESET)?;
        client.batch_execute(SCHEMA)?;
        client.batch_execute(PEOPLE)?;
        client.close()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let (client, connection) = config.connect(NoTls).await?;
            let connection = tokio::spawn(connection);
            let outcome = test(client).await;
            connection.await??;
            outcome
        })
    })
}

fn ann() -> Person {
    Person {
        id: 1,
        first_name: "Ann".to_owned(),
        last_name: "Aho".to_owned(),
        email: Some("ann@example.org".to_owned()),
        mood: Mood::Calm,
        born: "1999-12-31".parse().ok(),
    }
}

fn other(id: i32, first_name: &str, last_name: &str, mood: Mood) -> Person {
    Person {
        id,
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        email: None,
        mood,
        born: None,
    }
}

fn everybody() -> [Person; 3] {
    let bo = other(2, "Bo", "Berg", Mood::Wild);
    [ann(), bo, other(3, "Cy", "Carr", Mood::Calm)]
}

/// A client that counts what it sends.
struct Counting<'a> {
    client: &'a mut Client,
    sent: usize,
}

impl bindery::Client for Counting<'_> {
    fn query(
        &mut self,
        query: &Variant<'_>,
        params: &[Param<'_>],
    ) -> Result<Vec<postgres::Row>, postgres::Error> {
        self.sent += 1;
        bindery::Client::query(self.client, query, params)
    }

    fn stream<'a>(
        &'a mut self,
        query: &Variant<'_>,
        params: &[Param<'_>],
    ) -> Result<RowIter<'a>, postgres::Error> {
        self.sent += 1;
        bindery::Client::stream(self.client, query, params)
    }

    fn execute(
        &mut self,
        query: &Variant<'_>,
        params: &[Param<'_>],
    ) -> Result<u64, postgres::Error> {
        self.sent += 1;
        bindery::Client::execute(self.client, query, params)
    }

    fn prepare(&mut self, sql: &str) -> Result<postgres::Statement, postgres::Error> {
        self.sent += 1;
        bindery::Client::prepare(self.client, sql)
    }

    fn query_typed(
        &mut self,
        sql: &str,
        params: &[(Param<'_>, bindery::Type)],
    ) -> Result<Vec<postgres::Row>, postgres::Error> {
        self.sent += 1;
        bindery::Client::query_typed(self.client, sql, params)
    }

    fn copy_in(
        &mut self,
        statement: &postgres::Statement,
    ) -> Result<postgres::CopyInWriter<'_>, postgres::Error> {
        self.sent += 1;
        bindery::Client::copy_in(self.client, statement)
    }

    fn copy_out(
        &mut self,
        statement: &postgres::Statement,
    ) -> Result<postgres::CopyOutReader<'_>, postgres::Error> {
        self.sent += 1;
        bindery::Client::copy_out(self.client, statement)
    }
}

#[test]
fn columns_match_fields_by_name_in_any_order() -> Outcome {
    with_people(|client| {
        assert_eq!(query::people(client)?, everybody());
        let mut reversed = everybody();
        reversed.reverse();
        assert_eq!(query::reordered(client)?, reversed);
        assert_eq!(query::translated(client, 1)?, Some(ann()));
        assert_eq!(query::translated(client, 9)?, None);
        assert_eq!(query::known(client)?, [ann()]);
        let tags = query::tags(client)?.map(|tag| tag.map(|it| it.word));
        let tags: Vec<Mood> = tags.collect::<Result<_, _>>()?;
        assert_eq!(tags, [Mood::Calm, Mood::Wild]);
        Ok(())
    })
}

#[test]
fn what_writes_returns_models_too() -> Outcome {
    with_people(|client| {
        let dee = query::add_person(client, 4, "Dee", "Dahl")?;
        assert_eq!(dee, other(4, "Dee", "Dahl", Mood::Wild));
        Ok(())
    })
}

#[test]
fn other_rows_can_be_or_have_the_model() -> Outcome {
    with_people(|client| {
        assert_eq!(query::same_person(client, 1)?, Some(ann()));
        let clubs = query::with_person(client)?;
        let clubs = clubs.iter().map(|row| (&*row.club, row.person.id));
        assert_eq!(
            clubs.collect::<Vec<_>>(),
            [("chess", 1), ("go", 1), ("chess", 2)]
        );
        let order = |club: &str, person_id, order, name: &str| Membership {
            club: club.to_owned(),
            person_id,
            order,
            note: Some(name.to_owned()),
        };
        let expected = [
            order("chess", 1, 10, "Ann"),
            order("go", 1, 20, "Ann"),
            order("chess", 2, 30, "Bo"),
        ];
        assert_eq!(query::membership_orders(client)?, expected);
        Ok(())
    })
}

#[test]
fn annotations_stand_beside_the_model() -> Outcome {
    with_people(|client| {
        let mut rows = query::with_age(client)?;
        let found = rows.iter().map(|row| (row.days, row.clubs));
        let expected = [(Some(1), 2), (None, 1), (None, 0)];
        assert_eq!(found.collect::<Vec<_>>(), expected);
        // The row dereferences to the model …
        assert_eq!(rows[0].first_name, "Ann");
        rows[1].last_name.push('!');
        assert_eq!(rows[1].model.last_name, "Berg!");
        // … and converts into it.
        let people: Vec<Person> = rows.into_iter().map(Person::from).collect();
        assert_eq!(people[0], ann());
        Ok(())
    })
}

#[test]
fn a_deferred_field_is_loaded_once_and_kept() -> Outcome {
    with_people(|client| {
        let mut row = query::greeting(client, 1)?;
        assert_eq!(row.greeting, "Hello Ann");
        assert_eq!(row.first_name, Deferred::default());
        let mut client = Counting { client, sent: 0 };
        assert_eq!(row.load_first_name(&mut client)?, "Ann");
        assert_eq!(row.load_first_name(&mut client)?, "Ann");
        assert_eq!(client.sent, 1);
        assert_eq!(row.first_name.get().map(String::as_str), Some("Ann"));
        assert_eq!(row.load_mood(&mut client)?, &Mood::Calm);
        let failed = row.clone().into_model();
        assert_eq!(failed.map_err(|error| error.field()), Err("email"));
        assert_eq!(
            row.load_email(&mut client)?.as_deref(),
            ann().email.as_deref()
        );
        assert_eq!(row.load_born(&mut client)?, &ann().born);
        assert_eq!(client.sent, 4);
        assert_eq!(row.into_model()?, ann());
        Ok(())
    })
}

#[test]
fn any_number_of_rows_is_loaded_by_one_query() -> Outcome {
    with_people(|client| {
        let mut rows = query::names(client)?;
        // The same row twice, in another order, one of them loaded in part.
        rows.push(rows[0].clone());
        rows.reverse();
        rows[1].first_name.set("Cyrus".to_owned());
        let mut client = Counting { client, sent: 0 };
        load_deferred(&mut client, &mut rows)?;
        load_deferred(&mut client, &mut rows)?;
        load_deferred::<Names>(&mut client, &mut [])?;
        assert_eq!(client.sent, 1);
        let people: Vec<Person> = rows
            .into_iter()
            .map(Names::into_model)
            .collect::<Result<_, _>>()?;
        let [ann, bo, mut cy] = everybody();
        // What is there already stays.
        cy.first_name = "Cyrus".to_owned();
        assert_eq!(people, [ann.clone(), cy, bo, ann]);
        Ok(())
    })
}

#[test]
fn keys_of_several_columns_load_too() -> Outcome {
    with_people(|client| {
        let mut rows = query::memberships(client)?;
        assert_eq!(rows[2].load_note(client)?.as_deref(), Some("black"));
        load_deferred(client, &mut rows)?;
        let found = rows.iter().map(|row| {
            let note = row.note.get().and_then(Option::as_deref);
            (&*row.club, row.person_id, row.order.get().copied(), note)
        });
        let expected = [
            ("chess", 1, Some(10), Some("white")),
            ("go", 1, Some(20), None),
            ("chess", 2, Some(30), Some("black")),
        ];
        assert_eq!(found.collect::<Vec<_>>(), expected);
        let model = Membership::try_from(rows.remove(0))?;
        assert_eq!((model.order, model.note.as_deref()), (10, Some("white")));
        Ok(())
    })
}

#[test]
fn keys_may_be_domains_enums_and_padded() -> Outcome {
    with_people(|client| {
        client.batch_execute(
            "INSERT INTO library_letter VALUES
                ('ann@example.org', 'calm', 'SE', 'one'), ('bo@example.org', 'wild', 'F', 'two')",
        )?;
        let mut rows = query::letters(client)?;
        assert_eq!(rows[1].load_body(client)?, "two");
        rows[1].body = Deferred::default();
        load_deferred(client, &mut rows)?;
        let bodies = rows.iter().map(|row| row.body.get().map(String::as_str));
        assert_eq!(bodies.collect::<Vec<_>>(), [Some("one"), Some("two")]);
        Ok(())
    })
}

#[test]
fn rows_that_have_vanished_are_named() -> Outcome {
    with_people(|client| {
        let mut rows = query::memberships(client)?;
        client.batch_execute("DELETE FROM club.membership WHERE club = 'chess'")?;
        let error = load_deferred(client, &mut rows).expect_err("two are gone");
        let keys = [
            "person_id = 1, club = \"chess\"",
            "person_id = 2, club = \"chess\"",
        ];
        assert!(matches!(error.kind(), ErrorKind::Vanished { keys: found } if *found == keys));
        assert_eq!(
            error.to_string(),
            format!(
                "query `memberships`: no row any more where {}; {}",
                keys[0], keys[1]
            )
        );
        // The one that is there is loaded.
        assert_eq!(rows[1].order.get(), Some(&20));
        let error = rows[0].load_order(client).expect_err("it is gone");
        assert_eq!(
            error.to_string(),
            format!(
                "query `Membership.order`: no row any more where {}",
                keys[0]
            )
        );
        Ok(())
    })
}

#[test]
fn deferred_fields_serialise_as_what_they_hold() -> Outcome {
    with_people(|client| {
        let mut row = query::greeting(client, 1)?;
        row.load_first_name(client)?;
        let json = bindery::serde_json::to_value(&row)?;
        assert_eq!(json["first_name"], "Ann");
        assert_eq!(json["email"], bindery::serde_json::Value::Null);
        let read: Greeting = bindery::serde_json::from_value(json)?;
        assert_eq!(read, row);
        Ok(())
    })
}

#[test]
fn async_functions_load_as_well() -> Outcome {
    with_async_people(|client| async move {
        use query::nonblocking as queries;
        assert_eq!(queries::people(&client).await?, everybody());
        let mut rows = queries::names(&client).await?;
        assert_eq!(rows[0].load_email_nonblocking(&client).await?, &ann().email);
        let loading = nonblocking::load_deferred(&client, &mut rows);
        is_send(&loading);
        loading.await?;
        nonblocking::load_deferred(&client, &mut rows).await?;
        let people = rows.iter().cloned().map(Person::try_from);
        assert_eq!(people.collect::<Result<Vec<_>, _>>()?, everybody());
        let mut rows = queries::memberships(&client).await?;
        client.batch_execute("DELETE FROM club.membership").await?;
        let error = nonblocking::load_deferred(&client, &mut rows[..1]).await;
        let error = error.expect_err("they are gone").to_string();
        assert!(
            error.ends_with("person_id = 1, club = \"chess\""),
            "{error}"
        );
        let error = rows[0].load_note_nonblocking(&client).await;
        let error = error.expect_err("it is gone").to_string();
        assert!(
            error.ends_with("person_id = 1, club = \"chess\""),
            "{error}"
        );
        let aged = queries::with_age(&client).await?;
        assert_eq!(aged[0].first_name, "Ann");
        Ok(())
    })
}

fn is_send(_: &impl Send) {}

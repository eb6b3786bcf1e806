//! Rows that are shared, nested, gathered and lent: `tests/golden/acceptance_rows`.

use crate::database::{Outcome, with_shared_client};
use bindery::ErrorKind;
use golden::acceptance_rows::query::{
    self, Editor, Full, Gathered, GatheredInner, Pair, People, Person, SwappedWithin, TextsRef,
    Title, Work, Works,
};
use postgres::Client;

#[path = "../golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
pub(crate) mod golden {
    pub mod acceptance_rows {
        pub mod query;
    }
}

const SCHEMA: &str = include_str!("../golden/acceptance_rows/schema.sql");

/// Ann and Bo of one country, Cy of none; Ann wrote two works, Bo edited them, nobody wrote the third.
const PEOPLE: &str = "
    INSERT INTO pair VALUES (1, 'a', 'b'), (2, 'c', 'd');
    INSERT INTO person VALUES (1, 'Ann', 'SE'), (2, 'Bo', 'SE'), (3, 'Cy', NULL);
    INSERT INTO work VALUES (1, 'One', 1, 2), (2, 'Two', 1, 2), (3, 'Three', NULL, 3)";

/// Runs `test` on the tables that the queries of this module know.
pub(crate) fn with_people(test: impl FnOnce(&mut Client) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(SCHEMA)?;
        client.batch_execute(PEOPLE)?;
        test(client)
    })
}

fn pair(id: i32, first: &str, second: &str) -> Pair {
    Pair {
        id,
        first: first.to_owned(),
        second: second.to_owned(),
    }
}

fn person(id: i32, name: &str, country: Option<&str>) -> Person {
    Person {
        id,
        name: name.to_owned(),
        country: country.map(str::to_owned),
    }
}

#[test]
fn every_query_reads_a_shared_row_in_its_own_order() -> Outcome {
    with_people(|client| {
        let expected = [pair(1, "a", "b"), pair(2, "c", "d")];
        assert_eq!(query::in_order(client, 1)?, expected[0]);
        assert_eq!(query::swapped(client)?, expected);
        assert_eq!(query::swapped_opt(client, 2)?.as_ref(), Some(&expected[1]));
        let streamed = query::swapped_stream(client)?.collect::<Result<Vec<_>, _>>()?;
        assert_eq!(streamed, expected);
        let within = query::swapped_within(client)?;
        let expected = expected.map(|pair| SwappedWithin {
            twice: pair.id * 2,
            pair,
        });
        assert_eq!(within, expected);
        Ok(())
    })
}

#[test]
fn a_missing_partner_is_none_and_one_of_nulls_is_some() -> Outcome {
    with_people(|client| {
        let ann = || Some(person(1, "Ann", Some("SE")));
        let work = |title: &str, author, editor| Works {
            author,
            title: title.to_owned(),
            editor,
        };
        let bo = || person(2, "Bo", Some("SE"));
        let expected = [
            work("One", ann(), bo()),
            work("Two", ann(), bo()),
            work("Three", None, person(3, "Cy", None)),
        ];
        assert_eq!(query::works(client)?, expected);
        Ok(())
    })
}

#[test]
fn either_side_of_a_full_join_may_be_missing() -> Outcome {
    with_people(|client| {
        let work = |id, title: &str| {
            Some(Work {
                id,
                title: title.to_owned(),
            })
        };
        let full = |author, work| Full { author, work };
        let ann = || Some(person(1, "Ann", Some("SE")));
        let expected = [
            full(Some(person(2, "Bo", Some("SE"))), None),
            full(Some(person(3, "Cy", None)), None),
            full(ann(), work(1, "One")),
            full(ann(), work(2, "Two")),
            full(None, work(3, "Three")),
        ];
        assert_eq!(query::full(client)?, expected);
        Ok(())
    })
}

#[test]
fn a_column_of_another_instance_may_be_null_in_a_row_that_is_there() -> Outcome {
    with_people(|client| {
        client.batch_execute("UPDATE work SET author_id = 3 WHERE id = 2")?;
        let people = |id, other_id, name: &str| {
            Some(People {
                id,
                other_id,
                name: name.to_owned(),
            })
        };
        let pairs = query::pairs_of_people(client)?;
        let pairs: Vec<_> = pairs.into_iter().map(|row| row.pair).collect();
        let expected = [people(1, Some(2), "Ann"), people(3, None, "Cy"), None];
        assert_eq!(pairs, expected);
        Ok(())
    })
}

#[test]
fn the_users_word_decides_what_nothing_proves() -> Outcome {
    with_people(|client| {
        let found = query::works_of_country(client, "SE")?;
        let ids: Vec<_> = found
            .into_iter()
            .map(|row| row.found.map(|it| it.id))
            .collect();
        assert_eq!(ids, [Some(1), Some(1), None]);
        Ok(())
    })
}

fn gathered(person: Person, titles: &[(i32, &str)]) -> Gathered {
    let title = |(id, title): &(i32, &str)| Title {
        id: *id,
        title: (*title).to_owned(),
    };
    Gathered {
        id: person.id,
        name: person.name,
        country: person.country,
        works: titles.iter().map(title).collect(),
    }
}

#[test]
fn rows_are_gathered_by_their_parent() -> Outcome {
    with_people(|client| {
        let ann = || gathered(person(1, "Ann", Some("SE")), &[(1, "One"), (2, "Two")]);
        let bo = || gathered(person(2, "Bo", Some("SE")), &[]);
        let cy = gathered(person(3, "Cy", None), &[]);
        assert_eq!(query::gathered(client)?, [cy, ann(), bo()]);

        assert_eq!(query::gathered_one(client, &[1])?, ann());
        assert_eq!(query::gathered_opt(client, &[2])?, Some(bo()));
        assert_eq!(query::gathered_opt(client, &[9])?, None);
        let none = query::gathered_one(client, &[9]).expect_err("nobody has this number");
        assert!(matches!(none.kind(), ErrorKind::NoRow));
        for error in [
            query::gathered_one(client, &[1, 2]).expect_err("there are two"),
            query::gathered_opt(client, &[1, 2]).expect_err("there are two"),
        ] {
            assert!(matches!(error.kind(), ErrorKind::TooManyRows));
        }
        Ok(())
    })
}

#[test]
fn only_rows_that_follow_one_another_are_gathered() -> Outcome {
    with_people(|client| {
        client.batch_execute("INSERT INTO work VALUES (4, 'Four', 1, 2)")?;
        let editors = query::gathered_inner(client)?;
        let row = |name: &str, titles| {
            let gathered = gathered(person(0, "", None), titles);
            GatheredInner {
                works: gathered.works,
                editor: Editor {
                    name: name.to_owned(),
                },
            }
        };
        let expected = [
            row("Bo", &[(1, "One"), (2, "Two"), (4, "Four")]),
            row("Cy", &[(3, "Three")]),
        ];
        assert_eq!(editors, expected);
        Ok(())
    })
}

#[test]
fn text_and_bytes_are_lent() -> Outcome {
    with_people(|client| {
        let mut seen = 0;
        query::texts_each(client, |row| {
            let name = ["Ann", "Bo", "Cy"][seen];
            let country = (seen < 2).then_some("SE");
            let expected = TextsRef {
                text: name,
                bytes: name.as_bytes(),
                country,
                all: vec![country, Some(name)],
                id: row.id,
            };
            assert_eq!(row, expected);
            seen += 1;
            Ok::<_, bindery::Error>(())
        })?;
        assert_eq!(seen, 3);

        let mut labels = String::new();
        query::labels_each(client, &["a", "", "雪"], |text| {
            labels.push_str(text);
            labels.push('.');
            Ok::<_, bindery::Error>(())
        })?;
        assert_eq!(labels, "a..雪.");
        Ok(())
    })
}

/// What a caller's own function may fail with.
#[derive(Debug)]
enum Failure {
    Enough(String),
    Query(bindery::Error),
}

impl From<bindery::Error> for Failure {
    fn from(error: bindery::Error) -> Self {
        Self::Query(error)
    }
}

#[test]
fn a_closure_may_fail_and_so_may_its_query() -> Outcome {
    with_people(|client| {
        let enough = |text: &str| Err(Failure::Enough(text.to_owned()));
        let failed = query::labels_each(client, &["a", "b"], enough);
        assert!(matches!(failed, Err(Failure::Enough(text)) if text == "a"));

        let mut seen = Vec::new();
        let failed = query::wrong_text_each(client, "Bo", |row| {
            seen.push(row.id);
            Ok::<_, Failure>(())
        });
        let Err(Failure::Query(error)) = failed else {
            panic!("the second name is NULL: {failed:?}");
        };
        assert_eq!(error.query(), "wrong_text");
        assert!(
            matches!(error.kind(), ErrorKind::UnexpectedNull { column } if column == "text"),
            "{error:?}"
        );
        assert_eq!(seen, [1]);

        let mut dynamic: &mut dyn bindery::Client = client;
        let mut count = 0;
        query::texts_each(&mut dynamic, |_| {
            count += 1;
            Ok::<_, Failure>(())
        })
        .map_err(|failure| format!("{failure:?}"))?;
        assert_eq!(count, 3);
        Ok(())
    })
}

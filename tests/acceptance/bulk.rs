//! Rows that are copied, and queries for many sets, on the blocking client.

use crate::database::{self, Outcome, with_shared_client};
use crate::golden::acceptance_bulk::EXPECTED;
use crate::golden::acceptance_bulk::query::{
    self, AddBooks, AddBooksInput, Books, ExportThings, ImportBooksInput, ImportThingsInput,
};
use crate::golden::acceptance_bulk::types::{Mood, Spot};
use bindery::{Cached, Client, VerifyError};
use peak_alloc::PeakAlloc;

/// Counts the bytes that this program holds.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1024 * 1024;

pub(crate) const SCHEMA: &str = include_str!("../golden/acceptance_bulk/schema.sql");

/// Whether the server is part of this program, and holds what it copies.
pub(crate) fn is_embedded() -> bool {
    std::env::var_os("BINDERY_TEST_URL").is_none()
}

fn with_tables(test: impl FnOnce(&mut postgres::Client) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(SCHEMA)?;
        test(client)
    })
}

pub(crate) fn book(id: i32, title: &str, year: Option<i32>) -> Books {
    Books {
        id,
        title: title.to_owned(),
        year,
    }
}

fn copy_two(client: &mut impl Client) -> Result<u64, bindery::Error> {
    query::import_books(
        client,
        [("O'Brien \\N\t", 1, None), ("Emil", 2, Some(1929))],
    )
}

#[test]
fn tuples_and_structs_are_copied_in_and_out() -> Outcome {
    with_tables(|client| {
        assert_eq!(copy_two(client)?, 2);
        let emil = ImportBooksInput {
            title: "Lotta",
            id: 3,
            year: Some(1961),
        };
        assert_eq!(query::import_books(client, Some(emil))?, 1);
        let none: [ImportBooksInput<'_>; 0] = [];
        assert_eq!(query::import_books(client, none)?, 0);
        let expected = [
            book(1, "O'Brien \\N\t", None),
            book(2, "Emil", Some(1929)),
            book(3, "Lotta", Some(1961)),
        ];
        assert_eq!(query::books(client)?, expected);
        let copied = query::export_books(client)?.collect::<Result<Vec<_>, _>>()?;
        let copied: Vec<Books> = copied
            .iter()
            .map(|it| book(it.id, &it.title, it.year))
            .collect();
        assert_eq!(copied, expected);
        Ok(())
    })
}

#[test]
fn types_of_users_are_copied() -> Outcome {
    with_tables(|client| {
        let spot = Spot {
            shelf: Some("a".to_owned()),
            place: Some(7),
        };
        let thing = ImportThingsInput {
            id: 1,
            mood: Mood::Sad,
            code: "abc",
            codes: &["x", "y"],
            spot: Some(&spot),
            moods: Some(&[Mood::Glad]),
        };
        assert_eq!(query::import_things(client, [thing])?, 1);
        let copied = query::export_things(client)?.collect::<Result<Vec<_>, _>>()?;
        let expected = ExportThings {
            id: 1,
            mood: Mood::Sad,
            code: "abc".to_owned(),
            codes: vec![Some("x".to_owned()), Some("y".to_owned())],
            spot: Some(spot.clone()),
            moods: Some(vec![Some(Mood::Glad)]),
        };
        assert_eq!(copied, [expected]);
        let things = [(2, Mood::Glad, "b", Some(&spot)), (3, Mood::Sad, "c", None)];
        assert_eq!(query::add_thing(client, &things)?, [1, 1]);
        Ok(())
    })
}

#[test]
fn what_fails_in_the_middle_copies_nothing() -> Outcome {
    with_tables(|client| {
        let twice = query::import_books(client, [("a", 1, None), ("b", 1, None)]);
        let error = twice.expect_err("the key is there twice");
        assert_eq!(error.code().map(|it| it.code()), Some("23505"));
        assert_eq!(error.index(), None);
        assert_eq!(query::books(client)?, []);
        let odd = query::import_books(client, [("a", 1, None), ("b\0", 2, None)]);
        assert_eq!(
            odd.expect_err("no text has a zero byte")
                .code()
                .map(|it| it.code()),
            Some("22021")
        );
        assert_eq!(query::books(client)?, []);
        // The column is another one than when the code was generated, of as many bytes.
        client.batch_execute("ALTER TABLE number ALTER n TYPE date USING NULL")?;
        let error = query::import_ids(client, [Some(1)]).expect_err("1 is no date");
        assert_eq!(error.index(), Some(0));
        assert!(
            error
                .to_string()
                .starts_with("query `import_ids` at index 0: "),
            "{error}"
        );
        let rows = client.query_one("SELECT count(*) FROM number", &[])?;
        assert_eq!(rows.get::<_, i64>(0), 0);
        Ok(())
    })
}

#[test]
fn copies_run_in_transactions_and_on_prepared_statements() -> Outcome {
    database::with_client(|mut client| {
        client.batch_execute(SCHEMA)?;
        let mut transaction = client.transaction()?;
        copy_two(&mut transaction)?;
        transaction.rollback()?;
        let failed = bindery::transaction(&mut client, |tx| {
            // A failure that is kept to itself still spoils the transaction.
            query::import_books(tx, [("a", 1, None), ("b", 1, None)])
                .expect_err("a key is there twice");
            Ok::<_, bindery::Error>(())
        });
        failed.expect_err("nothing is committed");
        let mut client = Cached::new(client);
        assert_eq!(query::books(&mut client)?, []);
        for _ in 0..2 {
            bindery::transaction(&mut client, |tx| {
                copy_two(tx)?;
                assert_eq!(query::export_books(tx)?.count(), 2);
                query::remove(tx, &[1, 2]).map(|removed| assert_eq!(removed, [1, 1]))
            })?;
        }
        copy_two(&mut client)?;
        assert_eq!(query::books(&mut client)?.len(), 2);
        // Dropped early, a copy leaves the connection usable.
        assert!(query::export_numbers(&mut client)?.next().is_some());
        assert_eq!(query::books(&mut client)?.len(), 2);
        Ok(())
    })
}

#[test]
fn a_million_rows_are_copied_in_a_few_megabytes() -> Outcome {
    with_tables(|client| {
        let many = if is_embedded() { 100_000 } else { 1_000_000 };
        let growth = |run: &mut dyn FnMut() -> Result<u64, bindery::Error>| {
            MEMORY.reset_peak_usage();
            let before = MEMORY.current_usage();
            run().map(|rows| (MEMORY.peak_usage().saturating_sub(before), rows))
        };
        let (grown, rows) = growth(&mut || query::import_ids(client, (0..many).map(Some)))?;
        assert_eq!(rows, u64::from(many.unsigned_abs()));
        assert!(
            is_embedded() || grown < 4 * MEGABYTE,
            "copying in took {grown} bytes"
        );
        if !is_embedded() {
            let (grown, rows) = growth(&mut || {
                query::export_numbers(client)?
                    .try_fold(0, |count, row| {
                        let row = row?;
                        assert_eq!((row.number, row.filler.len()), (count + 1, 100));
                        Ok::<_, bindery::Error>(row.number)
                    })
                    .map(|it| u64::from(it.unsigned_abs()))
            })?;
            assert_eq!(rows, 1_000_000);
            assert!(grown < 4 * MEGABYTE, "copying out took {grown} bytes");
        }
        Ok(())
    })
}

#[test]
fn a_copy_ends_with_the_first_error_of_the_database() -> Outcome {
    with_tables(|client| {
        let rows: Vec<_> = query::export_failing(client)?.collect();
        let [Ok(5), Ok(10), Err(error)] = rows.as_slice() else {
            panic!("the third is a division by zero: {rows:?}");
        };
        assert_eq!(error.code().map(|it| it.code()), Some("22012"));
        assert_eq!(query::books(client)?, []);
        Ok(())
    })
}

#[test]
fn a_batch_gives_the_results_of_each_set() -> Outcome {
    with_tables(|client| {
        let sets = [(1, "One", None), (2, "Two", Some(2))];
        let added = query::add_books(client, &sets)?;
        let row = |id, title: &str| AddBooks {
            id,
            title: title.to_owned(),
        };
        assert_eq!(added, [[row(1, "One")], [row(2, "Two")]]);
        let three = AddBooksInput {
            id: 3,
            title: "Three",
            year: None,
        };
        query::add_books(client, &[three])?;
        assert_eq!(
            query::set_year(client, &[(Some(7), 2), (None, 1), (None, 0)])?,
            [2, 1, 0]
        );
        let titles = query::titles(client, &["T%", "x", "%e"])?;
        assert_eq!(titles, [vec!["Two", "Three"], vec![], vec!["Three", "One"]]);
        assert_eq!(query::remove(client, &[3, 3, 1])?, [1, 0, 1]);
        assert_eq!(query::remove(client, &[])?, [0; 0]);
        assert_eq!(query::books(client)?, [book(2, "Two", Some(7))]);
        Ok(())
    })
}

#[test]
fn a_batch_that_fails_names_the_set_and_changes_nothing() -> Outcome {
    with_tables(|client| {
        copy_two(client)?;
        let failed = query::set_year(client, &[(Some(1), 1), (Some(2), 2), (Some(0), 2)]);
        let error = failed.expect_err("0 violates a check");
        assert_eq!(error.index(), Some(2));
        assert_eq!(error.code().map(|it| it.code()), Some("23514"));
        assert!(
            error
                .to_string()
                .starts_with("query `set_year` at index 2: "),
            "{error}"
        );
        assert_eq!(query::books(client)?[0].year, None);
        // In a transaction it is a savepoint.
        bindery::transaction(client, |tx| {
            query::set_year(tx, &[(Some(5), 1)])?;
            query::set_year(tx, &[(Some(6), 1), (Some(0), 2)]).expect_err("0 violates a check");
            Ok::<_, bindery::Error>(())
        })?;
        assert_eq!(query::books(client)?[0].year, Some(5));
        Ok(())
    })
}

/// What copies and batches can not do any more once this has run.
pub(crate) const CHANGES: &str = "
    ALTER TABLE book DROP year;
    ALTER TABLE number ALTER n TYPE bigint;
    ALTER TABLE thing ALTER mood DROP NOT NULL";

/// What differs after [`CHANGES`].
pub(crate) fn check_changes(verified: Result<(), VerifyError>) {
    let error = verified.expect_err("the database was changed");
    let message = error.to_string();
    let lines: Vec<&str> = message.lines().skip(1).collect();
    let expected = [
        "query `import_books`: it can not be prepared: column \"year\" does not exist",
        "query `export_books`: it can not be prepared: column \"year\" does not exist",
        "query `import_ids`: the column `n` is of the type `int8`, not `int4`",
        "query `import_things`: the column `public.thing.mood` is no longer NOT NULL",
        "query `export_things`: the column `public.thing.mood` is no longer NOT NULL",
        "query `books`: it can not be prepared: column \"year\" does not exist",
        "query `set_year`: it can not be prepared: column \"year\" of relation \"book\" does not exist",
        "query `add_books`: it can not be prepared: column \"year\" of relation \"book\" does not exist",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn copies_and_batches_are_verified() -> Outcome {
    with_tables(|client| {
        bindery::verify(client, EXPECTED)?;
        client.batch_execute(CHANGES)?;
        check_changes(bindery::verify(client, EXPECTED));
        Ok(())
    })
}

#[test]
fn a_batch_prepares_its_statements_once() -> Outcome {
    database::with_client(|client| {
        let mut client = Cached::new(client);
        client.batch_execute(SCHEMA)?;
        for _ in 0..3 {
            query::remove(&mut client, &[1, 2, 3])?;
        }
        let sql = "SELECT count(*) FROM pg_prepared_statements WHERE statement ~ '^DELETE'";
        // The one for all sets, and as there are no such rows, the one for each.
        assert_eq!(client.query_one(sql, &[])?.get::<_, i64>(0), 2);
        Ok(())
    })
}

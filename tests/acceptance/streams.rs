//! Rows as they arrive: how many of them are in memory, and what the connection can do afterwards.

use crate::database::{self, Outcome};
use crate::rows::golden::acceptance_rows::query;
use crate::rows::with_people;
use bindery::{Cached, Client, ErrorKind};
use peak_alloc::PeakAlloc;

/// Counts the bytes that this program holds.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1024 * 1024;

/// By how much the memory in use grew, at most, while `run` did.
fn growth<T>(run: impl FnOnce() -> T) -> (usize, T) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let done = run();
    (MEMORY.peak_usage().saturating_sub(before), done)
}

/// Reads rows that are numbered from 1 on, and gives the last number.
fn read_all(client: &mut impl Client, rows: i32) -> Result<i32, bindery::Error> {
    query::numbers(client, rows)?.try_fold(0, |last, row| {
        let row = row?;
        assert_eq!((row.number, row.filler.len()), (last + 1, 100));
        Ok(row.number)
    })
}

/// The memory for rows that nobody keeps: the embedded server is part of this program, and holds its
/// whole answer.
fn thrown_away(client: &mut postgres::Client, rows: i32) -> Result<usize, postgres::Error> {
    let sql = "SELECT generate_series(1, $1::int) AS number, repeat('x', 100) AS filler";
    let (grown, count) = growth(|| client.execute(sql, &[&rows]));
    assert_eq!(count?, u64::from(rows.unsigned_abs()));
    Ok(grown)
}

#[test]
fn a_million_rows_need_a_few_megabytes() -> Outcome {
    with_people(|client| {
        // The embedded server takes a second for a tenth of them.
        let is_embedded = std::env::var_os("BINDERY_TEST_URL").is_none();
        let many = if is_embedded { 200_000 } else { 1_000_000 };
        let server = if is_embedded {
            thrown_away(client, many)?
        } else {
            0
        };
        let (grown, last) = growth(|| read_all(client, many));
        assert_eq!(last?, many);
        assert!(grown < server + 4 * MEGABYTE, "a stream took {grown} bytes");
        // All at once, fewer of them take more.
        let server = thrown_away(client, 100_000)?;
        let (grown, all) = growth(|| query::all_numbers(client, 100_000));
        assert_eq!(all?.len(), 100_000);
        assert!(grown > server + 8 * MEGABYTE, "a vector took {grown} bytes");
        Ok(())
    })
}

#[test]
fn a_stream_runs_in_a_transaction_and_on_prepared_statements() -> Outcome {
    database::with_client(|mut client| {
        {
            let mut transaction = client.transaction()?;
            assert_eq!(read_all(&mut transaction, 1000)?, 1000);
            let mut savepoint = transaction.transaction()?;
            assert_eq!(read_all(&mut savepoint, 10)?, 10);
        }
        let mut dynamic: &mut dyn Client = &mut client;
        assert_eq!(read_all(&mut dynamic, 10)?, 10);
        client.batch_execute("CREATE DOMAIN label AS text")?;
        let mut client = Cached::new(client);
        for _ in 0..2 {
            assert_eq!(read_all(&mut client, 1000)?, 1000);
            let labels = query::labels(&mut client, &["a", "b"])?;
            assert_eq!(labels.collect::<Result<Vec<_>, _>>()?, ["a", "b"]);
        }
        let mut transaction = client.transaction()?;
        assert_eq!(read_all(&mut transaction, 10)?, 10);
        Ok(())
    })
}

#[test]
fn a_stream_that_is_dropped_early_leaves_the_connection_usable() -> Outcome {
    with_people(|client| {
        for taken in [0, 1, 500] {
            let mut rows = query::numbers(client, 100_000)?;
            assert_eq!(rows.by_ref().take(taken).count(), taken);
            drop(rows);
            assert_eq!(query::in_order(client, 1)?.first, "a");
        }
        let mut transaction = client.transaction()?;
        transaction.batch_execute("DELETE FROM pair")?;
        let first = query::numbers(&mut transaction, 100_000)?.next();
        assert_eq!(first.transpose()?.map(|row| row.number), Some(1));
        assert_eq!(query::swapped(&mut transaction)?, []);
        transaction.rollback()?;
        assert_eq!(query::swapped(client)?.len(), 2);
        Ok(())
    })
}

#[test]
fn a_stream_ends_with_the_first_error_of_the_database() -> Outcome {
    with_people(|client| {
        let mut rows = query::fails_later(client, 5)?;
        assert_eq!(rows.next().transpose()?, Some(-5));
        assert_eq!(rows.next().transpose()?, Some(-10));
        let error = rows.next().expect("there is a third").expect_err("10 / 0");
        assert_eq!(error.query(), "fails_later");
        assert_eq!(error.code().map(|code| code.code()), Some("22012"));
        assert!(rows.next().is_none());
        drop(rows);
        assert_eq!(query::in_order(client, 2)?.second, "d");
        Ok(())
    })
}

#[test]
fn a_stream_goes_on_behind_a_row_that_does_not_decode() -> Outcome {
    with_people(|client| {
        let rows: Vec<_> = query::null_later(client, 3)?.collect();
        let [Ok(1), Err(error), Ok(3)] = rows.as_slice() else {
            panic!("only the second is NULL: {rows:?}");
        };
        let is_null =
            matches!(error.kind(), ErrorKind::UnexpectedNull { column } if column == "number");
        assert!(is_null, "{error:?}");
        let mut rest = query::bare_numbers(client, 2)?;
        assert_eq!(rest.by_ref().count(), 2);
        assert!(rest.next().is_none());
        Ok(())
    })
}

//! What may call generated functions: clients, transactions, pools, and prepared statements.

use crate::database::{self, Outcome};
use crate::library::{create_tables, stock};
use crate::queries::types::CopyCondition;
use crate::queries::{authors, copies};
use bindery::Cached;
use postgres::error::SqlState;
use postgres::{Client, NoTls};
use r2d2_postgres::PostgresConnectionManager;
use std::time::Duration;

/// Runs `test` on a connection of its own to a library that is there for good.
fn with_client(test: impl FnOnce(Client) -> Outcome) -> Outcome {
    database::with_client(|mut client| {
        create_tables(&mut client)?;
        stock(&mut client)?;
        test(client)
    })
}

fn biography(client: &mut impl bindery::Client) -> Result<Option<String>, bindery::Error> {
    let homer = authors::author_by_id(client, 4)?.expect("the stock has Homer");
    Ok(homer.biography)
}

#[test]
fn a_client_commits_at_once() -> Outcome {
    with_client(|mut client| {
        assert_eq!(authors::set_biography(&mut client, Some("blind"), 4)?, 1);
        client.transaction()?.rollback()?;
        assert_eq!(biography(&mut client)?.as_deref(), Some("blind"));
        Ok(())
    })
}

#[test]
fn a_reference_to_a_client_is_a_client() -> Outcome {
    with_client(|mut client| {
        let mut reference = &mut client;
        assert_eq!(biography(&mut reference)?, None);
        let mut twice = &mut reference;
        assert_eq!(biography(&mut twice)?, None);
        let mut dynamic: &mut dyn bindery::Client = &mut client;
        assert_eq!(biography(&mut dynamic)?, None);
        Ok(())
    })
}

#[test]
fn a_transaction_is_undone_unless_it_is_committed() -> Outcome {
    with_client(|mut client| {
        let mut transaction = client.transaction()?;
        authors::set_biography(&mut transaction, Some("dropped"), 4)?;
        assert_eq!(biography(&mut transaction)?.as_deref(), Some("dropped"));
        drop(transaction);
        assert_eq!(biography(&mut client)?, None);

        let mut transaction = client.transaction()?;
        authors::set_biography(&mut transaction, Some("rolled back"), 4)?;
        transaction.rollback()?;
        assert_eq!(biography(&mut client)?, None);

        let mut transaction = client.transaction()?;
        authors::set_biography(&mut transaction, Some("committed"), 4)?;
        transaction.commit()?;
        assert_eq!(biography(&mut client)?.as_deref(), Some("committed"));
        Ok(())
    })
}

#[test]
fn a_savepoint_is_undone_on_its_own() -> Outcome {
    with_client(|mut client| {
        let mut transaction = client.transaction()?;
        authors::set_biography(&mut transaction, Some("outer"), 4)?;

        let mut savepoint = transaction.transaction()?;
        authors::set_biography(&mut savepoint, Some("inner"), 4)?;
        // A failure spoils the savepoint, not what is around it.
        let failed = authors::create_author(&mut savepoint, None, "X", Some("too long"), None);
        assert!(failed.is_err());
        assert!(biography(&mut savepoint).is_err());
        savepoint.rollback()?;
        assert_eq!(biography(&mut transaction)?.as_deref(), Some("outer"));

        let mut savepoint = transaction.transaction()?;
        let mut innermost = savepoint.transaction()?;
        authors::set_biography(&mut innermost, Some("innermost"), 4)?;
        innermost.commit()?;
        savepoint.commit()?;
        transaction.commit()?;
        assert_eq!(biography(&mut client)?.as_deref(), Some("innermost"));
        Ok(())
    })
}

#[test]
fn a_connection_out_of_a_pool_is_a_client() -> Outcome {
    database::with_config(|config| {
        let manager = PostgresConnectionManager::new(config.into(), NoTls);
        // The embedded server serves one connection at a time.
        let pool = r2d2::Pool::builder().max_size(1).build(manager)?;
        {
            let mut connection = pool.get()?;
            create_tables(&mut *connection)?;
            stock(&mut connection)?;
            assert_eq!(
                authors::set_biography(&mut connection, Some("pooled"), 4)?,
                1
            );
            let mut transaction = connection.transaction()?;
            authors::set_biography(&mut transaction, None, 4)?;
        }
        let mut connection = pool.get()?;
        assert_eq!(biography(&mut connection)?.as_deref(), Some("pooled"));
        assert_eq!(
            copies::set_condition(&mut connection, CopyCondition::Worn, 1)?,
            1
        );
        let failed = authors::create_author(&mut connection, None, "X", Some("too long"), None);
        let failed = failed.expect_err("a country has two letters");
        assert_eq!(failed.query(), "create_author");
        Ok(())
    })
}

/// How many statements of `copy` the server keeps for this connection.
fn prepared(client: &mut Client) -> Result<i64, postgres::Error> {
    let count = "SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'copy'";
    Ok(client.query_one(count, &[])?.get(0))
}

#[test]
fn a_statement_is_prepared_once() -> Outcome {
    with_client(|client| {
        let mut client = Cached::new(client);
        let before = prepared(&mut client)?;
        for (condition, id, expected) in [
            (CopyCondition::Worn, 1, 1),
            (CopyCondition::Lost, 2, 1),
            (CopyCondition::Lost, 99, 0),
        ] {
            assert_eq!(copies::set_condition(&mut client, condition, id)?, expected);
            let shelf = copies::put_copy(&mut client, 1, "EARTH-1", Some("A1"))?;
            assert_eq!(shelf.condition, CopyCondition::Worn);
        }
        assert_eq!(prepared(&mut client)? - before, 2);
        client.clear();
        assert_eq!(prepared(&mut client)?, before);
        assert_eq!(
            copies::set_condition(&mut client, CopyCondition::New, 1)?,
            1
        );
        assert_eq!(prepared(&mut client)? - before, 1);
        let mut client = client.into_inner();
        assert_eq!(prepared(&mut client)?, before);
        Ok(())
    })
}

#[test]
fn the_transactions_of_a_cached_client_share_its_statements() -> Outcome {
    with_client(|client| {
        let mut client = Cached::new(client);
        let before = prepared(&mut client)?;

        let mut transaction = client.transaction()?;
        authors::set_biography(&mut transaction, Some("outer"), 4)?;
        let mut savepoint = transaction.transaction()?;
        authors::set_biography(&mut savepoint, Some("inner"), 4)?;
        assert_eq!(
            copies::set_condition(&mut savepoint, CopyCondition::Lost, 1)?,
            1
        );
        savepoint.rollback()?;
        assert_eq!(biography(&mut transaction)?.as_deref(), Some("outer"));
        assert_eq!(
            copies::set_condition(&mut transaction, CopyCondition::Worn, 2)?,
            1
        );
        transaction.commit()?;

        // What was prepared within the transaction, and within the savepoint, outlives both.
        assert_eq!(prepared(&mut client)? - before, 1);
        assert_eq!(biography(&mut client)?.as_deref(), Some("outer"));
        let conditions = copies::copies_of_book(&mut client, 1)?;
        let conditions: Vec<_> = conditions.iter().map(|copy| copy.condition).collect();
        assert_eq!(conditions, [CopyCondition::New, CopyCondition::Worn]);

        let mut transaction = client.transaction()?;
        authors::set_biography(&mut transaction, Some("dropped"), 4)?;
        drop(transaction);
        assert_eq!(biography(&mut client)?.as_deref(), Some("outer"));
        Ok(())
    })
}

#[test]
fn a_cached_client_goes_on_after_a_failure() -> Outcome {
    with_client(|client| {
        let mut client = Cached::new(client);
        for _ in 0..2 {
            let failed = copies::add_copies(&mut client, 1, None, &["SAME", "SAME"]);
            assert!(failed.is_err());
            let added = copies::add_copies(&mut client, 1, None, &["EARTH-3"])?;
            assert_eq!(added.len(), 1);
            assert_eq!(
                copies::withdraw_copies(&mut client, &[added[0].id])?.len(),
                1
            );
            client.batch_execute("DELETE FROM copy WHERE withdrawn")?;
        }
        Ok(())
    })
}

#[test]
fn a_cached_client_follows_a_change_of_the_schema() -> Outcome {
    with_client(|client| {
        let mut client = Cached::new(client);
        assert_eq!(biography(&mut client)?, None);
        client.batch_execute("ALTER TABLE author ALTER country TYPE text")?;
        assert_eq!(biography(&mut client)?, None);

        // Within a transaction the failure has spoiled everything already; the next one succeeds.
        client.batch_execute("ALTER TABLE author ALTER country TYPE varchar(2)")?;
        let mut transaction = client.transaction()?;
        let stale = biography(&mut transaction).expect_err("the plan has other types");
        let message = "query `author_by_id`: cached plan must not change result type";
        assert_eq!(stale.to_string(), message);
        transaction.rollback()?;
        assert_eq!(biography(&mut client.transaction()?)?, None);
        Ok(())
    })
}

#[test]
fn a_cached_client_prepares_anew_what_the_server_discarded() -> Outcome {
    with_client(|client| {
        let mut client = Cached::new(client);
        for _ in 0..2 {
            assert_eq!(authors::set_biography(&mut client, Some("blind"), 4)?, 1);
            client.batch_execute("DISCARD ALL")?;
            assert_eq!(biography(&mut client)?.as_deref(), Some("blind"));
            client.batch_execute("DEALLOCATE ALL")?;
        }
        Ok(())
    })
}

#[test]
fn a_cached_client_keeps_as_many_statements_as_it_is_told() -> Outcome {
    with_client(|client| {
        let mut client = Cached::with_capacity(client, 2);
        let before = prepared(&mut client)?;
        for id in 1..=3 {
            copies::set_condition(&mut client, CopyCondition::Worn, id)?;
            biography(&mut client)?;
            copies::copies_of_book(&mut client, 1)?;
            copies::set_condition(&mut client, CopyCondition::Lost, id)?;
        }
        // Of three statements, those that were used last: two that name copies.
        assert_eq!(prepared(&mut client)? - before, 2);
        Ok(())
    })
}

#[test]
fn a_pool_keeps_the_statements_of_its_connections() -> Outcome {
    database::with_config(|config| {
        let manager = PostgresConnectionManager::new(config.into(), NoTls);
        let manager = bindery::CachedManager::new(manager);
        let pool = r2d2::Pool::builder().max_size(1).build(manager)?;
        create_tables(&mut **pool.get()?)?;
        stock(&mut *pool.get()?)?;
        let before = prepared(&mut **pool.get()?)?;
        for id in 1..=2 {
            copies::set_condition(&mut *pool.get()?, CopyCondition::Worn, id)?;
        }
        assert_eq!(prepared(&mut **pool.get()?)? - before, 1);
        let mut connection = pool.get()?;
        let mut transaction = connection.transaction()?;
        copies::put_copy(&mut transaction, 1, "EARTH-1", Some("A1"))?;
        transaction.commit()?;
        assert_eq!(prepared(&mut connection)? - before, 2);
        Ok(())
    })
}

/// A query that takes a minute.
pub(crate) static SLEEP: bindery::Query = bindery::Query {
    name: "sleep",
    sql: "SELECT 1 FROM pg_sleep(60)",
    params: &[],
};

#[test]
fn a_query_that_takes_too_long_is_cancelled() -> Outcome {
    if std::env::var_os("BINDERY_TEST_URL").is_none() {
        eprintln!("skipped: the embedded server serves one connection at a time");
        return Ok(());
    }
    with_client(|mut client| {
        for _ in 0..3 {
            let (limit, token) = (Duration::from_millis(200), client.cancel_token());
            let late = bindery::within(limit, token, NoTls, || {
                let first = SLEEP.one::<i32>(&mut client, &[]);
                [first, SLEEP.one::<i32>(&mut client, &[])]
            });
            for late in late {
                let late = late.expect_err("a minute is too long");
                assert_eq!(late.code(), Some(&SqlState::QUERY_CANCELED));
            }
            let (limit, token) = (Duration::from_secs(60), client.cancel_token());
            let in_time = bindery::within(limit, token, NoTls, || biography(&mut client));
            assert_eq!(in_time?, None);
        }
        Ok(())
    })
}

struct Both {
    a: String,
    b: String,
}
bindery::from_row!(Both: a, b);

static BOTH: bindery::Query = bindery::Query {
    name: "both",
    sql: "SELECT * FROM letters",
    params: &[],
};

#[test]
fn a_cached_client_takes_no_column_for_another() -> Outcome {
    with_client(|mut client| {
        client.batch_execute("CREATE TABLE letters AS SELECT text 'A' AS a, text 'B' AS b")?;
        let mut client = Cached::new(client);
        let both: Both = BOTH.one(&mut client, &[])?;
        assert_eq!((both.a.as_str(), both.b.as_str()), ("A", "B"));
        client.batch_execute(
            "ALTER TABLE letters DROP a; ALTER TABLE letters ADD a text DEFAULT 'A'",
        )?;
        for _ in 0..2 {
            let moved = BOTH.one::<Both>(&mut client, &[]).err();
            let moved = moved.expect("`b` comes first now").to_string();
            assert_eq!(
                moved,
                "query `both`: cached plan must not change result type"
            );
        }
        Ok(())
    })
}

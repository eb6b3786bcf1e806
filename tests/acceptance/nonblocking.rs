//! Async functions: what may call them, many at a time, and nobody waiting for them any more.

use crate::clients::SLEEP;
use crate::database::{self, Outcome};
use crate::library::{create_tables, stock};
use crate::proxy::Proxy;
use crate::queries::authors::nonblocking as authors;
use crate::queries::copies::nonblocking as copies;
use crate::queries::loans::nonblocking as loans;
use crate::queries::models::Person;
use crate::queries::people::nonblocking as people;
use crate::queries::types::CopyCondition;
use bindery::nonblocking::{Cancelling, Client};
use bindery::rust_decimal::Decimal;
use bindery::{Cached, CachedManager, ErrorKind, Query, Range};
use futures_util::{StreamExt, TryStreamExt, future};
use std::error::Error;
use std::ops::Bound;
use std::time::{Duration, Instant};
use tokio_postgres::{Config, NoTls};

/// Runs `test` on a library that is there for good, to which nobody is connected.
pub(crate) fn with_config<F: Future<Output = Outcome>>(test: impl FnOnce(Config) -> F) -> Outcome {
    database::with_config(|config| {
        let mut client = postgres::Config::from(config.clone()).connect(NoTls)?;
        create_tables(&mut client)?;
        stock(&mut client)?;
        client.close()?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let outcome = runtime.block_on(test(config));
        // Connections say goodbye in the background, and the next test needs the server.
        let deadline = Instant::now() + Duration::from_secs(10);
        while runtime.metrics().num_alive_tasks() > 0 && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(1));
        }
        outcome
    })
}

pub(crate) async fn connect(
    config: &Config,
) -> Result<tokio_postgres::Client, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

#[test]
fn what_models_leave_out_is_loaded() -> Outcome {
    with_config(|config| async move {
        let client = Cached::new(connect(&config).await?);
        let mut rows = people::people_slice(&client, 1..).await?;
        let loaded = rows[0].load_country_nonblocking(&client).await?;
        assert_eq!(loaded.as_deref(), Some("FI"));
        bindery::nonblocking::load_deferred(&client, &mut rows).await?;
        let people = rows.into_iter().map(Person::try_from);
        let people = people.collect::<Result<Vec<_>, _>>()?;
        assert_eq!(people::people_of(&client, "FI").await?, people[..1]);
        assert_eq!(people::people(&client).await?.len(), 4);
        let prolific = people::prolific_people(&client).await?;
        assert_eq!((prolific[0].model.id, prolific[0].books), (1, 2));
        Ok(())
    })
}

pub(crate) async fn biography(client: &impl Client) -> Result<Option<String>, bindery::Error> {
    let homer = authors::author_by_id(client, 4).await?;
    Ok(homer.expect("the stock has Homer").biography)
}

#[test]
fn every_command_runs_on_a_client() -> Outcome {
    with_config(async |config| {
        let client = connect(&config).await?;
        let tove = authors::author_by_id(&client, 3).await?;
        assert_eq!(tove.expect("the stock has her").full_name, "Tove Jansson");
        assert_eq!(authors::author_by_id(&client, 99).await?, None);
        let born = authors::create_author(&client, Some("Astrid"), "Lindgren", Some("SE"), None);
        assert_eq!(born.await?.full_name, "Astrid Lindgren");
        let swedes = authors::authors_by_country(&client, "SE").await?;
        assert_eq!(swedes.len(), 2);
        assert_eq!(authors::set_biography(&client, Some("blind"), 4).await?, 1);
        // A parameter of a type that users made.
        assert_eq!(
            copies::set_condition(&client, CopyCondition::Lost, 1).await?,
            1
        );
        let failed = authors::create_author(&client, None, "X", Some("too long"), None).await;
        let failed = failed.expect_err("a country has two letters");
        assert_eq!(failed.query(), "create_author");
        assert!(matches!(failed.kind(), ErrorKind::Database(_)));
        Ok(())
    })
}

#[test]
fn transactions_and_savepoints_are_clients() -> Outcome {
    with_config(async |config| {
        let mut client = connect(&config).await?;
        let mut transaction = client.transaction().await?;
        authors::set_biography(&transaction, Some("outer"), 4).await?;
        let savepoint = transaction.transaction().await?;
        authors::set_biography(&savepoint, Some("inner"), 4).await?;
        drop(savepoint);
        assert_eq!(biography(&transaction).await?.as_deref(), Some("outer"));
        drop(transaction);
        assert_eq!(biography(&client).await?, None);

        let mut client = Cached::new(client);
        let mut transaction = client.transaction().await?;
        let savepoint = transaction.transaction().await?;
        authors::set_biography(&savepoint, Some("kept"), 4).await?;
        savepoint.commit().await?;
        transaction.commit().await?;
        assert_eq!(biography(&client).await?.as_deref(), Some("kept"));
        Ok(())
    })
}

#[test]
fn a_future_can_go_to_another_thread() -> Outcome {
    with_config(async |config| {
        let client = std::sync::Arc::new(Cached::new(connect(&config).await?));
        let other = std::sync::Arc::clone(&client);
        let there = tokio::spawn(async move { biography(&other).await });
        assert_eq!(there.await??, None);
        Ok(())
    })
}

#[test]
fn queries_in_flight_at_once_share_a_round_trip() -> Outcome {
    with_config(async |config| {
        let proxy = Proxy::start(&config).await?;
        let client = Cached::new(connect(proxy.config()).await?);
        // Prepares the statement.
        authors::author_by_id(&client, 1).await?;

        let before = proxy.round_trips();
        for id in 1..=10 {
            authors::author_by_id(&client, id).await?;
        }
        assert_eq!(proxy.round_trips() - before, 10);

        let before = proxy.round_trips();
        let all = future::try_join_all((1..=10).map(|id| authors::author_by_id(&client, id)));
        let found = all.await?;
        assert_eq!(found.iter().flatten().count(), 4);
        assert!(
            proxy.round_trips() - before <= 2,
            "{}",
            proxy.round_trips() - before
        );
        Ok(())
    })
}

#[test]
fn a_call_without_a_cache_is_one_round_trip() -> Outcome {
    with_config(async |config| {
        let proxy = Proxy::start(&config).await?;
        let client = connect(proxy.config()).await?;
        let before = proxy.round_trips();
        authors::author_by_id(&client, 1).await?;
        authors::set_biography(&client, Some("prolific"), 1).await?;
        copies::set_condition(&client, CopyCondition::Lost, 1).await?;
        assert_eq!(proxy.round_trips() - before, 3);
        let named = "SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'author'";
        let rows = client.query_typed(named, &[]).await?;
        assert_eq!(rows[0].get::<_, i64>(0), 0);
        Ok(())
    })
}

#[test]
fn connections_out_of_deadpool_are_clients() -> Outcome {
    with_config(async |config| {
        let manager = deadpool_postgres::Manager::new(config.clone(), NoTls);
        let pool = deadpool_postgres::Pool::builder(manager)
            .max_size(1)
            .build()?;
        {
            let mut client = pool.get().await?;
            authors::set_biography(&client, Some("pooled"), 4).await?;
            let transaction = client.transaction().await?;
            authors::set_biography(&transaction, None, 4).await?;
        }
        assert_eq!(
            biography(&pool.get().await?).await?.as_deref(),
            Some("pooled")
        );
        pool.close();
        drop(pool);

        let manager = CachedManager::new(deadpool_postgres::Manager::new(config, NoTls));
        let pool = deadpool::managed::Pool::builder(manager).max_size(1);
        let pool: deadpool::managed::Pool<_> = pool.build()?;
        for _ in 0..2 {
            let client = pool.get().await?;
            assert_eq!(biography(&client).await?.as_deref(), Some("pooled"));
            assert_eq!(prepared(&client).await?, 1);
        }
        let mut client = pool.get().await?;
        let transaction = client.transaction().await?;
        authors::set_biography(&transaction, Some("cached"), 4).await?;
        transaction.commit().await?;
        assert_eq!(biography(&client).await?.as_deref(), Some("cached"));
        Ok(())
    })
}

#[test]
fn connections_out_of_bb8_are_clients() -> Outcome {
    with_config(async |config| {
        let manager = bb8_postgres::PostgresConnectionManager::new(config, NoTls);
        let pool = bb8::Pool::builder()
            .max_size(1)
            .build(CachedManager::new(manager))
            .await?;
        for _ in 0..2 {
            let mut client = pool.get().await?;
            assert_eq!(biography(&client).await?, None);
            let transaction = client.transaction().await?;
            authors::set_biography(&transaction, Some("dropped"), 4).await?;
        }
        assert_eq!(prepared(&pool.get().await?).await?, 2);
        Ok(())
    })
}

/// How many statements about authors the server keeps for this connection.
async fn prepared(client: &impl Client) -> Result<i64, tokio_postgres::Error> {
    let count = "SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'author'";
    let rows = client.driver().query_typed(count, &[]).await?;
    Ok(rows[0].get(0))
}

#[test]
fn a_cached_client_recovers_from_what_the_server_forgot() -> Outcome {
    with_config(async |config| {
        let client = Cached::new(connect(&config).await?);
        assert_eq!(biography(&client).await?, None);
        client.batch_execute("DISCARD ALL").await?;
        assert_eq!(biography(&client).await?, None);
        client
            .batch_execute("ALTER TABLE author ALTER country TYPE text")
            .await?;
        assert_eq!(biography(&client).await?, None);
        Ok(())
    })
}

static NUMBERS: Query = Query {
    name: "numbers",
    sql: "SELECT g FROM generate_series(1, 1000000) g",
    params: &[],
};

#[test]
fn a_stream_that_is_dropped_leaves_the_connection_usable() -> Outcome {
    with_config(async |config| {
        let mut client = connect(&config).await?;
        let transaction = client.transaction().await?;
        let mut numbers = bindery::nonblocking::stream::<i32>(&transaction, &NUMBERS, &[]).await?;
        assert_eq!(numbers.next().await.transpose()?, Some(1));
        assert_eq!(numbers.next().await.transpose()?, Some(2));
        drop(numbers);
        assert_eq!(biography(&transaction).await?, None);
        transaction.commit().await?;

        let numbers = bindery::nonblocking::stream::<i32>(&client, &NUMBERS, &[]).await?;
        let sum = numbers.try_fold(0_i64, async |sum, number| Ok(sum + i64::from(number)));
        assert_eq!(sum.await?, 500_000_500_000);
        Ok(())
    })
}

#[test]
fn a_query_that_nobody_waits_for_is_cancelled() -> Outcome {
    if std::env::var_os("BINDERY_TEST_URL").is_none() {
        eprintln!("skipped: the embedded server serves one connection at a time");
        return Ok(());
    }
    with_config(async |config| {
        let manager = deadpool_postgres::Manager::new(config.clone(), NoTls);
        let pool = deadpool_postgres::Pool::builder(manager)
            .max_size(1)
            .build()?;
        let deadline = Duration::from_millis(200);
        {
            let client = Cancelling::new(pool.get().await?, NoTls);
            for _ in 0..3 {
                let sleep = bindery::nonblocking::one::<i32>(&client, &SLEEP, &[]);
                assert!(tokio::time::timeout(deadline, sleep).await.is_err());
                assert_eq!(biography(&client).await?, None);
            }
            let sleep = bindery::nonblocking::one::<i32>(&client, &SLEEP, &[]);
            assert!(tokio::time::timeout(deadline, sleep).await.is_err());
        }
        // The pool's only connection comes back when the query is over.
        let client = tokio::time::timeout(Duration::from_secs(30), pool.get()).await??;
        assert_eq!(biography(&client).await?, None);

        let mut client = Cancelling::new(client, NoTls);
        let canceller = client.canceller();
        let transaction = canceller.watch(client.transaction().await?);
        let sleep = bindery::nonblocking::one::<i32>(&transaction, &SLEEP, &[]);
        assert!(tokio::time::timeout(deadline, sleep).await.is_err());
        let spoiled = biography(&transaction)
            .await
            .expect_err("the transaction has failed");
        assert_eq!(spoiled.code().map(|code| code.code()), Some("25P02"));
        drop(transaction);
        assert_eq!(biography(&client).await?, None);
        Ok(())
    })
}

#[test]
fn rows_of_every_shape_are_those_of_blocking_functions() -> Outcome {
    use crate::queries::catalogue;
    with_config(async |config| {
        let blocking = config.clone();
        // A blocking client has a runtime of its own.
        let expected = std::thread::spawn(move || -> Result<_, Box<dyn Error + Send + Sync>> {
            let client = &mut postgres::Config::from(blocking).connect(NoTls)?;
            let streamed = catalogue::catalogue(client)?.collect::<Result<Vec<_>, _>>()?;
            let mut lent = Vec::new();
            catalogue::titles_each(client, |row| {
                lent.push(row.title.len());
                Ok::<(), bindery::Error>(())
            })?;
            let grouped = catalogue::bibliographies(client)?;
            let nested = catalogue::copies_of_entry(client, 1)?;
            Ok((
                streamed,
                lent,
                grouped,
                nested,
                catalogue::inventory(client)?,
            ))
        });
        let expected = expected.join().expect("it does not panic");
        let (streamed, lent, grouped, nested, mapped) = expected.map_err(|it| it.to_string())?;

        use catalogue::nonblocking;
        let client = connect(&config).await?;
        let found: Vec<_> = nonblocking::catalogue(&client).await?.try_collect().await?;
        assert_eq!(found, streamed);
        let mut lengths = Vec::new();
        nonblocking::titles_each(&client, |row| {
            lengths.push(row.title.len());
            Ok::<(), bindery::Error>(())
        })
        .await?;
        assert_eq!(lengths, lent);
        assert_eq!(nonblocking::bibliographies(&client).await?, grouped);
        assert_eq!(nonblocking::copies_of_entry(&client, 1).await?, nested);
        assert_eq!(nonblocking::inventory(&client).await?, mapped);

        // A closure that fails ends it, with its own error.
        let failed = nonblocking::titles_each(&client, |_| Err(Box::<dyn Error>::from("enough")));
        assert_eq!(failed.await.expect_err("it fails").to_string(), "enough");
        assert_eq!(biography(&client).await?, None);
        Ok(())
    })
}

#[test]
fn ranges_and_whole_rows_are_values() -> Outcome {
    with_config(async |config| {
        let client = connect(&config).await?;
        let lent = loans::lend_copy(&client, 1, 1, 21).await?;
        let loan = lent.ok_or("the copy is there")?.id;
        let out = loans::times_out(&client, 1, &Range::from(..)).await?;
        let [Range::Between(Bound::Included(from), Bound::Unbounded)] = out.as_slice() else {
            panic!("{out:?}");
        };
        assert_eq!(
            loans::times_out(&client, 1, &Range::from(..*from)).await?,
            []
        );
        assert_eq!(loans::archive_loan(&client, loan).await?, None);
        loans::return_copy(&client, Decimal::ONE, loan, CopyCondition::Good).await?;
        let archived = loans::archive_loan(&client, loan).await?;
        assert_eq!(archived.ok_or("it came back")?.lent_at, Some(*from));
        Ok(())
    })
}

#[test]
fn many_rows_of_a_type_that_the_driver_has_to_ask_about_arrive() -> Outcome {
    with_config(async |config| {
        let client = connect(&config).await?;
        let more = "INSERT INTO copy (book_id, barcode, shelf)
            SELECT 1, 'more ' || n, repeat('x', 1000) FROM generate_series(1, 4000) n";
        client.batch_execute(more).await?;
        let all = copies::copies_of_book(&client, 1);
        let all = tokio::time::timeout(Duration::from_secs(60), all).await??;
        assert!(all.len() > 4_000);
        Ok(())
    })
}

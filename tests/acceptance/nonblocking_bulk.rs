//! Rows that are copied, and queries for many sets, on the async client.

use crate::bulk::{CHANGES, SCHEMA, book, check_changes, is_embedded};
use crate::database::{self, Outcome};
use crate::golden::acceptance_bulk::EXPECTED;
use crate::golden::acceptance_bulk::query::nonblocking as query;
use crate::proxy::Proxy;
use bindery::Cached;
use bindery::nonblocking::{Cancelling, transaction};
use futures_util::{StreamExt, TryStreamExt, stream};
use std::time::Duration;
use tokio_postgres::{Client, Config, NoTls};

fn with_config<F: Future<Output = Outcome>>(test: impl FnOnce(Config) -> F) -> Outcome {
    database::with_config(|config| {
        let mut client = postgres::Config::from(config.clone()).connect(NoTls)?;
        client.batch_execute(SCHEMA)?;
        client.close()?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        runtime.block_on(test(config))
    })
}

async fn connect(config: &Config) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// That the future can go to another thread.
fn sendable<F: Future + Send>(future: F) -> F {
    future
}

#[test]
fn iterators_and_streams_are_copied() -> Outcome {
    with_config(async |config| {
        let client = Cached::new(connect(&config).await?);
        let rows = vec![("One", 1, None), ("Two", 2, Some(2))];
        assert_eq!(sendable(query::import_books(&client, rows)).await?, 2);
        let more = stream::iter(3..=5).map(|id| Ok::<_, bindery::Error>(("More", id, None)));
        assert_eq!(
            sendable(query::import_books_stream(&client, more)).await?,
            3
        );
        assert_eq!(query::import_ids(&client, [Some(1), None]).await?, 2);
        let copied: Vec<_> = sendable(query::export_books(&client))
            .await?
            .try_collect()
            .await?;
        assert_eq!(copied.len(), 5);
        assert_eq!(
            (copied[1].id, &*copied[1].title, copied[1].year),
            (2, "Two", Some(2))
        );
        Ok(())
    })
}

#[test]
fn a_stream_that_fails_copies_nothing() -> Outcome {
    with_config(async |config| {
        let mut client = connect(&config).await?;
        let rows = [Ok(("One", 1, None)), Err("torn".into())];
        let failed = query::import_books_stream(&client, stream::iter(rows)).await;
        let failed: Box<dyn std::error::Error> = failed.expect_err("the stream failed");
        assert_eq!(failed.to_string(), "torn");
        if is_embedded() {
            // The embedded server closes a connection that goes on before it has heard of the copy's end.
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        let twice = query::import_books(&client, [("a", 1, None), ("b", 1, None)]).await;
        let error = twice.expect_err("a key is there twice");
        let code = error.code().map(|it| it.code());
        assert_eq!(code, Some("23505"), "{error:?}");
        assert_eq!(query::books(&client).await?, []);
        let kept = transaction(&mut client, async |tx| {
            let rows = [Ok(("One", 1, None)), Err("torn".into())];
            let failed = query::import_books_stream(tx, stream::iter(rows)).await;
            let _: Box<dyn std::error::Error> = failed.expect_err("the stream failed");
            Ok::<_, bindery::Error>(())
        });
        kept.await
            .expect_err("the copy that was given up spoils the transaction");
        let rows: Vec<_> = query::export_failing(&client).await?.collect().await;
        assert!(
            matches!(rows.as_slice(), [Ok(5), Ok(10), Err(_)]),
            "{rows:?}"
        );
        Ok(())
    })
}

#[test]
fn many_rows_and_sets_go_through() -> Outcome {
    with_config(async |config| {
        let mut client = Cancelling::new(Cached::new(connect(&config).await?), NoTls);
        let many = if is_embedded() { 10_000 } else { 100_000 };
        let ids = stream::iter(0..many).map(|it| Ok::<_, bindery::Error>(Some(it)));
        assert_eq!(
            query::import_ids_stream(&client, ids).await?,
            u64::from(many.unsigned_abs())
        );
        let titles: Vec<String> = (0..5000).map(|it| format!("Title {it}")).collect();
        let sets: Vec<_> = (0..)
            .zip(&titles)
            .map(|(id, title)| (id, title.as_str(), None))
            .collect();
        let added = sendable(query::add_books(&mut client, &sets)).await?;
        for (set, rows) in sets.iter().zip(&added) {
            assert_eq!(
                [(rows[0].id, rows[0].title.as_str())].as_slice(),
                [(set.0, set.1)]
            );
            assert_eq!(rows.len(), 1);
        }
        assert_eq!(added.len(), 5000);
        Ok(())
    })
}

#[test]
fn a_batch_is_one_pipeline() -> Outcome {
    with_config(async |config| {
        let proxy = Proxy::start(&config).await?;
        let mut client = Cached::new(connect(proxy.config()).await?);
        // Prepares the statement.
        query::remove(&mut client, &[0]).await?;
        for count in [1, 10, 500] {
            let before = proxy.round_trips();
            let sets: Vec<i32> = (0..count).collect();
            assert_eq!(query::remove(&mut client, &sets).await?.len(), sets.len());
            let trips = proxy.round_trips() - before;
            // BEGIN, the sets, COMMIT.
            assert!(trips <= 3, "{count} sets took {trips} round trips");
        }
        Ok(())
    })
}

#[test]
fn a_batch_that_fails_names_the_set_and_changes_nothing() -> Outcome {
    with_config(async |config| {
        let mut client = connect(&config).await?;
        let sets = [
            (1, "One", None),
            (2, "Two", Some(2)),
            (1, "Again", None),
            (3, "Three", None),
        ];
        let error = query::add_books(&mut client, &sets)
            .await
            .expect_err("a key is there twice");
        assert_eq!(error.index(), Some(2));
        assert_eq!(query::books(&client).await?, []);
        transaction(&mut client, async |tx| {
            query::add_books(tx, &sets[..1]).await?;
            query::add_books(tx, &sets[1..])
                .await
                .expect_err("a key is there twice");
            let years = [(Some(7), 1), (Some(8), 0)];
            assert_eq!(query::set_year(tx, &years).await?, [1, 0]);
            Ok::<_, bindery::Error>(())
        })
        .await?;
        assert_eq!(query::books(&client).await?, [book(1, "One", Some(7))]);
        assert_eq!(
            query::titles(&mut client, &["O%", "x"]).await?,
            [vec!["One"], vec![]]
        );
        Ok(())
    })
}

#[test]
fn copies_and_batches_are_verified() -> Outcome {
    with_config(async |config| {
        let client = connect(&config).await?;
        bindery::nonblocking::verify(&client, EXPECTED).await?;
        client.batch_execute(CHANGES).await?;
        check_changes(bindery::nonblocking::verify(&client, EXPECTED).await);
        Ok(())
    })
}

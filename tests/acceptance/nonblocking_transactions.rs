//! Async transactions: committed, rolled back, dropped, tried again, and on other threads.

use crate::clients::SLEEP;
use crate::database::Outcome;
use crate::nonblocking::{biography, connect, with_config};
use crate::proxy::Proxy;
use crate::queries::authors::nonblocking as authors;
use crate::transactions::{FAIL, FAIL_LATE, FAIL_MIDWAY, FAILURES, Refusal, SETTINGS, tried_again};
use bindery::nonblocking::{Cancelling, Client, ConnectedTo, exec, one, stream, transaction};
use bindery::{Cached, CachedManager, Connection, Error, Isolation, TransactionOptions};
use futures_util::{FutureExt, TryStreamExt};
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio_postgres::{Config, NoTls};

/// Connects to a library where things can be made to fail.
async fn connect_to_fail(config: &Config) -> Result<tokio_postgres::Client, tokio_postgres::Error> {
    let client = connect(config).await?;
    client.batch_execute(FAILURES).await?;
    Ok(client)
}

async fn write(client: &impl Client, biography: &str) -> Result<(), Error> {
    let written = authors::set_biography(client, Some(biography), 4).await;
    written.map(drop)
}

async fn fail(client: &impl Client, code: &str) -> Result<i32, Error> {
    one(client, &FAIL, &[&code]).await
}

fn code(error: &Error) -> &str {
    error.code().map_or("none", |code| code.code())
}

#[test]
fn an_async_closure_is_committed_or_rolled_back() -> Outcome {
    with_config(async |config| {
        let mut client = connect_to_fail(&config).await?;
        let written = transaction(&mut client, async |tx| {
            write(tx, "committed").await?;
            biography(tx).await
        });
        assert_eq!(written.await?.as_deref(), Some("committed"));

        let refused = transaction(&mut client, async |tx| {
            write(tx, "refused").await?;
            Err::<(), _>(Refusal::Enough)
        });
        assert_eq!(refused.await, Err(Refusal::Enough));
        let failed = transaction(&mut client, async |tx| fail(tx, "LB001").await);
        assert_eq!(code(&failed.await.expect_err("it fails")), "LB001");
        let panicked = transaction(&mut client, async |tx| -> Result<(), Error> {
            write(tx, "panicked").await?;
            std::panic::resume_unwind(Box::new("enough"))
        });
        assert!(AssertUnwindSafe(panicked).catch_unwind().await.is_err());
        assert_eq!(biography(&client).await?.as_deref(), Some("committed"));
        Ok(())
    })
}

#[test]
fn an_async_transaction_that_is_dropped_is_rolled_back() -> Outcome {
    with_config(async |config| {
        let mut client = connect(&config).await?;
        let dropped = transaction(&mut client, async |tx| {
            write(tx, "dropped").await?;
            std::future::pending::<Result<(), Error>>().await
        });
        let limit = Duration::from_millis(200);
        assert!(tokio::time::timeout(limit, dropped).await.is_err());
        write(&client, "after").await?;
        client.transaction().await?.rollback().await?;
        assert_eq!(biography(&client).await?.as_deref(), Some("after"));
        Ok(())
    })
}

#[test]
fn an_async_transaction_within_another_is_undone_on_its_own() -> Outcome {
    with_config(async |config| {
        let mut client = connect_to_fail(&config).await?;
        let outer = transaction(&mut client, async |tx| {
            write(tx, "outer").await?;
            let failed = transaction(tx, async |inner| {
                write(inner, "inner").await?;
                fail(inner, "LB001").await
            });
            assert_eq!(code(&failed.await.expect_err("it fails")), "LB001");
            let spoiled = transaction(tx, async |inner| {
                assert!(fail(inner, "LB001").await.is_err());
                Ok::<_, Error>(())
            });
            let spoiled = spoiled.await.expect_err("nothing was kept");
            assert_eq!((spoiled.query(), code(&spoiled)), ("COMMIT", "25P02"));
            assert_eq!(biography(tx).await?.as_deref(), Some("outer"));
            transaction(tx, async |inner| {
                transaction(inner, async |innermost| write(innermost, "innermost").await).await
            })
            .await
        });
        outer.await?;
        assert_eq!(biography(&client).await?.as_deref(), Some("innermost"));

        let mut outer = client.transaction().await?;
        let spoiled = transaction(&mut outer, async |tx| {
            let fail = tx.batch_execute("SELECT fail('LB001')");
            assert!(fail.await.is_err());
            Ok::<_, Error>(())
        });
        assert_eq!(code(&spoiled.await.expect_err("nothing was kept")), "25P02");
        transaction(&mut outer, async |tx| write(tx, "within").await).await?;
        outer.rollback().await?;
        assert_eq!(biography(&client).await?.as_deref(), Some("innermost"));
        Ok(())
    })
}

#[test]
fn an_async_commit_that_commits_nothing_is_an_error() -> Outcome {
    with_config(async |config| {
        let mut client = connect_to_fail(&config).await?;
        let spoiled = |failed: Result<(), Error>| {
            let error = failed.expect_err("nothing was committed");
            assert_eq!((error.query(), code(&error)), ("COMMIT", "25P02"));
        };
        let kept = transaction(&mut client, async |tx| {
            write(tx, "spoiled").await?;
            assert!(fail(tx, "LB001").await.is_err());
            Ok(())
        });
        spoiled(kept.await);
        let kept = transaction(&mut client, async |tx| {
            write(tx, "spoiled").await?;
            let fail = tx.driver().batch_execute("SELECT fail('LB001')");
            assert!(fail.await.is_err());
            Ok(())
        });
        spoiled(kept.await);
        let late = transaction(&mut client, async |tx| {
            write(tx, "late").await?;
            exec(tx, &FAIL_LATE, &[&"LB001"]).await
        });
        let late = late.await.expect_err("COMMIT fails");
        assert_eq!((late.query(), code(&late)), ("COMMIT", "LB001"));
        assert_eq!(biography(&client).await?, None);
        Ok(())
    })
}

#[test]
fn an_async_transaction_takes_two_round_trips_more() -> Outcome {
    with_config(async |config| {
        let proxy = Proxy::start(&config).await?;
        let mut client = connect(proxy.config()).await?;
        let before = proxy.round_trips();
        transaction(&mut client, async |tx| write(tx, "thrice").await).await?;
        assert_eq!(proxy.round_trips() - before, 3);
        Ok(())
    })
}

#[test]
fn an_async_transaction_runs_as_it_is_told() -> Outcome {
    with_config(async |config| {
        let mut client = connect(&config).await?;
        let options = TransactionOptions::new().isolation(Isolation::Serializable);
        let told = options.read_only().deferrable();
        let settings = told.run_async(&mut client, async |tx| {
            one::<String>(tx, &SETTINGS, &[]).await
        });
        assert_eq!(settings.await?, "serializable, on, on");
        let read_only = options.read_only();
        let failed = read_only.run_async(&mut client, async |tx| write(tx, "read only").await);
        assert_eq!(code(&failed.await.expect_err("it can not write")), "25006");
        Ok(())
    })
}

#[test]
fn an_async_transaction_is_tried_again() -> Outcome {
    with_config(async |config| {
        let mut client = connect_to_fail(&config).await?;
        for transient in ["40001", "40P01"] {
            let tries = AtomicU32::new(0);
            let done = tried_again(3).run_async(&mut client, async |tx| {
                let tries = 1 + tries.fetch_add(1, Ordering::Relaxed);
                write(tx, &format!("attempt {tries}")).await?;
                match tries {
                    4 => Ok(0),
                    _ => fail(tx, transient).await,
                }
            });
            done.await?;
            let done = biography(&client).await?;
            assert_eq!(done.as_deref(), Some("attempt 4"));
        }
        Ok(())
    })
}

/// How often `$fails`, which gives a `Result<(), Refusal>`, is tried where it may be tried twice.
macro_rules! tries {
    ($client:ident, async |$tx:ident| $fails:block) => {{
        let tries = AtomicU32::new(0);
        let failed = tried_again(1).run_async(&mut $client, async |$tx| -> Result<(), Refusal> {
            tries.fetch_add(1, Ordering::Relaxed);
            $fails
        });
        assert!(failed.await.is_err());
        tries.into_inner()
    }};
}

#[test]
fn what_fails_in_an_async_transaction_is_known_wherever_it_fails() -> Outcome {
    with_config(async |config| {
        let mut client = connect_to_fail(&config).await?;
        let hidden = tries!(client, async |tx| {
            let failed = fail(tx, "40001").await;
            failed.map(drop).map_err(|_| Refusal::Enough)
        });
        let at_once = tries!(client, async |tx| {
            // Sent together: what follows the failure says nothing new.
            let both = futures_util::join!(fail(tx, "40001"), write(tx, "spoiled"));
            assert!(both.0.is_err() && both.1.is_err());
            Err(Refusal::Enough)
        });
        let kept = tries!(client, async |tx| {
            assert!(fail(tx, "40001").await.is_err());
            Ok(())
        });
        let within = tries!(client, async |tx| {
            transaction(tx, async |inner| {
                Ok(fail(inner, "40P01").await.map(drop)?)
            })
            .await
        });
        let midway = tries!(client, async |tx| {
            let numbers = stream::<i32>(tx, &FAIL_MIDWAY, &[&"40001"]).await?;
            Ok(numbers.try_for_each(async |_| Ok(())).await?)
        });
        let at_commit = tries!(client, async |tx| {
            Ok(exec(tx, &FAIL_LATE, &[&"40001"]).await.map(drop)?)
        });
        assert_eq!(
            [hidden, at_once, kept, within, midway, at_commit],
            [2, 2, 2, 2, 2, 2]
        );

        let other = tries!(client, async |tx| {
            Ok(fail(tx, "LB001").await.map(drop)?)
        });
        let overcome = tries!(client, async |tx| {
            let inner = transaction(tx, async |inner| fail(inner, "40001").await);
            assert!(inner.await.is_err());
            write(tx, "overcome").await?;
            Err(Refusal::Enough)
        });
        assert_eq!([other, overcome], [1, 1]);
        assert_eq!(biography(&client).await?, None);
        Ok(())
    })
}

/// As it is generated for a database that has a name.
enum Library {}

/// As it is generated for a database that has a name.
async fn rename(client: &impl ConnectedTo<Library>, name: &str) -> Result<u64, Error> {
    authors::set_biography(client.client(), Some(name), 4).await
}

#[test]
fn an_async_transaction_can_go_to_another_thread() -> Outcome {
    with_config(async |config| {
        let client = Cached::new(connect(&config).await?);
        let mut library = Connection::<Library, _>::new(client);
        let there = tokio::spawn(async move {
            let name = String::from("there");
            transaction(&mut library, async |tx| rename(tx, &name).await).await?;
            let renamed = tried_again(1).run_async(&mut library, async |tx| {
                rename(tx, &name).await?;
                transaction(tx, async |inner| rename(&inner, &name).await).await
            });
            assert_eq!(renamed.await?, 1);
            let shared = std::sync::Arc::new(library);
            rename(&shared, &name).await?;
            biography(shared.get_ref()).await
        });
        assert_eq!(there.await??.as_deref(), Some("there"));
        Ok(())
    })
}

#[test]
fn async_transactions_run_on_connections_out_of_pools() -> Outcome {
    with_config(async |config| {
        let manager = deadpool_postgres::Manager::new(config.clone(), NoTls);
        let pool = deadpool_postgres::Pool::builder(manager)
            .max_size(1)
            .build()?;
        let mut client = pool.get().await?;
        transaction(&mut client, async |tx| write(tx, "deadpool").await).await?;
        let mut outer = client.transaction().await?;
        transaction(&mut outer, async |tx| write(tx, "dropped").await).await?;
        drop(outer);
        assert_eq!(biography(&client).await?.as_deref(), Some("deadpool"));
        drop(client);
        pool.close();

        let manager = bb8_postgres::PostgresConnectionManager::new(config, NoTls);
        let pool = bb8::Pool::builder()
            .max_size(1)
            .build(CachedManager::new(manager))
            .await?;
        let spawned = tokio::spawn(async move {
            let mut client = pool.get().await.map_err(|error| error.to_string())?;
            let (name, tried_again) = (String::from("bb8"), tried_again(1));
            let written = tried_again.run_async(&mut client, async |tx| write(tx, &name).await);
            written.await.map_err(|error| error.to_string())?;
            let found = biography(&client).await;
            found.map_err(|error| error.to_string())
        });
        assert_eq!(spawned.await??.as_deref(), Some("bb8"));
        Ok(())
    })
}

#[test]
fn the_queries_of_an_async_transaction_are_cancelled() -> Outcome {
    if std::env::var_os("BINDERY_TEST_URL").is_none() {
        eprintln!("skipped: the embedded server serves one connection at a time");
        return Ok(());
    }
    with_config(async |config| {
        let mut client = Cancelling::new(connect(&config).await?, NoTls);
        let limit = Duration::from_millis(200);
        for _ in 0..3 {
            let slow = transaction(&mut client, async |tx| {
                write(tx, "slow").await?;
                one::<i32>(tx, &SLEEP, &[]).await
            });
            assert!(tokio::time::timeout(limit, slow).await.is_err());
            let spoiled = transaction(&mut client, async |tx| {
                let slow = one::<i32>(tx, &SLEEP, &[]);
                assert!(tokio::time::timeout(limit, slow).await.is_err());
                Ok::<_, Error>(())
            });
            let spoiled = spoiled.await.expect_err("the transaction has failed");
            assert_eq!((spoiled.query(), code(&spoiled)), ("COMMIT", "25P02"));
        }
        assert_eq!(biography(&client).await?, None);
        Ok(())
    })
}

//! Transactions that end with their closure: committed, rolled back, tried again.

use crate::database::{self, Outcome};
use crate::library::{create_tables, stock};
use crate::queries::authors;
use bindery::{Cached, ConnectedTo, Connection, Error, Isolation, Query, TransactionOptions};
use postgres::error::SqlState;
use postgres::types::Type;
use postgres::{Client, NoTls};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// A function that fails with a code, and a table whose rows are checked at COMMIT.
pub(crate) const FAILURES: &str = "
    CREATE FUNCTION fail(code text) RETURNS int LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'failed on purpose' USING ERRCODE = code;
    END $$;
    CREATE TABLE late (code text UNIQUE DEFERRABLE INITIALLY DEFERRED);
    CREATE FUNCTION fail_late() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM fail(new.code) WHERE new.code <> 'none';
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON late
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_late()";

pub(crate) static FAIL: Query = Query {
    name: "fail",
    sql: "SELECT fail($1)",
    params: &[Type::TEXT],
};

pub(crate) static FAIL_LATE: Query = Query {
    name: "fail_late",
    sql: "INSERT INTO late VALUES ($1)",
    params: &[Type::TEXT],
};

/// Fails at its third row.
pub(crate) static FAIL_MIDWAY: Query = Query {
    name: "fail_midway",
    sql: "SELECT CASE WHEN n = 3 THEN fail($1) ELSE n END FROM generate_series(1, 4) n",
    params: &[Type::TEXT],
};

pub(crate) static SETTINGS: Query = Query {
    name: "settings",
    sql: "SELECT concat_ws(', ', current_setting('transaction_isolation'),
                 current_setting('transaction_read_only'), current_setting('transaction_deferrable'))",
    params: &[],
};

/// Options whose attempts follow at once.
pub(crate) fn tried_again(retries: u32) -> TransactionOptions {
    let pause = Duration::from_millis(1);
    TransactionOptions::new()
        .retries(retries)
        .backoff(pause, pause)
}

pub(crate) fn with_client(test: impl FnOnce(Client) -> Outcome) -> Outcome {
    database::with_client(|mut client| {
        create_tables(&mut client)?;
        stock(&mut client)?;
        client.batch_execute(FAILURES)?;
        test(client)
    })
}

pub(crate) fn biography(client: &mut impl bindery::Client) -> Result<Option<String>, Error> {
    let homer = authors::author_by_id(client, 4)?.expect("the stock has Homer");
    Ok(homer.biography)
}

pub(crate) fn write(client: &mut impl bindery::Client, biography: &str) -> Result<(), Error> {
    authors::set_biography(client, Some(biography), 4).map(drop)
}

pub(crate) fn fail(client: &mut impl bindery::Client, code: &str) -> Result<i32, Error> {
    FAIL.one(client, &[&code])
}

pub(crate) fn code(error: &Error) -> &str {
    error.code().map_or("none", SqlState::code)
}

#[test]
fn a_closure_that_succeeds_is_committed() -> Outcome {
    with_client(|mut client| {
        let written = bindery::transaction(&mut client, |tx| {
            write(tx, "committed")?;
            biography(tx)
        })?;
        assert_eq!(written.as_deref(), Some("committed"));
        client.transaction()?.rollback()?;
        assert_eq!(biography(&mut client)?, written);
        Ok(())
    })
}

#[derive(Debug, PartialEq)]
pub(crate) enum Refusal {
    Enough,
    Query(String),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Query(error.query().to_owned())
    }
}

#[test]
fn a_closure_that_fails_is_rolled_back_with_an_error_of_its_own() -> Outcome {
    with_client(|mut client| {
        let refused = bindery::transaction(&mut client, |tx| {
            write(tx, "refused")?;
            Err::<(), _>(Refusal::Enough)
        });
        assert_eq!(refused, Err(Refusal::Enough));
        let refused = bindery::transaction(&mut client, |tx| Ok::<_, Refusal>(fail(tx, "LB001")?));
        assert_eq!(refused, Err(Refusal::Query("fail".to_owned())));

        let boxed = bindery::transaction(&mut client, |tx| {
            write(tx, "boxed")?;
            Err::<(), _>(Box::<dyn std::error::Error + Send + Sync>::from("enough"))
        });
        assert_eq!(boxed.expect_err("it fails").to_string(), "enough");
        assert_eq!(biography(&mut client)?, None);
        Ok(())
    })
}

#[test]
fn a_closure_that_panics_is_rolled_back() -> Outcome {
    with_client(|mut client| {
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            bindery::transaction(&mut client, |tx| -> Result<(), Error> {
                write(tx, "panicked")?;
                std::panic::resume_unwind(Box::new("enough"))
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(biography(&mut client)?, None);
        // The connection is not within a transaction.
        write(&mut client, "after")?;
        client.transaction()?.rollback()?;
        assert_eq!(biography(&mut client)?.as_deref(), Some("after"));
        Ok(())
    })
}

#[test]
fn a_transaction_within_another_is_undone_on_its_own() -> Outcome {
    with_client(|mut client| {
        bindery::transaction(&mut client, |tx| -> Outcome {
            write(tx, "outer")?;
            let failed = bindery::transaction(tx, |inner| {
                write(inner, "inner")?;
                fail(inner, "LB001")
            });
            assert_eq!(code(&failed.expect_err("it fails")), "LB001");
            let spoiled = bindery::transaction(tx, |inner| {
                assert!(fail(inner, "LB001").is_err());
                Ok::<_, Error>(())
            });
            let spoiled = spoiled.expect_err("nothing was kept");
            assert_eq!((spoiled.query(), code(&spoiled)), ("COMMIT", "25P02"));
            assert_eq!(biography(tx)?.as_deref(), Some("outer"));
            bindery::transaction(tx, |inner| {
                bindery::transaction(inner, |innermost| write(innermost, "innermost"))
            })?;
            let mut savepoint = tx.transaction()?;
            write(&mut savepoint, "dropped")?;
            drop(savepoint);
            let mut savepoint = tx.transaction()?;
            write(&mut savepoint, "rolled back")?;
            savepoint.rollback()?;
            Ok(())
        })?;
        assert_eq!(biography(&mut client)?.as_deref(), Some("innermost"));

        // On a transaction of the driver's too.
        let mut transaction = client.transaction()?;
        bindery::transaction(&mut transaction, |tx| write(tx, "within"))?;
        transaction.rollback()?;
        assert_eq!(biography(&mut client)?.as_deref(), Some("innermost"));
        Ok(())
    })
}

#[test]
fn a_failure_that_the_closure_keeps_to_itself_is_an_error_of_commit() -> Outcome {
    with_client(|mut client| {
        let spoiled = |failed: Result<(), Error>| {
            let error = failed.expect_err("nothing was committed");
            assert_eq!((error.query(), code(&error)), ("COMMIT", "25P02"));
        };
        spoiled(bindery::transaction(&mut client, |tx| {
            write(tx, "spoiled")?;
            assert!(fail(tx, "LB001").is_err());
            Ok(())
        }));
        spoiled(bindery::transaction(&mut client, |tx| {
            write(tx, "spoiled")?;
            assert!(tx.batch_execute("SELECT fail('LB001')").is_err());
            Ok(())
        }));
        spoiled(bindery::transaction(&mut client, |tx| {
            write(tx, "spoiled")?;
            let numbers = FAIL_MIDWAY.stream::<i32>(tx, &[&"LB001"])?;
            assert_eq!(numbers.filter_map(Result::ok).count(), 2);
            Ok(())
        }));
        spoiled(bindery::transaction(&mut client, |tx| {
            write(tx, "spoiled")?;
            assert!(bindery::Client::query(tx, &(&FAIL).into(), &[&"LB001"]).is_err());
            Ok(())
        }));
        assert_eq!(biography(&mut client)?, None);
        Ok(())
    })
}

#[test]
fn a_commit_that_fails_is_an_error() -> Outcome {
    with_client(|mut client| {
        let failed = bindery::transaction(&mut client, |tx| {
            write(tx, "late")?;
            FAIL_LATE.exec(tx, &[&"LB001"])
        });
        let failed = failed.expect_err("COMMIT fails");
        assert_eq!((failed.query(), code(&failed)), ("COMMIT", "LB001"));
        assert_eq!(failed.to_string(), "query `COMMIT`: failed on purpose");
        assert_eq!(biography(&mut client)?, None);
        write(&mut client, "after")?;
        Ok(())
    })
}

#[test]
fn a_connection_that_is_closed_begins_nothing() -> Outcome {
    if std::env::var_os("BINDERY_TEST_URL").is_none() {
        eprintln!("skipped: the embedded server does not close a connection");
        return Ok(());
    }
    with_client(|mut client| {
        let close = "SELECT pg_terminate_backend(pg_backend_pid())";
        assert!(client.batch_execute(close).is_err());
        let failed = bindery::transaction(&mut client, |tx| write(tx, "nobody is there"));
        let failed = failed.expect_err("the connection is closed");
        assert_eq!((failed.query(), code(&failed)), ("BEGIN", "none"));
        Ok(())
    })
}

#[test]
fn a_transaction_runs_as_it_is_told() -> Outcome {
    with_client(|mut client| {
        let mut settings = |options: TransactionOptions| {
            options.run(&mut client, |tx| SETTINGS.one::<String>(tx, &[]))
        };
        let options = TransactionOptions::new();
        assert_eq!(settings(options)?, "read committed, off, off");
        let told = options.isolation(Isolation::RepeatableRead).read_only();
        assert_eq!(settings(told)?, "repeatable read, on, off");
        let told = options.isolation(Isolation::Serializable).read_only();
        assert_eq!(settings(told.deferrable())?, "serializable, on, on");
        let told = options.isolation(Isolation::ReadCommitted).read_write();
        assert_eq!(settings(told)?, "read committed, off, off");

        let read_only = TransactionOptions::new().read_only();
        let failed = read_only.run(&mut client, |tx| write(tx, "read only"));
        assert_eq!(code(&failed.expect_err("it can not write")), "25006");
        Ok(())
    })
}

/// How many statements about authors the server keeps for this connection.
fn prepared(client: &mut Client) -> Result<i64, postgres::Error> {
    let count = "SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'author'";
    Ok(client.query_one(count, &[])?.get(0))
}

#[test]
fn the_statements_of_a_cached_client_stay() -> Outcome {
    with_client(|client| {
        let mut client = Cached::new(client);
        let before = prepared(&mut client)?;
        for _ in 0..2 {
            bindery::transaction(&mut client, |tx| {
                write(tx, "outer")?;
                bindery::transaction(tx, |inner| write(inner, "inner"))?;
                tx.transaction().map(drop).expect("a savepoint begins");
                biography(tx)
            })?;
            assert_eq!(prepared(&mut client)? - before, 2);
        }
        let mut transaction = client.transaction()?;
        bindery::transaction(&mut transaction, |tx| write(tx, "within"))?;
        transaction.commit()?;
        assert_eq!(prepared(&mut client)? - before, 2);
        assert_eq!(biography(&mut client)?.as_deref(), Some("within"));
        Ok(())
    })
}

#[test]
fn transactions_run_on_connections_out_of_a_pool() -> Outcome {
    database::with_config(|config| {
        let manager = r2d2_postgres::PostgresConnectionManager::new(config.into(), NoTls);
        let manager = bindery::CachedManager::new(manager);
        let pool = r2d2::Pool::builder().max_size(1).build(manager)?;
        create_tables(&mut **pool.get()?)?;
        stock(&mut *pool.get()?)?;
        bindery::transaction(&mut pool.get()?, |tx| write(tx, "pooled"))?;
        let mut pooled = Connection::<Library, _>::new(pool.get()?);
        let failed = tried_again(1).run(&mut pooled, |tx| {
            rename(tx, "rolled back")?;
            Err::<(), _>(Refusal::Enough)
        });
        assert_eq!(failed, Err(Refusal::Enough));
        let client = pooled.get_mut();
        assert_eq!(biography(&mut **client)?.as_deref(), Some("pooled"));
        Ok(())
    })
}

/// As it is generated for a database that has a name.
enum Library {}

/// As it is generated for a database that has a name.
fn rename(client: &mut impl ConnectedTo<Library>, name: &str) -> Result<u64, Error> {
    authors::set_biography(client.client(), Some(name), 4)
}

#[test]
fn a_transaction_is_connected_to_the_database_of_its_connection() -> Outcome {
    with_client(|client| {
        let mut library = Connection::<Library, _>::new(Cached::new(client));
        assert_eq!(rename(&mut library, "at once")?, 1);
        assert_eq!(rename(&mut &mut library, "behind a reference")?, 1);
        let committed = bindery::transaction(&mut library, |tx| {
            rename(tx, "outer")?;
            bindery::transaction(tx, |inner| rename(inner, "inner"))
        });
        assert_eq!(committed?, 1);
        let mut client = library.into_inner();
        assert_eq!(biography(&mut client)?.as_deref(), Some("inner"));
        Ok(())
    })
}

//! Transactions that are tried again: after what, how often, and what is left when that is used up.

use crate::database::{self, Outcome};
use crate::library::{create_tables, stock};
use crate::queries::authors;
use crate::transactions::{
    FAIL_LATE, FAIL_MIDWAY, Refusal, biography, code, fail, tried_again, with_client, write,
};
use bindery::{Error, Isolation, Query, TransactionOptions};
use postgres::types::Type;
use postgres::{Client, NoTls};

/// How often a closure runs that fails with `code` each time, in a way of its own.
fn tries(
    client: &mut Client,
    options: TransactionOptions,
    fail: impl Fn(&mut bindery::Transaction<'_>) -> Result<(), Refusal>,
) -> u32 {
    let mut tries = 0;
    let failed = options.run(client, |tx| {
        tries += 1;
        write(tx, "failed")?;
        fail(tx)
    });
    assert!(failed.is_err());
    tries
}

#[test]
fn a_serialization_failure_or_a_deadlock_is_tried_again() -> Outcome {
    with_client(|mut client| {
        for transient in ["40001", "40P01"] {
            let mut tries = 0;
            tried_again(3).run(&mut client, |tx| {
                tries += 1;
                write(tx, &format!("attempt {tries}"))?;
                match tries {
                    4 => Ok(0),
                    _ => fail(tx, transient),
                }
            })?;
            assert_eq!(biography(&mut client)?.as_deref(), Some("attempt 4"));
        }
        Ok(())
    })
}

#[test]
fn the_last_failure_is_returned_when_the_attempts_are_used_up() -> Outcome {
    with_client(|mut client| {
        let mut tries = 0;
        let failed = tried_again(2).run(&mut client, |tx| {
            tries += 1;
            write(tx, "failed")?;
            fail(tx, if tries < 3 { "40001" } else { "40P01" })
        });
        assert_eq!(code(&failed.expect_err("all of them fail")), "40P01");
        assert_eq!((tries, biography(&mut client)?), (3, None));
        Ok(())
    })
}

#[test]
fn what_fails_is_known_wherever_it_fails() -> Outcome {
    with_client(|mut client| {
        let client = &mut client;
        let twice = tried_again(1);
        // The error says nothing of its cause.
        let hidden = tries(client, twice, |tx| match fail(tx, "40001") {
            Ok(_) => Ok(()),
            Err(_) => Err(Refusal::Enough),
        });
        assert_eq!(hidden, 2);
        let later = tries(client, twice, |tx| {
            assert!(fail(tx, "40001").is_err());
            // What follows in a spoiled transaction says nothing new.
            Ok(write(tx, "spoiled")?)
        });
        assert_eq!(later, 2);
        let kept = tries(client, twice, |tx| {
            assert!(fail(tx, "40001").is_err());
            Ok(())
        });
        assert_eq!(kept, 2);
        let within = tries(client, twice, |tx| {
            bindery::transaction(tx, |inner| fail(inner, "40P01"))?;
            Ok(())
        });
        assert_eq!(within, 2);
        let midway = tries(client, twice, |tx| {
            let numbers = FAIL_MIDWAY.stream::<i32>(tx, &[&"40001"])?;
            Ok(numbers.collect::<Result<Vec<_>, _>>().map(drop)?)
        });
        assert_eq!(midway, 2);
        let at_commit = tries(client, twice, |tx| {
            FAIL_LATE.exec(tx, &[&"40001"])?;
            Ok(())
        });
        assert_eq!(at_commit, 2);
        assert_eq!(biography(client)?, None);
        Ok(())
    })
}

#[test]
fn nothing_else_is_tried_again() -> Outcome {
    with_client(|mut client| {
        let client = &mut client;
        let other = |tx: &mut bindery::Transaction<'_>| Ok(fail(tx, "LB001").map(drop)?);
        assert_eq!(tries(client, tried_again(5), other), 1);
        let unasked = |tx: &mut bindery::Transaction<'_>| Ok(fail(tx, "40001").map(drop)?);
        assert_eq!(tries(client, TransactionOptions::new(), unasked), 1);
        let overcome = |tx: &mut bindery::Transaction<'_>| {
            assert!(bindery::transaction(tx, |inner| fail(inner, "40001")).is_err());
            write(tx, "overcome")?;
            Err(Refusal::Enough)
        };
        assert_eq!(tries(client, tried_again(5), overcome), 1);
        let at_commit = |tx: &mut bindery::Transaction<'_>| {
            FAIL_LATE.exec(tx, &[&"LB001"])?;
            Ok(())
        };
        assert_eq!(tries(client, tried_again(5), at_commit), 1);
        Ok(())
    })
}

static COUNT: Query = Query {
    name: "count",
    sql: "SELECT count(*) FROM tally",
    params: &[],
};

static ADD: Query = Query {
    name: "add",
    sql: "INSERT INTO tally VALUES ($1)",
    params: &[Type::INT8],
};

#[test]
fn transactions_that_meet_are_serialized() -> Outcome {
    if std::env::var_os("BINDERY_TEST_URL").is_none() {
        eprintln!("skipped: the embedded server serves one connection at a time");
        return Ok(());
    }
    database::with_config(|config| {
        let connect = || postgres::Config::from(config.clone()).connect(NoTls);
        connect()?.batch_execute("CREATE TABLE tally (n bigint)")?;
        let options = tried_again(20).isolation(Isolation::Serializable);
        let both_counted = std::sync::Barrier::new(2);
        let add = || -> Result<u32, Error> {
            let mut client = connect().expect("the server lets us in");
            let mut tries = 0;
            options.run(&mut client, |tx| {
                tries += 1;
                let count: i64 = COUNT.one(tx, &[])?;
                if tries == 1 {
                    both_counted.wait();
                }
                ADD.exec(tx, &[&count])
            })?;
            Ok(tries)
        };
        let tries = std::thread::scope(|scope| {
            let other = scope.spawn(add);
            Ok::<_, Error>(add()? + other.join().expect("no panic")?)
        })?;
        assert!(tries > 2, "both can not have been first");
        let all = "SELECT count(*), sum(n)::bigint FROM tally";
        let all = connect()?.query_one(all, &[])?;
        assert_eq!((all.get::<_, i64>(0), all.get::<_, i64>(1)), (2, 1));
        Ok(())
    })
}

#[test]
fn those_who_wait_for_each_other_both_come_through() -> Outcome {
    if std::env::var_os("BINDERY_TEST_URL").is_none() {
        eprintln!("skipped: the embedded server serves one connection at a time");
        return Ok(());
    }
    database::with_config(|config| {
        let connect = || postgres::Config::from(config.clone()).connect(NoTls);
        let mut client = connect()?;
        create_tables(&mut client)?;
        stock(&mut client)?;
        let both_began = std::sync::Barrier::new(2);
        let set = |first: i64, second: i64| -> Result<u32, Error> {
            let mut client = connect().expect("the server lets us in");
            let mut tries = 0;
            tried_again(3).run(&mut client, |tx| {
                tries += 1;
                authors::set_biography(tx, Some("mine"), first)?;
                if tries == 1 {
                    both_began.wait();
                }
                authors::set_biography(tx, Some("mine"), second)
            })?;
            Ok(tries)
        };
        let tries = std::thread::scope(|scope| {
            let other = scope.spawn(|| set(2, 1));
            let mine = set(1, 2)?;
            Ok::<_, Error>(mine + other.join().expect("no panic")?)
        })?;
        // The server may break off both, where it finds out in both at once.
        assert!(tries > 2, "{tries}");
        Ok(())
    })
}

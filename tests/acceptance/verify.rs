//! `verify`: whether a database is still the one that the code was generated from.

use crate::database::{Outcome, with_config, with_shared_client};
use crate::library::create_tables;
use crate::queries;
use crate::queries::reporting::{self, Reporting};
use bindery::{Connection, Difference, DifferenceKind, VerifyError};
use tokio_postgres::Config;

/// Changes of every kind.
const CHANGES: &str = "
    ALTER TABLE member ALTER name DROP NOT NULL;
    ALTER TABLE book ALTER pages TYPE bigint;
    ALTER TABLE author DROP biography;
    ALTER TABLE copy RENAME shelf TO place;
    ALTER TABLE copy ALTER withdrawn DROP NOT NULL;
    DROP TABLE loan CASCADE";

/// The lines of what differs.
fn lines(result: Result<(), VerifyError>) -> Vec<String> {
    let error = result.expect_err("the database was changed");
    assert!(!error.differences().is_empty(), "{error}");
    error
        .to_string()
        .lines()
        .skip(1)
        .map(str::to_owned)
        .collect()
}

/// What differs after [`CHANGES`].
fn check_changes(lines: &[String]) {
    for expected in [
        "query `author_by_id`: it can not be prepared: column \"biography\" does not exist",
        "query `lend_copy`: it can not be prepared: relation \"loan\" does not exist",
        "query `book_by_id`: the column `pages` is of the type `int8`, not `int4`",
        "query `create_book`: $8 is of the type `int8`, not `int4`",
        "query `members_page`: the column `public.member.name` is no longer NOT NULL",
        "query `put_copy`: it can not be prepared: column \"shelf\" of relation \"copy\" does not exist",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected}: {lines:#?}"
        );
    }
    let fine = "query `authors_by_country`";
    assert!(
        !lines.iter().any(|line| line.starts_with(fine)),
        "{lines:#?}"
    );
    // No query returns it.
    assert_eq!(
        lines.last().map(String::as_str),
        Some("the column `public.copy.withdrawn` is no longer NOT NULL")
    );
}

#[test]
fn a_database_as_it_was_has_no_differences() -> Outcome {
    with_shared_client(|client| {
        create_tables(client)?;
        queries::verify(client)?;
        queries::verify(&mut bindery::Cached::new(client.transaction()?))?;
        Ok(())
    })
}

#[test]
fn every_difference_is_listed() -> Outcome {
    with_shared_client(|client| {
        create_tables(client)?;
        client.batch_execute(CHANGES)?;
        check_changes(&lines(queries::verify(client)));
        Ok(())
    })
}

#[test]
fn differences_are_data_too() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(&crate::reporting::schema()?)?;
        client.batch_execute(
            "ALTER TABLE branch ALTER name DROP NOT NULL;
             ALTER TYPE season RENAME TO quarter;
             ALTER TABLE calendar ALTER holiday TYPE varchar(20)",
        )?;
        let mut connection = Connection::<Reporting, _>::new(client);
        let error = reporting::verify(&mut connection).expect_err("the database was changed");
        let type_of = |column: &str, expected: &str, found: &str| DifferenceKind::ColumnType {
            column: column.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        };
        let param = DifferenceKind::ParamType {
            number: 2,
            expected: "public.season".to_owned(),
            found: "public.quarter".to_owned(),
        };
        let nullable = DifferenceKind::Nullable {
            column: "public.branch.name".to_owned(),
        };
        let found = error.differences().iter();
        let found: Vec<_> = found.map(|it| (it.query, it.kind.clone())).collect();
        let expected = [
            (Some("record_loans"), param),
            (Some("loans_per_branch"), nullable.clone()),
            (
                Some("busiest_day"),
                type_of("season", "public.season", "public.quarter"),
            ),
            (Some("busiest_day"), type_of("holiday", "text", "varchar")),
            (Some("branches"), nullable.clone()),
            (Some("branches_in"), nullable),
        ];
        assert_eq!(found, expected, "{error}");
        Ok(())
    })
}

#[test]
fn labels_of_enums_are_compared() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(&crate::reporting::schema()?)?;
        client.batch_execute(
            "ALTER TYPE season ADD VALUE 'monsoon' BEFORE 'autumn';
             ALTER TYPE season RENAME VALUE 'winter' TO 'frost'",
        )?;
        let mut connection = Connection::<Reporting, _>::new(client);
        assert_eq!(
            lines(reporting::verify(&mut connection)),
            [
                "the labels of the type `public.season` are `frost`, `spring`, `summer`, `monsoon`, `autumn`, \
                 not `winter`, `spring`, `summer`, `autumn`"
            ]
        );
        Ok(())
    })
}

#[test]
fn a_table_is_the_one_that_queries_mean() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(&crate::reporting::schema()?)?;
        let mut transaction = client.transaction()?;
        transaction.batch_execute(
            "CREATE SCHEMA tenant;
             CREATE TABLE tenant.branch (LIKE public.branch INCLUDING ALL);
             ALTER TABLE public.branch ALTER name DROP NOT NULL;
             SET search_path = tenant, public",
        )?;
        let mut connection = Connection::<Reporting, _>::new(&mut transaction);
        reporting::verify(&mut connection)?;
        // The other way round, it is the one without NOT NULL.
        transaction.batch_execute("SET search_path = public, tenant")?;
        let mut connection = Connection::<Reporting, _>::new(&mut transaction);
        let found = lines(reporting::verify(&mut connection));
        let line =
            "query `loans_per_branch`: the column `public.branch.name` is no longer NOT NULL";
        assert_eq!(found[0], line);
        Ok(())
    })
}

#[test]
fn a_replaced_table_is_seen_through_its_view() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(&crate::reporting::schema()?)?;
        client.batch_execute(
            "ALTER TABLE branch RENAME TO old_branch;
             CREATE VIEW branch AS SELECT id, name, city FROM old_branch",
        )?;
        let mut connection = Connection::<Reporting, _>::new(client);
        let error = reporting::verify(&mut connection).expect_err("the database was changed");
        let text = error.to_string();
        // What the view returns may be NULL for all that is known of it.
        let line = "\nquery `add_branch`: the column `public.branch.id` is no longer NOT NULL";
        assert!(text.contains(line), "{text}");
        let line = "\nquery `loans_per_branch`: it can not be prepared: ";
        assert!(text.contains(line), "{text}");
        let refused = |it: &&Difference| matches!(it.kind, DifferenceKind::Refused { .. });
        assert_eq!(error.differences().iter().filter(refused).count(), 1);
        Ok(())
    })
}

#[test]
fn nothing_is_written_and_nothing_stays_prepared() -> Outcome {
    with_shared_client(|client| {
        create_tables(client)?;
        client.batch_execute("SET default_transaction_read_only = on")?;
        let mut transaction = client.transaction()?;
        queries::verify(&mut transaction)?;
        let untouched = "SELECT pg_current_xact_id_if_assigned() IS NULL";
        let row = transaction.query_typed(untouched, &[])?;
        assert!(row[0].get::<_, bool>(0));
        // What the driver itself keeps asks for types that users made.
        let left = "SELECT statement FROM pg_prepared_statements
                    WHERE statement !~ 'FROM pg_catalog\\.pg_(type|enum|attribute)'";
        assert!(transaction.query_typed(left, &[])?.is_empty());
        transaction.rollback()?;
        client.batch_execute("RESET default_transaction_read_only")?;
        Ok(())
    })
}

/// Where `.ci/with-postgres` has a standby of its server.
#[test]
fn a_hot_standby_can_be_verified() -> Outcome {
    let Ok(url) = std::env::var("BINDERY_TEST_STANDBY") else {
        return Ok(());
    };
    with_config(|config: Config| {
        let mut primary = postgres::Config::from(config.clone()).connect(postgres::NoTls)?;
        create_tables(&mut primary)?;
        let written = primary.query_typed("SELECT pg_current_wal_lsn()::text", &[])?;
        let written: String = written[0].get(0);
        primary.close()?;
        let mut standby: Config = url.parse()?;
        let mut client = postgres::Config::from(standby.clone()).connect(postgres::NoTls)?;
        let replayed = "SELECT pg_last_wal_replay_lsn() >= $1::text::pg_lsn";
        while !client.query_typed(replayed, &[(&written, bindery::Type::TEXT)])?[0]
            .get::<_, bool>(0)
        {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        standby.dbname(config.get_dbname().unwrap_or_default());
        let mut client = postgres::Config::from(standby.clone()).connect(postgres::NoTls)?;
        queries::verify(&mut client)?;
        client.close()?;
        tokio::runtime::Runtime::new()?.block_on(async {
            let (client, connection) = standby.connect(postgres::NoTls).await?;
            tokio::spawn(connection);
            queries::nonblocking::verify(&client).await?;
            let written = client.batch_execute("CREATE TABLE written ()").await;
            assert!(written.is_err(), "a standby takes no writes");
            Ok(())
        })
    })
}

/// Runs `test` on Tokio, with a client of a database with the library's tables.
fn in_async_library<F>(test: impl FnOnce(tokio_postgres::Client) -> F) -> Outcome
where
    F: Future<Output = Outcome>,
{
    with_config(|config: Config| {
        let mut client = postgres::Config::from(config.clone()).connect(postgres::NoTls)?;
        create_tables(&mut client)?;
        client.batch_execute(&crate::reporting::schema()?)?;
        client.close()?;
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(async {
            let (client, connection) = config.connect(postgres::NoTls).await?;
            tokio::spawn(connection);
            test(client).await
        })
    })
}

#[test]
fn async_programs_list_the_same_differences() -> Outcome {
    in_async_library(async |client| {
        queries::nonblocking::verify(&client).await?;
        client.batch_execute(CHANGES).await?;
        check_changes(&lines(queries::nonblocking::verify(&client).await));
        // Its future is `Send`, and takes a connection to its database.
        let reporting = Connection::<Reporting, _>::new(client);
        let verified =
            tokio::spawn(async move { reporting::nonblocking::verify(&reporting).await });
        verified.await??;
        Ok(())
    })
}

#[test]
fn async_programs_write_nothing_either() -> Outcome {
    in_async_library(async |client| {
        client
            .batch_execute("SET default_transaction_read_only = on; BEGIN")
            .await?;
        queries::nonblocking::verify(&client).await?;
        let untouched = "SELECT pg_current_xact_id_if_assigned() IS NULL";
        let rows = client.query_typed(untouched, &[]).await?;
        assert!(rows[0].get::<_, bool>(0));
        let left = "SELECT statement FROM pg_prepared_statements
                    WHERE statement !~ 'FROM pg_catalog\\.pg_(type|enum|attribute)'";
        assert!(client.query_typed(left, &[]).await?.is_empty());
        client.batch_execute("COMMIT").await?;
        Ok(())
    })
}

//! Errors by what was violated, and by codes of the users' own.

use crate::database::{Outcome, with_shared_client};
use crate::nonblocking;
use crate::transactions::{FAIL, FAILURES};
use bindery::{Constraint, Error, Query};
use postgres::Client;

const SCHEMA: &str = r#"
    CREATE DOMAIN email AS text CONSTRAINT with_an_at CHECK (value ~ '@');
    CREATE TABLE person (
        id int PRIMARY KEY,
        name text NOT NULL,
        mail email CONSTRAINT person_mail_key UNIQUE,
        age int CHECK (age >= 0),
        "Best Friend" int CONSTRAINT "Best Friend" REFERENCES person DEFERRABLE,
        free int4range, EXCLUDE USING gist (free WITH &&)
    );
    CREATE UNIQUE INDEX by_lower_name ON person (lower(name));
    CREATE SCHEMA other;
    CREATE TABLE other.person (id int CONSTRAINT person_pkey PRIMARY KEY);
    INSERT INTO person VALUES (1, 'Ann', 'ann@x', 30, NULL, '[1,3)'), (2, 'Bo', NULL, 3, 1, NULL);
    INSERT INTO other.person VALUES (1)"#;

/// Constraints, as they are generated for a table.
mod person {
    use bindery::Constraint;

    pub(super) const PKEY: Constraint = Constraint::new("public", "person", "person_pkey");
    pub(super) const MAIL_KEY: Constraint = Constraint::new("public", "person", "person_mail_key");
    pub(super) const BY_LOWER_NAME: Constraint =
        Constraint::new("public", "person", "by_lower_name");
    pub(super) const AGE_CHECK: Constraint =
        Constraint::new("public", "person", "person_age_check");
    pub(super) const BEST_FRIEND: Constraint = Constraint::new("public", "person", "Best Friend");
    pub(super) const FREE_EXCL: Constraint =
        Constraint::new("public", "person", "person_free_excl");
    pub(super) const NAME_NOT_NULL: Constraint = Constraint::not_null("public", "person", "name");
    pub(super) const ID_NOT_NULL: Constraint = Constraint::not_null("public", "person", "id");
    pub(super) const WITH_AN_AT: Constraint = Constraint::new("public", "email", "with_an_at");
    pub(super) const OTHER_PKEY: Constraint = Constraint::new("other", "person", "person_pkey");

    pub(super) const ALL: [Constraint; 10] = [
        PKEY,
        MAIL_KEY,
        BY_LOWER_NAME,
        AGE_CHECK,
        BEST_FRIEND,
        FREE_EXCL,
        NAME_NOT_NULL,
        ID_NOT_NULL,
        WITH_AN_AT,
        OTHER_PKEY,
    ];
}

/// The one constraint that the error is one of violating.
fn violated(error: &Error) -> Option<Constraint> {
    let mut violated = person::ALL.into_iter().filter(|it| error.violates(*it));
    let first = violated.next();
    assert_eq!(violated.next(), None, "{error:?}");
    first
}

/// A statement that has no parameters.
macro_rules! statement {
    ($sql:literal) => {{
        static STATEMENT: Query = Query {
            name: "statement",
            sql: $sql,
            params: &[],
        };
        &STATEMENT
    }};
}

fn error_of(client: &mut Client, statement: &'static Query) -> Error {
    let error = bindery::transaction(client, |tx| {
        statement.exec(tx, &[])?;
        statement!("SET CONSTRAINTS ALL IMMEDIATE").exec(tx, &[])
    });
    error.expect_err("the statement violates something")
}

#[test]
fn a_violation_is_matched_by_its_constraint() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute("DROP SCHEMA IF EXISTS other CASCADE")?;
        client.batch_execute(SCHEMA)?;
        let cases = [
            (
                statement!("INSERT INTO person VALUES (1, 'Cy')"),
                person::PKEY,
            ),
            (
                statement!("INSERT INTO other.person VALUES (1)"),
                person::OTHER_PKEY,
            ),
            (
                statement!("UPDATE person SET mail = 'ann@x' WHERE id = 2"),
                person::MAIL_KEY,
            ),
            (
                statement!("INSERT INTO person VALUES (3, 'ANN')"),
                person::BY_LOWER_NAME,
            ),
            (
                statement!("UPDATE person SET age = -1 WHERE id = 1"),
                person::AGE_CHECK,
            ),
            (
                statement!(r#"UPDATE person SET "Best Friend" = 9 WHERE id = 1"#),
                person::BEST_FRIEND,
            ),
            (
                statement!("DELETE FROM person WHERE id = 1"),
                person::BEST_FRIEND,
            ),
            (
                statement!("UPDATE person SET free = '[2,4)' WHERE id = 2"),
                person::FREE_EXCL,
            ),
            (
                statement!("UPDATE person SET name = NULL WHERE id = 1"),
                person::NAME_NOT_NULL,
            ),
            (
                statement!("UPDATE person SET id = NULL WHERE id = 2"),
                person::ID_NOT_NULL,
            ),
            (
                statement!("UPDATE person SET mail = 'nowhere' WHERE id = 1"),
                person::WITH_AN_AT,
            ),
        ];
        for (statement, expected) in cases {
            let error = error_of(client, statement);
            assert_eq!(violated(&error), Some(expected), "{}", statement.sql);
        }
        let none = error_of(client, statement!("SELECT 1 / 0"));
        assert_eq!(violated(&none), None);
        client.batch_execute("DROP SCHEMA other CASCADE")?;
        Ok(())
    })
}

#[test]
fn a_violation_that_a_function_raises_is_matched_as_well() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(
            "CREATE FUNCTION refuse(code text) RETURNS void LANGUAGE plpgsql AS $$
             BEGIN
                RAISE EXCEPTION 'no' USING ERRCODE = code, SCHEMA = 'public', TABLE = 'person',
                    CONSTRAINT = 'person_mail_key';
             END $$",
        )?;
        let refused = error_of(client, statement!("SELECT refuse('23505')"));
        assert_eq!(violated(&refused), Some(person::MAIL_KEY));
        // It names a constraint, but it is no violation of one.
        let refused = error_of(client, statement!("SELECT refuse('LB001')"));
        assert_eq!(violated(&refused), None);
        Ok(())
    })
}

#[test]
fn a_code_of_the_users_own_is_matched() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(FAILURES)?;
        let error = FAIL.one::<i32>(client, &[&"LB001"]);
        let error = error.expect_err("it fails");
        assert!(error.has_code("LB001"));
        assert!(!error.has_code("LB002") && !error.has_code("LB00") && !error.has_code(""));
        let nobody = statement!("SELECT 1 WHERE false").one::<i32>(client, &[]);
        assert!(!nobody.expect_err("there is no row").has_code("LB001"));
        Ok(())
    })
}

#[test]
fn an_async_error_is_matched_as_well() -> Outcome {
    nonblocking::with_config(async |config| {
        let client = nonblocking::connect(&config).await?;
        client.batch_execute(FAILURES).await?;
        client
            .batch_execute(
                "CREATE TABLE person (id int PRIMARY KEY); INSERT INTO person VALUES (1)",
            )
            .await?;
        let again = statement!("INSERT INTO person VALUES (1)");
        let again = bindery::nonblocking::exec(&client, again, &[]).await;
        assert!(again.expect_err("1 is taken").violates(person::PKEY));
        let failed = bindery::nonblocking::one::<i32>(&client, &FAIL, &[&"LB001"]).await;
        assert!(failed.expect_err("it fails").has_code("LB001"));
        Ok(())
    })
}

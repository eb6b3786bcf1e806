//! The type `citext` of the extension of the same name.

use crate::database::{self, Outcome};
use crate::golden::acceptance_citext::query::{self, OpenAccount};
use bindery::{Cached, Client};
use postgres::error::SqlState;

const SCHEMA: &str = include_str!("../golden/acceptance_citext/schema.sql");

#[test]
fn citext_is_a_string() -> Outcome {
    database::with_client(|mut client| {
        let available = "SELECT FROM pg_available_extensions WHERE name = 'citext'";
        if client.query_opt(available, &[])?.is_none() {
            eprintln!("this server does not have the extension citext");
            return Ok(());
        }
        // The embedded server comes with the extensions that it was asked for.
        client.batch_execute("DROP EXTENSION IF EXISTS citext CASCADE")?;
        client.batch_execute(SCHEMA)?;
        open_accounts(&mut client)?;
        client.batch_execute("TRUNCATE account RESTART IDENTITY")?;
        open_accounts(&mut Cached::new(client))
    })
}

fn open_accounts(client: &mut impl Client) -> Outcome {
    let opened = query::open_account(client, "Ada", Some("Countess"), &["AAL", ""])?;
    let expected = OpenAccount {
        id: 1,
        name: "Ada".to_owned(),
        handle: Some("Countess".to_owned()),
        aliases: vec![Some("AAL".to_owned()), Some(String::new())],
    };
    assert_eq!(opened, expected);
    for name in ["aDA", "COUNTESS", "aal", ""] {
        assert_eq!(query::account_id(client, name)?, Some(1), "{name}");
    }
    assert_eq!(query::account_id(client, "Ada ")?, None);

    let taken = query::open_account(client, "ADA", None, &[]).expect_err("case does not matter");
    assert_eq!(taken.code(), Some(&SqlState::UNIQUE_VIOLATION));
    let short = query::open_account(client, "Bob", Some("b"), &[]);
    let short = short.expect_err("the domain has a constraint");
    assert_eq!(short.code(), Some(&SqlState::CHECK_VIOLATION));
    Ok(())
}

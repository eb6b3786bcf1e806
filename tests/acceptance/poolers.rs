//! Poolers that give each transaction whichever connection is free: PgBouncer in transaction mode.

use crate::database::{self, Outcome};
use crate::library::{create_tables, stock};
use crate::queries::types::CopyCondition;
use crate::queries::{authors, copies};
use futures_util::future;
use tokio_postgres::{Config, NoTls};

/// Runs `test` on a library behind the PgBouncer at `BINDERY_TEST_PGBOUNCER`, where there is one.
fn behind_a_pooler(test: impl FnOnce(Config) -> Outcome) -> Outcome {
    let Ok(port) = std::env::var("BINDERY_TEST_PGBOUNCER") else {
        eprintln!("skipped: there is no PgBouncer");
        return Ok(());
    };
    database::with_config(|config| {
        let mut client = postgres::Config::from(config.clone()).connect(NoTls)?;
        create_tables(&mut client)?;
        stock(&mut client)?;
        let mut pooled = Config::new();
        pooled
            .host("127.0.0.1")
            .port(port.parse()?)
            .user("postgres");
        pooled.dbname(config.get_dbname().unwrap_or("postgres"));
        test(pooled)
    })
}

#[test]
fn blocking_functions_share_the_connections_of_a_pooler() -> Outcome {
    behind_a_pooler(|config| {
        let config = postgres::Config::from(config);
        let connect = || config.connect(NoTls);
        let mut clients = (0..4).map(|_| connect()).collect::<Result<Vec<_>, _>>()?;
        for round in 0..20 {
            for (id, client) in (1..).zip(&mut clients) {
                let biography = format!("round {round}");
                let changed = authors::set_biography(client, Some(&biography), id)?;
                assert_eq!(changed, 1);
                assert_eq!(copies::set_condition(client, CopyCondition::Good, id)?, 1);
                let author = authors::author_by_id(client, id)?.expect("the stock has four");
                assert_eq!(author.biography, Some(biography));
            }
        }
        let mut transaction = clients[0].transaction()?;
        authors::set_biography(&mut transaction, Some("in a transaction"), 1)?;
        transaction.commit()?;
        Ok(())
    })
}

#[test]
fn async_functions_share_the_connections_of_a_pooler() -> Outcome {
    behind_a_pooler(|config| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let one_client = async |id: i64| -> Outcome {
                let (client, connection) = config.connect(NoTls).await?;
                tokio::spawn(connection);
                for round in 0..20 {
                    let biography = format!("round {round}");
                    let set = authors::nonblocking::set_biography(&client, Some(&biography), id);
                    assert_eq!(set.await?, 1);
                    let author = authors::nonblocking::author_by_id(&client, id).await?;
                    assert_eq!(author.and_then(|author| author.biography), Some(biography));
                }
                Ok(())
            };
            future::try_join_all((1..=4).map(one_client)).await?;
            Ok(())
        })
    })
}

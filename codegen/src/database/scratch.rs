//! A database of our own on the user's server, dropped at the end whatever happens.

use super::{Cleanup, Connection, Session, connect, interruptible, lost};
use crate::error::{Error, Result};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

/// What the names of scratch databases begin with; seconds since 1970 and a random part follow.
const PREFIX: &str = "bindery_scratch_";

/// How long a server may take to drop a database.
const PATIENCE: Duration = Duration::from_secs(10);

/// A database to drop.
pub(super) struct Scratch {
    name: String,
    /// To the database at the user's URL: a database can not be dropped from within.
    admin: Connection,
}

pub(super) fn open(runtime: Runtime, url: &str) -> Result<Session> {
    let admin = runtime.block_on(connect::connect(url, None))?;
    let name = interruptible(&runtime, async {
        drop_abandoned(&admin.client).await?;
        unique_name(&admin.client).await
    })?;
    // From here on whatever happens ends in a drop, the user's interruption too.
    let mut scratch = Scratch { name, admin };
    let opened = interruptible(&runtime, async {
        scratch.create().await?;
        connect::connect(url, Some(&scratch.name)).await
    });
    match opened {
        Ok(connection) => Ok(Session {
            runtime,
            connection: Some(connection),
            cleanup: Cleanup::Scratch(scratch),
        }),
        Err(error) => {
            scratch.drop_database(&runtime);
            Err(error)
        }
    }
}

async fn unique_name(admin: &Client) -> Result<String> {
    let unique = "SELECT $1 || extract(epoch FROM now())::bigint || '_' \
                  || substr(md5(random()::text || clock_timestamp() || pg_backend_pid()), 1, 12)";
    let row = admin.query_one(unique, &[&PREFIX]).await.map_err(lost)?;
    Ok(row.get(0))
}

/// Drops what a killed run left behind more than an hour ago.
async fn drop_abandoned(admin: &Client) -> Result<()> {
    let query = "SELECT datname FROM pg_database \
                 WHERE datname ~ ('^' || $1 || '[0-9]+_') \
                 AND split_part(datname, '_', 3)::bigint < extract(epoch FROM now()) - 3600";
    for row in admin.query(query, &[&PREFIX]).await.map_err(lost)? {
        let name: String = row.get(0);
        // Another run may be dropping it too, or it may be another role's: neither is our business.
        let _ = admin
            .batch_execute(&format!("DROP DATABASE IF EXISTS {name}"))
            .await;
    }
    Ok(())
}

impl Scratch {
    async fn create(&self) -> Result<()> {
        let client = &self.admin.client;
        let created = client
            .batch_execute(&format!("CREATE DATABASE {}", self.name))
            .await;
        let Err(error) = created else { return Ok(()) };
        if error.code() != Some(&SqlState::INSUFFICIENT_PRIVILEGE) {
            return Err(Error::caused_by("cannot create a scratch database", error));
        }
        let role = client
            .query_one("SELECT quote_ident(current_user)", &[])
            .await
            .map_err(lost)?;
        let role: String = role.get(0);
        let help = format!(
            "a superuser can allow it: `ALTER ROLE {role} CREATEDB`; with `--live` Bindery creates \
             nothing"
        );
        Err(Error::caused_by("this role may not create a scratch database", error).help(help))
    }

    /// Drops the database, even if a connection of ours is still being closed.
    pub(super) fn drop_database(&mut self, runtime: &Runtime) {
        let name = &self.name;
        runtime.block_on(async {
            let client = &self.admin.client;
            let forced = format!("DROP DATABASE {name} WITH (FORCE)");
            // Servers before 13 do not know the option.
            let plain = format!("DROP DATABASE IF EXISTS {name}");
            for sql in [forced, plain] {
                let dropped = tokio::time::timeout(PATIENCE, client.batch_execute(&sql)).await;
                if matches!(dropped, Ok(Ok(()))) {
                    break;
                }
            }
        });
    }
}

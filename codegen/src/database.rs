//! A connection to a PostgreSQL, wherever it comes from, and its clean-up.

mod connect;
#[cfg(feature = "embedded")]
mod embedded;
mod live;
mod scratch;
#[cfg(feature = "tls")]
mod tls;

#[cfg(feature = "embedded")]
pub use embedded::Embedded;

use crate::config::Config;
use crate::error::{Error, Result};
use futures_util::future::{Either, select};
use std::future::Future;
use std::pin::pin;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tokio_postgres::Client;

/// A connection to describe queries on. Dropping it, in a panic too, undoes what opening it made.
pub struct Session {
    runtime: Runtime,
    connection: Option<Connection>,
    cleanup: Cleanup,
}

/// A client, and the task that moves its bytes.
struct Connection {
    client: Client,
    task: JoinHandle<()>,
}

/// What is left to undo when the session ends.
enum Cleanup {
    /// The live database: nothing was made.
    Live,
    /// A database on a server, dropped through a connection to another.
    Scratch(scratch::Scratch),
    /// A server of our own, stopped and deleted.
    #[cfg(feature = "embedded")]
    Embedded { _server: Embedded },
}

/// Where the project's queries are described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An embedded server.
    Embedded,
    /// A database of our own on the server at this URL.
    Scratch(String),
    /// The database at this URL, as it is.
    Live(String),
}

impl Place {
    /// The place that the configuration means.
    ///
    /// `DATABASE_URL` names the server only where there is no schema to describe against: a variable
    /// that an application needs must not send scratch databases to its server.
    ///
    /// # Errors
    ///
    /// There is neither a schema nor a URL.
    pub fn of(config: &Config, has_schema: bool) -> Result<Self> {
        match (config.server()?, has_schema) {
            (Some(url), true) => return Ok(Self::Scratch(url)),
            (Some(url), false) => return Ok(Self::Live(url)),
            (None, true) => return Ok(Self::Embedded),
            (None, false) => {}
        }
        // Nor may it stand for a database that has a name: it is that of one only.
        if config.database.is_none()
            && let Ok(url) = std::env::var("DATABASE_URL")
        {
            return Ok(Self::Live(url));
        }
        if config.live {
            return Err(Error::new("there is no url to go live with")
                .help("pass `--url postgres://…`, or set `url` in `bindery.toml`"));
        }
        let schema = config.display(&config.schema);
        Err(Error::new("there is nothing to describe queries against").help(format!(
            "put DDL into `{schema}/`, or name a database with `url` in `bindery.toml` or `--url`"
        )))
    }
}

impl Session {
    /// Opens a session at `place`. An embedded server is made ready for `extensions`.
    ///
    /// # Errors
    ///
    /// The server can not be started or reached, or refuses.
    pub fn open(place: Place, extensions: &[String]) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Error::caused_by("cannot start the connection's event loop", error))?;
        match place {
            Place::Embedded => Self::embedded(runtime, extensions),
            Place::Live(url) => live::open(runtime, &url),
            Place::Scratch(url) => scratch::open(runtime, &url),
        }
    }

    #[cfg(feature = "embedded")]
    fn embedded(runtime: Runtime, extensions: &[String]) -> Result<Self> {
        let server = Embedded::start_with(extensions)?;
        let connection = runtime.block_on(async {
            let connection = connect::connect(&server.url(), None).await?;
            // The server comes with them created, which is for the schema to do.
            for name in extensions {
                let drop = format!(
                    "DROP EXTENSION IF EXISTS \"{}\" CASCADE",
                    name.replace('"', "\"\"")
                );
                connection.client.batch_execute(&drop).await.map_err(lost)?;
            }
            Ok::<_, Error>(connection)
        })?;
        Ok(Self {
            runtime,
            connection: Some(connection),
            cleanup: Cleanup::Embedded { _server: server },
        })
    }

    #[cfg(not(feature = "embedded"))]
    fn embedded(_: Runtime, _: &[String]) -> Result<Self> {
        Err(Error::new("this build of Bindery has no PostgreSQL of its own")
            .help("describe with the `bindery` command (`bindery generate`), or name a server with `url`; \
                   the feature `embedded` of `bindery-codegen` compiles one in"))
    }

    /// The client.
    #[must_use]
    pub fn client(&self) -> &Client {
        let connection = self.connection.as_ref();
        &connection.expect("only Drop takes the connection").client
    }

    /// What to run behind each statement so that its failure does not spoil the next one's transaction.
    #[must_use]
    pub fn recovery(&self) -> Option<&'static str> {
        matches!(self.cleanup, Cleanup::Live).then_some(live::RECOVERY)
    }

    /// Runs `work` to its end, or until the user interrupts the program.
    ///
    /// # Errors
    ///
    /// Those of `work`, and the interruption.
    pub fn run<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        interruptible(&self.runtime, work)
    }

    /// The server's version, such as `17.5`.
    ///
    /// # Errors
    ///
    /// The connection is gone.
    pub fn server_version(&self) -> Result<String> {
        self.run(async {
            let row = self
                .client()
                .query_typed_one("SHOW server_version", &[])
                .await;
            let version: String = row.map_err(lost)?.get(0);
            Ok(version.split(' ').next().unwrap_or_default().to_owned())
        })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(Connection { client, task }) = self.connection.take() {
            drop(client);
            self.runtime.block_on(async {
                let _ = tokio::time::timeout(Duration::from_secs(2), task).await;
            });
        }
        if let Cleanup::Scratch(scratch) = &mut self.cleanup {
            scratch.drop_database(&self.runtime);
        }
    }
}

/// Runs `work` to its end, or until the user interrupts the program.
fn interruptible<T>(runtime: &Runtime, work: impl Future<Output = Result<T>>) -> Result<T> {
    runtime.block_on(async {
        match select(pin!(work), pin!(interrupted())).await {
            Either::Left((result, _)) => result,
            Either::Right(((), _)) => Err(Error::new("interrupted")),
        }
    })
}

/// An error of a connection that was there a moment ago.
pub(crate) fn lost(error: tokio_postgres::Error) -> Error {
    Error::caused_by("the server did not answer", error)
}

/// Ends when the user asks the program to stop.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            select(pin!(tokio::signal::ctrl_c()), pin!(terminate.recv())).await;
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

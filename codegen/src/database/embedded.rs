//! A PostgreSQL inside this process: nothing to install, thrown away afterwards.

use crate::error::{Error, Result};
use pglite_oxide::{PgliteServer, extensions};

/// A running PostgreSQL with an empty database of its own, deleted when this is dropped.
///
/// It serves one connection at a time: a second one waits until the first is closed.
///
/// ```no_run
/// let server = bindery_codegen::Embedded::start()?;
/// println!("{}", server.url());
/// # Ok::<(), bindery_codegen::Error>(())
/// ```
#[derive(Debug)]
pub struct Embedded {
    server: PgliteServer,
}

impl Embedded {
    /// Starts a server.
    ///
    /// # Errors
    ///
    /// The server's files can not be unpacked, or it does not start.
    pub fn start() -> Result<Self> {
        Self::start_with(&[])
    }

    /// Starts a server on which `CREATE EXTENSION` knows these extensions.
    ///
    /// # Errors
    ///
    /// As [`Embedded::start`]. An extension that it does not have is left to the server to refuse.
    pub fn start_with(names: &[String]) -> Result<Self> {
        let known = names
            .iter()
            .filter_map(|name| extensions::by_sql_name(name));
        let server = PgliteServer::builder()
            .temporary()
            .extensions(known)
            .start();
        let server = server.map_err(|error| {
            Error::caused_by("the embedded PostgreSQL does not start", error)
                .help("name a server to use in its place with `--url postgres://…`")
        })?;
        Ok(Self { server })
    }

    /// Where clients connect: `postgresql://…`, without encryption, on this machine only.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.database_url()
    }
}

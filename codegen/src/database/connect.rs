//! A URL into a connection, encrypted as its `sslmode` says.

use super::Connection;
use crate::error::{Error, Result};
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::error::SqlState;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{Config, NoTls, Socket};

/// How strictly the server's certificate is looked at.
///
/// The modes are libpq's: <https://www.postgresql.org/docs/current/libpq-ssl.html>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verify {
    /// Not at all: `prefer` and `require`.
    Nothing,
    /// Signed by a root that is trusted: `verify-ca`.
    Chain,
    /// That, and made out to the host that was asked for: `verify-full`.
    Host,
}

/// A URL taken apart.
pub(super) struct Target {
    config: Config,
    #[cfg_attr(not(feature = "tls"), expect(dead_code, reason = "only TLS asks"))]
    pub(super) verify: Verify,
    #[cfg_attr(not(feature = "tls"), expect(dead_code, reason = "only TLS asks"))]
    pub(super) root_certificate: Option<String>,
}

/// Connects to the server at `url`; to `database` there, where one is named.
pub(super) async fn connect(url: &str, database: Option<&str>) -> Result<Connection> {
    let mut target = Target::parse(url)?;
    if let Some(database) = database {
        target.config.dbname(database);
    }
    match target.config.get_ssl_mode() {
        SslMode::Disable => target.connect_with(NoTls).await,
        #[cfg(feature = "tls")]
        _ => {
            let tls = super::tls::connector(&target)?;
            target.connect_with(tls).await
        }
        #[cfg(not(feature = "tls"))]
        SslMode::Prefer => target.connect_with(NoTls).await,
        #[cfg(not(feature = "tls"))]
        _ => Err(
            Error::new("this build of Bindery can not encrypt connections")
                .help("turn on the feature `tls` of `bindery-codegen`"),
        ),
    }
}

impl Target {
    /// Reads a URL or a list of `key=value`. The options of `sslmode` that the driver does not know,
    /// and `sslrootcert`, are taken out and kept here.
    fn parse(url: &str) -> Result<Self> {
        let (url, mode) = take_option(url, "sslmode");
        let (url, root_certificate) = take_option(&url, "sslrootcert");
        let invalid = |message: String| {
            Error::new(message)
                .help("a url looks like `postgres://user:password@host:5432/database`")
        };
        let mut config: Config = url.parse().map_err(|error: tokio_postgres::Error| {
            let cause =
                std::error::Error::source(&error).map_or(String::new(), ToString::to_string);
            invalid(format!("the url of the server can not be read: {cause}"))
        })?;
        let (ssl_mode, verify) = match mode.as_deref() {
            Some("disable") => (SslMode::Disable, Verify::Nothing),
            None | Some("allow" | "prefer") => (SslMode::Prefer, Verify::Nothing),
            // With a root certificate at hand, libpq's `require` looks at the chain.
            Some("require") if root_certificate.is_some() => (SslMode::Require, Verify::Chain),
            Some("require") => (SslMode::Require, Verify::Nothing),
            Some("verify-ca") => (SslMode::Require, Verify::Chain),
            Some("verify-full") => (SslMode::Require, Verify::Host),
            Some(other) => return Err(invalid(format!("there is no sslmode `{other}`"))),
        };
        config.ssl_mode(ssl_mode).application_name("bindery");
        if config.get_user().is_none() {
            let user = std::env::var("PGUSER").or_else(|_| std::env::var("USER"));
            config.user(user.unwrap_or_else(|_| "postgres".to_owned()));
        }
        Ok(Self {
            config,
            verify,
            root_certificate,
        })
    }

    async fn connect_with<T>(&self, tls: T) -> Result<Connection>
    where
        T: MakeTlsConnect<Socket> + Send,
        T::Stream: Send + 'static,
        T::TlsConnect: Send,
        <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    {
        let (client, connection) = self
            .config
            .connect(tls)
            .await
            .map_err(|error| self.explain(error))?;
        let task = tokio::spawn(async move {
            // An error ends every request in flight with the same error: nothing is lost here.
            let _ = connection.await;
        });
        Ok(Connection { client, task })
    }

    /// Names the server without the password.
    fn describe(&self) -> String {
        let hosts = self.config.get_hosts().iter().map(|host| match host {
            Host::Tcp(name) => name.clone(),
            #[cfg(unix)]
            Host::Unix(path) => path.display().to_string(),
        });
        let host = hosts.collect::<Vec<_>>().join(",");
        let port = self.config.get_ports().first().copied().unwrap_or(5432);
        format!("{host}:{port}")
    }

    fn explain(&self, error: tokio_postgres::Error) -> Error {
        let server = self.describe();
        let user = self.config.get_user().unwrap_or_default().to_owned();
        let code = error.code().cloned();
        if code == Some(SqlState::INVALID_PASSWORD)
            || code == Some(SqlState::INVALID_AUTHORIZATION_SPECIFICATION)
        {
            return Error::caused_by(
                format!("the server at {server} does not let `{user}` in"),
                error,
            )
            .help("check the user and the password in the url");
        }
        if code == Some(SqlState::INVALID_CATALOG_NAME) {
            return Error::caused_by(
                format!("the server at {server} has no such database"),
                error,
            )
            .help("check the database's name in the url");
        }
        let help = match error.to_string().contains("TLS") {
            true => "check `sslmode` and `sslrootcert` in the url",
            false => "is it running, and is the url right?",
        };
        Error::caused_by(format!("no connection to the server at {server}"), error).help(help)
    }
}

/// Takes the option `key` out of a URL or a list of `key=value`.
fn take_option(url: &str, key: &str) -> (String, Option<String>) {
    let (head, tail, separator) = match url.split_once('?') {
        Some((head, tail)) if url.contains("://") => (format!("{head}?"), tail, '&'),
        None if url.contains("://") => return (url.to_owned(), None),
        _ => (String::new(), url, ' '),
    };
    let mut value = None;
    let rest = tail.split(separator).filter(|option| {
        let found = option
            .strip_prefix(key)
            .and_then(|rest| rest.strip_prefix('='));
        if let Some(found) = found {
            value = Some(percent_decode(found));
        }
        found.is_none()
    });
    let rest = rest.collect::<Vec<_>>().join(&separator.to_string());
    (format!("{head}{rest}"), value)
}

/// `%2F` into `/`, as options of a URL are written.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

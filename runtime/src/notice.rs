//! What the server has to say beside errors.

/// A message of the server's that is no error: what `RAISE NOTICE`, `RAISE WARNING`, `INFO`, `LOG` and
/// `DEBUG` send, and what the server says of itself. It has what an error has: severity, code, message,
/// DETAIL, HINT, and where it comes from.
///
/// A blocking client calls a function of the program's, from within the call that the message belongs to:
///
/// ```no_run
/// # fn main() -> Result<(), postgres::Error> {
/// use bindery::Notice;
///
/// let mut config: postgres::Config = "postgres://localhost".parse()?;
/// config.notice_callback(|notice: Notice| eprintln!("{}: {}", notice.severity(), notice.message()));
/// let mut client = config.connect(postgres::NoTls)?;
/// # Ok(())
/// # }
/// ```
///
/// The configuration may be a pool's as well. Async programs (feature `tokio-postgres`) drive their
/// connection with `nonblocking::drive`. Which messages are sent is for the server's setting
/// `client_min_messages` to say: from `NOTICE` on, by default.
pub type Notice = postgres::error::DbError;

//! A connection that passes on what the server has to say beside errors.

use crate::Notice;
use std::future::poll_fn;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_postgres::{AsyncMessage, Connection, Error};

/// Drives the connection, as awaiting it does, and gives `on_notice` each notice before the call that it
/// belongs to returns. (Pools drive their connections themselves: deadpool's does it in a `Connect` of one's
/// own.)
///
/// ```no_run
/// # async fn example() -> Result<(), bindery::tokio_postgres::Error> {
/// use bindery::nonblocking::drive;
/// use bindery::tokio_postgres::{NoTls, connect};
///
/// let (client, connection) = connect("postgres://localhost", NoTls).await?;
/// tokio::spawn(drive(connection, |notice| {
///     eprintln!("{}: {}", notice.severity(), notice.message());
/// }));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Those that end the connection.
pub async fn drive<S, T>(
    mut connection: Connection<S, T>,
    mut on_notice: impl FnMut(Notice),
) -> Result<(), Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
    T: AsyncRead + AsyncWrite + Unpin,
{
    while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
        if let AsyncMessage::Notice(notice) = message? {
            on_notice(notice);
        }
    }
    Ok(())
}

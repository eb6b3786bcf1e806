//! A limit to how long queries may take.

use postgres::tls::{MakeTlsConnect, TlsConnect};
use postgres::{CancelToken, Socket};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How long a cancel request may still be on its way inside the server once it was sent. A backend that is
/// idle then ignores it: `ProcessInterrupts` in `src/backend/tcop/postgres.c`.
pub(crate) const GRACE: Duration = Duration::from_millis(50);

/// Runs `work`; once `limit` is over, whatever it asks of the connection that the token belongs to is
/// cancelled on the server, and is an error with the code `57014`. The connection stays usable.
///
/// `tls` encrypts the connections that cancel, as the client's own is encrypted. Async code needs none of
/// this: see `nonblocking::Cancelling`.
///
/// ```no_run
/// # fn search(client: &mut impl bindery::Client) -> Result<(), bindery::Error> { Ok(()) }
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use postgres::{Client, NoTls};
/// use std::time::Duration;
///
/// let mut client = Client::connect("postgres://localhost", NoTls)?;
/// let token = client.cancel_token();
/// let found = bindery::within(Duration::from_secs(2), token, NoTls, || search(&mut client))?;
/// # Ok(())
/// # }
/// ```
pub fn within<T, S>(limit: Duration, token: CancelToken, tls: S, work: impl FnOnce() -> T) -> T
where
    S: MakeTlsConnect<Socket> + Clone + Send,
    S::TlsConnect: Send,
    S::Stream: Send,
    <S::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    let (working, done) = channel();
    thread::scope(|scope| {
        scope.spawn(move || cancel_late(&done, limit, &token, &tls));
        let result = work();
        drop(working);
        result
    })
}

/// Cancels until the other end of `done` is gone.
fn cancel_late<S>(done: &Receiver<()>, limit: Duration, token: &CancelToken, tls: &S)
where
    S: MakeTlsConnect<Socket> + Clone + Send,
    S::TlsConnect: Send,
    S::Stream: Send,
    <S::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    let mut wait = limit;
    while done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        // Where the server can not be reached, there is nobody to tell: the query runs to its end.
        let _ = token.cancel_query(tls.clone());
        wait = GRACE;
    }
    if wait != limit {
        thread::sleep(GRACE);
    }
}

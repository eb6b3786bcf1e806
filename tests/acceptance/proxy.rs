//! A proxy before the server that counts round trips.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// A proxy for one connection.
pub(crate) struct Proxy {
    config: Config,
    turns: Arc<Turns>,
}

/// How long the client must be silent before it hears an answer: what it has to say without one, it says
/// within that time, however busy the machine is.
const SILENCE: Duration = Duration::from_millis(50);

/// How often the client has spoken after the server had.
struct Turns {
    count: AtomicUsize,
    server_spoke: AtomicBool,
    /// When the client last spoke.
    client_spoke: Mutex<Instant>,
}

impl Turns {
    async fn client_speaks(&self) {
        *self.client_spoke() = Instant::now();
        if self.server_spoke.swap(false, Ordering::SeqCst) {
            self.count.fetch_add(1, Ordering::SeqCst);
        }
    }

    async fn server_speaks(&self) {
        loop {
            let silent = self.client_spoke().elapsed();
            match SILENCE.checked_sub(silent) {
                Some(rest) if !rest.is_zero() => tokio::time::sleep(rest).await,
                _ => break,
            }
        }
        self.server_spoke.store(true, Ordering::SeqCst);
    }

    fn client_spoke(&self) -> std::sync::MutexGuard<'_, Instant> {
        self.client_spoke
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Proxy {
    /// Listens, to be connected to by [`Proxy::config`].
    pub(crate) async fn start(config: &Config) -> std::io::Result<Self> {
        let Some(Host::Tcp(host)) = config.get_hosts().first() else {
            panic!("the test server is reached by TCP");
        };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let target = (host.clone(), port);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let mut own = Config::new();
        own.host("127.0.0.1").port(listener.local_addr()?.port());
        own.ssl_mode(tokio_postgres::config::SslMode::Disable);
        config.get_user().map(|user| own.user(user));
        config.get_password().map(|password| own.password(password));
        config.get_dbname().map(|name| own.dbname(name));
        let turns = Arc::new(Turns {
            count: AtomicUsize::new(0),
            server_spoke: AtomicBool::new(false),
            client_spoke: Mutex::new(Instant::now()),
        });
        let counted = Arc::clone(&turns);
        tokio::spawn(async move {
            let (client, _) = listener.accept().await?;
            let server = TcpStream::connect(target).await?;
            let (client_in, client_out) = client.into_split();
            let (server_in, server_out) = server.into_split();
            let up = pass(client_in, server_out, || counted.client_speaks());
            let down = pass(server_in, client_out, async || {
                counted.server_speaks().await
            });
            // Whoever closes first closes both.
            tokio::select! { ended = up => ended, ended = down => ended }
        });
        Ok(Self { config: own, turns })
    }

    /// How to connect through the proxy.
    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    /// The round trips so far.
    pub(crate) fn round_trips(&self) -> usize {
        self.turns.count.load(Ordering::SeqCst)
    }
}

async fn pass<F: Future<Output = ()>>(
    mut from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    seen: impl Fn() -> F,
) -> std::io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = from.read(&mut buffer).await?;
        if length == 0 {
            return to.shutdown().await;
        }
        seen().await;
        to.write_all(&buffer[..length]).await?;
    }
}

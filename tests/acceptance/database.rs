//! The database of a test program: embedded, or one of our own on the server at `BINDERY_TEST_URL`.

use bindery_codegen::Embedded;
use postgres::{Client, NoTls};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::SystemTime;
use tokio_postgres::Config;

/// The extensions that tests need.
const EXTENSIONS: [&str; 4] = ["citext", "hstore", "ltree", "vector"];

/// What every test returns.
pub(crate) type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Runs `test` on an empty database, on a connection that all tests use one after the other.
#[allow(dead_code, reason = "not every test program needs it")]
pub(crate) fn with_shared_client(test: impl FnOnce(&mut Client) -> Outcome) -> Outcome {
    on_empty_database(|_, shared| match shared {
        Some(client) => test(client),
        None => unreachable!("the database was emptied on this connection"),
    })
}

/// Runs `test` on an empty database, on a connection of its own.
#[allow(dead_code, reason = "not every test program needs it")]
pub(crate) fn with_client(test: impl FnOnce(Client) -> Outcome) -> Outcome {
    on_empty_database(|server, shared| {
        // The embedded server serves one connection at a time.
        *shared = None;
        test(server.connect()?)
    })
}

/// Runs `test` on an empty database to which nobody is connected.
#[allow(dead_code, reason = "not every test program needs it")]
pub(crate) fn with_config(test: impl FnOnce(Config) -> Outcome) -> Outcome {
    on_empty_database(|server, shared| {
        *shared = None;
        test(server.config())
    })
}

/// The server, for as long as any test uses it or waits for its turn: what lies in a static is never
/// dropped, and neither an embedded server nor a database of ours must stay behind.
static SERVER: Mutex<Weak<Server>> = Mutex::new(Weak::new());

struct Server {
    /// The connection, and with it the turn to use the server.
    shared: Mutex<Option<Client>>,
    place: Place,
}

enum Place {
    Embedded(Embedded),
    /// A database of our own on somebody's server.
    Database {
        admin: Config,
        name: String,
    },
}

fn on_empty_database(test: impl FnOnce(&Server, &mut Option<Client>) -> Outcome) -> Outcome {
    let mut attempts = 0;
    loop {
        let server = running();
        let mut shared = lock(&server.shared);
        if shared.is_none() {
            attempts += 1;
            match server.connect() {
                Ok(client) => *shared = Some(client),
                // The embedded server may have ended with the connection before: another one serves as well.
                Err(error) if attempts < 3 => {
                    eprintln!("the test server is gone: {error}");
                    *lock(&SERVER) = Weak::new();
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
        }
        let client = shared.as_mut().expect("it was just connected");
        client.batch_execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")?;
        return test(&server, &mut shared);
    }
}

/// The server that the tests at work share.
fn running() -> Arc<Server> {
    let mut running = lock(&SERVER);
    running.upgrade().unwrap_or_else(|| {
        let server = Arc::new(Server::start());
        *running = Arc::downgrade(&server);
        server
    })
}

impl Server {
    fn start() -> Self {
        let place = match std::env::var("BINDERY_TEST_URL") {
            Ok(url) => Place::database(&url),
            Err(_) => {
                let server = Embedded::start_with(&EXTENSIONS.map(str::to_owned));
                Place::Embedded(server.expect("the embedded server starts"))
            }
        };
        Self {
            shared: Mutex::new(None),
            place,
        }
    }

    fn config(&self) -> Config {
        match &self.place {
            Place::Embedded(server) => server.url().parse().expect("its URL is one"),
            Place::Database { admin, name } => {
                let mut config = admin.clone();
                config.dbname(name);
                config
            }
        }
    }

    /// A connection, with its clocks in UTC.
    fn connect(&self) -> Result<Client, postgres::Error> {
        let mut client = postgres::Config::from(self.config()).connect(NoTls)?;
        client.batch_execute("SET TIME ZONE 'UTC'")?;
        Ok(client)
    }
}

impl Place {
    fn database(url: &str) -> Self {
        let admin: Config = url.parse().expect("BINDERY_TEST_URL is a URL");
        let now = SystemTime::UNIX_EPOCH.elapsed();
        let nanoseconds = now.expect("it is after 1970").as_nanos();
        let name = format!("bindery_acceptance_{}_{nanoseconds}", std::process::id());
        let created = administrate(&admin, &format!("CREATE DATABASE {name}"));
        created.expect("the server at BINDERY_TEST_URL lets us create a database");
        Self::Database { admin, name }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A database can not be dropped while we are connected.
        *lock(&self.shared) = None;
        if let Place::Database { admin, name } = &self.place
            && let Err(error) = administrate(admin, &format!("DROP DATABASE {name} WITH (FORCE)"))
        {
            eprintln!("the database {name} stays behind: {error}");
        }
    }
}

fn administrate(admin: &Config, sql: &str) -> Result<(), postgres::Error> {
    postgres::Config::from(admin.clone())
        .connect(NoTls)?
        .batch_execute(sql)
}

/// A test that failed leaves nothing behind that the next one would see.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

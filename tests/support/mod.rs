//! What the test programs share: a server, cases in folders, and expectations that can be blessed.

mod expect;

pub(crate) use expect::expect;

use bindery_codegen::config::Config;
use bindery_codegen::database::{Place, Session};
use bindery_codegen::{Error, Failure};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The folder of the checkout.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The extensions that cases need.
const EXTENSIONS: [&str; 4] = ["citext", "hstore", "ltree", "vector"];

/// Undoes whatever a case's schema did, so that the next one finds an empty database.
const RESET: &str = "DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
        EXECUTE format('DROP EXTENSION IF EXISTS %I CASCADE', name);
    END LOOP;
    FOR name IN SELECT nspname FROM pg_namespace
                WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
    END LOOP;
    CREATE SCHEMA public;
END $$;
DISCARD TEMP;
RESET ALL";

/// The server that all cases of this program share.
static SESSION: Mutex<Option<Session>> = Mutex::new(None);

/// Runs `test` on an empty database of the server that all cases of this program share: the embedded
/// one, or that at `BINDERY_TEST_URL`.
pub(crate) fn on_empty_database<T>(test: impl FnOnce(&Session) -> T) -> T {
    let mut session = SESSION.lock().unwrap_or_else(PoisonError::into_inner);
    let session = session.get_or_insert_with(|| {
        let url = std::env::var("BINDERY_TEST_URL");
        let place = url.map_or(Place::Embedded, Place::Scratch);
        Session::open(place, &EXTENSIONS.map(str::to_owned)).expect("the test server starts")
    });
    let reset = async {
        let done = session.client().batch_execute(RESET).await;
        done.map_err(|error| Error::caused_by("the reset failed", error))
    };
    session.run(reset).expect("the database can be emptied");
    test(session)
}

/// The folders in `tests/<kind>`, in name order.
pub(crate) fn cases(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(ROOT).join("tests").join(kind);
    let entries = std::fs::read_dir(&folder).expect("the folder of cases can be read");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder of cases can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

/// Whether the case needs a newer server than the tests run on: its file `since` names the version.
pub(crate) fn needs_newer_server(case: &Path) -> bool {
    let Ok(since) = std::fs::read_to_string(case.join("since")) else {
        return false;
    };
    let newer = major(&since) > Some(server_major());
    if newer {
        eprintln!("skipped: {} needs PostgreSQL {}", name(case), since.trim());
    }
    newer
}

/// The number that a version begins with.
fn major(version: &str) -> Option<u32> {
    version.trim().split('.').next()?.parse().ok()
}

/// The major version of the server that the tests run on.
pub(crate) fn server_major() -> u32 {
    let version = on_empty_database(|session| session.server_version());
    let version = version.expect("the server says its version");
    major(&version).expect("a version begins with a number")
}

/// The name of a case.
pub(crate) fn name(case: &Path) -> String {
    case.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The configuration of a case: `schema.sql`, `query.sql` or a folder `queries`, and, where it is there,
/// `bindery.toml`.
pub(crate) fn config(case: &Path) -> Result<Config, Failure> {
    let mut config = Config::load(case)?;
    let folder = case.join("queries");
    config.queries = match folder.is_dir() {
        true => folder,
        false => case.join("query.sql"),
    };
    config.schema = case.join("schema.sql");
    Ok(config)
}

/// Runs the cases of one kind, one after the other: they share a server.
pub(crate) fn run(
    kind: &str,
    cases: Vec<PathBuf>,
    test: fn(&Path) -> Result<(), libtest_mimic::Failed>,
) -> ! {
    run_all(trials(kind, cases, test))
}

/// A trial for each case.
pub(crate) fn trials(
    kind: &str,
    cases: Vec<PathBuf>,
    test: fn(&Path) -> Result<(), libtest_mimic::Failed>,
) -> Vec<libtest_mimic::Trial> {
    let trial = |case: PathBuf| {
        libtest_mimic::Trial::test(format!("{kind}::{}", name(&case)), move || test(&case))
    };
    cases.into_iter().map(trial).collect()
}

/// Runs `trials`, one after the other, and ends the server that they share.
pub(crate) fn run_all(trials: Vec<libtest_mimic::Trial>) -> ! {
    let mut arguments = libtest_mimic::Arguments::from_args();
    arguments.test_threads = Some(1);
    let conclusion = libtest_mimic::run(&arguments, trials);
    // What lies in a static is never dropped: a scratch database would stay.
    drop(
        SESSION
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take(),
    );
    conclusion.exit()
}

//! The server that is asked: the embedded one, or that at `BINDERY_TEST_URL`.

use super::call::{self, Block, type_name};
use super::{Pool, Values};
use bindery_codegen::Error;
use bindery_codegen::database::{Place, Session};
use std::cell::Cell;
use std::collections::HashMap;
use tokio_postgres::SimpleQueryMessage;

/// SQLSTATE of a feature that the server was built without.
pub(crate) const FEATURE_NOT_SUPPORTED: &str = "0A000";

/// What the calls need to be there.
const SCHEMA: &str = "
SET jit = off;
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE public.pair AS (a int4, b text);
CREATE DOMAIN public.positive AS int4 CHECK (VALUE > 0);
CREATE TABLE public.pairs (id serial PRIMARY KEY, a int4 DEFAULT 1, b text);
COMMENT ON TABLE public.pairs IS 'some pairs';
CREATE TABLE public.parted (a int4) PARTITION BY LIST (a);
CREATE SEQUENCE public.fresh;
SELECT lo_from_bytea(4711, 'abc');
CREATE TEXT SEARCH DICTIONARY public.picky (TEMPLATE = simple, ACCEPT = false);
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER far FOREIGN DATA WRAPPER wrapper;
CREATE TABLE public.part PARTITION OF public.parted FOR VALUES IN (1);
CREATE TEMP SEQUENCE progress MINVALUE 0;
CREATE TEMP SEQUENCE seen MINVALUE 0;
CREATE TEMP SEQUENCE lie MINVALUE -1;
CREATE FUNCTION pg_temp.note(n int, verdict int, col int, said int) RETURNS int8 LANGUAGE sql AS $$
  SELECT setval('pg_temp.lie', n) WHERE verdict > said;
  SELECT setval('pg_temp.seen', last_value | (1::int8 << (verdict * 8 + col))) FROM pg_temp.seen
$$;
";

/// Begins with the first call of a block.
const RESET: &str = "SELECT setval('pg_temp.progress', 0), setval('pg_temp.seen', 0),
                            setval('pg_temp.lie', -1);";

/// What came of the calls that were made, which an error does not undo.
const READ: &str = "SELECT p.last_value, s.last_value, l.last_value
                    FROM pg_temp.progress p, pg_temp.seen s, pg_temp.lie l";

/// What came of the calls of a line.
#[derive(Default)]
pub(crate) struct Outcome {
    /// How many succeeded.
    pub(crate) called: usize,
    /// The last error.
    pub(crate) error: Option<Failure>,
    /// Of those by hand, which must not fail.
    pub(crate) error_by_hand: Option<Failure>,
    /// What NULL said of each column where it was seen, as bits.
    pub(crate) seen: [u64; 8],
    /// Arguments for which the line is wrong.
    pub(crate) lie: Option<String>,
}

/// An error of a call.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) state: String,
    pub(crate) message: String,
}

/// A connection to the server.
pub(crate) struct Server {
    session: Session,
    /// Its major version.
    pub(crate) version: u32,
    /// How many calls failed.
    errors: Cell<usize>,
}

impl Server {
    pub(crate) fn open() -> Self {
        let url = std::env::var("BINDERY_TEST_URL");
        let place = url.map_or(Place::Embedded, Place::Scratch);
        let session = Session::open(place, &[]).expect("the test server starts");
        let version = session
            .server_version()
            .expect("the server says its version");
        let major = version
            .split('.')
            .next()
            .and_then(|major| major.parse().ok());
        let server = Self {
            session,
            version: major.expect("a version begins with a number"),
            errors: Cell::new(0),
        };
        server.execute("CREATE SCHEMA IF NOT EXISTS public");
        server.execute(SCHEMA);
        server
    }

    fn execute(&self, sql: &str) {
        let work = async {
            let done = self.session.client().batch_execute(sql).await;
            done.map_err(|error| Error::caused_by(format!("failed: {sql:.200}"), error))
        };
        self.session.run(work).expect("the statements run");
    }

    fn query(&self, sql: &str) -> Vec<tokio_postgres::Row> {
        let work = async {
            let rows = self.session.client().query(sql, &[]).await;
            rows.map_err(|error| Error::caused_by(format!("failed: {sql:.200}"), error))
        };
        self.session.run(work).expect("the query runs")
    }

    /// All that the server has, as kind and line, and whether it is something that users call.
    pub(crate) fn signatures(&self) -> HashMap<(String, String), bool> {
        let rows = self.query(include_str!("server.sql"));
        let rows = rows
            .iter()
            .map(|row| ((row.get(0), row.get(1)), row.get(2)));
        rows.collect()
    }

    /// Makes the values to call with: how many there are of each type, and what is wrong with them.
    pub(crate) fn fill_values(&self) -> (Values, Vec<String>) {
        let mut values = Values::new();
        let mut tables = 0;
        let mut bad = Vec::new();
        let own = call::pools();
        let own = own
            .iter()
            .map(|(name, of, list)| (name.clone(), *of, *list));
        let lines = include_str!("values.txt").lines();
        let shared = lines.filter_map(|line| line.split_once(": "));
        let shared = shared.map(|(name, list)| (name.to_owned(), name, list));
        for (name, of, list) in shared.chain(own) {
            tables += 1;
            let table = format!("pg_temp.pool{tables}");
            let of = type_name(of);
            self.execute(&format!(
                "CREATE TABLE {table} (i int8 PRIMARY KEY, v {of})"
            ));
            let mut count = 0;
            for value in list.split(", ") {
                let value = value.trim_matches('\'');
                match self.try_query(&format!(
                    "INSERT INTO {table} VALUES ({count}, '{value}'::{of})"
                )) {
                    Ok(_) => count += 1,
                    Err(error) if self.version >= 17 && error.state != FEATURE_NOT_SUPPORTED => {
                        bad.push(format!("the values of {name}: {}", error.message));
                    }
                    Err(_) => {}
                }
            }
            if count > 0 {
                values.insert(name, Pool { table, count });
            }
        }
        (values, bad)
    }

    /// Whether it had so many errors that it may soon die.
    pub(crate) fn is_worn(&self) -> bool {
        self.errors.get() > 1500
    }

    /// Makes the calls of a block.
    pub(crate) fn run(&self, block: &Block, outcome: &mut Outcome) {
        let sql = block.sql();
        let (mut errors, mut reset) = (0, RESET);
        let [made, seen, lie] = loop {
            match self.try_query(&format!("{reset} {sql}; {READ}")) {
                Ok(row) => break row,
                Err(error) => {
                    errors += 1;
                    match block.patience {
                        0 => outcome.error_by_hand = Some(error),
                        _ => outcome.error = Some(error),
                    }
                }
            }
            reset = "";
            if errors > block.patience {
                break self.try_query(READ).expect("sequences can be read");
            }
        };
        outcome.called += usize::try_from(made).unwrap_or(0).saturating_sub(errors);
        for (column, verdicts) in outcome.seen.iter_mut().enumerate() {
            for verdict in 0..5 {
                *verdicts |= (seen as u64 >> (verdict * 8 + column) & 1) << verdict;
            }
        }
        if lie >= 0 {
            let sql = format!(
                "SELECT left(q::text, 200) FROM ({}) q WHERE n = {lie}",
                block.rows
            );
            outcome.lie = self.query(&sql).first().map(|row| row.get(0));
        }
    }

    /// Runs statements that may fail, and gives what the last one returns where it is three numbers.
    fn try_query(&self, sql: &str) -> Result<[i64; 3], Failure> {
        let work = async { Ok(self.session.client().simple_query(sql).await) };
        let done = self.session.run(work).expect("the connection holds");
        let messages = done.map_err(|error| {
            self.errors.set(self.errors.get() + 1);
            let error = error
                .as_db_error()
                .unwrap_or_else(|| panic!("only the server refuses: {error}: {sql}"));
            Failure {
                state: error.code().code().to_owned(),
                message: error.message().to_owned(),
            }
        })?;
        let rows = messages.iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let number = |row: &tokio_postgres::SimpleQueryRow, index| {
            row.get(index).and_then(|text| text.parse().ok())
        };
        let last = rows.last().filter(|row| row.len() == 3);
        let numbers = [0, 1, 2].map(|index| last.and_then(|row| number(row, index)).unwrap_or(0));
        Ok(numbers)
    }
}

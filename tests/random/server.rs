//! Statements on the server: many at once, and of their rows only what is NULL.

use bindery_codegen::Error;
use bindery_codegen::database::Session;
use futures_util::future::{join_all, join3};
use std::error::Error as StdError;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{Format, FromSql, IsNull, ToSql, Type, to_sql_checked};

/// What a run of a query gave: whether each column was NULL in some row, or the server's error.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) rows: usize,
    pub(crate) nulls: Vec<bool>,
}

/// A query to run, and its arguments as text.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) sql: String,
    pub(crate) arguments: Vec<Option<String>>,
    /// Whether it has to be undone.
    pub(crate) writes: bool,
}

/// How many queries are in flight at once.
const IN_FLIGHT: usize = 50;

/// Runs each statement for itself.
pub(crate) fn execute(session: &Session, statements: &[String]) -> Vec<Result<(), String>> {
    let client = session.client();
    let work = async {
        let mut results = Vec::new();
        for chunk in statements.chunks(IN_FLIGHT.min(25)) {
            let requests = chunk.iter().map(|sql| client.batch_execute(sql));
            results.extend(join_all(requests).await);
        }
        Ok::<_, Error>(results)
    };
    let results = session.run(work).expect("the server answers");
    results
        .into_iter()
        .map(|result| result.map_err(|error| message(&error)))
        .collect()
}

/// Makes the database empty.
pub(crate) fn reset(session: &Session) {
    let statements = [
        "SET client_min_messages = error",
        "SET statement_timeout = '3s'",
        "SET jit = off",
        "DROP SCHEMA IF EXISTS other CASCADE",
        "DROP SCHEMA public CASCADE",
        "CREATE SCHEMA public",
    ];
    for result in execute(session, &statements.map(str::to_owned)) {
        result.expect("the database can be emptied");
    }
}

/// Runs each query; one that writes, in a transaction that is rolled back.
pub(crate) fn run(session: &Session, runs: &[Run]) -> Vec<Result<Seen, String>> {
    let client = session.client();
    let work = async {
        let mut seen = Vec::new();
        // A future that waits for others of its kind is polled in order only in small groups.
        for chunk in runs.chunks(25) {
            let requests = chunk.iter().map(|run| async {
                let texts: Vec<Text> = run.arguments.iter().cloned().map(Text).collect();
                let arguments: Vec<(&(dyn ToSql + Sync), Type)> = texts
                    .iter()
                    .map(|it| (it as &(dyn ToSql + Sync), Type::UNKNOWN))
                    .collect();
                let query = client.query_typed(&run.sql, &arguments);
                if !run.writes {
                    return query.await;
                }
                let (begin, end) = (
                    client.batch_execute("BEGIN"),
                    client.batch_execute("ROLLBACK"),
                );
                let (_, rows, _) = join3(begin, query, end).await;
                rows
            });
            seen.extend(join_all(requests).await);
        }
        Ok::<_, Error>(seen)
    };
    let results = session.run(work).expect("the server answers");
    let see = |rows: Vec<tokio_postgres::Row>| {
        let columns = rows.first().map_or(0, |row| row.len());
        let null = |at| rows.iter().any(|row| row.get::<_, Presence>(at).0);
        Seen {
            rows: rows.len(),
            nulls: (0..columns).map(null).collect(),
        }
    };
    results
        .into_iter()
        .map(|result| result.map(see).map_err(|error| message(&error)))
        .collect()
}

fn message(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(cause) => format!("{} ({})", cause.message(), cause.code().code()),
        None => error.to_string(),
    }
}

/// Whether a value is NULL, whatever its type.
struct Presence(bool);

impl<'a> FromSql<'a> for Presence {
    fn from_sql(_: &Type, _: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self(false))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self(true))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// An argument of any type, as text.
#[derive(Debug)]
struct Text(Option<String>);

impl ToSql for Text {
    fn to_sql(
        &self,
        _: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        let Some(text) = &self.0 else {
            return Ok(IsNull::Yes);
        };
        out.extend_from_slice(text.as_bytes());
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Text
    }

    to_sql_checked!();
}

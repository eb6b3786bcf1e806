//! Statements on the server, to see whether what their labels say is so.

use crate::labels::{Label, Labels};
use bindery_codegen::Error;
use bindery_codegen::database::Session;
use bindery_codegen::infer::TypedQuery;
use std::error::Error as _;
use tokio_postgres::{Client, SimpleQueryMessage};

/// The rows that most statements read.
const DATA: &str = include_str!("data.sql");

/// The columns that statements could have written, and what to write there: NULL where the schema lets it be.
const HOLLOW: &str = "SELECT format('UPDATE %s SET %I = NULL', attrelid::regclass, attname)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND NOT attnotnull AND attnum > 0
    AND attgenerated = '' AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
    ORDER BY attrelid, attnum";

/// The same with the values for which functions of the system are known to have no answer.
const EXTREME: &str = "SELECT format('UPDATE %s SET %I = %L', attrelid::regclass, attname, value)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    JOIN (VALUES ('date'::regtype, 'infinity'), ('timestamp', 'infinity'), ('timestamptz', '-infinity'),
        ('int4range', 'empty'), ('text[]', '{}'), ('int[]', '{}'), ('jsonb', 'null'), ('numeric', 'NaN'),
        ('text', ''), ('address', '(,)')) AS extreme (type, value) ON type = atttypid
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND attnum > 0
    AND attgenerated = '' AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
    ORDER BY attrelid, attnum";

/// What the tables hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing.
    Empty,
    /// The rows that most statements read.
    Filled,
    /// The same rows, with NULL wherever it can be.
    Hollow,
    /// The same rows, with infinity, emptiness and the like wherever they can be.
    Extreme,
}

/// What was seen of one statement in all its runs.
#[derive(Default)]
struct Seen {
    /// Whether each column was NULL.
    nulls: Vec<bool>,
    /// How many rows there were, by run.
    rows: Vec<usize>,
    /// What went wrong.
    wrong: Vec<String>,
}

/// Executes every statement in every state, and returns what contradicts its labels.
pub(crate) fn all<'a>(
    session: &Session,
    queries: &'a [(&'a TypedQuery, Labels)],
) -> Result<Vec<(&'a TypedQuery, String)>, String> {
    let mut seen: Vec<Seen> = queries.iter().map(|_| Seen::default()).collect();
    let work = async {
        let client = session.client();
        for state in [State::Empty, State::Filled, State::Hollow, State::Extreme] {
            send(client, "BEGIN; SET LOCAL client_min_messages = error").await?;
            if state != State::Empty {
                send(client, DATA).await?;
            }
            match state {
                State::Hollow => write_all(client, HOLLOW).await?,
                State::Extreme => write_all(client, EXTREME).await?,
                State::Empty | State::Filled => {}
            }
            for ((query, labels), seen) in queries.iter().zip(&mut seen) {
                run_in(client, state, query, labels, seen).await?;
            }
            send(client, "ROLLBACK").await?;
        }
        Ok(())
    };
    session
        .run(work)
        .map_err(|error| format!("{error}: {:?}", error.source()))?;
    let verdicts = queries
        .iter()
        .zip(seen)
        .flat_map(|((query, labels), seen)| {
            let wrong = seen.verdict(labels);
            wrong.into_iter().map(move |wrong| (*query, wrong))
        });
    Ok(verdicts.collect())
}

/// Executes the statements that `list` gives, as far as constraints agree.
async fn write_all(client: &Client, list: &str) -> Result<(), Error> {
    let found = client.simple_query(list).await.map_err(failed)?;
    for message in &found {
        let SimpleQueryMessage::Row(row) = message else {
            continue;
        };
        send(client, "SAVEPOINT before").await?;
        let update = row.get(0).unwrap_or_default();
        let after = match client.batch_execute(update).await {
            Ok(()) => "RELEASE before",
            Err(_) => "ROLLBACK TO before; RELEASE before",
        };
        send(client, after).await?;
    }
    send(client, "REFRESH MATERIALIZED VIEW shelf_count").await
}

/// Executes one statement with each line of values, on what the state holds and, in the ordinary one, once
/// more on each seed.
async fn run_in(
    client: &Client,
    state: State,
    query: &TypedQuery,
    labels: &Labels,
    seen: &mut Seen,
) -> Result<(), Error> {
    let seeds = labels.seeds.iter().map(String::as_str);
    let seeds = seeds.filter(|_| state == State::Filled);
    let sql = &query.query.statement.sql;
    let mut calls: Vec<String> = labels
        .values
        .iter()
        .map(|run| format!("EXECUTE statement({})", run.join(", ")))
        .collect();
    match calls.is_empty() {
        true => calls.push(sql.clone()),
        false => send(client, &format!("PREPARE statement AS {sql}")).await?,
    }
    for seed in std::iter::once("").chain(seeds) {
        for call in &calls {
            send(client, "SAVEPOINT before").await?;
            match client.batch_execute(seed).await {
                Ok(()) => seen.add(client.simple_query(call).await, state, call),
                Err(error) => seen.wrong.push(format!("`{seed}`: {}", cause(&error))),
            }
            send(client, "ROLLBACK TO before; RELEASE before").await?;
        }
    }
    if !labels.values.is_empty() {
        send(client, "DEALLOCATE statement").await?;
    }
    Ok(())
}

impl Seen {
    fn add(
        &mut self,
        result: Result<Vec<SimpleQueryMessage>, tokio_postgres::Error>,
        state: State,
        call: &str,
    ) {
        let messages = match result {
            Ok(messages) => messages,
            // Where rows are missing that it refers to, a statement may fail.
            Err(_) if state != State::Filled => return,
            Err(error) => {
                let call = call.lines().next().unwrap_or_default();
                self.wrong.push(format!("`{call}`: {}", cause(&error)));
                return;
            }
        };
        let mut count = 0;
        for message in &messages {
            let SimpleQueryMessage::Row(row) = message else {
                continue;
            };
            count += 1;
            self.nulls.resize(row.len(), false);
            for (at, null) in self.nulls.iter_mut().enumerate() {
                *null |= row.get(at).is_none();
            }
        }
        self.rows.push(count);
    }

    /// What was seen that the labels do not say, and what they say that was never seen.
    fn verdict(self, labels: &Labels) -> Vec<String> {
        let Self {
            mut nulls,
            rows,
            mut wrong,
        } = self;
        nulls.resize(labels.columns.len(), false);
        for ((name, label), null) in labels.columns.iter().zip(nulls) {
            match (label, null) {
                (Label::NotNull | Label::Unclaimed, true) => {
                    wrong.push(format!("column `{name}` is labelled `T` and was NULL"));
                }
                (Label::Nullable, false) => {
                    wrong.push(format!(
                        "column `{name}` is labelled `T?` and was never NULL"
                    ));
                }
                _ => {}
            }
        }
        let most = rows.iter().copied().max().unwrap_or_default();
        let least = rows.iter().copied().min().unwrap_or_default();
        let is_so = match labels.rows.as_deref() {
            None => true,
            Some("none") => most == 0,
            Some("one") => (least, most) == (1, 1),
            Some("opt") => (least, most) == (0, 1),
            Some(_) => most > 1,
        };
        if !is_so {
            let rows = labels.rows.as_deref().unwrap_or_default();
            wrong.push(format!(
                "labelled `rows: {rows}`, it gave {least} to {most}"
            ));
        }
        // A label that no row was seen for proves nothing.
        if most == 0 && !labels.columns.is_empty() {
            wrong.push("it gave no row at all".to_owned());
        }
        wrong
    }
}

async fn send(client: &Client, sql: &str) -> Result<(), Error> {
    client.batch_execute(sql).await.map_err(failed)
}

fn failed(error: tokio_postgres::Error) -> Error {
    Error::caused_by("the server refused what the test needs", error)
}

fn cause(error: &tokio_postgres::Error) -> String {
    let cause = error.as_db_error();
    cause.map_or_else(|| error.to_string(), |it| it.message().to_owned())
}

//! `bindery.lock`: what the server said of each query, so that builds need no server.
//!
//! The file is TOML, the same bytes for the same input, one line a parameter or column so that changes
//! merge. It holds hashes of the SQL and not the SQL, no versions and no dates.

mod lines;
mod render;

pub use render::render;

use crate::catalog::{Catalog, Table, TableKind, TypeShape};
use crate::config::Config;
use crate::describe::{DescribedColumn, DescribedQuery, Origin};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Failure};
use crate::parse::ParsedQuery;
use crate::source::{Location, SourceFile, Span};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::iter::repeat;
use std::sync::Arc;

/// The format that this version writes.
///
/// 2: what composite types and ranges consist of, and the domains of columns.
const FORMAT: i64 = 2;

/// The last line: without it, a lock that lost its last entries would still be one.
const END: &str = "# The end of the lock.";

/// A lock file, read.
#[derive(Debug, Deserialize)]
pub struct Lock {
    /// The format, which is [`FORMAT`] here: a lock without one is cut short.
    #[expect(dead_code, reason = "reading it is the check")]
    format: i64,
    /// The hash of the schema's files; none where a live database was described.
    schema: Option<String>,
    #[serde(default, rename = "query")]
    queries: Vec<LockedQuery>,
    #[serde(default, rename = "table")]
    tables: Vec<LockedTable>,
    #[serde(default, rename = "type")]
    types: Vec<LockedType>,
    /// The whole file.
    #[serde(skip)]
    text: String,
}

/// What a lock says of a project's queries.
#[derive(Debug)]
pub struct LookedUp {
    /// The queries that it knows as they are now.
    pub described: Vec<DescribedQuery>,
    /// The others.
    pub stale: Vec<ParsedQuery>,
    /// The tables and types that it knows.
    pub catalog: Catalog,
    /// The lock's text, where it says of these queries, in this order, all and nothing else.
    pub unchanged: Option<String>,
}

#[derive(Debug, Deserialize)]
struct LockedQuery {
    name: String,
    file: String,
    sql: String,
    #[serde(default)]
    params: Vec<String>,
    #[serde(default)]
    columns: Vec<LockedColumn>,
}

#[derive(Debug, Deserialize)]
struct LockedColumn {
    name: String,
    #[serde(rename = "type")]
    pg_type: String,
    origin: Option<[String; 3]>,
    domain: Option<String>,
}

#[derive(Debug, Deserialize)]
struct LockedTable {
    schema: String,
    name: String,
    not_null: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct LockedType {
    name: String,
    #[serde(flatten)]
    shape: TypeShape,
}

/// The hash of the schema's files.
#[must_use]
pub fn schema_hash(files: Option<&[Arc<SourceFile>]>) -> Option<String> {
    let mut hash = Sha256::new();
    for file in files? {
        hash.update((file.text.len() as u64).to_le_bytes());
        hash.update(&file.text);
    }
    Some(hex(&hash.finalize()))
}

fn sql_hash(query: &ParsedQuery) -> String {
    hex(&Sha256::digest(&query.statement.sql))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Reads the project's lock; `None` if there is none yet.
///
/// # Errors
///
/// A diagnostic for a file that is not a lock of this format, an error if it can not be read.
pub fn read(config: &Config) -> Result<Option<Lock>, Failure> {
    let text = match std::fs::read_to_string(&config.lock) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", &config.lock, error).into()),
    };
    let file = Arc::new(SourceFile::new(config.display(&config.lock), text));
    Ok(Some(parse(&file)?))
}

/// Reads a lock's text.
///
/// # Errors
///
/// A diagnostic for conflict markers, a newer format, or a file that is cut short or edited.
pub fn parse(file: &Arc<SourceFile>) -> Result<Lock, Diagnostic> {
    let again = "run `bindery generate` to write it anew";
    let whole_line = |start: usize| {
        let line = file.text[start..].lines().next().unwrap_or_default();
        Location::new(file, Span::new(start, start + line.len()))
    };
    let mut starts = std::iter::once(0).chain(file.text.match_indices('\n').map(|(at, _)| at + 1));
    if let Some(at) = starts.find(|at| file.text[*at..].starts_with("<<<<<<< ")) {
        return Err(Diagnostic::error(
            "lock-conflict",
            whole_line(at),
            "the lock has a merge conflict",
        )
        .help(format!(
            "settle the queries, then {again}; the markers need no settling"
        )));
    }
    let broken = |error: toml::de::Error| {
        let at = error
            .span()
            .map_or(file.text.len(), |span| span.start.min(file.text.len()));
        Diagnostic::error(
            "lock-broken",
            whole_line(at),
            "the lock is cut short or was edited",
        )
        .note(error.message().lines().next().unwrap_or_default())
        .help(again)
    };
    let format = file
        .text
        .lines()
        .find_map(|line| line.strip_prefix("format = "));
    let format = format.and_then(|format| format.trim().parse::<i64>().ok());
    let at_format = || whole_line(file.text.find("format = ").unwrap_or(0));
    let message = |format| format!("the lock has the format {format}, this Bindery knows {FORMAT}");
    match format {
        Some(format) if format > FORMAT => {
            let error = Diagnostic::error("lock-newer", at_format(), message(format));
            return Err(error.help("a newer Bindery wrote it: use that version, in `build.rs` too"));
        }
        // It lacks what this version needs to know.
        Some(format) if format < FORMAT => {
            let error = Diagnostic::error("lock-older", at_format(), message(format));
            return Err(error.help(again));
        }
        _ => {}
    }
    let mut lock = match read_lines(&file.text) {
        Some(lock) => lock,
        None => toml::from_str(&file.text).map_err(broken)?,
    };
    lock.text.clone_from(&file.text);
    if !file.text.trim_end().ends_with(END) {
        let last = file
            .text
            .trim_end()
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let at = whole_line(last);
        return Err(
            Diagnostic::error("lock-broken", at, "the lock is cut short or was edited")
                .note(format!("its last line is not `{END}`"))
                .help(again),
        );
    }
    Ok(lock)
}

/// The lock, if it is written as this version writes one: what is wrong with it is TOML's to say.
fn read_lines(text: &str) -> Option<Lock> {
    let (queries, rest) = lines::read(text)?;
    let lock: Lock = toml::from_str(&rest).ok()?;
    lock.queries.is_empty().then_some(Lock { queries, ..lock })
}

impl Lock {
    /// Whether it was made for this schema.
    #[must_use]
    pub fn is_of_schema(&self, schema: Option<&str>) -> bool {
        self.schema.as_deref() == schema
    }

    /// What it says of each query, and the queries that it does not know as they are now.
    #[must_use]
    pub fn look_up(&self, queries: Vec<ParsedQuery>) -> LookedUp {
        let known: BTreeMap<&str, &LockedQuery> = self
            .queries
            .iter()
            .map(|query| (query.sql.as_str(), query))
            .collect();
        let mut found = LookedUp {
            described: Vec::with_capacity(queries.len()),
            stale: Vec::new(),
            catalog: self.catalog(),
            unchanged: None,
        };
        let mut in_order = queries.len() == self.queries.len();
        for (query, entry) in queries
            .into_iter()
            .zip(self.queries.iter().map(Some).chain(repeat(None)))
        {
            let hash = sql_hash(&query);
            in_order &= entry.is_some_and(|entry| entry.is_of(&query) && entry.sql == hash);
            match known.get(hash.as_str()) {
                // The number is part of the SQL: it can differ only in a file that was edited.
                Some(locked) if locked.params.len() == query.statement.params.len() => {
                    found.described.push(locked.describe(query));
                }
                _ => found.stale.push(query),
            }
        }
        found.unchanged = (in_order && found.stale.is_empty()).then(|| self.text.clone());
        found
    }

    /// Whether it knows a query of this name in this file, whatever its SQL.
    #[must_use]
    pub fn names(&self, query: &ParsedQuery) -> bool {
        self.queries.iter().any(|known| known.is_of(query))
    }

    fn catalog(&self) -> Catalog {
        let tables = self.tables.iter().map(|table| Table {
            schema: table.schema.clone(),
            name: table.name.clone(),
            columns: (table.not_null.iter())
                .map(|name| crate::catalog::Column {
                    name: name.clone(),
                    not_null: true,
                    pg_type: String::new(),
                    number: 0,
                    domain: None,
                })
                .collect(),
            kind: TableKind::Table,
            is_plain: false,
            keys: Vec::new(),
            checks: Vec::new(),
            view: None,
            oid: 0,
        });
        let types = self
            .types
            .iter()
            .map(|it| (it.name.clone(), it.shape.clone()));
        Catalog {
            tables: tables.collect(),
            types: types.collect(),
            ..Catalog::default()
        }
    }
}

impl LockedQuery {
    fn is_of(&self, query: &ParsedQuery) -> bool {
        self.name == query.name.value && self.file == query.file.path
    }

    fn describe(&self, query: ParsedQuery) -> DescribedQuery {
        let columns = self.columns.iter().map(|column| DescribedColumn {
            name: column.name.clone(),
            pg_type: column.pg_type.clone(),
            origin: column.origin.clone().map(|[schema, table, column]| Origin {
                schema,
                table,
                column,
            }),
            domain: column.domain.clone(),
        });
        DescribedQuery {
            params: self.params.clone(),
            columns: columns.collect(),
            query,
        }
    }
}

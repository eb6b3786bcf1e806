//! `bindery.lock`: what the server said of each query, so that builds need no server.
//!
//! The file is TOML, the same bytes for the same input, one line a column, key or check so that changes
//! merge. It holds hashes of the SQL of queries and not the SQL, no versions and no dates.

mod lines;
mod read;
mod render;
mod render_catalog;
mod variants;

pub use read::{parse, read};
pub use render::render;

use crate::catalog::{Catalog, Domain, Routine, Table, TypeShape};
use crate::describe::{DescribedColumn, DescribedQuery, Origin};
use crate::parse::ParsedQuery;
use crate::procedures::Procedures;
use crate::source::SourceFile;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::iter::repeat;
use std::sync::Arc;

/// The format that this version writes.
///
/// 2: what composite types and ranges consist of, and the domains of columns.
/// 3: what queries name of the catalog: tables and views with their columns, keys and checks, functions,
/// operators, domains, casts and the search path.
/// 4: which columns are generated; the constraints that queries can violate; which key is the primary one, what
/// other indexes there are, what COMMENT ON says of the tables of models; the statements that Bindery writes for
/// models and slices, named `query/purpose`; the queries that `[procedures]` makes.
/// 5: the variants of queries with parts; what has the columns of copies, named `query/copy`.
/// 6: what runs all sets of batches at once, named `query/sets`, where that is the same.
const FORMAT: i64 = 6;

/// The last line: without it, a lock that lost its last entries would still be one.
const END: &str = "# The end of the lock.";

/// The search path that a lock does not mention: that of a server that was told nothing else.
const SEARCH_PATH: [&str; 1] = ["public"];

/// A lock file, read.
#[derive(Debug, Deserialize)]
pub struct Lock {
    /// The format, which is [`FORMAT`] here: a lock without one is cut short.
    #[expect(dead_code, reason = "reading it is the check")]
    format: i64,
    /// The hash of the schema's files; none where a live database was described.
    schema: Option<String>,
    /// Missing, it is [`SEARCH_PATH`].
    search_path: Option<Vec<String>>,
    #[serde(default)]
    casts: Vec<String>,
    #[serde(default)]
    domains: Vec<Domain>,
    #[serde(default)]
    routines: Vec<Routine>,
    #[serde(default, rename = "query")]
    queries: Vec<LockedQuery>,
    #[serde(default, rename = "table")]
    tables: Vec<Table>,
    #[serde(default, rename = "type")]
    types: Vec<LockedType>,
    /// What `[procedures]` selects.
    #[serde(default)]
    procedures: Procedures,
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
    /// What it knows that these queries name.
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
    /// The hashes of other variants with these columns, and these types of parameters.
    #[serde(default)]
    variants: Vec<String>,
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

impl Lock {
    /// Whether it was made for this schema.
    #[must_use]
    pub fn is_of_schema(&self, schema: Option<&str>) -> bool {
        self.schema.as_deref() == schema
    }

    /// What `[procedures]` selected.
    #[must_use]
    pub fn procedures(&self) -> &Procedures {
        &self.procedures
    }

    /// What it says of each query, and the queries that it does not know as they are now.
    #[must_use]
    pub fn look_up(&self, queries: Vec<ParsedQuery>) -> LookedUp {
        let order = || {
            let queries = self.queries.iter();
            queries.flat_map(|entry| entry.hashes().map(move |hash| (entry, hash)))
        };
        let mut known: BTreeMap<&str, Vec<&LockedQuery>> = BTreeMap::new();
        for (entry, hash) in order() {
            known.entry(hash).or_default().push(entry);
        }
        let mut found = LookedUp {
            described: Vec::with_capacity(queries.len()),
            stale: Vec::new(),
            catalog: self.catalog(),
            unchanged: None,
        };
        let mut in_order = queries.len() == order().count();
        for (query, entry) in queries
            .into_iter()
            .zip(order().map(Some).chain(repeat(None)))
        {
            let hash = sql_hash(&query);
            in_order &= entry.is_some_and(|(entry, own)| entry.is_of(&query) && own == hash);
            let entries = known.get(hash.as_str()).map_or(&[][..], Vec::as_slice);
            // What is said of a variant is said of the parameters of its own query.
            let own = entries.iter().find(|entry| entry.is_of(&query));
            let locked = own.or_else(|| entries.iter().find(|entry| entry.sql == hash));
            let params = locked.and_then(|locked| locked.params_of(&query, &hash));
            match locked.zip(params) {
                Some((locked, params)) => found.described.push(locked.describe(query, params)),
                None => found.stale.push(query),
            }
        }
        match in_order && found.stale.is_empty() {
            true => found.unchanged = Some(self.text.clone()),
            // It may know more than these queries need.
            false => found.catalog = found.catalog.reduced(&found.described),
        }
        found
    }

    /// Whether it knows a query of this name in this file, whatever its SQL.
    #[must_use]
    pub fn names(&self, query: &ParsedQuery) -> bool {
        self.queries.iter().any(|known| known.is_of(query))
    }

    /// What it knows of the catalog.
    #[must_use]
    pub fn catalog(&self) -> Catalog {
        let path = self.search_path.clone();
        let types = self.types.iter();
        Catalog {
            tables: self.tables.clone(),
            types: types
                .map(|it| (it.name.clone(), it.shape.clone()))
                .collect(),
            search_path: path.unwrap_or_else(|| SEARCH_PATH.map(str::to_owned).into()),
            routines: self.routines.clone(),
            domains: self.domains.clone(),
            casts: self.casts.clone(),
            functions: Vec::new(),
        }
    }
}

impl LockedQuery {
    fn is_of(&self, query: &ParsedQuery) -> bool {
        let name = &self.name;
        let is_named = *name == query.name.value || *name == query.full_name();
        is_named && self.file == query.file.path
    }

    fn describe(&self, query: ParsedQuery, params: Vec<String>) -> DescribedQuery {
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
            params,
            columns: columns.collect(),
            probe: None,
            query,
        }
    }
}

//! `[databases.NAME]` of `bindery.toml`: databases beside that of the top level keys.

use super::Config;
use crate::diagnostic::Diagnostic;
use crate::mapping::{self, Mappings};
use crate::models::{self, Models};
use crate::names;
use crate::procedures::{self, Selection};
use crate::source::{Location, SourceFile, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;

/// `[databases]` as serde reads it.
pub(super) type Section = BTreeMap<Spanned<String>, Keys>;

/// The keys of one database.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Keys {
    schema: Option<PathBuf>,
    queries: Option<PathBuf>,
    lock: Option<PathBuf>,
    url: Option<String>,
    types: mapping::Section,
    columns: mapping::Section,
    models: models::Section,
    procedures: Option<procedures::Section>,
}

/// Names of modules that generated code gives or uses.
const TAKEN: [&str; 9] = [
    "alloc",
    "bindery",
    "constraints",
    "core",
    "models",
    "nonblocking",
    "procedures",
    "std",
    "types",
];

impl Config {
    /// Adds the databases that have names, and says what is wrong with them.
    pub(super) fn add_databases(
        &mut self,
        file: &Arc<SourceFile>,
        sections: Section,
    ) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for (key, keys) in sections {
            let span = key.span();
            let at = Location::new(file, Span::new(span.start, span.end));
            let name = key.into_inner();
            diagnostics.extend(unusable(&name, &at));
            match self.named(file, name, keys) {
                Ok(database) => {
                    let others = self.all();
                    diagnostics.extend(others.filter_map(|it| shared(&database, it, &at)));
                    self.databases.push(database);
                }
                Err(found) => diagnostics.extend(found),
            }
        }
        diagnostics
    }

    fn named(
        &self,
        file: &Arc<SourceFile>,
        name: String,
        keys: Keys,
    ) -> Result<Self, Vec<Diagnostic>> {
        let join = |path: Option<PathBuf>, default: &str| {
            let default = || Path::new(&name).join(default);
            self.root.join(path.unwrap_or_else(default))
        };
        let mappings = Mappings::read(file, keys.types, keys.columns);
        let models = Models::read(file, keys.models);
        let procedures = keys.procedures.map(|it| Selection::read(file, it));
        let (mappings, models, procedures) = all_of(mappings, models, procedures.transpose())?;
        Ok(Self {
            is_left_out: false,
            databases: Vec::new(),
            root: self.root.clone(),
            schema_is_named: keys.schema.is_some(),
            schema: join(keys.schema, "schema"),
            queries: join(keys.queries, "queries"),
            lock: join(keys.lock, "bindery.lock"),
            output: None,
            url: keys.url,
            live: false,
            variants: self.variants,
            rust: self.rust.clone(),
            mappings,
            models,
            procedures,
            database: Some(name),
        })
    }
}

/// All three, or what is wrong with any of them.
fn all_of<A, B, C>(
    a: Result<A, Vec<Diagnostic>>,
    b: Result<B, Vec<Diagnostic>>,
    c: Result<C, Vec<Diagnostic>>,
) -> Result<(A, B, C), Vec<Diagnostic>> {
    match (a, b, c) {
        (Ok(a), Ok(b), Ok(c)) => Ok((a, b, c)),
        (a, b, c) => {
            let found = [a.err(), b.err(), c.err()].into_iter().flatten();
            Err(found.flatten().collect())
        }
    }
}

/// A name that can not be that of a module.
fn unusable(name: &str, at: &Location) -> Option<Diagnostic> {
    let error = |message: String| Diagnostic::error("malformed-config", at.clone(), message);
    if TAKEN.contains(&name) {
        let message = format!("a database can not be called `{name}`, which generated code uses");
        return Some(error(message).help("choose another name"));
    }
    let usable = names::snake(name);
    if usable == name {
        return None;
    }
    let message = format!("`{name}` can not be the name of a module in Rust");
    let error = error(message);
    Some(match usable.starts_with("r#") || usable.ends_with('_') {
        true => error.help("it is a word of Rust's: choose another name"),
        false => error.help(format!("write `[databases.{usable}]`")),
    })
}

/// What two databases can not have in common.
fn shared(database: &Config, other: &Config, at: &Location) -> Option<Diagnostic> {
    let name = |config: &Config| match &config.database {
        Some(name) => format!("the database `{name}`"),
        None => "the database of the top level keys".to_owned(),
    };
    let (one, two) = (name(database), name(other));
    let shown = |path: &Path| database.display(path);
    let error = |message: String| Diagnostic::error("shared-files", at.clone(), message);
    let (queries, others) = (normal(&database.queries), normal(&other.queries));
    if queries.starts_with(&others) || others.starts_with(&queries) {
        let (own, theirs) = (shown(&database.queries), shown(&other.queries));
        let message = match queries == others {
            true => format!("{one} and {two} both have their queries in `{own}`"),
            false => {
                format!("the queries of {one} in `{own}` and of {two} in `{theirs}` overlap")
            }
        };
        return Some(error(message).help("give each a folder of its own with `queries`"));
    }
    if normal(&database.lock) == normal(&other.lock) {
        let lock = shown(&database.lock);
        let message = format!("{one} and {two} both have `{lock}` as their lock");
        return Some(error(message).help("give each a file of its own with `lock`"));
    }
    None
}

/// The path without `.` and what `..` takes back.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => drop(normal.pop()),
            part => normal.push(part),
        }
    }
    normal
}

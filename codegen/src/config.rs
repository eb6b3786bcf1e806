//! `bindery.toml` and the command line into one configuration.

mod databases;

use crate::diagnostic::{self, Diagnostic, did_you_mean};
use crate::error::{Error, Failure};
use crate::mapping::{Mappings, Section, place};
use crate::models::{self, Models};
use crate::procedures::{self, Selection};
use crate::source::{Location, SourceFile, Span};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a run works on: the database of the top level keys, and those that have names. Paths are as the
/// project's folder makes them: absolute where that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The name of the database, which its module has too; none for that of the top level keys.
    pub database: Option<String>,
    /// Whether there is no such database: the project has only some with names.
    pub is_left_out: bool,
    /// The databases that have names, in the order of these, each with a configuration of its own.
    pub databases: Vec<Config>,
    /// The folder that `bindery.toml` stands in, or would stand in.
    pub root: PathBuf,
    /// The folder of DDL, or one file of it.
    pub schema: PathBuf,
    /// The folder of queries.
    pub queries: PathBuf,
    /// The lock file.
    pub lock: PathBuf,
    /// Where `generate` writes Rust into the tree, if it does.
    pub output: Option<PathBuf>,
    /// The server, if one is configured: a URL, or `env:NAME` for the variable that holds it.
    pub url: Option<String>,
    /// Whether the database at `url` is asked as it is.
    pub live: bool,
    /// Whether `bindery.toml` names the schema, so that it must be there.
    pub schema_is_named: bool,
    /// How many variants of a query are checked one by one; of more, those that show most.
    pub variants: u64,
    /// What the generated code looks like.
    pub rust: RustConfig,
    /// The Rust types that the user chose.
    pub mappings: Mappings,
    /// The rows that are tied to tables.
    pub models: Models,
    /// The procedures and functions that become functions, if any are asked for.
    pub procedures: Option<Selection>,
}

/// The `[rust]` section.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RustConfig {
    /// The clients that generated functions take, one at least.
    #[serde(deserialize_with = "clients")]
    pub client: Vec<ClientKind>,
    /// What row structs derive.
    pub derive: Vec<String>,
    /// The crate of dates and times.
    pub datetime: DateTimeCrate,
    /// Whether rows convert to and from tuples.
    pub tuples: bool,
}

fn clients<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ClientKind>, D::Error> {
    let clients = Vec::deserialize(deserializer)?;
    match clients.is_empty() {
        true => Err(D::Error::custom(
            "no client: name `postgres`, `tokio-postgres`, or both",
        )),
        false => Ok(clients),
    }
}

/// A driver that generated functions run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum ClientKind {
    /// The synchronous `postgres`.
    #[serde(rename = "postgres")]
    Postgres,
    /// The asynchronous `tokio-postgres`.
    #[serde(rename = "tokio-postgres")]
    TokioPostgres,
}

/// The crate whose types stand for dates and times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateTimeCrate {
    /// `chrono`
    Chrono,
    /// `jiff`
    Jiff,
    /// `time`
    Time,
}

impl Default for RustConfig {
    fn default() -> Self {
        Self {
            client: vec![ClientKind::Postgres],
            derive: ["Debug", "Clone", "PartialEq"].map(String::from).to_vec(),
            datetime: DateTimeCrate::Chrono,
            tuples: false,
        }
    }
}

/// The file, as serde reads it.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct File {
    schema: Option<PathBuf>,
    queries: Option<PathBuf>,
    lock: Option<PathBuf>,
    output: Option<toml::Spanned<String>>,
    url: Option<String>,
    variants: Option<u64>,
    rust: RustConfig,
    types: Section,
    columns: Section,
    databases: databases::Section,
    models: models::Section,
    procedures: Option<procedures::Section>,
}

/// How many variants are checked one by one unless the user says otherwise.
const VARIANTS: u64 = 256;

const KEYS: [&str; 20] = [
    "schema",
    "queries",
    "lock",
    "url",
    "output",
    "rust",
    "client",
    "derive",
    "datetime",
    "tuples",
    "types",
    "columns",
    "databases",
    "models",
    "table",
    "prefix",
    "procedures",
    "variants",
    "include",
    "exclude",
];

impl Config {
    /// The configuration of the project in the folder `root`; without a `bindery.toml`, the defaults.
    ///
    /// # Errors
    ///
    /// A diagnostic for what is wrong in the file, an error if it can not be read.
    pub fn load(root: &Path) -> Result<Self, Failure> {
        let path = root.join("bindery.toml");
        match path.try_exists() {
            Ok(true) => Self::load_file(&path),
            _ => Ok(Self::new(
                root,
                File::default(),
                Mappings::default(),
                Models::default(),
                None,
            )),
        }
    }

    /// The configuration in the file at `path`, whose folder is the project's.
    ///
    /// # Errors
    ///
    /// A diagnostic for what is wrong in the file, an error if it can not be read.
    pub fn load_file(path: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::io("read", path, error))?;
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let source = Arc::new(SourceFile::new(name, text));
        let mut file: File =
            toml::from_str(&source.text).map_err(|error| explain(&source, &error))?;
        let (types, columns) = (
            std::mem::take(&mut file.types),
            std::mem::take(&mut file.columns),
        );
        let sections = std::mem::take(&mut file.databases);
        let mut diagnostics = Vec::new();
        diagnostics.extend(not_a_module(&source, file.output.as_ref()));
        let mappings = Mappings::read(&source, types, columns);
        let mappings = mappings.unwrap_or_else(|found| {
            diagnostics.extend(found);
            Mappings::default()
        });
        let models = Models::read(&source, std::mem::take(&mut file.models));
        let models = models.unwrap_or_else(|found| {
            diagnostics.extend(found);
            Models::default()
        });
        let procedures = file.procedures.take();
        let procedures = procedures.map(|it| Selection::read(&source, it));
        let procedures = procedures.transpose().unwrap_or_else(|found| {
            diagnostics.extend(found);
            None
        });
        let root = path.parent().unwrap_or(Path::new(""));
        let is_bare = file.says_nothing_of_a_database()
            && mappings.is_empty()
            && models.0.is_empty()
            && procedures.is_none();
        let mut config = Self::new(root, file, mappings, models, procedures);
        config.is_left_out = !sections.is_empty() && is_bare && !config.queries.exists();
        diagnostics.extend(config.add_databases(&source, sections));
        diagnostic::sort(&mut diagnostics);
        match diagnostics.is_empty() {
            true => Ok(config),
            false => Err(Failure::Input(diagnostics)),
        }
    }

    fn new(
        root: &Path,
        file: File,
        mappings: Mappings,
        models: Models,
        procedures: Option<Selection>,
    ) -> Self {
        let join = |path: Option<PathBuf>, default: &str| {
            root.join(path.unwrap_or_else(|| PathBuf::from(default)))
        };
        Self {
            database: None,
            is_left_out: false,
            databases: Vec::new(),
            root: root.to_owned(),
            schema_is_named: file.schema.is_some(),
            schema: join(file.schema, "schema"),
            queries: join(file.queries, "queries"),
            lock: join(file.lock, "bindery.lock"),
            output: file.output.map(|output| root.join(output.into_inner())),
            url: file.url,
            live: false,
            variants: file.variants.unwrap_or(VARIANTS),
            rust: file.rust,
            mappings,
            models,
            procedures,
        }
    }

    /// The configurations of all databases, that of the top level keys first, if there is one.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        let own = Some(self).filter(|own| !own.is_left_out);
        own.into_iter().chain(&self.databases)
    }

    /// The server's URL, if one is configured.
    ///
    /// # Errors
    ///
    /// The variable that should hold it is not set.
    pub fn server(&self) -> Result<Option<String>, Error> {
        let Some(url) = &self.url else {
            return Ok(None);
        };
        let Some(name) = self.url_variable() else {
            return Ok(Some(url.clone()));
        };
        let value = std::env::var(name).map_err(|error| {
            Error::caused_by(
                format!("the url is to come from the variable `{name}`"),
                error,
            )
            .help(format!("set `{name}`, or pass `--url postgres://…`"))
        })?;
        Ok(Some(value))
    }

    /// The variable that holds the server's URL, if one does.
    #[must_use]
    pub fn url_variable(&self) -> Option<&str> {
        self.url.as_deref()?.strip_prefix("env:")
    }

    /// `path` as the user knows it: relative to the project, with `/` between its parts.
    #[must_use]
    pub fn display(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        relative.display().to_string().replace('\\', "/")
    }
}

impl File {
    fn says_nothing_of_a_database(&self) -> bool {
        let paths = [&self.schema, &self.queries, &self.lock];
        paths.iter().all(|path| path.is_none()) && self.url.is_none()
    }
}

/// A diagnostic at the place in `bindery.toml` that `error` is about.
fn explain(file: &Arc<SourceFile>, error: &toml::de::Error) -> Diagnostic {
    let end = file.text.len();
    let span = error.span().map_or(Span::new(0, end.min(1)), |span| {
        Span::new(span.start.min(end), span.end.min(end))
    });
    let at = Location::new(file, span);
    let message = error.message();
    if let Some(unknown) = message.strip_prefix("unknown field `") {
        let key = unknown.split('`').next().unwrap_or_default();
        let error = Diagnostic::error("unknown-key", at, format!("there is no key `{key}`"));
        return match did_you_mean(key, KEYS) {
            _ if KEYS.contains(&key) => error.help(format!(
                "`{key}` belongs to another table; the keys here are {}",
                expected(unknown)
            )),
            Some(meant) => error.help(meant),
            None => error.help(format!("the keys here are {}", expected(unknown))),
        };
    }
    let first_line = message.lines().next().unwrap_or_default().to_owned();
    Diagnostic::error("malformed-config", at, first_line)
}

/// An `output` that is no Rust file: modules have a folder of its name beside it.
fn not_a_module(
    file: &Arc<SourceFile>,
    output: Option<&toml::Spanned<String>>,
) -> Option<Diagnostic> {
    let output = output.filter(|it| {
        Path::new(it.get_ref())
            .extension()
            .is_none_or(|it| it != "rs")
    })?;
    let message = format!("`{}` is not a file of Rust", output.get_ref());
    Some(
        Diagnostic::error("malformed-config", place(file, output), message)
            .help("write the file of a module, such as `output = \"src/queries.rs\"`"),
    )
}

fn expected(message: &str) -> &str {
    message
        .split_once("expected ")
        .map_or("", |(_, rest)| rest.trim_start_matches("one of "))
}

//! The order of the stages: from a configuration to files, by way of a server or the lock.

mod added;
mod at_once;
mod compile;
mod databases;
mod lists;
mod look_up;

pub use compile::{build, describe_anew, generate};

use crate::catalog::{self, Catalog};
use crate::companion::{self, Added, Model};
use crate::config::Config;
use crate::copy;
use crate::database::{Place, Session};
use crate::describe::{DescribedQuery, resolve_types};
use crate::diagnostic::{self, Diagnostic};
use crate::error::Result;
use crate::expand::expand;
use crate::infer::{Schema, TypedQuery, infer, infer_copy, join};
use crate::lock;
use crate::lower::lower;
use crate::model::Package;
use crate::parallel;
use crate::parse::{ParsedQuery, fragments, parse_with};
use crate::procedures::Procedures;
use crate::read::{Sources, read};
use crate::render::{OutputFile, render};
use crate::schema;
use crate::source::SourceFile;
use added::add;
use std::sync::Arc;

/// A database of a project, read and parsed.
#[derive(Debug)]
pub struct Project<'a> {
    config: &'a Config,
    sources: Sources,
    queries: Vec<ParsedQuery>,
    diagnostics: Vec<Diagnostic>,
}

/// A database whose queries are described, by a server or by the lock.
struct Described {
    queries: Vec<DescribedQuery>,
    added: Added,
    catalog: Catalog,
    diagnostics: Vec<Diagnostic>,
    /// What `[procedures]` selects, whose queries are among these.
    procedures: Procedures,
    /// The text of the lock, where it is known to stay as it is.
    lock: Option<String>,
}

/// A project, compiled: the database of the top level keys, and those that have names.
#[derive(Debug)]
pub struct Compiled {
    /// The database's name, if it has one.
    pub database: Option<String>,
    /// The databases that have names, without diagnostics and code of their own: all are in those below.
    pub databases: Vec<Compiled>,
    /// The version of the server that it was described on now.
    pub server_version: Option<String>,
    /// What is wrong, in file order. If there is one error, nothing of the rest is to be written.
    pub diagnostics: Vec<Diagnostic>,
    /// The queries that are sound.
    pub queries: Vec<TypedQuery>,
    /// What they name of the server's catalog.
    pub catalog: Catalog,
    /// The models, as queries for all of their rows.
    pub models: Vec<(Model, TypedQuery)>,
    /// What `[procedures]` selects, whose queries are among these.
    pub procedures: Procedures,
    /// Their code, as data.
    pub package: Package,
    /// Their code.
    pub files: Vec<OutputFile>,
    /// The text of `bindery.lock`.
    pub lock: String,
}

impl Compiled {
    /// Whether something keeps it from being written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

impl<'a> Project<'a> {
    /// Reads and parses the database's files.
    ///
    /// # Errors
    ///
    /// A folder that is missing or can not be read.
    pub fn read(config: &'a Config) -> Result<Self> {
        let mut sources = read(config)?;
        let mut diagnostics = std::mem::take(&mut sources.diagnostics);
        let mut queries = Vec::new();
        let (fragments, wrong) = fragments(&sources.queries);
        diagnostics.extend(wrong);
        let parse = |file| parse_with(file, &fragments);
        for (found, wrong) in parallel::map(sources.queries.iter().collect(), parse) {
            queries.extend(found);
            diagnostics.extend(wrong);
        }
        let (queries, wrong) = expand(queries, config.variants);
        diagnostics.extend(wrong);
        Ok(Self {
            config,
            sources,
            queries,
            diagnostics,
        })
    }

    /// Opens the session that the database is to be described in.
    ///
    /// # Errors
    ///
    /// There is no such place, or no server there.
    pub fn open_session(&self) -> Result<Session> {
        let place = Place::of(self.config, self.sources.schema.is_some())?;
        Session::open(place, &schema::extensions(self.schema_files()))
    }

    /// Compiles the database by what the server says, in a session whose database is still empty.
    ///
    /// # Errors
    ///
    /// The connection is lost.
    pub fn compile_on(self, session: &Session) -> Result<Compiled> {
        let described = self.describe_on(session)?;
        self.finish(described)
    }

    fn schema_files(&self) -> &[Arc<SourceFile>] {
        self.sources.schema.as_deref().unwrap_or_default()
    }

    fn schema_hash(&self) -> Option<String> {
        lock::schema_hash(self.sources.schema.as_deref())
    }

    fn describe_on(&self, session: &Session) -> Result<Described> {
        let mut diagnostics = Vec::new();
        if let Some(files) = &self.sources.schema {
            diagnostics = schema::apply(session, files)?;
        }
        let schema = self.config.display(&self.config.schema);
        let unread = |found: &Diagnostic| found.location.file.path.starts_with(&schema);
        // Without the whole schema, queries fail for reasons that are not theirs.
        if self.diagnostics.iter().any(unread) || !diagnostics.is_empty() {
            return Ok(Described {
                queries: Vec::new(),
                added: Added::default(),
                catalog: Catalog::default(),
                diagnostics,
                procedures: Procedures::default(),
                lock: None,
            });
        }
        let mut catalog = Catalog::load(session)?;
        session.run(resolve_types(session))?;
        let (models, mut diagnostics) = self.models_on(session, &mut catalog)?;
        let (mut procedures, unmatched) = match &self.config.procedures {
            Some(selection) => Procedures::load(session, selection)?,
            None => Default::default(),
        };
        let mut queries = self.queries.clone();
        queries.extend(procedures.queries());
        let (mut queries, mut found) = lists::describe(session, queries, &mut catalog)?;
        procedures.skip(&mut found);
        diagnostics.extend(found);
        diagnostics.extend(unmatched);
        let (added, found) = add(session, models, &queries, &mut catalog)?;
        diagnostics.extend(found);
        let own = queries.len();
        let probes = lists::probes(&queries[..own]).cloned().collect::<Vec<_>>();
        queries.extend(added.queries().cloned().chain(probes));
        let mappings = &self.config.mappings;
        if !mappings.is_empty() {
            let types = catalog::all_types(session)?;
            diagnostics.extend(mappings.unknown(&types, &catalog));
        }
        let catalog = catalog.reduced(&queries);
        queries.truncate(own);
        Ok(Described {
            catalog,
            queries,
            added,
            diagnostics,
            procedures,
            lock: None,
        })
    }

    fn finish(self, described: Described) -> Result<Compiled> {
        let Described {
            queries,
            added,
            catalog,
            diagnostics,
            mut procedures,
            lock,
        } = described;
        let lock = lock.unwrap_or_else(|| {
            let added = added.queries().chain(lists::probes(&queries));
            let all: Vec<&DescribedQuery> = queries.iter().chain(added).collect();
            lock::render(&all, &catalog, &procedures, self.schema_hash().as_deref())
        });
        let mut all = self.diagnostics;
        all.extend(diagnostics);
        let mut typed = Vec::with_capacity(queries.len());
        let schema = Schema::new(&catalog);
        for (query, found) in parallel::map(queries, |query| infer_with(query, &added, &schema)) {
            typed.extend(query);
            all.extend(found);
        }
        let (typed, found) = join(typed, &schema);
        all.extend(found);
        procedures.skip(&mut all);
        let folder = self.config.display(&self.config.queries);
        let mut files: Vec<String> = self
            .sources
            .queries
            .iter()
            .map(|file| file.path.clone())
            .collect();
        files.extend(procedures.files());
        let (models, found) = companion::typed(&added, &schema);
        all.extend(found);
        let (package, found) = lower(
            &typed,
            &models,
            &added,
            &files,
            &folder,
            &catalog,
            self.config,
        );
        all.extend(found);
        procedures.skip(&mut all);
        all.extend(self.config.mappings.misfits(&catalog));
        diagnostic::sort(&mut all);
        // What is wrong with a part is wrong in each variant that has it.
        diagnostic::dedup(&mut all);
        let files = render(&package, &procedures)?;
        Ok(Compiled {
            database: self.config.database.clone(),
            databases: Vec::new(),
            server_version: None,
            diagnostics: all,
            queries: typed,
            catalog,
            models,
            procedures,
            package,
            files,
            lock,
        })
    }
}

/// Infers a query, or what a `COPY` copies.
fn infer_with(
    query: DescribedQuery,
    added: &Added,
    schema: &Schema<'_>,
) -> (Option<TypedQuery>, Vec<Diagnostic>) {
    match copy::is_copy(&query.query) {
        false => infer(query, schema),
        // Without it, something is wrong that was said already.
        true => match added.copied(&query.query) {
            Some(columns) => infer_copy(query.query, columns.clone(), schema),
            None => (None, Vec::new()),
        },
    }
}

//! What the lock says of a database's queries, or why it does not.

use super::{Described, Project};
use crate::diagnostic::Diagnostic;
use crate::lock::Lock;
use crate::source::{Location, SourceFile, Span};
use std::sync::Arc;

impl Project<'_> {
    /// What the lock says of every query.
    ///
    /// # Errors
    ///
    /// A diagnostic for the schema, or for each query, that is not what it was when the lock was written.
    pub(super) fn look_up(&self, lock: &Lock) -> Result<Described, Vec<Diagnostic>> {
        if !self.config.live && !lock.is_of_schema(self.schema_hash().as_deref()) {
            return Err(vec![self.stale_schema()]);
        }
        let mut procedures = lock.procedures().clone();
        if !procedures.are_of(self.config.procedures.as_ref()) {
            return Err(vec![self.stale_procedures()]);
        }
        let models = match self.config.models.0.is_empty() {
            true => Vec::new(),
            false => self.locked_models(lock)?,
        };
        let (looked_up, added) = self.look_up_with(lock, models, procedures.queries())?;
        Ok(Described {
            queries: looked_up.described,
            added,
            catalog: looked_up.catalog,
            diagnostics: Vec::new(),
            procedures,
            lock: looked_up.unchanged,
        })
    }

    /// The lock, as the user knows it.
    pub(super) fn lock_path(&self) -> String {
        self.config.display(&self.config.lock)
    }

    /// What a stale lock asks for.
    pub(super) fn again(&self) -> String {
        format!("run `bindery generate` and commit `{}`", self.lock_path())
    }

    fn stale_schema(&self) -> Diagnostic {
        let path = self.lock_path();
        let files = self.schema_files().first().cloned();
        let file = files.unwrap_or_else(|| Arc::new(SourceFile::new(path.clone(), String::new())));
        let line = file.text.lines().next().unwrap_or_default().len();
        let at = Location::new(&file, Span::new(0, line));
        let message = format!("the schema is not the one that `{path}` was written for");
        Diagnostic::error("stale-schema", at, message).help(self.again())
    }

    /// The lock was written for other patterns than those of `bindery.toml`.
    fn stale_procedures(&self) -> Diagnostic {
        let path = self.lock_path();
        let file = Arc::new(SourceFile::new(path.clone(), String::new()));
        let at = Location::new(&file, Span::new(0, 0));
        let message =
            format!("`[procedures]` of `bindery.toml` is not what `{path}` was written for");
        Diagnostic::error("stale-procedures", at, message).help(self.again())
    }
}

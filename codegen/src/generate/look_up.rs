//! What the lock says of a database's queries, or why it does not.

use super::added::with_purposes;
use super::{Described, Project};
use crate::companion::{self, Added, Model};
use crate::diagnostic::{self, Diagnostic};
use crate::lists;
use crate::lock::{Lock, LookedUp};
use crate::parse::ParsedQuery;
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
        let (looked_up, added) = self.look_up_all(lock, models, procedures.queries())?;
        Ok(Described {
            queries: looked_up.described,
            added,
            catalog: looked_up.catalog,
            diagnostics: Vec::new(),
            procedures,
            lock: looked_up.unchanged,
        })
    }

    /// The models, as far as the lock knows their tables.
    fn locked_models(&self, lock: &Lock) -> Result<Vec<Model>, Vec<Diagnostic>> {
        let (models, unknown) = companion::models(&self.config.models, &lock.catalog());
        let stale = |found: &Diagnostic| {
            let path = self.lock_path();
            let message = format!("the table of this model is not in `{path}` yet");
            Diagnostic::error("stale-query", found.location.clone(), message).help(self.again())
        };
        match unknown.is_empty() {
            true => Ok(models),
            false => Err(unknown.iter().map(stale).collect()),
        }
    }

    /// What the lock says of the queries, and of what Bindery adds to them.
    ///
    /// # Errors
    ///
    /// A diagnostic for each statement that the lock does not know.
    fn look_up_all(
        &self,
        lock: &Lock,
        models: Vec<Model>,
        procedures: Vec<ParsedQuery>,
    ) -> Result<(LookedUp, Added), Vec<Diagnostic>> {
        let mut queries = self.queries.clone();
        queries.extend(procedures);
        let found = |queries| match lock.look_up(queries) {
            LookedUp { stale, .. } if !stale.is_empty() => {
                let stale = stale.iter().map(|query| self.stale_query(lock, query));
                let mut stale: Vec<Diagnostic> = stale.collect();
                // Of a query with parts, each variant is.
                diagnostic::dedup(&mut stale);
                Err(stale)
            }
            found => Ok(found),
        };
        // What is sent of lists, and what else there is, follows from what these are.
        let probes = lists::probes(&queries);
        let of_probes = match probes.is_empty() {
            true => Vec::new(),
            false => found(probes.clone())?.described,
        };
        let (mut queries, refused) = lists::sent(queries, &of_probes);
        if !refused.is_empty() {
            return Err(refused);
        }
        let mut added = Added::default();
        let own = queries.len();
        if models.is_empty() && !queries.iter().any(companion::may_have) {
            queries.extend(probes);
            let mut all = found(queries)?;
            let of_probes = all.described.split_off(own);
            lists::attach(&mut all.described, &of_probes);
            return Ok((all, added));
        }
        queries.extend(models.iter().map(|model| model.query.clone()));
        let mut first = found(queries.clone())?;
        let of_models = first.described.split_off(own);
        added.models = models.into_iter().zip(of_models).collect();
        let companions = companion::companions(&first.described, &added.models);
        queries.extend(companions.iter().map(|(_, query)| query.clone()));
        queries.extend(probes);
        let mut all = found(queries)?;
        let mut others = all.described.split_off(own);
        let mut others = others.split_off(added.models.len());
        let of_probes = others.split_off(companions.len());
        added.companions = with_purposes(companions, others);
        lists::attach(&mut all.described, &of_probes);
        Ok((all, added))
    }

    /// The lock, as the user knows it.
    fn lock_path(&self) -> String {
        self.config.display(&self.config.lock)
    }

    /// What a stale lock asks for.
    fn again(&self) -> String {
        format!("run `bindery generate` and commit `{}`", self.lock_path())
    }

    /// A statement that the lock does not know as it is.
    fn stale_query(&self, lock: &Lock, query: &ParsedQuery) -> Diagnostic {
        // Of what Bindery writes, the name before the `/` is what it is for.
        let name = query.name.value.split('/').next().unwrap_or_default();
        let kind = match query.is_of_model() {
            true => "model",
            false => "query",
        };
        let path = self.lock_path();
        let message = match lock.names(query) {
            true => {
                format!("the {kind} `{name}` is not what it was when `{path}` was written")
            }
            false => format!("the {kind} `{name}` is not in `{path}` yet"),
        };
        Diagnostic::error("stale-query", query.at(query.statement.span), message).help(self.again())
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

//! Models and the statements beside queries, out of the server or out of the lock.

use super::Project;
use crate::catalog::Catalog;
use crate::companion::{self, Added, Companion, Model, Purpose};
use crate::database::Session;
use crate::describe::{DescribedQuery, describe_with};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::lock::{Lock, LookedUp};
use crate::parse::ParsedQuery;

impl Project<'_> {
    /// The models, as far as the lock knows their tables.
    pub(super) fn locked_models(&self, lock: &Lock) -> Result<Vec<Model>, Vec<Diagnostic>> {
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

    /// The models, with what COMMENT ON says of their tables, which the catalog is told too.
    pub(super) fn models_on(
        &self,
        session: &Session,
        catalog: &mut Catalog,
    ) -> Result<(Vec<Model>, Vec<Diagnostic>)> {
        let declared = &self.config.models;
        let tables = declared.0.iter().filter_map(|it| it.find(catalog).ok());
        let tables: Vec<u32> = tables.map(|(table, _)| table.oid).collect();
        catalog.add_comments(session, tables)?;
        Ok(companion::models(declared, catalog))
    }

    /// What the lock says of the queries, and of what Bindery adds to them.
    ///
    /// # Errors
    ///
    /// A diagnostic for each statement that the lock does not know.
    pub(super) fn look_up_with(
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
                Err(stale.collect::<Vec<_>>())
            }
            found => Ok(found),
        };
        let mut added = Added::default();
        if models.is_empty() && !queries.iter().any(companion::may_have) {
            return Ok((found(queries)?, added));
        }
        // What else there is follows from what these are.
        let own = queries.len();
        queries.extend(models.iter().map(|model| model.query.clone()));
        let mut first = found(queries.clone())?;
        let of_models = first.described.split_off(own);
        added.models = models.into_iter().zip(of_models).collect();
        let companions = companion::companions(&first.described, &added.models);
        queries.extend(companions.iter().map(|(_, query)| query.clone()));
        let mut all = found(queries)?;
        let mut others = all.described.split_off(own);
        let others = others.split_off(added.models.len());
        added.companions = with_purposes(companions, others);
        Ok((all, added))
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
}

/// What Bindery adds to queries, described.
pub(super) fn add(
    session: &Session,
    models: Vec<Model>,
    queries: &[DescribedQuery],
    catalog: &mut Catalog,
) -> Result<(Added, Vec<Diagnostic>)> {
    let mut added = Added::default();
    let mut diagnostics = Vec::new();
    if !models.is_empty() {
        let of_models = models.iter().map(|model| model.query.clone()).collect();
        let (described, found) = describe_with(session, of_models, catalog)?;
        diagnostics.extend(found);
        // One that may not be read is left out.
        let of = |model: &Model| described.iter().find(|it| it.query == model.query).cloned();
        let described = |model: Model| of(&model).map(|it| (model, it));
        added.models = models.into_iter().filter_map(described).collect();
    }
    let companions = companion::companions(queries, &added.models);
    if !companions.is_empty() {
        let of_companions = companions.iter().map(|(_, query)| query.clone()).collect();
        let (described, found) = describe_with(session, of_companions, catalog)?;
        if found.is_empty() {
            added.companions = with_purposes(companions, described);
        }
        diagnostics.extend(found);
    }
    Ok((added, diagnostics))
}

/// The statements of Bindery's that these are the descriptions of.
fn with_purposes(
    companions: Vec<(Purpose, ParsedQuery)>,
    described: Vec<DescribedQuery>,
) -> Vec<Companion> {
    let described = companions.into_iter().zip(described);
    described
        .map(|((purpose, _), query)| Companion { purpose, query })
        .collect()
}

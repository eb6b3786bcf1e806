//! Models and the statements beside queries, out of the server.

use super::Project;
use crate::catalog::Catalog;
use crate::companion::{self, Added, Companion, Model, Purpose};
use crate::database::Session;
use crate::describe::{DescribedQuery, describe_with};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::parse::ParsedQuery;

impl Project<'_> {
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
pub(super) fn with_purposes(
    companions: Vec<(Purpose, ParsedQuery)>,
    described: Vec<DescribedQuery>,
) -> Vec<Companion> {
    let described = companions.into_iter().zip(described);
    described
        .map(|((purpose, _), query)| Companion { purpose, query })
        .collect()
}

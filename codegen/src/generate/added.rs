//! Models and the statements beside queries, out of the server.

use super::{Project, at_once};
use crate::catalog::Catalog;
use crate::companion::{self, Added, Companion, Model, Purpose};
use crate::database::Session;
use crate::describe::{DescribedQuery, describe_with};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::parse::ParsedQuery;
use std::collections::HashMap;

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

/// What tells a query without variants from all others: its file and its name.
pub(super) type Key = (String, String);

pub(super) fn key(query: &ParsedQuery) -> Key {
    (query.file.path.clone(), query.name.value.clone())
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
    let (at_once, others): (Vec<_>, Vec<_>) = (companions.iter().cloned())
        .partition(|(purpose, _)| matches!(purpose, Purpose::AtOnce(..)));
    let mut described = Vec::new();
    if !others.is_empty() {
        let others = others.into_iter().map(|(_, query)| query).collect();
        let (of_others, found) = describe_with(session, others, catalog)?;
        if !found.is_empty() {
            diagnostics.extend(found);
            return Ok((added, diagnostics));
        }
        described = of_others;
    }
    described.extend(at_once::describe(session, at_once, queries, catalog)?);
    let described = described.into_iter().map(|it| (key(&it.query), it));
    let mut described: HashMap<Key, DescribedQuery> = described.collect();
    let in_order = companions.iter();
    let in_order = in_order.filter_map(|(_, query)| described.remove(&key(query)));
    let in_order = in_order.collect();
    added.companions = with_purposes(companions, in_order);
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

//! Models, and queries that return them: which columns are the model's, which are left out, which are more.

use super::modelled::Modelling;
use super::shared::Claim;
use super::{asks, cursors, lower_columns, model_check};
use crate::companion::{self, Added, Purpose};
use crate::config::RustConfig;
use crate::describe::DescribedQuery;
use crate::diagnostic::Diagnostic;
use crate::infer::TypedQuery;
use crate::model::{
    FetchedColumn, Field, Layout, Model, ModelUse, Output, Place, Row, Source, Statement,
};
use crate::names;
use crate::source::Location;
use crate::types::Types;

/// A project's models.
pub(super) struct Models<'a> {
    pub(super) all: Vec<Model>,
    /// Where each is declared.
    places: Vec<Location>,
    /// Its columns, which a cursor can have too.
    columns: Vec<Option<Vec<FetchedColumn>>>,
    pub(super) added: &'a Added,
}

/// A query's function, row and statements, as far as a model decides them.
pub(super) struct Modelled {
    pub(super) output: Output,
    pub(super) rows: Vec<Claim>,
    pub(super) usage: ModelUse,
    pub(super) statements: Vec<Statement>,
}

/// Lowers the models; what is wrong with one is found before any query is held against it.
pub(super) fn lower<'a>(
    typed: &[(companion::Model, TypedQuery)],
    added: &'a Added,
    types: Types<'_>,
    config: &RustConfig,
    diagnostics: &mut Vec<Diagnostic>,
) -> Models<'a> {
    let mut all = Vec::new();
    let mut places = Vec::new();
    let mut columns = Vec::new();
    for (model, query) in typed {
        let mut found = Vec::new();
        let (fields, chosen) = lower_columns(query, types, &mut found);
        if !found.is_empty() {
            diagnostics.extend(found.into_iter().map(|it| of_table(it, model)));
            continue;
        }
        let statements = added.companions.iter().filter_map(|it| match &it.purpose {
            Purpose::Field(of, column) if *of == model.declared.name => {
                Some(load_one(model, column, &it.query, types))
            }
            _ => None,
        });
        places.push(model.declared.at.clone());
        columns.push(cursors::columns(query, &fields));
        all.push(Model {
            table: model.table_name.clone(),
            key: model
                .key
                .iter()
                .map(|column| names::snake(column))
                .collect(),
            statements: statements.collect(),
            row: model_row(model, query, fields, config),
            chosen,
        });
    }
    Models {
        all,
        places,
        columns,
        added,
    }
}

fn model_row(
    model: &companion::Model,
    query: &TypedQuery,
    mut fields: Vec<Field>,
    config: &RustConfig,
) -> Row {
    for (field, column) in fields.iter_mut().zip(&query.columns) {
        let mut comments = model.comments.iter();
        let comment = comments.find(|(name, _)| *name == column.name);
        field.doc = comment.map(|(_, comment)| comment.clone());
    }
    let places = fields.iter().enumerate().map(|(at, field)| Place {
        field: field.name.clone(),
        source: Source::Column(at),
    });
    let layout = Layout {
        query: String::new(),
        places: places.collect(),
    };
    Row {
        name: model.declared.name.clone(),
        doc: model.comment.clone(),
        lends: None,
        derive: config.derive.clone(),
        is_tuple: config.tuples,
        fields,
        fetched: Vec::new(),
        layouts: vec![layout],
        tie: None,
    }
}

/// What is wrong with a column, as it concerns the model.
fn of_table(mut found: Diagnostic, model: &companion::Model) -> Diagnostic {
    let name = &model.declared.name;
    found.message = (found.message).replace(&format!("`{name}/model`"), &format!("`{name}`"));
    found.help.clear();
    match found.code {
        "unsupported-type" => {
            found.help("name a type that implements `FromSql` under `[types]` or `[columns]`")
        }
        _ => found.help("rename one of the columns"),
    }
}

fn load_one(
    model: &companion::Model,
    column: &str,
    query: &DescribedQuery,
    types: Types<'_>,
) -> Statement {
    let name = &model.declared.name;
    Statement {
        descriptor: load_descriptor(name, &names::snake(column)),
        name: format!("{name}.{column}"),
        sql: query.query.statement.sql.clone(),
        wires: wires(query, types),
        expected: None,
    }
}

pub(super) fn load_descriptor(model: &str, field: &str) -> String {
    names::shouty(&format!("{model}_{}", names::unescaped(field)))
}

/// The driver's constants for the types of parameters; behind them none where it has to ask about a column's.
pub(super) fn wires(query: &DescribedQuery, types: Types<'_>) -> Vec<Option<String>> {
    let params = query.params.iter();
    let params = params.map(|it| types.rust(it).and_then(|it| it.wire));
    let asks = asks(query.columns.iter().map(|it| it.pg_type.as_str()));
    params.chain(asks.then_some(None)).collect()
}

impl Models<'_> {
    /// The claims that define the models' rows, for all queries.
    pub(super) fn claims(&self) -> impl Iterator<Item = Claim> {
        let models = self.all.iter().zip(&self.places).zip(&self.columns);
        models.map(|((model, at), columns)| Claim {
            row: model.row.clone(),
            query: model.row.name.clone(),
            query_at: at.clone(),
            directive: Some(at.clone()),
            columns: columns.clone(),
        })
    }

    /// What the query's `@model` makes of its columns, which are `fields`; `None` for a query without one, or
    /// one whose model is wrong itself.
    ///
    /// # Errors
    ///
    /// Diagnostics for a model that is not there, and for what does not fit it.
    pub(super) fn of(
        &self,
        typed: &TypedQuery,
        fields: &[Field],
        descriptor: &str,
        config: &crate::config::Config,
        types: Types<'_>,
    ) -> Result<Option<Modelled>, Vec<Diagnostic>> {
        model_check::directives(typed)?;
        let Some(name) = &typed.query.model else {
            return Ok(None);
        };
        if config.models.get(&name.value).is_none() {
            return Err(vec![model_check::unknown(typed, &config.models)]);
        }
        let found = self.all.iter().find(|it| it.row.name == name.value);
        let Some(model) = found else {
            return Err(Vec::new());
        };
        model_check::fit(typed, fields, model)?;
        let modelling = Modelling {
            typed,
            fields,
            model,
            descriptor,
            config: &config.rust,
        };
        let missing = modelling.missing();
        if missing.is_empty() {
            return modelling.whole().map(Some);
        }
        let parsed = &typed.query;
        let owner = (parsed.file.path.clone(), parsed.name.value.clone());
        let purpose = Purpose::Deferred(owner.0, owner.1);
        // It is described wherever something is missing, and nothing else is wrong.
        let Some(query) = self.added.of(&purpose) else {
            return Err(Vec::new());
        };
        Ok(Some(modelling.deferred(&missing, query, types)))
    }
}

//! Models, and queries that return them: which columns are the model's, which are left out, which are more.

use super::shared::Claim;
use super::{lower_columns, rows};
use crate::companion::{self, Added, Purpose};
use crate::config::RustConfig;
use crate::describe::DescribedQuery;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::infer::{TypedColumn, TypedQuery};
use crate::model::{
    Deferring, Field, Inner, Layout, Load, Model, ModelUse, Output, Place, Row, Source, Statement,
    Tie,
};
use crate::names;
use crate::source::Location;
use crate::types::Types;

/// A project's models.
pub(super) struct Models<'a> {
    pub(super) all: Vec<Model>,
    /// Where each is declared.
    places: Vec<Location>,
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
    Models { all, places, added }
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
    }
}

fn load_descriptor(model: &str, field: &str) -> String {
    names::shouty(&format!("{model}_{}", names::unescaped(field)))
}

fn wires(query: &DescribedQuery, types: Types<'_>) -> Vec<Option<String>> {
    let params = query.params.iter();
    params
        .map(|it| types.rust(it).and_then(|it| it.wire))
        .collect()
}

impl Models<'_> {
    /// The claims that define the models' rows, for all queries.
    pub(super) fn claims(&self) -> impl Iterator<Item = Claim> {
        let models = self.all.iter().zip(&self.places);
        models.map(|(model, at)| Claim {
            row: model.row.clone(),
            query: model.row.name.clone(),
            query_at: at.clone(),
            directive: Some(at.clone()),
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
        super::model_check::directives(typed)?;
        let Some(name) = &typed.query.model else {
            return Ok(None);
        };
        if config.models.get(&name.value).is_none() {
            return Err(vec![super::model_check::unknown(typed, &config.models)]);
        }
        let found = self.all.iter().find(|it| it.row.name == name.value);
        let Some(model) = found else {
            return Err(Vec::new());
        };
        super::model_check::fit(typed, fields, model)?;
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

/// A query beside its model.
struct Modelling<'a> {
    typed: &'a TypedQuery,
    /// One for each column.
    fields: &'a [Field],
    model: &'a Model,
    descriptor: &'a str,
    config: &'a RustConfig,
}

impl Modelling<'_> {
    fn is_of_model(&self, field: &str) -> bool {
        self.model.row.fields.iter().any(|it| it.name == field)
    }

    /// The position of the column for the field.
    fn column(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|it| it.name == field)
    }

    /// The model's fields that the query leaves out.
    fn missing(&self) -> Vec<&Field> {
        let fields = self.model.row.fields.iter();
        fields
            .filter(|field| self.column(&field.name).is_none())
            .collect()
    }

    /// The columns that the model does not have, with their positions.
    fn extra(&self) -> impl Iterator<Item = (usize, &Field)> {
        let fields = self.fields.iter().enumerate();
        fields.filter(|(_, field)| !self.is_of_model(&field.name))
    }

    fn claim(&self, row: Row, directive: bool) -> Claim {
        let parsed = &self.typed.query;
        let model = parsed.model.as_ref().filter(|_| directive);
        Claim {
            row,
            query: parsed.name.value.clone(),
            query_at: parsed.at(parsed.name.span),
            directive: model.map(|name| parsed.at(name.span)),
        }
    }

    /// The model's row in this query, whose columns stand at these places.
    fn model_claim(&self, layouts: Vec<Layout>) -> Claim {
        let row = Row {
            layouts,
            ..self.model.row.clone()
        };
        self.claim(row, true)
    }

    fn row(&self, doc: String, fields: Vec<Field>, places: Vec<Place>, tie: Tie) -> Row {
        Row {
            name: names::row(&self.typed.query.name.value),
            doc: Some(doc),
            lends: None,
            derive: self.config.derive.clone(),
            is_tuple: self.config.tuples,
            fields,
            layouts: vec![Layout {
                query: self.descriptor.to_owned(),
                places,
            }],
            tie: Some(tie),
        }
    }

    fn usage(&self, deferred: &[&Field]) -> ModelUse {
        ModelUse {
            model: self.model.row.name.clone(),
            deferred: deferred.iter().map(|field| field.name.clone()).collect(),
            annotations: self.extra().map(|(_, field)| field.name.clone()).collect(),
        }
    }

    /// The model itself, or a row that has it and what else the query returns.
    fn whole(&self) -> Result<Modelled, Vec<Diagnostic>> {
        let model = &self.model.row.name;
        let usage = self.usage(&[]);
        if usage.annotations.is_empty() {
            let places = self.fields.iter().enumerate().map(column_place);
            let places: Vec<Place> = places.collect();
            let layouts = rows::layouts(self.typed, self.descriptor, places);
            return Ok(Modelled {
                output: Output::Row(model.clone()),
                rows: vec![self.model_claim(layouts)],
                usage,
                statements: Vec::new(),
            });
        }
        if let Some((at, _)) = self.extra().find(|(_, field)| field.name == "model") {
            return Err(vec![super::model_check::taken(self.typed, at)]);
        }
        let mut fields = vec![Field {
            name: "model".to_owned(),
            rust_type: model.clone(),
            doc: None,
        }];
        fields.extend(self.extra().map(|(_, field)| field.clone()));
        let of_model = self.fields.iter().enumerate();
        let of_model = of_model.filter(|(_, field)| self.is_of_model(&field.name));
        let inner = Inner {
            row: model.clone(),
            present: None,
            fields: of_model
                .map(|(at, field)| (field.name.clone(), at))
                .collect(),
        };
        let mut places = vec![Place {
            field: "model".to_owned(),
            source: Source::Row(inner),
        }];
        places.extend(self.extra().map(column_place));
        let doc = format!("[`{model}`], and what else the query returns.");
        let tie = Tie::Annotated(model.clone());
        let row = self.row(doc, fields, places, tie);
        Ok(Modelled {
            output: Output::Row(row.name.clone()),
            rows: vec![self.claim(row, false), self.model_claim(Vec::new())],
            usage,
            statements: Vec::new(),
        })
    }

    /// A row that has the model's fields, those that are left out to be loaded, and what else the query returns.
    fn deferred(&self, missing: &[&Field], query: &DescribedQuery, types: Types<'_>) -> Modelled {
        let model = &self.model.row.name;
        let own = self.model.row.fields.iter().map(|field| {
            let column = self.column(&field.name);
            let deferred = || format!("bindery::Deferred<{}>", field.rust_type);
            let place = Place {
                field: field.name.clone(),
                source: column.map_or(Source::Deferred, Source::Column),
            };
            let field = Field {
                rust_type: column.map_or_else(deferred, |_| field.rust_type.clone()),
                ..field.clone()
            };
            (field, place)
        });
        let extra = self.extra();
        let extra = extra.map(|(at, field)| (field.clone(), column_place((at, field))));
        let (fields, places): (Vec<Field>, Vec<Place>) = own.chain(extra).unzip();
        let base = names::unescaped(self.descriptor);
        let statement = Statement {
            descriptor: format!("{base}_DEFERRED"),
            name: self.typed.query.name.value.clone(),
            sql: query.query.statement.sql.clone(),
            wires: wires(query, types),
        };
        let all = self.model.row.fields.iter();
        let given = all.filter(|field| self.column(&field.name).is_some());
        let tie = Tie::Deferred(Deferring {
            model: model.clone(),
            key: self.model.key.clone(),
            given: given.map(|field| field.name.clone()).collect(),
            loads: missing.iter().map(|field| load(model, field)).collect(),
            query: statement.descriptor.clone(),
        });
        let names: Vec<String> = missing.iter().map(|it| format!("`{}`", it.name)).collect();
        let doc = format!("[`{model}`] with {} left out until loaded.", listed(&names));
        let row = self.row(doc, fields, places, tie);
        Modelled {
            output: Output::Row(row.name.clone()),
            rows: vec![self.claim(row, false), self.model_claim(Vec::new())],
            usage: self.usage(missing),
            statements: vec![statement],
        }
    }
}

fn load(model: &str, field: &Field) -> Load {
    Load {
        field: field.name.clone(),
        method: format!("load_{}", names::unescaped(&field.name)),
        rust_type: field.rust_type.clone(),
        query: load_descriptor(model, &field.name),
    }
}

fn column_place((at, field): (usize, &Field)) -> Place {
    Place {
        field: field.name.clone(),
        source: Source::Column(at),
    }
}

/// `a`, `a` and `b`, or `a`, `b` and `c`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// Why the column can be NULL, as far as the statement tells, and where.
pub(super) fn why(column: &TypedColumn, typed: &TypedQuery) -> Option<(Location, String)> {
    let why = column.why.as_ref()?;
    let span = why.span?;
    let statement = &typed.query.statement;
    let [start, end] = [span.start, span.end].map(|at| statement.source_offset(at));
    let at = typed
        .query
        .at(crate::source::Span::new(start, end.max(start)));
    Some((at, why.text.to_string()))
}

/// `did you mean …?`, or what there is.
pub(super) fn meant<'a>(word: &str, names: &[&'a str], what: &str) -> String {
    did_you_mean(word, names.iter().copied())
        .unwrap_or_else(|| format!("its {what} are {}", names.join(", ")))
}

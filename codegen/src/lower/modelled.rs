//! The row of a query that returns a model: the model itself, one that has it, or one that loads what is left out.

use super::models::{Modelled, load_descriptor, wires};
use super::shared::Claim;
use super::{model_check, rows};
use crate::config::RustConfig;
use crate::describe::DescribedQuery;
use crate::diagnostic::Diagnostic;
use crate::infer::TypedQuery;
use crate::model::{
    Deferring, Field, Inner, Layout, Load, Model, ModelUse, Output, Place, Row, Source, Statement,
    Tie,
};
use crate::names;
use crate::types::Types;

/// A query beside its model.
pub(super) struct Modelling<'a> {
    pub(super) typed: &'a TypedQuery,
    /// One for each column.
    pub(super) fields: &'a [Field],
    pub(super) model: &'a Model,
    pub(super) descriptor: &'a str,
    pub(super) config: &'a RustConfig,
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
    pub(super) fn missing(&self) -> Vec<&Field> {
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
            columns: None,
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
            fetched: Vec::new(),
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
    pub(super) fn whole(&self) -> Result<Modelled, Vec<Diagnostic>> {
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
            return Err(vec![model_check::taken(self.typed, at)]);
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
    pub(super) fn deferred(
        &self,
        missing: &[&Field],
        query: &DescribedQuery,
        types: Types<'_>,
    ) -> Modelled {
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
            expected: None,
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

//! Typed queries into the model of the generated code: every name and type decided here.

mod bulk;
mod columns;
mod constraints;
mod cursors;
mod dynamic;
mod expected;
mod fetches;
mod inputs;
mod lent;
mod lists;
mod model_check;
mod modelled;
mod models;
mod modules;
mod params;
mod record;
mod rows;
mod shared;
mod slices;
mod twins;
mod unsupported;
mod user_types;

use crate::catalog::Catalog;
use crate::companion::{Added, Model};
use crate::config::{ClientKind, Config, RustConfig};
use crate::diagnostic::Diagnostic;
use crate::header::Command;
use crate::infer::{TypedParam, TypedQuery};
use crate::model;
use crate::model::{Bulk, Database, Field, Flavour, Module, Output, Package, Query};
use crate::names;
use crate::procedures::schema_of;
use crate::template::SwitchKind;
use crate::types::{Types, generated_names, is_builtin};
use columns::lower_columns;
use models::Models;
use modules::Taken;
use params::lower_params;
use shared::{Claim, Rows};
use std::collections::HashMap;
use twins::FileQueries;

/// A query and the rows that it gives.
struct Lowered {
    query: Query,
    rows: Vec<Claim>,
}

/// Lowers a project's queries, which come in file order. `folder` is the queries' folder as their
/// paths begin with it. What can not be lowered is a diagnostic, and left out.
#[must_use]
pub fn lower(
    queries: &[TypedQuery],
    models: &[(Model, TypedQuery)],
    added: &Added,
    files: &[String],
    folder: &str,
    catalog: &Catalog,
    config: &Config,
) -> (Package, Vec<Diagnostic>) {
    let Config { mappings, rust, .. } = config;
    let generated = generated_names(catalog, mappings);
    let types = Types {
        catalog,
        datetime: rust.datetime,
        mappings,
        generated: &generated,
    };
    let mut diagnostics = Vec::new();
    let mut modules: Vec<Module> = Vec::new();
    let mut rows = Rows::default();
    let models = models::lower(models, added, types, rust, &mut diagnostics);
    models.claims().for_each(|claim| rows.define_model(claim));
    let taken = Taken {
        databases: named(config),
        nonblocking: flavours(rust).len() > 1,
        models: !models.all.is_empty(),
    };
    let mut by_file: HashMap<&str, Vec<&TypedQuery>> = HashMap::new();
    for query in queries {
        by_file
            .entry(&query.query.file.path)
            .or_default()
            .push(query);
    }
    for file in files {
        let of_file = by_file.remove(file.as_str()).unwrap_or_default();
        let path = match schema_of(file) {
            Some(schema) => vec!["procedures".to_owned(), names::snake(schema)],
            None => modules::path(file, folder),
        };
        match modules::place(&mut modules, path, file, &taken) {
            Ok(module) => {
                let mut queries = FileQueries::new(module, modules[module].path.clone());
                for typed in of_file {
                    let added = lower_query(typed, types, config, &models)
                        .and_then(|lowered| queries.add(typed, lowered, &mut rows));
                    diagnostics.extend(added.err().into_iter().flatten());
                }
                let module = &mut modules[module];
                (module.queries, module.imports) = queries.into_parts();
            }
            Err(reason) => diagnostics.extend(of_file.first().map(|query| {
                Diagnostic::error("module-name", query.query.at(query.query.name.span), reason)
                    .help(match schema_of(file) {
                        Some(_) => "rename that file, or leave the schema out of `[procedures]`",
                        None => "rename the file",
                    })
            })),
        }
    }
    diagnostics.extend(rows.resolve_fetches(&mut modules));
    let of_models = rows.distribute(&mut modules);
    let constraints = constraints::lower(&mut modules, catalog);
    modules.sort_by(|a, b| a.path.cmp(&b.path));
    let database = config.database.as_ref().map(|name| Database {
        name: name.clone(),
        marker: names::pascal(name),
    });
    let package = Package {
        database,
        databases: taken.databases,
        modules,
        flavours: flavours(rust),
        models: models
            .all
            .into_iter()
            .zip(of_models)
            .map(|(model, row)| model::Model { row, ..model })
            .collect(),
        types: user_types::lower(types, rust),
        constraints,
        not_null: expected::not_null(queries, added, catalog),
        enums: expected::enums(catalog),
    };
    (package, diagnostics)
}

/// The package of the root where there are only databases that have names.
#[must_use]
pub fn lower_root(config: &Config) -> Package {
    Package {
        databases: named(config),
        flavours: flavours(&config.rust),
        ..Package::default()
    }
}

fn named(config: &Config) -> Vec<String> {
    let databases = config.databases.iter();
    databases.filter_map(|it| it.database.clone()).collect()
}

fn flavours(config: &RustConfig) -> Vec<Flavour> {
    let flavour = |client: &ClientKind| match client {
        ClientKind::Postgres => Flavour::Blocking,
        ClientKind::TokioPostgres => Flavour::Nonblocking,
    };
    let mut flavours: Vec<Flavour> = config.client.iter().map(flavour).collect();
    flavours.sort_unstable();
    flavours.dedup();
    flavours
}

fn lower_query(
    typed: &TypedQuery,
    types: Types<'_>,
    config: &Config,
    models: &Models<'_>,
) -> Result<Lowered, Vec<Diagnostic>> {
    let parsed = &typed.query;
    let mut diagnostics = Vec::new();
    let (params, mut inputs) = lower_params(typed, types, &mut diagnostics);
    let (fields, chosen) = match record::is_asked_for(typed) {
        true => (record::fields(typed, types.catalog)?, Vec::new()),
        false => lower_columns(typed, types, &mut diagnostics),
    };
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let name = &parsed.name.value;
    let function = names::snake(name);
    let descriptor = match names::shouty(name) {
        // Scripts without capitals.
        same if same == function => format!("{same}_QUERY"),
        other => other,
    };
    let modelled = models.of(typed, &fields, &descriptor, config, types)?;
    let (output, mut rows, usage, mut statements) = match modelled {
        Some(it) => (it.output, it.rows, Some(it.usage), it.statements),
        None => {
            let (output, rows) = rows::lower(typed, &fields, &descriptor, &config.rust)?;
            (output, rows, None, Vec::new())
        }
    };
    let (dynamic, params) = match &typed.dynamic {
        None => (None, params),
        Some(it) => {
            let (dynamic, params) =
                dynamic::lower(typed, it, &descriptor, params, types, &config.rust)?;
            (Some(dynamic), params)
        }
    };
    let slice = parsed
        .slice
        .map(|_| slices::function(&function, &descriptor, &params));
    statements.extend(
        slice
            .iter()
            .map(|it| slices::statement(typed, it, &params, models.added)),
    );
    let bulk = bulk::lower(typed, &params, &descriptor, models.added, &config.rust);
    let at_once = bulk::statement_at_once(typed, bulk.as_ref(), types, models.added);
    statements.extend(at_once);
    let mut expected = expected::of_query(typed, types.catalog);
    if let Some((columns, own)) = bulk::statement(typed, bulk.as_ref(), models.added, types.catalog)
    {
        statements.push(columns);
        expected = own;
    }
    inputs.extend(bulk.iter().filter_map(Bulk::input).cloned());
    let each = rows::lend(typed, &output, &function, &params, &mut rows)?;
    let query = Query {
        name: name.clone(),
        function,
        descriptor,
        is_named_elsewhere: false,
        docs: docs(typed, bare_value(&output, &fields)),
        command: parsed.command.value,
        sql: parsed.statement.sql.clone(),
        expected,
        params,
        dynamic,
        asks: asks(typed.columns.iter().map(|it| it.pg_type.as_str())),
        output,
        each,
        slice,
        usage,
        statements,
        fields,
        chosen,
        inputs,
        bulk,
        rows: Vec::new(),
    };
    Ok(Lowered { query, rows })
}

/// Whether the driver has to ask the server about one of the types.
fn asks<'a>(mut pg_types: impl Iterator<Item = &'a str>) -> bool {
    pg_types.any(|it| !is_builtin(it.trim_end_matches("[]")))
}

/// The only column, where it is what the function gives.
fn bare_value<'a>(output: &Output, fields: &'a [Field]) -> Option<&'a Field> {
    match (output, fields) {
        (Output::Row(rust_type), [only]) if *rust_type == only.rust_type => Some(only),
        _ => None,
    }
}

/// Whether the parameter is a field of what the function takes, which has its documentation.
fn is_field(typed: &TypedQuery, param: &TypedParam) -> bool {
    let is_bulk = matches!(typed.query.command.value, Command::Batch | Command::Copy);
    let template = typed.query.template.as_ref();
    let switch = template.and_then(|it| it.switch_of(&param.name));
    is_bulk && typed.params.len() > 1 || switch == Some(&SwitchKind::Patch)
}

/// The query's documentation, then a line for each parameter that has one, and for a bare value what a row
/// would say of its field.
fn docs(typed: &TypedQuery, bare: Option<&Field>) -> Vec<String> {
    let mut docs = typed.query.docs.clone();
    let params = typed.params.iter().filter_map(|param| {
        let text = param.text.as_ref().filter(|_| !is_field(typed, param))?;
        Some(format!("`{}`: {text}", param.name))
    });
    let said = typed.query.flags.iter().chain(&typed.query.params);
    let switches = said.filter(|it| typed.query.is_switch(&it.name.value));
    let switches = switches.filter_map(|it| {
        let text = it.text.as_ref()?;
        Some(format!("`{}`: {}", it.name.value, text.value))
    });
    let params = params.chain(switches);
    for text in params.chain(bare.and_then(|field| field.doc.clone())) {
        if !docs.is_empty() {
            docs.push(String::new());
        }
        docs.push(text);
    }
    docs
}

fn optional(rust_type: String, nullable: bool) -> String {
    match nullable {
        true => format!("Option<{rust_type}>"),
        false => rust_type,
    }
}

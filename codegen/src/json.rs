//! The document that `bindery describe --format json` prints: the contract for editors and other tools.

mod values;

pub(crate) use values::{Column, Param, Query, SwitchJson, Variant};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::generate::Compiled;
use crate::infer::{Dynamic, TypedQuery};
use crate::model::{self, Bulk, Flavour};
use crate::names;
use crate::procedures;
use crate::template::{Switch, SwitchKind};
use serde::Serialize;
use std::collections::HashMap;
use values::{Database, DiagnosticJson, Document, LabelJson, Model, Procedure, Switched};

/// The whole document, on one line.
pub(crate) fn document(compiled: &Compiled) -> String {
    let diagnostics = compiled.diagnostics.iter().map(diagnostic_json).collect();
    let databases = compiled.databases.iter().map(|it| Database {
        name: it.database.as_deref().unwrap_or_default(),
        server_version: it.server_version.as_deref().unwrap_or_default(),
    });
    let mut versions = compiled.all().filter_map(|it| it.server_version.as_deref());
    to_string(&Document {
        server_version: versions.next().unwrap_or_default(),
        databases: databases.collect(),
        queries: queries(compiled),
        models: compiled.all().flat_map(models).collect(),
        procedures: compiled.all().flat_map(procedures).collect(),
        diagnostics,
    })
}

fn procedures(compiled: &Compiled) -> impl Iterator<Item = Procedure<'_>> {
    let routines = compiled.procedures.routines.iter();
    routines.map(|it| procedure(it, compiled.database.as_deref()))
}

fn procedure<'a>(routine: &'a procedures::Procedure, database: Option<&'a str>) -> Procedure<'a> {
    let header = routine.query.first();
    let name = header.and_then(|it| it.strip_prefix("-- name: "));
    let name = name.and_then(|it| it.split(' ').next());
    Procedure {
        database,
        schema: &routine.schema,
        signature: &routine.signature,
        query: name.filter(|_| routine.skipped.is_none()),
        skipped: routine.skipped.as_deref(),
    }
}

/// One diagnostic, on one line.
pub(crate) fn diagnostic(diagnostic: &Diagnostic) -> String {
    to_string(&diagnostic_json(diagnostic))
}

fn to_string(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("structs of strings and numbers can be written as JSON")
}

/// The sound queries of every database, in file order.
pub(crate) fn queries(compiled: &Compiled) -> Vec<Query<'_>> {
    compiled.all().flat_map(of_database).collect()
}

fn of_database(compiled: &Compiled) -> Vec<Query<'_>> {
    let lowered = compiled.package.modules.iter();
    let lowered =
        lowered.flat_map(|it| it.queries.iter().map(|query| (it.source.as_deref(), query)));
    let lowered: HashMap<(Option<&str>, &str), &model::Query> = lowered
        .map(|(file, query)| ((file, query.name.as_str()), query))
        .collect();
    let blocks = compiled.package.flavours.contains(&Flavour::Blocking);
    let mut queries = Vec::with_capacity(lowered.len());
    for typed in &compiled.queries {
        let parsed = &typed.query;
        let key = (Some(parsed.file.path.as_str()), parsed.name.value.as_str());
        let Some(query) = lowered.get(&key) else {
            continue;
        };
        let params = typed
            .params
            .iter()
            .zip(&query.params)
            .map(|(typed, param)| Param {
                name: &typed.name,
                pg_type: &typed.pg_type,
                rust_type: &param.rust_type,
                nullable: typed.nullable,
            });
        let usage = query.usage.as_ref();
        queries.push(Query {
            name: &parsed.name.value,
            database: compiled.database.as_deref(),
            file: &parsed.file.path,
            line: parsed.at(parsed.name.span).start().line,
            command: parsed.command.value.as_str(),
            sql: &parsed.statement.sql,
            cardinality: typed.cardinality.as_str(),
            params: params.collect(),
            columns: columns(typed, &query.fields),
            model: usage.map(|it| it.model.as_str()),
            deferred: usage.map_or(&[], |it| &it.deferred),
            annotations: usage.map_or(&[], |it| &it.annotations),
            slice: query.slice.as_ref().map(|it| it.function.as_str()),
            cursors: match &query.output {
                model::Output::Cursors(cursors) => {
                    cursors.rows.iter().map(String::as_str).collect()
                }
                _ => Vec::new(),
            },
            switches: (query.dynamic.iter())
                .flat_map(|it| switches(typed, it))
                .collect(),
            variants: typed.dynamic.as_ref().map_or_else(Vec::new, variants),
            at_once: match &query.bulk {
                Some(Bulk::Batch { at_once, .. }) if blocks => Some(
                    at_once
                        .as_ref()
                        .and_then(|it| sql_of(query, &it.descriptor)),
                ),
                _ => None,
            },
        });
    }
    queries
}

/// The statement of a static beside that of the query.
fn sql_of<'a>(query: &'a model::Query, descriptor: &str) -> Option<&'a str> {
    let mut statements = query.statements.iter();
    let found = statements.find(|it| it.descriptor == descriptor)?;
    Some(&found.sql)
}

/// What the function takes that is no parameter of the statement.
fn switches<'a>(typed: &'a TypedQuery, dynamic: &'a model::Dynamic) -> Vec<SwitchJson<'a>> {
    let all = typed.dynamic.iter().flat_map(|it| &it.template.switches);
    let switches = all.filter_map(|switch| {
        let alternatives: &[String] = match &switch.kind {
            SwitchKind::Choice(alternatives) => alternatives,
            SwitchKind::Flag => &[],
            SwitchKind::Param | SwitchKind::Patch => return None,
        };
        let name = switch.name.value.as_str();
        let mut taken = dynamic.taken.iter();
        let (_, rust_type) = taken.find(|(taken, _)| *taken == names::parameter(name))?;
        Some(SwitchJson {
            name,
            rust_type,
            alternatives,
        })
    });
    switches.collect()
}

fn switched(switch: &Switch, value: u8) -> Switched<'_> {
    match switch.kind {
        SwitchKind::Choice(_) => Switched::Choice(switch.value_name(value)),
        _ => Switched::Part(value > 0),
    }
}

fn variants(dynamic: &Dynamic) -> Vec<Variant<'_>> {
    let variants = dynamic.variants.iter().map(|it| {
        let switches = dynamic.template.switches.iter().zip(&it.chosen);
        Variant {
            switches: switches
                .map(|(of, value)| (of.name.value.as_str(), switched(of, *value)))
                .collect(),
            sql: &it.sql,
        }
    });
    variants.collect()
}

/// The columns of a query, or of a model's table, which become these fields.
fn columns<'a>(typed: &'a TypedQuery, fields: &'a [model::Field]) -> Vec<Column<'a>> {
    let columns = typed.columns.iter().zip(fields);
    let columns = columns.map(|(typed, field)| Column {
        name: &typed.name,
        field: &field.name,
        pg_type: &typed.pg_type,
        rust_type: &field.rust_type,
        nullable: typed.nullable,
        origin: typed
            .origin
            .as_ref()
            .map(|it| format!("{}.{}.{}", it.schema, it.table, it.column)),
    });
    columns.collect()
}

/// The sound models of a database, in the order of their names.
fn models(compiled: &Compiled) -> Vec<Model<'_>> {
    let models = compiled.package.models.iter();
    let models = models.filter_map(|model| {
        let name = model.row.name.as_str();
        let mut typed = compiled.models.iter();
        let (_, typed) = typed.find(|(it, _)| it.declared.name == name)?;
        Some(Model {
            name,
            database: compiled.database.as_deref(),
            table: &model.table,
            key: &model.key,
            columns: columns(typed, &model.row.fields),
        })
    });
    models.collect()
}

fn diagnostic_json(diagnostic: &Diagnostic) -> DiagnosticJson<'_> {
    let (start, end) = (diagnostic.location.start(), diagnostic.location.end());
    DiagnosticJson {
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        code: diagnostic.code,
        sqlstate: diagnostic.sqlstate.as_deref(),
        message: &diagnostic.message,
        file: &diagnostic.location.file.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        notes: &diagnostic.notes,
        help: &diagnostic.help,
        label: &diagnostic.label,
        labels: diagnostic.labels.iter().map(label_json).collect(),
    }
}

fn label_json(label: &Label) -> LabelJson<'_> {
    let (start, end) = (label.location.start(), label.location.end());
    LabelJson {
        text: &label.text,
        file: &label.location.file.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

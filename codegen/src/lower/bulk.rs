//! `:batch`, `:copy` and copied rows into what their functions take many of, and the statements beside them.

use super::{asks, expected, flavours, inputs};
use crate::at_once;
use crate::catalog::Catalog;
use crate::companion::Added;
use crate::config::RustConfig;
use crate::header::Command;
use crate::infer::TypedQuery;
use crate::model::{AtOnce, Bulk, Expected, Flavour, Input, Param, Statement};
use crate::names;
use crate::types::Types;

/// What the function does many times at once, if it does.
pub(super) fn lower(
    typed: &TypedQuery,
    params: &[Param],
    descriptor: &str,
    added: &Added,
    config: &RustConfig,
) -> Option<Bulk> {
    let name = &typed.query.name.value;
    let columns = || format!("{descriptor}_COLUMNS");
    match typed.query.command.value {
        Command::Batch => {
            let doc = format!("A set of the parameters of `{}`.", names::snake(name));
            let blocks = flavours(config).contains(&Flavour::Blocking);
            let at_once = added.at_once(&typed.query).filter(|_| blocks);
            Some(Bulk::Batch {
                input: input(typed, params, doc),
                at_once: at_once.map(|_| AtOnce {
                    descriptor: format!("{descriptor}_SETS"),
                    one_each: at_once::has_one_each(&typed.query.statement.sql),
                }),
            })
        }
        Command::Copy => {
            let doc = format!("A row for `{}`.", names::snake(name));
            let waits = flavours(config).contains(&Flavour::Nonblocking);
            let function = names::snake(name);
            let function = format!("{}_stream", names::unescaped(&function));
            Some(Bulk::In {
                input: input(typed, params, doc),
                columns: columns(),
                stream: waits.then_some(function),
            })
        }
        Command::Stream => added.copied(&typed.query).map(|_| Bulk::Out(columns())),
        _ => None,
    }
}

/// A struct of the parameters; of an only one, there is none.
fn input(typed: &TypedQuery, params: &[Param], doc: String) -> Result<Input, String> {
    let fields = typed.params.iter().zip(params);
    let fields = fields.map(|(typed, param)| {
        let doc = typed.text.as_deref();
        (typed.name.as_str(), param.rust_type.clone(), doc)
    });
    let fields: Vec<_> = fields.collect();
    match fields.as_slice() {
        [(_, only, _)] => Err(only.clone()),
        _ => {
            let name = format!("{}_input", typed.query.name.value);
            Ok(inputs::lower(&name, doc, &fields))
        }
    }
}

/// The statement that runs all sets at once.
pub(super) fn statement_at_once(
    typed: &TypedQuery,
    bulk: Option<&Bulk>,
    types: Types<'_>,
    added: &Added,
) -> Option<Statement> {
    let Bulk::Batch { at_once, .. } = bulk? else {
        return None;
    };
    let described = added.at_once(&typed.query)?;
    let arrays = described.params.iter();
    let arrays = arrays.map(|it| types.rust(it).and_then(|it| it.wire));
    let columns = described.columns.iter().map(|it| it.pg_type.as_str());
    Some(Statement {
        descriptor: at_once.as_ref()?.descriptor.clone(),
        name: typed.query.name.value.clone(),
        sql: described.query.statement.sql.clone(),
        wires: arrays.chain(asks(columns).then_some(None)).collect(),
        expected: None,
    })
}

/// The statement that tells the columns of what the query copies, and what the server said of the query itself.
pub(super) fn statement(
    typed: &TypedQuery,
    bulk: Option<&Bulk>,
    added: &Added,
    catalog: &Catalog,
) -> Option<(Statement, Expected)> {
    let descriptor = match bulk? {
        Bulk::In { columns, .. } | Bulk::Out(columns) => columns,
        Bulk::Batch { .. } => return None,
    };
    let columns = added.copied(&typed.query)?;
    let statement = Statement {
        descriptor: descriptor.clone(),
        name: typed.query.name.value.clone(),
        sql: columns.query.statement.sql.clone(),
        wires: Vec::new(),
        expected: Some(expected::of_copied(columns, catalog)),
    };
    Some((statement, Expected::default()))
}

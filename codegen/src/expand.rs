//! A query with parts into its variants, each of which is described as a query of its own.

use crate::copy;
use crate::diagnostic::Diagnostic;
use crate::header::Command;
use crate::parse::ParsedQuery;
use crate::template::{Checked, Chosen, SwitchKind, Template, Variant, Variants};
use std::sync::Arc;

/// The queries, each that has parts replaced by its variants, of which at most `limit` are checked; and what is to be
/// said of that. What can not have parts is left out.
pub(crate) fn expand(queries: Vec<ParsedQuery>, limit: u64) -> (Vec<ParsedQuery>, Vec<Diagnostic>) {
    let mut expanded = Vec::with_capacity(queries.len());
    let mut diagnostics = Vec::new();
    for query in queries {
        let Some(template) = query.template.clone() else {
            expanded.push(query);
            continue;
        };
        if let Some(error) = refused(&query, &template) {
            diagnostics.push(error);
            continue;
        }
        let Variants { texts, numbers } = template.variants(limit);
        let checked = Arc::new(Checked {
            count: texts.len(),
            numbers,
        });
        diagnostics.extend(unchecked(&query, &template, &checked));
        expanded.extend(texts.into_iter().map(|it| variant(&query, it, &checked)));
    }
    (expanded, diagnostics)
}

fn variant(query: &ParsedQuery, variant: Variant, checked: &Arc<Checked>) -> ParsedQuery {
    ParsedQuery {
        statement: variant.statement,
        chosen: Some(Chosen {
            values: variant.chosen,
            of: Arc::clone(checked),
        }),
        template: query.template.as_ref().map(Arc::clone),
        ..query.clone()
    }
}

/// What a statement with parts can not be.
fn refused(query: &ParsedQuery, template: &Template) -> Option<Diagnostic> {
    let name = &query.name.value;
    if template.combinations().is_none() {
        let message =
            format!("`{name}` has too many parts: their combinations can not be numbered");
        return Some(
            Diagnostic::error("too-many-parts", query.at(query.name.span), message)
                .help("write several queries"),
        );
    }
    let error = |span, message: String, help: &str| {
        Some(Diagnostic::error("unsupported-parts", query.at(span), message).help(help))
    };
    if let Some(span) = query.slice {
        let message = format!("`@slice` is not for a statement with parts, as that of `{name}` is");
        return error(
            span,
            message,
            "write `LIMIT :limit OFFSET :offset` in place of it",
        );
    }
    if let Some(fetch) = query.fetches.first() {
        let message = format!("`@fetch` is not for a statement with parts, as that of `{name}` is");
        return error(fetch.span, message, "write a query for each");
    }
    if let Some(span) = query.borrowed.filter(|_| template.is_patch()) {
        return error(
            span,
            "`@borrowed` is not for a patch".to_owned(),
            "delete this line",
        );
    }
    if copy::is_copy(query) {
        let message = format!("`COPY` is not for a statement with parts, as that of `{name}` is");
        return error(query.name.span, message, "write a query for each");
    }
    match query.command.value {
        Command::Call | Command::Batch | Command::Copy if template.is_patch() => error(
            query.command.span,
            format!("`:{}` is not for a patch", query.command.value),
            "write `:exec`, or `:opt` for the row that it changes, and call it for each patch",
        ),
        Command::Call | Command::Batch | Command::Copy => {
            let message = format!(
                "`:{}` is not for a statement with parts",
                query.command.value
            );
            error(query.command.span, message, "write a query for each")
        }
        Command::One | Command::Opt | Command::Many | Command::Stream | Command::Exec => None,
    }
}

/// Says that not all variants are checked, where that is so.
fn unchecked(query: &ParsedQuery, template: &Template, checked: &Checked) -> Option<Diagnostic> {
    // Each assignment of a patch has a parameter of its own, so that nothing but two of one column can be wrong with
    // several: each pair is as good as all.
    let is_patch_only = (template.switches.iter()).all(|it| it.kind == SwitchKind::Patch);
    if checked.numbers.is_some() || is_patch_only {
        return None;
    }
    let count = template.combinations().unwrap_or(u64::MAX);
    let message = format!(
        "`{}` has {count} variants, of which {} are checked: all parts, none, each alone, and each pair",
        query.name.value, checked.count
    );
    Some(
        Diagnostic::warning("unchecked-variants", query.at(query.name.span), message).help(
            format!("to check all of them, write `variants = {count}` in `bindery.toml`"),
        ),
    )
}

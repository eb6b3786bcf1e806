//! A query's function, in either flavour.

use super::doc_lines;
use crate::layout;
use crate::model::{Flavour, Output, Query};
use crate::parse::Command;

/// A function's text.
pub(super) struct FunctionText {
    pub(super) docs: Vec<String>,
    pub(super) signature: String,
    pub(super) body: String,
}

/// The query's function.
pub(super) fn function(query: &Query, flavour: Flavour) -> FunctionText {
    let output = output(query);
    let arguments: Vec<String> = query
        .params
        .iter()
        .map(|param| format!("&{}", param.name))
        .collect();
    let (head, client, body) = match flavour {
        Flavour::Blocking => {
            let method = format!("{}.{}", query.descriptor, query.command);
            (
                "pub fn",
                "&mut impl Client",
                layout::call(&method, &arguments),
            )
        }
        Flavour::Nonblocking => {
            let command = format!("nonblocking::{}", query.command);
            let body = layout::awaited(&command, &query.descriptor, &arguments);
            ("pub async fn", "&impl Client", body)
        }
    };
    let mut params = vec![format!("client: {client}")];
    let more = query.params.iter();
    params.extend(more.map(|param| format!("{}: {}", param.name, param.rust_type)));
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: layout::signature(&format!("{head} {}", query.function), &params, &output),
        body,
    }
}

fn output(query: &Query) -> String {
    let row = match &query.output {
        Output::Row(rust_type) => rust_type.as_str(),
        Output::Affected => "u64",
    };
    match query.command {
        Command::Opt => format!("Result<Option<{row}>, Error>"),
        Command::Many => format!("Result<Vec<{row}>, Error>"),
        _ => format!("Result<{row}, Error>"),
    }
}

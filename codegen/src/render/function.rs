//! A query's functions, in either flavour.

use super::doc_lines;
use crate::layout;
use crate::model::{Cursors, Each, Flavour, Output, Query};
use crate::parse::Command;

/// A function's text.
pub(super) struct FunctionText {
    pub(super) docs: Vec<String>,
    pub(super) signature: String,
    pub(super) body: String,
}

/// How the functions of a flavour are written.
struct Style {
    head: &'static str,
    client: &'static str,
    /// Of a function whose rows arrive later: the lifetime it declares, its client, its rows.
    streaming: (&'static str, &'static str, &'static str),
    /// The call of a command with arguments, and others behind them.
    call: fn(&Query, &str, &[String], &[&str]) -> String,
}

const BLOCKING: Style = Style {
    head: "pub fn",
    client: "client: &mut impl Client",
    // Rows that arrive borrow the client, which no other reference must be taken for.
    streaming: ("<'a>", "client: &'a mut impl Client", "bindery::Rows<'a, "),
    call: |query, command, arguments, rest| {
        layout::call(&format!("{}.{command}", query.descriptor), arguments, rest)
    },
};

const NONBLOCKING: Style = Style {
    head: "pub async fn",
    client: "client: &impl Client",
    streaming: ("", "client: &impl Client", "nonblocking::Rows<"),
    call: |query, command, arguments, rest| {
        let command = format!("nonblocking::{command}");
        layout::awaited(&command, &query.descriptor, arguments, rest)
    },
};

/// The query's function, and the one that lends its rows if there is one.
pub(super) fn functions(query: &Query, flavour: Flavour) -> Vec<FunctionText> {
    let style = match flavour {
        Flavour::Blocking => BLOCKING,
        Flavour::Nonblocking => NONBLOCKING,
    };
    let arguments = query.params.iter();
    let arguments: Vec<String> = arguments.map(|param| format!("&{}", param.name)).collect();
    let each = query.each.as_ref();
    let each = each.map(|each| each_function(query, each, &arguments, &style));
    let (first, second) = match &query.output {
        Output::Cursors(cursors) => (
            fetch(query, cursors, &arguments, &style),
            Some(fetch_each(query, cursors, &arguments, &style)),
        ),
        _ => (function(query, &arguments, &style), each),
    };
    std::iter::once(first).chain(second).collect()
}

fn function(query: &Query, arguments: &[String], style: &Style) -> FunctionText {
    let row = row(query);
    let (lifetime, client) = match query.command {
        Command::Stream => (style.streaming.0, style.streaming.1),
        _ => ("", style.client),
    };
    let output = match query.command {
        Command::Opt => format!("Result<Option<{row}>, Error>"),
        Command::Many => format!("Result<Vec<{row}>, Error>"),
        Command::Stream => format!("Result<{}{row}>, Error>", style.streaming.2),
        _ => format!("Result<{row}, Error>"),
    };
    let command = match (&query.output, query.command) {
        (Output::Group(_), Command::Many) => "many_groups".to_owned(),
        (Output::Group(_), command) => format!("{command}_group"),
        // A procedure with results gives one row of them.
        (Output::Row(_), Command::Call) => Command::One.to_string(),
        (_, command) => command.to_string(),
    };
    let head = format!("{} {}{lifetime}", style.head, query.function);
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: layout::signature(&head, &params(query, client), &output),
        body: (style.call)(query, &command, arguments, &[]),
    }
}

fn each_function(query: &Query, each: &Each, arguments: &[String], style: &Style) -> FunctionText {
    let Each {
        function,
        closure,
        lent,
    } = each;
    let mut params = params(query, style.client);
    params.push(format!("{closure}: impl FnMut({lent}) -> Result<(), E>"));
    let command = match query.command {
        Command::Stream => "stream_each",
        _ => "each",
    };
    let command = format!("{command}::<{}, E>", row(query));
    let head = format!("{} {function}<E: From<Error>>", style.head);
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: layout::signature(&head, &params, "Result<(), E>"),
        body: (style.call)(query, &command, arguments, &[closure]),
    }
}

/// The client of a function that reads cursors, in either flavour.
const BEGIN: &str = "client: &mut impl Begin";

/// The function that fetches all rows of the query's cursors.
fn fetch(query: &Query, cursors: &Cursors, arguments: &[String], style: &Style) -> FunctionText {
    let rows: Vec<String> = cursors
        .rows
        .iter()
        .map(|row| format!("Vec<{row}>"))
        .collect();
    let output = match rows.as_slice() {
        [only] => format!("Result<{only}, Error>"),
        several => format!("Result<({}), Error>", several.join(", ")),
    };
    let head = format!("{} {}", style.head, query.function);
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: layout::signature(&head, &params(query, BEGIN), &output),
        body: (style.call)(query, "fetch", arguments, &[]),
    }
}

/// The function that fetches them in portions.
fn fetch_each(
    query: &Query,
    cursors: &Cursors,
    arguments: &[String],
    style: &Style,
) -> FunctionText {
    let mut params = params(query, BEGIN);
    params.push(format!("{}: u32", cursors.portion));
    let closures = cursors.closures.iter().zip(&cursors.rows);
    params.extend(
        closures.map(|(closure, row)| format!("{closure}: impl FnMut({row}) -> Result<(), E>")),
    );
    let command = format!("fetch_each::<{}, E, _>", tuple(&cursors.rows));
    let closures = tuple(&cursors.closures);
    let head = format!("{} {}<E: From<Error>>", style.head, cursors.each);
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: layout::signature(&head, &params, "Result<(), E>"),
        body: (style.call)(query, &command, arguments, &[&cursors.portion, &closures]),
    }
}

/// `(a,)`, `(a, b)`
fn tuple(parts: &[String]) -> String {
    match parts {
        [only] => format!("({only},)"),
        several => format!("({})", several.join(", ")),
    }
}

fn row(query: &Query) -> &str {
    match &query.output {
        Output::Row(rust_type) | Output::Group(rust_type) => rust_type,
        Output::Affected => "u64",
        Output::Nothing | Output::Cursors(_) => "()",
    }
}

/// The parameters of a function, the client before them.
fn params(query: &Query, client: &str) -> Vec<String> {
    let params = query.params.iter();
    let params = params.map(|param| format!("{}: {}", param.name, param.rust_type));
    std::iter::once(client.to_owned()).chain(params).collect()
}

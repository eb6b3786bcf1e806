//! The functions of what is done many times at once.

use super::function::{FunctionText, Style, row};
use super::{doc_lines, inputs};
use crate::layout::{self, Frame};
use crate::model::{AtOnce, Bulk, Input, Output, Query};

/// The query's functions in a style.
pub(super) fn functions(query: &Query, bulk: &Bulk, style: &Style) -> Vec<FunctionText> {
    match bulk {
        Bulk::Batch { input, at_once } => {
            let at_once = at_once.as_ref().filter(|_| !style.is_nonblocking());
            vec![batch(query, input, at_once, style)]
        }
        Bulk::In {
            input,
            columns,
            stream,
        } => {
            let copy = copy_in(query, input, columns, style);
            let stream = stream.as_ref().filter(|_| style.is_nonblocking());
            let stream = stream.map(|it| copy_in_stream(query, it, input, columns, style));
            std::iter::once(copy).chain(stream).collect()
        }
        Bulk::Out(columns) => vec![copy_out(query, columns, style)],
    }
}

fn batch(
    query: &Query,
    input: &Result<Input, String>,
    at_once: Option<&AtOnce>,
    style: &Style,
) -> FunctionText {
    let sets = match input {
        Ok(input) => input.slice(),
        Err(only) => format!("&[{only}]"),
    };
    let (command, output) = match query.output {
        Output::Affected => ("batch_exec", "Result<Vec<u64>, Error>".to_owned()),
        _ => ("batch", format!("Result<Vec<Vec<{}>>, Error>", row(query))),
    };
    let given = match (input, &query.output) {
        (Ok(_), _) => String::new(),
        (Err(only), Output::Affected) => format!("::<{only}, _>"),
        (Err(only), _) => format!("::<{only}, _, _>"),
    };
    let params = [style.begin(), format!("sets: {sets}")];
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: signature(query, &query.function, style, &[], &params, &output),
        body: match at_once {
            Some(it) => batch_at_once(query, input, it, &given),
            None => {
                let command = format!("{command}{given}");
                call(query, style, "client", &command, &["sets"])
            }
        },
    }
}

/// The call that sends an array for each parameter.
fn batch_at_once(
    query: &Query,
    input: &Result<Input, String>,
    at_once: &AtOnce,
    given: &str,
) -> String {
    let (set, columns) = match input {
        Ok(input) => {
            let columns = input.fields.iter().map(|it| format!("it.{}", it.name));
            (input.rust_type(), columns.collect())
        }
        Err(only) => (only.clone(), vec!["it".to_owned()]),
    };
    let list = layout::binding("arrays", &format!("bindery::list::<{set}, _>(sets)"));
    let columns = columns
        .iter()
        .map(|it| format!("&arrays.column(|it| {it})"));
    let command = match (&query.output, at_once.one_each) {
        (Output::Affected, _) => "batch_exec_at_once",
        (_, true) => "batch_one_at_once",
        (_, false) => "batch_at_once",
    };
    let call = layout::call(
        &format!("{}.{command}{given}", query.descriptor),
        "client",
        &columns.collect::<Vec<_>>(),
        &["sets", &format!("&{}", at_once.descriptor)],
        &Frame::default(),
    );
    format!("{list}\n    {call}")
}

fn copy_in(
    query: &Query,
    input: &Result<Input, String>,
    columns: &str,
    style: &Style,
) -> FunctionText {
    let (item, borrows, given) = item(input);
    let given = given.map_or_else(String::new, |it| format!("::<{it}, _>"));
    let rows = format!("rows: impl IntoIterator<Item = {item}>");
    let params = [style.client(""), rows];
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: signature(
            query,
            &query.function,
            style,
            borrows,
            &params,
            "Result<u64, Error>",
        ),
        body: call(
            query,
            style,
            style.on,
            &format!("copy_in{given}"),
            &[&format!("&{columns}"), "rows"],
        ),
    }
}

fn copy_in_stream(
    query: &Query,
    function: &str,
    input: &Result<Input, String>,
    columns: &str,
    style: &Style,
) -> FunctionText {
    let (item, borrows, given) = item(input);
    let given = given.map_or_else(String::new, |it| format!("::<{it}, _, _>"));
    let rows = format!("rows: impl nonblocking::Stream<Item = Result<{item}, E>>");
    let params = [style.client(""), rows];
    let generics = [borrows, &["E: From<Error>"]].concat();
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: signature(query, function, style, &generics, &params, "Result<u64, E>"),
        body: call(
            query,
            style,
            style.on,
            &format!("copy_in_stream{given}"),
            &[&format!("&{columns}"), "rows"],
        ),
    }
}

fn copy_out(query: &Query, columns: &str, style: &Style) -> FunctionText {
    let (generics, of_client, rows) = style.streaming;
    let output = format!("Result<{rows}{}>, Error>", row(query));
    let params = [style.client(of_client)];
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: signature(query, &query.function, style, generics, &params, &output),
        body: call(
            query,
            style,
            style.on,
            "copy_out",
            &[&format!("&{columns}")],
        ),
    }
}

/// A row that a function is given, the lifetime that it declares for that beside those of its inputs, and the type that
/// the row has to be told to be.
fn item(input: &Result<Input, String>) -> (String, &'static [&'static str], Option<String>) {
    match input {
        Ok(input) => (format!("impl Into<{}>", input.rust_type()), &[], None),
        Err(only) => (
            only.replace('&', "&'a "),
            if only.contains('&') { &["'a"] } else { &[] },
            Some(only.clone()),
        ),
    }
}

fn signature(
    query: &Query,
    function: &str,
    style: &Style,
    generics: &[&str],
    params: &[String],
    output: &str,
) -> String {
    let generics = inputs::generics(query, generics);
    let head = format!("{} {function}{generics}", style.head);
    layout::signature(&head, params, output)
}

/// The call of a command on the query.
fn call(query: &Query, style: &Style, on: &str, command: &str, rest: &[&str]) -> String {
    let descriptor = &query.descriptor;
    match style.is_nonblocking() {
        false => layout::plain_call(&format!("{descriptor}.{command}"), &[&[on], rest].concat()),
        true => {
            let query = format!("&{descriptor}");
            let all = [&[on, query.as_str()], rest].concat();
            layout::plain_awaited(&format!("nonblocking::{command}"), &all)
        }
    }
}

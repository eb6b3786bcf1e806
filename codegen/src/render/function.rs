//! A query's functions, in either flavour.

use super::{bulk, doc_lines, dynamic, inputs};
use crate::layout::{self, Frame};
use crate::model::{Cursors, Database, Each, Flavour, Output, Query, Slice};
use crate::parse::Command;

/// A function's text.
pub(super) struct FunctionText {
    pub(super) docs: Vec<String>,
    pub(super) signature: String,
    pub(super) body: String,
}

/// How the functions of a module are written.
pub(super) struct Style {
    flavour: Flavour,
    pub(super) head: &'static str,
    /// What the client is: `impl Client`.
    client: String,
    /// What queries run on: the client, or what it wraps.
    pub(super) on: &'static str,
    /// Of a function whose rows arrive later: the lifetime it declares, that of its client, its rows.
    pub(super) streaming: (&'static [&'static str], &'static str, &'static str),
}

impl Style {
    /// The style of a flavour in the module at `depth` below the root of the database.
    pub(super) fn new(flavour: Flavour, database: Option<&Database>, depth: usize) -> Self {
        let (head, home, streaming) = match flavour {
            // Rows that arrive borrow the client, which no other reference must be taken for.
            Flavour::Blocking => (
                "pub fn",
                "bindery::",
                (&["'a"][..], "'a ", "bindery::Rows<'a, "),
            ),
            Flavour::Nonblocking => (
                "pub async fn",
                "nonblocking::",
                (&[][..], "", "nonblocking::Rows<"),
            ),
        };
        Self {
            flavour,
            head,
            client: match database {
                None => "impl Client".to_owned(),
                Some(database) => {
                    format!("impl {home}ConnectedTo<{}>", marker(database, depth))
                }
            },
            on: match database {
                None => "client",
                Some(_) => "client.client()",
            },
            streaming,
        }
    }

    /// Whether functions are `async`.
    pub(super) fn is_nonblocking(&self) -> bool {
        self.flavour == Flavour::Nonblocking
    }

    /// Whether functions take any client: those of a database that has a name take what is connected to it.
    pub(super) fn takes_a_client(&self) -> bool {
        self.on == "client"
    }

    /// What async functions use, of these traits.
    pub(super) fn nonblocking(&self, clients: &[&str]) -> String {
        match self.takes_a_client() {
            true => format!(
                "use bindery::nonblocking::{{self, {}}};",
                clients.join(", ")
            ),
            false => "use bindery::nonblocking;".to_owned(),
        }
    }

    /// The parameter for the client of a function that reads cursors.
    pub(super) fn begin(&self) -> String {
        let client = &self.client;
        match (self.takes_a_client(), self.flavour) {
            (true, _) => "client: &mut impl Begin".to_owned(),
            (false, Flavour::Blocking) => format!("client: &mut ({client} + bindery::Begin)"),
            (false, Flavour::Nonblocking) => {
                format!("client: &mut ({client} + nonblocking::Begin)")
            }
        }
    }

    /// The parameter for the client.
    pub(super) fn client(&self, lifetime: &str) -> String {
        let client = &self.client;
        match self.flavour {
            Flavour::Blocking => format!("client: &{lifetime}mut {client}"),
            Flavour::Nonblocking => format!("client: &{lifetime}{client}"),
        }
    }

    /// The call of a command of a query, which is `&QUERY` or `variant`, with arguments, and others behind them.
    fn call(&self, query: &str, command: &str, arguments: &[String], rest: &[&str]) -> String {
        self.call_on(self.on, query, command, arguments, rest, &Frame::default())
    }

    /// The same, on something else than what queries run on.
    fn call_on(
        &self,
        on: &str,
        query: &str,
        command: &str,
        arguments: &[String],
        rest: &[&str],
        frame: &Frame,
    ) -> String {
        match self.flavour {
            Flavour::Blocking => {
                let function = format!("{}.{command}", query.trim_start_matches('&'));
                layout::call(&function, on, arguments, rest, frame)
            }
            Flavour::Nonblocking => {
                let command = format!("nonblocking::{command}");
                layout::awaited(&command, &[on, query], arguments, rest, frame)
            }
        }
    }

    /// The body of a function that runs a command of the query.
    fn body(&self, query: &Query, command: &str, arguments: &[String], rest: &[&str]) -> String {
        let Some(parts) = &query.dynamic else {
            return self.call(&format!("&{}", query.descriptor), command, arguments, rest);
        };
        let prelude = dynamic::prelude(parts);
        let [variant, done] = &parts.locals;
        if parts.patch.is_none() {
            return prelude + &self.call(variant, command, arguments, rest);
        }
        let frame = Frame {
            before: format!("let {done} = "),
            after: "?;",
        };
        let call = self.call_on(self.on, variant, command, arguments, rest, &frame);
        format!("{prelude}{call}\n    Ok(Some({done}))")
    }
}

/// The type that stands for the database, from the module at `depth` below the root of it.
pub(super) fn marker(database: &Database, depth: usize) -> String {
    format!("{}{}", "super::".repeat(depth), database.marker)
}

/// The query's function, and the one that lends its rows if there is one.
pub(super) fn functions(query: &Query, style: &Style) -> Vec<FunctionText> {
    if let Some(bulk) = &query.bulk {
        return bulk::functions(query, bulk, style);
    }
    let arguments = query.params.iter();
    let arguments: Vec<String> = arguments.flat_map(inputs::arguments).collect();
    let each = query.each.as_ref();
    let each = each.map(|each| each_function(query, each, &arguments, style));
    let slice = query.slice.as_ref();
    let slice = slice.map(|slice| slice_function(query, slice, &arguments, style));
    let (first, second) = match &query.output {
        Output::Cursors(cursors) => (
            fetch(query, cursors, &arguments, style),
            Some(fetch_each(query, cursors, &arguments, style)),
        ),
        _ => (function(query, &arguments, style), each),
    };
    let functions = std::iter::once(first).chain(second).chain(slice);
    let with_lists = |function: FunctionText| FunctionText {
        body: inputs::lists(query) + &function.body,
        ..function
    };
    functions.map(with_lists).collect()
}

fn function(query: &Query, arguments: &[String], style: &Style) -> FunctionText {
    let row = row(query);
    let (lifetime, of_client) = match query.command {
        Command::Stream => (style.streaming.0, style.streaming.1),
        _ => (&[][..], ""),
    };
    let output = match query.command {
        Command::Opt => format!("Option<{row}>"),
        Command::Many => format!("Vec<{row}>"),
        Command::Stream => format!("{}{row}>", style.streaming.2),
        _ => row.to_owned(),
    };
    let output = match query.is_patch() {
        true => format!("Result<Option<{output}>, Error>"),
        false => format!("Result<{output}, Error>"),
    };
    let command = match (&query.output, query.command) {
        (Output::Group(_), Command::Many) => "many_groups".to_owned(),
        (Output::Group(_), command) => format!("{command}_group"),
        // A procedure with results gives one row of them.
        (Output::Row(_), Command::Call) => Command::One.to_string(),
        (_, command) => command.to_string(),
    };
    let generics = inputs::generics(query, lifetime);
    let head = format!("{} {}{generics}", style.head, query.function);
    FunctionText {
        docs: doc_lines(&dynamic::docs(query)),
        signature: layout::signature(&head, &params(query, style.client(of_client)), &output),
        body: style.body(query, &command, arguments, &[]),
    }
}

fn each_function(query: &Query, each: &Each, arguments: &[String], style: &Style) -> FunctionText {
    let Each {
        function,
        closure,
        lent,
    } = each;
    let mut params = params(query, style.client(""));
    params.push(format!("{closure}: impl FnMut({lent}) -> Result<(), E>"));
    let command = match query.command {
        Command::Stream => "stream_each",
        _ => "each",
    };
    let command = format!("{command}::<{}, E>", row(query));
    let generics = inputs::generics(query, &["E: From<Error>"]);
    let head = format!("{} {function}{generics}", style.head);
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: layout::signature(&head, &params, "Result<(), E>"),
        body: style.body(query, &command, arguments, &[closure]),
    }
}

fn slice_function(
    query: &Query,
    slice: &Slice,
    arguments: &[String],
    style: &Style,
) -> FunctionText {
    let Slice {
        function,
        range,
        bounds: [limit, offset],
        descriptor,
    } = slice;
    let mut params = params(query, style.client(""));
    params.push(format!("{range}: impl std::ops::RangeBounds<u64>"));
    let bounds = [limit, offset].map(|name| format!("&{name}"));
    let arguments = [arguments, &bounds[..]].concat();
    let call = style.call(&format!("&{descriptor}"), "many", &arguments, &[]);
    let mut docs = query.docs.clone();
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(format!(
        "Of these rows, those at the places `{range}`, from 0."
    ));
    let head = format!("{} {function}{}", style.head, inputs::generics(query, &[]));
    let output = format!("Result<Vec<{}>, Error>", row(query));
    FunctionText {
        docs: doc_lines(&docs),
        signature: layout::signature(&head, &params, &output),
        body: format!("let ({limit}, {offset}) = bindery::slice({range});\n    {call}"),
    }
}

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
    let generics = inputs::generics(query, &[]);
    let head = format!("{} {}{generics}", style.head, query.function);
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: layout::signature(&head, &params(query, style.begin()), &output),
        body: style.call_on(
            "client",
            &format!("&{}", query.descriptor),
            "fetch",
            arguments,
            &[],
            &Frame::default(),
        ),
    }
}

/// The function that fetches them in portions.
fn fetch_each(
    query: &Query,
    cursors: &Cursors,
    arguments: &[String],
    style: &Style,
) -> FunctionText {
    let mut params = params(query, style.begin());
    params.push(format!("{}: u32", cursors.portion));
    let closures = cursors.closures.iter().zip(&cursors.rows);
    params.extend(
        closures.map(|(closure, row)| format!("{closure}: impl FnMut({row}) -> Result<(), E>")),
    );
    let command = format!("fetch_each::<{}, E, _>", tuple(&cursors.rows));
    let closures = tuple(&cursors.closures);
    let generics = inputs::generics(query, &["E: From<Error>"]);
    let head = format!("{} {}{generics}", style.head, cursors.each);
    FunctionText {
        docs: doc_lines(&query.docs),
        signature: layout::signature(&head, &params, "Result<(), E>"),
        body: style.call_on(
            "client",
            &format!("&{}", query.descriptor),
            &command,
            arguments,
            &[&cursors.portion, &closures],
            &Frame::default(),
        ),
    }
}

/// `(a,)`, `(a, b)`
fn tuple(parts: &[String]) -> String {
    match parts {
        [only] => format!("({only},)"),
        several => format!("({})", several.join(", ")),
    }
}

pub(super) fn row(query: &Query) -> &str {
    match &query.output {
        Output::Row(rust_type) | Output::Group(rust_type) => rust_type,
        Output::Affected => "u64",
        Output::Nothing | Output::Cursors(_) => "()",
    }
}

/// The parameters of a function, the client before them.
fn params(query: &Query, client: String) -> Vec<String> {
    let params = query.params.iter().map(|it| (&it.name, &it.rust_type));
    let params: Vec<(&String, &String)> = match &query.dynamic {
        None => params.collect(),
        Some(parts) => parts.taken.iter().map(|(name, of)| (name, of)).collect(),
    };
    let params = params.into_iter().map(|(name, of)| format!("{name}: {of}"));
    std::iter::once(client).chain(params).collect()
}

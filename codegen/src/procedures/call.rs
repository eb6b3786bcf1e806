//! A procedure or a function into the query that calls it.
//!
//! <https://www.postgresql.org/docs/current/sql-syntax-calling-funcs.html>

use super::comment::{Comment, Said};
use super::{Procedure, named};
use crate::catalog::{Argument, Callable, CallableKind, Mode};
use crate::parse::Command;

/// The routine as a query of this name, or why it is skipped.
pub(super) fn procedure(callable: &Callable, name: &str) -> Procedure {
    if let Some(extension) = &callable.extension {
        return Procedure {
            schema: callable.schema.clone(),
            signature: format!("extension {extension}"),
            docs: Vec::new(),
            query: Vec::new(),
            skipped: Some("its functions are the extension's own".to_owned()),
        };
    }
    let skipped = why_skipped(callable);
    let params = Params::of(callable);
    let comment = Comment::read(
        callable.comment.as_deref().unwrap_or_default(),
        &params.names,
    );
    let query = match skipped {
        Some(_) => Vec::new(),
        None => query(callable, name, &params, &comment),
    };
    Procedure {
        schema: callable.schema.clone(),
        signature: callable.signature.clone(),
        docs: comment.docs,
        query,
        skipped,
    }
}

/// Why there can be no function for it. A polymorphic type's name begins with `any`:
/// <https://www.postgresql.org/docs/current/datatype-pseudo.html>.
fn why_skipped(callable: &Callable) -> Option<String> {
    match callable.kind {
        CallableKind::Aggregate => return Some("it is an aggregate".to_owned()),
        CallableKind::Window => return Some("it is a window function".to_owned()),
        CallableKind::Procedure | CallableKind::Function => {}
    }
    let returns = &callable.returns;
    if matches!(returns.name.as_str(), "trigger" | "event_trigger") {
        return Some("only a trigger can call it".to_owned());
    }
    // What has results as arguments returns those.
    let has_no_other = matches!(returns.name.as_str(), "void" | "record");
    let is_open = returns.name == "record" && !has_results(callable);
    if is_open && callable.kind == CallableKind::Function {
        return Some("it returns rows whose columns only its caller can tell".to_owned());
    }
    let pseudo = callable.arguments.iter().find(|it| it.is_pseudo);
    let pseudo = pseudo.map(|it| it.word.as_str());
    let pseudo = pseudo.or((returns.is_pseudo && !has_no_other).then_some(&*returns.name));
    Some(match pseudo? {
        word if word.starts_with("any") => format!("it is polymorphic: `{word}`"),
        word => format!("only the server has values of the type `{word}`"),
    })
}

fn has_results(callable: &Callable) -> bool {
    let is_result = |it: &Argument| matches!(it.mode, Mode::Out | Mode::InOut);
    callable.arguments.iter().any(is_result)
}

/// Names for the parameters, one for each argument that takes a value.
struct Params {
    names: Vec<String>,
}

impl Params {
    fn of(callable: &Callable) -> Self {
        let mut names: Vec<String> = Vec::new();
        for (at, argument) in callable.inputs().enumerate() {
            let name = match argument.name.as_str() {
                "" => format!("arg{}", at + 1),
                name => named::bare(name),
            };
            let mut free = name.clone();
            let mut number = 2;
            while names.contains(&free) {
                free = format!("{name}_{number}");
                number += 1;
            }
            names.push(free);
        }
        Self { names }
    }
}

/// The lines of the query.
fn query(callable: &Callable, name: &str, params: &Params, comment: &Comment) -> Vec<String> {
    let (command, sql) = statement(callable, params, comment);
    let mut lines = vec![format!("-- name: {name} :{command}")];
    if command == Command::One {
        // What is no set returns exactly one row, whatever else has its name.
        lines.push("-- @rows one".to_owned());
    }
    for (argument, name) in callable.inputs().zip(&params.names) {
        lines.extend(param_line(argument, name, comment.param(name)));
    }
    lines.extend(comment.directives.iter().cloned());
    lines.extend(sql.lines().map(str::to_owned));
    lines
}

/// What is said of a parameter: by the comment, and by its default.
fn param_line(argument: &Argument, name: &str, said: Option<&Said>) -> Option<String> {
    let mark = said.map_or("", |it| it.mark.as_str());
    let is_open = argument.default.is_some() && !mark.starts_with(['!', '?']);
    let mark = format!("{}{mark}", if is_open { "?" } else { "" });
    let default = default(argument, said).filter(|it| !is_null(it, argument));
    let default = default.map(one_line);
    let default = default.map(|it| format!("`None` means the default, `{it}`"));
    let text = said.map(|it| it.text.as_str()).filter(|it| !it.is_empty());
    let text = match (text, default) {
        (Some(text), Some(default)) => format!(" {text}; {default}"),
        (Some(text), None) => format!(" {text}"),
        (None, Some(default)) => format!(" {default}"),
        (None, None) if mark.is_empty() => return None,
        (None, None) => String::new(),
    };
    Some(format!("-- @param {name}{mark}{text}"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The expression that NULL means, unless the comment says that there is no NULL.
fn default<'a>(argument: &'a Argument, said: Option<&Said>) -> Option<&'a str> {
    let is_wanted = said.is_none_or(|it| !it.mark.starts_with('!'));
    argument.default.as_deref().filter(|_| is_wanted)
}

/// The statement, and the command for it.
fn statement(callable: &Callable, params: &Params, comment: &Comment) -> (Command, String) {
    let call = format!(
        "{}({})",
        callable.path,
        arguments(callable, params, comment)
    );
    let returns = &callable.returns;
    let is_row = returns.is_composite || returns.name == "record";
    match callable.kind {
        CallableKind::Procedure => (Command::Call, format!("CALL {call}")),
        _ if callable.set => (Command::Many, format!("SELECT * FROM {call}")),
        _ if is_row => (Command::One, format!("SELECT * FROM {call}")),
        _ if returns.name == "void" => (Command::Call, format!("SELECT {call}")),
        _ => (Command::One, format!("SELECT {call} AS result")),
    }
}

/// The arguments of the call, by name where all have one.
///
/// Each has the type that it is declared with, so that it is this routine that is called and no other.
fn arguments(callable: &Callable, params: &Params, comment: &Comment) -> String {
    let is_procedure = callable.kind == CallableKind::Procedure;
    let passed = || {
        let all = callable.arguments.iter();
        all.filter(|it| is_procedure || it.mode != Mode::Out)
    };
    let is_named = passed().all(|it| !it.name.is_empty());
    let mut names = params.names.iter();
    let written = passed().map(|argument| {
        let pg_type = &argument.pg_type;
        let value = match argument.mode {
            Mode::Out => format!("NULL::{pg_type}"),
            _ => {
                let name = names.next().map_or("", String::as_str);
                let default = default(argument, comment.param(name));
                let default = default.filter(|it| !is_null(it, argument));
                value(name, pg_type, default)
            }
        };
        let variadic = match argument.mode {
            Mode::Variadic => "VARIADIC ",
            _ => "",
        };
        match is_named {
            true => format!("{variadic}{} => {value}", argument.quoted),
            false => format!("{variadic}{value}"),
        }
    });
    written.collect::<Vec<_>>().join(", ")
}

/// The parameter, or what stands in for NULL.
fn value(name: &str, pg_type: &str, default: Option<&str>) -> String {
    let param = format!(":{name}::{pg_type}");
    match default {
        None => param,
        Some(default) if is_literal(default, pg_type) => format!("coalesce({param}, {default})"),
        // The server prints it without the cast that it makes by itself.
        Some(default) => format!("coalesce({param}, ({default})::{pg_type})"),
    }
}

/// Whether the expression is NULL, which stands in for itself.
fn is_null(expression: &str, argument: &Argument) -> bool {
    let rest = expression.strip_prefix("NULL");
    rest.is_some_and(|it| it.is_empty() || it.strip_prefix("::") == Some(&argument.pg_type))
}

/// Whether the expression is a literal of the type: `'x'::text`.
fn is_literal(expression: &str, pg_type: &str) -> bool {
    let literal = expression
        .strip_suffix(pg_type)
        .and_then(|it| it.strip_suffix("'::"));
    let inner = literal.and_then(|it| it.strip_prefix('\''));
    inner.is_some_and(|it| !it.contains(['\'', '\\']))
}

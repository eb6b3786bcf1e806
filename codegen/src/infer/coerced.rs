//! What is computed of a column to compare it, into the words of a warning: where an index is lost by it, or where
//! another type's order and equality count.

use super::from::argument;
use super::schema::Schema;
use super::scope::{folded, names, parts};
use super::tree;
use crate::catalog::{Column, Table, bare_name, quoted};
use sqlparser::ast::{Expr, FunctionArguments};

/// What is wrong with a comparison.
pub(super) struct Compared {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: Vec<String>,
}

/// Types whose casts to one another leave the value and its order as they are.
const TEXTS: [&str; 2] = ["text", "varchar"];

/// Types of extensions that are text of another kind.
const OTHER_TEXTS: [&str; 4] = ["citext", "lquery", "ltree", "ltxtquery"];

/// A cast of the column to the type `to`.
pub(super) fn cast(
    table: &Table,
    column: &Column,
    expr: &Expr,
    to: &str,
    schema: &Schema<'_>,
) -> Option<Compared> {
    let from = schema.base(&column.pg_type);
    let both = |types: &[&str]| types.contains(&from) && types.contains(&to);
    if from == to || column.pg_type == to || both(&TEXTS) || is_indexed(table, expr) {
        return None;
    }
    // As text, `01` is not `1`, and 10 comes before 9. What extensions have is text of another kind.
    let is_other_text = OTHER_TEXTS.contains(&bare_name(from).as_str());
    let as_text = TEXTS.contains(&to) && !is_other_text;
    if !as_text && !leads_index(table, column) {
        return None;
    }
    let name = &column.name;
    let shown = bare_name(&column.pg_type);
    let cast = format!("{}::{to}", quoted(name));
    Some(Compared {
        code: "casts-column",
        message: format!(
            "this casts the column `{name}` for every row, and no index on it can help"
        ),
        help: vec![
            format!(
                "leave the column as it is, and compare it with the type `{shown}`: a parameter then has it"
            ),
            index(table, &cast),
        ],
    })
}

/// A comparison with a value of a type to which the server casts the column.
pub(super) fn implicit(
    table: &Table,
    column: &Column,
    other: &str,
    schema: &Schema<'_>,
) -> Option<Compared> {
    const INTEGERS: [&str; 3] = ["int2", "int4", "int8"];
    let from = schema.base(&column.pg_type);
    let is_cast = match other {
        "float4" | "float8" => from == "numeric" || INTEGERS.contains(&from),
        "numeric" => INTEGERS.contains(&from),
        "text" | "varchar" => from == "bpchar",
        _ => false,
    };
    if !is_cast {
        return None;
    }
    let name = &column.name;
    let to = if other == "float4" { "float8" } else { other };
    let end = match leads_index(table, column) {
        true => ", and no index on it can help",
        false => "",
    };
    Some(Compared {
        code: "casts-column",
        message: format!(
            "the column `{name}` is a `{from}`, and is cast to `{to}` for every row to be compared with one{end}"
        ),
        help: vec![format!(
            "compare it with the type `{from}`: cast the other side, or leave its cast away"
        )],
    })
}

/// A call of a function with the column.
pub(super) fn call(table: &Table, column: &Column, call: &Expr) -> Option<Compared> {
    if !leads_index(table, column) || is_indexed(table, call) {
        return None;
    }
    let name = &column.name;
    // An index knows no parameters.
    let expression = Some(call.to_string()).filter(|it| !it.contains('$'));
    Some(Compared {
        code: "hides-column",
        message: format!(
            "this calls a function of the column `{name}` for every row, and the index on it can not help"
        ),
        help: std::iter::once("compare the column itself, if that says the same".to_owned())
            .chain(expression.map(|it| index(table, &it)))
            .collect(),
    })
}

fn index(table: &Table, expr: &str) -> String {
    let table = quoted(&table.name);
    format!("or have an index on the expression: `CREATE INDEX ON {table} (({expr}))`")
}

/// The parts of all of the table's indexes.
fn indexes(table: &Table) -> impl Iterator<Item = &Vec<String>> {
    let keys = table.keys.iter().map(|key| &key.parts);
    keys.chain(&table.indexes)
}

/// Whether the column is the first of an index.
fn leads_index(table: &Table, column: &Column) -> bool {
    let unquoted = |part: &str| part.trim_matches('"').replace("\"\"", "\"");
    let mut firsts = indexes(table).filter_map(|parts| parts.first());
    firsts.any(|part| unquoted(part) == column.name)
}

/// Whether an index is over the expression.
fn is_indexed(table: &Table, expr: &Expr) -> bool {
    let wanted = plain(expr);
    let mut parts = indexes(table).flatten();
    parts.any(|part| tree::expression(part).is_some_and(|it| plain(&it) == wanted))
}

/// The expression without what a server adds or leaves out when it prints it: qualifiers, parentheses, and casts,
/// but for one around all of it.
fn plain(expr: &Expr) -> String {
    match expr {
        Expr::Nested(inner) => plain(inner),
        Expr::Cast {
            expr, data_type, ..
        } => match super::types::named(data_type) {
            Some(to) => format!("{}::{to}", bare(expr)),
            None => format!("{}::{data_type}", bare(expr)),
        },
        other => bare(other),
    }
}

fn bare(expr: &Expr) -> String {
    if let Some(name) = names(expr).and_then(|it| it.last()) {
        return folded(name);
    }
    match expr {
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => bare(inner),
        Expr::Function(function) => {
            let name = parts(&function.name).and_then(|mut it| it.pop());
            let arguments = match &function.args {
                FunctionArguments::List(list) => list.args.iter().filter_map(argument).collect(),
                _ => Vec::new(),
            };
            let arguments: Vec<String> = arguments.into_iter().map(bare).collect();
            format!("{}({})", name.unwrap_or_default(), arguments.join(", "))
        }
        other => other.to_string().to_lowercase(),
    }
}

//! Makes the values to call with: `values.txt` has some of every type, `calls.txt` for single parameters.

use super::call;
use super::server::{FEATURE_NOT_SUPPORTED, Server};
use std::collections::HashMap;

/// Values to call with, by their type or by the parameter that they are for.
pub(crate) type Values = HashMap<String, Pool>;

/// The table that values are in, with numbers `i` from 0.
pub(crate) struct Pool {
    pub(crate) table: String,
    pub(crate) count: usize,
}

/// Makes the tables of values; and says what is wrong with them.
pub(crate) fn fill(server: &Server) -> (Values, Vec<String>) {
    let mut values = Values::new();
    let mut complaints = Vec::new();
    let shared = include_str!("values.txt").lines();
    let shared = shared.filter_map(|line| line.split_once(": "));
    let shared = shared.map(|(name, list)| (name.to_owned(), name, list));
    for (number, (name, of, list)) in shared.chain(of_parameters()).enumerate() {
        let table = format!("pg_temp.pool{number}");
        let literal = |value: &str| format!("'{}'::{}", value.trim_matches('\''), type_name(of));
        let mut literals: Vec<_> = list.split(", ").map(literal).collect();
        if server.try_query(&create(&table, &literals)).is_err() {
            literals.retain(
                |literal| match server.try_query(&format!("SELECT {literal}")) {
                    Ok(_) => true,
                    Err(error) => {
                        // An older server does not know every value.
                        if server.version >= 17 && error.state != FEATURE_NOT_SUPPORTED {
                            complaints.push(format!("a value for {name}: {}", error.message));
                        }
                        false
                    }
                },
            );
            if literals.is_empty() {
                continue;
            }
            server.execute(&create(&table, &literals));
        }
        let count = literals.len();
        values.insert(name, Pool { table, count });
    }
    (values, complaints)
}

fn create(table: &str, literals: &[String]) -> String {
    let rows = literals.iter().enumerate();
    let rows = rows.map(|(number, literal)| format!("({number}::int8, {literal})"));
    let rows = rows.collect::<Vec<_>>().join(", ");
    format!("CREATE TABLE {table} AS SELECT * FROM (VALUES {rows}) v(i, v)")
}

/// The values for single parameters: the name of their pool, their type and their list.
fn of_parameters() -> Vec<(String, &'static str, &'static str)> {
    let by_hand = call::by_hand();
    let all = by_hand.iter();
    let all = all.flat_map(|(key, calls)| calls.iter().map(move |call| (key, call)));
    let pools = all.filter_map(|(key, call)| {
        let (number, list) = call.strip_prefix('$')?.split_once(": ")?;
        let of = match key.trim_end_matches(')').split_once('(') {
            Some((_, types)) => types.split(", ").nth(number.parse::<usize>().ok()? - 1)?,
            None => key.split(' ').next()?,
        };
        Some((format!("{key} {number}"), of, list))
    });
    pools.collect()
}

/// A type as SQL spells it.
pub(crate) fn type_name(name: &str) -> String {
    let element = name.trim_end_matches("[]");
    let array = &name[element.len()..];
    match element.contains('.') {
        true => name.to_owned(),
        false => format!("pg_catalog.\"{element}\"{array}"),
    }
}

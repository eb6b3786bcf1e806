//! `bindery expand`

use super::named::queries_named;
use super::{Global, Outcome, print};
use crate::copy;
use crate::diagnostic::did_you_mean;
use crate::error::{Error, Failure, Result};
use crate::infer::{TypedParam, TypedQuery};
use crate::template::{Switch, SwitchKind, Template};
use clap::Args;

#[derive(Args)]
pub(super) struct Options {
    /// The query
    #[arg(value_name = "QUERY")]
    query: String,
    /// The parts that are there: NAME of a parameter or a flag, NAME=ALTERNATIVE of a choice; without any, all parts
    #[arg(value_name = "PART", conflicts_with_all = ["none", "all"])]
    parts: Vec<String>,
    /// The variant without any part
    #[arg(long, conflicts_with = "all")]
    none: bool,
    /// Every variant that was checked
    #[arg(long)]
    all: bool,
}

pub(super) fn run(global: &Global, options: &Options) -> Result<Outcome, Failure> {
    let Some(compiled) = global.sound()? else {
        return Ok(Outcome::Wrong);
    };
    let all: Vec<&TypedQuery> = compiled.all().flat_map(|it| &it.queries).collect();
    let mut texts = Vec::new();
    for query in queries_named(&all, &options.query)? {
        texts.extend(expand(query, options)?);
    }
    print(&texts.join("\n"));
    Ok(Outcome::Fine)
}

fn expand(query: &TypedQuery, options: &Options) -> Result<Vec<String>> {
    let Some(dynamic) = &query.dynamic else {
        if let Some(part) = options.parts.first() {
            let name = &query.query.name.value;
            return Err(Error::new(format!(
                "the query `{name}` has no parts, and no `{part}`"
            )));
        }
        let params: Vec<usize> = (0..query.params.len()).collect();
        return Ok(vec![shown(
            query,
            None,
            0,
            &query.query.statement.sql,
            &params,
        )]);
    };
    let template = &*dynamic.template;
    if options.all {
        let variants = dynamic.variants.iter().enumerate();
        let variants = variants.map(|(number, it)| {
            let told = template.told(&it.chosen);
            shown(query, Some(told), number, &it.sql, &it.params)
        });
        return Ok(variants.collect());
    }
    let chosen = match (options.none, options.parts.is_empty()) {
        (true, _) => vec![0; template.switches.len()],
        (false, true) => dynamic
            .variants
            .first()
            .map_or_else(Vec::new, |it| it.chosen.clone()),
        (false, false) => choose(template, &options.parts)?,
    };
    if template.sets_nothing(&chosen) {
        return Err(Error::new("a patch that sets nothing is not sent")
            .help("name what it sets, or nothing for all of it"));
    }
    let statement = template.statement(&chosen);
    let position = |name: &str| query.params.iter().position(|it| it.name == name);
    let params = statement.params.iter().filter_map(|it| position(&it.name));
    let params: Vec<usize> = params.collect();
    Ok(vec![shown(
        query,
        Some(template.told(&chosen)),
        0,
        &statement.sql,
        &params,
    )])
}

/// The values of the switches with these parts.
fn choose(template: &Template, parts: &[String]) -> Result<Vec<u8>> {
    let mut chosen = vec![0; template.switches.len()];
    for part in parts {
        // A colon, as diagnostics say it.
        let (name, alternative) = match part.split_once(['=', ':']) {
            Some((name, alternative)) => (name, Some(alternative.trim())),
            None => (part.as_str(), None),
        };
        let names = || template.switches.iter().map(|it| it.name.value.as_str());
        let Some(at) = names().position(|it| it == name) else {
            let error = Error::new(format!("there is no part by `{name}`"));
            return Err(meant(error, name, names()));
        };
        chosen[at] = value(&template.switches[at], alternative)?;
    }
    Ok(chosen)
}

fn value(switch: &Switch, alternative: Option<&str>) -> Result<u8> {
    let name = &switch.name.value;
    match (&switch.kind, alternative) {
        (SwitchKind::Choice(_), None) => Err(Error::new(format!("`{name}` is a choice")).help(
            format!("write `{name}=ALTERNATIVE`, or leave it out for what stands there"),
        )),
        (SwitchKind::Choice(all), Some(alternative)) => {
            let known =
                (1..switch.values()).find(|value| switch.value_name(*value) == Some(alternative));
            known.ok_or_else(|| {
                let error = Error::new(format!("`{name}` has no alternative `{alternative}`"));
                meant(error, alternative, all.iter().map(String::as_str))
            })
        }
        (_, None) => Ok(1),
        (_, Some(_)) => Err(Error::new(format!(
            "`{name}` is there or not, and has no alternatives"
        ))),
    }
}

/// The error, with what the word may be meant for, or else with all that there is.
fn meant<'a>(error: Error, word: &str, names: impl Iterator<Item = &'a str> + Clone) -> Error {
    match did_you_mean(word, names.clone()) {
        Some(meant) => error.help(meant),
        None => error.help(format!(
            "there are {}",
            names.collect::<Vec<_>>().join(", ")
        )),
    }
}

/// A statement as psql takes it: with parameters, one to prepare, of several the one of this number.
fn shown(
    query: &TypedQuery,
    variant: Option<String>,
    number: usize,
    sql: &str,
    params: &[usize],
) -> String {
    let name = &query.query.name.value;
    let variant = variant.map_or_else(String::new, |variant| format!(" {variant}"));
    let params = params.iter().filter_map(|at| query.params.get(*at));
    // The rows of a copy are no parameters.
    let params = params.filter(|_| !copy::is_copy(&query.query));
    let (names, types): (Vec<String>, Vec<String>) = params.flat_map(sent).unzip();
    if names.is_empty() {
        return format!("-- {name}{variant}\n{sql};\n");
    }
    // It may be a word of SQL's.
    let statement = match number {
        0 => name.replace('"', "\"\""),
        _ => format!("{} {}", name.replace('"', "\"\""), number + 1),
    };
    format!(
        "-- {name}{variant}\nPREPARE \"{statement}\" ({}) AS\n{sql};\n-- EXECUTE \"{statement}\" ({});\n",
        types.join(", "),
        names.join(", ")
    )
}

/// What is sent of a parameter, and its type: of a list, an array for each column.
fn sent(param: &TypedParam) -> Vec<(String, String)> {
    let array = |column: &TypedParam| {
        let name = column.name.replace('.', "_");
        (format!(":{name}"), format!("{}[]", column.pg_type))
    };
    match param.columns.as_slice() {
        [] => vec![(format!(":{}", param.name), param.pg_type.clone())],
        columns => columns.iter().map(array).collect(),
    }
}

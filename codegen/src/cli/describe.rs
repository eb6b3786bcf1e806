//! `bindery describe`

use super::{Global, Outcome, print, progress};
use crate::error::{Failure, Result};
use crate::generate::{Compiled, describe_anew};
use crate::json;
use clap::{Args, ValueEnum};

#[derive(Args)]
pub(super) struct Options {
    /// How the description is printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One document, for editors and other tools
    Json,
}

pub(super) fn run(global: &Global, options: &Options) -> Result<Outcome, Failure> {
    let config = global.config()?;
    let compiled = progress::during("describing queries", || describe_anew(&config))?;
    match options.format {
        Format::Json => print(&format!("{}\n", json::document(&compiled))),
        Format::Table => {
            print(&table(&compiled));
            global.report(&compiled.diagnostics);
        }
    }
    Ok(if compiled.has_errors() {
        Outcome::Wrong
    } else {
        Outcome::Fine
    })
}

/// A paragraph for each query: its place, then a line for each parameter and column.
fn table(compiled: &Compiled) -> String {
    let mut text = String::new();
    for query in json::queries(compiled) {
        let sets = match query.at_once {
            None => "",
            Some(None) => "   sets one by one",
            Some(Some(_)) => "   sets at once",
        };
        let head = format!(
            "{} :{}   {}{sets}   {}:{}\n",
            query.name,
            query.command,
            rows(query.cardinality),
            query.file,
            query.line
        );
        text.push_str(&head);
        let params = query.params.iter().map(|param| {
            [
                format!(":{}", param.name),
                param.pg_type.to_owned(),
                param.rust_type.to_owned(),
                String::new(),
            ]
        });
        let switches = query.switches.iter().map(|it| {
            [
                it.name.to_owned(),
                String::new(),
                it.rust_type.to_owned(),
                it.alternatives.join(" | "),
            ]
        });
        let params = params.chain(switches);
        let columns = query.columns.iter().map(|column| {
            let origin = column.origin.clone().unwrap_or_default();
            [
                column.name.to_owned(),
                column.pg_type.to_owned(),
                column.rust_type.to_owned(),
                origin,
            ]
        });
        let lines: Vec<[String; 4]> = params.chain(columns).collect();
        let width = |at: usize| {
            lines
                .iter()
                .map(|line| line[at].chars().count())
                .max()
                .unwrap_or(0)
        };
        let [name, pg_type, rust_type] = [width(0), width(1), width(2)];
        for [a, b, c, d] in &lines {
            let line = format!("  {a:name$}  {b:pg_type$}  {c:rust_type$}  {d}");
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    for routine in &compiled.procedures.routines {
        if let Some(reason) = &routine.skipped {
            text.push_str(&format!("skipped: {}: {reason}\n", routine.signature));
        }
    }
    text
}

/// How many rows, in words.
fn rows(cardinality: &str) -> &'static str {
    match cardinality {
        "none" => "no rows",
        "one" => "one row",
        "opt" => "no row or one",
        _ => "any number of rows",
    }
}

//! What bad input gets: `tests/ui/<a_sentence>/{schema.sql,query.sql}` bring about `stderr.txt`.
//!
//! Cases with a file `command` are run through the `bindery` command by `codegen/tests/command.rs`.

mod support;

use bindery_codegen::Failure;
use bindery_codegen::draw::{self, Style};
use bindery_codegen::generate::Project;
use std::path::Path;

fn main() {
    let cases = support::cases("ui")
        .into_iter()
        .filter(|case| !case.join("command").exists());
    support::run("ui", cases.collect(), test);
}

fn test(case: &Path) -> Result<(), libtest_mimic::Failed> {
    if support::needs_newer_server(case) {
        return Ok(());
    }
    let printed = print(case);
    if printed.is_empty() {
        return Err("nothing is wrong with this case".into());
    }
    Ok(support::expect(&case.join("stderr.txt"), &printed)?)
}

/// What a user would read on standard error.
fn print(case: &Path) -> String {
    let compiled = support::config(case).and_then(|config| {
        let project = Project::read(&config)?;
        Ok(support::on_empty_database(|session| {
            project.compile_on(session)
        })?)
    });
    let found = match compiled {
        Ok(compiled) => compiled.diagnostics,
        Err(Failure::Input(found)) => found,
        Err(Failure::World(error)) => return draw::error(&error, Style::Plain) + "\n",
    };
    let drawn: Vec<String> = found
        .iter()
        .map(|it| draw::diagnostic(it, Style::Plain) + "\n")
        .collect();
    drawn.join("\n")
}

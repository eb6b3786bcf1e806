//! Files in, files out: `tests/golden/<a_sentence>/{schema.sql,query.sql}` become `query.rs`, `types.rs`
//! where there are enums, and `query/nonblocking.rs` where there are functions of both flavours; a folder
//! `queries` becomes a module for each file. Every one of them is compiled into this program.

#![deny(warnings)]

mod support;

#[path = "golden/compiled.rs"]
#[allow(clippy::all, clippy::pedantic, rustdoc::all)]
#[allow(
    dead_code,
    missing_docs,
    nonstandard_style,
    unreachable_pub,
    unused_imports
)]
mod compiled;

use bindery_codegen::Failure;
use bindery_codegen::draw::{self, Style};
use bindery_codegen::generate::{self, Compiled, Project};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What cases name `crate::Email`: a type of the users'.
#[derive(Debug, Clone, PartialEq)]
pub struct Email(pub String);

bindery::sql_domain!(Email: String);

fn main() {
    let mut cases = support::cases("golden");
    // Not a case, but a property of all of them.
    cases.push(PathBuf::from("every_case_is_compiled"));
    support::run("golden", cases, test);
}

fn test(case: &Path) -> Result<(), libtest_mimic::Failed> {
    if !case.is_dir() {
        return every_case_is_compiled();
    }
    if support::needs_newer_server(case) {
        return Ok(());
    }
    let compiled = compile(case).map_err(explain)?;
    if compiled.has_errors() {
        return Err(explain(Failure::Input(compiled.diagnostics)));
    }
    // What came out, and what is there although it did not.
    let mut expected: BTreeMap<PathBuf, &str> =
        modules(case).into_iter().map(|path| (path, "")).collect();
    for file in compiled.files.iter().filter(|file| !file.module.is_empty()) {
        let path = case.join(file.module.join("/")).with_extension("rs");
        expected.insert(path, &file.text);
    }
    for (path, text) in expected {
        support::expect(&path, text)?;
    }
    let from_lock = compile_from_lock(case, &compiled).map_err(explain)?;
    if from_lock.catalog != compiled.catalog || from_lock.queries != compiled.queries {
        return Err("the lock knows other things than the server does".into());
    }
    match from_lock.files == compiled.files && from_lock.lock == compiled.lock {
        true => Ok(()),
        false => Err("the lock makes other code than the server does".into()),
    }
}

/// Compiles the case once more, from the lock that `compiled` would write.
fn compile_from_lock(case: &Path, compiled: &Compiled) -> Result<Compiled, Failure> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut config = support::config(case)?;
    config.lock = folder.path().join("bindery.lock");
    std::fs::write(&config.lock, &compiled.lock).expect("a temporary file");
    generate::build(&config)
}

/// The modules of a case that lie beside its schema.
fn modules(case: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(case).expect("the case can be read");
    let mut modules: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the case can be read").path())
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect();
    modules.sort();
    modules
}

fn compile(case: &Path) -> Result<Compiled, Failure> {
    let config = support::config(case)?;
    let project = Project::read(&config)?;
    Ok(support::on_empty_database(|session| {
        project.compile_on(session)
    })?)
}

fn explain(failure: Failure) -> libtest_mimic::Failed {
    match failure {
        Failure::Input(found) => {
            let drawn = found.iter().map(|it| draw::diagnostic(it, Style::Plain));
            drawn.collect::<Vec<_>>().join("\n\n").into()
        }
        Failure::World(error) => draw::error(&error, Style::Plain).into(),
    }
}

/// `compiled.rs` lists the cases for rustc.
fn every_case_is_compiled() -> Result<(), libtest_mimic::Failed> {
    let mut list =
        "//! Every case, for rustc to compile. `BLESS=1 cargo test` writes it.\n".to_owned();
    for case in support::cases("golden") {
        list.push_str(&format!("\npub mod {} {{\n", support::name(&case)));
        for module in modules(&case) {
            let module = module.with_extension("");
            list.push_str(&format!("    pub mod {};\n", support::name(&module)));
        }
        list.push_str("}\n");
    }
    let path = Path::new(support::ROOT).join("tests/golden/compiled.rs");
    Ok(support::expect(&path, &list)?)
}

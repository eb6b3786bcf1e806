//! What is known of a schema: `tests/catalog/<a_sentence>/{schema.sql,query.sql}` become `bindery.lock`, the
//! same on every server, and what is read out of it is what the server said.

mod support;

use bindery_codegen::describe::describe;
use bindery_codegen::diagnostic::Diagnostic;
use bindery_codegen::draw::{self, Style};
use bindery_codegen::generate::{self, Project};
use bindery_codegen::{Error, Failure};
use libtest_mimic::Failed;
use std::path::{Path, PathBuf};

const SEARCH_PATH: &str = "the_search_path_is_that_of_the_session";

fn main() {
    let mut cases = support::cases("catalog");
    // No schema can set it for the session that queries are described in.
    cases.push(PathBuf::from(SEARCH_PATH));
    support::run("catalog", cases, test);
}

fn test(case: &Path) -> Result<(), Failed> {
    if case == Path::new(SEARCH_PATH) {
        return search_path();
    }
    if support::needs_newer_server(case) {
        return Ok(());
    }
    let mut config = support::config(case).map_err(explain)?;
    let project = Project::read(&config)?;
    let compiled = support::on_empty_database(|session| project.compile_on(session))?;
    let is_of_icu = |it: &Diagnostic| it.message.starts_with("ICU is not supported");
    if compiled.diagnostics.iter().any(is_of_icu) {
        eprintln!("skipped: {} needs a server with ICU", support::name(case));
        return Ok(());
    }
    if compiled.has_errors() {
        return Err(explain(Failure::Input(compiled.diagnostics)));
    }
    config.lock = case.join("bindery.lock");
    support::expect(&config.lock, &compiled.lock)?;
    let from_lock = generate::build(&config).map_err(explain)?;
    match from_lock.catalog == compiled.catalog {
        true => Ok(()),
        false => Err(format!("{:#?}\n{:#?}", from_lock.catalog, compiled.catalog).into()),
    }
}

fn explain(failure: Failure) -> Failed {
    match failure {
        Failure::Input(found) => {
            let drawn = found.iter().map(|it| draw::diagnostic(it, Style::Plain));
            drawn.collect::<Vec<_>>().join("\n\n").into()
        }
        Failure::World(error) => draw::error(&error, Style::Plain).into(),
    }
}

fn search_path() -> Result<(), Failed> {
    support::on_empty_database(|session| {
        for (path, expected) in [
            ("\"$user\", public", &["public"][..]),
            ("\"A b\", nowhere, public", &["A b", "public"]),
            (
                "public, pg_catalog, pg_temp",
                &["public", "pg_catalog", "pg_temp"],
            ),
            ("''", &[]),
        ] {
            let sql = format!(
                "CREATE SCHEMA IF NOT EXISTS \"A b\"; CREATE TEMPORARY TABLE IF NOT EXISTS t ();
                 SET search_path = {path}"
            );
            session.run(async {
                let done = session.client().batch_execute(&sql).await;
                done.map_err(|error| Error::caused_by("the path can not be set", error))
            })?;
            let (_, catalog, _) = describe(session, Vec::new())?;
            if catalog.search_path != expected {
                return Err(format!("{path}: {:?}", catalog.search_path).into());
            }
        }
        Ok(())
    })
}

//! Cornucopia's crate into a module of ours.

use bindery_benches::error::{Result, at};
use bindery_benches::{measure, programs, server::Server};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the module stands that the generated crate becomes.
const MODULE: &str = "crate::contestants::cornucopia::generated::";

/// Has Cornucopia generate synchronous and asynchronous functions into `OUT_DIR`.
///
/// # Errors
///
/// It is not installed, there is no server for it, or it fails.
pub(crate) fn generate() -> Result<()> {
    println!("cargo::rerun-if-changed=cornucopia");
    println!("cargo::rerun-if-changed=schema");
    println!("cargo::rerun-if-env-changed=CORNUCOPIA");
    let program = programs::named_or_in_path("CORNUCOPIA", "cornucopia").ok_or(
        "Cornucopia is not installed: run `cargo install cornucopia --version 1.0.1`, or name the program \
         in CORNUCOPIA, or leave the feature `cornucopia` out",
    )?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("cornucopia");
    let server = Server::start()?;
    let mut command = Command::new(program);
    command.args([
        "fresh",
        "schema/tables.sql",
        "--sync",
        "true",
        "--async",
        "true",
    ]);
    command.args(["--queries-path", "cornucopia/queries", "--destination"]);
    command.arg(&out);
    // It adds `&dbname=…` where it finds a question mark, and else a path.
    command.args(["--url", &format!("{}?connect_timeout=10", server.url)]);
    measure::seconds(&mut command)?;
    settle(&out.join("src"))
}

/// Has the paths of a crate's files begin at the module that the crate is included in.
fn settle(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry?.path();
        if path.is_dir() {
            settle(&path)?;
            continue;
        }
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        fs::write(&path, text.replace("crate::", MODULE)).map_err(at(&path))?;
    }
    Ok(())
}

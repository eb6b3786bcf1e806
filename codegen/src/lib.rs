//! Bindery's code generator: typed Rust from plain `.sql` files, checked by a real PostgreSQL.
//!
//! In a project's `build.rs`, from the committed `bindery.lock` alone, without a server:
//!
//! ```no_run
//! # #[expect(clippy::needless_doctest_main, reason = "it is what build.rs looks like")]
//! fn main() {
//!     bindery_codegen::build()
//! }
//! ```
//!
//! and where the code should be, `bindery::include_queries!();`. The lock is written by the `bindery`
//! command of this crate (`cargo install bindery-codegen`), on a PostgreSQL that it brings along, on a
//! scratch database of a server, or on a live database.
//!
//! The stages are modules named for what they do, and each hands plain data to the next:
//! [`read`], [`parse`], [`describe`], [`infer`], [`lower`], [`render`], [`mod@write`]; [`generate`] puts them
//! in order.

mod at_once;
mod brackets;
pub mod catalog;
#[cfg(feature = "cli")]
pub mod cli;
pub mod companion;
pub mod config;
mod copy;
pub mod database;
pub mod describe;
pub mod diagnostic;
pub mod directive;
pub mod draw;
pub mod error;
mod expand;
pub mod generate;
pub mod header;
pub mod infer;
#[cfg(feature = "cli")]
mod json;
mod layout;
mod lex;
pub mod lists;
pub mod lock;
pub mod lower;
pub mod mapping;
pub mod model;
pub mod models;
mod names;
mod parallel;
pub mod params;
pub mod parse;
mod pipeline;
pub mod procedures;
mod quoted;
pub mod read;
mod refuse;
pub mod render;
pub mod schema;
mod server_error;
mod slice;
pub mod source;
mod split;
pub mod template;
mod types;
pub mod write;
mod writes;

pub use config::Config;
#[cfg(feature = "embedded")]
pub use database::Embedded;
pub use diagnostic::Diagnostic;
pub use error::{Error, Failure};

use std::path::{Path, PathBuf};

/// Generates the project's code into `OUT_DIR`, for `bindery::include_queries!()`. To be called from a
/// `build.rs`.
///
/// It reads `bindery.lock` and needs no server. A query that is not what it was when the lock was
/// written stops the build with a diagnostic that shows it and says what to run; where `bindery.toml`
/// names a `url` that can be reached, the queries are described there instead.
///
/// Prints what cargo needs to know, and ends the process with status 1 if something is wrong.
pub fn build() {
    let folder = |name| PathBuf::from(std::env::var_os(name).unwrap_or_default());
    let (root, out) = (folder("CARGO_MANIFEST_DIR"), folder("OUT_DIR"));
    if let Err(failure) = build_into(&root, &out) {
        report(&failure);
        std::process::exit(1);
    }
}

fn build_into(root: &Path, out: &Path) -> Result<(), Failure> {
    rerun_if_changed(&root.join("bindery.toml"));
    let config = Config::load(root)?;
    for database in config.all() {
        if let Some(name) = database.url_variable() {
            println!("cargo::rerun-if-env-changed={name}");
        }
        for path in [&database.queries, &database.schema, &database.lock] {
            rerun_if_changed(path);
        }
    }
    let compiled = generate::build(&config)?;
    for diagnostic in compiled
        .diagnostics
        .iter()
        .filter(|found| !found.is_error())
    {
        println!("cargo::warning={}", draw::short(diagnostic));
    }
    if compiled.has_errors() {
        return Err(Failure::Input(compiled.diagnostics));
    }
    let targets = write::targets(&compiled.files, &out.join("bindery").join("mod.rs"));
    write::write(&targets)?;
    Ok(())
}

/// A path that is not there would make cargo run the script at every build.
fn rerun_if_changed(path: &Path) {
    if path.exists() {
        println!("cargo::rerun-if-changed={}", path.display());
    }
}

fn report(failure: &Failure) {
    match failure {
        Failure::Input(diagnostics) => {
            for diagnostic in diagnostics {
                eprintln!("{}\n", draw::diagnostic(diagnostic, draw::Style::Plain));
            }
        }
        Failure::World(error) => eprintln!("{}\n", draw::error(error, draw::Style::Plain)),
    }
}

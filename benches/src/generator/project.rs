//! The input as folders on the disk: one in Bindery's dialect, one in Cornucopia's.

use super::queries::{Query, files};
use super::tables::schema;
use bindery_benches::error::{Result, at};
use bindery_benches::programs::repository;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes Bindery's project: the queries, and a crate that is nothing but their code.
pub(super) fn write_bindery(folder: &Path) -> Result<()> {
    write_queries(folder, bindery)?;
    write(&folder.join("schema/schema.sql"), &schema())?;
    write(
        &folder.join("bindery.toml"),
        "output = \"src/queries.rs\"\n",
    )?;
    write(
        &folder.join("src/lib.rs"),
        "//! Queries.\n\npub mod queries;\n",
    )?;
    let runtime = repository().join("runtime");
    let runtime = runtime.display().to_string();
    let manifest = format!(
        "[package]\nname = \"bindery-output\"\nedition = \"2024\"\n\n[dependencies]\n\
         bindery = {{ path = {runtime:?} }}\n\n[workspace]\n"
    );
    write(&folder.join("Cargo.toml"), &manifest)
}

/// Writes the folder that Cornucopia makes a crate in.
pub(super) fn write_cornucopia(folder: &Path) -> Result<()> {
    write_queries(folder, cornucopia)?;
    write(&folder.join("schema.sql"), &schema())
}

/// Has a crate use the versions that the repository's lock file names, as far as it goes.
pub(super) fn share_versions(crate_folder: &Path) -> Result<()> {
    let lock = repository().join("Cargo.lock");
    fs::copy(&lock, crate_folder.join("Cargo.lock")).map_err(at(&lock))?;
    Ok(())
}

/// The files of Rust in `folder` and below.
pub(super) fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

fn write_queries(
    folder: &Path,
    dialect: fn(&mut String, &Query) -> std::fmt::Result,
) -> Result<()> {
    for file in files() {
        let mut text = String::new();
        for query in &file.queries {
            dialect(&mut text, query)?;
        }
        write(&folder.join(format!("queries/{}.sql", file.name)), &text)?;
    }
    Ok(())
}

fn bindery(text: &mut String, query: &Query) -> std::fmt::Result {
    writeln!(text, "-- name: {} :{}", query.name, query.command)?;
    writeln!(text, "-- {}", query.doc)?;
    for param in &query.nullable_params {
        writeln!(text, "-- @param {param}?")?;
    }
    writeln!(text, "{};\n", query.sql)
}

fn cornucopia(text: &mut String, query: &Query) -> std::fmt::Result {
    write!(text, "--! {}", query.name)?;
    if !query.nullable_params.is_empty() {
        write!(text, " ({}?)", query.nullable_params.join("?, "))?;
    }
    if !query.nullable_columns.is_empty() {
        write!(text, " : ({}?)", query.nullable_columns.join("?, "))?;
    }
    writeln!(text, "\n--- {}", query.doc)?;
    writeln!(text, "{};\n", query.sql)
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    fs::write(path, text).map_err(at(path))
}

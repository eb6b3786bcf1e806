//! The generators that are measured, and how each is called.

use super::project;
use bindery_benches::error::{Result, at};
use bindery_benches::programs;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// A generator with its input.
pub(super) struct Tool {
    /// What it is called here.
    pub(super) name: &'static str,
    /// What tells its column from another of the same program.
    pub(super) remark: &'static str,
    /// The program.
    pub(super) program: PathBuf,
    /// The crate that it generates, or generates into.
    pub(super) output: PathBuf,
    /// Whether `cargo check` is timed.
    pub(super) is_checked: bool,
    folder: PathBuf,
    arguments: Vec<String>,
    /// The `PATH` that it finds other programs in, if not the user's.
    path: Option<PathBuf>,
    /// What it writes.
    written: Vec<PathBuf>,
}

impl Tool {
    /// Bindery, with its input written below `folder`.
    ///
    /// # Errors
    ///
    /// It is not built, or the input can not be written.
    pub(super) fn bindery(folder: &Path, url: &str) -> Result<Self> {
        let program = match std::env::var_os("BINDERY") {
            Some(path) => PathBuf::from(path),
            None => programs::target()?.join("release/bindery"),
        };
        if !program.is_file() {
            let program = program.display();
            return Err(format!(
                "there is no {program}: run `cargo build --release -p bindery-codegen`, or name \
                 the program in BINDERY"
            )
            .into());
        }
        // It is called from another folder.
        let program = program.canonicalize().map_err(at(&program))?;
        let folder = folder.join("bindery");
        project::write_bindery(&folder)?;
        let written = ["bindery.lock", "src/queries.rs", "src/queries"];
        Ok(Self {
            name: "bindery",
            remark: "",
            program,
            output: folder.clone(),
            is_checked: true,
            path: None,
            arguments: ["generate", "--url", url].map(String::from).to_vec(),
            written: written.map(|path| folder.join(path)).to_vec(),
            folder,
        })
    }

    /// Cornucopia as it is, and Cornucopia where it finds no rustfmt to run on its output, with their
    /// input written below `folder`; nothing where it is not installed.
    ///
    /// # Errors
    ///
    /// The input can not be written.
    pub(super) fn cornucopia(folder: &Path, url: &str) -> Result<Vec<Self>> {
        let Some(program) = programs::named_or_in_path("CORNUCOPIA", "cornucopia") else {
            return Ok(Vec::new());
        };
        let program = program.canonicalize().map_err(at(&program))?;
        // It adds `&dbname=…` where it finds a question mark, and else a path.
        let url = match url.contains('?') {
            true => url.to_owned(),
            false => format!("{url}?connect_timeout=10"),
        };
        // Like Bindery, it makes a database, applies the schema, and drops the database; and it is to
        // generate what Bindery generates, synchronous functions.
        let arguments = ["fresh", "schema.sql", "--sync", "true", "--url", &url];
        let tool = |name, remark, path: Option<PathBuf>| -> Result<Self> {
            let folder = folder.join(name);
            project::write_cornucopia(&folder)?;
            let output = folder.join("cornucopia");
            Ok(Self {
                name,
                remark,
                program: program.clone(),
                output: output.clone(),
                is_checked: path.is_none(),
                path,
                arguments: arguments.map(String::from).to_vec(),
                written: vec![output],
                folder,
            })
        };
        let nothing = folder.join("no-programs");
        Ok(vec![
            tool("cornucopia", "", None)?,
            tool("cornucopia-alone", " without rustfmt", Some(nothing))?,
        ])
    }

    /// The command that generates.
    pub(super) fn generate(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.folder);
        if let Some(path) = &self.path {
            command.env("PATH", path);
        }
        command
    }

    /// Removes what it has written.
    pub(super) fn forget(&self) -> Result<()> {
        for path in &self.written {
            let removed = match path.is_dir() {
                true => fs::remove_dir_all(path),
                false if path.exists() => fs::remove_file(path),
                false => Ok(()),
            };
            removed.map_err(at(path))?;
        }
        Ok(())
    }

    /// The command that checks what it generated, with dependencies kept in `target`.
    pub(super) fn check(&self, target: &Path) -> Command {
        let mut command = Command::new("cargo");
        command.arg("check").current_dir(&self.output);
        command.env("CARGO_TARGET_DIR", target);
        command
    }

    /// Makes its crate look changed.
    pub(super) fn touch(&self) -> Result<()> {
        let root = self.output.join("src/lib.rs");
        let file = File::options()
            .append(true)
            .open(&root)
            .map_err(at(&root))?;
        file.set_modified(SystemTime::now()).map_err(at(&root))
    }
}

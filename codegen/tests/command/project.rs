//! A project in a temporary folder, and the commands that are run there.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A user's project.
pub(crate) struct Project {
    folder: TempDir,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The checkout of Bindery.
pub(crate) fn checkout() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("codegen lies in the checkout")
}

impl Project {
    pub(crate) fn empty() -> Self {
        Self {
            folder: TempDir::with_prefix("bindery-test-").expect("a temporary folder"),
        }
    }

    pub(crate) fn with(schema: &str, query: &str) -> Self {
        let project = Self::empty();
        project.write("schema/schema.sql", schema);
        project.write("queries/query.sql", query);
        project
    }

    /// The files of a case; `schema.sql` and `query.sql` go where projects have them.
    pub(crate) fn copy_of(case: &Path) -> Self {
        let project = Self::empty();
        for (name, path) in [
            ("schema.sql", "schema/schema.sql"),
            ("query.sql", "queries/query.sql"),
            ("bindery.toml", "bindery.toml"),
            ("bindery.lock", "bindery.lock"),
        ] {
            if let Ok(text) = std::fs::read_to_string(case.join(name)) {
                project.write(path, &text);
            }
        }
        project
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        let folder = path.parent().expect("a file lies in a folder");
        std::fs::create_dir_all(folder).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).expect("the file can be read")
    }

    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env_remove("DATABASE_URL");
        command
    }

    pub(crate) fn bindery(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Ran {
        let mut command = self.command(env!("CARGO_BIN_EXE_bindery"));
        Ran::of(command.args(arguments).output().expect("bindery runs"))
    }

    /// `cargo build`, with what is built kept between runs of the tests.
    pub(crate) fn cargo_build(&self) -> Ran {
        if !self.path("Cargo.lock").exists() {
            let lock = checkout().join("Cargo.lock");
            std::fs::copy(lock, self.path("Cargo.lock")).expect("the lock can be copied");
        }
        let mut command = self.command(env!("CARGO"));
        command
            .arg("build")
            .env("CARGO_TARGET_DIR", checkout().join("target/starter"));
        Ran::of(command.output().expect("cargo runs"))
    }
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

//! Where the programs are that the benchmarks run.

use crate::error::Result;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that the user names in the variable `variable`, or else one in the `PATH`.
pub fn named_or_in_path(variable: &str, name: &str) -> Option<PathBuf> {
    match std::env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)),
        None => in_path(name),
    }
}

/// The first program of this name in the `PATH`.
pub fn in_path(name: &str) -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// The repository's folder.
pub fn repository() -> &'static Path {
    let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
    benches
        .parent()
        .expect("`benches` stands in the repository's folder")
}

/// The folder that this benchmark was built into, with those of each profile in it.
pub fn target() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let folder = program.ancestors().nth(2);
    Ok(folder
        .ok_or("this program stands in no folder of cargo's")?
        .to_owned())
}

/// What `program --version` prints, such as `bindery 0.1.0`.
pub fn version(program: &Path) -> Result<String> {
    let output = Command::new(program)
        .arg("--version")
        .output()
        .map_err(crate::error::at(program))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

//! Files onto the disk: only what changed, and each whole or not at all.

use crate::error::{Error, Result};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Where.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// Writes each target that differs from what is there, and returns the paths of those.
///
/// A file is written beside its place and then renamed, so that nobody ever sees half of one.
///
/// # Errors
///
/// A folder or file can not be written. Files before it are written already.
pub fn write(targets: &[Target]) -> Result<Vec<PathBuf>> {
    let mut written = Vec::new();
    for target in targets {
        if !is_current(target) {
            replace(target).map_err(|error| {
                Error::io("write", &target.path, error).help("may this folder be written to?")
            })?;
            written.push(target.path.clone());
        }
    }
    Ok(written)
}

/// Whether the file is there with this text.
#[must_use]
pub fn is_current(target: &Target) -> bool {
    std::fs::read(&target.path).is_ok_and(|bytes| bytes == target.text.as_bytes())
}

fn replace(target: &Target) -> std::io::Result<()> {
    let folder = target.path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    // Readable like any source file: temporary files are private by default.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.prefix(".bindery-").tempfile_in(folder)?;
    file.write_all(target.text.as_bytes())?;
    file.persist(&target.path)?;
    Ok(())
}

/// What would change in `target`, as a diff under its path; `None` where nothing would.
#[must_use]
pub fn diff(target: &Target, shown_path: &str) -> Option<String> {
    if is_current(target) {
        return None;
    }
    let bytes = std::fs::read(&target.path).unwrap_or_default();
    let old = String::from_utf8_lossy(&bytes);
    let diff = similar::TextDiff::from_lines(old.as_ref(), target.text.as_str());
    let header = format!("{shown_path} (as it is)");
    let unified = diff.unified_diff().context_radius(3).header(&header, shown_path).to_string();
    Some(unified)
}

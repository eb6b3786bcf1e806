//! Expectations in files, which `BLESS=1` rewrites.

use std::path::Path;

/// Compares `actual` with the file at `path`, or with `BLESS=1` makes it the file. An empty text is a
/// file that is not there.
pub(crate) fn expect(path: &Path, actual: &str) -> Result<(), String> {
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    // CI never blesses.
    if std::env::var_os("BLESS").is_some() && std::env::var_os("CI").is_none() {
        let done = match actual {
            "" => std::fs::remove_file(path),
            _ => write(path, actual),
        };
        return done.map_err(|error| format!("{}: {error}", path.display()));
    }
    let diff = similar::TextDiff::from_lines(expected.as_str(), actual);
    Err(format!(
        "{} is not what came out; if it should be, run `BLESS=1 cargo test`\n{}",
        path.display(),
        diff.unified_diff().header("expected", "actual")
    ))
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}

//! The project's `.sql` files, found and read.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::source::{Location, SourceFile, Span};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of a project, each group in path order.
#[derive(Debug, Default)]
pub struct Sources {
    /// Files of queries.
    pub queries: Vec<Arc<SourceFile>>,
    /// Files of DDL; `None` where the project has no schema.
    pub schema: Option<Vec<Arc<SourceFile>>>,
    /// Files that are not text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the queries and the schema of the project.
///
/// # Errors
///
/// A folder that is missing or can not be read.
pub fn read(config: &Config) -> Result<Sources> {
    if !config.queries.exists() {
        let folder = config.display(&config.queries);
        return Err(Error::new(format!("there is no folder `{folder}`")).help(
            "make it and put `.sql` files there, or name another folder with `queries` in \
                 `bindery.toml`; `bindery init` makes a project to start from",
        ));
    }
    let mut sources = Sources::default();
    sources.queries = sources.read_folder(config, &config.queries)?;
    sources.schema = match config.schema.try_exists() {
        _ if config.live => None,
        Ok(true) => Some(sources.read_folder(config, &config.schema)?),
        _ if config.schema_is_named => {
            let path = config.display(&config.schema);
            return Err(Error::new(format!("there is no schema at `{path}`"))
                .help("`schema` in `bindery.toml` names a folder of `.sql` files, or one file"));
        }
        _ => None,
    };
    Ok(sources)
}

impl Sources {
    /// The files of `folder` that are text; what is not becomes a diagnostic.
    fn read_folder(&mut self, config: &Config, folder: &Path) -> Result<Vec<Arc<SourceFile>>> {
        let mut files = Vec::new();
        for path in find(folder)? {
            let bytes = std::fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
            match decode(config.display(&path), bytes) {
                Ok(file) => files.push(Arc::new(file)),
                Err(diagnostic) => self.diagnostics.push(diagnostic),
            }
        }
        Ok(files)
    }
}

/// The `.sql` files at and below `folder`, in path order. Hidden files are an editor's own.
fn find(folder: &Path) -> Result<Vec<PathBuf>> {
    let hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
    };
    let entries = walkdir::WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !hidden(entry));
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            Error::io("read", &path, error.into())
        })?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|end| end == "sql") {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// Bytes into text. A byte-order mark is no part of it.
fn decode(path: String, bytes: Vec<u8>) -> Result<SourceFile, Diagnostic> {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    match String::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            None => Ok(SourceFile::new(path, text)),
            Some(at) => Err(nul_byte(path, text, at)),
        },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Err(not_text(path, text, at, &format!("the byte 0x{byte:02x}")))
        }
    }
}

fn nul_byte(path: String, text: String, at: usize) -> Diagnostic {
    let file = Arc::new(SourceFile::new(path, text));
    let location = Location::new(&file, Span::new(at, at + 1));
    Diagnostic::error(
        "nul-byte",
        location,
        "a NUL byte can not be part of a statement",
    )
    .help("delete it; if there is one behind every letter, save the file as UTF-8")
}

fn not_text(path: String, text: String, at: usize, what: &str) -> Diagnostic {
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    let file = Arc::new(SourceFile::new(path, text));
    let location = Location::new(&file, Span::new(at, at + width));
    Diagnostic::error("not-utf8", location, "this file is not UTF-8 text")
        .label(format!("{what} stands here"))
        .help("save the file as UTF-8, for example with `iconv -f latin1 -t utf-8`")
}

//! What keeps a benchmark from being run, as text for the person who runs it.

use std::error::Error;
use std::fmt::Display;
use std::path::Path;

/// A benchmark has no caller that tells errors apart.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Says which file an error is about.
pub fn at<E: Display>(path: &Path) -> impl FnOnce(E) -> Box<dyn Error> {
    move |error| format!("{}: {error}", path.display()).into()
}

//! What is wrong with the world: no server, an unreadable folder. The user's SQL is not to blame.

use std::error::Error as StdError;
use std::fmt;
use std::path::Path;

/// Something outside the user's SQL is wrong. Its text says what happened, [`Error::help`] what to
/// do next, and [`StdError::source`] keeps the cause.
pub struct Error(Box<Inner>);

struct Inner {
    message: String,
    help: Option<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What every stage that touches the world returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error with no cause below it.
    pub fn new(message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            message: message.into(),
            help: None,
            source: None,
        }))
    }

    /// An error caused by another.
    pub fn caused_by(
        message: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        let mut error = Self::new(message);
        error.0.source = Some(source.into());
        error
    }

    /// An error of the file system at `path`; `action` completes "cannot …".
    pub fn io(action: &str, path: &Path, source: std::io::Error) -> Self {
        let path = path.display().to_string().replace('\\', "/");
        Self::caused_by(format!("cannot {action} `{path}`"), source)
    }

    /// With what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// What to do next, where something can be said.
    #[must_use]
    pub fn help_text(&self) -> Option<&str> {
        self.0.help.as_deref()
    }

    /// The message and its causes, each a line without its end.
    #[must_use]
    pub fn chain(&self) -> Vec<String> {
        let mut lines = vec![self.0.message.clone()];
        let mut source = self.source();
        while let Some(cause) = source {
            let text = cause.to_string();
            // Drivers repeat their cause in their own text, or only say that there is one.
            if text != "db error" && !lines.last().is_some_and(|line| line.contains(&text)) {
                lines.push(text);
            }
            source = cause.source();
        }
        lines
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("message", &self.0.message)
            .field("help", &self.0.help)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

/// Why a run has no result.
#[derive(Debug)]
pub enum Failure {
    /// The user's input is wrong.
    Input(Vec<crate::Diagnostic>),
    /// The world is wrong.
    World(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::World(error)
    }
}

impl From<crate::Diagnostic> for Failure {
    fn from(diagnostic: crate::Diagnostic) -> Self {
        Self::Input(vec![diagnostic])
    }
}

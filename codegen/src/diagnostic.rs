//! What is wrong with the user's input, as data: `draw` makes it readable, `json` makes it a document.

use crate::source::Location;
use std::collections::HashSet;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written while there is one.
    Error,
    /// Worth a look; everything is written.
    Warning,
    /// An answer to what was asked; nothing is wrong.
    Note,
}

/// One thing that is wrong with the user's input, at a place in the user's own file.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name of the kind of mistake, in kebab case, such as `unknown-column`.
    pub code: &'static str,
    /// What is wrong, in one line without a final full stop.
    pub message: String,
    /// Where.
    pub location: Location,
    /// What to read at that place; empty when the message says it all.
    pub label: String,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// Facts that explain, such as the server's DETAIL.
    pub notes: Vec<String>,
    /// Ways out.
    pub help: Vec<String>,
    /// The server's five-character error code, where the server found the mistake.
    pub sqlstate: Option<String>,
}

/// Another place that explains a diagnostic.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// What to see there.
    pub text: String,
}

impl Diagnostic {
    /// An error at `location`.
    #[must_use]
    pub fn error(code: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            location,
            label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            sqlstate: None,
        }
    }

    /// A warning at `location`.
    #[must_use]
    pub fn warning(code: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, location, message)
        }
    }

    /// An answer about `location`.
    #[must_use]
    pub fn about(code: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(code, location, message)
        }
    }

    /// With this text under the place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// With another place.
    #[must_use]
    pub fn also(mut self, location: Location, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            location,
            text: text.into(),
        });
        self
    }

    /// With a fact that explains.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// With a way out.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// With a way out, where there is one.
    #[must_use]
    pub fn help_if(self, text: Option<String>) -> Self {
        match text {
            Some(text) => self.help(text),
            None => self,
        }
    }

    /// Whether it keeps everything from being written.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Puts diagnostics into file order: by path, then by place.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.location.span, d.severity);
        (a.location.file.path.cmp(&b.location.file.path)).then_with(|| key(a).cmp(&key(b)))
    });
}

/// How alike a suggestion has to be: two letters that changed places in a word of three are.
const NEAR: f64 = 0.66;

/// Keeps the first of those that say the same of the same place.
pub fn dedup(diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    diagnostics.retain(|it| {
        let at = &it.location;
        seen.insert((it.code, at.file.path.clone(), at.span, it.message.clone()))
    });
}

/// The candidate that `word` was probably meant to be, if one is near.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (similarity(&word, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score >= NEAR)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, candidate)| candidate)
}

/// How alike two words are, from 0 to 1: edit distance, or one beginning with the other.
fn similarity(word: &str, candidate: &str) -> f64 {
    let distance = strsim::normalized_damerau_levenshtein(word, candidate);
    let shorter = word.len().min(candidate.len());
    if shorter >= 3 && (candidate.starts_with(word) || word.starts_with(candidate)) {
        distance.max(0.71)
    } else {
        distance
    }
}

/// `did you mean …?` for the nearest candidate, if one is near.
#[must_use]
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

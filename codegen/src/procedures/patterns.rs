//! `[procedures]` of `bindery.toml`: patterns of what is to become functions.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::{Location, SourceFile, Span};
use serde::Deserialize;
use std::sync::Arc;

/// The section as `toml` reads it, with the places of its patterns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    include: Vec<toml::Spanned<String>>,
    #[serde(default)]
    exclude: Vec<toml::Spanned<String>>,
}

/// What is included, and what of it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    include: Vec<Pattern>,
    exclude: Vec<Pattern>,
}

/// A schema and a name, in both of which `*` stands for any letters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    schema: String,
    name: String,
    at: Location,
}

impl Selection {
    /// Reads the section of `file`.
    ///
    /// # Errors
    ///
    /// Diagnostics for what is no pattern.
    pub(crate) fn read(file: &Arc<SourceFile>, section: Section) -> Result<Self, Vec<Diagnostic>> {
        let mut diagnostics = Vec::new();
        let mut read = |patterns: Vec<toml::Spanned<String>>| {
            let read = patterns.iter().map(|it| pattern(file, it));
            let (good, bad): (Vec<_>, Vec<_>) = read.partition(Result::is_ok);
            diagnostics.extend(bad.into_iter().filter_map(Result::err));
            good.into_iter().filter_map(Result::ok).collect()
        };
        let selection = Self {
            include: read(section.include),
            exclude: read(section.exclude),
        };
        match diagnostics.is_empty() {
            true => Ok(selection),
            false => Err(diagnostics),
        }
    }

    /// Whether the routine of this name in this schema is selected.
    pub(crate) fn selects(&self, schema: &str, name: &str) -> bool {
        let any = |patterns: &[Pattern]| patterns.iter().any(|it| it.matches(schema, name));
        any(&self.include) && !any(&self.exclude)
    }

    /// The patterns as they are written: what is included, and what is excluded.
    pub(crate) fn written(&self) -> [Vec<String>; 2] {
        [&self.include, &self.exclude].map(|it| it.iter().map(Pattern::written).collect())
    }

    /// Diagnostics for patterns that match none of the routines, each a schema and a name.
    pub(crate) fn unmatched(&self, routines: &[(&str, &str)]) -> Vec<Diagnostic> {
        let patterns = self.include.iter().chain(&self.exclude);
        let unmatched = patterns.filter(|pattern| {
            !(routines.iter()).any(|(schema, name)| pattern.matches(schema, name))
        });
        let names: Vec<String> = routines.iter().map(|(a, b)| format!("{a}.{b}")).collect();
        let schemas: Vec<String> = routines.iter().map(|(a, _)| format!("{a}.*")).collect();
        let known = || names.iter().chain(&schemas).map(String::as_str);
        unmatched
            .map(|pattern| {
                let written = pattern.written();
                let message = format!("no procedure and no function matches `{written}`");
                let error = Diagnostic::error("unmatched-pattern", pattern.at.clone(), message);
                match did_you_mean(&written, known()) {
                    Some(meant) => error.help(meant),
                    None => {
                        error.help("a pattern is `schema.name`, and `*` stands for any letters")
                    }
                }
            })
            .collect()
    }
}

fn pattern(file: &Arc<SourceFile>, text: &toml::Spanned<String>) -> Result<Pattern, Diagnostic> {
    let span = text.span();
    let at = Location::new(file, Span::new(span.start, span.end));
    let written = text.get_ref();
    match written.split_once('.') {
        Some((schema, name)) if !schema.is_empty() && !name.is_empty() => Ok(Pattern {
            schema: schema.to_owned(),
            name: name.to_owned(),
            at,
        }),
        _ => {
            let message = format!("`{written}` is no pattern of procedures");
            let all = format!("{}.*", written.trim_matches('.'));
            Err(Diagnostic::error("malformed-pattern", at, message)
                .help(format!("write `schema.name`; for all of a schema, `{all}`")))
        }
    }
}

impl Pattern {
    fn matches(&self, schema: &str, name: &str) -> bool {
        is_like(&self.schema, schema) && is_like(&self.name, name)
    }

    fn written(&self) -> String {
        format!("{}.{}", self.schema, self.name)
    }
}

/// Whether the text is as the pattern says.
fn is_like(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        // The earliest place leaves the most for what follows.
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn a_star_stands_for_any_letters() {
        for (pattern, text, matches) in [
            ("*", "", true),
            ("public", "public", true),
            ("public", "publics", false),
            ("tmp_*", "tmp_", true),
            ("tmp_*", "temp_", false),
            ("*_report", "overdue_report", true),
            ("*_report", "reports", false),
            ("a*a", "a", false),
            ("a*a", "aa", true),
            ("*a*b*", "xxaxxb", true),
            ("*a*b*", "xxbxxa", false),
            ("ab*ab*ab", "abab", false),
        ] {
            assert_eq!(is_like(pattern, text), matches, "{pattern} {text}");
        }
    }
}

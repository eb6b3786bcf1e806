//! The comment on a routine into documentation, and into what it says in directives.

use crate::directive::{self, Annotation, Directive};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// A comment, read.
pub(super) struct Comment {
    /// Its lines, without those that are directives.
    pub(super) docs: Vec<String>,
    /// Its directives about columns and rows.
    pub(super) directives: Vec<String>,
    params: Vec<(String, Said)>,
}

/// What it says of a parameter.
pub(super) struct Said {
    /// `!`, `?` or nothing, and a type.
    pub(super) mark: String,
    /// Its documentation.
    pub(super) text: String,
}

impl Comment {
    /// Reads a comment on a routine with these parameters.
    ///
    /// Comments were not written for us: what is no directive that could be meant is prose.
    pub(super) fn read(text: &str, params: &[String]) -> Self {
        let mut comment = Self {
            docs: Vec::new(),
            directives: Vec::new(),
            params: Vec::new(),
        };
        for line in text.lines().map(str::trim_end) {
            if !comment.obey(line, params) {
                comment.docs.push(line.to_owned());
            }
        }
        while comment.docs.last().is_some_and(String::is_empty) {
            comment.docs.pop();
        }
        comment
    }

    /// What it says of the parameter.
    pub(super) fn param(&self, name: &str) -> Option<&Said> {
        let found = self.params.iter().find(|(known, _)| known == name);
        found.map(|(_, said)| said)
    }

    /// Whether the line is a directive, which is then kept.
    fn obey(&mut self, line: &str, params: &[String]) -> bool {
        let line = format!("-- {}", line.trim_start());
        if !directive::is_directive(&line) {
            return false;
        }
        let file = Arc::new(SourceFile::new("", line.clone()));
        match directive::parse(&file, Span::new(0, line.len())) {
            Ok(Directive::Param(it)) if params.contains(&it.name.value) => {
                let text = it.text.as_ref().map(|text| text.value.clone());
                let said = Said {
                    mark: mark(&it),
                    text: text.unwrap_or_default(),
                };
                self.params.push((it.name.value, said));
                true
            }
            Ok(Directive::Column(it)) if !mark(&it).is_empty() || it.text.is_some() => {
                self.directives.push(line);
                true
            }
            Ok(Directive::Returns(row) | Directive::Model(row))
                if row.value.starts_with(char::is_uppercase) =>
            {
                self.directives.push(line);
                true
            }
            Ok(Directive::Map(_)) => {
                self.directives.push(line);
                true
            }
            _ => false,
        }
    }
}

/// What stands behind the name.
fn mark(annotation: &Annotation) -> String {
    let mark = match annotation.nullable {
        Some(true) => "?",
        Some(false) => "!",
        None => "",
    };
    let rust_type = annotation.rust_type.as_ref();
    let rust_type = rust_type.map_or_else(String::new, |it| format!(": {}", it.value));
    format!("{mark}{rust_type}")
}

//! A directive's line, word by word.

use super::Annotation;
use crate::diagnostic::Diagnostic;
use crate::source::{Location, SourceFile, Span, Spanned};
use std::sync::Arc;

/// A reader of one line.
pub(super) struct Cursor<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) at: usize,
    pub(super) end: usize,
}

impl Cursor<'_> {
    pub(super) fn rest(&self) -> &str {
        &self.file.text[self.at..self.end]
    }

    pub(super) fn skip(&mut self, test: impl Fn(char) -> bool) {
        self.at = self.end - self.rest().trim_start_matches(test).len();
    }

    pub(super) fn take(&mut self, test: impl Fn(char) -> bool) -> Spanned<String> {
        let start = self.at;
        self.skip(test);
        self.spanned(start, self.at)
    }

    pub(super) fn spanned(&self, start: usize, end: usize) -> Spanned<String> {
        Spanned {
            value: self.file.text[start..end].to_owned(),
            span: Span::new(start, end),
        }
    }

    /// The end of the line, behind which nothing of the directive is left.
    pub(super) fn end(&mut self, directive: &str) -> Result<(), Diagnostic> {
        self.skip(char::is_whitespace);
        let rest = self.rest().trim_end().len();
        if rest == 0 {
            return Ok(());
        }
        let at = Location::new(self.file, Span::new(self.at, self.at + rest));
        let message = format!("this is not part of `{directive}`");
        Err(Diagnostic::error("malformed-directive", at, message)
            .help("documentation goes on a line of its own"))
    }

    /// The next word, which must be there.
    pub(super) fn required(
        &mut self,
        directive: &str,
        what: &str,
    ) -> Result<Spanned<String>, Diagnostic> {
        self.skip(char::is_whitespace);
        let word = if self.rest().starts_with('"') {
            self.quoted()
        } else {
            self.take(|c| !c.is_whitespace() && !matches!(c, ':' | '!' | '?' | '='))
        };
        if word.value.is_empty() {
            let at = Location::new(self.file, Span::new(self.at, self.at));
            return Err(Diagnostic::error(
                "malformed-directive",
                at,
                format!("`{directive}` needs {what}"),
            ));
        }
        Ok(word)
    }

    /// A name in double quotes, as SQL writes it.
    pub(super) fn quoted(&mut self) -> Spanned<String> {
        let start = self.at;
        let rest = &self.rest()[1..];
        let mut name = String::new();
        let mut chars = rest.char_indices().peekable();
        let mut length = rest.len();
        while let Some((at, c)) = chars.next() {
            if c == '"' && chars.next_if(|(_, next)| *next == '"').is_none() {
                length = at + 1;
                break;
            }
            name.push(c);
        }
        self.at = start + 1 + length;
        Spanned {
            value: name,
            span: Span::new(start, self.at),
        }
    }

    pub(super) fn annotation(&mut self, directive: &str) -> Result<Annotation, Diagnostic> {
        let what = match directive {
            "@param" => "the name of a parameter",
            "@embed" => "the name of a field",
            "@flag" => "the name of a flag",
            _ => "the name of a column",
        };
        let name = self.required(directive, what)?;
        let nullable = match self.rest().chars().next() {
            Some('?') => Some(true),
            Some('!') => Some(false),
            _ => None,
        };
        self.at += usize::from(nullable.is_some());
        let rust_type = self.rust_type()?;
        self.skip(char::is_whitespace);
        let end = self.at + self.rest().trim_end().len();
        let text = (self.at < end).then(|| self.spanned(self.at, end));
        Ok(Annotation {
            name,
            nullable,
            rust_type,
            text,
        })
    }

    /// `: path::Type<With, Parameters>`, up to a blank outside the angle brackets.
    pub(super) fn rust_type(&mut self) -> Result<Option<Spanned<String>>, Diagnostic> {
        if !self.rest().trim_start().starts_with(':') {
            return Ok(None);
        }
        self.skip(char::is_whitespace);
        self.at += 1;
        self.skip(char::is_whitespace);
        let mut depth = 0_i32;
        let length = self.rest().find(|c: char| {
            depth += i32::from(c == '<') - i32::from(c == '>');
            c.is_whitespace() && depth <= 0
        });
        let start = self.at;
        self.at = length.map_or(self.end, |length| start + length);
        let found = self.spanned(start, self.at);
        if looks_like_type(&found.value) {
            return Ok(Some(found));
        }
        let at = Location::new(self.file, found.span);
        let message = format!("`{}` is not a Rust type", found.value);
        Err(Diagnostic::error("malformed-directive", at, message).help(
            "documentation follows the name without a colon; a type looks like `crate::Email`",
        ))
    }
}

/// Whether the text can be a type: a path, a reference, a type of the language. rustc says the rest.
pub(crate) fn looks_like_type(text: &str) -> bool {
    const PRIMITIVE: [&str; 16] = [
        "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "u128", "u16",
        "u32", "u64", "u8", "usize",
    ];
    let balanced = text.matches('<').count() == text.replace("->", "").matches('>').count();
    let path = text.starts_with(char::is_uppercase) || text.contains("::");
    balanced && (path || text.starts_with(['&', '[', '(']) || PRIMITIVE.contains(&text))
}

//! Pieces of SQL that have names, and what includes them.

use super::Node;
use super::read::{Reader, Source};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::lex::Token;
use crate::source::{Location, SourceFile, Span, Spanned};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Pieces of SQL that have names, of all files of a project.
#[derive(Debug, Default)]
pub(crate) struct Fragments {
    /// Those that are sound.
    pub(crate) known: BTreeMap<String, Fragment>,
    /// The names of others.
    pub(crate) broken: BTreeSet<String>,
}

/// A piece of SQL that has a name.
#[derive(Debug)]
pub(crate) struct Fragment {
    pub(crate) file: Arc<SourceFile>,
    /// Its name, where it is defined.
    pub(crate) name: Span,
    /// Its SQL, without blanks and comments around it.
    pub(crate) tokens: Vec<Token>,
}

impl Reader<'_> {
    /// The nodes of a fragment.
    pub(super) fn include(
        &mut self,
        source: &Source<'_>,
        name: &Spanned<String>,
        span: Span,
    ) -> Vec<Node> {
        let Some(fragment) = self.fragments.known.get(&name.value) else {
            if self.fragments.broken.contains(&name.value) {
                self.is_broken = true;
                return Vec::new();
            }
            let message = format!("there is no fragment `{}`", name.value);
            let known = self.fragments.known.keys().map(String::as_str);
            let error = Diagnostic::error("unknown-fragment", source.at(name.span), message);
            self.errors.push(match did_you_mean(&name.value, known) {
                Some(meant) => error.help(meant),
                None => error.help(format!(
                    "define it: `-- fragment: {}`, and its SQL below",
                    name.value
                )),
            });
            return Vec::new();
        };
        if self.within.contains(&name.value) {
            let message = format!("the fragment `{}` includes itself", name.value);
            self.errors.push(
                Diagnostic::error("fragment-cycle", source.at(name.span), message)
                    .also(
                        Location::new(&fragment.file, fragment.name),
                        "it is defined here",
                    )
                    .help("write what it needs of itself in a fragment of its own"),
            );
            return Vec::new();
        }
        self.within.push(name.value.clone());
        let included = Source {
            file: &fragment.file,
            site: Some(source.site.unwrap_or(span)),
        };
        let nodes = self.nodes(&included, &fragment.tokens);
        self.within.pop();
        nodes
    }
}

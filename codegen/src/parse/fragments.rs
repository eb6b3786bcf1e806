//! Files of queries into the fragments that all of them share.

use super::{is_fragment, section, sections, tokens_with_recovery};
use crate::brackets::outer;
use crate::diagnostic::{Diagnostic, nearest};
use crate::lex::{Token, TokenKind};
use crate::source::{Location, SourceFile};
use crate::template::{Fragment, Fragments, fragment_of, included_by};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The fragments of the files, and what is wrong with others.
pub(crate) fn fragments(files: &[Arc<SourceFile>]) -> (Fragments, Vec<Diagnostic>) {
    let mut fragments = Fragments::default();
    let mut diagnostics = Vec::new();
    for file in files.iter().filter(|file| file.text.contains("fragment:")) {
        let all = tokens_with_recovery(&file.text);
        for tokens in sections(&file.text, &all).1 {
            if !is_fragment(file, &tokens[0]) {
                continue;
            }
            match section::fragment(file, tokens) {
                Ok((name, fragment)) => match fragments.known.get(&name) {
                    Some(first) => diagnostics.push(twice(&name, first, &fragment)),
                    None => drop(fragments.known.insert(name, fragment)),
                },
                Err(diagnostic) => {
                    let name = fragment_of(file.slice(tokens[0].span)).unwrap_or_default();
                    fragments.broken.insert(name.to_owned());
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
    let known = fragments.known.iter();
    diagnostics.extend(known.filter_map(|(name, it)| open_condition(name, it)));
    if !fragments.known.is_empty() {
        diagnostics.extend(unused(files, &fragments));
    }
    (fragments, diagnostics)
}

/// Fragments that are in no statement, so that nothing tells whether they are SQL; but where another name was meant to
/// be theirs, which is told already.
fn unused(files: &[Arc<SourceFile>], fragments: &Fragments) -> Vec<Diagnostic> {
    let with_parts = files.iter().filter(|file| file.text.contains("/*?"));
    let included: BTreeSet<&str> = with_parts.flat_map(includes).collect();
    let is_unused = |name: &String| {
        let unknown = included
            .iter()
            .filter(|it| !fragments.known.contains_key(**it));
        let mut meant = unknown.filter(|it| nearest(it, [name.as_str()]).is_some());
        !included.contains(name.as_str()) && meant.next().is_none()
    };
    let unused = fragments.known.iter().filter(|(name, _)| is_unused(name));
    let told = unused.map(|(name, fragment)| {
        let at = Location::new(&fragment.file, fragment.name);
        let message = format!("no query includes the fragment `{name}`, so it is not checked");
        Diagnostic::warning("unused-fragment", at, message).help(format!(
            "write `/*? include {name} */` where it belongs, or delete it"
        ))
    });
    told.collect()
}

/// The names of the fragments that the file includes.
fn includes(file: &Arc<SourceFile>) -> Vec<&str> {
    let is_control = |it: &Token| it.kind == TokenKind::Control;
    let controls = tokens_with_recovery(&file.text);
    let controls = controls.iter().filter(|it| is_control(it));
    controls
        .filter_map(|it| included_by(file.slice(it.span)))
        .collect()
}

/// A condition that an AND beside it would take apart: a fragment stands in a statement as it is written.
fn open_condition(name: &str, fragment: &Fragment) -> Option<Diagnostic> {
    let Fragment { file, tokens, .. } = fragment;
    let is = |at: usize, words: &[&str]| {
        let mut words = words.iter();
        words.any(|word| tokens[at].is_word(&file.text, word))
    };
    // What is more than a condition, or has an end of its own.
    let others = [
        "select", "with", "case", "join", "on", "where", "values", "using",
    ];
    if outer(tokens).any(|at| is(at, &others)) {
        return None;
    }
    let at = outer(tokens).find(|at| is(*at, &["or"]))?;
    let message = format!("an AND beside the fragment `{name}` binds closer than this OR");
    Some(
        Diagnostic::warning(
            "open-condition",
            Location::new(file, tokens[at].span),
            message,
        )
        .help("write the condition in parentheses"),
    )
}

/// Two fragments with one name.
fn twice(name: &str, first: &Fragment, second: &Fragment) -> Diagnostic {
    let [first, second] = [first, second].map(|it| Location::new(&it.file, it.name));
    let message = format!("there are two fragments named `{name}`");
    Diagnostic::error("duplicate-fragment", second, message)
        .also(first, "the first one")
        .help("rename one of them: all files of queries share their fragments")
}

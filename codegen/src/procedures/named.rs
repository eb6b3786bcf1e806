//! Names for functions, which are told apart by the types of their arguments where they have one name.

use crate::catalog::Callable;
use crate::names;
use std::collections::{HashMap, HashSet};

/// The names of the functions for `callables`, one for each; none for those of extensions.
///
/// The name is the routine's own. Where several of a schema have one, each but that without arguments has the
/// types of its arguments behind it, so that one more changes none of them.
pub(super) fn names(callables: &[&Callable]) -> Vec<String> {
    let mut counts: HashMap<(&str, String), usize> = HashMap::new();
    for callable in callables.iter().filter(|it| it.extension.is_none()) {
        *counts
            .entry((&callable.schema, base(callable)))
            .or_default() += 1;
    }
    let mut taken: HashSet<(&str, String)> = HashSet::new();
    let mut names = Vec::with_capacity(callables.len());
    for callable in callables {
        if callable.extension.is_some() {
            names.push(String::new());
            continue;
        }
        let schema = callable.schema.as_str();
        let base = base(callable);
        let is_overloaded = counts.get(&(schema, base.clone())) > Some(&1);
        let words = callable.inputs().map(|it| it.word.as_str());
        let words = words.filter(|_| is_overloaded);
        let parts: Vec<&str> = std::iter::once(base.as_str()).chain(words).collect();
        let whole = bare(&parts.join("_"));
        let mut free = whole.clone();
        let mut number = 2;
        while !taken.insert((schema, free.clone())) {
            free = format!("{whole}_{number}");
            number += 1;
        }
        names.push(free);
    }
    names
}

fn base(callable: &Callable) -> String {
    bare(&callable.name)
}

/// The name as Rust has it, without what makes a keyword one.
pub(super) fn bare(name: &str) -> String {
    names::unescaped(&names::snake(name)).to_owned()
}

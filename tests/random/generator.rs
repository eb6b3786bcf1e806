//! What all parts of the generator share: numbers, grammar, names and parameters.

use crate::grammar::Grammar;
use crate::node::{Node, Sort, Ty};
use crate::numbers::Numbers;
use crate::scope::Relation;
use crate::types::PRIMARY;

/// Writes statements over the relations of a schema.
pub(crate) struct Generator<'a> {
    pub(crate) numbers: Numbers,
    pub(crate) grammar: &'a Grammar,
    /// The server's version.
    pub(crate) version: u32,
    pub(crate) relations: Vec<Relation>,
    /// The parameters of the statement so far; none may be used while this is `None`.
    pub(crate) params: Option<Vec<(String, Ty)>>,
    /// How many names the statement has.
    pub(crate) names: usize,
    /// How many sources FROM may still have, so that joins stay small.
    pub(crate) sources: usize,
    /// Whether the query at hand defines the window `w`.
    pub(crate) has_window: bool,
}

impl<'a> Generator<'a> {
    pub(crate) fn new(seed: u64, grammar: &'a Grammar, version: u32) -> Self {
        Self {
            numbers: Numbers::new(seed),
            grammar,
            version,
            relations: Vec::new(),
            params: None,
            names: 0,
            sources: 0,
            has_window: false,
        }
    }

    /// Begins another statement.
    pub(crate) fn begin(&mut self, with_params: bool) {
        self.params = with_params.then(Vec::new);
        self.names = 0;
        self.sources = 6;
        self.has_window = false;
    }

    /// A name that the statement does not have yet.
    pub(crate) fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.numbers.chance(percent)
    }

    /// A parameter of the type, where the statement can have one.
    pub(crate) fn param(&mut self, ty: Ty) -> Option<Node> {
        let cast = self.numbers.chance(65);
        let known = self.params.as_ref()?;
        let same: Vec<_> = known.iter().filter(|(_, of)| *of == ty).cloned().collect();
        let name = match same.is_empty() || self.numbers.chance(70) {
            false => self.numbers.pick(&same).0.clone(),
            true => {
                let name = format!("p{}", known.len() + 1);
                self.params.as_mut()?.push((name.clone(), ty));
                name
            }
        };
        Some(match cast {
            true => Node::new("parameter", Sort::Value(ty), 15).text(format!(":{name}::{ty}")),
            false => Node::new("parameter", Sort::Value(ty), PRIMARY).text(format!(":{name}")),
        })
    }

    /// Whether the server is of this version, or newer.
    pub(crate) fn since(&self, version: u32) -> bool {
        self.version >= version
    }
}

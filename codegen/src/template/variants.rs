//! The variants of a template: all of them where they are few, and otherwise those that show most.

use super::{Node, SwitchKind, Template};
use crate::params::Statement;
use std::collections::HashMap;
use std::sync::Arc;

/// A statement of a template.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The value of each switch. Of several choices that give this statement, the first.
    pub chosen: Vec<u8>,
    /// The statement.
    pub statement: Statement,
}

/// The variants of a template that are checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Variants {
    /// The statements, each once. The first has all parts in, and no alternative is chosen.
    pub texts: Vec<Variant>,
    /// By its number, the index of each combination's statement; none where not all are checked. The value of the
    /// first switch is the least significant digit of a number.
    pub numbers: Option<Vec<usize>>,
}

/// Which variant of a query it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The value of each switch.
    pub values: Vec<u8>,
    /// The variants that it is one of.
    pub of: Arc<Checked>,
}

/// The variants of a query that are checked.
#[derive(Debug, PartialEq, Eq)]
pub struct Checked {
    /// How many there are.
    pub count: usize,
    /// As [`Variants::numbers`].
    pub numbers: Option<Vec<usize>>,
}

impl Template {
    /// How many combinations of values there are, if that can be counted.
    #[must_use]
    pub fn combinations(&self) -> Option<u64> {
        let values = self.switches.iter().map(|it| u64::from(it.values()));
        values.into_iter().try_fold(1_u64, u64::checked_mul)
    }

    /// The variants to check; all of them if there are not more than `limit` combinations.
    #[must_use]
    pub fn variants(&self, limit: u64) -> Variants {
        let all = self.combinations().filter(|count| *count <= limit);
        let Some(count) = all else {
            let texts = self.texts(self.sample().into_iter()).0;
            return Variants {
                texts,
                numbers: None,
            };
        };
        let first = self.number(&self.all_in());
        let numbers = (0..count).filter(|number| *number != first);
        let chosen = std::iter::once(first)
            .chain(numbers)
            .map(|it| self.chosen(it));
        let (texts, of_each) = self.texts(chosen);
        let mut indices = vec![0; of_each.len()];
        for (chosen, index) in of_each {
            let number = usize::try_from(self.number(&chosen)).unwrap_or_default();
            indices[number] = index;
        }
        Variants {
            texts,
            numbers: Some(indices),
        }
    }

    /// The different statements, and the index of that of each choice.
    fn texts(&self, all: impl Iterator<Item = Vec<u8>>) -> (Vec<Variant>, Vec<(Vec<u8>, usize)>) {
        let mut texts: Vec<Variant> = Vec::new();
        let mut known: HashMap<(String, Vec<String>), usize> = HashMap::new();
        let mut of_each = Vec::new();
        for chosen in all {
            // A patch that sets nothing is not sent.
            if self.sets_nothing(&chosen) {
                of_each.push((chosen, 0));
                continue;
            }
            let statement = self.statement(&chosen);
            // The same SQL may take other parameters.
            let names = statement.params.iter().map(|it| it.name.clone());
            let text = (statement.sql.clone(), names.collect());
            let index = *known.entry(text).or_insert_with(|| {
                let chosen = chosen.clone();
                texts.push(Variant { chosen, statement });
                texts.len() - 1
            });
            of_each.push((chosen, index));
        }
        (texts, of_each)
    }

    /// The statement of the variant that comes first: all parts are in.
    #[must_use]
    pub fn first(&self) -> Statement {
        self.statement(&self.all_in())
    }

    /// Whether these values are those of the variant that comes first.
    #[must_use]
    pub fn is_first(&self, chosen: &[u8]) -> bool {
        chosen == self.all_in()
    }

    /// Whether it is a patch, and these values set nothing.
    #[must_use]
    pub fn sets_nothing(&self, chosen: &[u8]) -> bool {
        let mut of_patch = self.switches.iter().zip(chosen);
        self.is_patch() && !of_patch.any(|(it, value)| it.kind == SwitchKind::Patch && *value > 0)
    }

    /// The values with which every part is there, and no alternative is chosen.
    fn all_in(&self) -> Vec<u8> {
        let value = |kind: &SwitchKind| u8::from(!matches!(kind, SwitchKind::Choice(_)));
        self.switches.iter().map(|it| value(&it.kind)).collect()
    }

    fn number(&self, chosen: &[u8]) -> u64 {
        let digits = self.switches.iter().zip(chosen).rev();
        digits.fold(0, |number, (switch, value)| {
            number * u64::from(switch.values()) + u64::from(*value)
        })
    }

    fn chosen(&self, mut number: u64) -> Vec<u8> {
        let digit = |switch: &super::Switch| {
            let values = u64::from(switch.values());
            let digit = number % values;
            number /= values;
            u8::try_from(digit).unwrap_or_default()
        };
        self.switches.iter().map(digit).collect()
    }

    /// All parts, none, each alone, and each pair; a part within others with these.
    fn sample(&self) -> Vec<Vec<u8>> {
        let none = vec![0; self.switches.len()];
        let mut paths: Vec<Vec<(usize, u8)>> = Vec::new();
        add_paths(&self.nodes, &mut Vec::new(), &mut paths);
        let with = |chosen: &[u8], path: &[(usize, u8)]| {
            let mut chosen = chosen.to_vec();
            path.iter()
                .for_each(|(switch, value)| chosen[*switch] = *value);
            chosen
        };
        let mut sample = vec![self.all_in(), none.clone()];
        for (at, path) in paths.iter().enumerate() {
            let alone = with(&none, path);
            sample.extend(paths[at + 1..].iter().map(|other| with(&alone, other)));
            sample.push(with(&self.all_in(), path));
            sample.push(alone);
        }
        sample.sort();
        sample.dedup();
        // What comes first is what all else is held against.
        let first = self.all_in();
        sample.retain(|chosen| *chosen != first);
        sample.insert(0, first);
        sample
    }
}

/// The values that each part, and each within it, needs to be there.
fn add_paths(nodes: &[Node], within: &mut Vec<(usize, u8)>, paths: &mut Vec<Vec<(usize, u8)>>) {
    for node in nodes {
        match node {
            Node::Sql(..) | Node::Param(..) => {}
            Node::When(switch, value, inner) => {
                within.push((*switch, *value));
                if !paths.contains(within) {
                    paths.push(within.clone());
                }
                add_paths(inner, within, paths);
                within.pop();
            }
            Node::List(items) => items.iter().for_each(|item| add_paths(item, within, paths)),
        }
    }
}

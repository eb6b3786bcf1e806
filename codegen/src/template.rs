//! A statement with parts, as `/*? if x */ … /*? end */` makes them: what there is of it in each variant.

mod blanks;
mod confined;
mod control;
mod fragments;
mod names;
mod patch;
mod read;
#[cfg(test)]
mod tests;
mod variants;

pub(crate) use control::{fragment_of, included_by};
pub(crate) use fragments::{Fragment, Fragments};
pub(crate) use read::read;
pub use variants::{Checked, Chosen, Variant, Variants};

use crate::params::{Origin, Statement};
use crate::source::{Span, Spanned};

/// A statement, some of whose parts are not in every variant of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// What decides on parts, in the order of the text.
    pub switches: Vec<Switch>,
    /// The statement in the user's file.
    pub span: Span,
    pub(crate) nodes: Vec<Node>,
}

/// What decides on parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// Its name, where it first stands.
    pub name: Spanned<String>,
    /// What it is.
    pub kind: SwitchKind,
}

/// What a switch is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SwitchKind {
    /// A parameter, which may be left out.
    Param,
    /// A parameter that is assigned by a patch, or not.
    Patch,
    /// A flag.
    Flag,
    /// One of these alternatives, or none.
    Choice(Vec<String>),
}

/// A piece of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// SQL.
    Sql(String, Origin),
    /// A use of a parameter.
    Param(String, Origin),
    /// What is there if the switch with this index has this value.
    When(usize, u8, Vec<Node>),
    /// The items that are there, with commas between them.
    List(Vec<Vec<Node>>),
}

/// What a function takes of a statement with parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken<'a> {
    /// A parameter of the statement; it may be a switch too.
    Param(&'a str),
    /// A flag or a choice, by its index.
    Switch(usize),
}

impl Switch {
    /// How many values it has: 0 is that its part is left out, or that no alternative is chosen.
    #[must_use]
    pub fn values(&self) -> u8 {
        match &self.kind {
            SwitchKind::Choice(alternatives) => {
                u8::try_from(alternatives.len() + 1).unwrap_or(u8::MAX)
            }
            _ => 2,
        }
    }

    /// What the value is called: the alternative, or the name of what is given.
    #[must_use]
    pub fn value_name(&self, value: u8) -> Option<&str> {
        match (&self.kind, value) {
            (_, 0) => None,
            (SwitchKind::Choice(alternatives), value) => {
                alternatives.get(usize::from(value) - 1).map(String::as_str)
            }
            _ => Some(&self.name.value),
        }
    }
}

impl Template {
    /// The statement of a variant: `chosen` has a value for each switch.
    #[must_use]
    pub fn statement(&self, chosen: &[u8]) -> Statement {
        let mut statement = Statement::empty(self.span);
        write(&self.nodes, chosen, &mut statement);
        statement
    }

    /// All of its parts one behind the other: the statement to read, not to send.
    #[must_use]
    pub fn whole(&self) -> Statement {
        let mut statement = Statement::empty(self.span);
        walk(&self.nodes, &mut |node| match node {
            Node::Sql(sql, origin) => statement.push(sql, origin.clone()),
            Node::Param(name, origin) => statement.push_param(name, origin.clone()),
            Node::When(..) | Node::List(_) => {}
        });
        statement
    }

    /// What a function takes, in the order of the text.
    #[must_use]
    pub fn taken(&self) -> Vec<Taken<'_>> {
        let mut taken = Vec::new();
        let mut add = |it| {
            if !taken.contains(&it) {
                taken.push(it);
            }
        };
        walk(&self.nodes, &mut |node| match node {
            Node::Param(name, _) => add(Taken::Param(name)),
            Node::When(switch, ..) => match &self.switches[*switch] {
                it if it.kind == SwitchKind::Param => add(Taken::Param(&it.name.value)),
                it if it.kind == SwitchKind::Patch => {}
                _ => add(Taken::Switch(*switch)),
            },
            Node::Sql(..) | Node::List(_) => {}
        });
        taken
    }

    /// Whether the parameter decides on a part, and how.
    #[must_use]
    pub fn switch_of(&self, param: &str) -> Option<&SwitchKind> {
        let by_param = |it: &&Switch| {
            it.name.value == param && matches!(it.kind, SwitchKind::Param | SwitchKind::Patch)
        };
        self.switches.iter().find(by_param).map(|it| &it.kind)
    }

    /// Which variant it is that these values choose: "with `country`, without `sort`".
    #[must_use]
    pub fn told(&self, chosen: &[u8]) -> String {
        let names = |is_there: bool| -> Vec<String> {
            let switches = self.switches.iter().zip(chosen);
            let named = switches.filter(|(_, value)| (**value > 0) == is_there);
            let named =
                named.map(
                    |(switch, value)| match (&switch.kind, switch.value_name(*value)) {
                        (SwitchKind::Choice(_), Some(alternative)) => {
                            format!("`{}: {alternative}`", switch.name.value)
                        }
                        _ => format!("`{}`", switch.name.value),
                    },
                );
            named.collect()
        };
        match (names(true), names(false)) {
            (there, missing) if missing.is_empty() => format!("with {}", there.join(", ")),
            (there, missing) if there.is_empty() => format!("without {}", missing.join(", ")),
            (there, missing) => {
                format!("with {}, without {}", there.join(", "), missing.join(", "))
            }
        }
    }

    /// The SQL of a switch's value, on one line, as the user wrote it.
    #[must_use]
    pub fn shown(&self, switch: usize, value: u8) -> String {
        let mut shown = None;
        walk(&self.nodes, &mut |node| match node {
            Node::When(of, with, inner) if (*of, *with) == (switch, value) && shown.is_none() => {
                let mut text = String::new();
                walk(inner, &mut |node| match node {
                    Node::Sql(sql, _) => text.push_str(sql),
                    Node::Param(name, _) => text.extend([":", name]),
                    Node::When(..) | Node::List(_) => {}
                });
                shown = Some(text);
            }
            _ => {}
        });
        let words = shown.unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether it is that of a patch.
    #[must_use]
    pub fn is_patch(&self) -> bool {
        self.switches.iter().any(|it| it.kind == SwitchKind::Patch)
    }
}

/// Whether there is nothing but blanks in any variant of the nodes.
fn is_blank(nodes: &[Node]) -> bool {
    let mut is_blank = true;
    walk(nodes, &mut |node| match node {
        Node::Sql(sql, _) => is_blank &= sql.trim().is_empty(),
        Node::Param(..) => is_blank = false,
        Node::When(..) | Node::List(_) => {}
    });
    is_blank
}

/// Where the first piece of the nodes that is not blank comes from.
fn first_origin(nodes: &[Node]) -> Option<&Origin> {
    let mut found = None;
    walk(nodes, &mut |node| match node {
        Node::Sql(sql, origin) if !sql.trim().is_empty() => found = found.or(Some(origin)),
        Node::Param(_, origin) => found = found.or(Some(origin)),
        _ => {}
    });
    found
}

/// Shows `see` each node before those within it.
fn walk<'a>(nodes: &'a [Node], see: &mut impl FnMut(&'a Node)) {
    for node in nodes {
        see(node);
        match node {
            Node::When(_, _, inner) => walk(inner, see),
            Node::List(items) => items.iter().for_each(|item| walk(item, see)),
            Node::Sql(..) | Node::Param(..) => {}
        }
    }
}

/// Writes what the variant has of the nodes. The runtime joins texts by the same rule.
fn write(nodes: &[Node], chosen: &[u8], statement: &mut Statement) {
    for node in nodes {
        match node {
            Node::Sql(sql, origin) => statement.push(sql, origin.clone()),
            Node::Param(name, origin) => statement.push_param(name, origin.clone()),
            Node::When(switch, value, inner) if chosen[*switch] == *value => {
                write(inner, chosen, statement);
            }
            Node::When(..) => {}
            Node::List(items) => {
                let there = items.iter().filter(|item| is_there(item, chosen));
                for (at, item) in there.enumerate() {
                    if at > 0 {
                        statement.push(", ", Origin::For(statement.span));
                    }
                    write(item, chosen, statement);
                }
            }
        }
    }
}

/// Whether the variant has anything of the nodes.
fn is_there(nodes: &[Node], chosen: &[u8]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Sql(..) | Node::Param(..) => true,
        Node::When(switch, value, inner) => chosen[*switch] == *value && is_there(inner, chosen),
        Node::List(items) => items.iter().any(|item| is_there(item, chosen)),
    })
}

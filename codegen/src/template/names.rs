//! The names of switches: what each is, and whether it is used as it can be.

use super::read::Source;
use super::{Node, Switch, SwitchKind, Template};
use crate::diagnostic::{Diagnostic, did_you_mean, nearest};
use crate::params::Origin;
use crate::parse::ParsedQuery;
use crate::source::{Location, Spanned};

/// The switches found so far, and what there is to switch by.
pub(super) struct Names<'a> {
    query: &'a ParsedQuery,
    pub(super) switches: Vec<Switch>,
}

impl<'a> Names<'a> {
    pub(super) fn of(query: &'a ParsedQuery) -> Self {
        Self {
            query,
            switches: Vec::new(),
        }
    }

    /// The switch of `/*? if NAME */`.
    pub(super) fn condition(
        &mut self,
        source: &Source<'_>,
        name: &Spanned<String>,
        errors: &mut Vec<Diagnostic>,
    ) -> usize {
        let is_flag = self
            .query
            .flags
            .iter()
            .any(|it| it.name.value == name.value);
        let kind = match is_flag {
            true => SwitchKind::Flag,
            false => SwitchKind::Param,
        };
        self.switch(source, name, kind, errors)
    }

    /// The switch of this name.
    pub(super) fn switch(
        &mut self,
        source: &Source<'_>,
        name: &Spanned<String>,
        kind: SwitchKind,
        errors: &mut Vec<Diagnostic>,
    ) -> usize {
        let known = self
            .switches
            .iter()
            .position(|it| it.name.value == name.value);
        let Some(known) = known else {
            self.switches.push(Switch {
                // A fragment may stand in another file.
                name: Spanned {
                    value: name.value.clone(),
                    span: source.site.unwrap_or(name.span),
                },
                kind,
            });
            return self.switches.len() - 1;
        };
        let first = &self.switches[known];
        if first.kind != kind {
            let message = match (&first.kind, &kind) {
                (SwitchKind::Choice(_), SwitchKind::Choice(_)) => {
                    format!("`{}` has other alternatives elsewhere", name.value)
                }
                _ => format!("`{}` is something else elsewhere", name.value),
            };
            errors.push(
                Diagnostic::error(
                    "conflicting-switch",
                    Location::new(source.file, name.span),
                    message,
                )
                .also(self.query.at(first.name.span), "here")
                .help("give one of them another name"),
            );
        }
        known
    }
}

/// What is wrong with the names of a template.
pub(super) fn check(query: &ParsedQuery, template: &Template) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    unreachable(
        query,
        template,
        &template.nodes,
        &mut Vec::new(),
        &mut errors,
    );
    let mut used = Vec::new();
    uses(&template.nodes, &mut Vec::new(), &mut used);
    let switches = template.switches.iter().enumerate();
    errors.extend(switches.filter_map(|(at, it)| misused(query, &used, at, it)));
    errors.extend(duplicate_flags(query));
    errors.extend(unused_flags(query, template));
    errors
}

/// A switch by what it can not be.
fn misused(
    query: &ParsedQuery,
    used: &[Use<'_>],
    at: usize,
    switch: &Switch,
) -> Option<Diagnostic> {
    let Spanned { value: name, span } = &switch.name;
    let params = || used.iter().map(|it| it.name);
    let is_param = params().any(|it| it == name);
    match switch.kind {
        SwitchKind::Param if !is_param => {
            let message = format!("there is no parameter and no flag `{name}`");
            let error = Diagnostic::error("unknown-switch", query.at(*span), message);
            let flags = query.flags.iter().map(|it| it.name.value.as_str());
            let error = error.help_if(did_you_mean(name, params().chain(flags)));
            Some(error.help(format!(
                "use `:{name}` in the part, or declare a flag: `-- @flag {name}`"
            )))
        }
        SwitchKind::Flag | SwitchKind::Choice(_) if is_param => {
            let message = format!("`{name}` is a parameter too");
            let error = Diagnostic::error("conflicting-switch", query.at(*span), message);
            Some(error.help("give one of them another name"))
        }
        SwitchKind::Flag | SwitchKind::Choice(_) => None,
        SwitchKind::Param | SwitchKind::Patch => outside(query, used, at, switch),
    }
}

/// Flags that are declared again.
fn duplicate_flags(query: &ParsedQuery) -> impl Iterator<Item = Diagnostic> {
    let flags = query.flags.iter().map(|it| &it.name);
    flags.clone().enumerate().filter_map(move |(at, flag)| {
        let mut before = flags.clone().take(at);
        let first = before.find(|it| it.value == flag.value)?;
        let message = format!("there are two flags `{}`", flag.value);
        let error = Diagnostic::error("duplicate-flag", query.at(flag.span), message);
        Some(
            error
                .also(query.at(first.span), "the first one")
                .help("delete one of them"),
        )
    })
}

/// Flags that no part has, nor one whose name was meant to be the flag's.
fn unused_flags(query: &ParsedQuery, template: &Template) -> impl Iterator<Item = Diagnostic> {
    let flags = query.flags.iter().map(|it| &it.name);
    let is_unused = |flag: &&Spanned<String>| {
        let mut switches = template.switches.iter();
        !switches.any(|it| {
            let meant = || nearest(&it.name.value, [flag.value.as_str()]).is_some();
            it.name.value == flag.value || it.kind == SwitchKind::Param && meant()
        })
    };
    flags.filter(is_unused).map(|flag| {
        let message = format!("no part is there by the flag `{}`", flag.value);
        Diagnostic::error("unused-flag", query.at(flag.span), message).help(format!(
            "write `/*? if {} */ … /*? end */` around a part, or delete this line",
            flag.value
        ))
    })
}

/// Finds parts within others that are there only where they are not.
fn unreachable(
    query: &ParsedQuery,
    template: &Template,
    nodes: &[Node],
    within: &mut Vec<(usize, u8)>,
    errors: &mut Vec<Diagnostic>,
) {
    for node in nodes {
        match node {
            Node::Sql(..) | Node::Param(..) => {}
            Node::List(items) => {
                let items = items.iter();
                items.for_each(|item| unreachable(query, template, item, within, errors));
            }
            Node::When(switch, value, inner) => {
                let contradicts = |(other, at): &(usize, u8)| other == switch && at != value;
                if within.iter().any(contradicts) && !super::is_blank(inner) {
                    let name = &template.switches[*switch].name;
                    let message = format!(
                        "no variant has this part: `{}` decides on it twice",
                        name.value
                    );
                    let at = super::first_origin(inner).map_or(name.span, Origin::span);
                    errors.push(
                        Diagnostic::error("unreachable-part", query.at(at), message)
                            .help("delete it, or move it out of the part around it"),
                    );
                    continue;
                }
                within.push((*switch, *value));
                unreachable(query, template, inner, within, errors);
                within.pop();
            }
        }
    }
}

/// A use of a parameter that is left out, where its part is not.
fn outside(
    query: &ParsedQuery,
    used: &[Use<'_>],
    at: usize,
    switch: &Switch,
) -> Option<Diagnostic> {
    let name = &switch.name.value;
    let is_outside = |it: &&Use<'_>| it.name == name && !it.within.contains(&(at, 1));
    let Use { origin, .. } = used.iter().find(is_outside)?;
    let message = format!("`:{name}` is used where it may not be given");
    let error = Diagnostic::error("switch-outside", query.at(origin.span()), message)
        .also(query.at(switch.name.span), "it is left out with this part");
    Some(match switch.kind {
        SwitchKind::Patch => error.help("use another name for one of the two"),
        _ => error
            .help(format!(
                "write `/*? if {name} */ … /*? end */` around this use too"
            ))
            .help(format!("or switch by a flag: `-- @flag with_{name}`")),
    })
}

/// A use of a parameter.
struct Use<'a> {
    name: &'a str,
    /// The parts that it is within.
    within: Vec<(usize, u8)>,
    origin: Origin,
}

/// The uses of parameters in the nodes, which are within these parts.
fn uses<'a>(nodes: &'a [Node], within: &mut Vec<(usize, u8)>, found: &mut Vec<Use<'a>>) {
    for node in nodes {
        match node {
            Node::Sql(..) => {}
            Node::Param(name, origin) => found.push(Use {
                name,
                within: within.clone(),
                origin: origin.clone(),
            }),
            Node::When(switch, value, inner) => {
                within.push((*switch, *value));
                uses(inner, within, found);
                within.pop();
            }
            Node::List(items) => items.iter().for_each(|item| uses(item, within, found)),
        }
    }
}

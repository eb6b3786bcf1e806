//! A statement's tokens into a template: control comments open and close its parts.

use super::blanks::{self, Item, Placed};
use super::control::{Alternative, Control};
use super::fragments::Fragments;
use super::names::{self, Names};
use super::{Node, SwitchKind, Template, patch};
use crate::diagnostic::Diagnostic;
use crate::lex::{Token, TokenKind};
use crate::lists;
use crate::params::Origin;
use crate::parse::ParsedQuery;
use crate::refuse;
use crate::source::{Location, SourceFile, Span, Spanned};
use std::sync::Arc;

/// The template of the query, whose statement consists of `tokens`; none where it has no parts.
///
/// # Errors
///
/// What is wrong with its parts.
pub(crate) fn read(
    query: &ParsedQuery,
    tokens: &[Token],
    fragments: &Fragments,
) -> Result<Option<Template>, Vec<Diagnostic>> {
    let is_plain = tokens.iter().all(|it| it.kind != TokenKind::Control);
    if is_plain && query.patch.is_none() && query.flags.is_empty() {
        return Ok(None);
    }
    let mut reader = Reader {
        query,
        fragments,
        names: Names::of(query),
        within: Vec::new(),
        is_broken: false,
        errors: Vec::new(),
    };
    let source = Source {
        file: &query.file,
        site: None,
    };
    let nodes = match query.patch {
        Some(at) => patch::read(&mut reader, &source, tokens, at),
        None => reader.nodes(&source, tokens),
    };
    let Reader {
        names,
        is_broken,
        mut errors,
        ..
    } = reader;
    let (first, last) = (tokens.first(), tokens.last());
    let span = Span::new(
        first.map_or(0, |it| it.span.start),
        last.map_or(0, |it| it.span.end),
    );
    let template = Template {
        switches: names.switches,
        span,
        nodes,
    };
    if errors.is_empty() && !is_broken {
        errors = names::check(query, &template);
    }
    match errors.is_empty() && !is_broken {
        true => Ok(Some(template)),
        false => Err(errors),
    }
}

/// A text that tokens are of.
pub(super) struct Source<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    /// Where the query includes it, if it is a fragment.
    pub(super) site: Option<Span>,
}

impl Source<'_> {
    /// Where the bytes at `span` come from.
    pub(super) fn origin(&self, span: Span) -> Origin {
        match self.site {
            None => Origin::Verbatim(span),
            Some(site) => Origin::Included(site, Location::new(self.file, span)),
        }
    }

    /// The place of a parameter.
    fn origin_of_param(&self, span: Span) -> Origin {
        match self.site {
            None => Origin::For(span),
            Some(_) => self.origin(span),
        }
    }

    pub(super) fn at(&self, span: Span) -> Location {
        Location::new(self.file, span)
    }
}

pub(super) struct Reader<'a> {
    query: &'a ParsedQuery,
    pub(super) fragments: &'a Fragments,
    pub(super) names: Names<'a>,
    /// The fragments that what is read is within.
    pub(super) within: Vec<String>,
    /// Whether one is included that something is wrong with, which is told elsewhere.
    pub(super) is_broken: bool,
    pub(super) errors: Vec<Diagnostic>,
}

/// What is open while a part is read.
struct Open {
    /// Where it was opened.
    span: Span,
    /// What it is, as it is written.
    word: &'static str,
    /// Whether it stands alone on its line.
    is_alone: bool,
    /// The part that is read now: its switch and its value.
    switch: usize,
    value: u8,
    /// The parts that are complete.
    done: Vec<Node>,
    /// What stands around it, so far.
    outer: Vec<Node>,
}

impl Open {
    /// Puts behind each alternative the blanks that the default ends with.
    fn end_alternatives(&mut self, default: &[Node]) {
        let blank = match default.last() {
            Some(Node::Sql(sql, _)) => &sql[sql.trim_end().len()..],
            None if self.is_alone => "\n",
            _ => "",
        };
        for node in &mut self.done {
            if let Node::When(switch, _, part) = node
                && self.word == "choose"
                && *switch == self.switch
                && !blank.is_empty()
            {
                part.push(Node::Sql(blank.to_owned(), Origin::For(self.span)));
            }
        }
    }
}

impl Reader<'_> {
    /// The nodes of a text's tokens.
    pub(super) fn nodes(&mut self, source: &Source<'_>, tokens: &[Token]) -> Vec<Node> {
        let before = self.errors.len();
        match lists::find(source.file, tokens) {
            Ok(lists) => {
                let lists = lists.iter().map(|it| lists::within_parts(source.file, it));
                self.errors.extend(lists);
            }
            Err(error) => self.errors.push(error),
        }
        let items = blanks::items(source, tokens, &mut self.errors);
        // What opens or ends a part is not known.
        if self.errors.len() > before {
            return Vec::new();
        }
        let mut open: Vec<Open> = Vec::new();
        let mut nodes: Vec<Node> = Vec::new();
        let mut items = items.into_iter().peekable();
        while let Some(item) = items.next() {
            let Placed {
                control,
                span,
                is_alone,
            } = match item {
                Item::Sql(sql, origin) => {
                    nodes.push(Node::Sql(sql, origin));
                    continue;
                }
                Item::Param(name, span) => {
                    nodes.push(Node::Param(name, source.origin_of_param(span)));
                    continue;
                }
                Item::Control(placed) => placed,
            };
            match control {
                Control::If(name) => {
                    let switch = self.names.condition(source, &name, &mut self.errors);
                    let outer = std::mem::take(&mut nodes);
                    open.push(Open {
                        span,
                        word: "if",
                        is_alone,
                        switch,
                        value: 1,
                        done: Vec::new(),
                        outer,
                    });
                }
                Control::Choose(name, alternatives) => {
                    let switch = self.choice(source, &name, &alternatives);
                    let blank = match items.peek() {
                        Some(Item::Sql(sql, _)) => leading(sql).to_owned(),
                        _ => String::new(),
                    };
                    let done = self.alternatives(source, switch, alternatives, &blank);
                    let outer = std::mem::take(&mut nodes);
                    open.push(Open {
                        span,
                        word: "choose",
                        is_alone,
                        switch,
                        value: 0,
                        done,
                        outer,
                    });
                }
                Control::Else => match open.last_mut() {
                    Some(it) if it.word == "if" && it.value == 1 => {
                        let part = std::mem::take(&mut nodes);
                        it.done.push(Node::When(it.switch, 1, part));
                        it.value = 0;
                    }
                    _ => self.errors.push(stray(source, span, "else")),
                },
                Control::End => match open.pop() {
                    Some(mut it) => {
                        let outer = std::mem::take(&mut it.outer);
                        let part = std::mem::replace(&mut nodes, outer);
                        it.end_alternatives(&part);
                        nodes.extend(it.done);
                        nodes.push(Node::When(it.switch, it.value, part));
                    }
                    None => self.errors.push(stray(source, span, "end")),
                },
                Control::Include(name) => nodes.extend(self.include(source, &name, span)),
            }
        }
        for it in open {
            let is_order = source.file.slice(it.span).contains("order");
            let word = if it.word == "choose" && is_order {
                "order"
            } else {
                it.word
            };
            let message = format!("this `{word}` has no end");
            self.errors.push(
                Diagnostic::error("unclosed-part", source.at(it.span), message)
                    .help("write `/*? end */` behind the part"),
            );
        }
        nodes
    }

    /// The switch of a choice.
    fn choice(
        &mut self,
        source: &Source<'_>,
        name: &Spanned<String>,
        alternatives: &[Alternative],
    ) -> usize {
        let labels = alternatives.iter().map(|it| it.name.value.clone());
        let kind = SwitchKind::Choice(labels.collect());
        self.names.switch(source, name, kind, &mut self.errors)
    }

    /// The parts of alternatives, each behind the blanks that the default stands behind.
    fn alternatives(
        &mut self,
        source: &Source<'_>,
        switch: usize,
        alternatives: Vec<Alternative>,
        blank: &str,
    ) -> Vec<Node> {
        let mut parts = Vec::new();
        for (value, it) in (1_u8..).zip(alternatives) {
            let blank = match blank {
                "" => " ",
                blank => blank,
            };
            let origin = Origin::For(source.site.unwrap_or(it.name.span));
            let mut part = vec![Node::Sql(blank.to_owned(), origin)];
            if source.site.is_none() {
                self.errors
                    .extend(refuse::placeholders(self.query, &it.tokens).err());
            }
            part.extend(self.nodes(source, &it.tokens));
            parts.push(Node::When(switch, value, part));
        }
        parts
    }

    pub(super) fn query(&self) -> &ParsedQuery {
        self.query
    }
}

fn stray(source: &Source<'_>, span: Span, word: &str) -> Diagnostic {
    let message = format!("this `{word}` belongs to nothing");
    let error = Diagnostic::error("stray-part", source.at(span), message);
    match word {
        "else" => {
            error.help("an `else` stands between `/*? if NAME */` and its `/*? end */`, once")
        }
        _ => error.help("delete it, or write `/*? if NAME */` before the part that it ends"),
    }
}

/// The blanks at the beginning.
fn leading(sql: &str) -> &str {
    &sql[..sql.len() - sql.trim_start().len()]
}

//! Whether the parts of a statement stand only where they can not change what its rows consist of.

use super::{Node, SwitchKind, Template, first_origin};
use crate::lex::{TokenKind, solid, tokens};
use crate::source::Span;

/// Words that begin what only filters, sorts and limits rows.
const HARMLESS: [&str; 5] = ["where", "order", "limit", "offset", "fetch"];

/// Words that begin anything else.
const OTHERS: [&str; 15] = [
    "select",
    "from",
    "join",
    "on",
    "using",
    "set",
    "group",
    "having",
    "window",
    "union",
    "intersect",
    "except",
    "returning",
    "values",
    "with",
];

impl Template {
    /// Whether all parts stand in WHERE, ORDER BY, LIMIT and OFFSET of one SELECT, UPDATE or DELETE, or are the
    /// assignments of a patch.
    #[must_use]
    pub fn is_confined(&self) -> bool {
        let mut reader = Reader::default();
        reader.read(self, &self.nodes)
    }
}

/// Where a reader of the text is.
#[derive(Default)]
struct Reader {
    depth: usize,
    is_harmless: bool,
    is_begun: bool,
}

impl Reader {
    /// Reads on; whether all parts so far stand where they may.
    fn read(&mut self, template: &Template, nodes: &[Node]) -> bool {
        nodes.iter().all(|node| match node {
            Node::Sql(sql, _) => self.pass(sql),
            Node::Param(..) => true,
            Node::List(items) => items.iter().flatten().all(|node| match node {
                Node::When(switch, ..) => template.switches[*switch].kind == SwitchKind::Patch,
                Node::Sql(..) | Node::Param(..) => true,
                Node::List(_) => false,
            }),
            Node::When(_, _, inner) => {
                let begins = self.depth == 0 && begins_harmlessly(inner);
                let before = self.depth;
                let is_there = self.is_begun && (self.is_harmless || begins);
                let is_confined = is_there && self.read(template, inner);
                // A part that opens a bracket and leaves it open is not one to reason about.
                is_confined && self.depth == before
            }
        })
    }

    /// Reads SQL; whether it is of a statement to reason about.
    fn pass(&mut self, sql: &str) -> bool {
        for token in tokens(sql, Span::new(0, sql.len())) {
            let is = |words: &[&str]| words.iter().any(|word| token.is_word(sql, word));
            match token.kind {
                TokenKind::Open => self.depth += 1,
                TokenKind::Close => self.depth = self.depth.saturating_sub(1),
                TokenKind::Word if self.depth > 0 => {}
                TokenKind::Word if is(&["insert", "merge", "values", "table", "call"]) => {
                    return false;
                }
                TokenKind::Word if is(&HARMLESS) => self.is_harmless = true,
                TokenKind::Word if is(&OTHERS) => self.is_harmless = false,
                _ => {}
            }
            self.is_begun |= !token.is_trivia();
        }
        true
    }
}

/// Whether the part begins with a word such as WHERE.
fn begins_harmlessly(nodes: &[Node]) -> bool {
    let first = nodes.iter().find_map(|node| match node {
        Node::Sql(sql, _) if sql.trim().is_empty() => None,
        Node::Sql(sql, _) => Some(sql.as_str()),
        Node::Param(..) | Node::When(..) | Node::List(_) => Some(""),
    });
    let Some(sql) = first else {
        return first_origin(nodes).is_none();
    };
    solid(sql)
        .next()
        .is_some_and(|token| HARMLESS.iter().any(|word| token.is_word(sql, word)))
}

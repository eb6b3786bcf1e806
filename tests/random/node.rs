//! A statement as a tree that prints itself, whatever its nodes mean.

use std::fmt::Write as _;

/// The name of a type, as SQL writes it.
pub(crate) type Ty = &'static str;

/// The highest level: what never needs parentheses.
pub(crate) const ATOM: u8 = 20;

/// A part of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// What it is, as census and precision table name it.
    pub(crate) kind: &'static str,
    /// Where it can stand.
    pub(crate) sort: Sort,
    /// How tightly it binds: below what its place needs, it is put in parentheses.
    pub(crate) level: u8,
    pub(crate) parts: Vec<Part>,
}

/// Where a node can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// For a value of this type.
    Value(Ty),
    /// For a query.
    Query,
    /// In FROM.
    Source,
    /// In a list of a select, or in a row of VALUES.
    Item,
    /// Only where it stands.
    Other,
}

/// A piece of a node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    Text(String),
    /// A node, and the level that its place needs.
    Node(Node, u8),
    /// A clause that can be left out with the text before it.
    Optional(&'static str, Node),
    List(List),
}

/// Nodes of one kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct List {
    pub(crate) items: Vec<Node>,
    pub(crate) separator: &'static str,
    /// How few there can be.
    pub(crate) least: usize,
    /// Whether the nth item is the nth column of the node.
    pub(crate) columns: bool,
}

impl Node {
    pub(crate) fn new(kind: &'static str, sort: Sort, level: u8) -> Self {
        Self {
            kind,
            sort,
            level,
            parts: Vec::new(),
        }
    }

    /// A node that is only text.
    pub(crate) fn atom(kind: &'static str, sort: Sort, text: impl Into<String>) -> Self {
        Self::new(kind, sort, ATOM).text(text)
    }

    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Text(text.into()));
        self
    }

    pub(crate) fn node(mut self, node: Node, needs: u8) -> Self {
        self.parts.push(Part::Node(node, needs));
        self
    }

    pub(crate) fn optional(mut self, before: &'static str, node: Option<Node>) -> Self {
        self.parts
            .extend(node.map(|node| Part::Optional(before, node)));
        self
    }

    /// A list of which `least` have to stay.
    pub(crate) fn list(mut self, items: Vec<Node>, separator: &'static str, least: usize) -> Self {
        self.parts.push(Part::List(List {
            items,
            separator,
            least,
            columns: false,
        }));
        self
    }

    /// The columns of the node.
    pub(crate) fn columns(mut self, items: Vec<Node>) -> Self {
        self.parts.push(Part::List(List {
            items,
            separator: ", ",
            least: 1,
            columns: true,
        }));
        self
    }

    /// The type of a node that is a value.
    pub(crate) fn ty(&self) -> Option<Ty> {
        match self.sort {
            Sort::Value(ty) => Some(ty),
            _ => None,
        }
    }

    /// The nodes directly below.
    pub(crate) fn children(&self) -> impl Iterator<Item = &Node> {
        self.parts.iter().flat_map(Part::nodes)
    }

    /// Calls `visit` with this node and all below.
    pub(crate) fn walk(&self, visit: &mut impl FnMut(&Node)) {
        visit(self);
        self.children().for_each(|child| child.walk(visit));
    }

    /// How many nodes there are.
    pub(crate) fn size(&self) -> usize {
        1 + self.children().map(Node::size).sum::<usize>()
    }

    /// The SQL.
    pub(crate) fn sql(&self) -> String {
        let mut sql = String::new();
        self.print(&mut sql, 0);
        sql
    }

    fn print(&self, sql: &mut String, needs: u8) {
        let bare = self.level >= needs;
        sql.push_str(if bare { "" } else { "(" });
        for part in &self.parts {
            match part {
                Part::Text(text) => sql.push_str(text),
                Part::Node(node, needs) => node.print(sql, *needs),
                Part::Optional(before, node) => {
                    let _ = write!(sql, "{before}");
                    node.print(sql, 0);
                }
                Part::List(list) => {
                    for (at, item) in list.items.iter().enumerate() {
                        sql.push_str(if at == 0 { "" } else { list.separator });
                        item.print(sql, 0);
                    }
                }
            }
        }
        sql.push_str(if bare { "" } else { ")" });
    }
}

impl Part {
    fn nodes(&self) -> &[Node] {
        match self {
            Part::Text(_) => &[],
            Part::Node(node, _) | Part::Optional(_, node) => std::slice::from_ref(node),
            Part::List(list) => &list.items,
        }
    }
}

//! Random queries: set operations, VALUES, and what ORDER BY and LIMIT do to them.

use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::scope::Place;
use crate::types;

/// A query and its columns.
pub(crate) struct Query {
    pub(crate) node: Node,
    pub(crate) columns: Vec<(String, Ty)>,
}

/// What a SELECT selects: the items, and the columns that they make.
pub(crate) type Items = (Vec<Node>, Vec<(String, Ty)>);

/// How tightly a plain SELECT binds in a set operation; INTERSECT is at 2, UNION and EXCEPT at 1, and
/// what ends with ORDER BY or begins with WITH at 0.
pub(crate) const SELECT: u8 = 3;

impl Generator<'_> {
    /// A query with columns of these types, or with any columns.
    pub(crate) fn query(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Query {
        let had_window = std::mem::take(&mut self.has_window);
        let query = self.any_query(place, wanted);
        self.has_window = had_window;
        query
    }

    fn any_query(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Query {
        if place.depth == 0 {
            return match self.numbers.chance(5) {
                true => self.values(place, wanted),
                false => self.select(place, wanted),
            };
        }
        match self.numbers.chance(8) {
            true => self.with(place, wanted),
            false => self.plain_query(place, wanted),
        }
    }

    /// A query without WITH.
    pub(crate) fn plain_query(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Query {
        let query = match self.numbers.below(100) {
            0..13 if place.depth > 0 => self.set_operation(place, wanted),
            13..16 => self.values(place, wanted),
            16 if wanted.is_none() && place.ctes.is_empty() => self.whole_table(),
            _ => self.select(place, wanted),
        };
        match query.node.kind {
            "SELECT" => query,
            _ => self.limited(place, query),
        }
    }

    /// A query of one column that mostly gives at most one row.
    pub(crate) fn single(&mut self, place: &Place, ty: Ty) -> Node {
        match self.numbers.below(10) {
            0..4 => self.select_grouped_as_one(place, &[ty]).node,
            4..7 => {
                let query = self.query(place, Some(&[ty]));
                match query.node.level {
                    0 => query.node,
                    _ => Node::new("LIMIT 1", Sort::Query, 0)
                        .node(query.node, 1)
                        .text(" LIMIT 1"),
                }
            }
            _ => self.query(place, Some(&[ty])).node,
        }
    }

    /// The types of a query's columns, where none are wanted.
    pub(crate) fn types(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Vec<Ty> {
        match wanted {
            Some(wanted) => wanted.to_vec(),
            None => {
                let number = 1 + self.numbers.weighted(&[4, 4, 2]);
                (0..number).map(|_| self.common_type(place)).collect()
            }
        }
    }

    fn set_operation(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Query {
        const OPERATORS: [(&str, u8); 6] = [
            (" UNION ", 1),
            (" UNION ALL ", 1),
            (" EXCEPT ", 1),
            (" EXCEPT ALL ", 1),
            (" INTERSECT ", 2),
            (" INTERSECT ALL ", 2),
        ];
        let (operator, level) = OPERATORS[self.numbers.weighted(&[4, 5, 2, 1, 2, 1])];
        let types = self.types(place, wanted);
        let place = place.of_subquery();
        let left = self.query(&place, Some(&types));
        let right = self.query(&place, Some(&types));
        let kind = operator.trim();
        let node = Node::new(kind, Sort::Query, level).node(left.node, level);
        Query {
            node: node.text(operator).node(right.node, level + 1),
            columns: left.columns,
        }
    }

    /// `TABLE t`
    fn whole_table(&mut self) -> Query {
        let relation = self.numbers.pick(&self.relations).clone();
        let text = format!("TABLE {}", relation.name);
        Query {
            node: Node::new("TABLE", Sort::Query, SELECT).text(text),
            columns: relation.columns,
        }
    }

    fn values(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Query {
        let types = self.types(place, wanted);
        let rows = 1 + self.numbers.below(3);
        let rows = (0..rows).map(|_| {
            let values = types.iter().map(|ty| self.leaf(place, ty)).collect();
            Node::new("row of VALUES", Sort::Item, 0)
                .text("(")
                .columns(values)
                .text(")")
        });
        let rows = rows.collect();
        let name = |at: usize| format!("column{}", at + 1);
        Query {
            node: Node::new("VALUES", Sort::Query, SELECT)
                .text("VALUES ")
                .list(rows, ", ", 1),
            columns: types
                .iter()
                .enumerate()
                .map(|(at, ty)| (name(at), *ty))
                .collect(),
        }
    }

    /// The query with ORDER BY, LIMIT and OFFSET behind it, or some of them.
    fn limited(&mut self, place: &Place, query: Query) -> Query {
        if query.node.level == 0 || !self.numbers.chance(20) {
            return query;
        }
        let node = Node::new("ORDER BY of a set operation", Sort::Query, 0).node(query.node, 1);
        let order = Node::atom("ORDER BY 1", Sort::Other, "1");
        let ordered = self.numbers.chance(70);
        let node = node.optional(" ORDER BY ", ordered.then_some(order));
        Query {
            node: self.limit(place, node, ordered),
            columns: query.columns,
        }
    }

    /// `node` with LIMIT and OFFSET behind it, or not.
    pub(crate) fn limit(&mut self, place: &Place, node: Node, ordered: bool) -> Node {
        let outer = Place {
            levels: Vec::new(),
            ctes: place.ctes.clone(),
            ..Place::default()
        };
        let offset = self
            .numbers
            .chance(6)
            .then(|| Node::atom("OFFSET", Sort::Other, "1"));
        let limit = match self.numbers.below(30) {
            0..5 => Node::atom("LIMIT 1", Sort::Other, "LIMIT 1"),
            5 => Node::atom("LIMIT 0", Sort::Other, "LIMIT 0"),
            6 | 7 => Node::atom("LIMIT 2", Sort::Other, "LIMIT 2"),
            8 => {
                let number = self
                    .param("int8")
                    .unwrap_or_else(|| types::null("int8", false));
                Node::new("LIMIT parameter", Sort::Other, 0)
                    .text("LIMIT ")
                    .node(number, 0)
            }
            9 => Node::atom("LIMIT ALL", Sort::Other, "LIMIT ALL"),
            10 => {
                let number = self.leaf(&outer, "int4");
                Node::new("LIMIT expression", Sort::Other, 0)
                    .text("LIMIT ")
                    .node(number, 0)
            }
            11 => {
                return node.optional(" OFFSET ", offset).optional(
                    " ",
                    Some(Node::atom(
                        "FETCH FIRST",
                        Sort::Other,
                        "FETCH FIRST ROW ONLY",
                    )),
                );
            }
            12 if ordered => {
                let ties = Node::atom("WITH TIES", Sort::Other, "FETCH FIRST 1 ROWS WITH TIES");
                return node.optional(" OFFSET ", offset).optional(" ", Some(ties));
            }
            _ => return node.optional(" OFFSET ", offset),
        };
        node.optional(" ", Some(limit)).optional(" OFFSET ", offset)
    }
}

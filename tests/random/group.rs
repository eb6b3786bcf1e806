//! Random GROUP BY clauses, and what a grouped query can name.

use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::scope::{Level, Place, Visible};
use crate::select::Grouping;
use crate::types::PRIMARY;

impl Generator<'_> {
    /// GROUP BY, and the place where items of the grouped query stand.
    pub(crate) fn group(
        &mut self,
        place: &Place,
        level: &Level,
        grouping: Grouping,
    ) -> (Vec<Node>, Place) {
        let inner = place.within(level.clone());
        if grouping == Grouping::No {
            return (Vec::new(), inner);
        }
        let number = match grouping {
            Grouping::By => 1 + self.numbers.below(3),
            _ => 0,
        };
        let mut keys: Vec<Node> = Vec::new();
        for _ in 0..number {
            let columns = inner.columns(|_| true);
            let key = match columns.is_empty() || self.numbers.chance(20) {
                true => {
                    let ty = self.common_type(&inner);
                    self.value(
                        &Place {
                            depth: inner.depth.min(1),
                            ..inner.clone()
                        },
                        ty,
                    )
                }
                false => self.numbers.pick(&columns).clone(),
            };
            // A constant would be taken for the number of an item, or be refused.
            if !matches!(key.kind, "constant" | "NULL" | "parameter") {
                keys.push(key);
            }
        }
        let visible = |node: &Node| Visible {
            written: Some(node.clone()),
            ..Visible::new("", "", node.ty().unwrap_or("int4"))
        };
        let mut columns: Vec<Visible> = keys.iter().map(visible).collect();
        columns.extend(self.determined(level, &keys));
        let mut place = place.within(level.grouped(columns));
        place.ungrouped = Some(level.clone());
        (keys, place)
    }

    /// The other columns of a table whose primary key is among the keys.
    fn determined(&mut self, level: &Level, keys: &[Node]) -> Vec<Visible> {
        let written = |column: &Visible| {
            let text = format!(
                "{}.{}",
                column.alias.as_deref().unwrap_or_default(),
                column.name
            );
            Node::new("column", Sort::Value(column.ty), PRIMARY).text(text)
        };
        let within = |key: &&Vec<Visible>| key.iter().all(|it| keys.contains(&written(it)));
        let key = level
            .keys
            .iter()
            .find(within)
            .filter(|_| self.numbers.chance(40));
        let Some(alias) = key
            .and_then(|key| key.first())
            .and_then(|it| it.alias.clone())
        else {
            return Vec::new();
        };
        let own = level
            .columns
            .iter()
            .filter(|it| it.alias.as_ref() == Some(&alias));
        let own = own.map(|column| Visible {
            written: Some(written(column)),
            ..column.clone()
        });
        own.collect()
    }

    /// GROUP BY. Where an item is a key, its number or its name may stand for it.
    pub(crate) fn group_by(
        &mut self,
        keys: Vec<Node>,
        items: &[Node],
        columns: &[(String, Ty)],
    ) -> Node {
        let mut keys = keys;
        if keys.is_empty() {
            let text = *self.numbers.pick(&["()", "GROUPING SETS ((), ())", "()"]);
            return Node::atom("GROUP BY ()", Sort::Other, text);
        }
        for key in &mut keys {
            let at = items
                .iter()
                .position(|item| item.children().next() == Some(key));
            if let Some(at) = at.filter(|_| self.numbers.chance(25)) {
                let (kind, text) = match self.numbers.chance(60) {
                    true => ("GROUP BY number", (at + 1).to_string()),
                    false => ("GROUP BY name", columns[at].0.clone()),
                };
                *key = Node::atom(kind, Sort::Other, text);
            }
        }
        self.grouping_sets(keys)
    }

    fn grouping_sets(&mut self, keys: Vec<Node>) -> Node {
        let list = |kind, before: &str, keys, after: &str| {
            Node::new(kind, Sort::Other, 0)
                .text(before)
                .list(keys, ", ", 1)
                .text(after)
        };
        match self.numbers.below(12) {
            0 => list("ROLLUP", "ROLLUP (", keys, ")"),
            1 => list("CUBE", "CUBE (", keys, ")"),
            2 => {
                let single = keys
                    .into_iter()
                    .map(|key| list("grouping set", "(", vec![key], ")"));
                let mut sets: Vec<Node> = single.collect();
                if self.numbers.chance(50) {
                    sets.push(Node::atom("empty grouping set", Sort::Other, "()"));
                }
                list("GROUPING SETS", "GROUPING SETS (", sets, ")")
            }
            3 if keys.len() > 1 => {
                let mut keys = keys;
                let first = keys.remove(0);
                let rest = list("ROLLUP", "ROLLUP (", keys, ")");
                Node::new("GROUP BY with ROLLUP", Sort::Other, 0)
                    .node(first, 0)
                    .text(", ")
                    .node(rest, 0)
            }
            _ => list("GROUP BY", "", keys, ""),
        }
    }
}

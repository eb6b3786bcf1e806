//! Random conditions: those that prove something of a column, and those that find a row by its key.

use crate::generator::Generator;
use crate::node::{Node, Sort};
use crate::scope::{Level, Place};
use crate::types;

impl Generator<'_> {
    /// A condition: more often one that proves something of a column.
    pub(crate) fn condition(&mut self, place: &Place) -> Node {
        let deeper = place.deeper();
        match self.numbers.below(100) {
            0..40 => self.about_column(place),
            40..55 if place.depth > 0 => {
                let (left, right) = (self.condition(&deeper), self.condition(&deeper));
                Node::new("AND", Sort::Value("bool"), 2)
                    .node(left, 2)
                    .text(" AND ")
                    .node(right, 3)
            }
            55..62 if place.depth > 0 => {
                let (left, right) = (self.condition(&deeper), self.condition(&deeper));
                Node::new("OR", Sort::Value("bool"), 1)
                    .node(left, 1)
                    .text(" OR ")
                    .node(right, 2)
            }
            62..66 if place.depth > 0 => {
                let inner = self.condition(&deeper);
                Node::new("NOT", Sort::Value("bool"), 3)
                    .text("NOT ")
                    .node(inner, 3)
            }
            _ => match self.value(place, "bool") {
                // What is always true, or never, proves little.
                node if matches!(node.kind, "constant" | "NULL") => self.about_column(place),
                node => node,
            },
        }
    }

    /// `x IS NOT NULL`, `x = y` and the like.
    fn about_column(&mut self, place: &Place) -> Node {
        let columns = place.columns(|_| true);
        if columns.is_empty() {
            return self.leaf(place, "bool");
        }
        let column = self.numbers.pick(&columns).clone();
        let node = |kind, level| Node::new(kind, Sort::Value("bool"), level);
        let choices = if column.ty().and_then(types::named).is_some() {
            10
        } else {
            4
        };
        match self.numbers.below(choices) {
            0..3 => node("column IS NOT NULL", 4)
                .node(column, 5)
                .text(" IS NOT NULL"),
            3 => node("column IS NULL", 4).node(column, 5).text(" IS NULL"),
            4..8 => {
                let other = self.other(place, &column);
                node("column = leaf", 5)
                    .node(column, 6)
                    .text(" = ")
                    .node(other, 6)
            }
            _ => {
                let other = self.other(place, &column);
                node("column <= leaf", 5)
                    .node(column, 6)
                    .text(" <= ")
                    .node(other, 6)
            }
        }
    }

    /// A leaf to compare a column with: rarely the column itself.
    fn other(&mut self, place: &Place, column: &Node) -> Node {
        let ty = column.ty().unwrap_or("int4");
        match self.leaf(place, ty) {
            same if same == *column => types::literal(ty, &mut self.numbers),
            other => other,
        }
    }

    /// The condition of WHERE, with an eye on the keys of tables.
    pub(crate) fn where_clause(&mut self, place: &Place, level: &Level) -> Option<Node> {
        let inner = place.within(level.clone());
        let mut condition = self.numbers.chance(30).then(|| self.condition(&inner));
        for key in &level.keys {
            if !self.numbers.chance(10) {
                continue;
            }
            for column in key {
                let alias = column.alias.clone().unwrap_or_default();
                let node = Node::new("column", Sort::Value(column.ty), 19);
                let node = node.text(format!("{alias}.{}", column.name));
                let found = self.about_key(&inner, node);
                condition = Some(match condition {
                    None => found,
                    Some(before) => Node::new("AND", Sort::Value("bool"), 2)
                        .node(before, 2)
                        .text(" AND ")
                        .node(found, 3),
                });
            }
        }
        condition
    }

    /// A condition that finds one row by its key, or comes near to that.
    fn about_key(&mut self, place: &Place, key: Node) -> Node {
        let ty = key.ty().unwrap_or("int4");
        let other = self.leaf(place, ty);
        let node = |kind, level| Node::new(kind, Sort::Value("bool"), level);
        match self.numbers.below(16) {
            0 => node("key IN (…)", 6)
                .node(key, 7)
                .text(" IN (")
                .node(other, 0)
                .text(")"),
            1 => node("key IS NOT DISTINCT FROM", 4)
                .node(key, 5)
                .text(" IS NOT DISTINCT FROM ")
                .node(other, 5),
            2 => node("key IS NULL", 4).node(key, 5).text(" IS NULL"),
            3 => node("key = ANY", 5)
                .node(key, 6)
                .text(" = ANY (ARRAY[")
                .node(other, 0)
                .text("])"),
            4 => node("leaf = key", 5)
                .node(other, 6)
                .text(" = ")
                .node(key, 6),
            5 => {
                let again = self.leaf(place, ty);
                node("key = … OR …", 1)
                    .node(key, 6)
                    .text(" = ")
                    .node(other, 6)
                    .text(" OR ")
                    .node(again, 6)
                    .text(" IS NOT NULL")
            }
            6 => {
                let text = format!("coalesce({}, ", key.sql());
                node("coalesced key = leaf", 5)
                    .text(text)
                    .node(other.clone(), 0)
                    .text(") = ")
                    .node(other, 6)
            }
            7 => {
                let value = self.value(&place.deeper(), ty);
                node("key = value", 5)
                    .node(key, 6)
                    .text(" = ")
                    .node(value, 6)
            }
            8 if ty == "int4" => {
                let text = format!("{}::bool = true", key.sql());
                node("cast key", 5).text(text)
            }
            9 if ty == "int4" => {
                let text = format!("{} = (random() * 3)::int4", key.sql());
                node("key = random", 5).text(text)
            }
            _ => node("key = leaf", 5)
                .node(key, 6)
                .text(" = ")
                .node(other, 6),
        }
    }
}

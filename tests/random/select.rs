//! Random SELECTs: what they select, how they group, and their clauses.

use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::query::{Items, Query, SELECT};
use crate::scope::{Level, Place};

/// How a SELECT groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grouping {
    No,
    /// Aggregates without GROUP BY.
    One,
    By,
}

impl Generator<'_> {
    /// A SELECT, more often a plain one.
    pub(crate) fn select(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Query {
        let grouping = match self.numbers.below(100) {
            0..12 => Grouping::One,
            12..30 => Grouping::By,
            _ => Grouping::No,
        };
        self.select_as(place, wanted, grouping)
    }

    /// A SELECT of aggregates, without GROUP BY.
    pub(crate) fn select_grouped_as_one(&mut self, place: &Place, wanted: &[Ty]) -> Query {
        self.select_as(place, Some(wanted), Grouping::One)
    }

    fn select_as(&mut self, place: &Place, wanted: Option<&[Ty]>, grouping: Grouping) -> Query {
        let (sources, level) = match self.numbers.chance(6) {
            true => (Vec::new(), Level::default()),
            false => self.from(place),
        };
        let condition = self.where_clause(place, &level);
        let (keys, mut items_place) = self.group(place, &level, grouping);
        items_place.windows = true;
        self.has_window = self.numbers.chance(6);
        let window = self.has_window.then(|| {
            let inner = Place {
                windows: false,
                ..items_place.deeper()
            };
            let window = self.window(&inner);
            Node::new("WINDOW", Sort::Other, 0)
                .text("w AS (")
                .node(window, 0)
                .text(")")
        });
        let whole = wanted.is_none() && grouping == Grouping::No && self.numbers.chance(8);
        let (items, columns) = match whole {
            true => self
                .star(&level)
                .unwrap_or_else(|| self.items(&items_place, None)),
            false => self.items(&items_place, wanted),
        };
        let having = (grouping != Grouping::No && self.numbers.chance(20)).then(|| {
            let place = Place {
                windows: false,
                ..items_place.deeper()
            };
            self.condition(&place)
        });
        let distinct = self.distinct(&items_place, grouping);
        let is_distinct = distinct.as_ref().map(|it| it.kind);
        let none = grouping == Grouping::One && self.numbers.chance(8);
        let group = (none || !keys.is_empty()).then(|| self.group_by(keys, &items, &columns));
        let node = Node::new("SELECT", Sort::Query, SELECT)
            .text("SELECT")
            .optional(" ", distinct)
            .text(" ")
            .columns(items);
        let from = Node::new("FROM", Sort::Other, 0).list(sources.clone(), ", ", 1);
        let node = node
            .optional(" FROM ", (!sources.is_empty()).then_some(from))
            .optional(" WHERE ", condition)
            .optional(" GROUP BY ", group)
            .optional(" HAVING ", having)
            .optional(" WINDOW ", window);
        let plain = grouping == Grouping::No && is_distinct.is_none();
        let mut node = self.tail(&items_place, node, is_distinct);
        if plain && self.numbers.chance(1) {
            let lock = Node::atom("FOR UPDATE", Sort::Other, "FOR UPDATE");
            node = Node {
                level: 0,
                ..node.optional(" ", Some(lock))
            };
        }
        Query { node, columns }
    }

    /// `SELECT *`, where it gives each name once.
    fn star(&mut self, level: &Level) -> Option<Items> {
        let alias = level.rows.first()?;
        let own = level
            .columns
            .iter()
            .filter(|it| it.alias.as_ref() == Some(alias));
        let columns: Vec<_> = own.map(|it| (it.name.clone(), it.ty)).collect();
        let alone = level.rows.len() == 1 && level.columns.len() == columns.len();
        let text = match alone && self.numbers.chance(70) {
            true => "*".to_owned(),
            false => format!("{alias}.*"),
        };
        let star = Node::atom("*", Sort::Item, text);
        (!columns.is_empty()).then(|| (vec![star], columns))
    }

    fn items(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Items {
        let types = match wanted {
            Some(wanted) => wanted.to_vec(),
            None => {
                let number = 1 + self.numbers.weighted(&[3, 4, 3, 1]);
                (0..number).map(|_| self.item_type(place)).collect()
            }
        };
        let mut columns: Vec<(String, Ty)> = Vec::new();
        let mut items = Vec::new();
        for ty in types {
            let value = self.item(place, ty, wanted.is_none());
            let value_type = value.ty().unwrap_or(ty);
            let text = value.sql();
            let own = text.rsplit('.').next().unwrap_or_default().to_owned();
            let free = value.kind == "column" && !columns.iter().any(|(name, _)| *name == own);
            let node = Node::new("item", Sort::Item, 0).node(value, 0);
            let bare = free && self.numbers.chance(50);
            let name = match bare {
                true => own,
                false => self.name("c"),
            };
            items.push(match bare {
                true => node,
                false => node.text(format!(" AS {name}")),
            });
            columns.push((name, value_type));
        }
        (items, columns)
    }

    fn item(&mut self, place: &Place, ty: Ty, free: bool) -> Node {
        let grammar = self.grammar;
        if self.numbers.chance(5) {
            let sets: Vec<_> = grammar.sets.iter().filter(|it| it.gives(ty)).collect();
            if !sets.is_empty() {
                let rule = *self.numbers.pick(&sets);
                return self.apply(&place.deeper(), rule, ty);
            }
        }
        let rows = place.rows();
        if (free || ty == "pair")
            && place.ungrouped.is_none()
            && !rows.is_empty()
            && self.numbers.chance(20)
        {
            let row = *self.numbers.pick(&rows);
            let ty = if ty == "pair" { ty } else { "record" };
            return Node::atom("whole row", Sort::Value(ty), row);
        }
        self.value(place, ty)
    }

    fn distinct(&mut self, place: &Place, grouping: Grouping) -> Option<Node> {
        match self.numbers.below(100) {
            0..7 => Some(Node::atom("DISTINCT", Sort::Other, "DISTINCT")),
            7..11 if grouping == Grouping::No => {
                let plain = Place {
                    windows: false,
                    ..place.clone()
                };
                let columns = plain.columns(|_| true);
                let on = (!columns.is_empty()).then(|| self.numbers.pick(&columns).clone())?;
                let node = Node::new("DISTINCT ON", Sort::Other, 0).text("DISTINCT ON (");
                Some(node.node(on, 0).text(")"))
            }
            _ => None,
        }
    }

    /// ORDER BY, LIMIT and what else stands at the end.
    fn tail(&mut self, place: &Place, node: Node, distinct: Option<&str>) -> Node {
        let ordered = distinct != Some("DISTINCT ON") && self.numbers.chance(12);
        let mut node = node;
        if ordered {
            let by = match distinct.is_some() || self.numbers.chance(40) {
                true => Node::atom("ORDER BY 1", Sort::Other, "1"),
                false => {
                    let ty = self.common_type(place);
                    self.value(&place.deeper(), ty)
                }
            };
            let first = *self.numbers.pick(&["", " DESC", " NULLS FIRST"]);
            // A constant would be taken for the number of an item, or be refused.
            let by = match by.kind {
                "constant" | "NULL" | "parameter" => Node::atom("ORDER BY 1", Sort::Other, "1"),
                _ => by,
            };
            let by = Node::new("sort key", Sort::Other, 0)
                .node(by, 0)
                .text(first);
            node = node.optional(" ORDER BY ", Some(by));
        }
        let parts = node.parts.len();
        node = match self.numbers.chance(25) {
            true => self.limit(place, node, ordered),
            false => node,
        };
        if ordered || node.parts.len() > parts {
            node.level = 0;
        }
        node
    }
}

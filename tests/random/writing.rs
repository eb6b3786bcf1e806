//! Random statements that write, and what they return.

use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::query::Query;
use crate::scope::{Level, Place, Relation, Visible};
use crate::types;

/// A statement and the columns of its rows.
pub(crate) type Written = (Node, Vec<(String, Ty)>);

impl Generator<'_> {
    /// A whole statement.
    pub(crate) fn statement(&mut self) -> Node {
        let depth = self.numbers.weighted(&[2, 8, 6, 2]);
        let place = Place {
            depth,
            ..Place::default()
        };
        match self.numbers.below(100) {
            0..20 => self.writing(&place).map(|(node, _)| node),
            20..24 => self.with_writing(&place).map(|query| query.node),
            24..27 => self.with_before_writing(&place),
            _ => None,
        }
        .unwrap_or_else(|| self.query(&place, None).node)
    }

    /// INSERT, UPDATE, DELETE or MERGE, mostly with RETURNING.
    pub(crate) fn writing(&mut self, place: &Place) -> Option<Written> {
        let tables: Vec<&Relation> = self
            .relations
            .iter()
            .filter(|it| !it.writable.is_empty())
            .collect();
        let target = (!tables.is_empty()).then(|| (*self.numbers.pick(&tables)).clone())?;
        Some(match self.numbers.below(10) {
            0..4 => self.insert(place, &target),
            4..7 => self.update(place, &target),
            7 | 8 => self.delete(place, &target),
            _ if self.since(17) || self.since(15) && place.ctes.is_empty() => {
                self.merge(place, &target)
            }
            _ => self.delete(place, &target),
        })
    }

    fn insert(&mut self, place: &Place, target: &Relation) -> Written {
        let mut columns: Vec<(&String, Ty)> = Vec::new();
        for name in &target.writable {
            let required = target.required.contains(name);
            if self.numbers.chance(if required { 97 } else { 75 }) {
                columns.push((name, type_of(target, name)));
            }
        }
        let alias = self.name("s");
        let node = Node::new("INSERT", Sort::Query, 0)
            .text(format!("INSERT INTO {} AS {alias}", target.name));
        let node = match columns.is_empty() {
            true => node.text(" DEFAULT VALUES"),
            false => {
                let name =
                    |(name, _): &(&String, Ty)| Node::atom("target column", Sort::Other, *name);
                let names = columns.iter().map(name).collect();
                let node = node.text(" (").columns(names).text(") ");
                let types: Vec<Ty> = columns.iter().map(|(_, ty)| *ty).collect();
                let source = match self.numbers.chance(60) {
                    true => self.inserted_values(place, target, &columns),
                    false => self.query(&place.of_subquery(), Some(&types)).node,
                };
                node.node(source, 0)
            }
        };
        let own = level(&alias, target);
        let conflict = self
            .numbers
            .chance(25)
            .then(|| self.on_conflict(place, target, &own));
        let node = node.optional(" ", conflict);
        self.returning(place, node, own)
    }

    fn inserted_values(
        &mut self,
        place: &Place,
        target: &Relation,
        columns: &[(&String, Ty)],
    ) -> Node {
        let rows = 1 + self.numbers.weighted(&[4, 1]);
        let rows = (0..rows).map(|_| {
            let values = columns
                .iter()
                .map(|(name, ty)| self.written(place, target, name, ty));
            let values = values.collect();
            Node::new("row of VALUES", Sort::Item, 0)
                .text("(")
                .columns(values)
                .text(")")
        });
        let rows = rows.collect();
        Node::new("VALUES", Sort::Query, 3)
            .text("VALUES ")
            .list(rows, ", ", 1)
    }

    /// A value for a column: mostly one that it takes.
    pub(crate) fn written(
        &mut self,
        place: &Place,
        target: &Relation,
        name: &String,
        ty: Ty,
    ) -> Node {
        let required = target.required.contains(name);
        match self.numbers.below(10) {
            0 if !required => Node::atom("DEFAULT", Sort::Other, "DEFAULT"),
            0..7 if required => match self.param(ty) {
                Some(param) if self.numbers.chance(30) => param,
                _ => types::literal(ty, &mut self.numbers),
            },
            1..5 => self.leaf(place, ty),
            _ => self.value(place, ty),
        }
    }

    fn on_conflict(&mut self, place: &Place, target: &Relation, own: &Level) -> Node {
        let node = Node::new("ON CONFLICT", Sort::Other, 0).text("ON CONFLICT ");
        let key = (!target.keys.is_empty()).then(|| self.numbers.pick(&target.keys).join(", "));
        let Some(key) = key.filter(|_| self.numbers.chance(70)) else {
            return node.text("DO NOTHING");
        };
        if self.numbers.chance(30) {
            return node.text(format!("({key}) DO NOTHING"));
        }
        let mut both = own.clone();
        both.columns.extend(level("excluded", target).columns);
        let inner = place.within(both).deeper();
        let set = self.assignments(&inner, target);
        let condition = self.numbers.chance(30).then(|| self.condition(&inner));
        node.text(format!("({key}) DO UPDATE SET "))
            .node(set, 0)
            .optional(" WHERE ", condition)
    }

    /// `a = …, b = …`
    pub(crate) fn assignments(&mut self, place: &Place, target: &Relation) -> Node {
        if target.writable.len() > 1 && self.numbers.chance(12) {
            return self.assigned_row(place, target);
        }
        let first = self.numbers.below(target.writable.len());
        let number = 1 + self.numbers.below(2);
        let chosen = target
            .writable
            .iter()
            .cycle()
            .skip(first)
            .take(number.min(target.writable.len()));
        let chosen: Vec<&String> = chosen.collect();
        let mut list = Vec::new();
        for name in chosen {
            let ty = type_of(target, name);
            let value = self.written(place, target, name, ty);
            list.push(
                Node::new("assignment", Sort::Other, 0)
                    .text(format!("{name} = "))
                    .node(value, 0),
            );
        }
        Node::new("SET", Sort::Other, 0).list(list, ", ", 1)
    }

    /// `(a, b) = (SELECT …)`
    fn assigned_row(&mut self, place: &Place, target: &Relation) -> Node {
        let names = &target.writable[..2];
        let types: Vec<Ty> = names.iter().map(|name| type_of(target, name)).collect();
        let node = Node::new("SET of a row", Sort::Other, 0);
        let node = node.text(format!("({}) = ", names.join(", ")));
        match self.numbers.chance(60) {
            true => {
                let query = self.query(&place.of_subquery(), Some(&types)).node;
                node.text("(").node(query, 0).text(")")
            }
            false => {
                let values = types.iter().map(|ty| self.leaf(place, ty)).collect();
                node.text("ROW(").list(values, ", ", 2).text(")")
            }
        }
    }

    fn update(&mut self, place: &Place, target: &Relation) -> Written {
        let alias = self.name("s");
        let own = level(&alias, target);
        let (from, inner) = self.others(place, &own, " FROM ");
        let set = self.assignments(&place.within(inner.clone()), target);
        let node = Node::new("UPDATE", Sort::Query, 0)
            .text(format!("UPDATE {} AS {alias} SET ", target.name));
        let node = node.node(set, 0).optional(" FROM ", from);
        let node = self.where_of_writing(place, &inner, node);
        self.returning(place, node, inner)
    }

    fn delete(&mut self, place: &Place, target: &Relation) -> Written {
        let alias = self.name("s");
        let own = level(&alias, target);
        let (from, inner) = self.others(place, &own, " USING ");
        let node = Node::new("DELETE", Sort::Query, 0)
            .text(format!("DELETE FROM {} AS {alias}", target.name));
        let node = node.optional(" USING ", from);
        let node = self.where_of_writing(place, &inner, node);
        self.returning(place, node, inner)
    }

    /// The other sources of an UPDATE or a DELETE, and all names.
    fn others(&mut self, place: &Place, own: &Level, _: &str) -> (Option<Node>, Level) {
        let mut all = own.clone();
        if !self.numbers.chance(45) {
            return (None, all);
        }
        let (sources, level) = self.from(place);
        all.add(level);
        (
            Some(Node::new("FROM", Sort::Other, 0).list(sources, ", ", 1)),
            all,
        )
    }

    fn where_of_writing(&mut self, place: &Place, level: &Level, node: Node) -> Node {
        let inner = place.within(level.clone());
        let condition = self.numbers.chance(60).then(|| self.condition(&inner));
        node.optional(" WHERE ", condition)
    }

    pub(crate) fn returning(&mut self, place: &Place, node: Node, level: Level) -> Written {
        if self.numbers.chance(4) {
            return (node, Vec::new());
        }
        let inner = place.within(level);
        let Query {
            node: items,
            columns,
        } = self.returned(&inner);
        (node.text(" RETURNING ").node(items, 0), columns)
    }

    /// The items of RETURNING.
    fn returned(&mut self, place: &Place) -> Query {
        let mut columns = Vec::new();
        let mut items = Vec::new();
        for _ in 0..1 + self.numbers.below(3) {
            let ty = self.common_type(place);
            let value = match self.numbers.chance(60) {
                true => self.leaf(place, ty),
                false => self.value(place, ty),
            };
            let name = self.name("c");
            items.push(
                Node::new("item", Sort::Item, 0)
                    .node(value, 0)
                    .text(format!(" AS {name}")),
            );
            columns.push((name, ty));
        }
        Query {
            node: Node::new("RETURNING", Sort::Other, 0).columns(items),
            columns,
        }
    }
}

pub(crate) fn type_of(relation: &Relation, name: &str) -> Ty {
    let column = relation.columns.iter().find(|(it, _)| it == name);
    column.map_or("int4", |(_, ty)| ty)
}

pub(crate) fn level(alias: &str, relation: &Relation) -> Level {
    let mut level = Level::default();
    let column = |(name, ty): &(String, Ty)| Visible::new(alias, name, ty);
    level.columns = relation.columns.iter().map(column).collect();
    level.rows.push(alias.to_owned());
    level
}

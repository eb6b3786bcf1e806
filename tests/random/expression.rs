//! Random expressions of a type, from the rules of the grammar.

use crate::generator::Generator;
use crate::grammar::{Hole, Piece, Rule, Slot};
use crate::node::{Node, Sort, Ty};
use crate::scope::Place;
use crate::types::{self, PRIMARY};

/// The types of a rule's variables.
struct Bound {
    any: [(char, Ty); 3],
    /// What the holes for the same value have.
    same: Option<Node>,
}

impl Generator<'_> {
    /// A value of the type.
    pub(crate) fn value(&mut self, place: &Place, ty: Ty) -> Node {
        let aggregates = place.ungrouped.is_some();
        let roll = self.numbers.below(100);
        match roll {
            _ if place.depth == 0 => self.leaf(place, ty),
            0..40 if !aggregates && !place.columns(|it| it == ty).is_empty() => {
                self.leaf(place, ty)
            }
            0..25 if aggregates => self.leaf(place, ty),
            25..60 if aggregates => self.aggregate(place, ty),
            60..75 if place.windows => self.window_call(place, ty),
            92..96 => self.scalar_subquery(place, ty),
            _ => self.rule(place, ty),
        }
    }

    /// A column, a parameter, a constant or NULL.
    pub(crate) fn leaf(&mut self, place: &Place, ty: Ty) -> Node {
        let columns = place.columns(|it| it == ty);
        let roll = self.numbers.below(100);
        if !columns.is_empty() && roll < 84 {
            // The later ones are nearer.
            let far = self.numbers.below(columns.len());
            let at = far.max(self.numbers.below(columns.len()));
            return columns[at].clone();
        }
        match roll % 10 {
            0 => types::null(ty, self.numbers.chance(8)),
            1 => self
                .param(ty)
                .unwrap_or_else(|| types::literal(ty, &mut self.numbers)),
            _ => types::literal(ty, &mut self.numbers),
        }
    }

    fn rule(&mut self, place: &Place, ty: Ty) -> Node {
        let grammar = self.grammar;
        let fitting: Vec<&Rule> = grammar
            .expressions
            .iter()
            .filter(|it| it.gives(ty))
            .collect();
        // Rules for every type would hide those for one.
        let own: Vec<&Rule> = fitting
            .iter()
            .copied()
            .filter(|it| matches!(it.result, Slot::Type(_)))
            .collect();
        let rule = match own.is_empty() || self.numbers.chance(40) {
            true => *self.numbers.pick(&fitting),
            false => *self.numbers.pick(&own),
        };
        self.apply(&place.deeper(), rule, ty)
    }

    /// The rule, its holes filled.
    pub(crate) fn apply(&mut self, place: &Place, rule: &Rule, ty: Ty) -> Node {
        let mut bound = Bound {
            any: [
                ('T', self.common_type(place)),
                ('U', self.common_type(place)),
                ('S', types::ordered(&mut self.numbers)),
            ],
            same: None,
        };
        if let Slot::Variable(variable) = rule.result {
            bound
                .any
                .iter_mut()
                .filter(|(it, _)| *it == variable)
                .for_each(|it| it.1 = ty);
        }
        let mut node = Node::new(rule.kind, Sort::Value(ty), rule.level);
        for piece in &rule.parts {
            node = match piece {
                Piece::Text(text) => node.text(*text),
                Piece::TypeName(slot) => node.text(self.resolve(*slot, &bound)),
                Piece::Hole(hole, level) => {
                    let child = self.fill(place, hole, &mut bound);
                    node.node(child, *level)
                }
            };
        }
        node
    }

    fn fill(&mut self, place: &Place, hole: &Hole, bound: &mut Bound) -> Node {
        match hole {
            Hole::Value(slot) => {
                let ty = self.resolve(*slot, bound);
                self.value(place, ty)
            }
            Hole::Constant(slot) => {
                let ty = self.resolve(*slot, bound);
                types::literal(ty, &mut self.numbers)
            }
            Hole::Same(slot) => {
                let ty = self.resolve(*slot, bound);
                let same = bound.same.take().unwrap_or_else(|| self.leaf(place, ty));
                bound.same.insert(same).clone()
            }
            Hole::Row => self.row(place),
            Hole::Query(slots) => {
                let wanted: Vec<Ty> = slots
                    .iter()
                    .map(|slot| self.resolve(*slot, bound))
                    .collect();
                let wanted = (!wanted.is_empty()).then_some(wanted);
                if wanted.is_none() && place.ctes.is_empty() && self.numbers.chance(15) {
                    let relation = &self.numbers.pick(&self.relations).name;
                    let empty = format!("SELECT FROM {relation}");
                    return Node::atom("SELECT of nothing", Sort::Query, empty);
                }
                self.query(&place.of_subquery(), wanted.as_deref()).node
            }
        }
    }

    fn resolve(&mut self, slot: Slot, bound: &Bound) -> Ty {
        match slot {
            Slot::Type(ty) => ty,
            Slot::Any => types::any(&mut self.numbers),
            Slot::Variable(variable) => {
                let found = bound.any.iter().find(|(it, _)| *it == variable);
                found.map_or("int4", |(_, ty)| ty)
            }
        }
    }

    /// A type, more often one that a column in sight has.
    pub(crate) fn common_type(&mut self, place: &Place) -> Ty {
        let columns = place.columns(|ty| types::named(ty).is_some());
        match columns.is_empty() || self.numbers.chance(20) {
            true => types::any(&mut self.numbers),
            false => self.numbers.pick(&columns).ty().unwrap_or("int4"),
        }
    }

    /// A row: a whole table, or values.
    fn row(&mut self, place: &Place) -> Node {
        let rows = place.rows();
        if !rows.is_empty() && self.numbers.chance(70) {
            let name = *self.numbers.pick(&rows);
            return Node::new("whole row", Sort::Other, PRIMARY).text(name);
        }
        let values = (0..2).map(|_| {
            let ty = self.common_type(place);
            self.value(&place.deeper(), ty)
        });
        let values = values.collect();
        Node::new("ROW(…)", Sort::Other, 16)
            .text("ROW(")
            .list(values, ", ", 1)
            .text(")")
    }

    fn scalar_subquery(&mut self, place: &Place, ty: Ty) -> Node {
        let query = self.single(&place.of_subquery(), ty);
        Node::new("scalar subquery", Sort::Value(ty), 16)
            .text("(")
            .node(query, 0)
            .text(")")
    }
}

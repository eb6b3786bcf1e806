//! Random MERGE statements.

use crate::generator::Generator;
use crate::node::{Node, Sort};
use crate::scope::{Place, Relation};
use crate::writing::{Written, level, type_of};

impl Generator<'_> {
    /// A MERGE; what it returns is known since PostgreSQL 17.
    pub(crate) fn merge(&mut self, place: &Place, target: &Relation) -> Written {
        let alias = self.name("s");
        let own = level(&alias, target);
        let (mut sources, source_level) = self.from(place);
        let source = sources.remove(0);
        let mut both = own.clone();
        both.add(source_level.clone());
        let inner = place.within(both.clone()).deeper();
        let on = self.condition(&inner);
        let node = Node::new("MERGE", Sort::Query, 0)
            .text(format!("MERGE INTO {} AS {alias} USING ", target.name))
            .node(source, 0)
            .text(" ON ")
            .node(on, 0);
        let of_source = place.within(source_level).deeper();
        let mut clauses = vec![self.merge_matched(&inner, target)];
        if self.numbers.chance(60) {
            clauses.push(self.merge_missing(&of_source, target));
        }
        if self.since(17) && self.numbers.chance(30) {
            let text = "WHEN NOT MATCHED BY SOURCE THEN DELETE";
            clauses.push(Node::atom("WHEN NOT MATCHED BY SOURCE", Sort::Other, text));
        }
        let node = node.text(" ").list(clauses, " ", 1);
        match self.since(17) {
            true => self.returning(place, node, both),
            false => (node, Vec::new()),
        }
    }

    fn merge_matched(&mut self, both: &Place, target: &Relation) -> Node {
        let node = Node::new("WHEN MATCHED", Sort::Other, 0).text("WHEN MATCHED");
        let condition = self.numbers.chance(30).then(|| self.condition(both));
        let node = node.optional(" AND ", condition);
        match self.numbers.chance(75) {
            true => {
                let set = self.assignments(both, target);
                node.text(" THEN UPDATE SET ").node(set, 0)
            }
            false if self.numbers.chance(50) => node.text(" THEN DO NOTHING"),
            false => node.text(" THEN DELETE"),
        }
    }

    fn merge_missing(&mut self, source: &Place, target: &Relation) -> Node {
        let names = target.writable.iter();
        let names = names.map(|name| Node::atom("target column", Sort::Other, name.as_str()));
        let names = names.collect();
        let mut values = Vec::new();
        for name in &target.writable {
            values.push(self.written(source, target, name, type_of(target, name)));
        }
        Node::new("WHEN NOT MATCHED", Sort::Other, 0)
            .text("WHEN NOT MATCHED THEN INSERT (")
            .list(names, ", ", 1)
            .text(") VALUES (")
            .list(values, ", ", 1)
            .text(")")
    }
}

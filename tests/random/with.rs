//! Random WITH clauses: plain, recursive and data-modifying, some of them hiding a table.

use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::query::{Query, SELECT};
use crate::scope::{Place, Relation};

impl Generator<'_> {
    /// A query with CTEs before it.
    pub(crate) fn with(&mut self, place: &Place, wanted: Option<&[Ty]>) -> Query {
        let mut place = place.of_subquery();
        let recursive = self.numbers.chance(25);
        let mut ctes = Vec::new();
        for _ in 0..1 + usize::from(self.numbers.chance(30)) {
            let cte = match recursive && self.numbers.chance(70) {
                true => self.recursive_cte(&mut place),
                false => self.cte(&mut place, recursive),
            };
            ctes.push(cte);
        }
        let body = self.plain_query(&place, wanted);
        let node = with_node(ctes, recursive, body.node);
        Query {
            node,
            columns: body.columns,
        }
    }

    /// A statement with a CTE that writes before it.
    pub(crate) fn with_writing(&mut self, place: &Place) -> Option<Query> {
        let mut place = place.of_subquery();
        let written = self.writing(&place.deeper());
        // MERGE can be a CTE since it returns rows.
        let (statement, columns) =
            written.filter(|(it, _)| it.kind != "MERGE" || self.since(17))?;
        let name = self.name("w");
        let before = format!("{name} AS (");
        let cte = Node::new("data-modifying CTE", Sort::Other, 0)
            .text(before)
            .node(statement, 0)
            .text(")");
        if !columns.is_empty() {
            place.ctes.push(relation(name, columns));
        }
        let body = self.plain_query(&place, None);
        let node = with_node(vec![cte], false, body.node);
        Some(Query {
            node,
            columns: body.columns,
        })
    }

    /// A statement that writes, with a CTE before it.
    pub(crate) fn with_before_writing(&mut self, place: &Place) -> Option<Node> {
        let mut place = place.of_subquery();
        let cte = self.cte(&mut place, false);
        // The name of a target always means the table.
        let (statement, _) = self.writing(&place)?;
        Some(with_node(vec![cte], false, statement))
    }

    fn cte(&mut self, place: &mut Place, recursive: bool) -> Node {
        let query = self.query(place, None);
        let plain: Vec<&Relation> = self
            .relations
            .iter()
            .filter(|it| !it.name.contains('.'))
            .collect();
        // Within WITH RECURSIVE, the name would mean the CTE itself.
        let name = match !plain.is_empty() && !recursive && self.numbers.chance(20) {
            true => self.numbers.pick(&plain).name.clone(),
            false => self.name("q"),
        };
        let mut columns = query.columns;
        let mut header = Node::new("CTE", Sort::Other, 0).text(name.clone());
        if self.numbers.chance(20) {
            let mut names = Vec::new();
            for column in &mut columns {
                column.0 = self.name("x");
                names.push(Node::atom("column alias", Sort::Other, column.0.clone()));
            }
            header = header.text("(").columns(names).text(")");
        }
        let how =
            *self
                .numbers
                .pick(&["AS (", "AS (", "AS MATERIALIZED (", "AS NOT MATERIALIZED ("]);
        place.ctes.push(relation(name, columns));
        header.text(format!(" {how}")).node(query.node, 0).text(")")
    }

    /// Counts to three in its first column; the others are what they are.
    fn recursive_cte(&mut self, place: &mut Place) -> Node {
        let name = self.name("r");
        let types = self.types(place, None);
        let mut columns = vec![("n".to_owned(), "int4")];
        columns.extend(types.iter().map(|ty| (self.name("x"), *ty)));
        let item = |node: Node| Node::new("item", Sort::Item, 0).node(node, 0);
        let first = Node::atom("item", Sort::Item, "1");
        let mut base = vec![first];
        for ty in &types {
            base.push(item(self.cast(place, ty)));
        }
        let base = Node::new("SELECT", Sort::Query, SELECT)
            .text("SELECT ")
            .columns(base);
        let mut inner = place.deeper();
        let mut level = crate::scope::Level::default();
        let visible = |(name, ty): &(String, Ty)| crate::scope::Visible::new("r", name, ty);
        level.columns = columns.iter().map(visible).collect();
        let join = self.numbers.chance(40) && !self.relations.is_empty();
        let mut from = Node::new("FROM", Sort::Other, 0).text(format!(" FROM {name} AS r"));
        if join {
            let relation = self.numbers.pick(&self.relations).clone();
            let own = |(name, ty): &(String, Ty)| crate::scope::Visible::new("s", name, ty);
            level.columns.extend(relation.columns.iter().map(own));
            let kind = *self.numbers.pick(&["JOIN", "LEFT JOIN"]);
            let place = inner.within(level.clone());
            let on = self.condition(&Place { depth: 0, ..place });
            from = from
                .text(format!(" {kind} {} AS s ON ", relation.name))
                .node(on, 0);
        }
        inner = inner.within(level);
        let mut again = vec![Node::atom("item", Sort::Item, "r.n + 1")];
        for ty in &types {
            again.push(item(self.cast(&inner, ty)));
        }
        let again = Node::new("SELECT", Sort::Query, SELECT)
            .text("SELECT ")
            .columns(again)
            .node(from, 0)
            .text(" WHERE r.n < 3");
        let names = columns
            .iter()
            .map(|(name, _)| Node::atom("column alias", Sort::Other, name.clone()));
        let union = *self.numbers.pick(&[" UNION ", " UNION ALL "]);
        let node = Node::new("recursive CTE", Sort::Other, 0)
            .text(format!("{name}("))
            .columns(names.collect())
            .text(") AS (")
            .node(base, 1)
            .text(union)
            .node(again, 2)
            .text(")");
        place.ctes.push(relation(name, columns));
        node
    }

    /// A value that is of exactly this type, as both arms of a recursion have to be.
    fn cast(&mut self, place: &Place, ty: Ty) -> Node {
        let value = self.value(place, ty);
        Node::new("CAST", Sort::Value(ty), 16)
            .text("CAST(")
            .node(value, 0)
            .text(format!(" AS {ty})"))
    }
}

fn with_node(ctes: Vec<Node>, recursive: bool, body: Node) -> Node {
    let before = if recursive {
        "WITH RECURSIVE "
    } else {
        "WITH "
    };
    let node = Node::new("WITH", Sort::Query, 0)
        .text(before)
        .list(ctes, ", ", 1)
        .text(" ");
    node.node(body, 0)
}

fn relation(name: String, columns: Vec<(String, Ty)>) -> Relation {
    Relation {
        name,
        is_table: false,
        columns,
        keys: Vec::new(),
        writable: Vec::new(),
        required: Vec::new(),
    }
}

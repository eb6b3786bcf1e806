//! Random FROM clauses: tables, joins, derived tables and functions.

use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::scope::{Level, Place, Relation, Visible};
use crate::types;

/// How tightly a source other than a join binds.
pub(crate) const SIMPLE: u8 = 2;

/// A source, and the names that it brings.
pub(crate) struct Source {
    pub(crate) node: Node,
    pub(crate) level: Level,
}

impl Generator<'_> {
    /// The sources of a FROM, and the names that they bring.
    pub(crate) fn from(&mut self, place: &Place) -> (Vec<Node>, Level) {
        let number = 1 + usize::from(self.numbers.chance(10));
        let mut level = Level::default();
        let mut nodes = Vec::new();
        for _ in 0..number {
            let source = self.source(place, &level);
            level.add(source.level);
            nodes.push(source.node);
        }
        (nodes, level)
    }

    /// One source; LATERAL, it sees its `siblings`.
    pub(crate) fn source(&mut self, place: &Place, siblings: &Level) -> Source {
        self.sources = self.sources.saturating_sub(1);
        match self.numbers.below(100) {
            0..33 if self.sources > 0 => self.join(place, siblings),
            33..46 if place.depth > 0 => self.derived(place, siblings),
            46..53 => self.function(place, siblings),
            _ => self.relation(place),
        }
    }

    /// A table, a view or a CTE.
    fn relation(&mut self, place: &Place) -> Source {
        let shadowed = |name: &str| place.ctes.iter().any(|cte| cte.name == name);
        let known = self.relations.iter().filter(|it| !shadowed(&it.name));
        let mut known: Vec<&Relation> = known.collect();
        // Later CTEs hide earlier ones of the same name.
        for (at, cte) in place.ctes.iter().enumerate() {
            if !place.ctes[at + 1..]
                .iter()
                .any(|later| later.name == cte.name)
            {
                known.extend([cte, cte]);
            }
        }
        let relation = (*self.numbers.pick(&known)).clone();
        let is_table = relation.is_table;
        let alias = match self.numbers.chance(10) && !relation.name.contains('.') {
            true => relation.name.clone(),
            false => self.name("s"),
        };
        let only = if is_table && self.numbers.chance(4) {
            "ONLY "
        } else {
            ""
        };
        let node =
            Node::new("table", Sort::Source, SIMPLE).text(format!("{only}{}", relation.name));
        let named = alias == relation.name;
        let mut columns = relation.columns.clone();
        let node = match (named, self.numbers.chance(6)) {
            (true, _) => node,
            (false, false) => node.text(format!(" AS {alias}")),
            (false, true) => {
                let renamed = 1 + self.numbers.below(columns.len());
                let mut names = Vec::new();
                for column in &mut columns[..renamed] {
                    column.0 = self.name("x");
                    names.push(Node::atom("column alias", Sort::Other, column.0.clone()));
                }
                node.text(format!(" AS {alias}("))
                    .list(names, ", ", 1)
                    .text(")")
            }
        };
        let node = match is_table && self.numbers.chance(2) {
            true => node.text(" TABLESAMPLE SYSTEM (100)"),
            false => node,
        };
        let mut level = level(&alias, &columns);
        for key in &relation.keys {
            let place = |name: &String| relation.columns.iter().position(|(it, _)| it == name);
            let columns = key
                .iter()
                .filter_map(place)
                .map(|at| level.columns[at].clone());
            level.keys.push(columns.collect());
        }
        Source { node, level }
    }

    fn derived(&mut self, place: &Place, siblings: &Level) -> Source {
        let lateral = self.numbers.chance(35);
        let inner = match lateral {
            true => place.within(siblings.clone()).of_subquery(),
            false => place.of_subquery(),
        };
        let query = self.query(&inner, None);
        let alias = self.name("d");
        let before = if lateral { "LATERAL (" } else { "(" };
        let kind = if lateral {
            "LATERAL derived table"
        } else {
            "derived table"
        };
        let node = Node::new(kind, Sort::Source, SIMPLE)
            .text(before)
            .node(query.node, 0);
        let mut columns = query.columns;
        if !self.numbers.chance(25) {
            let node = node.text(format!(") AS {alias}"));
            return Source {
                node,
                level: level(&alias, &columns),
            };
        }
        let mut names = Vec::new();
        for column in &mut columns {
            column.0 = self.name("x");
            names.push(Node::atom("column alias", Sort::Other, column.0.clone()));
        }
        let node = node.text(format!(") AS {alias}(")).columns(names).text(")");
        Source {
            node,
            level: level(&alias, &columns),
        }
    }

    fn function(&mut self, place: &Place, siblings: &Level) -> Source {
        let inner = match self.numbers.chance(40) {
            true => place.within(siblings.clone()).deeper(),
            false => place.deeper(),
        };
        let alias = self.name("f");
        if self.since(17) && self.numbers.chance(8) {
            return self.json_table(&alias);
        }
        let (node, types): (Node, Vec<Ty>) = match self.numbers.below(10) {
            0..4 => {
                let (call, ty) = self.set(&inner);
                (call, vec![ty])
            }
            4 => {
                let ((first, one), (second, two)) = (self.set(&inner), self.set(&inner));
                let node = Node::new("ROWS FROM", Sort::Other, SIMPLE).text("ROWS FROM (");
                (
                    node.node(first, 0).text(", ").node(second, 0).text(")"),
                    vec![one, two],
                )
            }
            5 => {
                let (one, two) = (self.leaf(&inner, "int4[]"), self.leaf(&inner, "text[]"));
                let node = Node::new("unnest of two", Sort::Other, SIMPLE).text("unnest(");
                (
                    node.node(one, 0).text(", ").node(two, 0).text(")"),
                    vec!["int4", "text"],
                )
            }
            6 => (
                Node::atom("pairs()", Sort::Other, "pairs()"),
                vec!["int4", "text"],
            ),
            7 => (
                Node::atom("one_pair()", Sort::Other, "one_pair()"),
                vec!["int4", "text"],
            ),
            8 => {
                let value = self.leaf(&inner, "int4");
                let node = Node::new("scalar function in FROM", Sort::Other, SIMPLE);
                (node.text("nil(").node(value, 0).text(")"), vec!["int4"])
            }
            _ => {
                let sql = "jsonb_to_recordset('[{\"x\": 1}, {\"y\": \"a\"}]')";
                let node = Node::atom("jsonb_to_recordset", Sort::Source, sql);
                let (x, y) = (self.name("x"), self.name("y"));
                let columns = [(x.clone(), "int4"), (y.clone(), "text")];
                let node = node.text(format!(" AS {alias}({x} int4, {y} text)"));
                return Source {
                    node,
                    level: level(&alias, &columns),
                };
            }
        };
        let mut columns: Vec<(String, Ty)> = types.iter().map(|ty| (self.name("x"), *ty)).collect();
        let ordinal = self.numbers.chance(25);
        if ordinal {
            columns.push((self.name("n"), "int8"));
        }
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let ordinality = if ordinal { " WITH ORDINALITY" } else { "" };
        let text = format!("{ordinality} AS {alias}({})", names.join(", "));
        let node = Node::new("function in FROM", Sort::Source, SIMPLE)
            .node(node, 0)
            .text(text);
        Source {
            node,
            level: level(&alias, &columns),
        }
    }

    fn json_table(&mut self, alias: &str) -> Source {
        let (x, o) = (self.name("x"), self.name("n"));
        let sql = format!(
            "JSON_TABLE('[{{\"a\": 1}}, {{\"b\": 2}}]'::jsonb, '$[*]' \
             COLUMNS ({x} int4 PATH '$.a', {o} FOR ORDINALITY)) AS {alias}"
        );
        Source {
            node: Node::new("JSON_TABLE", Sort::Source, SIMPLE).text(sql),
            level: level(alias, &[(x, "int4"), (o, "int4")]),
        }
    }

    fn set(&mut self, place: &Place) -> (Node, Ty) {
        let grammar = self.grammar;
        let rule = self.numbers.pick(&grammar.sets);
        let ty = match rule.result {
            crate::grammar::Slot::Type(ty) => ty,
            _ => types::any(&mut self.numbers),
        };
        (self.apply(place, rule, ty), ty)
    }
}

/// The names of one source.
pub(crate) fn level(alias: &str, columns: &[(String, Ty)]) -> Level {
    let mut level = Level::default();
    level.columns = columns
        .iter()
        .map(|(name, ty)| Visible::new(alias, name, ty))
        .collect();
    level.rows.push(alias.to_owned());
    level
}

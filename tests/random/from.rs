//! Random FROM clauses: tables, joins, derived tables and functions.

use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::scope::{Level, Place, Relation, Visible};
use crate::types;

/// How tightly a source other than a join binds.
const SIMPLE: u8 = 2;

/// A source, and the names that it brings.
struct Source {
    node: Node,
    level: Level,
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
    fn source(&mut self, place: &Place, siblings: &Level) -> Source {
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
        let is_table = !relation.writable.is_empty();
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

    fn set(&mut self, place: &Place) -> (Node, Ty) {
        let grammar = self.grammar;
        let rule = self.numbers.pick(&grammar.sets);
        let ty = match rule.result {
            crate::grammar::Slot::Type(ty) => ty,
            _ => types::any(&mut self.numbers),
        };
        (self.apply(place, rule, ty), ty)
    }

    fn join(&mut self, place: &Place, siblings: &Level) -> Source {
        const KINDS: [(&str, &str); 6] = [
            ("JOIN", " JOIN "),
            ("LEFT JOIN", " LEFT JOIN "),
            ("RIGHT JOIN", " RIGHT JOIN "),
            ("FULL JOIN", " FULL JOIN "),
            ("CROSS JOIN", " CROSS JOIN "),
            ("NATURAL", " JOIN "),
        ];
        let (kind, join) = KINDS[self.numbers.weighted(&[6, 9, 4, 4, 2, 2])];
        let left = self.source(place, siblings);
        let mut seen = Level::default();
        if matches!(kind, "JOIN" | "LEFT JOIN" | "CROSS JOIN") {
            seen.add(siblings.clone());
            seen.add(left.level.clone());
        }
        let right = self.source(place, &seen);
        let common = common(&left.level, &right.level);
        if kind == "CROSS JOIN" {
            return joined(kind, left, join, right, SIMPLE, None);
        }
        if kind == "NATURAL" {
            if let Some(common) = common.as_ref().filter(|it| !it.is_empty()) {
                let sides = [
                    " NATURAL JOIN ",
                    " NATURAL LEFT JOIN ",
                    " NATURAL RIGHT JOIN ",
                    " NATURAL FULL JOIN ",
                ];
                let join = *self.numbers.pick(&sides);
                let mut source = joined(join.trim(), left, join, right, SIMPLE, None);
                merge(&mut source.level, common);
                return source;
            }
        }
        let kind = if kind == "NATURAL" { "JOIN" } else { kind };
        let using = common.filter(|it| !it.is_empty() && self.numbers.chance(40));
        // Without parentheses, a join on the right side is still the inner one.
        let needs = if self.numbers.chance(40) { 0 } else { SIMPLE };
        if let Some(common) = using {
            let number = 1 + self.numbers.below(common.len());
            let names: Vec<String> = common[..number].to_vec();
            let text = format!(" USING ({})", names.join(", "));
            let mut source = joined(
                kind,
                left,
                join,
                right,
                needs,
                Some(Node::atom("USING", Sort::Other, text)),
            );
            merge(&mut source.level, &names);
            return source;
        }
        let on = self.on(place, &left.level, &right.level, kind);
        let on = Node::new("ON", Sort::Other, 0).text(" ON ").node(on, 0);
        joined(kind, left, join, right, needs, Some(on))
    }

    fn on(&mut self, place: &Place, left: &Level, right: &Level, kind: &str) -> Node {
        let mut both = left.clone();
        both.add(right.clone());
        let inner = place.within(both).deeper();
        let meets = |column: &&Visible| right.columns.iter().any(|it| it.ty == column.ty);
        let shared = left.columns.iter().find(meets).map(|column| column.ty);
        let shared = shared.filter(|_| kind == "FULL JOIN" || self.numbers.chance(60));
        let equal = shared.and_then(|ty| {
            let (left, right) = (self.column_of(left, ty)?, self.column_of(right, ty)?);
            let node = Node::new("column = column", Sort::Value("bool"), 5);
            Some(node.node(left, 6).text(" = ").node(right, 6))
        });
        match equal {
            Some(equal) if kind == "FULL JOIN" || self.numbers.chance(75) => equal,
            Some(equal) => {
                let more = self.condition(&inner);
                let node = Node::new("AND", Sort::Value("bool"), 2);
                node.node(equal, 2).text(" AND ").node(more, 3)
            }
            // The server can not merge nor hash another condition.
            None if kind == "FULL JOIN" => Node::atom("constant", Sort::Value("bool"), "true"),
            None => self.condition(&inner),
        }
    }

    /// A column of one side, with its alias.
    fn column_of(&mut self, level: &Level, ty: Ty) -> Option<Node> {
        let of_type = level
            .columns
            .iter()
            .filter(|it| it.ty == ty && it.alias.is_some());
        let columns: Vec<&Visible> = of_type.collect();
        let column = (!columns.is_empty()).then(|| *self.numbers.pick(&columns))?;
        let text = format!(
            "{}.{}",
            column.alias.as_deref().unwrap_or_default(),
            column.name
        );
        Some(Node::new("column", Sort::Value(ty), types::PRIMARY).text(text))
    }
}

fn level(alias: &str, columns: &[(String, Ty)]) -> Level {
    let mut level = Level::default();
    level.columns = columns
        .iter()
        .map(|(name, ty)| Visible::new(alias, name, ty))
        .collect();
    level.rows.push(alias.to_owned());
    level
}

fn joined(
    kind: &'static str,
    left: Source,
    join: &'static str,
    right: Source,
    needs: u8,
    on: Option<Node>,
) -> Source {
    let mut level = left.level;
    level.add(right.level);
    let node = Node::new(kind, Sort::Source, 1)
        .node(left.node, 1)
        .text(join)
        .node(right.node, needs);
    let node = match on {
        Some(on) => node.node(on, 0),
        None => node,
    };
    Source { node, level }
}

/// The names that both sides have once and with one type; `None` where one that both have does not fit.
fn common(left: &Level, right: &Level) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for column in left.columns.iter().filter(|it| !it.merged) {
        let others: Vec<_> = right
            .columns
            .iter()
            .filter(|it| !it.merged && it.name == column.name)
            .collect();
        match others[..] {
            [] => {}
            [other] if other.ty == column.ty && left.means(column) => {
                names.push(column.name.clone())
            }
            _ => return None,
        }
    }
    Some(names)
}

/// Puts the columns that USING merges before the others.
fn merge(level: &mut Level, names: &[String]) {
    for name in names {
        let mut ty = None;
        for column in level
            .columns
            .iter_mut()
            .filter(|it| it.name == *name && !it.merged)
        {
            column.merged = true;
            ty = Some(column.ty);
        }
        if let Some(ty) = ty {
            let merged = Visible {
                alias: None,
                ..Visible::new("", name, ty)
            };
            level.columns.insert(0, merged);
        }
    }
}

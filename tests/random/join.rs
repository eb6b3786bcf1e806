//! Random joins: of every kind, nested on either side, on conditions or on names that both sides have.

use crate::from::{SIMPLE, Source, level};
use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::scope::{Level, Place, Visible};
use crate::types;

impl Generator<'_> {
    /// Two sources joined, sometimes under a name of their own.
    pub(crate) fn join(&mut self, place: &Place, siblings: &Level) -> Source {
        let source = self.bare_join(place, siblings);
        match self.numbers.chance(5) {
            true => self.named_join(source),
            false => source,
        }
    }

    fn bare_join(&mut self, place: &Place, siblings: &Level) -> Source {
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
        if kind == "NATURAL"
            && let Some(common) = common.as_ref().filter(|it| !it.is_empty())
        {
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

    /// `(a JOIN b …) AS j`, which hides the names within.
    fn named_join(&mut self, source: Source) -> Source {
        let visible = source.level.columns.iter().filter(|it| !it.merged);
        let columns: Vec<(String, Ty)> = visible.map(|it| (it.name.clone(), it.ty)).collect();
        let names = columns.iter().map(|(name, _)| name);
        let once = |name: &String| columns.iter().filter(|(it, _)| it == name).count() == 1;
        if !names.clone().all(once) {
            return source;
        }
        let alias = self.name("j");
        let node = Node::new("named join", Sort::Source, SIMPLE)
            .text("(")
            .node(source.node, 0)
            .text(format!(") AS {alias}"));
        Source {
            node,
            level: level(&alias, &columns),
        }
    }
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

//! Random aggregates and window functions, with their filters and frames.

use crate::generator::Generator;
use crate::grammar::Rule;
use crate::node::{Node, Sort, Ty};
use crate::scope::Place;
use crate::types;

impl Generator<'_> {
    /// An aggregate of the type, or a leaf where there is none.
    pub(crate) fn aggregate(&mut self, place: &Place, ty: Ty) -> Node {
        let Some(ungrouped) = &place.ungrouped else {
            return self.leaf(place, ty);
        };
        let grammar = self.grammar;
        let fitting: Vec<&Rule> = grammar
            .aggregates
            .iter()
            .filter(|it| it.gives(ty))
            .collect();
        if fitting.is_empty() {
            return self.leaf(place, ty);
        }
        let rule = *self.numbers.pick(&fitting);
        let arguments = place.of_aggregate(ungrouped);
        let call = self.apply(&arguments, rule, ty);
        // An expression of an aggregate can not have a filter, nor a window.
        if call.level < 16 {
            return call;
        }
        let filter = self.numbers.chance(15).then(|| self.condition(&arguments));
        let over =
            (place.windows && rule.over && self.numbers.chance(15)).then(|| self.over(place));
        filtered(call, filter, over)
    }

    /// A call with OVER.
    pub(crate) fn window_call(&mut self, place: &Place, ty: Ty) -> Node {
        let grammar = self.grammar;
        let functions = grammar.windows.iter().filter(|it| it.gives(ty));
        let mut fitting: Vec<&Rule> = functions.collect();
        let functions = fitting.len();
        let aggregates = grammar
            .aggregates
            .iter()
            .filter(|it| it.over && it.gives(ty));
        fitting.extend(aggregates);
        let at = self.numbers.below(fitting.len());
        let inner = Place {
            windows: false,
            ..place.deeper()
        };
        let Some(rule) = fitting.get(at) else {
            return self.leaf(place, ty);
        };
        let call = self.apply(&inner, rule, ty);
        let filter = (at >= functions && self.numbers.chance(15)).then(|| self.condition(&inner));
        let over = self.over(place);
        filtered(call, filter, Some(over))
    }

    /// What stands behind OVER.
    fn over(&mut self, place: &Place) -> Node {
        if self.has_window && self.numbers.chance(25) {
            return Node::atom("named window", Sort::Other, "w");
        }
        let inner = Place {
            windows: false,
            ..place.deeper()
        };
        let window = self.window(&inner);
        Node::new("window", Sort::Other, 0)
            .text("(")
            .node(window, 0)
            .text(")")
    }

    /// The definition of a window.
    pub(crate) fn window(&mut self, place: &Place) -> Node {
        let mut node = Node::new("window definition", Sort::Other, 0);
        if self.numbers.chance(40) {
            let ty = self.common_type(place);
            let by = self.leaf(place, ty);
            node = node.optional("PARTITION BY ", Some(by));
        }
        // RANGE with an offset takes one number to order by.
        let ordered = self.numbers.chance(65).then(|| {
            let ty = match self.numbers.chance(50) {
                true => "int4",
                false => self.common_type(place),
            };
            (ty, self.leaf(place, ty))
        });
        let number = ordered.as_ref().is_some_and(|(ty, _)| *ty == "int4");
        let is_ordered = ordered.is_some();
        if let Some((_, by)) = ordered {
            let last = *self.numbers.pick(&["", "", " DESC", " NULLS FIRST"]);
            let by = Node::new("sort key", Sort::Other, 0).node(by, 0).text(last);
            node = node.optional(" ORDER BY ", Some(by));
        }
        if self.numbers.chance(50) {
            node = node.optional(" ", Some(self.frame(is_ordered, number)));
        }
        node
    }

    fn frame(&mut self, ordered: bool, number: bool) -> Node {
        let units: &[&str] = match (ordered, number) {
            (true, true) => &["ROWS", "RANGE", "GROUPS"],
            (true, false) => &["ROWS", "GROUPS"],
            _ => &["ROWS"],
        };
        let unit = *self.numbers.pick(units);
        const BOUNDS: [&str; 14] = [
            "BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
            "BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
            "BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING",
            "BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING",
            "BETWEEN CURRENT ROW AND CURRENT ROW",
            "BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
            "BETWEEN CURRENT ROW AND 1 FOLLOWING",
            "BETWEEN 1 PRECEDING AND CURRENT ROW",
            "BETWEEN 2 PRECEDING AND 1 PRECEDING",
            "BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
            "BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING",
            "BETWEEN 0 PRECEDING AND 0 FOLLOWING",
            "UNBOUNDED PRECEDING",
            "CURRENT ROW",
        ];
        let bounds = *self.numbers.pick(&BOUNDS);
        const EXCLUDE: [&str; 4] = [
            " EXCLUDE CURRENT ROW",
            " EXCLUDE GROUP",
            " EXCLUDE TIES",
            " EXCLUDE NO OTHERS",
        ];
        let frame = Node::atom("frame", Sort::Other, format!("{unit} {bounds}"));
        match self.numbers.chance(30) {
            true => {
                let exclude = *self.numbers.pick(&EXCLUDE);
                frame.optional("", Some(Node::atom("EXCLUDE", Sort::Other, exclude)))
            }
            false => frame,
        }
    }

    /// A type for an item: one that columns in sight or, in a grouped query, aggregates have.
    pub(crate) fn item_type(&mut self, place: &Place) -> Ty {
        match (self.numbers.below(8), &place.ungrouped) {
            (0, _) => types::any(&mut self.numbers),
            (1..5, Some(_)) => self
                .numbers
                .pick::<Ty>(&["int8", "int4", "numeric", "text"]),
            _ => self.common_type(place),
        }
    }
}

/// The call with FILTER and OVER behind it: it binds as calls do, and is named as the call is.
fn filtered(call: Node, filter: Option<Node>, over: Option<Node>) -> Node {
    if filter.is_none() && over.is_none() {
        return call;
    }
    let kind = match (over.is_some(), filter.is_some()) {
        (true, _) => "… OVER (…)",
        _ => "aggregate … FILTER (…)",
    };
    let mut node = Node::new(kind, call.sort, 16).node(call, 0);
    if let Some(filter) = filter {
        let filter = Node::new("FILTER", Sort::Other, 0)
            .text("(WHERE ")
            .node(filter, 0)
            .text(")");
        node = node.optional(" FILTER ", Some(filter));
    }
    if let Some(over) = over {
        node = node.text(" OVER ").node(over, 0);
    }
    node
}

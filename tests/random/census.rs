//! What was tried, and how often inference was more careful than it had to be.

use crate::node::{Node, Sort};
use bindery_codegen::infer::{TypedColumn, Why};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Counts of a hunt.
#[derive(Debug, Default)]
pub(crate) struct Census {
    /// Queries that inference answered.
    pub(crate) queries: usize,
    pub(crate) runs: usize,
    /// Queries that gave a row in some run.
    pub(crate) with_rows: usize,
    /// Runs that ended with an error of the server.
    pub(crate) failed: BTreeMap<String, usize>,
    /// Queries that the server did not take.
    pub(crate) rejected: BTreeMap<String, usize>,
    /// Queries that Bindery did not take.
    pub(crate) refused: BTreeMap<String, usize>,
    constructs: BTreeMap<String, usize>,
    /// By the top of the expression.
    causes: BTreeMap<String, Cause>,
    /// By the last reason that inference gives.
    reasons: BTreeMap<String, Cause>,
    cardinalities: BTreeMap<&'static str, usize>,
}

/// The columns that one construct makes.
#[derive(Debug, Default)]
struct Cause {
    plain: usize,
    nullable: usize,
    /// Of those, the ones that had rows and were never NULL.
    never: usize,
}

impl Census {
    /// Counts the constructs of a query.
    pub(crate) fn count(&mut self, node: &Node, cardinality: &'static str) {
        self.queries += 1;
        *self.cardinalities.entry(cardinality).or_default() += 1;
        node.walk(&mut |node| *self.constructs.entry(node.kind.to_owned()).or_default() += 1);
    }

    /// Counts a column: what it is made by, how it was inferred, whether it was ever seen, and seen NULL.
    pub(crate) fn column(&mut self, cause: String, column: &TypedColumn, rows: bool, null: bool) {
        let count = |cause: &mut Cause| match column.nullable {
            false => cause.plain += 1,
            true if rows => {
                cause.nullable += 1;
                cause.never += usize::from(!null);
            }
            true => {}
        };
        count(self.causes.entry(cause).or_default());
        if let Some(why) = &column.why {
            count(self.reasons.entry(last_reason(why)).or_default());
        }
    }

    /// The numbers, and with `tables` those of each construct.
    pub(crate) fn report(&self, tables: bool) -> String {
        let sum = |counts: &BTreeMap<String, usize>| counts.values().sum::<usize>();
        let (rejected, refused) = (sum(&self.rejected), sum(&self.refused));
        let all = self.queries + rejected + refused;
        let mut text = format!(
            "{} queries inferred of {all}: {rejected} not taken by the server, {refused} by Bindery; \
             {} gave rows; {} runs, {} of them failed; cardinalities {:?}",
            self.queries,
            self.with_rows,
            self.runs,
            sum(&self.failed),
            self.cardinalities
        );
        if tables {
            most(&mut text, "not taken by the server", &self.rejected, 15);
            most(&mut text, "not taken by Bindery", &self.refused, 5);
            most(&mut text, "failed runs", &self.failed, 10);
            most(&mut text, "constructs", &self.constructs, usize::MAX);
            self.precision(&mut text);
        }
        text
    }

    fn precision(&self, text: &mut String) {
        let columns = "columns inferred T, Option, of those never NULL";
        for (by, causes) in [("construct", &self.causes), ("reason", &self.reasons)] {
            let _ = writeln!(text, "\n\n{columns}, by {by}");
            let mut causes: Vec<_> = causes.iter().collect();
            causes.sort_by_key(|(_, cause)| std::cmp::Reverse(cause.never));
            for (
                name,
                Cause {
                    plain,
                    nullable,
                    never,
                },
            ) in causes
            {
                let _ = writeln!(text, "{plain:9} {nullable:9} {never:9}  {name}");
            }
        }
    }
}

/// The end of the chain of reasons, without the names in it.
fn last_reason(why: &Why) -> String {
    match &why.because {
        Some(because) => last_reason(because),
        None => {
            let parts = why.text.split('`').enumerate();
            parts
                .map(|(at, part)| if at % 2 == 0 { part } else { "…" })
                .collect()
        }
    }
}

fn most(text: &mut String, title: &str, counts: &BTreeMap<String, usize>, number: usize) {
    let _ = write!(text, "\n\n{title}\n");
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (name, count) in counts.into_iter().take(number) {
        let _ = writeln!(text, "{count:9}  {name}");
    }
}

/// What makes each column of the statement, where its items say so.
pub(crate) fn causes(node: &Node, columns: usize) -> Vec<String> {
    let mut found = Vec::new();
    items(node, &mut found);
    match found.len() == columns {
        true => found,
        false => vec!["*".to_owned(); columns],
    }
}

/// The tops of the items of the first SELECT that the statement's rows come from.
fn items(node: &Node, found: &mut Vec<String>) {
    use crate::node::Part;
    let list = node.parts.iter().find_map(|part| match part {
        Part::List(list) if list.columns => Some(list),
        _ => None,
    });
    match (list, node.kind) {
        (Some(list), "SELECT" | "RETURNING") => found.extend(list.items.iter().map(top)),
        _ => {
            let returning = node.children().find(|child| child.kind == "RETURNING");
            let query = node.children().filter(|child| child.sort == Sort::Query);
            // What WITH is for comes last, the first arm of a set operation first.
            let inner = match node.kind {
                "WITH" => query.last(),
                _ => returning.or_else(|| query.into_iter().next()),
            };
            if let Some(inner) = inner {
                items(inner, found);
            }
        }
    }
}

fn top(item: &Node) -> String {
    match item.children().next() {
        Some(call) if call.kind.contains('…') => match call.children().next() {
            Some(inner) => format!("{}: {}", call.kind, inner.kind),
            None => call.kind.to_owned(),
        },
        Some(value) => value.kind.to_owned(),
        None => item.kind.to_owned(),
    }
}

//! Parameters: whether the statement can make use of NULL.

use super::analysis::{Param, Use};
use super::tree::Read;
use super::value::Flow;
use crate::describe::DescribedQuery;
use crate::lists::Place;
use sqlparser::ast::{Expr, FunctionArguments, Value, Visit, Visitor};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// What a statement does with its parameters.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Those that it asks whether they are NULL.
    pub(super) tested: BTreeSet<usize>,
    /// Those that it stores where NULL can be.
    stored: BTreeSet<usize>,
    /// Those whose elements it stores where NULL can be.
    stored_elements: BTreeSet<usize>,
    /// Those that it stores where NULL can not be.
    pub(super) refused: BTreeSet<usize>,
    refused_elements: BTreeSet<usize>,
}

impl Uses {
    /// What the tree says before it is analysed.
    pub(super) fn of(read: &Read) -> Self {
        let mut tests = Tests(BTreeSet::new());
        let _ = read.statement.visit(&mut tests);
        Self {
            tested: tests.0,
            ..Self::default()
        }
    }

    /// With what the analysis found.
    pub(super) fn add(&mut self, uses: &[Use]) {
        for used in uses {
            let (flow, whole, elements) = match used {
                Use::Stores(flow) => (flow, &mut self.stored, &mut self.stored_elements),
                Use::Refuses(flow) => (flow, &mut self.refused, &mut self.refused_elements),
            };
            let Flow {
                param, is_element, ..
            } = *flow;
            if is_element { elements } else { whole }.insert(param);
        }
    }

    /// The parameters as this makes them, where the user says nothing else.
    pub(super) fn params(&self, described: &DescribedQuery) -> Vec<Param> {
        let types = described.params.iter().enumerate();
        let param = |(at, pg_type): (usize, &String)| {
            let name = &described.query.statement.params[at].name;
            let mut said = described.query.params.iter();
            let said = said.find(|it| it.name.value == *name);
            let uses = self.tested.contains(&at) || self.stored.contains(&at);
            let own = uses && !self.refused.contains(&at);
            let elements =
                self.stored_elements.contains(&at) && !self.refused_elements.contains(&at);
            // What a type of the user's makes of its values is not ours to know.
            let optional = |it: &crate::source::Spanned<String>| it.value.contains("Option");
            let by_user = said
                .and_then(|it| it.rust_type.as_ref())
                .is_some_and(optional);
            Param {
                pg_type: pg_type.clone(),
                nullable: said.and_then(|it| it.nullable).unwrap_or(own),
                nullable_elements: elements || by_user || is_inserted(described, at),
            }
        };
        types.map(param).collect()
    }
}

/// Whether the parameter is a column of a list that is inserted: there NULL may be, as the list's probe says.
fn is_inserted(described: &DescribedQuery, at: usize) -> bool {
    let lists = described
        .probe
        .iter()
        .flat_map(|it| &it.query.statement.lists);
    let mut inserted = lists.filter(|it| it.list.place == Place::Values);
    inserted.any(|it| (it.first..it.first + it.list.columns.len()).contains(&at))
}

/// Looks for tests for NULL.
struct Tests(BTreeSet<usize>);

impl Visitor for Tests {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::IsNull(inner)
            | Expr::IsNotNull(inner)
            | Expr::IsTrue(inner)
            | Expr::IsNotTrue(inner)
            | Expr::IsFalse(inner)
            | Expr::IsNotFalse(inner)
            | Expr::IsUnknown(inner)
            | Expr::IsNotUnknown(inner) => self.0.extend(param(inner)),
            Expr::IsDistinctFrom(a, b) | Expr::IsNotDistinctFrom(a, b) => {
                self.0.extend(param(a));
                self.0.extend(param(b));
            }
            Expr::Function(function) if super::from::is_named(&function.name, "coalesce") => {
                if let FunctionArguments::List(list) = &function.args {
                    let args = list.args.iter().filter_map(super::from::argument);
                    self.0.extend(args.filter_map(param));
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// The parameter that an expression is, from 0.
fn param(expr: &Expr) -> Option<usize> {
    match expr {
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => param(inner),
        Expr::Value(value) => match &value.value {
            Value::Placeholder(name) => name
                .strip_prefix('$')?
                .parse::<usize>()
                .ok()?
                .checked_sub(1),
            _ => None,
        },
        _ => None,
    }
}

//! How many rows a SELECT can have: what keys and conditions leave of a relation.

use super::analysis::Analysis;
use super::equality::{Equality, Operand, compares_alike, conjuncts};
use super::facts::{Fact, Known, Outcome};
use super::scope::{Env, Reference, Scope};
use super::tree;
use super::value::Var;
use super::why::Why;
use crate::catalog::{Key, Table};
use sqlparser::ast::Expr;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Equality {}

/// The keys of a table that are made of columns, and hold for all its rows.
pub(super) fn column_keys(table: &Table) -> Vec<Vec<usize>> {
    let of_columns = |key: &Key| -> Option<Vec<usize>> {
        let at = |part: &String| {
            let is = |name: &str| crate::catalog::quoted(name) == *part || name == part;
            table.columns.iter().position(|column| is(&column.name))
        };
        let parts: Option<Vec<usize>> = key.parts.iter().map(at).collect();
        parts.filter(|_| key.predicate.is_none())
    };
    table.keys.iter().filter_map(of_columns).collect()
}

impl<'c> Analysis<'c> {
    /// Why FROM and WHERE can give more than one row; none if they can not.
    pub(super) fn many(
        &mut self,
        scope: &Scope<'c>,
        equalities: &[Equality],
        conditions: &Conditions,
        env: &Env<'_, 'c>,
    ) -> Option<Arc<Why>> {
        let open = self.undetermined(scope, &BTreeSet::new(), equalities, conditions, env);
        let first = open.first()?;
        let relation = &self.relations[*first];
        let text = match relation.table {
            Some(table) if !table.keys.is_empty() => {
                let keys: Vec<String> = table.keys.iter().map(|it| it.parts.join(", ")).collect();
                format!(
                    "`{}` may have many such rows: its keys are ({})",
                    relation.label,
                    keys.join("), (")
                )
            }
            Some(_) => format!(
                "`{}` may have many such rows: it has no key",
                relation.label
            ),
            None => format!("`{}` may have many rows", relation.label),
        };
        Some(Why::new(None, text))
    }

    /// The relations of which there may be more than one row, given one row of each of `given`.
    pub(super) fn undetermined(
        &mut self,
        scope: &Scope<'c>,
        given: &BTreeSet<usize>,
        equalities: &[Equality],
        conditions: &Conditions,
        env: &Env<'_, 'c>,
    ) -> Vec<usize> {
        let mut open: Vec<usize> = scope.relations.clone();
        open.retain(|it| !given.contains(it));
        loop {
            let before = open.len();
            let still = open.clone();
            open.retain(|it| !self.is_determined(*it, &still, equalities, conditions, env));
            if open.len() == before {
                return open;
            }
        }
    }

    fn is_determined(
        &mut self,
        relation: usize,
        open: &[usize],
        equalities: &[Equality],
        conditions: &Conditions,
        env: &Env<'_, 'c>,
    ) -> bool {
        let own = &self.relations[relation];
        if own.depends.iter().any(|it| open.contains(it)) {
            return false;
        }
        if own.is_single {
            return true;
        }
        let fixed = |operand: &Operand| operand.relations.iter().all(|it| !open.contains(it));
        let equal = |is: &dyn Fn(&Operand) -> bool| {
            let reaching = equalities.iter().filter(|it| it.reaches(relation));
            let mut both = reaching
                .flat_map(|it| [[&it.sides[0], &it.sides[1]], [&it.sides[1], &it.sides[0]]]);
            both.any(|[a, b]| is(a) && fixed(b) && compares_alike(a, b))
        };
        let column = |column: usize| {
            let var = Var { relation, column };
            equal(&|it: &Operand| it.var == Some(var))
        };
        let unique = self.relations[relation].unique.iter();
        if { unique }.any(|key| key.iter().all(|it| column(*it))) {
            return true;
        }
        let Some(table) = self.relations[relation].table else {
            return false;
        };
        let odd =
            |key: &&Key| key.predicate.is_some() || key.parts.iter().any(|it| it.contains('('));
        let keys: Vec<&Key> = table.keys.iter().filter(odd).collect();
        let inner = self.alone(relation);
        for key in keys {
            let env = Env {
                scope: &inner,
                outer: None,
                ..*env
            };
            let applies = key
                .predicate
                .as_deref()
                .is_none_or(|it| self.implied(it, conditions, &env));
            let mut parts = key.parts.iter();
            if applies
                && parts.all(|part| {
                    let expr = tree::expression(part);
                    let key = expr.and_then(|it| self.key(&it, &env));
                    key.is_some_and(|key| equal(&|it: &Operand| it.key.as_ref() == Some(&key)))
                })
            {
                return true;
            }
        }
        false
    }

    /// Whether the conditions of a query imply the predicate of an index.
    fn implied(&mut self, predicate: &str, conditions: &Conditions, env: &Env<'_, 'c>) -> bool {
        let Some(expr) = tree::expression(predicate) else {
            return false;
        };
        let mut parts = Vec::new();
        conjuncts(&expr, &mut parts);
        parts.into_iter().all(|part| {
            let stated = self
                .key(part, env)
                .is_some_and(|it| conditions.keys.contains(&it));
            let facts = match part {
                Expr::IsNotNull(_) => self.facts(part, Outcome::True, env),
                _ => BTreeSet::new(),
            };
            let known = |fact: &Fact| match fact {
                Fact::Var(var) => conditions.known.has(*var),
                Fact::Row(_) => true,
                Fact::Expr(_) => false,
            };
            stated || !facts.is_empty() && facts.iter().all(known)
        })
    }

    /// A scope with nothing but one relation in it.
    fn alone(&self, relation: usize) -> Scope<'c> {
        let columns = self.relations[relation].columns.iter().enumerate();
        let columns = columns.map(|(column, it)| {
            let var = Var { relation, column };
            (it.name.clone(), Reference::Var(var))
        });
        Scope {
            columns: columns.collect(),
            relations: vec![relation],
            ..Scope::default()
        }
    }
}

/// What WHERE and the inner joins of a query say, as keys of conditions and as facts.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    pub(super) keys: BTreeSet<String>,
    pub(super) known: Known,
}

/// Whether a column has one value in all rows.
pub(super) fn is_fixed(var: Var, equalities: &[Equality], env: &Env<'_, '_>) -> bool {
    let outside = |operand: &Operand| {
        let mut relations = operand.relations.iter();
        !relations.any(|it| env.scope.relations.contains(it))
    };
    equalities
        .iter()
        .filter(|it| it.reaches(var.relation))
        .any(|it| {
            let [a, b] = &it.sides;
            a.var == Some(var) && outside(b) && compares_alike(a, b)
                || b.var == Some(var) && outside(a) && compares_alike(b, a)
        })
}

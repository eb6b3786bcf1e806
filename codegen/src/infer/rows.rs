//! How many rows a SELECT can have: what keys and conditions leave of a relation.

use super::analysis::Analysis;
use super::facts::{Fact, Known, Outcome};
use super::scope::{Env, Merge, Reference, Scope, names, resolve};
use super::tree;
use super::value::Var;
use super::why::Why;
use crate::catalog::{Key, Table};
use sqlparser::ast::{BinaryOperator, Expr, Ident, Visit, Visitor};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

/// One side of an equality.
#[derive(Debug, Clone)]
pub(super) struct Operand {
    var: Option<Var>,
    key: Option<String>,
    /// The relations that it is made of.
    relations: BTreeSet<usize>,
    pg_type: Option<String>,
    is_literal: bool,
}

/// Two operands that are equal in every row.
#[derive(Debug, Clone)]
pub(super) struct Equality {
    sides: [Operand; 2],
    reach: Reach,
}

/// Which relations have only rows that an equality holds for.
#[derive(Debug, Clone)]
pub(super) enum Reach {
    All,
    Relations(Vec<usize>),
}

impl Equality {
    /// The equality, where it only holds for some relations.
    pub(super) fn within(mut self, reach: &Reach) -> Self {
        if let Reach::Relations(_) = reach {
            self.reach = reach.clone();
        }
        self
    }

    fn reaches(&self, relation: usize) -> bool {
        match &self.reach {
            Reach::All => true,
            Reach::Relations(relations) => relations.contains(&relation),
        }
    }
}

/// The names of columns within an expression, but not within its subqueries.
pub(super) fn names_in(expr: &Expr, found: &mut Vec<Vec<Ident>>) {
    struct Names<'a>(&'a mut Vec<Vec<Ident>>);
    impl Visitor for Names<'_> {
        type Break = ();
        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            match expr {
                Expr::Identifier(name) => self.0.push(vec![name.clone()]),
                Expr::CompoundIdentifier(names) => self.0.push(names.clone()),
                _ => {}
            }
            ControlFlow::Continue(())
        }
    }
    let _ = expr.visit(&mut Names(found));
}

/// Whether there is a subquery in it.
fn has_query(expr: &Expr) -> bool {
    struct Queries;
    impl Visitor for Queries {
        type Break = ();
        fn pre_visit_query(&mut self, _: &sqlparser::ast::Query) -> ControlFlow<()> {
            ControlFlow::Break(())
        }
    }
    expr.visit(&mut Queries).is_break()
}

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

/// The conditions that AND connects.
pub(super) fn conjuncts<'a>(expr: &'a Expr, found: &mut Vec<&'a Expr>) {
    match expr {
        Expr::Nested(inner) | Expr::IsTrue(inner) => conjuncts(inner, found),
        Expr::BinaryOp { left, op, right } if *op == BinaryOperator::And => {
            conjuncts(left, found);
            conjuncts(right, found);
        }
        other => found.push(other),
    }
}

impl<'c> Analysis<'c> {
    /// The equalities that a condition is made of.
    pub(super) fn equalities(&mut self, condition: &Expr, env: &Env<'_, 'c>) -> Vec<Equality> {
        let mut parts = Vec::new();
        conjuncts(condition, &mut parts);
        let mut found = Vec::new();
        for part in parts {
            match part {
                Expr::BinaryOp { left, op, right } if *op == BinaryOperator::Eq => {
                    match (super::facts::row(left), super::facts::row(right)) {
                        (Some(left), Some(right)) if left.len() == right.len() => {
                            for (left, right) in left.into_iter().zip(right) {
                                found.extend(self.equality(left, right, env));
                            }
                        }
                        _ => found.extend(self.equality(left, right, env)),
                    }
                }
                Expr::InList {
                    expr,
                    list,
                    negated: false,
                } => {
                    if let [only] = list.as_slice() {
                        found.extend(self.equality(expr, only, env));
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn equality(&mut self, left: &Expr, right: &Expr, env: &Env<'_, 'c>) -> Option<Equality> {
        let sides = [self.side(left, env)?, self.side(right, env)?];
        self.schema
            .routine("=")
            .is_none_or(|it| it.extension.is_some())
            .then_some(Equality {
                sides,
                reach: Reach::All,
            })
    }

    fn side(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Option<Operand> {
        let before = self.relations.len();
        let others = self.touched.take();
        let value = self.value(expr, env);
        let mut relations = self.touched.take();
        self.touched
            .borrow_mut()
            .extend(others.iter().chain(&relations));
        relations.retain(|it| *it < before);
        let key = self.key(expr, env);
        // What may differ from row to row is no constant; a subquery is evaluated once where it names
        // nothing of the row.
        let is_once = || relations.iter().all(|it| !env.scope.relations.contains(it));
        (key.is_some() || has_query(expr) && is_once()).then_some(())?;
        let var = names(expr).and_then(|it| resolve(it, env));
        Some(Operand {
            var: var.and_then(|(it, _)| var_of(&it)),
            key,
            relations,
            is_literal: value.is_literal,
            pg_type: value.pg_type.map(|it| self.schema.base(&it).to_owned()),
        })
    }

    /// The equality of two columns that a join merges.
    pub(super) fn equal_references(&self, left: &Reference, right: &Reference) -> Option<Equality> {
        let operand = |reference: &Reference| {
            let var = var_of(reference)?;
            let pg_type = self.column(var).value.pg_type.as_deref();
            Some(Operand {
                var: Some(var),
                key: None,
                relations: BTreeSet::from([var.relation]),
                pg_type: pg_type.map(|it| self.schema.base(it).to_owned()),
                is_literal: false,
            })
        };
        Some(Equality {
            sides: [operand(left)?, operand(right)?],
            reach: Reach::All,
        })
    }

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
        open.retain(|it| !given.contains(it) && !self.relations[*it].is_single);
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

/// Whether what is unique for `a`'s type can not be equal to the same `b` twice.
fn compares_alike(a: &Operand, b: &Operand) -> bool {
    let exact = |it: &str| matches!(it, "int2" | "int4" | "int8" | "numeric");
    let text = |it: &str| matches!(it, "text" | "varchar");
    match (a.pg_type.as_deref(), b.pg_type.as_deref()) {
        _ if b.is_literal => true,
        (Some(a), Some(b)) => {
            a == b || exact(a) && exact(b) || text(a) && text(b) || a == "date" && b == "timestamp"
        }
        _ => false,
    }
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

fn var_of(reference: &Reference) -> Option<Var> {
    match reference {
        Reference::Var(var) => Some(*var),
        Reference::Merged(Merge::Inner | Merge::Left, sides) => var_of(&sides.0),
        Reference::Merged(Merge::Right, sides) => var_of(&sides.1),
        _ => None,
    }
}

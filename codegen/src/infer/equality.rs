//! What conditions set equal.

use super::analysis::Analysis;
use super::scope::{Env, Merge, Reference, names, resolve};
use super::value::Var;
use sqlparser::ast::{BinaryOperator, Expr, Ident, Visit, Visitor};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

impl Equality {
    /// The equality, where it only holds for some relations.
    pub(super) fn within(mut self, reach: &Reach) -> Self {
        if let Reach::Relations(_) = reach {
            self.reach = reach.clone();
        }
        self
    }

    pub(super) fn reaches(&self, relation: usize) -> bool {
        match &self.reach {
            Reach::All => true,
            Reach::Relations(relations) => relations.contains(&relation),
        }
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
                    match (super::known::row(left), super::known::row(right)) {
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

    pub(super) fn equality(
        &mut self,
        left: &Expr,
        right: &Expr,
        env: &Env<'_, 'c>,
    ) -> Option<Equality> {
        let sides = [self.side(left, env)?, self.side(right, env)?];
        self.schema
            .routine("=")
            .is_none_or(|it| it.extension.is_some())
            .then_some(Equality {
                sides,
                reach: Reach::All,
            })
    }

    pub(super) fn side(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Option<Operand> {
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
}

/// One side of an equality.
#[derive(Debug, Clone)]
pub(super) struct Operand {
    pub(super) var: Option<Var>,
    pub(super) key: Option<String>,
    /// The relations that it is made of.
    pub(super) relations: BTreeSet<usize>,
    pub(super) pg_type: Option<String>,
    pub(super) is_literal: bool,
}

/// Two operands that are equal in every row.
#[derive(Debug, Clone)]
pub(super) struct Equality {
    pub(super) sides: [Operand; 2],
    pub(super) reach: Reach,
}

/// Which relations have only rows that an equality holds for.
#[derive(Debug, Clone)]
pub(super) enum Reach {
    All,
    Relations(Vec<usize>),
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
pub(super) fn has_query(expr: &Expr) -> bool {
    struct Queries;
    impl Visitor for Queries {
        type Break = ();
        fn pre_visit_query(&mut self, _: &sqlparser::ast::Query) -> ControlFlow<()> {
            ControlFlow::Break(())
        }
    }
    expr.visit(&mut Queries).is_break()
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

/// Whether what is unique for `a`'s type can not be equal to the same `b` twice.
pub(super) fn compares_alike(a: &Operand, b: &Operand) -> bool {
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

pub(super) fn var_of(reference: &Reference) -> Option<Var> {
    match reference {
        Reference::Var(var) => Some(*var),
        Reference::Merged(Merge::Inner | Merge::Left, sides) => var_of(&sides.0),
        Reference::Merged(Merge::Right, sides) => var_of(&sides.1),
        _ => None,
    }
}

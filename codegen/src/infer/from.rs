//! FROM: tables, subqueries and joins into relations, and what their conditions say.

use super::analysis::{Analysis, Side};
use super::call::boolean;
use super::equality::{Equality, Reach};
use super::facts::{Facts, Known, Outcome};
use super::scope::{Env, Merge, Reference, Scope, parts};
use super::value::{Ctes, Text};
use sqlparser::ast::{Expr, Join, JoinConstraint, JoinOperator, ObjectName, TableWithJoins};

/// What FROM says.
#[derive(Debug, Default)]
pub(super) struct From<'c> {
    pub(super) scope: Scope<'c>,
    /// What holds for each row that comes out.
    pub(super) facts: Facts,
    /// What conditions set equal.
    pub(super) equalities: Vec<Equality>,
    /// Whether a full join gives rows of one side beside rows of the other.
    pub(super) is_full: bool,
    /// Whether there is always a row.
    pub(super) has_row: bool,
}

/// The sides of a join that may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Inner,
    Left,
    Right,
    Full,
}

impl<'c> Analysis<'c> {
    /// Reads FROM.
    pub(super) fn from(
        &mut self,
        tables: &[TableWithJoins],
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> From<'c> {
        let mut all = From {
            has_row: true,
            ..From::default()
        };
        for table in tables {
            let beside = all.scope.clone();
            let one = self.joined(table, &beside, outer, ctes);
            all.scope = all.scope.beside(one.scope);
            all.facts.extend(one.facts);
            all.equalities.extend(one.equalities);
            all.is_full |= one.is_full;
            all.has_row &= one.has_row;
        }
        all
    }

    /// One item of FROM with what is joined to it; `beside` is what LATERAL can see.
    pub(super) fn joined(
        &mut self,
        table: &TableWithJoins,
        beside: &Scope<'c>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> From<'c> {
        let mut left = self.factor(&table.relation, beside, outer, ctes);
        for join in &table.joins {
            let lateral = beside.clone().beside(left.scope.clone());
            let right = self.factor(&join.relation, &lateral, outer, ctes);
            left = self.join(join, left, right, outer, ctes);
        }
        left
    }

    pub(super) fn join(
        &mut self,
        join: &Join,
        left: From<'c>,
        right: From<'c>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> From<'c> {
        use JoinOperator as Op;
        let (kind, constraint) = match &join.join_operator {
            Op::Join(it) | Op::Inner(it) | Op::CrossJoin(it) => (Kind::Inner, it),
            Op::Left(it) | Op::LeftOuter(it) => (Kind::Left, it),
            Op::Right(it) | Op::RightOuter(it) => (Kind::Right, it),
            Op::FullOuter(it) => (Kind::Full, it),
            _ => {
                self.is_lost = true;
                return left;
            }
        };
        let always = match constraint {
            JoinConstraint::On(condition) => boolean(condition) == Some(true),
            JoinConstraint::None => true,
            _ => false,
        };
        let has_row = match kind {
            Kind::Inner => always && left.has_row && right.has_row,
            Kind::Left => left.has_row,
            Kind::Right => right.has_row,
            Kind::Full => left.has_row || right.has_row,
        };
        // A row that is always there is found by every other.
        let kind = match kind {
            Kind::Left if always && right.has_row => Kind::Inner,
            kind => kind,
        };
        let merged = match constraint {
            JoinConstraint::Using(names) => {
                Some(names.iter().filter_map(|it| parts(it)?.pop()).collect())
            }
            JoinConstraint::Natural => self.common(&left.scope, &right.scope),
            _ => None,
        };
        let merged: Option<Vec<String>> = merged;
        let (left_relations, right_relations) =
            (left.scope.relations.clone(), right.scope.relations.clone());
        let (scope, facts, equal, sides) = match merged {
            None => {
                let scope = left.scope.beside(right.scope);
                // The condition is read before its outcome can null anything.
                let (facts, equal) = match constraint {
                    JoinConstraint::On(condition) => self.condition(condition, &scope, outer, ctes),
                    _ => (Facts::new(), Vec::new()),
                };
                let sides = self.add_sides(join, kind, &left_relations, &right_relations);
                (scope, facts, equal, sides)
            }
            Some(names) => {
                let sides = self.add_sides(join, kind, &left_relations, &right_relations);
                let scope = self.merge(&names, kind, sides, left.scope, right.scope);
                let (facts, equal) = self.merged_facts(&scope.columns[..names.len()]);
                (scope, facts, equal, sides)
            }
        };
        let mut all = From {
            scope,
            is_full: left.is_full || right.is_full || kind == Kind::Full,
            has_row,
            ..From::default()
        };
        // Where a side is there, so is what its own joins said.
        let left_facts = (kind != Kind::Inner && kind != Kind::Left)
            .then_some(sides.0)
            .flatten();
        self.keep(&mut all, left.facts, left_facts);
        let right_facts = (kind != Kind::Inner && kind != Kind::Right)
            .then_some(sides.1)
            .flatten();
        self.keep(&mut all, right.facts, right_facts);
        match kind {
            Kind::Inner => all.facts.extend(facts),
            _ => {
                let needed = [sides.0, sides.1].into_iter().flatten().collect();
                self.implications.push((needed, facts));
            }
        }
        let reach = match kind {
            Kind::Inner => Reach::All,
            Kind::Left => Reach::Relations(right_relations),
            Kind::Right => Reach::Relations(left_relations),
            Kind::Full => Reach::Relations(Vec::new()),
        };
        all.equalities.extend(left.equalities);
        all.equalities.extend(right.equalities);
        let reached = equal.into_iter().map(|it| it.within(&reach));
        all.equalities.extend(reached);
        all
    }

    /// Facts of a part hold for all rows, or where a side is there.
    fn keep(&mut self, all: &mut From<'c>, facts: Facts, side: Option<usize>) {
        match side {
            None => all.facts.extend(facts),
            Some(side) => self.implications.push((vec![side], facts)),
        }
    }

    /// The sides that the join can null: the left, and the right one.
    fn add_sides(
        &mut self,
        join: &Join,
        kind: Kind,
        left: &[usize],
        right: &[usize],
    ) -> (Option<usize>, Option<usize>) {
        let span = self.span(&join.relation);
        let words = match kind {
            Kind::Inner => return (None, None),
            Kind::Left => "LEFT JOIN",
            Kind::Right => "RIGHT JOIN",
            Kind::Full => "FULL JOIN",
        };
        let mut side = |relations: &[usize]| {
            let index = self.sides.len();
            self.sides.push(Side {
                join: words,
                span,
                label: None,
                opposite: None,
            });
            for relation in relations {
                self.relations[*relation].nulled.push(index);
            }
            index
        };
        let nulls_left = kind != Kind::Left;
        let nulls_right = kind != Kind::Right;
        let left = nulls_left.then(|| side(left));
        let right = nulls_right.then(|| side(right));
        if let (Some(left), Some(right)) = (left, right) {
            self.sides[left].opposite = Some(right);
            self.sides[right].opposite = Some(left);
        }
        (left, right)
    }

    /// What holds where the join's condition does.
    fn condition(
        &mut self,
        condition: &Expr,
        scope: &Scope<'c>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> (Facts, Vec<Equality>) {
        let known = outer.map_or_else(Known::default, |outer| outer.known.clone());
        let env = Env {
            outer,
            scope,
            known: &known,
            ctes,
            group: None,
            windows: &[],
            is_padded: false,
        };
        self.value(condition, &env);
        let facts = self.facts(condition, Outcome::True, &env);
        (facts, self.equalities(condition, &env))
    }

    /// What holds where the columns that a join merges are equal.
    fn merged_facts(&self, columns: &[(Text<'c>, Reference)]) -> (Facts, Vec<Equality>) {
        let mut facts = Facts::new();
        let mut equal = Vec::new();
        for (_, reference) in columns {
            if let Reference::Merged(_, sides) = reference {
                facts.extend(self.facts_of_reference(&sides.0));
                facts.extend(self.facts_of_reference(&sides.1));
                equal.extend(self.equal_references(&sides.0, &sides.1));
            }
        }
        (facts, equal)
    }

    /// The names that NATURAL merges, in the order of the left side.
    fn common(&mut self, left: &Scope<'c>, right: &Scope<'c>) -> Option<Vec<String>> {
        if left.is_opaque || right.is_opaque {
            self.is_lost = true;
        }
        let shared = |name: &Text<'_>| right.columns.iter().any(|(it, _)| it == name);
        let names = left.columns.iter().map(|(name, _)| name);
        Some(
            names
                .filter(|it| shared(it))
                .map(ToString::to_string)
                .collect(),
        )
    }

    /// The scope of a join that merges these columns: they come first.
    fn merge(
        &mut self,
        names: &[String],
        kind: Kind,
        sides: (Option<usize>, Option<usize>),
        mut left: Scope<'c>,
        mut right: Scope<'c>,
    ) -> Scope<'c> {
        let merge = match kind {
            Kind::Inner => Merge::Inner,
            Kind::Left => Merge::Left,
            Kind::Right => Merge::Right,
            Kind::Full => Merge::Full(sides.0.unwrap_or_default(), sides.1.unwrap_or_default()),
        };
        let mut merged = Vec::with_capacity(names.len());
        for name in names {
            let take = |scope: &mut Scope<'c>| {
                let at = scope.columns.iter().position(|(it, _)| it == name);
                at.map(|at| scope.columns.remove(at))
            };
            match (take(&mut left), take(&mut right)) {
                (Some((name, left)), Some((_, right))) => {
                    merged.push((name, Reference::Merged(merge, Box::new((left, right)))));
                }
                _ => {
                    // A side whose columns are not known.
                    self.is_lost |= !left.is_opaque && !right.is_opaque;
                    merged.push((super::scope::text(name), Reference::Unknown));
                }
            }
        }
        let mut scope = left.beside(right);
        merged.append(&mut scope.columns);
        scope.columns = merged;
        scope
    }
}

/// Whether a name is one of the parser's for a function of the system.
pub(super) fn is_named(name: &ObjectName, expected: &str) -> bool {
    parts(name).is_some_and(|it| it.last().is_some_and(|it| it == expected))
}

/// The expression of an argument.
pub(super) fn argument(argument: &sqlparser::ast::FunctionArg) -> Option<&Expr> {
    use sqlparser::ast::{FunctionArg, FunctionArgExpr};
    match argument {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr))
        | FunctionArg::Named {
            arg: FunctionArgExpr::Expr(expr),
            ..
        }
        | FunctionArg::ExprNamed {
            arg: FunctionArgExpr::Expr(expr),
            operator:
                sqlparser::ast::FunctionArgOperator::RightArrow
                | sqlparser::ast::FunctionArgOperator::Assignment,
            ..
        } => Some(expr),
        _ => None,
    }
}

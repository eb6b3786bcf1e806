//! Predicates into facts: what can not be NULL where a condition has this outcome.
//!
//! The rules are those of SQL's logic of three values:
//! <https://www.postgresql.org/docs/current/functions-logical.html>

use super::analysis::Analysis;
use super::value::Var;
use std::collections::BTreeSet;

/// Something that is not NULL.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// A column.
    Var(Var),
    /// Some column of a relation, so that its row is there.
    Row(usize),
    /// An expression, by its key.
    Expr(String),
}

/// Facts that hold together.
pub(super) type Facts = BTreeSet<Fact>;

/// What holds for every row.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    facts: Facts,
    /// Sides of outer joins that are there in every row.
    refuted: BTreeSet<usize>,
}

/// What a condition comes out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    True,
    False,
    NotTrue,
    NotFalse,
    NotNull,
}

impl Outcome {
    /// The outcome of `e` where `NOT e` has this one.
    pub(super) fn negated(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::NotTrue => Self::NotFalse,
            Self::NotFalse => Self::NotTrue,
            Self::NotNull => Self::NotNull,
        }
    }

    /// Whether it says that there is a value.
    pub(super) fn is_value(self) -> bool {
        matches!(self, Self::True | Self::False | Self::NotNull)
    }

    /// For a condition that is never NULL: whether it is true, if that is said.
    pub(super) fn of_two_values(self) -> Option<bool> {
        match self {
            Self::True | Self::NotFalse => Some(true),
            Self::False | Self::NotTrue => Some(false),
            Self::NotNull => None,
        }
    }
}

impl Known {
    pub(super) fn has(&self, var: Var) -> bool {
        self.facts.contains(&Fact::Var(var))
    }

    pub(super) fn refutes(&self, side: usize) -> bool {
        self.refuted.contains(&side)
    }

    pub(super) fn has_expr(&self, key: &str) -> bool {
        // Without a copy where there is none, which is nearly always.
        self.has_exprs() && self.facts.contains(&Fact::Expr(key.to_owned()))
    }

    pub(super) fn has_exprs(&self) -> bool {
        matches!(self.facts.last(), Some(Fact::Expr(_)))
    }

    /// Where one side of a join is there.
    pub(super) fn with_side(&self, side: usize) -> Self {
        let mut known = self.clone();
        known.refuted.insert(side);
        known
    }

    /// Without what is known of one relation's values, but for those of columns that are `kept`; that its
    /// rows are there stays true.
    pub(super) fn without(&self, relation: usize, kept: impl Fn(usize) -> bool) -> Self {
        let mut known = self.clone();
        known.facts.retain(|fact| match fact {
            Fact::Var(var) => var.relation != relation || kept(var.column),
            Fact::Row(_) => true,
            Fact::Expr(_) => false,
        });
        known
    }

    /// Both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut known = self.clone();
        known.facts.extend(other.facts.iter().cloned());
        known.refuted.extend(&other.refuted);
        known
    }

    /// With these facts too, and what follows from them.
    pub(super) fn with(&self, facts: Facts, analysis: &Analysis<'_>) -> Self {
        let mut known = self.clone();
        known.facts.extend(facts);
        known.close(analysis);
        known
    }

    /// A column with a value is that of a row that is there; and where both sides of an outer join are
    /// there, its condition held.
    fn close(&mut self, analysis: &Analysis<'_>) {
        loop {
            let before = (self.facts.len(), self.refuted.len());
            for fact in &self.facts {
                match fact {
                    Fact::Var(var) => self.refuted.extend(analysis.sides_of(*var)),
                    Fact::Row(relation) => {
                        self.refuted.extend(&analysis.relations[*relation].nulled);
                    }
                    Fact::Expr(_) => {}
                }
            }
            for (sides, facts) in &analysis.implications {
                if sides.iter().all(|side| self.refuted.contains(side)) {
                    self.facts.extend(facts.iter().cloned());
                }
            }
            if before == (self.facts.len(), self.refuted.len()) {
                return;
            }
        }
    }
}

impl<'c> Analysis<'c> {}

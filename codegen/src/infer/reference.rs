//! Names into the values that they stand for.

use super::analysis::Analysis;
use super::facts::Known;
use super::grouping::Group;
use super::scope::{Env, Merge, Qualifier, Reference};
use super::value::{Column, Value, Var};
use super::why::Why;
use std::borrow::Cow;
use std::sync::Arc;

impl Qualifier<'_> {
    pub(super) fn column(&self, name: &str) -> Reference {
        let Some(columns) = &self.columns else {
            return Reference::Unknown;
        };
        let mut found = columns.iter().chain(&self.hidden).filter(|it| it.0 == name);
        match (found.next(), found.next()) {
            (Some((_, reference)), None) => reference.clone(),
            _ => Reference::Unknown,
        }
    }
}

impl<'c> Analysis<'c> {
    pub(super) fn column(&self, var: Var) -> &Column<'c> {
        &self.relations[var.relation].columns[var.column]
    }

    /// The value that a reference is.
    pub(super) fn referenced(
        &self,
        reference: &Reference,
        found: &Env<'_, 'c>,
        known: &Known,
    ) -> Value<'c> {
        match reference {
            Reference::Var(var) => {
                self.touched.borrow_mut().insert(var.relation);
                let mut value = self.column(*var).value.clone();
                value.null = self.null_of_var(*var, found, known);
                value.var = Some(*var);
                let has_sets = found.group.is_some_and(|group| group.has_sets);
                let is_left_out = has_sets && value.null.is_some();
                value.is_nulled = is_left_out || self.missing(*var, known).is_some();
                let own = &self.column(*var).value;
                let is_only = own.null.is_none() && !has_sets;
                value.is_certain = is_only && own.absent.is_empty();
                value.absent = match value.is_nulled && is_only {
                    true => self
                        .sides_of(*var)
                        .filter(|side| !known.refutes(*side))
                        .collect(),
                    false => Vec::new(),
                };
                value
            }
            Reference::Merged(merge, sides) => self.merged(*merge, sides, found, known),
            Reference::Row(relation) => {
                self.touched.borrow_mut().insert(*relation);
                let null = self.nulled(*relation, known);
                Value::with_null(null.or_else(|| self.group_hides(found)))
                    .typed(Some(Cow::Borrowed("record")))
            }
            Reference::Unknown => {
                Value::with_null(Some(Why::new(None, "it is not known what this name means")))
            }
        }
    }

    pub(super) fn merged(
        &self,
        merge: Merge,
        sides: &(Reference, Reference),
        found: &Env<'_, 'c>,
        known: &Known,
    ) -> Value<'c> {
        let left = self.referenced(&sides.0, found, known);
        let right = self.referenced(&sides.1, found, known);
        match merge {
            Merge::Left => left,
            Merge::Right => right,
            Merge::Inner => {
                let null = left.null.as_ref().and(right.null.clone());
                Value { null, ..left }
            }
            Merge::Full(left_side, right_side) => {
                // Each row has one of the sides, and what that side has.
                let left = self.referenced(&sides.0, found, &known.with_side(left_side));
                let right = self.referenced(&sides.1, found, &known.with_side(right_side));
                let same = left.pg_type == right.pg_type;
                Value::with_null(left.null.or(right.null)).typed(left.pg_type.filter(|_| same))
            }
        }
    }

    /// Whether two references can not be NULL at once: an outer join nulls one side or the other.
    pub(super) fn exclude_each_other(&self, a: &Reference, b: &Reference, known: &Known) -> bool {
        let (Some(a), Some(b)) = (self.only_side(a, known), self.only_side(b, known)) else {
            return false;
        };
        self.sides[a].opposite == Some(b)
    }

    /// The one side whose absence is the only reason for a reference to be NULL.
    pub(super) fn only_side(&self, reference: &Reference, known: &Known) -> Option<usize> {
        let Reference::Var(var) = reference else {
            return None;
        };
        if self.column(*var).value.null.is_some() && !known.has(*var) {
            return None;
        }
        let mut open = self.sides_of(*var).filter(|side| !known.refutes(*side));
        match (open.next(), open.next()) {
            (Some(side), None) => Some(side),
            _ => None,
        }
    }

    /// Why the rows of a relation can be missing.
    pub(super) fn nulled(&self, relation: usize, known: &Known) -> Option<Arc<Why>> {
        let mut sides = self.relations[relation].nulled.iter();
        let side = sides.find(|side| !known.refutes(**side))?;
        let label = &self.relations[relation].label;
        Some(self.sides[*side].why(label))
    }

    /// The sides of outer joins whose absence makes a column NULL.
    pub(super) fn sides_of(&self, var: Var) -> impl Iterator<Item = usize> {
        let relation = &self.relations[var.relation];
        let own = &relation.columns[var.column].value.absent;
        relation.nulled.iter().chain(own).copied()
    }

    /// Why a column can be NULL apart from what its own values are.
    pub(super) fn missing(&self, var: Var, known: &Known) -> Option<Arc<Why>> {
        let own = &self.column(var).value.absent;
        let absent = own.iter().find(|side| !known.refutes(**side));
        let within = || absent.map(|side| self.sides[*side].why("row"));
        self.nulled(var.relation, known).or_else(within)
    }

    pub(super) fn null_of_var(
        &self,
        var: Var,
        found: &Env<'_, 'c>,
        known: &Known,
    ) -> Option<Arc<Why>> {
        if let Some(group) = found.group
            && let Some(why) = group.null_of(var)
        {
            return Some(why);
        }
        if known.has(var) {
            return None;
        }
        let missing = self.missing(var, known);
        missing.or_else(|| self.column(var).value.null.clone())
    }

    /// Why grouping sets can hide a value that is none of their columns.
    pub(super) fn group_hides(&self, found: &Env<'_, 'c>) -> Option<Arc<Why>> {
        found.group.and_then(Group::hides)
    }
}

//! What an expression that has a value says.

use super::analysis::Analysis;
use super::facts::{Fact, Facts};
use super::from::is_named;
use super::predicate::{both, either};
use super::scope::{Env, Merge, Reference, field_of_row, names, resolve};
use super::value::Var;
use sqlparser::ast::Expr;

impl<'c> Analysis<'c> {
    /// What can not be NULL where `expr` is not. For a row, IS NULL and IS NOT NULL ask about its fields:
    /// `any` says that only one of them needs to have a value.
    pub(super) fn has_value(&mut self, expr: &Expr, env: &Env<'_, 'c>, any: bool) -> Facts {
        if let Some(fields) = row(expr) {
            return self.fields_have_values(&fields, env, any);
        }
        if let Some(names) = names(expr) {
            let Some((reference, _)) = resolve(names, env) else {
                return Facts::new();
            };
            return self.facts_of_reference(&reference);
        }
        if let Some(reference) = field_of_row(expr, env) {
            return self.facts_of_reference(&reference);
        }
        let mut facts = self.operands_have_values(expr, env);
        if let Some(key) = self.key(expr, env) {
            facts.insert(Fact::Expr(key));
        }
        facts
    }

    /// What IS NOT NULL says, which of a row says that every field has a value.
    pub(super) fn is_not_null(&mut self, expr: &Expr, env: &Env<'_, 'c>) -> Facts {
        let mut facts = self.has_value(expr, env, false);
        if let Some((Reference::Row(relation), _)) = names(expr).and_then(|it| resolve(it, env)) {
            let count = self.relations[relation].columns.len();
            let var = |column| Fact::Var(Var { relation, column });
            facts.extend((0..count).map(var));
        }
        let value = self.value(expr, env);
        if let Some(fields) = value
            .pg_type
            .as_deref()
            .and_then(|it| self.schema.fields(it))
            && let Some(key) = self.key(expr, env)
        {
            let fields = fields
                .iter()
                .map(|(name, _)| Fact::Expr(format!("{key}.{name}")));
            facts.extend(fields);
        }
        facts
    }

    pub(super) fn fields_have_values(
        &mut self,
        fields: &[&Expr],
        env: &Env<'_, 'c>,
        any: bool,
    ) -> Facts {
        let mut all = fields.iter().map(|field| self.has_value(field, env, any));
        let Some(first) = all.next() else {
            return Facts::new();
        };
        match any {
            true => all.fold(first, |a, b| either(&a, &b)),
            false => all.fold(first, both),
        }
    }

    /// What a name that has a value says.
    pub(super) fn facts_of_reference(&self, reference: &Reference) -> Facts {
        match reference {
            Reference::Var(var) => Facts::from([Fact::Var(*var), Fact::Row(var.relation)]),
            Reference::Merged(merge, sides) => {
                let (left, right) = sides.as_ref();
                match merge {
                    Merge::Inner => both(
                        self.facts_of_reference(left),
                        self.facts_of_reference(right),
                    ),
                    Merge::Left => self.facts_of_reference(left),
                    Merge::Right => self.facts_of_reference(right),
                    Merge::Full(..) => either(
                        &self.facts_of_reference(left),
                        &self.facts_of_reference(right),
                    ),
                }
            }
            Reference::Row(relation) => Facts::from([Fact::Row(*relation)]),
            Reference::Unknown => Facts::new(),
        }
    }
}

/// The fields of a row that is written out.
pub(super) fn row(expr: &Expr) -> Option<Vec<&Expr>> {
    match expr {
        Expr::Tuple(fields) => Some(fields.iter().collect()),
        Expr::Nested(inner) => row(inner),
        Expr::Function(function) if is_named(&function.name, "row") => {
            super::call::call(function).map(|call| call.args)
        }
        _ => None,
    }
}

pub(super) fn is_row(expr: &Expr) -> bool {
    row(expr).is_some()
}

pub(super) fn is_null_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => is_null_literal(inner),
        Expr::Value(value) => value.value == sqlparser::ast::Value::Null,
        _ => false,
    }
}

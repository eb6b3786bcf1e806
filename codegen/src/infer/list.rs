//! A select list into columns.

use super::analysis::Analysis;
use super::rows::Conditions;
use super::scope::{Env, Qualifier, Reference, Scope, folded, parts};
use super::value::{Column, Text, Var};
use sqlparser::ast::{SelectItem, SelectItemQualifiedWildcardKind};
use std::collections::BTreeSet;

impl<'c> Analysis<'c> {
    /// The columns of a select list.
    pub(super) fn projected(
        &mut self,
        items: &[SelectItem],
        env: &Env<'_, 'c>,
    ) -> Option<Vec<Column<'c>>> {
        let mut columns = Vec::with_capacity(items.len());
        for item in items {
            match item {
                SelectItem::UnnamedExpr(expr) => {
                    let value = self.value(expr, env);
                    let name = super::names::of_expr(expr);
                    columns.push(Column { name, value });
                }
                SelectItem::ExprWithAlias { expr, alias } => columns.push(Column {
                    name: Text::Owned(folded(alias)),
                    value: self.value(expr, env),
                }),
                SelectItem::Wildcard(_) => {
                    if env.scope.is_opaque {
                        return None;
                    }
                    let all = env.scope.columns.clone();
                    columns.extend(all.iter().map(|it| self.starred(it, env)));
                }
                SelectItem::QualifiedWildcard(
                    SelectItemQualifiedWildcardKind::ObjectName(name),
                    _,
                ) => {
                    let listed = self.qualified(&parts(name)?, env)?;
                    columns.extend(listed.iter().map(|it| self.starred(it, env)));
                }
                _ => return None,
            }
        }
        Some(columns)
    }

    pub(super) fn qualified(
        &self,
        path: &[String],
        env: &Env<'_, 'c>,
    ) -> Option<Vec<(Text<'c>, Reference)>> {
        let mut env = Some(env);
        while let Some(it) = env {
            let found: Option<&Qualifier<'c>> = match path {
                [name] => it.scope.qualifier(None, name),
                [schema, name] => it.scope.qualifier(Some(schema), name),
                _ => None,
            };
            if let Some(found) = found {
                return found.columns.clone();
            }
            env = it.outer;
        }
        None
    }

    pub(super) fn starred(
        &self,
        (name, reference): &(Text<'c>, Reference),
        env: &Env<'_, 'c>,
    ) -> Column<'c> {
        Column {
            name: name.clone(),
            value: self.referenced(reference, env, env.known),
        }
    }

    /// The output columns that no two rows share: a key of a relation that the others only add to.
    pub(super) fn unique(
        &mut self,
        scope: &Scope<'c>,
        columns: Option<&[Column<'c>]>,
        equalities: &[super::equality::Equality],
        conditions: &Conditions,
        env: &Env<'_, 'c>,
    ) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        let Some(columns) = columns else {
            return found;
        };
        for relation in &scope.relations {
            for key in self.relations[*relation].unique.clone() {
                let at = |column: &usize| {
                    let var = Var {
                        relation: *relation,
                        column: *column,
                    };
                    columns.iter().position(|it| it.value.var == Some(var))
                };
                let places: Option<Vec<usize>> = key.iter().map(at).collect();
                let Some(places) = places else { continue };
                let given = BTreeSet::from([*relation]);
                if self
                    .undetermined(scope, &given, equalities, conditions, env)
                    .is_empty()
                {
                    found.push(places);
                }
            }
        }
        found
    }
}

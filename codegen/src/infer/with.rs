//! WITH: the common table expressions that a query can name.

use super::analysis::Analysis;
use super::scope::{Env, folded, parts};
use super::value::{Ctes, Rows, Shape, Text};
use sqlparser::ast::{Cte, SetExpr, TableAlias, With};
use std::rc::Rc;

impl<'c> Analysis<'c> {
    /// The common table expressions that a query can name.
    pub(super) fn with(
        &mut self,
        with: Option<&With>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Ctes<'c> {
        let mut ctes = ctes.clone();
        let Some(with) = with else {
            return ctes;
        };
        for (at, cte) in with.cte_tables.iter().enumerate() {
            let name = folded(&cte.alias.name);
            let mut later = with.cte_tables[at + 1..]
                .iter()
                .map(|it| folded(&it.alias.name));
            // Under RECURSIVE a name may be used before it is defined.
            self.is_lost |= with.recursive && later.any(|later| names_itself(cte, &later));
            let shape = match with.recursive && names_itself(cte, &name) {
                true => self.recursive(cte, &name, outer, &ctes),
                false => {
                    let mut shape = self.query(&cte.query, outer, &ctes);
                    rename(&mut shape, &cte.alias);
                    shape
                }
            };
            ctes.push((name, Rc::new(shape)));
        }
        ctes
    }

    /// A recursive query: NULL can come in by any round.
    pub(super) fn recursive(
        &mut self,
        cte: &Cte,
        name: &str,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Shape<'c> {
        let SetExpr::SetOperation { left, right, .. } = cte.query.body.as_ref() else {
            return Shape::unknown();
        };
        let mut inner = self.with(cte.query.with.as_ref(), outer, ctes);
        let mut shape = self.body(left, outer, &inner);
        rename(&mut shape, &cte.alias);
        shape.unique.clear();
        shape.rows = Rows::any("a recursive query may have many rows");
        let rounds = shape.columns.as_ref().map_or(0, Vec::len) + 1;
        for _ in 0..rounds {
            forget_sources(&mut shape);
            inner.push((name.to_owned(), Rc::new(shape.clone())));
            let next = self.body(right, outer, &inner);
            inner.pop();
            let (Some(columns), Some(next)) = (&mut shape.columns, next.columns) else {
                return Shape::unknown();
            };
            let mut changed = false;
            for (column, next) in columns.iter_mut().zip(next) {
                if column.value.null.is_none() && next.value.null.is_some() {
                    column.value.null = next.value.null;
                    changed = true;
                }
                column.value.is_full &= next.value.is_full;
            }
            if !changed {
                break;
            }
        }
        shape
    }
}

/// Gives the columns the names that an alias lists.
pub(super) fn rename(shape: &mut Shape<'_>, alias: &TableAlias) {
    let columns = shape.columns.iter_mut().flatten();
    for (column, name) in columns.zip(&alias.columns) {
        column.name = Text::Owned(folded(&name.name));
    }
}

/// Rows of several queries are no table's any more.
pub(super) fn forget_sources(shape: &mut Shape<'_>) {
    for column in shape.columns.iter_mut().flatten() {
        column.value.source = None;
        column.value.var = None;
        column.value.absent.clear();
    }
}

/// Whether a common table expression reads itself.
pub(super) fn names_itself(cte: &Cte, name: &str) -> bool {
    use sqlparser::ast::{ObjectName, Visit, Visitor};
    use std::ops::ControlFlow;
    struct Find<'a>(&'a str);
    impl Visitor for Find<'_> {
        type Break = ();
        fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<()> {
            match parts(relation).as_deref() {
                Some([only]) if only == self.0 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        }
    }
    cte.query.visit(&mut Find(name)).is_break()
}

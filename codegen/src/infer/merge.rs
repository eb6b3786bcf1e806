//! MERGE into what it returns.

use super::analysis::Analysis;
use super::facts::{Known, Outcome};
use super::scope::{Scope, folded, parts};
use super::statement::plain;
use super::value::{Ctes, Rows, Shape};
use super::why::Why;
use sqlparser::ast::{
    Merge, MergeAction, MergeClauseKind, MergeInsertKind, MergeUpdateKind, OutputClause,
    TableFactor, TableWithJoins,
};

impl<'c> Analysis<'c> {
    /// MERGE: each row that it returns is one of the target, as it was or as it is now.
    pub(super) fn merge_into(&mut self, merge: &Merge, ctes: &Ctes<'c>) -> Shape<'c> {
        let TableFactor::Table { name, alias, .. } = &merge.table else {
            return Shape::unknown();
        };
        let alias = alias.as_ref().map(|it| folded(&it.name));
        let Some((scope, target)) = self.target(name, alias) else {
            return Shape::unknown();
        };
        let source = TableWithJoins {
            relation: merge.source.clone(),
            joins: Vec::new(),
        };
        let from = self.from(&[source], None, ctes);
        let known = Known::default();
        // RETURNING * gives the source's columns first.
        let all = from.scope.clone().beside(scope);
        let env = plain(&all, &known, ctes);
        let matched = self.facts(&merge.on, Outcome::True, &env);
        let matched = known.with(matched, self);
        for clause in &merge.clauses {
            self.merge_action(clause, target, &all, &matched, ctes);
        }
        let by_source = |kind: &MergeClauseKind| *kind == MergeClauseKind::NotMatchedBySource;
        if merge.clauses.iter().any(|it| by_source(&it.clause_kind)) {
            let why = Why::new(
                None,
                "WHEN NOT MATCHED BY SOURCE returns rows without a source",
            );
            for relation in &from.scope.relations {
                for column in &mut self.relations[*relation].columns {
                    column.value.null = Some(why.clone());
                }
            }
        }
        let Some(OutputClause::Returning { select_items, .. }) = &merge.output else {
            return Shape {
                columns: Some(Vec::new()),
                ..Shape::unknown()
            };
        };
        let env = plain(&all, &known, ctes);
        Shape {
            columns: self.projected(select_items, &env),
            rows: Rows::any("MERGE may write many rows"),
            unique: Vec::new(),
        }
    }

    pub(super) fn merge_action(
        &mut self,
        clause: &sqlparser::ast::MergeClause,
        target: usize,
        scope: &Scope<'c>,
        matched: &Known,
        ctes: &Ctes<'c>,
    ) {
        let known = match clause.clause_kind {
            MergeClauseKind::Matched => matched.clone(),
            _ => Known::default(),
        };
        let env = plain(scope, &known, ctes);
        match &clause.action {
            MergeAction::Update(update) => match &update.kind {
                MergeUpdateKind::Set(assignments) => {
                    self.assignments(assignments, target, &env);
                }
                MergeUpdateKind::Wildcard => self.is_lost = true,
            },
            MergeAction::Insert(insert) => {
                let MergeInsertKind::Values(values) = &insert.kind else {
                    self.is_lost = true;
                    return;
                };
                let row = values
                    .rows
                    .first()
                    .map_or(&[][..], |it| it.content.as_slice());
                for (at, expr) in row.iter().enumerate() {
                    let value = self.value(expr, &env);
                    let named = insert.columns.get(at).and_then(|it| parts(it)?.pop());
                    let place = match (named, insert.columns.is_empty()) {
                        (Some(name), _) => self.place(target, &name),
                        (None, true) => Some(at),
                        (None, false) => None,
                    };
                    if let Some(place) = place {
                        self.assign(target, place, &value);
                    }
                }
            }
            MergeAction::Delete { .. } | MergeAction::DoNothing { .. } => {}
        }
    }
}

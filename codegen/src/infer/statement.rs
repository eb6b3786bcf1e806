//! INSERT, UPDATE, DELETE and MERGE into what they return, and what they do with parameters.

use super::analysis::Analysis;
use super::assign::Assigned;
use super::facts::Known;
use super::scope::{Env, Scope, folded, parts};
use super::value::{Column, Ctes, Rows, Shape, Value};
use super::why::Why;
use crate::catalog::TableKind;
use sqlparser::ast::{
    Assignment, Insert, ObjectName, OnConflictAction, OnInsert, SelectItem, Statement, TableObject,
};

impl<'c> Analysis<'c> {
    /// What a statement returns.
    pub(super) fn statement(&mut self, statement: &Statement, ctes: &Ctes<'c>) -> Shape<'c> {
        match statement {
            Statement::Query(query) => self.query(query, None, ctes),
            Statement::Insert(insert) => self.insert(insert, ctes),
            Statement::Update(update) => self.update(update, ctes),
            Statement::Delete(delete) => self.delete(delete, ctes),
            Statement::Merge(merge) => self.merge_into(merge, ctes),
            _ => {
                self.is_lost = true;
                Shape::unknown()
            }
        }
    }

    /// The table that a statement writes, and the place of its relation.
    pub(super) fn target(
        &mut self,
        name: &ObjectName,
        alias: Option<String>,
    ) -> Option<(Scope<'c>, usize)> {
        let path = parts(name)?;
        let label = alias.clone().or_else(|| path.last().cloned())?;
        let (relation, hidden) = self.schema.relation(&path, label.clone())?;
        let schema = relation.table.map(|it| it.schema.as_str());
        let schema = schema.filter(|_| alias.is_none());
        let index = self.relations.len();
        let mut scope = self.add_relation(relation, label, schema, hidden);
        if self.relations[index]
            .table
            .is_none_or(|it| it.kind != TableKind::Table)
        {
            // What a view or another server stores and returns is theirs to say.
            let why = Why::new(
                None,
                "what is written to a view or a foreign table is not known",
            );
            for column in &mut self.relations[index].columns {
                column.value.null = Some(why.clone());
            }
            scope.qualifiers[0].hidden.clear();
        }
        Some((scope, index))
    }

    /// Whether the rows of a table are stored as they are written.
    pub(super) fn is_plain(&self, relation: usize) -> bool {
        self.relations[relation].table.is_some_and(|it| it.is_plain)
    }

    /// Whether a column may be made of others.
    fn is_generated(&self, relation: usize, place: usize) -> bool {
        let relation = &self.relations[relation];
        let table = relation.table.zip(relation.columns.get(place));
        let found =
            table.and_then(|(table, own)| table.columns.iter().find(|it| it.name == own.name));
        found.is_none_or(|column| column.generated)
    }

    fn insert(&mut self, insert: &Insert, ctes: &Ctes<'c>) -> Shape<'c> {
        let TableObject::TableName(name) = &insert.table else {
            return Shape::unknown();
        };
        let alias = insert.table_alias.as_ref().map(|it| folded(&it.alias));
        let source = insert
            .source
            .as_deref()
            .map(|it| self.insert_source(it, ctes));
        let Some((scope, target)) = self.target(name, alias) else {
            return Shape::unknown();
        };
        let mut assigned = Assigned::new();
        let columns = source
            .as_ref()
            .and_then(|it| it.columns.clone())
            .unwrap_or_default();
        let places = self.places(target, insert, columns.len());
        for (place, column) in places.iter().zip(&columns) {
            let Some(place) = place else { continue };
            self.assign(target, *place, &column.value);
            assigned.insert(*place, self.stored(target, *place, &column.value));
        }
        let mut rows = source.map_or(Rows::ONE, |it| it.rows);
        match &insert.on {
            Some(OnInsert::OnConflict(conflict)) => match &conflict.action {
                OnConflictAction::DoNothing => {
                    rows.none = Some(Why::new(None, "a conflict leaves the row out"));
                }
                OnConflictAction::DoUpdate(update) => {
                    let updated =
                        self.conflict(&update.assignments, target, &scope, &assigned, ctes);
                    assigned.retain(|place, _| updated.contains_key(place));
                    for (place, value) in &mut assigned {
                        let other = updated.get(place).and_then(|it| it.null.clone());
                        value.null = value.null.take().or(other);
                    }
                    if update.selection.is_some() {
                        rows.none = Some(Why::new(None, "WHERE may leave the conflict's row out"));
                    }
                }
            },
            Some(_) => self.is_lost = true,
            None => {}
        }
        if !self.is_plain(target) && rows.none.is_none() {
            rows.none = Some(Why::new(None, "a trigger or a rule may leave the row out"));
        }
        self.returned(
            insert.returning.as_deref(),
            &scope,
            target,
            &assigned,
            &Known::default(),
            ctes,
            rows,
        )
    }

    /// The columns that INSERT lists, or those of the table.
    fn places(&self, target: usize, insert: &Insert, count: usize) -> Vec<Option<usize>> {
        if insert.columns.is_empty() {
            return (0..count).map(Some).collect();
        }
        let place = |name: &ObjectName| match parts(name)?.as_slice() {
            [name] => self.place(target, name),
            _ => None,
        };
        insert.columns.iter().map(place).collect()
    }

    /// What INSERT writes; DEFAULT is not known.
    fn insert_source(&mut self, query: &sqlparser::ast::Query, ctes: &Ctes<'c>) -> Shape<'c> {
        self.query(query, None, ctes)
    }

    /// What DO UPDATE sets.
    fn conflict(
        &mut self,
        assignments: &[Assignment],
        target: usize,
        scope: &Scope<'c>,
        proposed: &Assigned<'c>,
        ctes: &Ctes<'c>,
    ) -> Assigned<'c> {
        let mut scope = scope.clone();
        let is_plain = self.is_plain(target);
        let columns = self.relations[target].columns.iter().enumerate();
        let excluded = columns.map(|(place, it)| {
            let own = proposed.get(&place).filter(|_| is_plain);
            let never = own.is_some_and(|it| it.null.is_none());
            Column {
                name: it.name.clone(),
                value: Value {
                    null: it.value.null.clone().filter(|_| !never),
                    ..Value::default().typed(it.value.pg_type.clone())
                },
            }
        });
        let shape = Shape {
            columns: Some(excluded.collect()),
            ..Shape::unknown()
        };
        let excluded = self.shaped(&shape, "excluded".to_owned(), None);
        scope.qualifiers.extend(excluded.qualifiers);
        let known = Known::default();
        let env = plain(&scope, &known, ctes);
        self.assignments(assignments, target, &env)
    }

    /// What RETURNING gives, of rows as they were written.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn returned(
        &mut self,
        items: Option<&[SelectItem]>,
        scope: &Scope<'c>,
        target: usize,
        assigned: &Assigned<'c>,
        known: &Known,
        ctes: &Ctes<'c>,
        rows: Rows,
    ) -> Shape<'c> {
        let Some(items) = items else {
            return Shape {
                columns: Some(Vec::new()),
                rows,
                unique: Vec::new(),
            };
        };
        let plain_rows = self.is_plain(target);
        for (place, value) in assigned {
            let column = &mut self.relations[target].columns[*place].value;
            if plain_rows && column.null.is_some() {
                column.null.clone_from(&value.null);
            }
        }
        // What WHERE said was said of the row as it was before: what is not assigned, or made of what is, stays.
        let kept = |place| {
            plain_rows && !assigned.contains_key(&place) && !self.is_generated(target, place)
        };
        let known = known.without(target, kept);
        let env = plain(scope, &known, ctes);
        Shape {
            columns: self.projected(items, &env),
            rows,
            unique: Vec::new(),
        }
    }
}

/// Where an expression stands that is of no query.
pub(super) fn plain<'e, 'c>(
    scope: &'e Scope<'c>,
    known: &'e Known,
    ctes: &'e Ctes<'c>,
) -> Env<'e, 'c> {
    Env {
        outer: None,
        scope,
        known,
        ctes,
        group: None,
        windows: &[],
        is_padded: false,
    }
}

//! INSERT, UPDATE, DELETE and MERGE into what they return, and what they do with parameters.

use super::analysis::{Analysis, Use};
use super::facts::{Known, Outcome};
use super::from::From;
use super::rows::{Conditions, Equality};
use super::scope::{Env, Scope, folded, parts};
use super::value::{Column, Ctes, Flow, Rows, Shape, Value};
use super::why::Why;
use crate::catalog::TableKind;
use sqlparser::ast::{
    Assignment, AssignmentTarget, Delete, Expr, FromTable, Insert, Merge, MergeAction,
    MergeClauseKind, MergeInsertKind, MergeUpdateKind, ObjectName, OnConflictAction, OnInsert,
    OutputClause, SelectItem, Statement, TableFactor, TableObject, TableWithJoins, Update,
    UpdateTableFromKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is assigned to the columns of a table, by their places.
type Assigned<'c> = BTreeMap<usize, Value<'c>>;

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
    fn target(&mut self, name: &ObjectName, alias: Option<String>) -> Option<(Scope<'c>, usize)> {
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
    fn is_plain(&self, relation: usize) -> bool {
        self.relations[relation].table.is_some_and(|it| it.is_plain)
    }

    /// The place of a column.
    fn place(&self, relation: usize, name: &str) -> Option<usize> {
        let mut columns = self.relations[relation].columns.iter();
        columns.position(|it| it.name == name)
    }

    /// Notes what is done with the parameters that a value may be, where a column takes it.
    fn assign(&mut self, relation: usize, column: usize, value: &Value<'c>) {
        let to = &self.relations[relation].columns[column].value;
        let refuses = to.null.is_none()
            || to
                .pg_type
                .as_deref()
                .is_some_and(|it| self.schema.refuses_null(it));
        for flow in &value.flows {
            self.uses.push(match refuses && !flow.is_part {
                true => Use::Refuses(*flow),
                false => Use::Stores(*flow),
            });
        }
    }

    /// What is left of a value once a column of another type has taken it.
    fn stored(&self, relation: usize, column: usize, value: &Value<'c>) -> Value<'c> {
        let to = self.relations[relation].columns[column]
            .value
            .pg_type
            .as_deref();
        let mut value = value.clone();
        if value.null.is_none() && self.schema.casts(to) {
            value.null = Some(Why::new(None, "a cast of the user's may give NULL"));
        }
        value
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

    /// What SET assigns.
    fn assignments(
        &mut self,
        assignments: &[Assignment],
        target: usize,
        env: &Env<'_, 'c>,
    ) -> Assigned<'c> {
        let mut assigned = Assigned::new();
        for Assignment { target: to, value } in assignments {
            let (names, values): (Vec<&ObjectName>, Vec<Value<'c>>) = match to {
                AssignmentTarget::ColumnName(name) => (vec![name], vec![self.value(value, env)]),
                AssignmentTarget::Tuple(names) => {
                    let values = self.assigned_row(value, names.len(), env);
                    (names.iter().collect(), values)
                }
            };
            for (name, value) in names.into_iter().zip(values) {
                let path = parts(name).unwrap_or_default();
                let place = path.first().and_then(|it| self.place(target, it));
                match (place, path.len()) {
                    (Some(place), 1) => {
                        self.assign(target, place, &value);
                        assigned.insert(place, self.stored(target, place, &value));
                    }
                    // With a field that is set, a composite value is one.
                    (Some(place), _) => {
                        let parts = value.flows.iter().map(|it| Flow {
                            is_part: true,
                            ..*it
                        });
                        let value = Value {
                            flows: parts.collect(),
                            ..Value::default()
                        };
                        self.assign(target, place, &value);
                        assigned.insert(place, value);
                    }
                    (None, _) => self.is_lost = true,
                }
            }
        }
        assigned
    }

    /// The values of `(a, b) = …`.
    fn assigned_row(&mut self, value: &Expr, count: usize, env: &Env<'_, 'c>) -> Vec<Value<'c>> {
        let fields: Option<Vec<&Expr>> = match value {
            Expr::Tuple(fields) => Some(fields.iter().collect()),
            Expr::Function(function) if super::from::is_named(&function.name, "row") => {
                super::call::call(function).map(|it| it.args)
            }
            _ => None,
        };
        match (fields, value) {
            (Some(fields), _) => fields.into_iter().map(|it| self.value(it, env)).collect(),
            (None, Expr::Subquery(query)) => {
                let shape = self.query(query, Some(env), env.ctes);
                let none = shape.rows.none;
                let columns = shape.columns.unwrap_or_default().into_iter();
                let values = columns.map(|it| Value {
                    null: it.value.null.or_else(|| none.clone()),
                    ..it.value
                });
                values.collect()
            }
            _ => {
                let why = Why::new(None, "it is not known what is assigned");
                vec![Value::with_null(Some(why)); count]
            }
        }
    }

    fn update(&mut self, update: &Update, ctes: &Ctes<'c>) -> Shape<'c> {
        let TableFactor::Table { name, alias, .. } = &update.table.relation else {
            return Shape::unknown();
        };
        self.is_lost |= !update.table.joins.is_empty();
        let alias = alias.as_ref().map(|it| folded(&it.name));
        let Some((scope, target)) = self.target(name, alias) else {
            return Shape::unknown();
        };
        let tables: &[TableWithJoins] = match &update.from {
            Some(UpdateTableFromKind::AfterSet(it) | UpdateTableFromKind::BeforeSet(it)) => it,
            None => &[],
        };
        let mut from = self.from(tables, None, ctes);
        from.scope = scope.beside(from.scope);
        let (known, rows) = self.filtered(&from, update.selection.as_ref(), target, ctes);
        let env = plain(&from.scope, &known, ctes);
        let assigned = self.assignments(&update.assignments, target, &env);
        let scope = from.scope.clone();
        self.returned(
            update.returning.as_deref(),
            &scope,
            target,
            &assigned,
            &known,
            ctes,
            rows,
        )
    }

    fn delete(&mut self, delete: &Delete, ctes: &Ctes<'c>) -> Shape<'c> {
        let (FromTable::WithFromKeyword(tables) | FromTable::WithoutKeyword(tables)) = &delete.from;
        let [
            TableWithJoins {
                relation: TableFactor::Table { name, alias, .. },
                joins,
            },
        ] = tables.as_slice()
        else {
            return Shape::unknown();
        };
        self.is_lost |= !joins.is_empty() || !delete.tables.is_empty();
        let alias = alias.as_ref().map(|it| folded(&it.name));
        let Some((scope, target)) = self.target(name, alias) else {
            return Shape::unknown();
        };
        let mut from = self.from(delete.using.as_deref().unwrap_or_default(), None, ctes);
        from.scope = scope.beside(from.scope);
        let (known, rows) = self.filtered(&from, delete.selection.as_ref(), target, ctes);
        let scope = from.scope.clone();
        // What is returned is the row as it was.
        let env = plain(&scope, &known, ctes);
        let columns = self.projected(delete.returning.as_deref().unwrap_or_default(), &env);
        Shape {
            columns,
            rows,
            unique: Vec::new(),
        }
    }

    /// What WHERE says, and how many rows of the target it leaves.
    fn filtered(
        &mut self,
        from: &From<'c>,
        condition: Option<&Expr>,
        target: usize,
        ctes: &Ctes<'c>,
    ) -> (Known, Rows) {
        let base = Known::default().with(from.facts.clone(), self);
        let env = plain(&from.scope, &base, ctes);
        let mut equalities: Vec<Equality> = from.equalities.clone();
        let mut known = base.clone();
        if let Some(condition) = condition {
            self.value(condition, &env);
            let facts = self.facts(condition, Outcome::True, &env);
            known = base.with(facts, self);
            equalities.extend(self.equalities(condition, &env));
        }
        let mut parts = Vec::new();
        if let Some(condition) = condition {
            super::rows::conjuncts(condition, &mut parts);
        }
        let conditions = Conditions {
            keys: parts
                .into_iter()
                .filter_map(|it| self.key(it, &env))
                .collect(),
            known: known.clone(),
        };
        // A row of the target is written once, however many rows it is joined to.
        let open = self.undetermined(
            &from.scope,
            &BTreeSet::new(),
            &equalities,
            &conditions,
            &env,
        );
        let label = &self.relations[target].label;
        let many = open.contains(&target).then(|| {
            Why::new(
                None,
                format!("the condition may hold for many rows of `{label}`"),
            )
        });
        let none = Some(Why::new(None, "there may be no such row"));
        (known, Rows { none, many })
    }

    /// What RETURNING gives, of rows as they were written.
    #[allow(clippy::too_many_arguments)]
    fn returned(
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
        // What WHERE said was said of the row as it was before.
        let known = known.without(target);
        let env = plain(scope, &known, ctes);
        Shape {
            columns: self.projected(items, &env),
            rows,
            unique: Vec::new(),
        }
    }

    /// MERGE: each row that it returns is one of the target, as it was or as it is now.
    fn merge_into(&mut self, merge: &Merge, ctes: &Ctes<'c>) -> Shape<'c> {
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

    fn merge_action(
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

/// Where an expression stands that is of no query.
fn plain<'e, 'c>(scope: &'e Scope<'c>, known: &'e Known, ctes: &'e Ctes<'c>) -> Env<'e, 'c> {
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

//! What is assigned to columns, and what that says of parameters.

use super::analysis::{Analysis, Use};
use super::scope::{Env, parts};
use super::value::{Flow, Value};
use super::why::Why;
use sqlparser::ast::{Assignment, AssignmentTarget, Expr, ObjectName};
use std::collections::BTreeMap;

impl<'c> Analysis<'c> {
    /// The place of a column.
    pub(super) fn place(&self, relation: usize, name: &str) -> Option<usize> {
        let mut columns = self.relations[relation].columns.iter();
        columns.position(|it| it.name == name)
    }

    /// Notes what is done with the parameters that a value may be, where a column takes it.
    pub(super) fn assign(&mut self, relation: usize, column: usize, value: &Value<'c>) {
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
    pub(super) fn stored(&self, relation: usize, column: usize, value: &Value<'c>) -> Value<'c> {
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

    /// What SET assigns.
    pub(super) fn assignments(
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
    pub(super) fn assigned_row(
        &mut self,
        value: &Expr,
        count: usize,
        env: &Env<'_, 'c>,
    ) -> Vec<Value<'c>> {
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
}

/// What is assigned to the columns of a table, by their places.
pub(super) type Assigned<'c> = BTreeMap<usize, Value<'c>>;

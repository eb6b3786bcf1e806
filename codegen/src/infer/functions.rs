//! Functions in FROM into relations.

use super::adapt::ROWS_FROM;
use super::analysis::Analysis;
use super::builtin::{Builtin, Nulls};
use super::call::Call;
use super::factor::renamed;
use super::from::argument;
use super::scope::{Env, Scope, folded, parts};
use super::value::{Column, Rows, Shape, Text, Value};
use super::why::Why;
use super::with::rename;
use super::{builtin, call};
use sqlparser::ast::{Expr, JsonTableColumn, TableAlias, TableFactor};

impl<'c> Analysis<'c> {
    /// A function in FROM.
    pub(super) fn function_in_from(
        &mut self,
        factor: &TableFactor,
        env: &Env<'_, 'c>,
    ) -> Scope<'c> {
        let Some(item) = item(factor) else {
            self.is_lost = true;
            return self.opaque(String::new(), false);
        };
        let own = item.name.last().cloned().unwrap_or_default();
        let label = item
            .alias
            .map_or_else(|| own.clone(), |it| folded(&it.name));
        if let Some(alias) = item.alias
            && alias.columns.iter().any(|it| it.data_type.is_some())
        {
            return self.defined(alias, label);
        }
        let shape = match own == ROWS_FROM {
            true => self.side_by_side(&item, env),
            false => self.shape_of_item(&item, env),
        };
        let Some(mut shape) = shape else {
            return self.opaque(label, false);
        };
        if item.ordinality {
            let column = Column {
                name: Text::Borrowed("ordinality"),
                value: Value::of("int8"),
            };
            shape
                .columns
                .iter_mut()
                .for_each(|it| it.push(column.clone()));
        }
        // A single column takes the name of the function's alias.
        let single = shape
            .columns
            .as_ref()
            .is_some_and(|it| it.len() == 1 + usize::from(item.ordinality));
        if single
            && let Some(first) = shape.columns.iter_mut().flatten().next()
            && first.name == own
        {
            first.name = Text::Owned(label.clone());
        }
        if let Some(alias) = item.alias {
            rename(&mut shape, alias);
        }
        let mut scope = self.shaped(&shape, label.clone(), None);
        if let (true, Some((_, value))) = (single && !item.ordinality, scope.columns.first()) {
            // The row of a function that returns plain values is that value.
            let value = (Text::Owned(label), value.clone());
            scope.qualifiers[0].hidden.push(value);
        }
        match item.alias {
            Some(alias) => renamed(scope, alias),
            None => scope,
        }
    }

    /// What a function returns as rows, if its columns are known.
    pub(super) fn shape_of_item(
        &mut self,
        item: &Item<'_>,
        env: &Env<'_, 'c>,
    ) -> Option<Shape<'c>> {
        let (name, is_system) = match item.name.as_slice() {
            [name] => (name.clone(), false),
            [schema, name] => (name.clone(), schema == "pg_catalog"),
            _ => return None,
        };
        let values: Vec<Value<'c>> = item.args.iter().map(|it| self.value(it, env)).collect();
        if name == "unnest" && values.len() > 1 {
            return self.unnested(&values);
        }
        let of = values.first().and_then(|it| it.pg_type.as_deref());
        let of_elements =
            name == "unnest" && of.is_none_or(|it| self.schema.base(it).ends_with("[]"));
        if of_elements && !values.iter().all(|it| self.has_plain_elements(it)) {
            return None;
        }
        let found = match is_system {
            true => builtin::function(&name, &vec![None; values.len()]),
            false => self.looked_up_function(&name, &values),
        };
        let Some(found) = found else {
            return self.shape_of_user(&name, is_system);
        };
        let call = Call::of(name, item.args.clone());
        let rows = self.rows_of(&call, &found);
        let columns = match found.columns.is_empty() {
            true => vec![Column {
                name: Text::Owned(call.name.clone()),
                value: self.value_in_from(&call, &found, values),
            }],
            false => self.columns_of(&call, &found, &values),
        };
        Some(Shape {
            columns: Some(columns),
            rows,
            unique: Vec::new(),
        })
    }

    pub(super) fn value_in_from(
        &self,
        call: &Call<'_>,
        found: &Builtin,
        values: Vec<Value<'c>>,
    ) -> Value<'c> {
        let at = Expr::Tuple(Vec::new());
        match found.set {
            true => self.element(&at, call, found, &values),
            false => self.applied(&at, &call.name, Some(found.clone()), values),
        }
    }

    pub(super) fn columns_of(
        &self,
        call: &Call<'_>,
        found: &Builtin,
        values: &[Value<'c>],
    ) -> Vec<Column<'c>> {
        let there = found.strict || values.iter().all(|it| it.null.is_none());
        let why = || Why::new(None, format!("`{}` may return NULL", call.name));
        let column = |it: &builtin::Column| {
            let never = it.nulls == Nulls::Always || it.nulls == Nulls::WithArguments && there;
            let plain = !it.pg_type.starts_with("any");
            let pg_type = plain.then_some(Text::Borrowed(it.pg_type));
            // Only sets are empty for NULL.
            let null = (!(never && found.set)).then(why);
            Column {
                name: Text::Borrowed(it.name),
                value: Value::with_null(null).typed(pg_type),
            }
        };
        found.columns.iter().map(column).collect()
    }

    pub(super) fn rows_of(&self, call: &Call<'_>, found: &Builtin) -> Rows {
        match found.set {
            true => Rows::any(&format!("`{}` returns a set", call.name)),
            false => Rows::ONE,
        }
    }

    /// A function of users that returns one column.
    pub(super) fn shape_of_user(&self, name: &str, is_system: bool) -> Option<Shape<'c>> {
        let routine = self.schema.routine(name).filter(|_| !is_system)?;
        let returns = routine.returns.as_deref()?;
        let is_scalar = !matches!(returns, "record" | "void" | "trigger")
            && builtin::is_type(self.schema.base(returns));
        let why = Why::new(None, format!("the function `{name}` may return NULL"));
        is_scalar.then(|| Shape {
            columns: Some(vec![Column {
                name: Text::Owned(name.to_owned()),
                value: Value::with_null(Some(why)).typed(Some(Text::Owned(returns.to_owned()))),
            }]),
            rows: match routine.set {
                true => Rows::any(&format!("`{name}` returns a set")),
                false => Rows::ONE,
            },
            unique: Vec::new(),
        })
    }

    /// `unnest(a, b)`: the shorter array is filled up with NULL.
    pub(super) fn unnested(&self, values: &[Value<'c>]) -> Option<Shape<'c>> {
        values
            .iter()
            .all(|it| self.has_plain_elements(it))
            .then_some(())?;
        let why = Why::new(None, "the array beside it may be longer");
        let column = |value: &Value<'c>| {
            let element = value
                .pg_type
                .as_deref()
                .and_then(|it| it.strip_suffix("[]"));
            let flows = value.flows.iter().map(|it| super::value::Flow {
                is_element: true,
                ..*it
            });
            Column {
                name: Text::Borrowed("unnest"),
                value: Value {
                    flows: flows.collect(),
                    ..Value::with_null(Some(why.clone()))
                        .typed(element.map(|it| Text::Owned(it.to_owned())))
                },
            }
        };
        Some(Shape {
            columns: Some(values.iter().map(column).collect()),
            rows: Rows::any("`unnest` returns a set"),
            unique: Vec::new(),
        })
    }

    /// Whether an array's elements are one column each: composite ones are several.
    pub(super) fn has_plain_elements(&self, value: &Value<'c>) -> bool {
        let element = value
            .pg_type
            .as_deref()
            .map(|it| self.schema.base(it).to_owned());
        let element = element.as_deref().and_then(|it| it.strip_suffix("[]"));
        element.is_some_and(|it| builtin::is_type(self.schema.base(it)) || self.schema.is_enum(it))
    }

    /// `ROWS FROM (f(), g())`
    pub(super) fn side_by_side(&mut self, item: &Item<'_>, env: &Env<'_, 'c>) -> Option<Shape<'c>> {
        let mut all: Vec<Column<'c>> = Vec::new();
        let mut rows = Rows::ONE;
        for arg in &item.args {
            let Expr::Function(function) = arg else {
                return None;
            };
            let call = call::call(function)?;
            let one = Item {
                name: parts(&function.name)?,
                args: call.args.clone(),
                ordinality: false,
                alias: None,
            };
            let shape = self.shape_of_item(&one, env)?;
            rows = shape.rows;
            all.extend(shape.columns?);
        }
        if item.args.len() > 1 {
            rows = Rows::any("the sets stand side by side");
            let why = Why::new(None, "the set beside it may be longer");
            for column in &mut all {
                column.value.null = Some(why.clone());
            }
        }
        Some(Shape {
            columns: Some(all),
            rows,
            unique: Vec::new(),
        })
    }
}

/// A function in FROM, taken apart.
pub(super) struct Item<'a> {
    name: Vec<String>,
    args: Vec<&'a Expr>,
    ordinality: bool,
    alias: Option<&'a TableAlias>,
}

pub(super) fn item(factor: &TableFactor) -> Option<Item<'_>> {
    match factor {
        TableFactor::Table {
            name,
            alias,
            args: Some(args),
            with_ordinality,
            ..
        } => Some(Item {
            name: parts(name)?,
            args: args.args.iter().map(argument).collect::<Option<_>>()?,
            ordinality: *with_ordinality,
            alias: alias.as_ref(),
        }),
        TableFactor::Function {
            name,
            args,
            alias,
            with_ordinality,
            ..
        } => Some(Item {
            name: parts(name)?,
            args: args.iter().map(argument).collect::<Option<_>>()?,
            ordinality: *with_ordinality,
            alias: alias.as_ref(),
        }),
        TableFactor::UNNEST {
            alias,
            array_exprs,
            with_ordinality,
            with_offset: false,
            ..
        } => Some(Item {
            name: vec!["unnest".to_owned()],
            args: array_exprs.iter().collect(),
            ordinality: *with_ordinality,
            alias: alias.as_ref(),
        }),
        _ => None,
    }
}

/// The columns of JSON_TABLE, if they are not nested.
pub(super) fn json_columns<'c>(columns: &[JsonTableColumn]) -> Option<Vec<Column<'c>>> {
    let why = Why::new(None, "JSON may have no such value");
    let column = |it: &JsonTableColumn| match it {
        JsonTableColumn::ForOrdinality(name) => Some(Column {
            name: Text::Owned(folded(name)),
            value: Value::of("int4"),
        }),
        JsonTableColumn::Named(named) => Some(Column {
            name: Text::Owned(folded(&named.name)),
            value: Value::with_null(Some(why.clone())).typed(super::types::named(&named.r#type)),
        }),
        JsonTableColumn::Nested(_) => None,
    };
    columns.iter().map(column).collect()
}

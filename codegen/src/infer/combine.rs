//! VALUES, LIMIT and set operations: what they make of rows.

use super::analysis::Analysis;
use super::facts::Known;
use super::scope::{Env, Scope};
use super::value::{Column, Ctes, Rows, Shape, Text, Value};
use super::why::Why;
use sqlparser::ast::{Expr, Fetch, LimitClause, Query, SetOperator};

impl<'c> Analysis<'c> {
    pub(super) fn limit(&mut self, query: &Query, rows: &mut Rows) {
        let mut count = None;
        let mut offset = false;
        match &query.limit_clause {
            Some(LimitClause::LimitOffset {
                limit,
                offset: skip,
                ..
            }) => {
                count = limit.as_ref();
                offset = skip.is_some();
            }
            Some(LimitClause::OffsetCommaLimit { .. }) => self.is_lost = true,
            None => {}
        }
        let number = |expr: &Expr| expr.to_string().parse::<u64>().ok();
        let mut limited = count.map(&number);
        if let Some(Fetch {
            with_ties,
            percent,
            quantity,
        }) = &query.fetch
        {
            limited = Some(match (with_ties, percent, quantity) {
                (false, false, None) => Some(1),
                (false, false, Some(quantity)) => number(quantity),
                _ => None,
            });
        }
        match limited {
            Some(Some(0)) => {
                rows.none = Some(Why::new(None, "LIMIT 0 leaves no row"));
                rows.many = None;
            }
            Some(Some(1)) => rows.many = None,
            Some(None) => {
                let why = || Why::new(None, "LIMIT may leave no row");
                rows.none = rows.none.take().or_else(|| Some(why()));
            }
            _ => {}
        }
        if offset && rows.none.is_none() {
            rows.none = Some(Why::new(None, "OFFSET may leave no row"));
        }
    }

    pub(super) fn values(
        &mut self,
        rows: &[&[Expr]],
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Shape<'c> {
        let scope = Scope::default();
        let known = outer.map_or_else(Known::default, |outer| outer.known.clone());
        let env = Env {
            outer,
            scope: &scope,
            known: &known,
            ctes,
            group: None,
            windows: &[],
            is_padded: false,
        };
        let width = rows.first().map_or(0, |row| row.len());
        let mut columns = Vec::with_capacity(width);
        for at in 0..width {
            let values: Vec<Value<'c>> = rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(|it| self.value(it, &env))
                .collect();
            columns.push(Column {
                name: Text::Owned(format!("column{}", at + 1)),
                value: self.one_of(values),
            });
        }
        let many = (rows.len() > 1).then(|| Why::new(None, "VALUES lists several rows"));
        Shape {
            columns: Some(columns),
            rows: Rows { none: None, many },
            unique: Vec::new(),
        }
    }
}

pub(super) fn combined<'c>(op: SetOperator, left: Shape<'c>, right: Shape<'c>) -> Shape<'c> {
    let none = |a: Rows, b: Rows| -> Rows {
        match op {
            SetOperator::Union => Rows {
                none: a.none.and(b.none),
                many: Some(Why::new(None, "UNION gives the rows of both sides")),
            },
            SetOperator::Intersect => Rows {
                none: Some(Why::new(None, "INTERSECT may leave no row")),
                many: a.many.and(b.many),
            },
            SetOperator::Except | SetOperator::Minus => Rows {
                none: Some(Why::new(None, "EXCEPT may leave no row")),
                many: a.many,
            },
        }
    };
    let rows = none(left.rows.clone(), right.rows.clone());
    let (Some(a), Some(b)) = (left.columns, right.columns) else {
        return Shape {
            columns: None,
            rows,
            unique: Vec::new(),
        };
    };
    let column = |(a, b): (Column<'c>, Column<'c>)| {
        let null = match op {
            SetOperator::Union => a.value.null.or(b.value.null),
            SetOperator::Intersect => a.value.null.and(b.value.null),
            SetOperator::Except | SetOperator::Minus => a.value.null,
        };
        let same = a.value.pg_type == b.value.pg_type;
        let mut flows = a.value.flows;
        flows.extend(b.value.flows);
        Column {
            name: a.name,
            value: Value {
                null,
                is_full: a.value.is_full && b.value.is_full,
                flows,
                ..Value::default().typed(a.value.pg_type.filter(|_| same))
            },
        }
    };
    let known = a.len() == b.len();
    Shape {
        columns: known.then(|| a.into_iter().zip(b).map(column).collect()),
        rows,
        unique: Vec::new(),
    }
}

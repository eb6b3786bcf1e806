//! Queries into what is known of their rows: SELECT, VALUES, set operations, WITH.

use super::analysis::Analysis;
use super::facts::{Facts, Known, Outcome};
use super::from::From;
use super::rows::{Conditions, conjuncts};
use super::scope::{Env, Qualifier, Reference, Scope, folded, parts};
use super::value::{Column, Ctes, Rows, Shape, Text, Value, Var};
use super::why::Why;
use sqlparser::ast::{
    Cte, Distinct, Expr, Fetch, LimitClause, Query, Select, SelectItem,
    SelectItemQualifiedWildcardKind, SetExpr, SetOperator, TableAlias, With,
};
use std::collections::BTreeSet;
use std::rc::Rc;

impl<'c> Analysis<'c> {
    /// What is known of a query, which may name columns of `outer`.
    pub(super) fn query(
        &mut self,
        query: &Query,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Shape<'c> {
        let ctes = self.with(query.with.as_ref(), outer, ctes);
        let mut shape = self.body(&query.body, outer, &ctes);
        self.is_lost |= !query.pipe_operators.is_empty() || self.orders_by_sets(query);
        self.limit(query, &mut shape.rows);
        shape
    }

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
    fn recursive(
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

    fn limit(&mut self, query: &Query, rows: &mut Rows) {
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
        let mut limited = count.map(|it| number(it));
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

    pub(super) fn body(
        &mut self,
        body: &SetExpr,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Shape<'c> {
        match body {
            SetExpr::Select(select) => self.select(select, outer, ctes),
            SetExpr::Query(query) => self.query(query, outer, ctes),
            SetExpr::Values(values) => {
                let rows: Vec<&[Expr]> = values
                    .rows
                    .iter()
                    .map(|row| row.content.as_slice())
                    .collect();
                self.values(&rows, outer, ctes)
            }
            SetExpr::SetOperation {
                left, op, right, ..
            } => {
                let left = self.body(left, outer, ctes);
                let right = self.body(right, outer, ctes);
                combined(*op, left, right)
            }
            SetExpr::Insert(statement)
            | SetExpr::Update(statement)
            | SetExpr::Delete(statement)
            | SetExpr::Merge(statement) => self.statement(statement, ctes),
            SetExpr::Table(_) => {
                self.is_lost = true;
                Shape::unknown()
            }
        }
    }

    fn values(
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

    fn select(
        &mut self,
        select: &Select,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> Shape<'c> {
        self.is_lost |= select.into.is_some() || select.top.is_some() || select.qualify.is_some();
        let from = self.from(&select.from, outer, ctes);
        let base = outer.map_or_else(Known::default, |outer| outer.known.clone());
        let base = base.with(from.facts.clone(), self);
        let env = Env {
            outer,
            scope: &from.scope,
            known: &base,
            ctes,
            group: None,
            windows: &select.named_window,
            is_padded: false,
        };
        let mut equalities = from.equalities.clone();
        let mut facts = Facts::new();
        if let Some(condition) = &select.selection {
            self.value(condition, &env);
            facts = self.facts(condition, Outcome::True, &env);
            equalities.extend(self.equalities(condition, &env));
        }
        let known = base.with(facts, self);
        let env = Env {
            known: &known,
            ..env
        };
        let mut group = self.grouping(select, &env);
        if let (Some(group), Some(having)) = (&mut group, &select.having) {
            let inner = Env {
                group: Some(group),
                ..env
            };
            let facts = self.facts(having, Outcome::True, &inner);
            group.having = Known::default().with(facts, self);
        }
        let with_having = match &group {
            Some(group) => known.and(&group.having),
            None => known.clone(),
        };
        let list = Env {
            known: &with_having,
            group: group.as_ref(),
            is_padded: self.sets_in(select) > 1,
            ..env
        };
        let columns = self.projected(&select.projection, &list);
        let grouped = group.as_ref().map(|it| (it.has_rows, it.has_sets));
        let is_one = group.as_ref().is_some_and(|it| it.is_one);
        let conditions = self.conditions(select, &env);
        let rows = self.rows(
            select,
            &from,
            (grouped, is_one),
            &equalities,
            &conditions,
            &list,
        );
        let mut unique = Vec::new();
        if grouped.is_none() && !from.is_full && self.sets_in(select) == 0 {
            unique = self.unique(
                &from.scope,
                columns.as_deref(),
                &equalities,
                &conditions,
                &env,
            );
        } else if let Some((_, false)) = grouped {
            unique.extend(self.unique_of_groups(select, columns.as_deref(), &list));
        }
        if matches!(select.distinct, Some(Distinct::Distinct)) {
            unique.extend(columns.as_ref().map(|it| (0..it.len()).collect()));
        }
        Shape {
            columns,
            rows,
            unique,
        }
    }

    /// What WHERE says, as keys: only partial indexes ask.
    fn conditions(&mut self, select: &Select, env: &Env<'_, 'c>) -> Conditions {
        let mut keys = BTreeSet::new();
        let tables = env.scope.relations.iter();
        let mut tables = tables.filter_map(|it| self.relations[*it].table);
        if tables.any(|it| it.keys.iter().any(|key| key.predicate.is_some())) {
            let mut parts = Vec::new();
            if let Some(condition) = &select.selection {
                conjuncts(condition, &mut parts);
            }
            keys = parts
                .into_iter()
                .filter_map(|it| self.key(it, env))
                .collect();
        }
        Conditions {
            keys,
            known: env.known.clone(),
        }
    }

    fn rows(
        &mut self,
        select: &Select,
        from: &From<'c>,
        (grouped, is_one): (Option<(bool, bool)>, bool),
        equalities: &[super::rows::Equality],
        conditions: &Conditions,
        env: &Env<'_, 'c>,
    ) -> Rows {
        let having = select.having.is_some();
        let mut rows = Rows::ONE;
        if self.sets_in(select) > 0 {
            return Rows::any("a function in the select list returns a set");
        }
        match grouped {
            Some((false, false)) => {}
            _ if is_one => {}
            Some((has_rows, has_sets)) => {
                let text = "there may be many groups";
                rows.many = Some(Why::new(None, text)).filter(|_| {
                    has_sets || !self.groups_are_fixed(select, equalities, conditions, env)
                });
                rows.none = has_rows.then(|| Why::new(None, "there may be no group"));
            }
            None => {
                rows.many = match from.is_full {
                    true => Some(Why::new(None, "a full join may give rows of both sides")),
                    false => {
                        let plain = Env {
                            group: None,
                            ..*env
                        };
                        self.many(&from.scope, equalities, conditions, &plain)
                    }
                };
                rows.none = none(select, from.has_row);
            }
        }
        if having {
            rows.none = rows
                .none
                .or_else(|| Some(Why::new(None, "HAVING may leave no group")));
        }
        if select.distinct.is_some()
            && matches!(&select.distinct, Some(Distinct::On(list)) if list.is_empty())
        {
            rows.many = None;
        }
        rows
    }

    /// Whether the columns that groups are made by are all the same.
    fn groups_are_fixed(
        &mut self,
        select: &Select,
        equalities: &[super::rows::Equality],
        conditions: &Conditions,
        env: &Env<'_, 'c>,
    ) -> bool {
        let sqlparser::ast::GroupByExpr::Expressions(list, _) = &select.group_by else {
            return false;
        };
        let plain = Env {
            group: None,
            ..*env
        };
        let open = self.undetermined(env.scope, &BTreeSet::new(), equalities, conditions, &plain);
        list.iter()
            .all(|it| self.is_constant(it, &select.projection, equalities, &open, &plain))
    }

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

    fn qualified(&self, path: &[String], env: &Env<'_, 'c>) -> Option<Vec<(Text<'c>, Reference)>> {
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

    fn starred(&self, (name, reference): &(Text<'c>, Reference), env: &Env<'_, 'c>) -> Column<'c> {
        Column {
            name: name.clone(),
            value: self.referenced(reference, env, env.known),
        }
    }

    /// The output columns that no two rows share: a key of a relation that the others only add to.
    fn unique(
        &mut self,
        scope: &Scope<'c>,
        columns: Option<&[Column<'c>]>,
        equalities: &[super::rows::Equality],
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

/// Why FROM and WHERE can give no row.
fn none(select: &Select, has_row: bool) -> Option<std::sync::Arc<Why>> {
    match (&select.selection, has_row) {
        (Some(_), _) => Some(Why::new(None, "WHERE may leave no row")),
        (None, true) => None,
        (None, false) => Some(Why::new(None, "what FROM reads may be empty")),
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
fn forget_sources(shape: &mut Shape<'_>) {
    for column in shape.columns.iter_mut().flatten() {
        column.value.source = None;
        column.value.var = None;
        column.value.absent.clear();
    }
}

fn combined<'c>(op: SetOperator, left: Shape<'c>, right: Shape<'c>) -> Shape<'c> {
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

/// Whether a common table expression reads itself.
fn names_itself(cte: &Cte, name: &str) -> bool {
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

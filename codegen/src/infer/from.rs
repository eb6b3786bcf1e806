//! FROM: tables, subqueries and joins into relations, and what their conditions say.

use super::analysis::{Analysis, Side};
use super::call::boolean;
use super::facts::{Facts, Known, Outcome};
use super::rows::{Equality, Reach};
use super::scope::{Env, Merge, Reference, Relation, Scope, folded, parts};
use super::value::{Column, Ctes, Shape, Text, Value};
use super::why::Why;
use sqlparser::ast::{
    Expr, Join, JoinConstraint, JoinOperator, ObjectName, TableAlias, TableFactor, TableWithJoins,
};
use std::collections::BTreeMap;

/// What FROM says.
#[derive(Debug, Default)]
pub(super) struct From<'c> {
    pub(super) scope: Scope<'c>,
    /// What holds for each row that comes out.
    pub(super) facts: Facts,
    /// What conditions set equal.
    pub(super) equalities: Vec<Equality>,
    /// Whether a full join gives rows of one side beside rows of the other.
    pub(super) is_full: bool,
    /// Whether there is always a row.
    pub(super) has_row: bool,
}

/// The sides of a join that may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Inner,
    Left,
    Right,
    Full,
}

impl<'c> Analysis<'c> {
    /// Reads FROM.
    pub(super) fn from(
        &mut self,
        tables: &[TableWithJoins],
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> From<'c> {
        let mut all = From {
            has_row: true,
            ..From::default()
        };
        for table in tables {
            let beside = all.scope.clone();
            let one = self.joined(table, &beside, outer, ctes);
            all.scope = all.scope.beside(one.scope);
            all.facts.extend(one.facts);
            all.equalities.extend(one.equalities);
            all.is_full |= one.is_full;
            all.has_row &= one.has_row;
        }
        all
    }

    /// One item of FROM with what is joined to it; `beside` is what LATERAL can see.
    fn joined(
        &mut self,
        table: &TableWithJoins,
        beside: &Scope<'c>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> From<'c> {
        let mut left = self.factor(&table.relation, beside, outer, ctes);
        for join in &table.joins {
            let lateral = beside.clone().beside(left.scope.clone());
            let right = self.factor(&join.relation, &lateral, outer, ctes);
            left = self.join(join, left, right, outer, ctes);
        }
        left
    }

    fn join(
        &mut self,
        join: &Join,
        left: From<'c>,
        right: From<'c>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> From<'c> {
        use JoinOperator as Op;
        let (kind, constraint) = match &join.join_operator {
            Op::Join(it) | Op::Inner(it) | Op::CrossJoin(it) => (Kind::Inner, it),
            Op::Left(it) | Op::LeftOuter(it) => (Kind::Left, it),
            Op::Right(it) | Op::RightOuter(it) => (Kind::Right, it),
            Op::FullOuter(it) => (Kind::Full, it),
            _ => {
                self.is_lost = true;
                return left;
            }
        };
        let always = match constraint {
            JoinConstraint::On(condition) => boolean(condition) == Some(true),
            JoinConstraint::None => true,
            _ => false,
        };
        let has_row = match kind {
            Kind::Inner => always && left.has_row && right.has_row,
            Kind::Left => left.has_row,
            Kind::Right => right.has_row,
            Kind::Full => left.has_row || right.has_row,
        };
        // A row that is always there is found by every other.
        let kind = match kind {
            Kind::Left if always && right.has_row => Kind::Inner,
            kind => kind,
        };
        let merged = match constraint {
            JoinConstraint::Using(names) => {
                Some(names.iter().filter_map(|it| parts(it)?.pop()).collect())
            }
            JoinConstraint::Natural => self.common(&left.scope, &right.scope),
            _ => None,
        };
        let (left_relations, right_relations) =
            (left.scope.relations.clone(), right.scope.relations.clone());
        let merged: Option<Vec<String>> = merged;
        let count = merged.as_ref().map_or(0, Vec::len);
        let scope = match merged {
            None => left.scope.beside(right.scope),
            Some(names) => self.merge(&names, kind, left.scope, right.scope),
        };
        // The condition is read before its outcome can null anything.
        let (facts, equal) = match constraint {
            JoinConstraint::On(condition) => self.condition(condition, &scope, outer, ctes),
            _ => self.merged_facts(&scope.columns[..count]),
        };
        let mut all = From {
            scope,
            is_full: left.is_full || right.is_full || kind == Kind::Full,
            has_row,
            ..From::default()
        };
        let sides = self.add_sides(join, kind, &left_relations, &right_relations);
        // Where a side is there, so is what its own joins said.
        let left_facts = (kind != Kind::Inner && kind != Kind::Left)
            .then(|| sides.0)
            .flatten();
        self.keep(&mut all, left.facts, left_facts);
        let right_facts = (kind != Kind::Inner && kind != Kind::Right)
            .then(|| sides.1)
            .flatten();
        self.keep(&mut all, right.facts, right_facts);
        match kind {
            Kind::Inner => all.facts.extend(facts),
            _ => {
                let needed = [sides.0, sides.1].into_iter().flatten().collect();
                self.implications.push((needed, facts));
            }
        }
        let reach = match kind {
            Kind::Inner => Reach::All,
            Kind::Left => Reach::Relations(right_relations),
            Kind::Right => Reach::Relations(left_relations),
            Kind::Full => Reach::Relations(Vec::new()),
        };
        all.equalities.extend(left.equalities);
        all.equalities.extend(right.equalities);
        let reached = equal.into_iter().map(|it| it.within(&reach));
        all.equalities.extend(reached);
        all
    }

    /// Facts of a part hold for all rows, or where a side is there.
    fn keep(&mut self, all: &mut From<'c>, facts: Facts, side: Option<usize>) {
        match side {
            None => all.facts.extend(facts),
            Some(side) => self.implications.push((vec![side], facts)),
        }
    }

    /// The sides that the join can null: the left, and the right one.
    fn add_sides(
        &mut self,
        join: &Join,
        kind: Kind,
        left: &[usize],
        right: &[usize],
    ) -> (Option<usize>, Option<usize>) {
        let span = self.span(&join.relation);
        let words = match kind {
            Kind::Inner => return (None, None),
            Kind::Left => "LEFT JOIN",
            Kind::Right => "RIGHT JOIN",
            Kind::Full => "FULL JOIN",
        };
        let mut side = |relations: &[usize]| {
            let index = self.sides.len();
            self.sides.push(Side {
                join: words,
                span,
                label: None,
                opposite: None,
            });
            for relation in relations {
                self.relations[*relation].nulled.push(index);
            }
            index
        };
        let nulls_left = kind != Kind::Left;
        let nulls_right = kind != Kind::Right;
        let left = nulls_left.then(|| side(left));
        let right = nulls_right.then(|| side(right));
        if let (Some(left), Some(right)) = (left, right) {
            self.sides[left].opposite = Some(right);
            self.sides[right].opposite = Some(left);
        }
        (left, right)
    }

    /// What holds where the join's condition does.
    fn condition(
        &mut self,
        condition: &Expr,
        scope: &Scope<'c>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> (Facts, Vec<Equality>) {
        let known = outer.map_or_else(Known::default, |outer| outer.known.clone());
        let env = Env {
            outer,
            scope,
            known: &known,
            ctes,
            group: None,
            windows: &[],
            is_padded: false,
        };
        self.value(condition, &env);
        let facts = self.facts(condition, Outcome::True, &env);
        (facts, self.equalities(condition, &env))
    }

    /// What holds where the columns that a join merges are equal.
    fn merged_facts(&self, columns: &[(Text<'c>, Reference)]) -> (Facts, Vec<Equality>) {
        let mut facts = Facts::new();
        let mut equal = Vec::new();
        for (_, reference) in columns {
            if let Reference::Merged(_, sides) = reference {
                facts.extend(self.facts_of_reference(&sides.0));
                facts.extend(self.facts_of_reference(&sides.1));
                equal.extend(self.equal_references(&sides.0, &sides.1));
            }
        }
        (facts, equal)
    }

    /// The names that NATURAL merges, in the order of the left side.
    fn common(&mut self, left: &Scope<'c>, right: &Scope<'c>) -> Option<Vec<String>> {
        if left.is_opaque || right.is_opaque {
            self.is_lost = true;
        }
        let shared = |name: &Text<'_>| right.columns.iter().any(|(it, _)| it == name);
        let names = left.columns.iter().map(|(name, _)| name);
        Some(
            names
                .filter(|it| shared(it))
                .map(ToString::to_string)
                .collect(),
        )
    }

    /// The scope of a join that merges these columns: they come first.
    fn merge(
        &mut self,
        names: &[String],
        kind: Kind,
        mut left: Scope<'c>,
        mut right: Scope<'c>,
    ) -> Scope<'c> {
        let merge = match kind {
            Kind::Inner => Merge::Inner,
            Kind::Left => Merge::Left,
            Kind::Right => Merge::Right,
            Kind::Full => Merge::Full,
        };
        let mut merged = Vec::with_capacity(names.len());
        for name in names {
            let take = |scope: &mut Scope<'c>| {
                let at = scope.columns.iter().position(|(it, _)| it == name);
                at.map(|at| scope.columns.remove(at))
            };
            match (take(&mut left), take(&mut right)) {
                (Some((name, left)), Some((_, right))) => {
                    merged.push((name, Reference::Merged(merge, Box::new((left, right)))));
                }
                _ => {
                    // A side whose columns are not known.
                    self.is_lost |= !left.is_opaque && !right.is_opaque;
                    merged.push((super::scope::text(name), Reference::Unknown));
                }
            }
        }
        let mut scope = left.beside(right);
        merged.append(&mut scope.columns);
        scope.columns = merged;
        scope
    }

    fn factor(
        &mut self,
        factor: &TableFactor,
        beside: &Scope<'c>,
        outer: Option<&Env<'_, 'c>>,
        ctes: &Ctes<'c>,
    ) -> From<'c> {
        let known = outer.map_or_else(Known::default, |outer| outer.known.clone());
        let lateral = Env {
            outer,
            scope: beside,
            known: &known,
            ctes,
            group: None,
            windows: &[],
            is_padded: false,
        };
        self.is_lost |= is_sample_misread(factor);
        let scope = match factor {
            TableFactor::Table {
                name,
                alias,
                args: None,
                ..
            } => self.named(name, alias.as_ref(), ctes),
            TableFactor::Derived {
                subquery, alias, ..
            } => {
                // Without LATERAL it can name nothing beside it, and the server has checked that.
                let shape = self.query(subquery, Some(&lateral), ctes);
                let label = alias
                    .as_ref()
                    .map_or_else(String::new, |it| folded(&it.name));
                self.shaped(&shape, label, alias.as_ref())
            }
            TableFactor::NestedJoin {
                table_with_joins,
                alias,
            } => {
                let mut from = self.joined(table_with_joins, beside, outer, ctes);
                if let Some(alias) = alias {
                    from.scope = aliased(from.scope, alias);
                }
                return from;
            }
            TableFactor::Table { .. }
            | TableFactor::Function { .. }
            | TableFactor::UNNEST { .. } => self.function_in_from(factor, &lateral),
            TableFactor::JsonTable { columns, alias, .. } => {
                let label = alias
                    .as_ref()
                    .map_or_else(String::new, |it| folded(&it.name));
                match super::sets::json_columns(columns) {
                    Some(columns) => {
                        let shape = Shape {
                            columns: Some(columns),
                            ..Shape::unknown()
                        };
                        self.shaped(&shape, label, alias.as_ref())
                    }
                    None => self.opaque(label, false),
                }
            }
            TableFactor::XmlTable { alias, .. } => {
                let name = alias
                    .as_ref()
                    .map_or_else(String::new, |it| folded(&it.name));
                self.opaque(name, false)
            }
            _ => {
                self.is_lost = true;
                self.opaque(String::new(), false)
            }
        };
        let has_row = scope.relations.iter().all(|it| self.relations[*it].has_row);
        From {
            scope,
            has_row,
            ..From::default()
        }
    }

    /// A table, a view or a common table expression.
    fn named(
        &mut self,
        name: &ObjectName,
        alias: Option<&TableAlias>,
        ctes: &Ctes<'c>,
    ) -> Scope<'c> {
        let Some(path) = parts(name) else {
            self.is_lost = true;
            return self.opaque(String::new(), false);
        };
        let own = path.last().cloned().unwrap_or_default();
        let label = alias.map_or_else(|| own.clone(), |it| folded(&it.name));
        if let [name] = path.as_slice()
            && let Some((_, shape)) = ctes.iter().rev().find(|(it, _)| it == name)
        {
            let shape = std::rc::Rc::clone(shape);
            return self.shaped(&shape, label, alias);
        }
        let Some((relation, hidden)) = self.schema.relation(&path, label.clone()) else {
            return self.opaque(label, false);
        };
        let schema = relation.table.map(|it| it.schema.as_str());
        let schema = schema.filter(|_| alias.is_none());
        let mut relation = relation;
        self.adopt_sides(&mut relation, self.schema.absent(&path));
        let scope = self.add_relation(relation, label, schema, hidden);
        match alias {
            Some(alias) => renamed(scope, alias),
            None => scope,
        }
    }

    /// The sides of a view's joins, as the relation's own.
    fn adopt_sides(&mut self, relation: &mut Relation<'c>, absent: &[Vec<(usize, Side)>]) {
        let mut adopted: BTreeMap<usize, usize> = BTreeMap::new();
        for (column, absent) in relation.columns.iter_mut().zip(absent) {
            for (side, own) in absent {
                column.value.null = None;
                let own = adopted.entry(*side).or_insert_with(|| {
                    self.sides.push(own.clone());
                    self.sides.len() - 1
                });
                column.value.absent.push(*own);
            }
        }
    }

    /// A relation with the columns of a query.
    pub(super) fn shaped(
        &mut self,
        shape: &Shape<'c>,
        label: String,
        alias: Option<&TableAlias>,
    ) -> Scope<'c> {
        let is_single = shape.rows.many.is_none();
        let Some(columns) = &shape.columns else {
            return self.opaque(label, is_single);
        };
        let mut columns = columns.clone();
        self.renew_sides(&mut columns);
        for column in &mut columns {
            // A string that nothing gives a type is text.
            if std::mem::take(&mut column.value.is_literal) {
                column.value.pg_type = Some(Text::Borrowed("text"));
            }
        }
        let relation = Relation {
            label: label.clone(),
            columns,
            nulled: Vec::new(),
            unique: shape.unique.clone(),
            is_single,
            has_row: shape.rows.none.is_none(),
            table: None,
        };
        let scope = self.add_relation(relation, label, None, 0);
        match alias {
            Some(alias) => renamed(scope, alias),
            None => scope,
        }
    }

    /// What joins within a query have left out is NULL all at once: where one column has a value, so have
    /// the others. Each relation that the query stands for has sides of its own.
    fn renew_sides(&mut self, columns: &mut [Column<'c>]) {
        let mut renewed: BTreeMap<usize, usize> = BTreeMap::new();
        for column in columns {
            let absent = std::mem::take(&mut column.value.absent);
            if absent.is_empty() {
                continue;
            }
            column.value.null = None;
            for side in absent {
                let own = renewed.entry(side).or_insert_with(|| {
                    let of = column
                        .value
                        .var
                        .map(|var| self.relations[var.relation].label.clone());
                    self.sides.push(Side {
                        label: self.sides[side].label.clone().or(of),
                        opposite: None,
                        ..self.sides[side].clone()
                    });
                    self.sides.len() - 1
                });
                column.value.absent.push(*own);
            }
        }
    }

    /// Columns that are listed with their types: nothing else is known of them.
    pub(super) fn defined(&mut self, alias: &TableAlias, label: String) -> Scope<'c> {
        let why = Why::new(None, "the function may return NULL in any column");
        let columns = alias.columns.iter().map(|it| Column {
            name: folded(&it.name).into(),
            value: Value::with_null(Some(why.clone()))
                .typed(it.data_type.as_ref().and_then(super::types::named)),
        });
        let shape = Shape {
            columns: Some(columns.collect()),
            ..Shape::unknown()
        };
        self.shaped(&shape, label, None)
    }
}

/// Whether the OFFSET of a query was taken for one of TABLESAMPLE, which has none.
fn is_sample_misread(factor: &TableFactor) -> bool {
    use sqlparser::ast::TableSampleKind::{AfterTableAlias, BeforeTableAlias};
    match factor {
        TableFactor::Table {
            sample: Some(AfterTableAlias(sample) | BeforeTableAlias(sample)),
            ..
        } => sample.offset.is_some(),
        _ => false,
    }
}

/// The scope with the names that an alias gives its columns.
pub(super) fn renamed<'c>(mut scope: Scope<'c>, alias: &TableAlias) -> Scope<'c> {
    let names = alias.columns.iter().map(|it| folded(&it.name));
    for (at, name) in names.enumerate() {
        if let Some(column) = scope.columns.get_mut(at) {
            column.0 = name.clone().into();
        }
        let listed = scope
            .qualifiers
            .first_mut()
            .and_then(|it| it.columns.as_mut());
        if let Some(column) = listed.and_then(|it| it.get_mut(at)) {
            column.0 = name.into();
        }
    }
    scope
}

/// `(a JOIN b) AS j`: only `j` can be named.
fn aliased<'c>(mut scope: Scope<'c>, alias: &TableAlias) -> Scope<'c> {
    scope.qualifiers = vec![super::scope::Qualifier {
        name: folded(&alias.name),
        schema: None,
        columns: (!scope.is_opaque).then(|| scope.columns.clone()),
        hidden: Vec::new(),
        relation: None,
    }];
    renamed(scope, alias)
}

/// Whether a name is one of the parser's for a function of the system.
pub(super) fn is_named(name: &ObjectName, expected: &str) -> bool {
    parts(name).is_some_and(|it| it.last().is_some_and(|it| it == expected))
}

/// The expression of an argument.
pub(super) fn argument(argument: &sqlparser::ast::FunctionArg) -> Option<&Expr> {
    use sqlparser::ast::{FunctionArg, FunctionArgExpr};
    match argument {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr))
        | FunctionArg::Named {
            arg: FunctionArgExpr::Expr(expr),
            ..
        } => Some(expr),
        _ => None,
    }
}

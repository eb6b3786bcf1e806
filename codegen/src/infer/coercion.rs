//! Comparisons of a statement into warnings about those that compute something of a column for every row, which
//! no index on the column can serve.
//!
//! Of what is not understood nothing is said.

use super::analysis::{Analysis, Lines};
use super::coerced::{self, Compared};
use super::from::argument;
use super::schema::Schema;
use super::scope::{folded, names, parts};
use super::tree::Read;
use super::types;
use crate::catalog::{Column, Table};
use crate::describe::DescribedQuery;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use sqlparser::ast::{
    BinaryOperator, Cte, Delete, Expr, FromTable, FunctionArguments, JoinConstraint, JoinOperator,
    Query, Select, Statement, TableFactor, TableWithJoins, UnaryOperator, Value, Visit, Visitor,
};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// Warns of comparisons in WHERE and ON between a literal or a parameter and what is computed of a column.
pub(super) fn warnings(
    read: &Read,
    described: &DescribedQuery,
    schema: &Schema<'_>,
) -> Vec<Diagnostic> {
    let mut ctes = CteNames::default();
    let _ = read.statement.visit(&mut ctes);
    let mut reader = Reader {
        read,
        described,
        schema,
        analysis: Analysis::new(schema, &[], Lines::of(&read.adapted.text)),
        ctes: ctes.0,
        found: Vec::new(),
    };
    let _ = read.statement.visit(&mut reader);
    reader.found
}

/// The names that WITH defines anywhere: they hide tables.
#[derive(Default)]
struct CteNames(BTreeSet<String>);

impl Visitor for CteNames {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        let ctes = query.with.iter().flat_map(|with| &with.cte_tables);
        self.0
            .extend(ctes.map(|Cte { alias, .. }| folded(&alias.name)));
        ControlFlow::Continue(())
    }
}

/// What a FROM names: a table of the catalog, or something else.
struct Named<'c> {
    alias: Option<String>,
    table: Option<&'c Table>,
}

struct Reader<'a, 'c> {
    read: &'a Read,
    described: &'a DescribedQuery,
    schema: &'c Schema<'c>,
    analysis: Analysis<'c>,
    ctes: BTreeSet<String>,
    found: Vec<Diagnostic>,
}

impl Visitor for Reader<'_, '_> {
    type Break = ();

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        self.conditions(&select.from, select.selection.as_ref());
        ControlFlow::Continue(())
    }

    fn pre_visit_statement(&mut self, statement: &Statement) -> ControlFlow<()> {
        match statement {
            // With other tables beside it, a name may be of any of them.
            Statement::Update(update) if update.from.is_none() => {
                let table = std::slice::from_ref(&update.table);
                self.conditions(table, update.selection.as_ref());
            }
            Statement::Delete(Delete {
                from: FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from),
                using: None,
                selection,
                ..
            }) => self.conditions(from, selection.as_ref()),
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

impl<'c> Reader<'_, 'c> {
    fn conditions(&mut self, from: &[TableWithJoins], selection: Option<&Expr>) {
        let mut named = Vec::new();
        for item in from {
            self.factor(&item.relation, &mut named);
            let joined = item.joins.iter().map(|join| &join.relation);
            joined.for_each(|relation| self.factor(relation, &mut named));
        }
        for join in from.iter().flat_map(|item| &item.joins) {
            if let Some(condition) = on(&join.join_operator) {
                self.condition(condition, &named);
            }
        }
        if let Some(condition) = selection {
            self.condition(condition, &named);
        }
    }

    fn factor(&self, factor: &TableFactor, named: &mut Vec<Named<'c>>) {
        let TableFactor::Table {
            name,
            alias,
            args: None,
            ..
        } = factor
        else {
            named.push(Named {
                alias: None,
                table: None,
            });
            return;
        };
        let names = parts(name).unwrap_or_default();
        let renames = alias.as_ref().is_some_and(|it| !it.columns.is_empty());
        let is_cte = matches!(names.as_slice(), [only] if self.ctes.contains(only));
        let table = self.schema.find(&names).filter(|_| !renames && !is_cte);
        let alias = alias.as_ref().map(|it| folded(&it.name));
        named.push(Named {
            alias: alias.or_else(|| names.last().cloned()),
            table: table.map(|at| &self.schema.catalog.tables[at]),
        });
    }

    /// A condition: the comparisons that it is made of.
    fn condition(&mut self, condition: &Expr, named: &[Named<'c>]) {
        use BinaryOperator::{And, Eq, Gt, GtEq, Lt, LtEq, Or};
        match condition {
            Expr::Nested(inner)
            | Expr::UnaryOp {
                op: UnaryOperator::Not,
                expr: inner,
            } => self.condition(inner, named),
            Expr::BinaryOp {
                left,
                op: And | Or,
                right,
            } => {
                self.condition(left, named);
                self.condition(right, named);
            }
            Expr::BinaryOp {
                left,
                op: Eq | Lt | LtEq | Gt | GtEq,
                right,
            } => {
                self.comparison(left, right, named);
                self.comparison(right, left, named);
            }
            Expr::AnyOp {
                left,
                compare_op: Eq,
                right,
                ..
            } => self.comparison(left, right, named),
            Expr::InList { expr, list, .. } => {
                if let Some(first) = list.first() {
                    self.comparison(expr, first, named);
                }
            }
            Expr::Between { expr, low, .. } => self.comparison(expr, low, named),
            _ => {}
        }
    }

    /// One side of a comparison, and the other one.
    fn comparison(&mut self, side: &Expr, other: &Expr, named: &[Named<'c>]) {
        let Some(other_type) = self.constant(other) else {
            return;
        };
        let found = match unnested(side) {
            it @ Expr::Cast {
                expr, data_type, ..
            } => self.column(expr, named).and_then(|(table, column)| {
                let to = types::named(data_type)?;
                let to = self.schema.named_type(to).into_owned();
                coerced::cast(table, column, it, &to, self.schema)
            }),
            it @ Expr::Function(function) => {
                let FunctionArguments::List(list) = &function.args else {
                    return;
                };
                let arguments: Option<Vec<&Expr>> = list.args.iter().map(argument).collect();
                let arguments = arguments.unwrap_or_default();
                let is_constant = |it: &&Expr| self.constant(it).is_some();
                let others: Vec<&Expr> = arguments
                    .into_iter()
                    .filter(|it| !is_constant(it))
                    .collect();
                match others.as_slice() {
                    [only] => self
                        .column(only, named)
                        .and_then(|(table, column)| coerced::call(table, column, it)),
                    _ => None,
                }
            }
            it => self.column(it, named).and_then(|(table, column)| {
                let other_type = other_type.as_deref()?;
                let other_type = other_type.strip_suffix("[]").unwrap_or(other_type);
                coerced::implicit(table, column, other_type, self.schema)
            }),
        };
        if let Some(compared) = found {
            let warning = self.warning(side, compared);
            self.found.extend(warning);
        }
    }

    fn warning(&self, side: &Expr, compared: Compared) -> Option<Diagnostic> {
        let span = self.analysis.span(side)?;
        let query = &self.described.query;
        let [start, end] = [span.start, span.end].map(|at| self.read.adapted.original(at));
        let at = query.at(query.statement.source_span(Span::new(start, end)));
        let mut warning = Diagnostic::warning(compared.code, at, compared.message);
        warning.help = compared.help;
        Some(warning)
    }

    /// The table's column that the expression is.
    fn column(&self, expr: &Expr, named: &[Named<'c>]) -> Option<(&'c Table, &'c Column)> {
        let of = |table: &'c Table, name: &str| {
            let column = table.columns.iter().find(|it| it.name == name)?;
            Some((table, column))
        };
        match names(unnested(expr))? {
            [name] => {
                let name = folded(name);
                let all: Option<Vec<&Table>> = named.iter().map(|it| it.table).collect();
                let mut found = all?.into_iter().filter_map(|table| of(table, &name));
                let first = found.next()?;
                found.next().is_none().then_some(first)
            }
            [qualifier, name] => {
                let qualifier = folded(qualifier);
                let mut named = named.iter();
                let item = named.find(|it| it.alias.as_ref() == Some(&qualifier))?;
                of(item.table?, &folded(name))
            }
            _ => None,
        }
    }

    /// For a literal, a parameter, or what is computed of such alone: its type, where it is known and its own.
    fn constant(&self, expr: &Expr) -> Option<Option<String>> {
        match expr {
            Expr::Nested(inner)
            | Expr::UnaryOp {
                op: UnaryOperator::Minus,
                expr: inner,
            } => self.constant(inner),
            Expr::Value(value) => Some(match &value.value {
                Value::Placeholder(name) => {
                    let number = name.strip_prefix('$')?.parse::<usize>().ok()?;
                    self.described.params.get(number.checked_sub(1)?).cloned()
                }
                Value::Number(number, _) => types::of_number(number).map(str::to_owned),
                _ => None,
            }),
            Expr::Function(function) => match &function.args {
                FunctionArguments::List(list) => {
                    let mut arguments = list.args.iter().map(argument);
                    let all = arguments.all(|it| it.is_some_and(|it| self.constant(it).is_some()));
                    (all && !list.args.is_empty()).then_some(None)
                }
                _ => None,
            },
            Expr::TypedString(string) => Some(types::named(&string.data_type).map(Into::into)),
            Expr::Cast {
                expr, data_type, ..
            } => {
                self.constant(expr)?;
                Some(types::named(data_type).map(Into::into))
            }
            _ => None,
        }
    }
}

fn unnested(expr: &Expr) -> &Expr {
    match expr {
        Expr::Nested(inner) => unnested(inner),
        other => other,
    }
}

fn on(operator: &JoinOperator) -> Option<&Expr> {
    use JoinOperator::{FullOuter, Inner, Join, Left, LeftOuter, Right, RightOuter};
    match operator {
        Join(JoinConstraint::On(it))
        | Inner(JoinConstraint::On(it))
        | Left(JoinConstraint::On(it))
        | LeftOuter(JoinConstraint::On(it))
        | Right(JoinConstraint::On(it))
        | RightOuter(JoinConstraint::On(it))
        | FullOuter(JoinConstraint::On(it)) => Some(it),
        _ => None,
    }
}

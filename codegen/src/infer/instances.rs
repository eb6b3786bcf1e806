//! Which of the tables in FROM each column of a SELECT is taken from, and which an outer join may null.
//!
//! A table may stand there more than once; the server names the table of a column, and not which one.
//! What `sqlparser` reads is believed only where the server says the same of table and column.

use super::TypedColumn;
use super::outer::{groups_by_sets, stored};
use sqlparser::ast::{
    Expr, Ident, JoinOperator, ObjectName, Query, Select, SelectItem, SetExpr, Statement,
    TableAlias, TableFactor, TableWithJoins,
};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

/// For each column of a SELECT the place of its table in FROM, where it is known.
pub(super) struct Instances {
    columns: Vec<Option<usize>>,
    factors: Vec<Factor>,
}

/// What stands in FROM.
struct Factor {
    /// The name that columns are qualified with.
    alias: Option<String>,
    /// The table; none for a subquery, a function and the like, whose columns may be anything's.
    table: Option<String>,
    /// Whether an outer join may replace its rows by NULLs.
    nulled: bool,
}

impl Instances {
    /// The instances in `sql`, whose columns the server describes as `columns`; `None` where it is not a
    /// SELECT whose columns are listed one by one, or where grouping sets null columns one by one.
    pub(super) fn of(sql: &str, columns: &[TypedColumn]) -> Option<Self> {
        if groups_by_sets(sql) {
            return None;
        }
        let statements = Parser::parse_sql(&PostgreSqlDialect {}, sql).ok()?;
        let [Statement::Query(query)] = statements.as_slice() else {
            return None;
        };
        let select = select(query)?;
        // A star stands for any number of columns, none too.
        let is_one = |item: &SelectItem| {
            matches!(
                item,
                SelectItem::UnnamedExpr(_) | SelectItem::ExprWithAlias { .. }
            )
        };
        let items = &select.projection;
        if items.len() != columns.len() || !items.iter().all(is_one) {
            return None;
        }
        let factors = factors(query, select);
        let instance = |(item, column): (&SelectItem, &TypedColumn)| {
            let (qualifier, name) = reference(item)?;
            let origin = column.origin.as_ref()?;
            let index = find(&factors, qualifier, &stored(&origin.table))?;
            (stored(name) == stored(&origin.column)).then_some(index)
        };
        let items = select.projection.iter().zip(columns);
        let columns = items.map(instance).collect();
        Some(Self { columns, factors })
    }

    /// The instance of the column at `index`, where it is known.
    pub(super) fn of_column(&self, index: usize) -> Option<usize> {
        self.columns.get(index).copied().flatten()
    }

    /// Whether an outer join may replace the rows of the instance by NULLs.
    pub(super) fn is_nulled(&self, instance: usize) -> bool {
        self.factors.get(instance).is_none_or(|it| it.nulled)
    }
}

/// The statement's only SELECT, parentheses around it or not.
fn select(query: &Query) -> Option<&Select> {
    match query.body.as_ref() {
        SetExpr::Select(select) => Some(select),
        _ => None,
    }
}

/// The qualifier and the name of a column that is selected as it is.
fn reference(item: &SelectItem) -> Option<(Option<&str>, &str)> {
    let (SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. }) = item else {
        return None;
    };
    match expr {
        Expr::Identifier(Ident { value, .. }) => Some((None, value)),
        Expr::CompoundIdentifier(parts) => match parts.as_slice() {
            [.., qualifier, name] => Some((Some(&qualifier.value), &name.value)),
            _ => None,
        },
        _ => None,
    }
}

/// The only thing in FROM that the column can be of, if it is the table itself.
fn find(factors: &[Factor], qualifier: Option<&str>, table: &str) -> Option<usize> {
    let mut found = factors.iter().enumerate().filter(|(_, factor)| {
        match (qualifier, &factor.alias, &factor.table) {
            (Some(qualifier), Some(alias), _) => *alias == stored(qualifier),
            // What has no name here may yet have a column of this table.
            (Some(_), None, _) => false,
            (None, _, Some(name)) => name == table,
            (None, _, None) => true,
        }
    });
    let (index, factor) = found.next()?;
    let only = found.next().is_none();
    (only && factor.table.as_deref() == Some(table)).then_some(index)
}

fn factors(query: &Query, select: &Select) -> Vec<Factor> {
    let with = query.with.iter().flat_map(|with| &with.cte_tables);
    let ctes: Vec<String> = with.map(|cte| stored(&cte.alias.name.value)).collect();
    let mut factors = Vec::new();
    for from in &select.from {
        collect(from, &ctes, &mut factors);
    }
    factors
}

/// Adds what `from` joins, in order, and marks what its outer joins null.
fn collect(from: &TableWithJoins, ctes: &[String], factors: &mut Vec<Factor>) {
    let start = factors.len();
    push(&from.relation, ctes, factors);
    for join in &from.joins {
        let joined = factors.len();
        push(&join.relation, ctes, factors);
        let nulled = match &join.join_operator {
            JoinOperator::Join(_) | JoinOperator::Inner(_) | JoinOperator::CrossJoin(_) => continue,
            JoinOperator::Left(_) | JoinOperator::LeftOuter(_) => joined..factors.len(),
            JoinOperator::Right(_) | JoinOperator::RightOuter(_) => start..joined,
            _ => start..factors.len(),
        };
        factors[nulled].iter_mut().for_each(|it| it.nulled = true);
    }
}

fn push(factor: &TableFactor, ctes: &[String], factors: &mut Vec<Factor>) {
    let opaque = |alias: Option<&TableAlias>| Factor {
        alias: alias.map(|alias| stored(&alias.name.value)),
        table: None,
        nulled: false,
    };
    match factor {
        TableFactor::Table {
            name,
            alias,
            args: None,
            ..
        } => factors.push(table(name, alias.as_ref(), ctes)),
        TableFactor::NestedJoin {
            table_with_joins,
            alias: None,
        } => collect(table_with_joins, ctes, factors),
        TableFactor::Derived { alias, .. }
        | TableFactor::NestedJoin { alias, .. }
        | TableFactor::Table { alias, .. } => factors.push(opaque(alias.as_ref())),
        _ => factors.push(opaque(None)),
    }
}

fn table(name: &ObjectName, alias: Option<&TableAlias>, ctes: &[String]) -> Factor {
    let last = name.0.last().and_then(|part| part.as_ident());
    let last = last.map(|ident| stored(&ident.value));
    let is_cte = name.0.len() == 1 && last.as_ref().is_some_and(|name| ctes.contains(name));
    let alias = alias.map(|alias| stored(&alias.name.value));
    Factor {
        alias: alias.or_else(|| last.clone()),
        table: last.filter(|_| !is_cte),
        nulled: false,
    }
}

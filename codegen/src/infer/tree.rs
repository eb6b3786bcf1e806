//! SQL into `sqlparser`'s tree, which is believed only where the text bears it out: every outer join, set
//! operation and grouping set that the lexer counts must be in the tree.

use super::adapt::{Adapted, adapt};
use super::outer::{Counted, counted, words};
use crate::lex::Token;
use sqlparser::ast::{
    Expr, JoinOperator, Query, Select, SetExpr, Statement, TableFactor, TableWithJoins, Visit,
    Visitor,
};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use std::ops::ControlFlow;

/// A statement, as a tree.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) statement: Statement,
    pub(super) adapted: Adapted,
}

impl Read {
    /// The query that it is, if it is one.
    pub(super) fn query(&self) -> Option<&Query> {
        match &self.statement {
            Statement::Query(query) => Some(query),
            _ => None,
        }
    }
}

/// The tree of one statement, if it is understood.
pub(super) fn read(sql: &str) -> Option<Read> {
    let words = words(sql);
    read_words(sql, &words)
}

/// The tree of one statement, whose tokens these are.
pub(super) fn read_words(sql: &str, words: &[Token]) -> Option<Read> {
    let adapted = adapt(sql, words);
    let mut statements = Parser::parse_sql(&PostgreSqlDialect {}, &adapted.text).ok()?;
    let statement = statements.pop().filter(|_| statements.is_empty())?;
    let mut count = Count::default();
    let _ = statement.visit(&mut count);
    (count.0 == counted(sql, words)).then_some(Read { statement, adapted })
}

/// The tree of an expression, as the server prints one.
pub(super) fn expression(sql: &str) -> Option<Expr> {
    let mut parser = Parser::new(&PostgreSqlDialect {}).try_with_sql(sql).ok()?;
    let expr = parser.parse_expr().ok()?;
    let rest = parser.peek_token().token;
    (rest == sqlparser::tokenizer::Token::EOF).then_some(expr)
}

/// Whether an expression of GROUP BY is several sets; within GROUPING SETS they are read as calls.
pub(super) fn is_sets(expr: &Expr) -> bool {
    match expr {
        Expr::GroupingSets(_) | Expr::Rollup(_) | Expr::Cube(_) => true,
        Expr::Function(function) => {
            let name = function.name.to_string();
            name.eq_ignore_ascii_case("rollup") || name.eq_ignore_ascii_case("cube")
        }
        _ => false,
    }
}

/// What is in the tree.
#[derive(Default)]
struct Count(Counted);

impl Count {
    fn joins(&mut self, from: &TableWithJoins) {
        let is_outer = |operator: &JoinOperator| {
            matches!(
                operator,
                JoinOperator::Left(_)
                    | JoinOperator::LeftOuter(_)
                    | JoinOperator::Right(_)
                    | JoinOperator::RightOuter(_)
                    | JoinOperator::FullOuter(_)
            )
        };
        let outer = from.joins.iter().filter(|it| is_outer(&it.join_operator));
        self.0.joins += outer.count();
    }

    fn sets(&mut self, body: &SetExpr) {
        if let SetExpr::SetOperation { left, right, .. } = body {
            self.0.sets += 1;
            self.sets(left);
            self.sets(right);
        }
    }
}

impl Visitor for Count {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.sets(&query.body);
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        select.from.iter().for_each(|from| self.joins(from));
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        self.0.groupings += usize::from(is_sets(expr));
        ControlFlow::Continue(())
    }

    fn pre_visit_statement(&mut self, statement: &Statement) -> ControlFlow<()> {
        match statement {
            Statement::Update(update) => {
                use sqlparser::ast::UpdateTableFromKind::{AfterSet, BeforeSet};
                if let Some(AfterSet(from) | BeforeSet(from)) = &update.from {
                    from.iter().for_each(|from| self.joins(from));
                }
            }
            Statement::Delete(delete) => {
                let using = delete.using.iter().flatten();
                using.for_each(|from| self.joins(from));
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        if let TableFactor::NestedJoin {
            table_with_joins, ..
        } = factor
        {
            self.joins(table_with_joins);
        }
        ControlFlow::Continue(())
    }
}

//! Which tables of a statement may be replaced by NULLs: outer joins, set operations, grouping sets.
//!
//! The tree that `sqlparser` makes is believed only where the text bears it out: every outer join and
//! set operation that the lexer counts must have been seen in the tree.

use crate::lex::{Token, TokenKind, tokens};
use crate::source::Span;
use sqlparser::ast::{
    Expr, GroupByExpr, JoinOperator, ObjectName, Query, Select, SetExpr, TableFactor,
    TableWithJoins, Visit, Visitor,
};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// Tables whose columns may be NULL although they are declared NOT NULL.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Nulled {
    /// These, by lower-case name, whatever their schema.
    Tables(BTreeSet<String>),
    /// Perhaps every one.
    All,
}

impl Nulled {
    /// Whether rows of `table` may be replaced by NULLs somewhere.
    pub(super) fn may_hold(&self, table: &str) -> bool {
        match self {
            Self::Tables(names) => names.contains(&stored(table)),
            Self::All => true,
        }
    }
}

/// LATERAL lets a nulled subquery pass on columns of the tables beside it; what TABLE and ONLY read, the
/// tree does not tell as relations.
const UNTRACKED: [&str; 3] = ["lateral", "only", "table"];

/// The tables of `sql` that may be replaced by NULLs.
pub(super) fn nulled(sql: &str) -> Nulled {
    let words: Vec<Token> = tokens(sql, Span::new(0, sql.len()))
        .filter(|t| !t.is_trivia())
        .collect();
    let count =
        |test: &dyn Fn(&[Token]) -> bool| (0..words.len()).filter(|at| test(&words[*at..])).count();
    let is = |rest: &[Token], at: usize, options: &[&str]| {
        rest.get(at)
            .is_some_and(|token| options.iter().any(|word| token.is_word(sql, word)))
    };
    // MERGE returns rows without a partner.
    if count(&|rest| is(rest, 0, &["merge"]) || names_row_pair(sql, rest)) > 0 {
        return Nulled::All;
    }
    let joins =
        count(&|rest| is(rest, 0, &["left", "right", "full"]) && is(rest, 1, &["join", "outer"]));
    let sets = count(&|rest| is(rest, 0, &["union", "intersect", "except"]));
    let groupings = count(&|rest| begins_set(sql, rest));
    if joins + sets + groupings == 0 {
        return Nulled::Tables(BTreeSet::new());
    }
    if count(&|rest| is(rest, 0, &UNTRACKED)) > 0 {
        return Nulled::All;
    }
    let Ok(statements) = Parser::parse_sql(&PostgreSqlDialect {}, sql) else {
        return Nulled::All;
    };
    let mut walk = Walk::default();
    let understood = statements.visit(&mut walk).is_continue();
    if understood && (walk.joins, walk.sets, walk.groupings) == (joins, sets, groupings) {
        Nulled::Tables(walk.with_ctes())
    } else {
        Nulled::All
    }
}

/// Whether the tokens begin with OLD or NEW, quoted or in parentheses, as the row that a column is of, or
/// give them other names: they stand for rows that may not be there.
fn names_row_pair(sql: &str, rest: &[Token]) -> bool {
    let text = |at: usize| rest.get(at).map_or("", |token| &sql[token.span.range()]);
    let is = |at: usize, word: &str| rest.get(at).is_some_and(|token| token.is_word(sql, word));
    let quoted = rest
        .first()
        .is_some_and(|token| token.kind == TokenKind::QuotedName);
    let name = text(0)
        .trim_start_matches(['U', 'u', '&'])
        .trim_matches('"');
    // What an escaped name says is not read here.
    let is_pair = is(0, "old") || is(0, "new") || quoted && ["old", "new"].contains(&name);
    let may_be = is_pair || quoted && text(0).starts_with(['U', 'u']);
    may_be && (text(1) == "." || text(1) == ")" && text(2) == ".")
        || is(0, "returning") && is(1, "with")
}

/// Whether the statement has grouping sets anywhere.
pub(super) fn groups_by_sets(sql: &str) -> bool {
    let words: Vec<Token> = tokens(sql, Span::new(0, sql.len()))
        .filter(|t| !t.is_trivia())
        .collect();
    (0..words.len()).any(|at| begins_set(sql, &words[at..]))
}

/// Whether the tokens begin with grouping sets.
fn begins_set(sql: &str, rest: &[Token]) -> bool {
    let is = |at: usize, word: &str| rest.get(at).is_some_and(|token| token.is_word(sql, word));
    let opens = rest
        .get(1)
        .is_some_and(|token| token.kind == TokenKind::Open);
    (is(0, "rollup") || is(0, "cube")) && opens || is(0, "grouping") && is(1, "sets")
}

/// A walk over the whole tree.
#[derive(Default)]
struct Walk {
    joins: usize,
    sets: usize,
    groupings: usize,
    /// Relations that stand where NULLs may replace them.
    names: BTreeSet<String>,
    /// The relations within each common table expression.
    ctes: BTreeMap<String, BTreeSet<String>>,
}

impl Walk {
    /// The names, and for that of a common table expression what it reads.
    fn with_ctes(mut self) -> BTreeSet<String> {
        loop {
            let inner: Vec<String> = self
                .names
                .iter()
                .filter_map(|name| self.ctes.get(name))
                .flatten()
                .cloned()
                .collect();
            let before = self.names.len();
            self.names.extend(inner);
            if self.names.len() == before {
                return self.names;
            }
        }
    }

    fn null(&mut self, tree: &impl Visit) {
        self.names.append(&mut relations(tree));
    }

    fn joins(&mut self, from: &TableWithJoins) -> ControlFlow<()> {
        for (at, join) in from.joins.iter().enumerate() {
            let (left, right) = match &join.join_operator {
                JoinOperator::Join(_) | JoinOperator::Inner(_) | JoinOperator::CrossJoin(_) => {
                    continue;
                }
                JoinOperator::Left(_) | JoinOperator::LeftOuter(_) => (false, true),
                JoinOperator::Right(_) | JoinOperator::RightOuter(_) => (true, false),
                JoinOperator::FullOuter(_) => (true, true),
                _ => return ControlFlow::Break(()),
            };
            self.joins += 1;
            if left {
                self.null(&from.relation);
                from.joins[..at]
                    .iter()
                    .for_each(|earlier| self.null(&earlier.relation));
            }
            if right {
                self.null(&join.relation);
            }
        }
        ControlFlow::Continue(())
    }
}

impl Visitor for Walk {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        for cte in query.with.iter().flat_map(|with| &with.cte_tables) {
            let name = stored(&cte.alias.name.value);
            self.ctes
                .entry(name)
                .or_default()
                .append(&mut relations(&cte.query));
        }
        self.set_operations(&query.body);
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        let before = self.groupings;
        self.groupings += grouping_sets(&select.group_by);
        if self.groupings > before {
            self.null(&select.from);
        }
        select.from.iter().try_for_each(|from| self.joins(from))
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        match factor {
            TableFactor::NestedJoin {
                table_with_joins, ..
            } => self.joins(table_with_joins),
            _ => ControlFlow::Continue(()),
        }
    }
}

impl Walk {
    /// Set operations of one query's body; those of queries within are visited on their own.
    fn set_operations(&mut self, body: &SetExpr) {
        if let SetExpr::SetOperation { left, right, .. } = body {
            self.sets += 1;
            self.null(body);
            self.set_operations(left);
            self.set_operations(right);
        }
    }
}

/// A name as the server keeps it: cut to 63 bytes (`NAMEDATALEN`), and here in lower case.
pub(super) fn stored(name: &str) -> String {
    let end = (0..=name.len().min(63))
        .rev()
        .find(|end| name.is_char_boundary(*end));
    name[..end.unwrap_or(0)].to_lowercase()
}

fn grouping_sets(group_by: &GroupByExpr) -> usize {
    struct Count(usize);
    impl Visitor for Count {
        type Break = ();
        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            let sets = matches!(
                expr,
                Expr::GroupingSets(_) | Expr::Rollup(_) | Expr::Cube(_)
            );
            self.0 += usize::from(sets);
            ControlFlow::Continue(())
        }
    }
    let mut count = Count(0);
    let _ = group_by.visit(&mut count);
    count.0
}

/// The names of the relations anywhere within `tree`.
fn relations(tree: &impl Visit) -> BTreeSet<String> {
    struct Names(BTreeSet<String>);
    impl Visitor for Names {
        type Break = ();
        fn pre_visit_relation(&mut self, name: &ObjectName) -> ControlFlow<()> {
            let last = name.0.last().and_then(|part| part.as_ident());
            self.0.extend(last.map(|ident| stored(&ident.value)));
            ControlFlow::Continue(())
        }
    }
    let mut names = Names(BTreeSet::new());
    let _ = tree.visit(&mut names);
    names.0
}

#[cfg(test)]
mod tests {
    use super::{Nulled, nulled};

    #[test]
    fn rows_before_and_after_may_not_be_there() {
        for returning in [
            "old.id",
            "NEW.id",
            "\"old\".id",
            "U&\"\\006fld\".id",
            "(old).id",
            "( \"new\" ) . id",
            "WITH (OLD AS o) o.id",
        ] {
            let sql = format!("INSERT INTO author (id) VALUES (1) RETURNING {returning}");
            assert_eq!(nulled(&sql), Nulled::All, "{sql}");
        }
        let plain = "INSERT INTO author (id) VALUES (1) RETURNING id, \"Old\"";
        assert_ne!(nulled(plain), Nulled::All);
    }
}

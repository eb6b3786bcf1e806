//! A described statement into what its tree says: the stage that puts the parts of inference together.

use super::adapt::Adapted;
use super::analysis::{Analysis, Lines, Param};
use super::coercion;
use super::params::Uses;
use super::schema::Schema;
use super::tree;
use super::value::{Column, Ctes, Rows};
use super::why::Why;
use crate::describe::{DescribedColumn, DescribedQuery};
use crate::diagnostic::Diagnostic;
use crate::lex::Token;
use crate::source::Span;
use std::sync::Arc;

/// What is inferred of a statement.
#[derive(Debug)]
pub(super) struct Inferred {
    pub(super) params: Vec<Param>,
    pub(super) uses: Uses,
    /// For each column what its tree says, if the tree is understood.
    pub(super) columns: Option<Vec<InferredColumn>>,
    /// How many rows there are, if the tree is understood.
    pub(super) rows: Option<Rows>,
    /// Warnings about what is computed of columns to compare them.
    pub(super) coercions: Vec<Diagnostic>,
}

/// What the tree says of a column.
#[derive(Debug)]
pub(super) struct InferredColumn {
    /// Why it can be NULL.
    pub(super) why: Option<Arc<Why>>,
    /// The table's column that it is.
    pub(super) origin: Option<[String; 3]>,
    /// The relation in FROM that it is of.
    pub(super) relation: Option<usize>,
    /// Whether an outer join may replace the rows of that relation by NULLs.
    pub(super) is_nulled: bool,
    /// Whether it is never NULL where that relation has a row.
    pub(super) is_certain: bool,
}

/// Reads the statement, and again if what is found changes the parameters.
pub(super) fn read(described: &DescribedQuery, words: &[Token], schema: &Schema<'_>) -> Inferred {
    let sql = &described.query.statement.sql;
    let Some(read) = tree::read_words(sql, words) else {
        let uses = Uses::default();
        return Inferred {
            params: uses.params(described),
            uses,
            columns: None,
            rows: None,
            coercions: Vec::new(),
        };
    };
    let coercions = coercion::warnings(&read, described, schema);
    let mut uses = Uses::of(&read);
    let mut params = uses.params(described);
    for _ in 0..2 {
        let mut analysis = Analysis::new(schema, &params, Lines::of(&read.adapted.text));
        analysis.heed(&read.adapted);
        let shape = analysis.statement(&read.statement, &Ctes::new());
        uses.add(&analysis.uses);
        let next = uses.params(described);
        if next != params {
            params = next;
            continue;
        }
        let is_known = !analysis.is_lost;
        let columns = shape.columns.filter(|_| is_known);
        let columns = columns.filter(|it| it.len() == described.columns.len());
        return Inferred {
            rows: columns.as_ref().map(|_| shape.rows),
            columns: columns.map(|it| {
                let of = |column| inferred(&read.adapted, column);
                it.into_iter().map(of).collect()
            }),
            uses,
            params,
            coercions,
        };
    }
    Inferred {
        params,
        uses,
        columns: None,
        rows: None,
        coercions,
    }
}

fn inferred(adapted: &Adapted, column: Column<'_>) -> InferredColumn {
    let value = column.value;
    let relation = value.var.map(|it| it.relation);
    InferredColumn {
        is_nulled: value.is_nulled || relation.is_none(),
        is_certain: value.null.is_none() || value.is_certain,
        why: value.null.map(|it| in_sql(&it, adapted)),
        origin: value
            .source
            .map(|it| [it.schema, it.table, it.column].map(str::to_owned)),
        relation,
    }
}

/// The reasons, with their places in the SQL as it was written.
fn in_sql(why: &Why, adapted: &Adapted) -> Arc<Why> {
    let span = why
        .span
        .map(|span| Span::new(adapted.original(span.start), adapted.original(span.end)));
    Arc::new(Why {
        span: span.filter(|it| it.start < it.end),
        text: why.text.clone(),
        because: why.because.as_deref().map(|it| in_sql(it, adapted)),
    })
}

impl InferredColumn {
    /// Whether the server and the tree say the same of where the column is from.
    pub(super) fn agrees(&self, described: &DescribedColumn) -> bool {
        let origin = described.origin.as_ref();
        match (&self.origin, origin) {
            (None, None) => true,
            (Some([schema, table, column]), Some(origin)) => {
                *schema == origin.schema && *table == origin.table && *column == origin.column
            }
            _ => false,
        }
    }
}

//! One statement, read: what is collected on the way.

use super::adapt::Adapted;
use super::facts::Facts;
use super::schema::Schema;
use super::scope::Relation;
use super::value::{Flow, Value};
use super::why::Why;
use crate::source::Span;
use sqlparser::ast::Spanned;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is known of a parameter before the statement is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Param {
    /// Its type.
    pub(super) pg_type: String,
    /// Whether NULL may be passed.
    pub(super) nullable: bool,
    /// Whether NULL may be passed among its elements.
    pub(super) nullable_elements: bool,
}

/// A side of an outer join whose rows may be replaced by NULLs.
#[derive(Debug, Clone)]
pub(super) struct Side {
    /// The join, as in `LEFT JOIN`.
    pub(super) join: &'static str,
    /// Where the condition or the joined table stands.
    pub(super) span: Option<Span>,
    /// What is missing, where it is a part of what is joined.
    pub(super) label: Option<String>,
    /// The other side of a full join: one of the two is always there.
    pub(super) opposite: Option<usize>,
}

impl Side {
    /// Why `label` can be missing.
    pub(super) fn why(&self, label: &str) -> Arc<Why> {
        let label = self.label.as_deref().unwrap_or(label);
        Why::new(
            self.span,
            format!("{} finds no `{label}` for some rows", self.join),
        )
    }
}

/// What a statement does with a parameter that it writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// NULL would be stored.
    Stores(Flow),
    /// NULL would be refused.
    Refuses(Flow),
}

/// A statement that is being read.
#[derive(Debug)]
pub(super) struct Analysis<'c> {
    pub(super) schema: &'c Schema<'c>,
    pub(super) params: &'c [Param],
    /// Everything in any FROM.
    pub(super) relations: Vec<Relation<'c>>,
    pub(super) sides: Vec<Side>,
    /// What holds where these sides are there.
    pub(super) implications: Vec<(Vec<usize>, Facts)>,
    /// What is done with parameters.
    pub(super) uses: Vec<Use>,
    /// The relations that were named since this was last emptied.
    pub(super) touched: RefCell<BTreeSet<usize>>,
    /// Whether a window frame somewhere leaves rows out.
    pub(super) has_exclusion: bool,
    /// Whether a function somewhere is given its last arguments as an array.
    pub(super) has_variadic: bool,
    /// Whether something was met that may change what the rest means.
    pub(super) is_lost: bool,
    lines: Lines,
}

/// Where the lines of the text begin that the tree was made of; none for a view's definition.
#[derive(Debug, Default)]
pub(super) struct Lines {
    starts: Vec<usize>,
    text: String,
}

impl Lines {
    /// The lines of `text`.
    pub(super) fn of(text: &str) -> Self {
        let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            starts: std::iter::once(0).chain(newlines).collect(),
            text: text.to_owned(),
        }
    }

    fn offset(&self, location: sqlparser::tokenizer::Location) -> Option<usize> {
        let line = usize::try_from(location.line).ok()?.checked_sub(1)?;
        let column = usize::try_from(location.column).ok()?.checked_sub(1)?;
        let start = *self.starts.get(line)?;
        let mut chars = self.text[start..].char_indices();
        let end = self.text.len() - start;
        Some(start + chars.nth(column).map_or(end, |(at, _)| at))
    }
}

impl<'c> Analysis<'c> {
    /// An analysis that has read nothing yet.
    pub(super) fn new(schema: &'c Schema<'c>, params: &'c [Param], lines: Lines) -> Self {
        Self {
            schema,
            params,
            relations: Vec::new(),
            sides: Vec::new(),
            implications: Vec::new(),
            uses: Vec::new(),
            touched: RefCell::default(),
            has_exclusion: false,
            has_variadic: false,
            is_lost: false,
            lines,
        }
    }

    /// With what the text said before it was adapted.
    pub(super) fn heed(&mut self, adapted: &Adapted) {
        self.has_exclusion = adapted.has_exclusion;
        self.has_variadic = adapted.has_variadic;
    }

    /// Where a node of the tree stands in the text.
    pub(super) fn span(&self, node: &impl Spanned) -> Option<Span> {
        let span = node.span();
        let (start, end) = (self.lines.offset(span.start)?, self.lines.offset(span.end)?);
        (start < end).then(|| Span::new(start, end))
    }

    /// A value that can be NULL for this reason.
    pub(super) fn nullable(&self, node: &impl Spanned, text: impl Into<String>) -> Value<'c> {
        Value::with_null(Some(Why::new(self.span(node), text)))
    }

    /// The reason `because`, and that it makes `node` NULL.
    pub(super) fn because(
        &self,
        node: &impl Spanned,
        text: impl Into<String>,
        because: Arc<Why>,
    ) -> Arc<Why> {
        Why::from(self.span(node), text, because)
    }
}

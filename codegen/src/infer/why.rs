//! Why a value can be NULL: a chain of reasons, each with its place in the SQL.

use crate::source::Span;
use std::sync::Arc;

/// A reason, and the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// What it is about, in bytes of the statement's SQL; none within a view's definition.
    pub span: Option<Span>,
    /// The reason, in a few words: "`sum` of no rows is NULL".
    pub text: String,
    /// Why that is so.
    pub because: Option<Arc<Why>>,
}

impl Why {
    /// A reason that needs no other.
    pub(super) fn new(span: Option<Span>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            span,
            text: text.into(),
            because: None,
        })
    }

    /// A reason that follows from another.
    pub(super) fn from(
        span: Option<Span>,
        text: impl Into<String>,
        because: Arc<Self>,
    ) -> Arc<Self> {
        Arc::new(Self {
            span,
            text: text.into(),
            because: Some(because),
        })
    }

    /// The same reasons, of another statement: they have no places in this one.
    pub(super) fn elsewhere(&self) -> Arc<Self> {
        Arc::new(Self {
            span: None,
            text: self.text.clone(),
            because: self.because.as_deref().map(Self::elsewhere),
        })
    }

    /// The reasons from the first to the last.
    pub fn chain(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |why| why.because.as_deref())
    }
}

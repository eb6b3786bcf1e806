//! Ranges of rows into what LIMIT and OFFSET take.

use std::ops::{Bound, RangeBounds};

/// The limit, which is none for a range without an end, and the number of rows to skip. An empty range, or one
/// whose end is before its start, has no rows.
///
/// ```
/// assert_eq!(bindery::slice(10..20), (Some(10), 10));
/// assert_eq!(bindery::slice(..=4), (Some(5), 0));
/// assert_eq!(bindery::slice(7..), (None, 7));
/// assert_eq!(bindery::slice(std::ops::Range { start: 5, end: 2 }), (Some(0), 5));
/// ```
#[must_use]
pub fn slice(range: impl RangeBounds<u64>) -> (Option<i64>, i64) {
    let start = match range.start_bound() {
        Bound::Included(start) => *start,
        Bound::Excluded(before) => before.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(last) => Some(last.saturating_add(1)),
        Bound::Excluded(end) => Some(*end),
        Bound::Unbounded => None,
    };
    // There is no table of more rows than that.
    let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    let limit = end.map(|end| number(end.saturating_sub(start)));
    (limit, number(start))
}

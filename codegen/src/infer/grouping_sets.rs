//! GROUP BY into the sets that it groups by.

use super::tree::is_sets;
use sqlparser::ast::Expr;

/// What grouping sets group by: the expressions of each.
pub(super) type Sets<'a> = Vec<Vec<&'a Expr>>;

pub(super) fn is_empty_set(expr: &Expr) -> bool {
    matches!(expr, Expr::Tuple(list) if list.is_empty())
}

/// The sets that one item of GROUP BY is.
/// <https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS>
pub(super) fn sets_of(item: &Expr) -> Sets<'_> {
    match item {
        Expr::Rollup(parts) => (0..=parts.len())
            .map(|count| parts[..count].iter().flatten().collect())
            .collect(),
        Expr::Function(function) => match super::call::call(function) {
            Some(call) if is_sets(item) && call.name == "rollup" => (0..=call.args.len())
                .map(|count| call.args[..count].to_vec())
                .collect(),
            Some(call) if is_sets(item) => {
                let mut sets: Sets<'_> = vec![Vec::new(), call.args.clone()];
                sets.extend(call.args.iter().map(|part| vec![*part]));
                sets
            }
            _ => vec![vec![item]],
        },
        // A cube of many parts has more sets than it is worth telling apart: each part is in some of them.
        Expr::Cube(parts) => {
            let mut sets: Sets<'_> = vec![Vec::new(), parts.iter().flatten().collect()];
            sets.extend(parts.iter().map(|part| part.iter().collect()));
            sets
        }
        Expr::GroupingSets(sets) => sets.iter().flat_map(|set| sets_of_set(set)).collect(),
        Expr::Tuple(list) => vec![list.iter().collect()],
        Expr::Nested(inner) => sets_of(inner),
        other => vec![vec![other]],
    }
}

/// A set may itself be made of sets.
pub(super) fn sets_of_set(set: &[Expr]) -> Sets<'_> {
    let mut all: Sets<'_> = vec![Vec::new()];
    for item in set {
        all = match is_sets(item) {
            true => product(&all, &sets_of(item)),
            false => product(&all, &vec![vec![item]]),
        };
    }
    all
}

pub(super) fn product<'a>(a: &Sets<'a>, b: &Sets<'a>) -> Sets<'a> {
    let mut all = Vec::with_capacity(a.len() * b.len());
    for left in a {
        for right in b {
            all.push(left.iter().chain(right).copied().collect());
        }
    }
    all
}

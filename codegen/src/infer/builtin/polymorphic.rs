//! What a polymorphic type stands for in a call.
//!
//! <https://www.postgresql.org/docs/current/extend-type-system.html#EXTEND-TYPES-POLYMORPHIC>

use super::types::{RANGES, element};
use std::borrow::Cow;

/// The type that `returns` stands for where parameters were given arguments of these types.
pub(super) fn resolve(
    returns: &'static str,
    arguments: &[(&'static str, Option<&str>)],
) -> Option<Cow<'static, str>> {
    let Some((family, shape)) = split(returns) else {
        return Some(Cow::Borrowed(returns));
    };
    let mut found: Option<Cow<'static, str>> = None;
    for (parameter, known) in arguments {
        let Some((of, from)) = split(parameter).filter(|(of, _)| *of == family) else {
            continue;
        };
        // A literal becomes what the others are.
        if *known == Some("unknown") {
            continue;
        }
        // The type that arrays have in common is never `oidvector`, though that is an array.
        let known = known.map(|known| match (from, family) {
            (Shape::Array, Family::Common) => format!("{}[]", element(known)),
            _ => known.to_owned(),
        });
        match known.and_then(|known| reshape(&known, from, shape)) {
            Some(one) if found.as_ref().is_none_or(|found| *found == one) => found = Some(one),
            // Arguments of one family have the same type; those of the other may have another in common.
            None if of == Family::Same => {}
            _ => return None,
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Same,
    Common,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Element,
    Array,
    Range,
    Multirange,
}

/// The family of a polymorphic type, and what it is in it.
fn split(name: &str) -> Option<(Family, Shape)> {
    let (family, shape) = match name.strip_prefix("anycompatible") {
        Some(shape) => (Family::Common, shape),
        None => (Family::Same, name.strip_prefix("any")?),
    };
    let shape = match shape {
        "array" => Shape::Array,
        "range" => Shape::Range,
        "multirange" => Shape::Multirange,
        _ => Shape::Element,
    };
    Some((family, shape))
}

/// The type of shape `to` that belongs to `known`, of shape `from`.
fn reshape(known: &str, from: Shape, to: Shape) -> Option<Cow<'static, str>> {
    let range = || {
        let mut ranges = RANGES.iter();
        ranges.find(|(_, range, multirange)| [*range, *multirange].contains(&known))
    };
    let found = match (from, to) {
        _ if from == to => Cow::Owned(known.to_owned()),
        (Shape::Array, Shape::Element) => Cow::Owned(element(known).to_owned()),
        (Shape::Element, Shape::Array) => Cow::Owned(format!("{known}[]")),
        (Shape::Range | Shape::Multirange, Shape::Element) => Cow::Borrowed(range()?.0),
        (Shape::Multirange, Shape::Range) => Cow::Borrowed(range()?.1),
        (Shape::Range, Shape::Multirange) => Cow::Borrowed(range()?.2),
        _ => return None,
    };
    Some(found)
}

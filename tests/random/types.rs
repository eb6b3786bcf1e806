//! The types that tables and expressions have here, and the few values of each: small domains meet often.

use crate::node::{ATOM, Node, Sort, Ty};
use crate::numbers::Numbers;

/// A type, how often it is chosen, and its values as text.
const TYPES: [(Ty, usize, &[&str]); 17] = [
    ("int4", 22, &["0", "1", "2", "3", "-1"]),
    ("int8", 4, &["0", "1", "2"]),
    ("text", 16, &["", "a", "b", "ab", "A b", "1"]),
    ("bool", 8, &["true", "false"]),
    ("numeric", 6, &["0", "1", "1.5", "NaN", "Infinity"]),
    ("float8", 3, &["0", "0.5", "NaN", "Infinity"]),
    ("date", 4, &["2024-02-29", "2024-03-01", "infinity"]),
    (
        "timestamptz",
        4,
        &[
            "2024-02-29 12:00+00",
            "2024-03-01 00:00+00",
            "infinity",
            "-infinity",
        ],
    ),
    ("interval", 2, &["1 day", "1 month", "0"]),
    (
        "jsonb",
        6,
        &[
            "null",
            "{}",
            "[]",
            "{\"a\": 1}",
            "{\"a\": null}",
            "[1, null]",
            "\"s\"",
            "1",
        ],
    ),
    (
        "int4[]",
        6,
        &["{}", "{1}", "{1,2}", "{NULL,1}", "{{1,2},{3,4}}"],
    ),
    ("text[]", 3, &["{}", "{a,b}", "{NULL}"]),
    ("int4range", 4, &["empty", "[1,3)", "(,)", "[1,)"]),
    ("mood", 4, &["sad", "happy"]),
    ("small", 4, &["0", "1", "2"]),
    ("sure", 2, &["", "a"]),
    ("pair", 3, &["(1,a)", "(,)", "(2,)"]),
];

/// The type of this name.
pub(crate) fn named(name: &str) -> Option<Ty> {
    TYPES.iter().map(|(ty, ..)| *ty).find(|ty| *ty == name)
}

/// Any type, the common ones more often.
pub(crate) fn any(numbers: &mut Numbers) -> Ty {
    let weights = TYPES.map(|(_, weight, _)| weight);
    TYPES[numbers.weighted(&weights)].0
}

/// A type that `min` and `max` take.
pub(crate) fn ordered(numbers: &mut Numbers) -> Ty {
    const ORDERED: [Ty; 8] = [
        "int4",
        "text",
        "numeric",
        "date",
        "timestamptz",
        "int4[]",
        "mood",
        "int8",
    ];
    ORDERED[numbers.weighted(&[8, 5, 2, 2, 1, 1, 2, 1])]
}

/// A value of the type, as text; `None` for a type that is not among these.
pub(crate) fn value(ty: &str, numbers: &mut Numbers) -> Option<&'static str> {
    let (_, _, values) = TYPES.iter().find(|(name, ..)| *name == ty)?;
    Some(numbers.pick::<&str>(values))
}

/// A value of the type as an expression.
pub(crate) fn literal(ty: Ty, numbers: &mut Numbers) -> Node {
    let value = value(ty, numbers).unwrap_or_default();
    written(ty, value, numbers.chance(25))
}

/// The simplest value of the type: what a smaller case may have in place of an expression.
pub(crate) fn simplest(ty: Ty) -> Node {
    let values = TYPES.iter().find(|(name, ..)| *name == ty);
    written(ty, values.map_or("", |(.., values)| values[0]), true)
}

fn written(ty: Ty, value: &str, bare: bool) -> Node {
    let quoted = value.replace('\'', "''");
    let (text, level) = match ty {
        "int4" if value.starts_with('-') => (value.to_owned(), 13),
        "int4" | "bool" => (value.to_owned(), 16),
        "numeric" if value.contains('.') => (value.to_owned(), 16),
        "text" if bare => (format!("'{quoted}'"), 16),
        _ => (format!("'{quoted}'::{ty}"), 15),
    };
    Node::new("constant", Sort::Value(ty), level).text(text)
}

/// NULL of the type.
pub(crate) fn null(ty: Ty, bare: bool) -> Node {
    match bare {
        true => Node::new("NULL", Sort::Value(ty), 16).text("NULL"),
        false => Node::new("NULL", Sort::Value(ty), 15).text(format!("NULL::{ty}")),
    }
}

/// The level of columns and parameters, which alone can be subscripted.
pub(crate) const PRIMARY: u8 = ATOM - 1;

//! The types of the system: their kinds, and which becomes which.

use super::Nulls;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The types of `pg_catalog` that a value can have. Their arrays are, too.
static SYSTEM: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("types.txt").lines().collect());

/// The ranges: their elements, themselves, their multiranges.
pub(super) const RANGES: [(&str, &str, &str); 6] = [
    ("date", "daterange", "datemultirange"),
    ("int4", "int4range", "int4multirange"),
    ("int8", "int8range", "int8multirange"),
    ("numeric", "numrange", "nummultirange"),
    ("timestamp", "tsrange", "tsmultirange"),
    ("timestamptz", "tstzrange", "tstzmultirange"),
];

/// Whether a parameter of this type takes arguments of several.
pub(super) fn is_polymorphic(parameter: &str) -> bool {
    parameter.starts_with("any") || parameter == "record"
}

/// Whether the type, or that of its elements, is one of `pg_catalog`.
pub(super) fn is_system(name: &str) -> bool {
    SYSTEM.contains(element(name))
}

/// The type of an array's elements; of what is none, itself.
pub(super) fn element(name: &str) -> &str {
    match name {
        "int2vector" => "int2",
        "oidvector" => "oid",
        _ => name.strip_suffix("[]").unwrap_or(name),
    }
}

fn is_array(name: &str) -> bool {
    element(name) != name
}

/// Whether an argument of this type can be passed without a cast where the parameter's type is asked for.
///
/// <https://www.postgresql.org/docs/current/extend-type-system.html#EXTEND-TYPES-POLYMORPHIC>
pub(super) fn converts(argument: &str, parameter: &str) -> bool {
    let user = !is_system(argument);
    match parameter {
        // A literal becomes what is asked for.
        _ if argument == "unknown" => true,
        "any" | "anyelement" | "anycompatible" => true,
        "anyarray" | "anycompatiblearray" => is_array(argument),
        "anynonarray" | "anycompatiblenonarray" => !is_array(argument),
        "anyenum" => user && !is_array(argument),
        "anyrange" | "anycompatiblerange" => {
            user && !is_array(argument) || RANGES.iter().any(|it| it.1 == argument)
        }
        "anymultirange" | "anycompatiblemultirange" => {
            user && !is_array(argument) || RANGES.iter().any(|it| it.2 == argument)
        }
        "record" => user && !is_array(argument) || argument == "record",
        _ if argument == parameter => true,
        _ if is_array(argument) && is_array(parameter) => {
            super::CASTS.are_implicit(element(argument), element(parameter))
        }
        _ => super::CASTS.are_implicit(argument, parameter),
    }
}

/// The casts of `pg_cast`.
pub(super) struct Casts(HashMap<(&'static str, &'static str), Cast>);

#[derive(Clone, Copy)]
struct Cast {
    /// Whether an argument is converted so without a word.
    implicit: bool,
    nulls: Nulls,
}

/// Reads lines such as `int4 as int8 implicit`.
pub(super) fn casts(text: &'static str) -> Casts {
    let casts = text.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let (from, _, to) = (words.next()?, words.next()?, words.next()?);
        let mut cast = Cast {
            implicit: false,
            nulls: Nulls::WithArguments,
        };
        for word in words.take_while(|word| *word != "--") {
            match word {
                "implicit" => cast.implicit = true,
                _ => cast.nulls = Nulls::Maybe,
            }
        }
        Some(((from, to), cast))
    });
    Casts(casts.collect())
}

impl Casts {
    fn are_implicit(&self, from: &str, to: &str) -> bool {
        self.0.get(&(from, to)).is_some_and(|cast| cast.implicit)
    }

    /// What a cast gives. One that has no line goes through the text of the value.
    pub(super) fn nulls(&self, from: Option<&str>, to: &str) -> Nulls {
        if !is_system(to) {
            return Nulls::Maybe;
        }
        let Some(from) = from else {
            let mut casts = self.0.iter().filter(|((_, target), _)| *target == to);
            let maybe = casts.any(|(_, cast)| cast.nulls == Nulls::Maybe);
            return if maybe {
                Nulls::Maybe
            } else {
                Nulls::WithArguments
            };
        };
        let cast = self.0.get(&(from, to));
        match is_system(from) {
            true => cast.map_or(Nulls::WithArguments, |cast| cast.nulls),
            false => Nulls::Maybe,
        }
    }
}

//! What the functions, operators and casts of PostgreSQL itself say of NULL.
//!
//! The data is one line a signature, in `builtin/*.txt`; `tests/builtins.rs` calls every one of them.
//! What is not there is not known: the caller has to take it for nullable.

mod overload;
mod polymorphic;
mod signature;
mod types;

pub(crate) use signature::{Column, Kind, Nulls};

use signature::Signature;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// What a call of a function or an operator gives, whichever of the overloads it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Builtin {
    /// A NULL argument makes it NULL (where it returns a set, empty), whatever the others are.
    pub(crate) strict: bool,
    /// It may give something else for the next row.
    pub(crate) volatile: bool,
    /// It returns any number of rows. `nulls` is then what each of them is.
    pub(crate) set: bool,
    /// How it is called.
    pub(crate) kind: Kind,
    /// When it is NULL.
    pub(crate) nulls: Nulls,
    /// The type that it returns, where that is certain.
    pub(crate) returns: Option<Cow<'static, str>>,
    /// That type follows from those of the arguments, and may be the domain that one of them is of.
    pub(crate) is_polymorphic: bool,
    /// The columns that it returns where it returns several; `nulls` is then the worst of theirs.
    pub(crate) columns: Vec<Column>,
}

/// Overloads, by name.
type Table = HashMap<&'static str, Overloads>;

/// The lines of one name, read when it is asked for.
#[derive(Default)]
struct Overloads {
    lines: Vec<&'static str>,
    signatures: OnceLock<Vec<Signature>>,
    /// What is true of every binary operator among them, whatever the types.
    any: OnceLock<Option<Builtin>>,
}

static FUNCTIONS: LazyLock<Table> = LazyLock::new(|| table(include_str!("builtin/functions.txt")));
static OPERATORS: LazyLock<Table> = LazyLock::new(|| table(include_str!("builtin/operators.txt")));
static CASTS: LazyLock<types::Casts> =
    LazyLock::new(|| types::casts(include_str!("builtin/casts.txt")));

/// The function `name` of `pg_catalog`, called with arguments of these types: `None` for a type that is
/// not known. Types are spelled as in `pg_type.typname`, arrays with `[]` after their elements' type; a
/// literal that has none yet is `unknown`, and a domain is resolved to what it is a domain of before.
///
/// This is about calls that list their arguments: with `VARIADIC` before the last one, a NULL there can
/// make any of them NULL. Functions of users with the same name are for the caller to know of.
pub(crate) fn function(name: &str, types: &[Option<&str>]) -> Option<Builtin> {
    let signatures = signatures(&FUNCTIONS, name);
    // A literal is a string, where one of the overloads takes strings.
    overload::of_strings(signatures, types)
        .or_else(|| overload::merge(signatures, types))
        .or_else(|| cast_by_name(name, types))
}

/// What `text(x)` is where no function takes `x`: a cast. Of a row, it could be its column.
fn cast_by_name(name: &str, types: &[Option<&str>]) -> Option<Builtin> {
    let [Some(from)] = types else { return None };
    let is_cast = !name.ends_with("[]") && is_type(name) && is_type(from);
    is_cast.then(|| Builtin {
        strict: true,
        volatile: false,
        set: false,
        kind: Kind::Function,
        nulls: cast(Some(from), name),
        returns: Some(Cow::Owned(name.to_owned())),
        is_polymorphic: false,
        columns: Vec::new(),
    })
}

/// The operator `name` of `pg_catalog`. `left` is `None` for a prefix operator; types are as for
/// [`function`].
pub(crate) fn operator(
    name: &str,
    left: Option<Option<&str>>,
    right: Option<&str>,
) -> Option<Builtin> {
    let signatures = signatures(&OPERATORS, name);
    let Some(left) = left else {
        return overload::merge(signatures, &[right]);
    };
    if left.is_none() && right.is_none() {
        let all = OPERATORS.get(name)?;
        let any = || overload::merge(signatures, &[None, None]);
        return all.any.get_or_init(any).clone();
    }
    // A literal without a type is first taken for what stands on the other side.
    let alike = match (left, right) {
        (Some("unknown"), other @ Some(_)) | (other @ Some(_), Some("unknown")) => {
            overload::exact(signatures, &[other, other])
        }
        _ => None,
    };
    alike.or_else(|| overload::merge(signatures, &[left, right]))
}

/// The function of `pg_catalog` that is declared with just these types: the server takes it whatever others
/// there are.
pub(crate) fn exact_function(name: &str, types: &[Option<&str>]) -> Option<Builtin> {
    overload::exact(signatures(&FUNCTIONS, name), types)
}

/// The operator of `pg_catalog` that is declared with just these types, as for [`exact_function`].
pub(crate) fn exact_operator(
    name: &str,
    left: Option<Option<&str>>,
    right: Option<&str>,
) -> Option<Builtin> {
    let signatures = signatures(&OPERATORS, name);
    match left {
        None => overload::exact(signatures, &[right]),
        Some(left) => {
            let known = |it: Option<_>| it.filter(|it| *it != "unknown");
            let (a, b) = (known(left).or(known(right)), known(right).or(known(left)));
            let typed = left.is_some() && right.is_some();
            overload::exact(signatures, &[a, b]).filter(|_| typed)
        }
    }
}

/// What a cast gives, whether it was written or comes with an assignment. A cast from or to a type of
/// users may call any function; only the caller can know better.
pub(crate) fn cast(from: Option<&str>, to: &str) -> Nulls {
    CASTS.nulls(from, to)
}

/// Whether an aggregate has this name.
pub(crate) fn is_aggregate(name: &str) -> bool {
    has_kind(name, |it| it.kind == Kind::Aggregate)
}

/// Whether a function of this name returns sets.
pub(crate) fn is_set(name: &str) -> bool {
    has_kind(name, |it| it.set)
}

fn has_kind(name: &str, is: fn(&Signature) -> bool) -> bool {
    signatures(&FUNCTIONS, name).iter().any(is)
}

/// Whether all functions and operators of this name are strict.
pub(crate) fn is_strict(name: &str) -> bool {
    let all = |table| signatures(table, name).iter().all(|it| it.strict);
    all(&FUNCTIONS) && all(&OPERATORS)
}

/// Whether it is a type of the system, an array or not.
pub(crate) fn is_type(name: &str) -> bool {
    types::is_system(name.strip_suffix("[]").unwrap_or(name))
}

/// The lines of a data file, by the name that they begin with.
fn table(text: &'static str) -> Table {
    let name = |line: &&'static str| line.split_once('(').map_or("", |(name, _)| name);
    let lines: Vec<&str> = text.lines().collect();
    let mut table = Table::with_capacity(lines.len());
    for lines in lines.chunk_by(|left, right| name(left) == name(right)) {
        let overloads = table.entry(name(&lines[0])).or_default();
        overloads.lines.extend_from_slice(lines);
    }
    table
}

/// The overloads of a name.
fn signatures(table: &'static Table, name: &str) -> &'static [Signature] {
    let Some(Overloads {
        lines, signatures, ..
    }) = table.get(name)
    else {
        return &[];
    };
    signatures.get_or_init(|| {
        lines
            .iter()
            .filter_map(|line| signature::parse(line))
            .collect()
    })
}

#[cfg(test)]
mod tests;

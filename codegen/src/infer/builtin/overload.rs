//! Finds the overloads that a call may mean, and merges what they say.
//!
//! The rules are those of <https://www.postgresql.org/docs/current/typeconv-func.html>, as far as they can
//! be followed without knowing everything: what stays in doubt is merged.

use super::signature::Signature;
use super::{Builtin, polymorphic, types};

/// What is true of every overload that takes arguments of these types.
pub(super) fn merge(signatures: &[Signature], types: &[Option<&str>]) -> Option<Builtin> {
    let mut merged: Option<Builtin> = None;
    for signature in candidates(signatures, types) {
        let one = describe(signature, types);
        merged = Some(match merged {
            Some(merged) => worst(merged, one)?,
            None => one,
        });
    }
    merged
}

/// What the overload says that is declared with just these types.
pub(super) fn exact(signatures: &[Signature], types: &[Option<&str>]) -> Option<Builtin> {
    let exact = signatures.iter().find(|it| is_exact(it, types));
    exact.map(|exact| describe(exact, types))
}

/// What the overload says that takes strings for literals which have no type yet, and else just these types.
pub(super) fn of_strings(signatures: &[Signature], types: &[Option<&str>]) -> Option<Builtin> {
    let typed = |it: &Option<&'_ str>| match it {
        Some("unknown") => Some("text"),
        Some(known) => signatures
            .iter()
            .flat_map(|it| &it.parameters)
            .copied()
            .find(|it| it == known),
        None => None,
    };
    let has_literal = types.contains(&Some("unknown"));
    let types: Vec<Option<&str>> = types.iter().map(typed).collect();
    exact(signatures, &types).filter(|_| has_literal)
}

/// The overloads that a call may mean.
fn candidates<'a>(signatures: &'a [Signature], types: &[Option<&str>]) -> Vec<&'a Signature> {
    let exact = signatures.iter().find(|it| is_exact(it, types));
    if let Some(exact) = exact {
        return vec![exact];
    }
    let accepting = signatures.iter().filter(|it| accepts(it, types));
    closest(accepting.collect(), types)
}

/// Whether the overload is declared with just these types: it is then the one.
fn is_exact(signature: &Signature, types: &[Option<&str>]) -> bool {
    let parameters = &signature.parameters;
    !signature.variadic
        && parameters.len() == types.len()
        && types.iter().zip(parameters).all(|(known, parameter)| {
            *known == Some(parameter) && !types::is_polymorphic(parameter)
        })
}

/// Whether a call with arguments of these types can mean the overload.
fn accepts(signature: &Signature, types: &[Option<&str>]) -> bool {
    let parameters = signature.parameters.len();
    let fits = match signature.variadic {
        true => types.len() >= parameters,
        false => types.len() <= parameters && types.len() + signature.defaults >= parameters,
    };
    fits && types.iter().enumerate().all(|(index, known)| {
        known.is_none_or(|known| {
            let (parameter, repeated) = parameter(signature, index);
            types::converts(known, parameter)
                || repeated && types::converts(known, types::element(parameter))
        })
    })
}

/// The type of the parameter that takes the argument at `index`, and whether it may take more.
fn parameter(signature: &Signature, index: usize) -> (&'static str, bool) {
    let last = signature.parameters.len().saturating_sub(1);
    let name = signature.parameters.get(index.min(last));
    let repeated = signature.variadic && index >= last;
    (name.copied().unwrap_or("any"), repeated)
}

/// Of overloads that accept the arguments, those that the server prefers: the most exact matches.
fn closest<'a>(accepting: Vec<&'a Signature>, types: &[Option<&str>]) -> Vec<&'a Signature> {
    let polymorphic = accepting.iter().any(|signature| {
        let parameters = &signature.parameters;
        signature.variadic || parameters.iter().any(|it| types::is_polymorphic(it))
    });
    if polymorphic || types.iter().any(Option::is_none) {
        return accepting;
    }
    let matches = |signature: &Signature| {
        let pairs = signature.parameters.iter().zip(types);
        pairs
            .filter(|(parameter, known)| **known == Some(**parameter))
            .count()
    };
    let preferred = |signature: &Signature| {
        let pairs = signature.parameters.iter().zip(types);
        pairs
            .filter(|(parameter, known)| {
                **known != Some(**parameter) && PREFERRED.contains(parameter)
            })
            .count()
    };
    let best = most(accepting, matches);
    most(best, preferred)
}

/// The types that the server would rather convert to: `typispreferred`.
const PREFERRED: [&str; 8] = [
    "bool",
    "float8",
    "inet",
    "interval",
    "oid",
    "text",
    "timestamptz",
    "varbit",
];

/// Those of which this counts the most.
fn most(all: Vec<&Signature>, count: impl Fn(&Signature) -> usize) -> Vec<&Signature> {
    let most = all.iter().map(|it| count(it)).max();
    all.into_iter()
        .filter(|it| Some(count(it)) == most)
        .collect()
}

/// What one overload says of a call with arguments of these types.
fn describe(signature: &Signature, types: &[Option<&str>]) -> Builtin {
    let arguments = types.iter().enumerate();
    let arguments = arguments.map(|(index, known)| (parameter(signature, index).0, *known));
    let arguments: Vec<_> = arguments.collect();
    Builtin {
        strict: signature.strict,
        volatile: signature.volatile,
        set: signature.set,
        kind: signature.kind,
        nulls: signature.nulls,
        returns: polymorphic::resolve(signature.returns, &arguments),
        is_polymorphic: types::is_polymorphic(signature.returns),
        columns: signature.columns.clone(),
    }
}

/// What is true of both; nothing is where they are not called alike.
fn worst(left: Builtin, right: Builtin) -> Option<Builtin> {
    if left.kind != right.kind || left.set != right.set {
        return None;
    }
    Some(Builtin {
        strict: left.strict && right.strict,
        volatile: left.volatile || right.volatile,
        set: left.set,
        kind: left.kind,
        nulls: left.nulls.max(right.nulls),
        returns: left.returns.filter(|it| right.returns.as_ref() == Some(it)),
        is_polymorphic: left.is_polymorphic || right.is_polymorphic,
        columns: match left.columns == right.columns {
            true => left.columns,
            false => Vec::new(),
        },
    })
}

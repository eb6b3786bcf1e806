//! Holds what a line says of NULL against what its calls gave.

use super::line::{Line, What};
use super::server::{FEATURE_NOT_SUPPORTED, Outcome};
use super::signature::Nulls;

/// The version whose calls must show every NULL that the table speaks of: older ones have no infinite
/// intervals, for one.
const COMPLETE: u32 = 17;

/// What is wrong with a line.
pub(crate) fn check(line: &Line, outcome: &Outcome, version: u32, has_xml: bool) -> Vec<String> {
    let text = line.text;
    if line.kind == What::Type {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    let unsupported = |state: &str| state == FEATURE_NOT_SUPPORTED;
    let by_hand = outcome.error_by_hand.as_ref();
    if let Some(error) = by_hand.filter(|error| version >= COMPLETE && !unsupported(&error.state)) {
        complaints.push(format!("{text}\n  by hand: {}", error.message));
    }
    if outcome.called == 0 {
        let error = by_hand.or(outcome.error.as_ref());
        let excused = error.is_some_and(|error| unsupported(&error.state));
        let excused = excused || !has_xml && text.contains("xml");
        if !excused && line.reason.is_none() {
            let error = error.map_or("there are no values for it", |error| &error.message);
            complaints.push(format!("{text}\n  is never called: {error}"));
        }
        return complaints;
    }
    for ((column, said), verdicts) in line.columns().into_iter().zip(outcome.seen) {
        let seen = seen(line, verdicts);
        if said < seen {
            let example = outcome.lie.as_deref().unwrap_or_default();
            complaints.push(format!(
                "{text}\n  {column} is {said:?}, but NULL for {example}"
            ));
        } else if said > seen && line.reason.is_none() && version >= COMPLETE {
            complaints.push(format!(
                "{text}\n  {column} is {said:?}, seen is only {seen:?}"
            ));
        }
    }
    complaints
}

/// The best that can be said after NULL was seen with these verdicts.
fn seen(line: &Line, verdicts: u64) -> Nulls {
    let nulls = [
        Nulls::Maybe,
        Nulls::WithArguments,
        Nulls::First,
        Nulls::NonEmpty,
    ];
    let worst = nulls
        .into_iter()
        .find(|nulls| verdicts >> (*nulls as u8) & 1 == 1);
    let least = match line.signature.strict && !line.signature.parameters.is_empty() {
        true => Nulls::WithArguments,
        false => Nulls::Always,
    };
    worst.map_or(least, |worst| worst.max(least))
}

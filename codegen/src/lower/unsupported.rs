//! What a column or parameter without a Rust type gets: what is in the way, and ways around it.

use crate::catalog::TypeShape;
use crate::diagnostic::Diagnostic;
use crate::infer::TypedQuery;
use crate::source::Location;
use crate::types::Types;

/// A diagnostic for `what`, a column or a parameter named `name`.
pub(super) fn unsupported(
    at: &Location,
    what: &str,
    name: &str,
    pg_type: &str,
    typed: &TypedQuery,
    types: Types<'_>,
) -> Diagnostic {
    let query = &typed.query.name.value;
    let message = format!(
        "the {what} `{name}` of `{query}` has the type `{pg_type}`, which has no Rust type"
    );
    let mut diagnostic = Diagnostic::error("unsupported-type", at.clone(), message);
    let culprit = types.culprit(pg_type).unwrap_or_default();
    if culprit != pg_type.trim_end_matches("[]") {
        diagnostic = diagnostic.note(format!(
            "it is made of the type `{culprit}`, which has none"
        ));
    }
    let before = at.file.text[..at.span.start].trim_end();
    let before = before.strip_suffix('(').unwrap_or_default().trim_end();
    let word = before.rsplit(char::is_whitespace).next();
    let in_brackets = word.is_some_and(|it| it.eq_ignore_ascii_case("in"));
    if in_brackets && culprit == "record" {
        diagnostic = diagnostic.help(format!(
            "for a list of rows write `IN :{name}`, without parentheses"
        ));
    }
    diagnostic = diagnostic.help_if(special(&culprit, types));
    match what {
        "column" => diagnostic
            .help("cast it to a type that has one where it is selected: `(…)::text AS name`")
            .help(format!(
                "or name a type that implements `FromSql`: `-- @column {name}: crate::MyType`"
            )),
        _ => diagnostic
            .help("take a type that has one, and cast it in the statement")
            .help(format!(
                "or name a type that implements `ToSql`: `-- @param {name}: crate::MyType`"
            )),
    }
}

/// A way around that only this type has.
fn special(culprit: &str, types: Types<'_>) -> Option<String> {
    match culprit {
        "record" => Some(
            "a record does not say what it consists of: cast it to a composite type, such as \
             `(…)::my_type`"
                .to_owned(),
        ),
        name if name.ends_with("multirange")
            && types.catalog.types.get(name) == Some(&TypeShape::Other) =>
        {
            Some(
                "a multirange over a range of yours can be read as an array of ranges: \
                 `ARRAY(SELECT unnest(…)) AS name`"
                    .to_owned(),
            )
        }
        _ => None,
    }
}

//! Lists of rows: what the query with one row in place of each tells of their columns.

use super::analysis::Param;
use super::schema::Schema;
use super::{TypedParam, inferred, outer, said_of, text};
use crate::describe::DescribedQuery;
use crate::diagnostic::Diagnostic;
use crate::parse::ParsedQuery;

/// The parameters of the query's probe, if it has one, and what is to be said about its comparisons.
pub(super) fn probe(
    described: &DescribedQuery,
    schema: &Schema<'_>,
) -> Option<(Vec<Param>, Vec<Diagnostic>)> {
    let probe = described.probe.as_deref()?;
    let words = outer::words(&probe.query.statement.sql);
    let read = inferred::read(probe, &words, schema);
    Some((read.params, read.coercions))
}

/// The parameters, the columns of each list as one.
pub(super) fn gather(query: &ParsedQuery, params: Vec<TypedParam>) -> Vec<TypedParam> {
    let mut params = params.into_iter();
    let (mut gathered, mut at) = (Vec::new(), 0);
    for placed in &query.statement.lists {
        gathered.extend(params.by_ref().take(placed.first - at));
        let count = placed.list.columns.len();
        let columns: Vec<TypedParam> = params.by_ref().take(count).collect();
        gathered.push(list(query, &placed.list.name, columns));
        at = placed.first + count;
    }
    gathered.extend(params);
    gathered
}

fn list(query: &ParsedQuery, name: &str, columns: Vec<TypedParam>) -> TypedParam {
    let types: Vec<&str> = columns.iter().map(|it| it.pg_type.as_str()).collect();
    let pg_type = match types.as_slice() {
        [only] => format!("{only}[]"),
        several => format!("({})[]", several.join(", ")),
    };
    let is_row = columns.len() > 1;
    TypedParam {
        name: name.to_owned(),
        pg_type,
        nullable: false,
        nullable_elements: !is_row && columns.iter().any(|it| it.nullable),
        rust_type: None,
        text: said_of(query, name).and_then(text),
        columns: if is_row { columns } else { Vec::new() },
    }
}

//! What holds of variants that nobody described: where not all are checked, only what no part can change is believed.

use super::join::join_column;
use super::{Schema, TypedColumn, TypedQuery, Why, infer};
use crate::brackets::outer;
use crate::describe::{DescribedColumn, DescribedQuery};
use crate::lex::{Token, tokens};
use crate::parse::ParsedQuery;
use crate::source::Span;
use crate::template::Template;

/// The columns of all variants, by those that were described.
///
/// Where parts stand in WHERE, ORDER BY and LIMIT only, or are the assignments of a patch, all that they can change is
/// what WHERE proves. So each variant is read once more without its WHERE.
pub(super) fn weaken(
    template: &Template,
    variants: &[TypedQuery],
    columns: Vec<TypedColumn>,
    schema: &Schema<'_>,
) -> Vec<TypedColumn> {
    let bare: Option<Vec<TypedQuery>> = match template.is_confined() {
        true => variants
            .iter()
            .map(|it| without_where(it, schema))
            .collect(),
        false => None,
    };
    match bare {
        Some(bare) => bare.iter().fold(columns, |columns, it| {
            let columns = columns.into_iter().zip(&it.columns);
            columns.map(join_column).collect()
        }),
        None => columns
            .into_iter()
            .map(|it| unknown(it, variants))
            .collect(),
    }
}

/// A column of which nothing is known but what the user says.
fn unknown(column: TypedColumn, variants: &[TypedQuery]) -> TypedColumn {
    let said = variants.iter().flat_map(|it| &it.query.columns);
    let mut said = said.filter(|it| it.name.value == column.name);
    let nullable = said.find_map(|it| it.nullable).unwrap_or(true);
    let reason =
        "not every variant is checked, and parts stand elsewhere than in WHERE, ORDER BY and LIMIT";
    TypedColumn {
        nullable,
        why: column.why.or_else(|| Some(Why::new(None, reason))),
        is_nulled: true,
        is_certain: false,
        ..column
    }
}

/// The variant without what its WHERE proves; none where that is not all that there is.
fn without_where(variant: &TypedQuery, schema: &Schema<'_>) -> Option<TypedQuery> {
    let sql = bare(&variant.query.statement.sql)?;
    let columns = variant.columns.iter().map(|it| DescribedColumn {
        name: it.name.clone(),
        pg_type: it.pg_type.clone(),
        origin: it.origin.clone(),
        domain: it.domain.clone(),
    });
    let described = DescribedQuery {
        query: ParsedQuery {
            statement: variant.query.statement.clone().with_sql(sql),
            ..variant.query.clone()
        },
        params: variant.params.iter().map(|it| it.pg_type.clone()).collect(),
        columns: columns.collect(),
        probe: None,
    };
    infer(described, schema).0
}

/// Words that end a WHERE.
const ENDS: [&str; 9] = [
    "group",
    "having",
    "window",
    "order",
    "limit",
    "offset",
    "fetch",
    "for",
    "returning",
];

/// The statement without its WHERE; none where it consists of several.
fn bare(sql: &str) -> Option<String> {
    let all: Vec<Token> = tokens(sql, Span::new(0, sql.len())).collect();
    let mut removed: Option<Span> = None;
    for token in outer(&all).map(|at| &all[at]) {
        let is = |words: &[&str]| words.iter().any(|word| token.is_word(sql, word));
        match () {
            () if is(&["union", "intersect", "except"]) => return None,
            () if is(&["where"]) => match removed {
                None => removed = Some(Span::new(token.span.start, sql.len())),
                Some(_) => return None,
            },
            () if is(&ENDS) => {
                if let Some(span) = removed.as_mut().filter(|it| it.end == sql.len()) {
                    span.end = token.span.start;
                }
            }
            () => {}
        }
    }
    let removed = removed.unwrap_or(Span::new(sql.len(), sql.len()));
    Some(format!("{} {}", &sql[..removed.start], &sql[removed.end..]))
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn where_is_taken_out_and_nothing_else() {
        let same = |sql: &str, expected: &str| assert_eq!(bare(sql).as_deref(), Some(expected));
        same(
            "SELECT a FROM t WHERE b ORDER BY c",
            "SELECT a FROM t  ORDER BY c",
        );
        same(
            "DELETE FROM t WHERE b = (SELECT 1 WHERE c)",
            "DELETE FROM t  ",
        );
        same(
            "SELECT count(*) FILTER (WHERE a) FROM t",
            "SELECT count(*) FILTER (WHERE a) FROM t ",
        );
        same(
            "UPDATE t SET a = 1 WHERE b RETURNING a",
            "UPDATE t SET a = 1  RETURNING a",
        );
        assert_eq!(bare("SELECT 1 UNION SELECT 2"), None);
    }
}

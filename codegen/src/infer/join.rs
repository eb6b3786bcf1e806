//! The variants of a query, each inferred, into one query: it takes what all of them take, and what one of them gives
//! as NULL can be NULL.

use super::{Schema, TypedColumn, TypedParam, TypedQuery, embed, group, sampled};
use crate::diagnostic::Diagnostic;
use crate::parse::ParsedQuery;
use crate::template::Template;
use std::sync::Arc;

/// A query of which there are variants, and what there is of it in each.
#[derive(Debug, Clone, PartialEq)]
pub struct Dynamic {
    /// Its parts.
    pub template: Arc<Template>,
    /// The variants that were described. The first has all parts in.
    pub variants: Vec<TypedVariant>,
    /// By the number of a combination of values, the index of its variant; none where not all were described.
    pub numbers: Option<Vec<usize>>,
}

/// A variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedVariant {
    /// The value of each switch.
    pub chosen: Vec<u8>,
    /// The statement.
    pub sql: String,
    /// The indices of its parameters among those of the query, `$1` first.
    pub params: Vec<usize>,
}

/// The queries, the variants of each joined, where all of them are sound.
#[must_use]
pub fn join(typed: Vec<TypedQuery>, schema: &Schema<'_>) -> (Vec<TypedQuery>, Vec<Diagnostic>) {
    let mut joined = Vec::with_capacity(typed.len());
    let mut diagnostics = Vec::new();
    let mut typed = typed.into_iter().peekable();
    while let Some(first) = typed.next() {
        let Some(template) = first.query.template.clone() else {
            joined.push(first);
            continue;
        };
        let mut variants = vec![first];
        let is_next = |it: &TypedQuery| it.query.is_variant_of_same(&variants[0].query);
        let others: Vec<TypedQuery> =
            std::iter::from_fn(|| typed.next_if(|it| is_next(it))).collect();
        variants.extend(others);
        let checked = variants[0]
            .query
            .chosen
            .as_ref()
            .map(|it| Arc::clone(&it.of));
        // What is wrong with another one is told already.
        if let Some(checked) = checked.filter(|it| it.count == variants.len()) {
            match join_one(&template, &variants, checked.numbers.clone(), schema) {
                Ok(query) => joined.push(query),
                Err(errors) => diagnostics.extend(errors),
            }
        }
    }
    (joined, diagnostics)
}

fn join_one(
    template: &Arc<Template>,
    variants: &[TypedQuery],
    numbers: Option<Vec<usize>>,
    schema: &Schema<'_>,
) -> Result<TypedQuery, Vec<Diagnostic>> {
    let (first, rest) = variants.split_first().ok_or_else(Vec::new)?;
    let mut columns = first.columns.clone();
    for variant in rest {
        if let Some(difference) = columns_differ(&columns, &variant.columns) {
            return Err(vec![differ(template, variants, variant, &difference)]);
        }
        columns = columns
            .into_iter()
            .zip(&variant.columns)
            .map(join_column)
            .collect();
    }
    if numbers.is_none() {
        columns = sampled::weaken(template, variants, columns, schema);
    }
    let all = template.whole().params;
    let mut params: Vec<Option<TypedParam>> = vec![None; all.len()];
    let mut joined = Vec::with_capacity(variants.len());
    for variant in variants {
        let mut places = Vec::with_capacity(variant.params.len());
        for param in &variant.params {
            let mut known = all.iter();
            let Some(at) = known.position(|it| it.name == param.name) else {
                continue;
            };
            places.push(at);
            params[at] = Some(match params[at].take() {
                None => param.clone(),
                Some(other) if other.pg_type != param.pg_type => {
                    let (name, one, two) = (&param.name, &other.pg_type, &param.pg_type);
                    let difference = format!(
                        "the parameter `{name}` is `{one}` in one and `{two}` in the other"
                    );
                    return Err(vec![differ(template, variants, variant, &difference)]);
                }
                Some(other) => TypedParam {
                    nullable: other.nullable && param.nullable,
                    nullable_elements: other.nullable_elements && param.nullable_elements,
                    ..other
                },
            });
        }
        joined.push(TypedVariant {
            chosen: chosen(variant),
            sql: variant.query.statement.sql.clone(),
            params: places,
        });
    }
    let query = ParsedQuery {
        // What is said of its bytes was said of the first one's.
        statement: first.query.statement.clone().with_params(all),
        chosen: None,
        ..first.query.clone()
    };
    let embeds = embed::resolve(&query, &columns)?;
    let group = group::resolve(&query, &columns, &embeds)?;
    let cardinality = variants.iter().map(|it| it.cardinality);
    Ok(TypedQuery {
        params: params.into_iter().flatten().collect(),
        cardinality: cardinality
            .reduce(super::Cardinality::or)
            .unwrap_or(first.cardinality),
        columns,
        embeds,
        group,
        query,
        dynamic: Some(Dynamic {
            template: Arc::clone(template),
            variants: joined,
            numbers,
        }),
    })
}

/// The values that choose the variant.
fn chosen(variant: &TypedQuery) -> Vec<u8> {
    variant.query.values().unwrap_or_default().to_vec()
}

/// The column as it is in any of both.
pub(super) fn join_column((one, two): (TypedColumn, &TypedColumn)) -> TypedColumn {
    TypedColumn {
        nullable: one.nullable || two.nullable,
        why: one
            .why
            .or_else(|| two.why.as_deref().map(super::Why::elsewhere)),
        instance: one.instance.filter(|it| two.instance == Some(*it)),
        is_nulled: one.is_nulled || two.is_nulled,
        is_certain: one.is_certain && two.is_certain,
        origin: one.origin.filter(|it| two.origin.as_ref() == Some(it)),
        domain: one.domain.filter(|it| two.domain.as_ref() == Some(it)),
        ..one
    }
}

/// How the columns differ, if they do.
fn columns_differ(one: &[TypedColumn], two: &[TypedColumn]) -> Option<String> {
    let shown = |columns: &[TypedColumn]| {
        let columns = columns.iter();
        let columns = columns.map(|it| format!("`{} {}`", it.name, it.pg_type));
        match columns.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => "none".to_owned(),
            some => some,
        }
    };
    let key = |it: &TypedColumn| (it.name.clone(), it.pg_type.clone());
    let same = one.iter().map(key).eq(two.iter().map(key));
    (!same).then(|| {
        format!(
            "the columns are {} in one and {} in the other",
            shown(one),
            shown(two)
        )
    })
}

/// Two variants that do not fit together: the one, and of those before it that which differs least in its parts.
fn differ(
    template: &Template,
    variants: &[TypedQuery],
    variant: &TypedQuery,
    difference: &str,
) -> Diagnostic {
    let two = chosen(variant);
    let distance = |it: &TypedQuery| chosen(it).iter().zip(&two).filter(|(a, b)| a != b).count();
    let same = |it: &&TypedQuery| columns_differ(&it.columns, &variant.columns).is_some();
    let before = variants.iter().take_while(|it| chosen(it) != two);
    let other = before.clone().filter(same).min_by_key(|it| distance(it));
    let other = other.or_else(|| before.min_by_key(|it| distance(it)));
    let one = other.map(chosen).unwrap_or_default();
    let query = &variant.query;
    let apart = template.switches.iter().zip(one.iter().zip(&two));
    let mut apart = apart
        .filter(|(_, (one, two))| one != two)
        .map(|(switch, _)| switch.name.span);
    let at = apart.next().unwrap_or(query.name.span);
    let message = format!(
        "two variants of `{}` do not agree: {difference}",
        query.name.value
    );
    let mut error = Diagnostic::error("variants-differ", query.at(at), message)
        .label("they differ in this part");
    for span in apart {
        error = error.also(query.at(span), "and in this one");
    }
    error
        .note(format!("one is the variant {}", template.told(&one)))
        .note(format!("the other is the variant {}", template.told(&two)))
        .help("a query has the same columns and types of parameters whichever parts it has: cast, or write two queries")
}

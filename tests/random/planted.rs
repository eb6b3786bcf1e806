//! That a lie is found and made small: engines that are broken on purpose.

use crate::census::Census;
use crate::hunt::{Find, hunt};
use crate::judge::Lie;
use crate::{report, shrink, support};
use bindery_codegen::Diagnostic;
use bindery_codegen::describe::DescribedQuery;
use bindery_codegen::infer::{Cardinality, Schema, TypedQuery, infer};
use libtest_mimic::Failed;

/// In how many queries a planted lie has to show.
const WITHIN: usize = 400;

/// What inference gives back.
type Inferred = (Option<TypedQuery>, Vec<Diagnostic>);

/// Takes every column that is never NULL in a row for one that is never NULL, whatever joins do to the row.
fn blind_to_outer_joins(query: DescribedQuery, schema: &Schema<'_>) -> Inferred {
    let (mut typed, found) = infer(query, schema);
    for column in typed.iter_mut().flat_map(|it| &mut it.columns) {
        column.nullable &= !column.is_certain;
    }
    (typed, found)
}

/// Takes every query of at most one row for one that has it.
fn sure_of_a_row(query: DescribedQuery, schema: &Schema<'_>) -> Inferred {
    let (mut typed, found) = infer(query, schema);
    for query in typed
        .iter_mut()
        .filter(|it| it.cardinality == Cardinality::Opt)
    {
        query.cardinality = Cardinality::One;
    }
    (typed, found)
}

pub(crate) fn a_lie_about_null_is_found_and_made_small() -> Result<(), Failed> {
    let find = first_find(blind_to_outer_joins)?;
    if !matches!(find.lie, Lie::Null(_)) {
        return Err(format!("another lie was found: {}", report::tell(&find)).into());
    }
    is_small(&find)
}

pub(crate) fn a_lie_about_rows_is_found_and_made_small() -> Result<(), Failed> {
    let find = first_find(sure_of_a_row)?;
    if !matches!(find.lie, Lie::Rows { .. }) {
        return Err(format!("another lie was found: {}", report::tell(&find)).into());
    }
    is_small(&find)
}

fn first_find(engine: crate::ask::Engine) -> Result<Find, Failed> {
    let mut census = Census::default();
    support::on_empty_database(|session| {
        let mut first = None;
        hunt(session, engine, 1, WITHIN, &mut census, &mut |find| {
            first = Some(find);
            true
        });
        let find = first.ok_or("no lie was found")?;
        Ok(shrink::shrink(session, engine, &find))
    })
}

/// Whether a person can see at once what is wrong.
fn is_small(find: &Find) -> Result<(), Failed> {
    let told = report::tell(find);
    eprintln!("{told}");
    match told.lines().count() <= 8 && find.query.sql().len() <= 160 {
        true => Ok(()),
        false => Err(format!("the find is not small:\n{told}").into()),
    }
}

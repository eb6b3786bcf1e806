//! That a lie is found and made small: engines that are broken on purpose.

use crate::census::Census;
use crate::hunt::{Find, hunt};
use crate::judge::Lie;
use crate::{report, shrink, support};
use bindery_codegen::Diagnostic;
use bindery_codegen::catalog::Catalog;
use bindery_codegen::describe::DescribedQuery;
use bindery_codegen::infer::{TypedQuery, infer};
use libtest_mimic::Failed;

/// In how many queries a planted lie has to show.
const WITHIN: usize = 400;

/// Takes every column of a table that is NOT NULL for one that is never NULL, whatever joins do.
fn blind_to_outer_joins(
    query: DescribedQuery,
    catalog: &Catalog,
) -> Result<TypedQuery, Vec<Diagnostic>> {
    let mut typed = infer(query, catalog)?;
    for column in &mut typed.columns {
        let origin = column.origin.as_ref();
        let table = origin.and_then(|origin| catalog.table(&origin.schema, &origin.table));
        let own = table
            .zip(origin)
            .and_then(|(table, origin)| table.columns.iter().find(|it| it.name == origin.column));
        column.nullable &= !own.is_some_and(|it| it.not_null);
    }
    Ok(typed)
}

pub(crate) fn a_lie_about_null_is_found_and_made_small() -> Result<(), Failed> {
    let find = first_find(blind_to_outer_joins)?;
    if !matches!(find.lie, Lie::Null(_)) {
        return Err(format!("another lie was found: {}", report::tell(&find)).into());
    }
    is_small(&find)
}

fn first_find(engine: crate::ask::Engine) -> Result<Find, Failed> {
    let mut census = Census::default();
    support::on_empty_database(|session| {
        let finds = hunt(session, engine, 1, WITHIN, &mut census);
        let find = finds.first().ok_or("no lie was found")?;
        Ok(shrink::shrink(session, engine, find))
    })
}

/// Whether a person can see at once what is wrong.
fn is_small(find: &Find) -> Result<(), Failed> {
    let told = report::tell(find);
    eprintln!("{told}");
    match told.lines().count() <= 8 && find.query.sql().len() <= 120 {
        true => Ok(()),
        false => Err(format!("the find is not small:\n{told}").into()),
    }
}

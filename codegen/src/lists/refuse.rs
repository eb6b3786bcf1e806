//! What can not be a list.

use super::{List, Place};
use crate::diagnostic::Diagnostic;
use crate::parse::ParsedQuery;
use crate::source::{Location, SourceFile, Spanned};
use std::sync::Arc;

/// `INSERT INTO t VALUES :rows`
pub(super) fn without_columns(file: &Arc<SourceFile>, param: &Spanned<&str>) -> Diagnostic {
    let name = param.value;
    let message = format!("nothing says which columns the rows of `:{name}` have");
    refused("list-without-columns", file, param, message).help(format!(
        "name them: `INSERT INTO … (first, second) VALUES :{name}`"
    ))
}

/// VALUES that does not stand behind the columns of an INSERT.
pub(super) fn elsewhere(file: &Arc<SourceFile>, param: &Spanned<&str>) -> Diagnostic {
    let name = param.value;
    let message = format!("`VALUES :{name}` can only stand behind the columns of an INSERT");
    refused("list-elsewhere", file, param, message).help(
        "here, take an array for each column: `SELECT * FROM unnest(:first::int4[], :second::text[])`",
    )
}

/// `VALUES :rows, (…)`
pub(super) fn rows_beside(file: &Arc<SourceFile>, param: &Spanned<&str>) -> Diagnostic {
    let name = param.value;
    let message = format!("no other row can stand beside the list `:{name}`");
    refused("list-beside-rows", file, param, message).help(format!("pass all rows in `:{name}`"))
}

/// A list in a statement of which there are variants.
pub(crate) fn within_parts(file: &Arc<SourceFile>, list: &List) -> Diagnostic {
    let name = &list.name;
    let message = format!("the list `:{name}` can not be in a statement with parts");
    let refused = Diagnostic::error("list-within-parts", Location::new(file, list.span), message);
    match list.place {
        Place::In => refused.help(format!("write `= ANY(:{name})` in place of `IN :{name}`")),
        Place::InRows | Place::Values => refused.help(
            "take an array for each column: `SELECT * FROM unnest(:first::int4[], :second::text[])`",
        ),
    }
}

fn refused(
    code: &'static str,
    file: &Arc<SourceFile>,
    param: &Spanned<&str>,
    message: String,
) -> Diagnostic {
    Diagnostic::error(code, Location::new(file, param.span), message)
}

/// Another use of the list's name.
pub(super) fn second_use(
    file: &Arc<SourceFile>,
    list: &List,
    params: &[Spanned<&str>],
) -> Option<Diagnostic> {
    let name = &list.name;
    let mut others = params.iter().filter(|it| it.value == name);
    let other = others.find(|it| it.span != list.span)?;
    let message = format!("`:{name}` is a list, which stands in one place only");
    Some(
        refused("list-used-twice", file, other, message)
            .also(Location::new(file, list.span), "here it is a list")
            .help("give this parameter another name; the same rows may be passed for both"),
    )
}

/// A list whose column has a type that no array can hold.
pub(super) fn unsuitable(
    query: &ParsedQuery,
    list: &List,
    column: &str,
    pg_type: &str,
) -> Diagnostic {
    let name = &list.name;
    let what = match list.columns.len() {
        1 => format!("the rows of the list `:{name}`"),
        _ => format!("the values of `{column}` in the list `:{name}`"),
    };
    let error = |code, message| Diagnostic::error(code, query.at(list.span), message);
    match (pg_type, list.place) {
        ("record", _) => error("list-of-records", format!("{what} have no type of their own"))
            .help(format!(
                "take an array and say its type: `= ANY(:{name}::my_type[])`"
            )),
        (_, Place::Values) => error("list-of-arrays", format!("{what} are arrays, `{pg_type}`"))
            .help("insert such rows one by one: `VALUES (:first, :second)`")
            .help("or have the server take them apart: `SELECT … FROM jsonb_to_recordset(:rows) AS r (first int4, second text[])`"),
        _ => error("list-of-arrays", format!("{what} are arrays, `{pg_type}`"))
            .help(format!("compare with one at a time: `= :{name}`")),
    }
}

/// Refuses `@param` that says what only the statement can say of a list.
///
/// # Errors
///
/// The diagnostic.
pub(crate) fn directives(query: &ParsedQuery) -> Result<(), Diagnostic> {
    let is_list = |name: &str| {
        let mut lists = query.statement.lists.iter();
        lists.any(|it| it.list.name == name)
    };
    let mut said = query.params.iter();
    let said = said
        .find(|it| is_list(&it.name.value) && (it.nullable.is_some() || it.rust_type.is_some()));
    let Some(said) = said else {
        return Ok(());
    };
    let name = &said.name.value;
    let message =
        format!("`:{name}` is a list, whose columns say their types and what can be NULL");
    Err(
        Diagnostic::error("directive-of-a-list", query.at(said.name.span), message)
            .help(format!("write `@param {name}`, and behind it only text")),
    )
}

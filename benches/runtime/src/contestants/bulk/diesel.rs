//! `diesel`.

use super::{Way, way};
use crate::contestants::diesel::users;
use bindery_benches::error::Result;
use diesel::prelude::*;

/// A user as COPY takes one: there is no DEFAULT.
#[derive(Insertable)]
#[diesel(table_name = users, treat_none_as_default_value = false)]
struct Copied<'a> {
    name: &'a str,
    hair_color: Option<&'a str>,
}

pub(super) fn copy(url: &str) -> Result<Way> {
    let mut client = PgConnection::establish(url)?;
    Ok(way("diesel", move |new| {
        let rows = new.iter().map(|user| Copied {
            name: &user.name,
            hair_color: user.hair_color.as_deref(),
        });
        let rows: Vec<Copied<'_>> = rows.collect();
        let copied = diesel::copy_from(users::table).from_insertable(&rows);
        Ok(copied.execute(&mut client)? as u64)
    }))
}

pub(super) fn batch(url: &str) -> Result<Way> {
    let mut client = PgConnection::establish(url)?;
    Ok(way("diesel", move |new| {
        let added = client.transaction(|client| {
            let each = new.iter().map(|user| {
                let one = diesel::insert_into(users::table).values(user);
                one.execute(client)
            });
            each.sum::<QueryResult<usize>>()
        })?;
        Ok(added as u64)
    }))
}

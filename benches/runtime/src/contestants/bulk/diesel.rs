//! `diesel`.

use super::{Way, way};
use crate::contestants::diesel::users;
use bindery_benches::error::Result;
use diesel::prelude::*;

pub(super) fn copy(url: &str) -> Result<Way> {
    let mut client = PgConnection::establish(url)?;
    Ok(way("diesel", move |new| {
        let copied = diesel::copy_from(users::table).from_insertable(new);
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

//! Generated functions, on clients that prepare each statement once.

use super::{Way, way};
use crate::contestants::bindery::queries::bench::{self, add_user_rows, copy_users};
use crate::rows::NewUser;
use bindery::Cached;
use bindery_benches::error::Result;
use postgres::{Client, NoTls};

fn row(user: &NewUser) -> (&str, Option<&str>) {
    (user.name.as_str(), user.hair_color.as_deref())
}

fn connect(url: &str) -> Result<Cached<Client>> {
    Ok(Cached::new(Client::connect(url, NoTls)?))
}

pub(super) fn list(url: &str) -> Result<Way> {
    let mut client = connect(url)?;
    Ok(way("bindery", move |users| {
        let rows: Vec<_> = users.iter().map(row).collect();
        Ok(add_user_rows(&mut client, &rows)?)
    }))
}

pub(super) fn copy(url: &str) -> Result<Way> {
    let mut client = connect(url)?;
    Ok(way("bindery", move |users| {
        Ok(copy_users(&mut client, users.iter().map(row))?)
    }))
}

pub(super) fn batch(url: &str) -> Result<Way> {
    let mut client = connect(url)?;
    Ok(way("bindery", move |users| {
        let sets: Vec<_> = users.iter().map(row).collect();
        Ok(bench::add_user(&mut client, &sets)?.iter().sum())
    }))
}

pub(super) fn batch_async(url: &str) -> Result<Way> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let client = runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        Ok::<_, tokio_postgres::Error>(client)
    })?;
    let mut client = bindery::Cached::new(client);
    Ok(way("bindery, async", move |users| {
        let sets: Vec<_> = users.iter().map(row).collect();
        let added = bench::nonblocking::add_user(&mut client, &sets);
        Ok(runtime.block_on(added)?.iter().sum())
    }))
}

//! `sqlx`, which sends what it is given to copy: here COPY's text format, by hand.

use super::{Way, way};
use bindery_benches::error::Result;
use sqlx::{Connection, PgConnection, query};
use tokio::runtime::Runtime;

fn connect(url: &str) -> Result<(Runtime, PgConnection)> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let connection = runtime.block_on(PgConnection::connect(url))?;
    Ok((runtime, connection))
}

/// A value as a line of COPY has it. <https://www.postgresql.org/docs/current/sql-copy.html>
fn escaped(value: Option<&str>) -> String {
    let Some(value) = value else {
        return "\\N".to_owned();
    };
    let value = value.replace('\\', "\\\\").replace('\n', "\\n");
    value.replace('\r', "\\r").replace('\t', "\\t")
}

pub(super) fn copy(url: &str) -> Result<Way> {
    let (runtime, mut connection) = connect(url)?;
    Ok(way("sqlx", move |users| {
        runtime.block_on(async {
            let sql = "COPY users (name, hair_color) FROM STDIN";
            let mut copy = connection.copy_in_raw(sql).await?;
            // As much at a time as the driver of `postgres` sends.
            for users in users.chunks(128) {
                let line = |user: &crate::rows::NewUser| {
                    let name = escaped(Some(&user.name));
                    format!("{name}\t{}\n", escaped(user.hair_color.as_deref()))
                };
                let lines: String = users.iter().map(line).collect();
                copy.send(lines.into_bytes()).await?;
            }
            Ok(copy.finish().await?)
        })
    }))
}

pub(super) fn batch(url: &str) -> Result<Way> {
    let (runtime, mut connection) = connect(url)?;
    Ok(way("sqlx", move |users| {
        runtime.block_on(async {
            let mut transaction = connection.begin().await?;
            let mut added = 0;
            for user in users {
                let one = query("INSERT INTO users (name, hair_color) VALUES ($1, $2)")
                    .bind(&user.name)
                    .bind(&user.hair_color);
                added += one.execute(&mut *transaction).await?.rows_affected();
            }
            transaction.commit().await?;
            Ok(added)
        })
    }))
}

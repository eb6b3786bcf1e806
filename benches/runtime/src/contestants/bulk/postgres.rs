//! Code by hand on `postgres`.

use super::{Way, way};
use bindery_benches::error::Result;
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::Type;
use postgres::{Client, NoTls};

pub(super) fn copy(url: &str) -> Result<Way> {
    let mut client = Client::connect(url, NoTls)?;
    Ok(way("postgres", move |users| {
        let sql = "COPY users (name, hair_color) FROM STDIN (FORMAT binary)";
        let mut writer = BinaryCopyInWriter::new(client.copy_in(sql)?, &[Type::TEXT, Type::TEXT]);
        for user in users {
            writer.write(&[&user.name, &user.hair_color])?;
        }
        Ok(writer.finish()?)
    }))
}

pub(super) fn batch(url: &str) -> Result<Way> {
    let mut client = Client::connect(url, NoTls)?;
    let add = client.prepare("INSERT INTO users (name, hair_color) VALUES ($1, $2)")?;
    Ok(way("postgres", move |users| {
        let mut transaction = client.transaction()?;
        let mut added = 0;
        for user in users {
            added += transaction.execute(&add, &[&user.name, &user.hair_color])?;
        }
        transaction.commit()?;
        Ok(added)
    }))
}

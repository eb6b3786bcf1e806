//! Many rows at once: Bindery's functions, and code by hand on the same driver.

use super::bindery::queries::bench::{add_user_rows, copy_users};
use super::statements;
use crate::rows::NewUser;
use bindery::Cached;
use bindery_benches::error::Result;
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::Type;
use postgres::{Client, NoTls, Statement};

/// Generated functions on a client that prepares each statement once.
pub(crate) struct Generated(Cached<Client>);

impl Generated {
    pub(crate) fn connect(url: &str) -> Result<Self> {
        Ok(Self(Cached::new(Client::connect(url, NoTls)?)))
    }

    pub(crate) fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let rows: Vec<_> = users.iter().map(row).collect();
        Ok(add_user_rows(&mut self.0, &rows)?)
    }

    pub(crate) fn copy(&mut self, users: &[NewUser]) -> Result<u64> {
        Ok(copy_users(&mut self.0, users.iter().map(row))?)
    }
}

fn row(user: &NewUser) -> (&str, Option<&str>) {
    (user.name.as_str(), user.hair_color.as_deref())
}

/// The same by hand.
pub(crate) struct ByHand {
    client: Client,
    add_users: Statement,
}

impl ByHand {
    pub(crate) fn connect(url: &str) -> Result<Self> {
        let mut client = Client::connect(url, NoTls)?;
        let add_users = client.prepare(statements::ADD_USERS)?;
        Ok(Self { client, add_users })
    }

    pub(crate) fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let (names, hair_colors) = NewUser::columns(users);
        let added = self
            .client
            .execute(&self.add_users, &[&names, &hair_colors]);
        Ok(added?)
    }

    pub(crate) fn copy(&mut self, users: &[NewUser]) -> Result<u64> {
        let sql = "COPY users (name, hair_color) FROM STDIN (FORMAT binary)";
        let writer = self.client.copy_in(sql)?;
        let mut writer = BinaryCopyInWriter::new(writer, &[Type::TEXT, Type::TEXT]);
        for user in users {
            writer.write(&[&user.name, &user.hair_color])?;
        }
        Ok(writer.finish()?)
    }
}

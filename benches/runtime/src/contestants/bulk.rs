//! Ways to add many users at once: Bindery's first, then code by hand, then the peers.

#[cfg(feature = "diesel")]
mod diesel;
mod generated;
mod postgres;
#[cfg(feature = "sqlx")]
mod sqlx;

use crate::contestant::{ENTRIES, Outcome, Role, Workload};
use crate::rows::NewUser;
use bindery_benches::error::Result;

/// What adds users, and gives their number.
type Add = Box<dyn FnMut(&[NewUser]) -> Result<u64>>;

/// A way to add users.
pub(crate) struct Way {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it does.
    pub(crate) add: Add,
}

fn way(name: &'static str, add: impl FnMut(&[NewUser]) -> Result<u64> + 'static) -> Way {
    Way {
        name,
        add: Box::new(add),
    }
}

/// By one statement.
pub(crate) fn lists(url: &str) -> Result<Vec<Way>> {
    let mut ways = vec![generated::list(url)?];
    for entry in ENTRIES.iter().filter(|it| it.role == Role::Peer) {
        let mut contestant = (entry.connect)(url)?;
        ways.push(way(entry.name, move |users| {
            match contestant.outcome(Workload::Insert, users)? {
                Outcome::Insert(added) => Ok(added),
                _ => Err("it does not insert".into()),
            }
        }));
    }
    Ok(ways)
}

/// By COPY. Cornucopia has none.
pub(crate) fn copies(url: &str) -> Result<Vec<Way>> {
    Ok(vec![
        generated::copy(url)?,
        postgres::copy(url)?,
        #[cfg(feature = "diesel")]
        diesel::copy(url)?,
        #[cfg(feature = "sqlx")]
        sqlx::copy(url)?,
    ])
}

/// By a statement of one row, in a transaction.
pub(crate) fn batches(url: &str) -> Result<Vec<Way>> {
    Ok(vec![
        generated::batch(url)?,
        generated::batch_async(url)?,
        postgres::batch(url)?,
        #[cfg(feature = "diesel")]
        diesel::batch(url)?,
        #[cfg(feature = "sqlx")]
        sqlx::batch(url)?,
    ])
}

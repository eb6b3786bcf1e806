//! Rows that are lent to a closure: nothing is made of them.

use super::{Async, asynchronous};
use crate::contestant::{Outcome, Run, Workload};
use crate::contestants::tokio_postgres::client;
use crate::rows::NewUser;
use bindery::Cached;
use bindery_benches::error::Result;
use std::hint::black_box;

/// Async functions, those that lend rows where there are any.
struct Borrowed(Async<Cached<tokio_postgres::Client>>);

/// On a client that prepares each statement once.
pub(crate) fn cached_async(url: &str) -> Result<Box<dyn Run>> {
    let (runtime, client) = client(url)?;
    let client = Cached::new(client);
    Ok(Box::new(Borrowed(Async { runtime, client })))
}

impl Run for Borrowed {
    fn run(&mut self, workload: Workload, new: &[NewUser]) -> Result<()> {
        let Async { runtime, client } = &self.0;
        match workload {
            Workload::All => runtime.block_on(asynchronous::all_users_each(client, |user| {
                black_box(user);
                Ok(())
            })),
            Workload::Join => runtime.block_on(asynchronous::users_with_post_each(client, |row| {
                black_box(row);
                Ok(())
            })),
            Workload::Associations | Workload::Insert => self.0.run(workload, new),
        }
    }

    /// What is lent can not be kept: the same functions without the loan give it.
    fn outcome(&mut self, workload: Workload, new: &[NewUser]) -> Result<Outcome> {
        self.0.outcome(workload, new)
    }
}

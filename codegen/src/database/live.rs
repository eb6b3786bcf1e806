//! The live database, read only: one transaction that nothing comes out of.

use super::{Cleanup, Session, connect, lost};
use crate::error::Result;
use tokio::runtime::Runtime;

/// Takes the transaction back to where it was before a statement that failed.
pub(super) const RECOVERY: &str = "ROLLBACK TO SAVEPOINT bindery";

pub(super) fn open(runtime: Runtime, url: &str) -> Result<Session> {
    let connection = runtime.block_on(async {
        let connection = connect::connect(url, None).await?;
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SAVEPOINT bindery";
        connection.client.batch_execute(begin).await.map_err(lost)?;
        Ok(connection)
    })?;
    Ok(Session {
        runtime,
        connection: Some(connection),
        cleanup: Cleanup::Live,
    })
}

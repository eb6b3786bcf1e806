//! The commands for programs that wait without blocking, on `tokio-postgres`.
//!
//! Generated async functions take a reference to anything that is a [`Client`] here: the driver's client
//! or transaction, either of them in a [`Cached`](crate::Cached), or a connection out of a deadpool or a
//! bb8 pool (features `deadpool` and `bb8`). Their futures are `Send`, and several may be in flight on one
//! connection: the driver sends them one behind the other without waiting for answers.

mod batch;
mod begin;
mod cached;
mod cancel;
mod client;
mod connection;
mod copy;
mod deferred;
mod drive;
mod each;
mod fetch;
#[cfg(any(feature = "bb8", feature = "deadpool"))]
mod pool;
mod rows;
mod run;
mod transaction;
mod verify;

pub use batch::{batch, batch_exec};
pub use begin::Begin;
pub use cancel::{Canceller, Cancelling, Watched};
pub use client::Client;
pub use connection::{ConnectedTo, Reaches};
pub use copy::{copy_in, copy_in_stream, copy_out};
pub use deferred::load_deferred;
#[doc(hidden)]
pub use deferred::load_field;
pub use drive::drive;
pub use each::{each, stream_each};
pub use fetch::{fetch, fetch_each};
pub use futures_util::Stream;
pub use rows::Rows;
pub use run::{call, exec, many, many_groups, one, one_group, opt, opt_group, stream};
pub use transaction::{Transaction, transaction};
pub use verify::verify;

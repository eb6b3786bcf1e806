//! Runs the typed functions that `bindery-codegen` writes from `.sql` files.
//!
//! ```ignore
//! mod queries {
//!     bindery::include_queries!();
//! }
//!
//! let authors = queries::authors::authors_by_country(&mut client, "SE")?;
//! ```
//!
//! Generated functions take anything that is a [`Client`]: a `postgres` client, a transaction (a
//! savepoint too), either of them in a [`Cached`], or a connection out of an r2d2 pool (feature `r2d2`).
//! What can go wrong is an [`Error`] that names the query.

mod cached;
mod client;
mod domain;
mod enums;
mod error;
mod group;
mod interval;
mod lend;
mod query;
mod record;
mod row;
mod serialize;
mod stream;
mod tuple;
mod value;
mod void;

pub use cached::Cached;
pub use client::Client;
#[doc(hidden)]
pub use enums::{Decoded, encode_checked};
pub use enums::{Enum, UnknownLabel};
pub use error::{Error, ErrorKind};
pub use group::Group;
pub use interval::Interval;
pub use lend::Lend;
pub use query::Query;
pub use record::Record;
#[doc(hidden)]
pub use row::Columns;
pub use row::{FromRow, Row};
pub use stream::Rows;
pub use value::Value;
pub use void::Void;

pub use bytes;
pub use postgres;
pub use postgres::types::{FromSql, ToSql, Type};

#[cfg(feature = "chrono")]
pub use chrono;
#[cfg(feature = "cidr")]
pub use cidr;
#[cfg(feature = "jiff")]
pub use jiff;
#[cfg(feature = "rust_decimal")]
pub use rust_decimal;
#[cfg(feature = "serde")]
pub use serde;
#[cfg(feature = "serde_json")]
pub use serde_json;
#[cfg(feature = "time")]
pub use time;
#[cfg(feature = "uuid")]
pub use uuid;

/// The modules that `bindery_codegen::build()` generated, one for each file of queries.
///
/// ```ignore
/// mod queries {
///     bindery::include_queries!();
/// }
/// ```
#[macro_export]
macro_rules! include_queries {
    () => {
        include!(concat!(env!("OUT_DIR"), "/bindery/mod.rs"));
    };
}

/// A value on its way to the server, as the driver takes it.
pub type Param<'a> = &'a (dyn ToSql + Sync);

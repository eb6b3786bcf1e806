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
//! Generated async functions (feature `tokio-postgres`) take what is a `nonblocking::Client`.
//! [`transaction()`] runs a closure in a transaction; functions of a database that has a name take a
//! [`Connection`] to it. What can go wrong is an [`Error`] that names the query.

mod array;
mod at_once;
mod batch;
mod begin;
mod bits;
mod cached;
mod client;
mod commands;
mod composite;
mod connection;
mod constants;
mod constraint;
mod copied;
mod copy;
mod cursor;
mod deadline;
mod deferred;
mod domain;
mod dynamic;
mod enums;
mod error;
mod exact;
mod failures;
mod fetch;
pub mod geometric;
mod geometry;
mod group;
mod ids;
mod input;
mod interval;
mod join;
#[cfg(feature = "serde_json")]
mod json;
mod lend;
mod list;
mod mac;
mod money;
mod newtype;
#[cfg(feature = "tokio-postgres")]
pub mod nonblocking;
mod notice;
mod numeric;
mod options;
mod patch;
#[cfg(any(feature = "bb8", feature = "deadpool", feature = "r2d2"))]
mod pool;
mod query;
mod quick;
mod range;
mod record;
mod row;
mod serialize;
mod shown;
mod slice;
mod statements;
mod stream;
pub mod text_search;
mod texts;
mod timetz;
mod transaction;
mod tuple;
mod value;
mod variant;
mod verify;
mod void;
mod wire;

pub use array::{Array, Dimension};
pub use begin::{Begin, SavepointOptions};
pub use bits::{Bits, NoBit};
pub use cached::Cached;
pub use client::Client;
#[doc(hidden)]
pub use composite::{Fields, is_composite, write_fields};
pub use connection::{ConnectedTo, Connection, Reaches};
pub use constraint::Constraint;
pub use cursor::Fetched;
#[doc(hidden)]
pub use cursor::{Closures, ColumnsAt, Declared, Sink};
pub use deadline::within;
#[doc(hidden)]
pub use deferred::load_field;
pub use deferred::{Deferred, Keys, LoadDeferred, NotLoaded, load_deferred};
#[doc(hidden)]
pub use domain::based;
pub use dynamic::{Dynamic, Piece, Text, Texts};
#[doc(hidden)]
pub use enums::{Decoded, encode_checked};
pub use enums::{Enum, OpenEnum, UnknownLabel};
pub use error::{Error, ErrorKind};
#[doc(hidden)]
pub use failures::Failures;
pub use geometry::Geometry;
pub use group::Group;
pub use ids::{Cid, Reg, Tid, Xid, Xid8};
pub use input::Input;
pub use interval::Interval;
pub use lend::Lend;
pub use list::{Column, List, list};
pub use mac::{MacAddr, MacAddr8, NoMacAddr};
pub use money::Money;
#[doc(hidden)]
pub use newtype::{decode_domain, encode_domain};
pub use notice::Notice;
pub use numeric::{NoNumeric, Numeric};
pub use options::{Isolation, TransactionOptions};
pub use patch::Patch;
#[cfg(any(feature = "bb8", feature = "deadpool", feature = "r2d2"))]
pub use pool::CachedManager;
pub use query::Query;
pub use range::{Multirange, Range};
pub use record::{Record, RecordIndex};
#[doc(hidden)]
pub use row::Columns;
pub use row::{FromRow, Row};
pub use slice::slice;
#[doc(hidden)]
pub use statements::Statements;
pub use stream::Rows;
pub use texts::{JsonPath, RefCursor, Xml};
pub use timetz::TimeTz;
pub use transaction::{Transaction, transaction};
pub use value::{FromValue, Value};
pub use variant::Variant;
pub use verify::{Difference, DifferenceKind, Expected, ExpectedDatabase, VerifyError, verify};
pub use void::Void;

pub use bytes;
pub use postgres;
#[cfg(feature = "serde_json")]
pub use postgres::types::Json;
pub use postgres::types::{FromSql, PgLsn, ToSql, Type};

#[cfg(feature = "chrono")]
pub use chrono;
#[cfg(feature = "cidr")]
pub use cidr;
#[cfg(feature = "jiff")]
pub use jiff;
#[cfg(feature = "pgvector")]
pub use pgvector;
#[cfg(feature = "rust_decimal")]
pub use rust_decimal;
#[cfg(feature = "serde")]
pub use serde;
#[cfg(feature = "serde_json")]
pub use serde_json;
#[cfg(feature = "time")]
pub use time;
#[cfg(feature = "tokio-postgres")]
pub use tokio_postgres;
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

/// The pairs of PostgreSQL's `hstore`: keys, and values that may be NULL.
pub type Hstore = std::collections::HashMap<String, Option<String>>;

/// Makes rustc say at this line that a column's type can not be read, where it can not.
///
/// Generated code has a line of it for each column whose type the user chose.
#[macro_export]
macro_rules! column_type {
    ($column:ident: $type:ty) => {
        const _: fn() = $crate::is_readable::<$type>;
    };
}

/// That `T` can be read.
#[doc(hidden)]
pub fn is_readable<T: for<'a> FromSql<'a>>() {}

/// A value on its way to the server, as the driver takes it.
pub type Param<'a> = &'a (dyn ToSql + Sync);

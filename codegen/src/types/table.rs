//! The table: PostgreSQL's types and what stands for them in Rust, one line a type.

/// The Rust side of a type.
pub(super) enum Rust {
    /// Owned in rows, by value in parameters.
    Copied(&'static str),
    /// Owned in rows, behind `&` in parameters.
    Shared(&'static str),
    /// Owned in rows, of another type in parameters.
    Borrowed(&'static str, &'static str),
    /// From the crate of dates and times: chrono, jiff, time.
    Clock(&'static str, &'static str, &'static str),
    /// A range over this type.
    Range(&'static str),
    /// Ranges over this type.
    Multirange(&'static str),
}

use Rust::{Borrowed, Clock, Copied, Multirange, Range, Shared};

/// `(PostgreSQL's name, the driver's constant, Rust)`
#[rustfmt::skip]
pub(super) const BUILTIN: [(&str, &str, Rust); 73] = [
    ("bool", "BOOL", Copied("bool")),
    ("int2", "INT2", Copied("i16")),
    ("int4", "INT4", Copied("i32")),
    ("int8", "INT8", Copied("i64")),
    ("oid", "OID", Copied("u32")),
    ("float4", "FLOAT4", Copied("f32")),
    ("float8", "FLOAT8", Copied("f64")),
    ("numeric", "NUMERIC", Copied("rust_decimal::Decimal")),
    ("money", "MONEY", Copied("bindery::Money")),
    ("text", "TEXT", Borrowed("String", "&str")),
    ("varchar", "VARCHAR", Borrowed("String", "&str")),
    ("bpchar", "BPCHAR", Borrowed("String", "&str")),
    ("name", "NAME", Borrowed("String", "&str")),
    ("char", "CHAR", Copied("i8")),
    ("bytea", "BYTEA", Borrowed("Vec<u8>", "&[u8]")),
    ("bit", "BIT", Shared("bindery::Bits")),
    ("varbit", "VARBIT", Shared("bindery::Bits")),
    ("date", "DATE", Clock("chrono::NaiveDate", "jiff::civil::Date", "time::Date")),
    ("time", "TIME", Clock("chrono::NaiveTime", "jiff::civil::Time", "time::Time")),
    ("timetz", "TIMETZ", Copied("bindery::TimeTz")),
    ("timestamp", "TIMESTAMP", Clock("chrono::NaiveDateTime", "jiff::civil::DateTime", "time::PrimitiveDateTime")),
    ("timestamptz", "TIMESTAMPTZ", Clock("chrono::DateTime<chrono::Utc>", "jiff::Timestamp", "time::OffsetDateTime")),
    ("interval", "INTERVAL", Copied("bindery::Interval")),
    ("uuid", "UUID", Copied("uuid::Uuid")),
    ("json", "JSON", Borrowed("serde_json::Value", "&serde_json::Value")),
    ("jsonb", "JSONB", Borrowed("serde_json::Value", "&serde_json::Value")),
    ("jsonpath", "JSONPATH", Shared("bindery::JsonPath")),
    ("xml", "XML", Shared("bindery::Xml")),
    ("inet", "INET", Copied("cidr::IpInet")),
    ("cidr", "CIDR", Copied("cidr::IpCidr")),
    ("macaddr", "MACADDR", Copied("bindery::MacAddr")),
    ("macaddr8", "MACADDR8", Copied("bindery::MacAddr8")),
    ("point", "POINT", Copied("bindery::geometric::Point")),
    ("line", "LINE", Copied("bindery::geometric::Line")),
    ("lseg", "LSEG", Copied("bindery::geometric::Segment")),
    ("box", "BOX", Copied("bindery::geometric::Rect")),
    ("path", "PATH", Shared("bindery::geometric::Path")),
    ("polygon", "POLYGON", Shared("bindery::geometric::Polygon")),
    ("circle", "CIRCLE", Copied("bindery::geometric::Circle")),
    ("int4range", "INT4_RANGE", Range("int4")),
    ("int8range", "INT8_RANGE", Range("int8")),
    ("numrange", "NUM_RANGE", Range("numeric")),
    ("daterange", "DATE_RANGE", Range("date")),
    ("tsrange", "TS_RANGE", Range("timestamp")),
    ("tstzrange", "TSTZ_RANGE", Range("timestamptz")),
    ("int4multirange", "INT4MULTI_RANGE", Multirange("int4")),
    ("int8multirange", "INT8MULTI_RANGE", Multirange("int8")),
    ("nummultirange", "NUMMULTI_RANGE", Multirange("numeric")),
    ("datemultirange", "DATEMULTI_RANGE", Multirange("date")),
    ("tsmultirange", "TSMULTI_RANGE", Multirange("timestamp")),
    ("tstzmultirange", "TSTZMULTI_RANGE", Multirange("timestamptz")),
    ("tsvector", "TS_VECTOR", Shared("bindery::text_search::TsVector")),
    ("tsquery", "TSQUERY", Shared("bindery::text_search::TsQuery")),
    ("pg_lsn", "PG_LSN", Copied("bindery::PgLsn")),
    ("xid", "XID", Copied("bindery::Xid")),
    ("xid8", "XID8", Copied("bindery::Xid8")),
    ("cid", "CID", Copied("bindery::Cid")),
    ("tid", "TID", Copied("bindery::Tid")),
    ("regclass", "REGCLASS", Copied("bindery::Reg")),
    ("regtype", "REGTYPE", Copied("bindery::Reg")),
    ("regproc", "REGPROC", Copied("bindery::Reg")),
    ("regprocedure", "REGPROCEDURE", Copied("bindery::Reg")),
    ("regoper", "REGOPER", Copied("bindery::Reg")),
    ("regoperator", "REGOPERATOR", Copied("bindery::Reg")),
    ("regconfig", "REGCONFIG", Copied("bindery::Reg")),
    ("regdictionary", "REGDICTIONARY", Copied("bindery::Reg")),
    ("regnamespace", "REGNAMESPACE", Copied("bindery::Reg")),
    ("regrole", "REGROLE", Copied("bindery::Reg")),
    ("regcollation", "REGCOLLATION", Copied("bindery::Reg")),
    ("refcursor", "REFCURSOR", Shared("bindery::RefCursor")),
    ("int2vector", "INT2_VECTOR", Borrowed("Vec<i16>", "&[i16]")),
    ("oidvector", "OID_VECTOR", Borrowed("Vec<u32>", "&[u32]")),
    ("void", "VOID", Copied("bindery::Void")),
];

/// Types of extensions, in whichever schema the extension was put.
pub(super) const EXTENSIONS: [(&str, Rust); 9] = [
    ("citext", Borrowed("String", "&str")),
    ("ltree", Borrowed("String", "&str")),
    ("lquery", Borrowed("String", "&str")),
    ("ltxtquery", Borrowed("String", "&str")),
    ("hstore", Shared("bindery::Hstore")),
    ("vector", Shared("pgvector::Vector")),
    ("sparsevec", Shared("pgvector::SparseVector")),
    ("geometry", Shared("bindery::Geometry")),
    ("geography", Shared("bindery::Geometry")),
];

//! PostgreSQL's types into Rust's: one table, one line a type.

use crate::catalog::{Catalog, TypeShape, bare_name};
use crate::config::DateTimeCrate;
use crate::names;

/// The Rust side of a type.
enum Rust {
    /// Owned in rows, by value in parameters.
    Copied(&'static str),
    /// Owned in rows, borrowed in parameters.
    Borrowed(&'static str, &'static str),
    /// From the crate of dates and times: chrono, jiff, time.
    Clock(&'static str, &'static str, &'static str),
}

use Rust::{Borrowed, Clock, Copied};

/// `(PostgreSQL's name, the driver's constant, Rust)`
const BUILTIN: [(&str, &str, Rust); 24] = [
    ("bool", "BOOL", Copied("bool")),
    ("int2", "INT2", Copied("i16")),
    ("int4", "INT4", Copied("i32")),
    ("int8", "INT8", Copied("i64")),
    ("oid", "OID", Copied("u32")),
    ("float4", "FLOAT4", Copied("f32")),
    ("float8", "FLOAT8", Copied("f64")),
    ("numeric", "NUMERIC", Copied("rust_decimal::Decimal")),
    ("text", "TEXT", Borrowed("String", "&str")),
    ("varchar", "VARCHAR", Borrowed("String", "&str")),
    ("bpchar", "BPCHAR", Borrowed("String", "&str")),
    ("name", "NAME", Borrowed("String", "&str")),
    ("char", "CHAR", Copied("i8")),
    ("bytea", "BYTEA", Borrowed("Vec<u8>", "&[u8]")),
    (
        "date",
        "DATE",
        Clock("chrono::NaiveDate", "jiff::civil::Date", "time::Date"),
    ),
    (
        "time",
        "TIME",
        Clock("chrono::NaiveTime", "jiff::civil::Time", "time::Time"),
    ),
    (
        "timestamp",
        "TIMESTAMP",
        Clock(
            "chrono::NaiveDateTime",
            "jiff::civil::DateTime",
            "time::PrimitiveDateTime",
        ),
    ),
    (
        "timestamptz",
        "TIMESTAMPTZ",
        Clock(
            "chrono::DateTime<chrono::Utc>",
            "jiff::Timestamp",
            "time::OffsetDateTime",
        ),
    ),
    ("interval", "INTERVAL", Copied("bindery::Interval")),
    ("uuid", "UUID", Copied("uuid::Uuid")),
    (
        "json",
        "JSON",
        Borrowed("serde_json::Value", "&serde_json::Value"),
    ),
    (
        "jsonb",
        "JSONB",
        Borrowed("serde_json::Value", "&serde_json::Value"),
    ),
    ("inet", "INET", Copied("cidr::IpInet")),
    ("void", "VOID", Copied("bindery::Void")),
];

/// A type on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RustType {
    /// In a row.
    pub(crate) column: String,
    /// As a parameter.
    pub(crate) param: String,
    /// The driver's constant, such as `INT4_ARRAY`; `None` where only the server knows the type.
    pub(crate) wire: Option<String>,
}

/// What `types` knows of the project.
#[derive(Clone, Copy)]
pub(crate) struct Types<'a> {
    /// The types that users made.
    pub(crate) catalog: &'a Catalog,
    /// The crate of dates and times.
    pub(crate) datetime: DateTimeCrate,
    /// The Rust name of the enum with this PostgreSQL name.
    pub(crate) enums: &'a [(String, String)],
}

impl Types<'_> {
    /// The Rust type for the PostgreSQL type `name`, if there is one.
    pub(crate) fn rust(&self, name: &str) -> Option<RustType> {
        match name.strip_suffix("[]") {
            Some(element) => self.array(&self.scalar(element)?),
            None => self.scalar(name),
        }
    }

    /// An element of an array can be NULL whatever the column says: nothing forbids it. What a caller
    /// passes is the caller's choice.
    fn array(&self, element: &RustType) -> Option<RustType> {
        if element.column == "bindery::Void" {
            return None;
        }
        Some(RustType {
            column: format!("Vec<Option<{}>>", element.column),
            param: format!("&[{}]", element.param),
            wire: element.wire.as_ref().map(|wire| format!("{wire}_ARRAY")),
        })
    }

    fn scalar(&self, name: &str) -> Option<RustType> {
        if let Some((_, wire, rust)) = BUILTIN.iter().find(|(builtin, _, _)| *builtin == name) {
            let (column, param) = self.written(rust);
            return Some(RustType {
                column: column.to_owned(),
                param: param.to_owned(),
                wire: Some((*wire).to_owned()),
            });
        }
        let user_defined = |column: &str, param: &str| {
            Some(RustType {
                column: column.to_owned(),
                param: param.to_owned(),
                wire: None,
            })
        };
        match self.catalog.types.get(name)? {
            TypeShape::Enum(_) => {
                let (_, rust) = self.enums.iter().find(|(known, _)| known == name)?;
                user_defined(&format!("types::{rust}"), &format!("types::{rust}"))
            }
            TypeShape::Domain(base) => {
                let base = self.rust(base)?;
                user_defined(&base.column, &base.param)
            }
            // An extension's type, in whichever schema the extension was put.
            TypeShape::Other if bare_name(name) == "citext" => user_defined("String", "&str"),
            TypeShape::Other => None,
        }
    }

    fn written(&self, rust: &Rust) -> (&'static str, &'static str) {
        let same = |written| (written, written);
        match *rust {
            Copied(written) => same(written),
            Borrowed(column, param) => (column, param),
            Clock(chrono, jiff, time) => same(match self.datetime {
                DateTimeCrate::Chrono => chrono,
                DateTimeCrate::Jiff => jiff,
                DateTimeCrate::Time => time,
            }),
        }
    }
}

/// The Rust names of the catalog's enums, by PostgreSQL name; two that would be one are told apart by
/// their schema.
pub(crate) fn enum_names(catalog: &Catalog) -> Vec<(String, String)> {
    let enums = || {
        catalog
            .types
            .iter()
            .filter(|(_, shape)| matches!(shape, TypeShape::Enum(_)))
    };
    let short = |name: &str| names::pascal(&bare_name(name));
    let mut named: Vec<(String, String)> = Vec::new();
    for (name, _) in enums() {
        let twins = enums()
            .filter(|(other, _)| short(other) == short(name))
            .count();
        let base = if twins > 1 {
            names::pascal(name)
        } else {
            short(name)
        };
        let mut rust = base.clone();
        let mut number = 2;
        while named.iter().any(|(_, taken)| *taken == rust) {
            rust = format!("{base}{number}");
            number += 1;
        }
        named.push((name.clone(), rust));
    }
    named
}

/// The crates whose types `rust_type` names, as `bindery` re-exports them.
pub(crate) fn crates_in(rust_type: &str) -> impl Iterator<Item = &'static str> {
    const CRATES: [&str; 7] = [
        "chrono",
        "cidr",
        "jiff",
        "rust_decimal",
        "serde_json",
        "time",
        "uuid",
    ];
    let paths = rust_type.split(|c: char| !(c == ':' || c == '_' || c.is_alphanumeric()));
    paths.filter_map(|path| {
        let (first, _) = path.split_once("::")?;
        CRATES.into_iter().find(|name| *name == first)
    })
}

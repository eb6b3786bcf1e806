//! PostgreSQL's types into Rust's. The table is in `types/table.rs`.

mod table;

use crate::catalog::{Catalog, TypeShape, bare_name};
use crate::config::DateTimeCrate;
use crate::mapping::{Mappings, Meaning};
use crate::names;
use table::{BUILTIN, EXTENSIONS, Rust};

/// A type on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RustType {
    /// In a row.
    pub(crate) column: String,
    /// As a parameter.
    pub(crate) param: String,
    /// As an element of a slice that is a parameter.
    pub(crate) element: String,
    /// The driver's constant, such as `INT4_ARRAY`; `None` where the server has to be asked.
    pub(crate) wire: Option<String>,
}

/// The driver's constant for a type that only the server knows and infers, where its values do not depend
/// on which it is.
pub(crate) const INFERRED: &str = "UNKNOWN";

impl RustType {
    /// A type that is the same everywhere.
    fn copied(name: &str) -> Self {
        Self::borrowed(name, name)
    }

    /// A type that parameters borrow as another one.
    fn borrowed(column: &str, param: &str) -> Self {
        Self {
            column: column.to_owned(),
            param: param.to_owned(),
            element: param.to_owned(),
            wire: None,
        }
    }

    /// A type that parameters have behind `&`.
    fn shared(name: &str) -> Self {
        Self {
            column: name.to_owned(),
            param: format!("&{name}"),
            element: name.to_owned(),
            wire: None,
        }
    }
}

/// What `types` knows of the project.
#[derive(Clone, Copy)]
pub(crate) struct Types<'a> {
    /// The types that users made.
    pub(crate) catalog: &'a Catalog,
    /// The crate of dates and times.
    pub(crate) datetime: DateTimeCrate,
    /// The types that `bindery.toml` names.
    pub(crate) mappings: &'a Mappings,
    /// The Rust name of the generated type with this PostgreSQL name.
    pub(crate) generated: &'a [(String, String)],
}

impl Types<'_> {
    /// The Rust type for the PostgreSQL type `name`, if there is one.
    pub(crate) fn rust(&self, name: &str) -> Option<RustType> {
        match name.strip_suffix("[]") {
            Some(element) => self.array(&self.scalar(element)?),
            None => self.scalar(name),
        }
    }

    /// Whether the user chose what the type, or the domain, becomes.
    pub(crate) fn is_chosen(&self, name: &str) -> bool {
        let mappings = self.mappings;
        mappings.of_type(name).is_some() || mappings.meaning(name) == Some(Meaning::Newtype)
    }

    /// The type that has no Rust type, where `name` has none: itself, or one that it is made of.
    pub(crate) fn culprit(&self, name: &str) -> Option<String> {
        if self.rust(name).is_some() {
            return None;
        }
        let name = name.strip_suffix("[]").unwrap_or(name);
        let parts: Vec<&String> = match self.catalog.types.get(name) {
            Some(TypeShape::Composite(fields)) => fields.iter().map(|(_, type_)| type_).collect(),
            Some(TypeShape::Range(of) | TypeShape::Domain(of)) => vec![of],
            _ => Vec::new(),
        };
        let inner = parts.into_iter().find_map(|part| self.culprit(part));
        Some(inner.unwrap_or_else(|| name.to_owned()))
    }

    /// An element of an array can be NULL whatever the column says: nothing forbids it. What a caller
    /// passes is the caller's choice.
    fn array(&self, element: &RustType) -> Option<RustType> {
        if element.column == "bindery::Void" {
            return None;
        }
        let slice = format!("&[{}]", element.element);
        // An array on the wire names the type of its elements.
        let wire = element.wire.as_ref().filter(|wire| *wire != INFERRED);
        Some(RustType {
            column: format!("Vec<Option<{}>>", element.column),
            param: slice.clone(),
            element: slice,
            wire: wire.map(|wire| format!("{wire}_ARRAY")),
        })
    }

    fn scalar(&self, name: &str) -> Option<RustType> {
        let builtin = BUILTIN.iter().find(|(builtin, _, _)| *builtin == name);
        let wire = builtin.map(|(_, wire, _)| (*wire).to_owned());
        Some(match (self.mappings.of_type(name), builtin) {
            (Some(asked), _) => RustType {
                wire,
                ..RustType::shared(asked)
            },
            (None, Some((_, _, rust))) => RustType {
                wire,
                ..self.written(rust)?
            },
            (None, None) => self.user_defined(name)?,
        })
    }

    fn user_defined(&self, name: &str) -> Option<RustType> {
        let generated = || {
            let (_, rust) = self.generated.iter().find(|(known, _)| known == name)?;
            Some(format!("types::{rust}"))
        };
        match self.catalog.types.get(name)? {
            TypeShape::Enum(_) => {
                let rust = match self.mappings.meaning(name) {
                    Some(Meaning::Open) => RustType::shared(&generated()?),
                    _ => RustType::copied(&generated()?),
                };
                let wire = Some(INFERRED.to_owned());
                Some(RustType { wire, ..rust })
            }
            TypeShape::Composite(fields) => {
                let known = fields.iter().all(|(_, type_)| self.rust(type_).is_some());
                known.then(|| RustType::shared(&generated().unwrap_or_default()))
            }
            TypeShape::Domain(base) => match self.mappings.meaning(name) {
                Some(Meaning::Newtype) => {
                    self.rust(base)?;
                    Some(RustType::shared(&generated()?))
                }
                _ => self.rust(base).map(|base| RustType { wire: None, ..base }),
            },
            TypeShape::Range(of) => Some(range("Range", &self.rust(of)?)),
            TypeShape::Other => {
                let bare = bare_name(name);
                let (_, rust) = EXTENSIONS.iter().find(|(known, _)| *known == bare)?;
                self.written(rust)
            }
        }
    }

    fn written(&self, rust: &Rust) -> Option<RustType> {
        Some(match *rust {
            Rust::Copied(written) => RustType::copied(written),
            Rust::Shared(written) => RustType::shared(written),
            Rust::Borrowed(column, param) => RustType::borrowed(column, param),
            Rust::Clock(chrono, jiff, time) => RustType::copied(match self.datetime {
                DateTimeCrate::Chrono => chrono,
                DateTimeCrate::Jiff => jiff,
                DateTimeCrate::Time => time,
            }),
            Rust::Range(of) => range("Range", &self.scalar(of)?),
            Rust::Multirange(of) => range("Multirange", &self.scalar(of)?),
        })
    }
}

/// Whether the table knows the type.
pub(crate) fn is_builtin(name: &str) -> bool {
    BUILTIN.iter().any(|(builtin, _, _)| *builtin == name)
}

fn range(kind: &str, of: &RustType) -> RustType {
    RustType::shared(&format!("bindery::{kind}<{}>", of.column))
}

/// Whether a type of this shape is generated.
fn is_generated(name: &str, shape: &TypeShape, mappings: &Mappings) -> bool {
    if mappings.of_type(name).is_some() {
        return false;
    }
    match shape {
        TypeShape::Enum(_) | TypeShape::Composite(_) => true,
        TypeShape::Domain(_) => mappings.meaning(name) == Some(Meaning::Newtype),
        TypeShape::Range(_) | TypeShape::Other => false,
    }
}

/// The Rust names of the types that are generated, by PostgreSQL name; two that would be one are told
/// apart by their schema.
pub(crate) fn generated_names(catalog: &Catalog, mappings: &Mappings) -> Vec<(String, String)> {
    let all = || {
        let types = catalog.types.iter();
        types.filter(|(name, shape)| is_generated(name, shape, mappings))
    };
    let short = |name: &str| names::pascal(&bare_name(name));
    let mut named: Vec<(String, String)> = Vec::new();
    for (name, _) in all() {
        let twins = all()
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

/// The crates whose types columns and parameters have.
pub(crate) const CRATES: [&str; 8] = [
    "chrono",
    "cidr",
    "jiff",
    "pgvector",
    "rust_decimal",
    "serde_json",
    "time",
    "uuid",
];

/// The crates whose types `rust_type` names, as `bindery` re-exports them.
pub(crate) fn crates_in(rust_type: &str) -> impl Iterator<Item = &'static str> {
    let paths = rust_type.split(|c: char| !(c == ':' || c == '_' || c.is_alphanumeric()));
    paths.filter_map(|path| {
        let (first, _) = path.split_once("::")?;
        CRATES.into_iter().find(|name| *name == first)
    })
}

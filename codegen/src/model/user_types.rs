//! What the module `types` consists of.

/// The types that stand for those that users made, each kind in the order of their PostgreSQL names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserTypes {
    /// Enums.
    pub enums: Vec<Enum>,
    /// Domains that are types of their own.
    pub domains: Vec<Domain>,
    /// Composite types.
    pub composites: Vec<Composite>,
}

impl UserTypes {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.enums.is_empty() && self.domains.is_empty() && self.composites.is_empty()
    }
}

/// An enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enum {
    /// Its name in Rust.
    pub name: String,
    /// Its name in PostgreSQL, with its schema: `public.mood`.
    pub pg_name: String,
    /// Its name in PostgreSQL, alone and without quotes.
    pub bare_name: String,
    /// Its variants, in PostgreSQL's order.
    pub variants: Vec<Variant>,
    /// The variant for labels that are added later, where there is to be one.
    pub other: Option<String>,
}

/// A variant of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The identifier.
    pub name: String,
    /// The label in PostgreSQL.
    pub label: String,
}

/// A domain that is a type of its own: a struct around its base type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Its name in Rust.
    pub name: String,
    /// Its name in PostgreSQL, with its schema: `public.email`.
    pub pg_name: String,
    /// What it derives.
    pub derive: Vec<String>,
    /// The type around which it is.
    pub rust_type: String,
}

/// A composite type: a struct of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composite {
    /// Its name in Rust.
    pub name: String,
    /// Its name in PostgreSQL, with its schema: `public.address`.
    pub pg_name: String,
    /// Its name in PostgreSQL, alone and without quotes.
    pub bare_name: String,
    /// What it derives.
    pub derive: Vec<String>,
    /// Its fields, in PostgreSQL's order.
    pub fields: Vec<CompositeField>,
}

/// A field of a composite type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompositeField {
    /// The identifier.
    pub name: String,
    /// Its name in PostgreSQL.
    pub pg_name: String,
    /// Its type.
    pub rust_type: String,
}

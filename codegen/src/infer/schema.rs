//! The catalog, by name: tables, views, types and functions as statements name them.

use super::shape::TableShape;
use crate::catalog;
use crate::catalog::{Catalog, Domain, Routine, TypeShape};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The catalog, with what inference looks up in it.
#[derive(Debug)]
pub struct Schema<'c> {
    pub(super) catalog: &'c Catalog,
    tables: HashMap<(&'c str, &'c str), usize>,
    routines: HashMap<&'c str, &'c Routine>,
    /// What is known of each table's rows.
    pub(super) shapes: Vec<OnceLock<TableShape>>,
}

impl<'c> Schema<'c> {
    /// The look-up of `catalog`.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Self {
        let tables = catalog.tables.iter().enumerate();
        Self {
            catalog,
            tables: tables
                .map(|(at, it)| ((it.schema.as_str(), it.name.as_str()), at))
                .collect(),
            routines: (catalog.routines.iter())
                .map(|it| (it.name.as_str(), it))
                .collect(),
            shapes: catalog.tables.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// The table that a name means: temporary tables come first, then the system's, then the search path.
    pub(super) fn find(&self, name: &[String]) -> Option<usize> {
        let find = |schema: &str, name: &str| self.tables.get(&(schema, name)).copied();
        match name {
            [schema, name] => find(schema, name),
            // The catalog has a table of the system only where the server named it as an origin.
            [name] if name.starts_with("pg_") => find("pg_catalog", name),
            [name] => {
                let path = self.catalog.search_path.iter().map(String::as_str);
                let mut schemas = ["pg_temp", "pg_catalog"].into_iter().chain(path);
                schemas.find_map(|schema| find(schema, name))
            }
            _ => None,
        }
    }

    /// What users and extensions made under this name.
    pub(super) fn routine(&self, name: &str) -> Option<&'c Routine> {
        self.routines.get(name).copied()
    }

    /// Whether what the system has comes before what users made with the same name and types.
    pub(super) fn system_comes_first(&self) -> bool {
        !self.catalog.search_path.iter().any(|it| it == "pg_catalog")
    }

    /// The type that a domain is over, or the type itself.
    pub(super) fn base<'t>(&'t self, pg_type: &'t str) -> &'t str {
        match self.domain(pg_type) {
            Some(domain) => self.base(&domain.base),
            None => pg_type,
        }
    }

    fn domain(&self, pg_type: &str) -> Option<&Domain> {
        self.catalog.domains.iter().find(|it| it.name == pg_type)
    }

    /// Whether it is a domain.
    pub(super) fn is_domain(&self, pg_type: &str) -> bool {
        self.domain(pg_type).is_some()
    }

    /// Whether it is an enum.
    pub(super) fn is_enum(&self, pg_type: &str) -> bool {
        let shape = self.catalog.types.get(pg_type);
        matches!(shape, Some(TypeShape::Enum(_)))
    }

    /// The fields of a composite type.
    pub(super) fn fields(&self, pg_type: &str) -> Option<&'c [(String, String)]> {
        match self.catalog.types.get(pg_type) {
            Some(TypeShape::Composite(fields)) => Some(fields),
            _ => None,
        }
    }

    /// Whether there are types that only an extension knows.
    pub(super) fn has_other_types(&self) -> bool {
        let mut shapes = self.catalog.types.values();
        shapes.any(|it| matches!(it, TypeShape::Other))
    }

    /// Whether it is an enum, a composite type or a range of users, or an array of such: their casts only
    /// go through text and fields.
    pub(super) fn is_made(&self, pg_type: &str) -> bool {
        let element = pg_type.strip_suffix("[]").unwrap_or(pg_type);
        let shape = self.catalog.types.get(element);
        matches!(
            shape,
            Some(TypeShape::Enum(_) | TypeShape::Composite(_) | TypeShape::Range(_))
        )
    }

    /// Whether it is a domain that is NOT NULL.
    pub(super) fn refuses_null(&self, pg_type: &str) -> bool {
        self.domain(pg_type).is_some_and(|it| it.not_null)
    }

    /// Whether a function of users may be what casts between these types.
    pub(super) fn casts(&self, pg_type: Option<&str>) -> bool {
        let casts = &self.catalog.casts;
        let bare = |name: &str| catalog::bare_name(name);
        match pg_type {
            None => !casts.is_empty(),
            Some(it) => casts
                .iter()
                .any(|cast| cast == it || bare(cast) == bare(it)),
        }
    }
}

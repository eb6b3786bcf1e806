//! `[models]` of `bindery.toml`: rows that are declared once, each tied to a table.

use crate::catalog::{Catalog, Table, TableKind};
use crate::diagnostic::{self, Diagnostic, did_you_mean};
use crate::mapping::{names as parts, place};
use crate::names;
use crate::source::{Location, SourceFile};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::sync::Arc;

/// The models of a project, in the order of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Models(pub Vec<Declared>);

/// A model, as it is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Its name, which is that of its struct.
    pub name: String,
    /// The table's schema; without one, the search path leads to the table.
    pub schema: Option<String>,
    /// The table.
    pub table: String,
    /// Where its name stands.
    pub at: Location,
    /// Where the table is named, or what it is named by.
    pub table_at: Location,
}

/// The section as `toml` reads it.
#[derive(Default)]
pub(crate) struct Section {
    prefix: String,
    models: Vec<(toml::Spanned<String>, Entry)>,
}

/// One model as `toml` reads it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    table: Option<toml::Spanned<String>>,
    prefix: Option<String>,
}

impl<'de> Deserialize<'de> for Section {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SectionVisitor)
    }
}

struct SectionVisitor;

impl<'de> Visitor<'de> for SectionVisitor {
    type Value = Section;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`prefix`, and a table for each model")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Section, A::Error> {
        let mut section = Section::default();
        while let Some(key) = map.next_key::<toml::Spanned<String>>()? {
            match key.get_ref().as_str() {
                "prefix" => section.prefix = map.next_value()?,
                _ => section.models.push((key, map.next_value()?)),
            }
        }
        section
            .models
            .sort_by(|(a, _), (b, _)| a.get_ref().cmp(b.get_ref()));
        Ok(section)
    }
}

impl Models {
    /// Reads the section `[models]` of `file`.
    ///
    /// # Errors
    ///
    /// Diagnostics for names that no struct or no table can have.
    pub(crate) fn read(file: &Arc<SourceFile>, section: Section) -> Result<Self, Vec<Diagnostic>> {
        let mut models = Vec::new();
        let mut diagnostics = Vec::new();
        let prefix = &section.prefix;
        for (name, entry) in section.models {
            match declared(file, name, entry, prefix) {
                Ok(model) => models.push(model),
                Err(found) => diagnostics.push(found),
            }
        }
        diagnostic::sort(&mut diagnostics);
        match diagnostics.is_empty() {
            true => Ok(Self(models)),
            false => Err(diagnostics),
        }
    }

    /// The model with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Declared> {
        self.0.iter().find(|model| model.name == name)
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|model| model.name.as_str())
    }
}

fn declared(
    file: &Arc<SourceFile>,
    name: toml::Spanned<String>,
    entry: Entry,
    prefix: &str,
) -> Result<Declared, Diagnostic> {
    let at = place(file, &name);
    let name = name.into_inner();
    let struct_name = names::row(&name);
    if struct_name != name {
        let message = format!("`{name}` can not be the name of a model's struct");
        return Err(Diagnostic::error("malformed-config", at, message)
            .help(format!("name it `{struct_name}`")));
    }
    let prefix = entry.prefix.as_deref().unwrap_or(prefix);
    let Some(table) = entry.table else {
        return Ok(Declared {
            schema: None,
            table: format!("{prefix}{}", names::unescaped(&names::snake(&name))),
            table_at: at.clone(),
            name,
            at,
        });
    };
    let table_at = place(file, &table);
    let (schema, table) = match parts(table.get_ref()).as_deref() {
        Some([table]) => (None, table.clone()),
        Some([schema, table]) => (Some(schema.clone()), table.clone()),
        _ => {
            let message = format!("`{}` is not the name of a table", table.get_ref());
            return Err(Diagnostic::error("malformed-config", table_at, message)
                .help("write `table = \"people\"`, or with its schema `\"public.people\"`"));
        }
    };
    Ok(Declared {
        name,
        schema,
        table,
        at,
        table_at,
    })
}

impl Declared {
    /// The table that it stands for, and the columns of its primary key.
    ///
    /// # Errors
    ///
    /// A diagnostic where there is no such table, or none with a primary key.
    pub(crate) fn find<'a>(
        &self,
        catalog: &'a Catalog,
    ) -> Result<(&'a Table, Vec<String>), Diagnostic> {
        let Some(table) = catalog.find(self.schema.as_deref(), &self.table) else {
            return Err(self.unknown_table(catalog));
        };
        let key = table.keys.iter().find(|key| key.primary);
        match key {
            Some(key) => Ok((table, key.parts.iter().map(|it| unquoted(it)).collect())),
            None => Err(self.without_key(table)),
        }
    }

    fn unknown_table(&self, catalog: &Catalog) -> Diagnostic {
        let bare = |schema: &str| {
            self.schema.is_none() && catalog.search_path.iter().any(|it| it == schema)
        };
        let all: Vec<String> = (catalog.tables.iter())
            .map(|it| match bare(&it.schema) {
                true => it.name.clone(),
                false => format!("{}.{}", it.schema, it.name),
            })
            .collect();
        let name = match &self.schema {
            Some(schema) => format!("{schema}.{}", self.table),
            None => self.table.clone(),
        };
        let message = format!("there is no table `{name}` for the model `{}`", self.name);
        let meant = did_you_mean(&name, all.iter().map(String::as_str));
        let error = Diagnostic::error("unknown-table", self.table_at.clone(), message);
        error.help_if(meant).help("name the table: `table = \"…\"`")
    }

    fn without_key(&self, table: &Table) -> Diagnostic {
        let (schema, name) = (&table.schema, &table.name);
        let message = format!(
            "`{schema}.{name}` has no primary key, which the model `{}` needs",
            self.name
        );
        let declare = (table.kind == TableKind::Table)
            .then(|| format!("declare one: `ALTER TABLE {name} ADD PRIMARY KEY (…)`"));
        Diagnostic::error("no-primary-key", self.table_at.clone(), message)
            .note("rows of a model are told apart by it, and what is deferred is loaded by it")
            .help_if(declare)
            .help(format!(
                "a row without a key is shared by `-- @returns {}`, without a model",
                self.name
            ))
    }
}

/// A column's name as an index prints it, without its quotes.
fn unquoted(part: &str) -> String {
    let inner = part.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    inner.map_or_else(|| part.to_owned(), |it| it.replace("\"\"", "\""))
}

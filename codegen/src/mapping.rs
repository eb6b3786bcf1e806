//! `[types]` and `[columns]` of `bindery.toml`: Rust types that the user chose.

use crate::catalog::{Catalog, TypeShape, quoted};
use crate::describe::{DescribedQuery, Origin};
use crate::diagnostic::{Diagnostic, did_you_mean, nearest};
use crate::directive::looks_like_type;
use crate::source::{Location, SourceFile, Span};
use crate::types::is_builtin;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// A section as `toml` reads it, with the places of keys and values.
pub(crate) type Section = BTreeMap<toml::Spanned<String>, toml::Spanned<String>>;

/// The Rust types that the user chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mappings {
    types: Vec<TypeMapping>,
    columns: Vec<ColumnMapping>,
}

/// A line of `[types]`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TypeMapping {
    /// The type's name as the catalog has it: `jsonb`, `public.email`.
    name: String,
    becomes: Becomes,
    /// The key.
    at: Location,
}

/// What a type becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Becomes {
    /// This Rust type.
    Type(String),
    /// What Bindery generates, in another form.
    Meaning(Meaning),
}

/// Another form of a generated type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// `"newtype"`: a domain as a type of its own.
    Newtype,
    /// `"open"`: an enum with a variant for labels that are added later.
    Open,
}

/// The words that stand for them.
const WORDS: [(&str, Meaning); 2] = [("newtype", Meaning::Newtype), ("open", Meaning::Open)];

/// A line of `[columns]`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ColumnMapping {
    column: Origin,
    rust_type: String,
    /// The key.
    at: Location,
}

impl Mappings {
    /// Reads the sections `[types]` and `[columns]` of `file`.
    ///
    /// # Errors
    ///
    /// Diagnostics for keys that can not be names, and for values that can not be types.
    pub(crate) fn read(
        file: &Arc<SourceFile>,
        types: Section,
        columns: Section,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut all = Self::default();
        let mut diagnostics = Vec::new();
        for (key, value) in types {
            match type_mapping(file, &key, &value) {
                Ok(mapping) => all.types.push(mapping),
                Err(found) => diagnostics.push(found),
            }
        }
        for (key, value) in columns {
            match column_mapping(file, &key, &value) {
                Ok(mapping) => all.columns.push(mapping),
                Err(found) => diagnostics.push(found),
            }
        }
        match diagnostics.is_empty() {
            true => Ok(all),
            false => Err(diagnostics),
        }
    }

    /// The Rust type that the user chose for the type.
    pub(crate) fn of_type(&self, name: &str) -> Option<&str> {
        match &self.types.iter().find(|it| it.name == name)?.becomes {
            Becomes::Type(rust_type) => Some(rust_type),
            Becomes::Meaning(_) => None,
        }
    }

    /// The form that the user chose for the type.
    pub(crate) fn meaning(&self, name: &str) -> Option<Meaning> {
        match self.types.iter().find(|it| it.name == name)?.becomes {
            Becomes::Type(_) => None,
            Becomes::Meaning(meaning) => Some(meaning),
        }
    }

    /// The Rust type that the user chose for the column.
    pub(crate) fn of_column(&self, origin: &Origin) -> Option<&str> {
        let found = self.columns.iter().find(|it| it.column == *origin)?;
        Some(&found.rust_type)
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.types.is_empty() && self.columns.is_empty()
    }

    /// Whether every key names something that the queries use: of the others only a server knows whether
    /// they name anything.
    pub(crate) fn are_used(&self, queries: &[&DescribedQuery], catalog: &Catalog) -> bool {
        let columns = || queries.iter().flat_map(|query| &query.columns);
        let origins: HashSet<&Origin> = columns().filter_map(|it| it.origin.as_ref()).collect();
        let params = queries.iter().flat_map(|query| &query.params);
        let names = params.chain(columns().map(|column| &column.pg_type));
        let names: HashSet<&str> = names.map(|name| name.trim_end_matches("[]")).collect();
        let is_used =
            |name: &String| catalog.types.contains_key(name) || names.contains(name.as_str());
        self.types.iter().all(|mapping| is_used(&mapping.name))
            && (self.columns.iter()).all(|mapping| origins.contains(&mapping.column))
    }

    /// Diagnostics for forms that do not fit the types that they are asked for.
    pub(crate) fn misfits(&self, catalog: &Catalog) -> Vec<Diagnostic> {
        let misfit = |mapping: &TypeMapping| {
            let Becomes::Meaning(meaning) = mapping.becomes else {
                return None;
            };
            let (fits, word, kind) = match (meaning, catalog.types.get(&mapping.name)) {
                (Meaning::Newtype, Some(TypeShape::Domain(_)))
                | (Meaning::Open, Some(TypeShape::Enum(_))) => return None,
                // No query uses it, or there is none.
                (_, None) if !is_builtin(&mapping.name) => return None,
                (Meaning::Newtype, _) => ("a domain", "newtype", "domains"),
                (Meaning::Open, _) => ("an enum", "open", "enums"),
            };
            let message = format!("`{}` is not {fits}", mapping.name);
            Some(
                Diagnostic::error("mapping-misfit", mapping.at.clone(), message)
                    .help(format!("`\"{word}\"` is for {kind}; name a Rust type here")),
            )
        };
        self.types.iter().filter_map(misfit).collect()
    }

    /// Diagnostics for keys that name nothing. `types` are the names of all types of the server.
    pub(crate) fn unknown(&self, types: &[String], catalog: &Catalog) -> Vec<Diagnostic> {
        let unknown_types = self
            .types
            .iter()
            .filter(|mapping| !types.contains(&mapping.name))
            .map(|mapping| unknown_type(mapping, types));
        let unknown_columns = self
            .columns
            .iter()
            .filter_map(|mapping| unknown_column(mapping, catalog));
        unknown_types.chain(unknown_columns).collect()
    }
}

fn type_mapping(
    file: &Arc<SourceFile>,
    key: &toml::Spanned<String>,
    value: &toml::Spanned<String>,
) -> Result<TypeMapping, Diagnostic> {
    let at = place(file, key);
    let name = match names(key.get_ref()).as_deref() {
        Some([bare]) => quoted(bare),
        Some([schema, bare]) if schema == "pg_catalog" => quoted(bare),
        Some([schema, bare]) => format!("{}.{}", quoted(schema), quoted(bare)),
        _ => {
            let message = format!("`{}` is not the name of a type", key.get_ref());
            return Err(Diagnostic::error("malformed-config", at, message)
                .help("write the schema and the name, such as `\"public.email\"`"));
        }
    };
    let text = value.get_ref();
    let word = WORDS.iter().find(|(word, _)| word == text);
    let becomes = match word {
        Some((_, meaning)) => Becomes::Meaning(*meaning),
        None => Becomes::Type(rust_type(file, value)?),
    };
    Ok(TypeMapping { name, becomes, at })
}

fn column_mapping(
    file: &Arc<SourceFile>,
    key: &toml::Spanned<String>,
    value: &toml::Spanned<String>,
) -> Result<ColumnMapping, Diagnostic> {
    let at = place(file, key);
    let Some([schema, table, column]) =
        names(key.get_ref()).and_then(|it| <[String; 3]>::try_from(it).ok())
    else {
        let message = format!("`{}` is not the name of a column", key.get_ref());
        return Err(Diagnostic::error("malformed-config", at, message)
            .help("write schema, table and column, such as `\"public.account.email\"`"));
    };
    Ok(ColumnMapping {
        column: Origin {
            schema,
            table,
            column,
        },
        rust_type: rust_type(file, value)?,
        at,
    })
}

pub(crate) fn place(file: &Arc<SourceFile>, spanned: &toml::Spanned<String>) -> Location {
    let span = spanned.span();
    Location::new(file, Span::new(span.start, span.end))
}

fn rust_type(file: &Arc<SourceFile>, value: &toml::Spanned<String>) -> Result<String, Diagnostic> {
    let text = value.get_ref();
    if looks_like_type(text) && !text.starts_with('&') {
        return Ok(text.clone());
    }
    let message = format!("`{text}` is not a Rust type that a row can hold");
    let meant = did_you_mean(text, WORDS.map(|(word, _)| word));
    Err(
        Diagnostic::error("malformed-config", place(file, value), message).help(
            meant.unwrap_or_else(|| "a type looks like `crate::Email`, owned and whole".to_owned()),
        ),
    )
}

/// The names between the dots of `key`, without their quotes.
pub(crate) fn names(key: &str) -> Option<Vec<String>> {
    let mut names = vec![String::new()];
    let mut chars = key.chars().peekable();
    let mut in_quotes = false;
    while let Some(c) = chars.next() {
        let name = names.last_mut()?;
        match c {
            '"' if in_quotes && chars.next_if_eq(&'"').is_some() => name.push('"'),
            '"' => in_quotes = !in_quotes,
            '.' if !in_quotes => names.push(String::new()),
            c => name.push(c),
        }
    }
    (!in_quotes && names.iter().all(|name| !name.is_empty())).then_some(names)
}

fn unknown_type(mapping: &TypeMapping, types: &[String]) -> Diagnostic {
    let message = format!("there is no type `{}`", mapping.name);
    let error = Diagnostic::error("unknown-type", mapping.at.clone(), message);
    let in_a_schema = format!(".{}", mapping.name);
    let meant = types
        .iter()
        .find(|name| name.ends_with(&in_a_schema))
        .map(String::as_str)
        .or_else(|| nearest(&mapping.name, types.iter().map(String::as_str)));
    match meant {
        Some(meant) => error.help(format!("did you mean `{meant}`?")),
        None => error.help("write the schema and the name, such as `\"public.email\"`"),
    }
}

fn unknown_column(mapping: &ColumnMapping, catalog: &Catalog) -> Option<Diagnostic> {
    let Origin {
        schema,
        table,
        column,
    } = &mapping.column;
    let error = |message| Diagnostic::error("unknown-column", mapping.at.clone(), message);
    let Some(found) = catalog.table(schema, table) else {
        let name = format!("{schema}.{table}");
        let all: Vec<String> = catalog
            .tables
            .iter()
            .map(|it| format!("{}.{}", it.schema, it.name))
            .collect();
        let meant = did_you_mean(&name, all.iter().map(String::as_str));
        return Some(error(format!("there is no table `{name}`")).help_if(meant));
    };
    let mut names = found.columns.iter().map(|it| it.name.as_str());
    if names.any(|name| name == column) {
        return None;
    }
    let names = found.columns.iter().map(|it| it.name.as_str());
    let message = format!("the table `{schema}.{table}` has no column `{column}`");
    Some(error(message).help_if(did_you_mean(column, names)))
}

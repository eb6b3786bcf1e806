//! What the server does not say of a query: what can be NULL, and how many rows there can be.
//!
//! Pure: it sees no connection and no file. What is not understood is nullable, and many.

#[cfg_attr(not(test), expect(dead_code, reason = "inference is to ask it"))]
mod builtin;
mod embed;
mod group;
mod instances;
mod outer;

pub use embed::TypedEmbed;

use crate::catalog::Catalog;
use crate::describe::{DescribedColumn, DescribedQuery, Origin};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::directive::Annotation;
use crate::parse::{Command, ParsedQuery};
use crate::source::Spanned;
use outer::Nulled;

/// A query, all of it known.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedQuery {
    /// The query.
    pub query: ParsedQuery,
    /// Its parameters, in order.
    pub params: Vec<TypedParam>,
    /// The columns of its rows, in order.
    pub columns: Vec<TypedColumn>,
    /// The rows within its rows.
    pub embeds: Vec<TypedEmbed>,
    /// The index of the embed whose rows are gathered.
    pub group: Option<usize>,
    /// How many rows it can return.
    pub cardinality: Cardinality,
}

impl TypedQuery {
    /// The row within the row that the column at `index` is part of.
    #[must_use]
    pub fn embed_of(&self, index: usize) -> Option<&TypedEmbed> {
        self.embeds.iter().find(|it| it.columns.contains(&index))
    }

    /// Whether the column at `index` is never NULL where the row within the row that it is part of is
    /// there.
    #[must_use]
    pub fn is_certain(&self, index: usize) -> bool {
        let embed = self.embed_of(index);
        embed.is_some_and(|embed| embed.certain.contains(&index))
    }
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedParam {
    /// Its name, without the colon.
    pub name: String,
    /// Its PostgreSQL type.
    pub pg_type: String,
    /// Whether NULL may be passed.
    pub nullable: bool,
    /// The Rust type that the user asked for.
    pub rust_type: Option<Spanned<String>>,
    /// Its documentation.
    pub text: Option<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedColumn {
    /// Its name.
    pub name: String,
    /// Its PostgreSQL type.
    pub pg_type: String,
    /// Whether it can be NULL.
    pub nullable: bool,
    /// The table's column that it is.
    pub origin: Option<Origin>,
    /// The domain that the table's column was declared with.
    pub domain: Option<String>,
    /// The Rust type that the user asked for.
    pub rust_type: Option<Spanned<String>>,
    /// The name of the field that the user asked for.
    pub field: Option<Spanned<String>>,
}

/// How many rows a statement can return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinality {
    /// It returns no rows.
    None,
    /// Any number.
    Many,
}

impl Cardinality {
    /// The word that `describe` reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Many => "many",
        }
    }
}

/// Infers one query.
///
/// # Errors
///
/// Diagnostics for a command that does not fit the statement, and for directives about columns that
/// are not there.
pub fn infer(described: DescribedQuery, catalog: &Catalog) -> Result<TypedQuery, Vec<Diagnostic>> {
    let DescribedQuery {
        query,
        params,
        columns,
    } = described;
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    diagnostics.extend(check_command(&query, &columns));
    diagnostics.extend(check_columns(&query, &columns));
    diagnostics.extend(group::check_borrowed(&query));
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let nulled = outer::nulled(&query.statement.sql);
    let columns: Vec<_> = columns
        .into_iter()
        .map(|column| typed_column(&query, column, &nulled, catalog))
        .collect();
    let embeds = embed::resolve(&query, &columns, &nulled, catalog)?;
    let group = group::resolve(&query, &columns, &embeds)?;
    let params = params
        .into_iter()
        .zip(&query.statement.params)
        .map(|(pg_type, param)| {
            let said = query
                .params
                .iter()
                .find(|said| said.name.value == param.name);
            TypedParam {
                name: param.name.clone(),
                pg_type,
                nullable: said.and_then(|said| said.nullable).unwrap_or(false),
                rust_type: said.and_then(|said| said.rust_type.clone()),
                text: said
                    .and_then(|said| said.text.as_ref())
                    .map(|text| text.value.clone()),
            }
        });
    let cardinality = if columns.is_empty() {
        Cardinality::None
    } else {
        Cardinality::Many
    };
    Ok(TypedQuery {
        params: params.collect(),
        columns,
        embeds,
        group,
        cardinality,
        query,
    })
}

fn typed_column(
    query: &ParsedQuery,
    column: DescribedColumn,
    nulled: &Nulled,
    catalog: &Catalog,
) -> TypedColumn {
    let proven = column
        .origin
        .as_ref()
        .is_some_and(|origin| not_null(origin, catalog) && !nulled.may_hold(&origin.table));
    let said = query
        .columns
        .iter()
        .find(|said| said.name.value == column.name);
    // Nothing is nothing, NULL or not: the runtime reads both as `Void`.
    let nullable = !proven && column.pg_type != "void";
    TypedColumn {
        nullable: said.and_then(|said| said.nullable).unwrap_or(nullable),
        rust_type: said.and_then(|said| said.rust_type.clone()),
        field: said.and_then(|said| said.text.clone()),
        name: column.name,
        pg_type: column.pg_type,
        origin: column.origin,
        domain: column.domain,
    }
}

/// Whether the table's column is NOT NULL.
fn not_null(origin: &Origin, catalog: &Catalog) -> bool {
    let table = catalog.table(&origin.schema, &origin.table);
    let columns = table.map_or([].as_slice(), |table| &table.columns);
    columns
        .iter()
        .any(|column| column.name == origin.column && column.not_null)
}

/// A command that the statement can not serve.
fn check_command(query: &ParsedQuery, columns: &[DescribedColumn]) -> Option<Diagnostic> {
    let command = &query.command;
    let at = query.at(command.span);
    let void = columns.len() == 1 && columns[0].pg_type == "void";
    match command.value {
        Command::One | Command::Opt | Command::Many | Command::Stream if columns.is_empty() => {
            Some(
                Diagnostic::error(
                    "no-rows",
                    at,
                    format!(
                        "this statement returns no rows, which `:{}` needs",
                        command.value
                    ),
                )
                .help("write `:exec` for the number of affected rows, or add `RETURNING …`"),
            )
        }
        Command::Exec if !columns.is_empty() && !void => Some(
            Diagnostic::error(
                "unused-rows",
                at,
                "this statement returns rows, which `:exec` ignores",
            )
            .help("write `:many` for all rows, `:opt` for at most one, `:one` for exactly one"),
        ),
        Command::Call | Command::Batch | Command::Copy => Some(
            Diagnostic::error(
                "unsupported-command",
                at,
                format!("`:{}` is not generated yet", command.value),
            )
            .help("the commands so far are `:one`, `:opt`, `:many`, `:stream` and `:exec`"),
        ),
        _ => None,
    }
}

/// Columns that can not be fields, and `@column` for columns that are not there.
fn check_columns(query: &ParsedQuery, columns: &[DescribedColumn]) -> Vec<Diagnostic> {
    let names = || columns.iter().map(|column| column.name.as_str());
    let unknown = query
        .columns
        .iter()
        .filter(|said| !names().any(|name| name == said.name.value));
    let mut diagnostics: Vec<Diagnostic> = unknown
        .map(|Annotation { name, .. }| {
            let message = format!(
                "the query `{}` has no column `{}`",
                query.name.value, name.value
            );
            let error = Diagnostic::error("unknown-column", query.at(name.span), message);
            match did_you_mean(&name.value, names()) {
                Some(meant) => error.help(meant),
                None if columns.is_empty() => error.help("it returns no rows; delete this line"),
                None => error.help(format!(
                    "its columns are {}",
                    names().collect::<Vec<_>>().join(", ")
                )),
            }
        })
        .collect();
    let mut seen: Vec<&str> = Vec::new();
    for name in names().filter(|name| *name != "?column?") {
        if seen.contains(&name)
            && !diagnostics
                .iter()
                .any(|d| d.message.contains(&format!("`{name}`")))
        {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-column",
                    query.at(query.name.span),
                    format!(
                        "the query `{}` returns two columns named `{name}`",
                        query.name.value
                    ),
                )
                .help(format!(
                    "rename one of them with `AS`, such as `… AS other_{name}`"
                )),
            );
        }
        seen.push(name);
    }
    diagnostics
}

//! What the server does not say of a query: what can be NULL, and how many rows there can be.
//!
//! Pure: it sees no connection and no file. What is not understood is nullable, and many.

mod adapt;
mod aggregate;
mod analysis;
mod assign;
mod builtin;
mod call;
mod cardinality;
mod cast;
mod change;
mod check;
mod coerced;
mod coercion;
mod combine;
mod compound;
mod copy;
mod embed;
mod equality;
mod expr;
mod factor;
mod facts;
mod fetch;
mod from;
mod functions;
mod group;
mod grouping;
mod grouping_sets;
mod inferred;
mod join;
mod key;
mod known;
mod list;
mod lists;
mod lookup;
mod merge;
mod moment;
mod names;
mod operators;
mod outer;
mod params;
mod predicate;
mod reference;
mod rows;
mod sampled;
mod schema;
mod scope;
mod select;
mod sets;
mod shape;
mod statement;
mod strict;
mod tree;
mod types;
mod value;
mod why;
mod window;
mod with;

pub use cardinality::Cardinality;
pub(crate) use copy::infer_copy;
pub use embed::TypedEmbed;
pub use join::{Dynamic, TypedVariant, join};
pub use schema::Schema;
pub use why::Why;

use crate::catalog::Catalog;
use crate::describe::{DescribedColumn, DescribedQuery, Origin};
use crate::diagnostic::Diagnostic;
use crate::directive::Annotation;
use crate::parse::{Command, ParsedQuery};
use crate::source::Spanned;
use analysis::Param;
use inferred::{Inferred, InferredColumn};
use std::sync::Arc;

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
    /// What there is of it in each of its variants, if it has some.
    pub dynamic: Option<Dynamic>,
}

impl TypedQuery {
    /// The row within the row that the column at `index` is part of.
    #[must_use]
    pub fn embed_of(&self, index: usize) -> Option<&TypedEmbed> {
        self.embeds.iter().find(|it| it.columns.contains(&index))
    }

    /// Whether there is nothing to read: no column, or that of a function which returns `void`.
    #[must_use]
    pub fn is_without_results(&self) -> bool {
        match self.columns.as_slice() {
            [] => true,
            [only] => only.pg_type == "void",
            _ => false,
        }
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
    /// Whether NULL may be passed among the elements of an array.
    pub nullable_elements: bool,
    /// The Rust type that the user asked for.
    pub rust_type: Option<Spanned<String>>,
    /// Its documentation.
    pub text: Option<String>,
    /// Of a list of rows: the columns, in order. Then its type is `(int4, text)[]`.
    pub columns: Vec<TypedParam>,
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
    /// Why it can be NULL, as far as the statement tells; whatever the user says of it.
    pub why: Option<Arc<Why>>,
    /// What in FROM it is a column of, where that is known: a number that others of that have too.
    pub instance: Option<usize>,
    /// Whether an outer join may replace the row that it is of by NULLs.
    pub is_nulled: bool,
    /// Whether it is never NULL where the row that it is of is there.
    pub is_certain: bool,
    /// The table's column that it is.
    pub origin: Option<Origin>,
    /// The domain that the table's column was declared with.
    pub domain: Option<String>,
    /// The Rust type that the user asked for.
    pub rust_type: Option<Spanned<String>>,
    /// The name of the field that the user asked for.
    pub field: Option<Spanned<String>>,
}

/// Infers one query; `None` for one with an error.
///
/// Beside it there are diagnostics: errors for a command that does not fit the statement and for directives
/// about columns that are not there, warnings for what the statement proves wrong.
#[must_use]
pub fn infer(
    described: DescribedQuery,
    schema: &Schema<'_>,
) -> (Option<TypedQuery>, Vec<Diagnostic>) {
    let errors = check::check(&described);
    if !errors.is_empty() {
        return (None, errors);
    }
    let sql = &described.query.statement.sql;
    let words = outer::words(sql);
    let keeps = outer::keeps_columns(sql, &words);
    let inferred = inferred::read(&described, &words, schema);
    let probed = lists::probe(&described, schema);
    let DescribedQuery { query, columns, .. } = described;
    let mut warnings = check::contradictions(&query, &inferred);
    let Inferred {
        columns: read,
        params: read_params,
        rows,
        coercions,
        ..
    } = inferred;
    if probed.is_none() {
        warnings.extend(coercions);
    }
    let mut read = read.map(Vec::into_iter);
    let columns: Vec<TypedColumn> = columns
        .into_iter()
        .map(|column| {
            let read = read.as_mut().and_then(Iterator::next);
            typed_column(&query, column, read, keeps, schema.catalog)
        })
        .collect();
    let embeds = match embed::resolve(&query, &columns) {
        Ok(embeds) => embeds,
        Err(errors) => return (None, errors),
    };
    let group = match group::resolve(&query, &columns, &embeds) {
        Ok(group) => group,
        Err(errors) => return (None, errors),
    };
    let params = match probed {
        Some((params, coercions)) => {
            warnings.extend(coercions);
            lists::gather(&query, typed_params(&query, params))
        }
        None => typed_params(&query, read_params),
    };
    warnings.extend(cardinality::warning(&query, rows.as_ref()));
    let query = TypedQuery {
        params,
        cardinality: Cardinality::of(&query, rows.as_ref(), columns.is_empty()),
        columns,
        embeds,
        group,
        query,
        dynamic: None,
    };
    (Some(query), warnings)
}

/// Whether the statement writes at most one row, whatever its parameters are.
pub(crate) fn writes_at_most_one(described: &DescribedQuery, schema: &Schema<'_>) -> bool {
    let words = outer::words(&described.query.statement.sql);
    let rows = inferred::read(described, &words, schema).rows;
    rows.is_some_and(|rows| rows.many.is_none())
}

/// The parameters, as the statement's tree tells of them.
fn typed_params(query: &ParsedQuery, params: Vec<Param>) -> Vec<TypedParam> {
    let params = params.into_iter().zip(&query.statement.params);
    let typed = params.map(|(read, param)| {
        let said = said_of(query, &param.name);
        TypedParam {
            name: param.name.clone(),
            pg_type: read.pg_type,
            nullable: read.nullable,
            nullable_elements: read.nullable_elements,
            rust_type: said.and_then(|said| said.rust_type.clone()),
            text: said.and_then(text),
            columns: Vec::new(),
        }
    });
    typed.collect()
}

/// What `@param` says of the parameter.
fn said_of<'a>(query: &'a ParsedQuery, name: &str) -> Option<&'a Annotation> {
    query.params.iter().find(|said| said.name.value == name)
}

fn text(said: &Annotation) -> Option<String> {
    said.text.as_ref().map(|text| text.value.clone())
}

/// A column, as the server and the statement's tree tell of it: where they do not agree on where it is
/// from, the tree is not believed.
fn typed_column(
    query: &ParsedQuery,
    column: DescribedColumn,
    read: Option<InferredColumn>,
    keeps: bool,
    catalog: &Catalog,
) -> TypedColumn {
    let read = read.filter(|read| read.agrees(&column));
    let declared = column
        .origin
        .as_ref()
        .is_some_and(|it| not_null(it, catalog));
    // Where nothing in the text can make a difference, the server's word is enough.
    let by_server = keeps && declared;
    let by_tree = read.as_ref().is_some_and(|read| read.why.is_none());
    let said = query
        .columns
        .iter()
        .find(|said| said.name.value == column.name);
    // Nothing is nothing, NULL or not: the runtime reads both as `Void`.
    let nullable = !by_server && !by_tree && column.pg_type != "void";
    let unknown = || match query.command.value {
        Command::Call => Why::new(None, "a procedure may leave any of its results NULL"),
        _ => Why::new(None, "the statement is not understood so far"),
    };
    TypedColumn {
        nullable: said.and_then(|said| said.nullable).unwrap_or(nullable),
        why: match &read {
            _ if !nullable => None,
            Some(read) => read.why.clone(),
            None => Some(unknown()),
        },
        instance: read.as_ref().and_then(|read| read.relation),
        is_nulled: match &read {
            Some(read) => read.is_nulled,
            None => !keeps || column.origin.is_none(),
        },
        is_certain: read.map_or(by_server, |read| read.is_certain),
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

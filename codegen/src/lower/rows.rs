//! The columns of a query into the fields of its row, and of the rows within it.

use super::shared::Claim;
use super::{cursors, lent, optional, record};
use crate::config::RustConfig;
use crate::diagnostic::Diagnostic;
use crate::infer::{TypedEmbed, TypedQuery};
use crate::model::{Each, Field, Inner, Layout, Output, Param, Place, Row, Source};
use crate::names;
use crate::parse::Command;

/// What a query's function gives, and the rows that it needs for that: its own, then those within.
///
/// # Errors
///
/// Diagnostics for fields and rows that would have the same name.
pub(super) fn lower(
    typed: &TypedQuery,
    fields: &[Field],
    descriptor: &str,
    config: &RustConfig,
) -> Result<(Output, Vec<Claim>), Vec<Diagnostic>> {
    let parsed = &typed.query;
    if !parsed.fetches.is_empty() {
        return Ok((Output::Cursors(cursors::lower(typed)), Vec::new()));
    }
    match parsed.command.value {
        Command::Exec | Command::Copy => return Ok((Output::Affected, Vec::new())),
        Command::Batch if typed.is_without_results() => {
            return Ok((Output::Affected, Vec::new()));
        }
        _ => {}
    }
    if parsed.command.value == Command::Call && typed.is_without_results() {
        return Ok((Output::Nothing, Vec::new()));
    }
    if record::is_asked_for(typed) {
        return Ok((Output::Row("bindery::Record".to_owned()), Vec::new()));
    }
    if let ([only], None, []) = (fields, &parsed.returns, typed.embeds.as_slice()) {
        return Ok((Output::Row(only.rust_type.clone()), Vec::new()));
    }
    let mut builder = Builder::new(typed, fields);
    builder.build();
    builder.check_names()?;
    let directive = |at| Some(parsed.at(at));
    let claim = |name: &str, fields: Vec<Field>, places: Option<Vec<Place>>, at| Claim {
        row: Row {
            name: name.to_owned(),
            doc: None,
            lends: None,
            derive: config.derive.clone(),
            is_tuple: config.tuples,
            fields,
            fetched: Vec::new(),
            layouts: places.map_or_else(Vec::new, |places| layouts(typed, descriptor, places)),
            tie: None,
        },
        query: parsed.name.value.clone(),
        query_at: parsed.at(parsed.name.span),
        directive: at,
        columns: None,
    };
    let name = row_name(typed);
    let at = parsed.returns.as_ref().and_then(|it| directive(it.span));
    let mut claims = vec![claim(&name, builder.fields, Some(builder.places), at)];
    claims[0].columns = cursors::columns(typed, fields);
    for (embed, fields) in typed.embeds.iter().zip(builder.inner) {
        let span = embed.row.as_ref().unwrap_or(&embed.name).span;
        claims.push(claim(&inner_name(embed), fields, None, directive(span)));
    }
    match typed.group {
        Some(_) => Ok((Output::Group(name), claims)),
        None => Ok((Output::Row(name), claims)),
    }
}

/// How the query's columns become its row, for each statement whose rows they are.
pub(super) fn layouts(typed: &TypedQuery, descriptor: &str, places: Vec<Place>) -> Vec<Layout> {
    let slice = typed.query.slice.map(|_| format!("{descriptor}_SLICE"));
    let queries = std::iter::once(descriptor.to_owned()).chain(slice);
    queries
        .map(|query| Layout {
            query,
            places: places.clone(),
        })
        .collect()
}

/// The function that lends the query's rows, if the user asks for one; the rows' borrowed forms join
/// `claims`.
///
/// # Errors
///
/// A diagnostic where nothing could be borrowed.
pub(super) fn lend(
    typed: &TypedQuery,
    output: &Output,
    function: &str,
    params: &[Param],
    claims: &mut Vec<Claim>,
) -> Result<Option<Each>, Vec<Diagnostic>> {
    let (Some(span), Output::Row(rust_type)) = (typed.query.borrowed, output) else {
        return Ok(None);
    };
    let lent = match claims.is_empty() {
        true => lent::value(rust_type),
        false => lent::rows(claims).map(|rows| {
            let lent = format!("{}<'_>", rows[0].row.name);
            claims.extend(rows);
            lent
        }),
    };
    let Some(lent) = lent else {
        let name = &typed.query.name.value;
        let message = format!("the rows of `{name}` have no text or bytes to borrow");
        let at = typed.query.at(span);
        return Err(vec![
            Diagnostic::error("malformed-borrowed", at, message).help("delete this line"),
        ]);
    };
    let is_taken = params.iter().any(|param| param.name == "each");
    Ok(Some(Each {
        function: format!("{}_each", names::unescaped(function)),
        closure: if is_taken { "each_" } else { "each" }.to_owned(),
        lent,
    }))
}

/// The field of the column at `index`: what the user asked for, else the column's name; a column without
/// a name gets its place. That of a row within the row is `author.id`.
pub(super) fn field_name(typed: &TypedQuery, index: usize) -> String {
    let column = &typed.columns[index];
    let embed = typed.embed_of(index);
    let inner = &column.name[embed.map_or(0, |embed| embed.prefix)..];
    let mut maps = typed.query.maps.iter();
    let mapped = maps.find(|it| it.column.value == column.name);
    let name = match mapped.map(|it| &it.field).or(column.field.as_ref()) {
        Some(asked) => names::snake(&asked.value),
        None if column.name == "?column?" => format!("column_{}", index + 1),
        None => names::snake(inner),
    };
    match embed {
        Some(embed) => format!("{}.{name}", names::snake(&embed.name.value)),
        None => name,
    }
}

/// The name of the query's own row.
fn row_name(typed: &TypedQuery) -> String {
    let parsed = &typed.query;
    names::row(&parsed.returns.as_ref().unwrap_or(&parsed.name).value)
}

/// The name of a row within the row.
fn inner_name(embed: &TypedEmbed) -> String {
    names::row(&embed.row.as_ref().unwrap_or(&embed.name).value)
}

/// A query's row in the making.
struct Builder<'a> {
    typed: &'a TypedQuery,
    /// One for each column.
    columns: &'a [Field],
    fields: Vec<Field>,
    places: Vec<Place>,
    /// The fields of each embed's row.
    inner: Vec<Vec<Field>>,
}

impl<'a> Builder<'a> {
    fn new(typed: &'a TypedQuery, columns: &'a [Field]) -> Self {
        Self {
            typed,
            columns,
            fields: Vec::new(),
            places: Vec::new(),
            inner: typed
                .embeds
                .iter()
                .map(|embed| {
                    embed
                        .columns
                        .iter()
                        .map(|at| inner_field(&columns[*at]))
                        .collect()
                })
                .collect(),
        }
    }

    fn build(&mut self) {
        for (index, column) in self.columns.iter().enumerate() {
            let (field, source) = match self.typed.embed_of(index) {
                None => (column.clone(), Source::Column(index)),
                Some(embed) if embed.columns.first() == Some(&index) => self.embed(embed),
                Some(_) => continue,
            };
            self.places.push(Place {
                field: field.name.clone(),
                source,
            });
            self.fields.push(field);
        }
    }

    fn embed(&self, embed: &TypedEmbed) -> (Field, Source) {
        let row = inner_name(embed);
        let group = self
            .typed
            .group
            .and_then(|group| self.typed.embeds.get(group));
        let is_group = group == Some(embed);
        let field = Field {
            name: names::snake(&embed.name.value),
            rust_type: match is_group {
                true => format!("Vec<{row}>"),
                false => optional(row.clone(), embed.present.is_some()),
            },
            doc: None,
        };
        let fields = embed.columns.iter();
        let inner = Inner {
            row,
            present: embed.present,
            fields: fields
                .map(|at| (inner_field(&self.columns[*at]).name, *at))
                .collect(),
        };
        match is_group {
            true => (field, Source::Group(inner)),
            false => (field, Source::Row(inner)),
        }
    }

    fn check_names(&self) -> Result<(), Vec<Diagnostic>> {
        let mut found = Vec::new();
        let parsed = &self.typed.query;
        for embed in &self.typed.embeds {
            let at = parsed.at(embed.name.span);
            let name = names::snake(&embed.name.value);
            if self.fields.iter().filter(|it| it.name == name).count() > 1 {
                let message =
                    format!("a column and the row `{name}` both become the field `{name}`");
                let column =
                    format!("name the column's field with `-- @column {name} as other_name`");
                found.push(Diagnostic::error("duplicate-field", at.clone(), message).help(column));
            }
            let row = inner_name(embed);
            if row == row_name(self.typed) {
                let message = format!(
                    "the row of `{}` and the row within it are both named `{row}`",
                    parsed.name.value
                );
                found.push(
                    Diagnostic::error("duplicate-row", at, message)
                        .help(format!(
                            "name the row within: `-- @embed {}: Name`",
                            embed.name.value
                        ))
                        .help("or the query's row: `-- @returns Name`"),
                );
            }
        }
        match found.is_empty() {
            true => Ok(()),
            false => Err(found),
        }
    }
}

/// The field of a row within the row, without the way to it.
fn inner_field(column: &Field) -> Field {
    let name = column.name.rsplit_once('.');
    Field {
        name: name.map_or(&*column.name, |(_, name)| name).to_owned(),
        rust_type: column.rust_type.clone(),
        doc: column.doc.clone(),
    }
}

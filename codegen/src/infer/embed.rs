//! `@embed`: which columns make up a row within the row, and whether that row can be missing.
//!
//! It can where all its columns may be NULL because an outer join found no partner. Then a column that
//! its table never holds NULL in decides: it is NULL where there is no partner, and nowhere else.

use super::TypedColumn;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::directive::Annotation;
use crate::parse::ParsedQuery;
use crate::source::Spanned;

/// A row within the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedEmbed {
    /// The name of its field.
    pub name: Spanned<String>,
    /// The name of its struct, where the user gives it one.
    pub row: Option<Spanned<String>>,
    /// The positions of its columns.
    pub columns: Vec<usize>,
    /// How many bytes of its columns' names are not part of its fields' names.
    pub prefix: usize,
    /// The position of the column that is NULL where there is no such row, if that can be.
    pub present: Option<usize>,
    /// The positions of the columns that are never NULL where there is such a row.
    pub certain: Vec<usize>,
}

/// The rows within the rows of `query`.
///
/// # Errors
///
/// Diagnostics for a row without columns, and for one that may be missing with nothing to decide it.
pub(super) fn resolve(
    query: &ParsedQuery,
    columns: &[TypedColumn],
) -> Result<Vec<TypedEmbed>, Vec<Diagnostic>> {
    let mut embeds: Vec<TypedEmbed> = Vec::new();
    let mut diagnostics = Vec::new();
    if query.embeds.is_empty() {
        return Ok(embeds);
    }
    for said in &query.embeds {
        if embeds
            .iter()
            .any(|other| other.name.value == said.name.value)
        {
            diagnostics.push(twice(query, said));
            continue;
        }
        let taken = |at: usize| embeds.iter().any(|other| other.columns.contains(&at));
        let resolver = Resolver {
            query,
            said,
            columns,
        };
        match resolver.resolve(taken) {
            Ok(embed) => embeds.push(embed),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    match diagnostics.is_empty() {
        true => Ok(embeds),
        false => Err(diagnostics),
    }
}

fn twice(query: &ParsedQuery, said: &Annotation) -> Diagnostic {
    let message = format!("the row `{}` is embedded twice", said.name.value);
    Diagnostic::error("duplicate-embed", query.at(said.name.span), message)
        .help("delete one of the lines")
}

/// Where the columns of a row are taken from.
struct Instance {
    /// The columns that their table never holds NULL in, and that are taken from the same instance of it
    /// as the first such column: an outer join nulls all of them or none.
    certain: Vec<usize>,
    /// Whether one may.
    is_nulled: bool,
    /// The first column that is known to be taken from elsewhere.
    stranger: Option<usize>,
}

/// One `@embed` and what is known of its query.
struct Resolver<'a> {
    query: &'a ParsedQuery,
    said: &'a Annotation,
    columns: &'a [TypedColumn],
}

impl Resolver<'_> {
    fn resolve(&self, taken: impl Fn(usize) -> bool) -> Result<TypedEmbed, Diagnostic> {
        let name = &self.said.name.value;
        // `author_id` is a column of its own beside `author.id`.
        let with = |prefix: &str| -> Vec<usize> {
            let is_part = |at: &usize| {
                let rest = self.columns[*at].name.strip_prefix(prefix);
                rest.is_some_and(|rest| !rest.is_empty()) && !taken(*at)
            };
            (0..self.columns.len()).filter(is_part).collect()
        };
        let dotted = with(&format!("{name}."));
        let columns = match dotted.is_empty() {
            true => with(&format!("{name}_")),
            false => dotted,
        };
        if columns.is_empty() {
            return Err(self.no_columns());
        }
        let (present, certain) = self.decide(&columns)?;
        Ok(TypedEmbed {
            name: self.said.name.clone(),
            row: self.said.rust_type.clone(),
            prefix: name.len() + 1,
            columns,
            present,
            certain,
        })
    }

    /// The column that decides whether the row is there, if it can be missing, and the columns that are
    /// never NULL where it is.
    fn decide(&self, columns: &[usize]) -> Result<(Option<usize>, Vec<usize>), Diagnostic> {
        let said = self.said.nullable;
        let Instance {
            mut certain,
            is_nulled,
            stranger,
        } = self.of_one_instance(columns);
        let decides = certain.first().copied();
        // Where a column decides, `@column name!` speaks of rows that are there.
        let is_proven = |at: usize| decides.is_none() || !is_nulled || !self.is_said(at, false);
        let is_safe = columns
            .iter()
            .any(|at| !self.columns[*at].nullable && is_proven(*at));
        // `@column name?` is the user's word for it.
        certain.retain(|at| !self.is_said(*at, true));
        let outer = || columns.iter().any(|at| self.may_be_nulled(*at));
        let always_there = match said {
            Some(said) => !said,
            None => is_safe || !is_nulled || !outer(),
        };
        if always_there {
            // Where a join may null its table nevertheless, nothing is certain.
            return Ok((None, if is_nulled { Vec::new() } else { certain }));
        }
        if decides.is_some() {
            let lost = stranger.filter(|_| said.is_none());
            return match lost {
                Some(lost) => Err(self.scattered(lost)),
                None => Ok((decides, certain)),
            };
        }
        // And so is `@column name!`, where the user says that the row may be missing.
        certain = columns.to_vec();
        certain.retain(|at| said == Some(true) && self.is_said(*at, false));
        match certain.first() {
            Some(first) => Ok((Some(*first), certain)),
            None => Err(self.undecided(columns)),
        }
    }

    /// Whether the user says of the column that it can be NULL, or that it is never.
    fn is_said(&self, at: usize, nullable: bool) -> bool {
        let name = &self.columns[at].name;
        let mut said = self.query.columns.iter();
        said.any(|it| it.name.value == *name && it.nullable == Some(nullable))
    }

    /// Whether the column may be NULL for more reasons than its table's.
    fn may_be_nulled(&self, at: usize) -> bool {
        self.columns[at].is_nulled
    }

    /// The instance of a table that the first column which is never NULL there is taken from.
    fn of_one_instance(&self, columns: &[usize]) -> Instance {
        let columns = || columns.iter().copied();
        let instance_of = |at: usize| self.columns[at].instance;
        let mut found = columns().filter(|at| self.columns[*at].is_certain);
        let first = found.find_map(|at| Some((at, instance_of(at)?)));
        let Some((first, instance)) = first else {
            return Instance {
                certain: Vec::new(),
                is_nulled: true,
                stranger: None,
            };
        };
        let same = |at: &usize| instance_of(*at) == Some(instance);
        let of_other = |at: &usize| instance_of(*at).is_some_and(|it| it != instance);
        Instance {
            certain: std::iter::once(first).chain(found.filter(same)).collect(),
            is_nulled: self.columns[first].is_nulled,
            stranger: columns().find(of_other),
        }
    }

    /// Where the row is missing, a column of another table may yet have a value.
    fn scattered(&self, lost: usize) -> Diagnostic {
        let name = &self.said.name.value;
        let column = &self.columns[lost];
        let of = column
            .origin
            .as_ref()
            .map_or("another table", |it| &it.table);
        let message = format!("the row `{name}` is of more than one table");
        Diagnostic::error(
            "undecided-embed",
            self.query.at(self.said.name.span),
            message,
        )
        .label("it may be missing, and what other tables gave for it would be lost")
        .note(format!("`{}` is of `{of}`", column.name))
        .help(format!(
            "name that column so that it is no part of the row; where a column begins with `{name}.`, those \
             with `{name}_` are not"
        ))
        .help(format!("or write `-- @embed {name}?`, if it may be lost"))
    }

    fn no_columns(&self) -> Diagnostic {
        let name = &self.said.name.value;
        let message = format!(
            "the query `{}` has no columns for the row `{name}`",
            self.query.name.value
        );
        let prefixes = self.columns.iter().filter_map(|column| {
            let (prefix, _) = column
                .name
                .split_once('.')
                .or(column.name.split_once('_'))?;
            Some(prefix)
        });
        Diagnostic::error("empty-embed", self.query.at(self.said.name.span), message)
            .help_if(did_you_mean(name, prefixes))
            .help(format!(
                "name its columns `{name}.…` or `{name}_…`, such as `{name}.id AS \"{name}.id\"`"
            ))
    }

    fn undecided(&self, columns: &[usize]) -> Diagnostic {
        let name = &self.said.name.value;
        let message = format!("nothing tells whether the row `{name}` is there");
        let listed: Vec<String> = columns
            .iter()
            .map(|at| format!("`{}`", self.columns[*at].name))
            .collect();
        let first = &self.columns[columns[0]].name;
        Diagnostic::error(
            "undecided-embed",
            self.query.at(self.said.name.span),
            message,
        )
        .label("it may be missing, and each of its columns may be NULL anyway")
        .note(format!("its columns are {}", listed.join(", ")))
        .help(format!(
            "select a column of the joined table that is NOT NULL, such as its primary key: \
                 `… AS \"{name}.id\"`"
        ))
        .help(format!(
            "if the row is always there, write `-- @embed {name}!`"
        ))
        .help(format!(
            "if `{first}` is NULL only where the row is missing, write `-- @embed {name}?` and \
                 `-- @column \"{first}\"!`"
        ))
    }
}

//! The rows of a project by their names: one that a directive names is one struct, whichever queries
//! give it, defined beside the first of them and matched by the names of its fields.

use super::fetches::Fetch;
use crate::diagnostic::Diagnostic;
use crate::model::{FetchedColumn, Field, Import, Layout, Module, Query, Row, Source};
use crate::source::Location;
use std::collections::HashMap;

/// A row that a query gives, alone or within another.
pub(super) struct Claim {
    /// The row, as this query would define it.
    pub(super) row: Row,
    /// The name of the query.
    pub(super) query: String,
    /// Where the query's name stands.
    pub(super) query_at: Location,
    /// Where a directive names the row; without one, it is named for its query.
    pub(super) directive: Option<Location>,
    /// Its columns, which a cursor can have too; none where it holds rows.
    pub(super) columns: Option<Vec<FetchedColumn>>,
}

/// The rows of all files so far.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Defined>,
    /// Those that a directive names.
    pub(super) shared: HashMap<String, usize>,
    /// Those that cursors give.
    pub(super) fetches: Vec<Fetch>,
}

/// A row and the first query that gives it.
pub(super) struct Defined {
    pub(super) claim: Claim,
    pub(super) home: Home,
    /// The queries of other modules that `claim.row.layouts` names.
    readers: Vec<Home>,
}

/// What stands for the module of the models.
const MODELS: usize = usize::MAX;

/// Where a query goes.
#[derive(Clone)]
pub(super) struct Home {
    /// The module's index.
    pub(super) module: usize,
    /// The module's path.
    pub(super) path: Vec<String>,
    /// The query's index in the module.
    pub(super) query: usize,
}

/// The rows that have a name in one file.
#[derive(Default)]
pub(super) struct FileRows {
    names: HashMap<String, usize>,
    /// Those of other modules.
    pub(super) imports: Vec<Import>,
}

impl Rows {
    /// Gives the query at `home` the row that it claims: a new one, or one that there is.
    ///
    /// # Errors
    ///
    /// A diagnostic for a name that is taken, or for a shared row that the query does not fit.
    pub(super) fn claim(
        &mut self,
        file: &mut FileRows,
        home: &Home,
        claim: Claim,
    ) -> Result<(), Diagnostic> {
        let name = claim.row.name.clone();
        let here = file.names.get(&name).copied();
        let there = self.shared.get(&name).copied();
        let found = match (&claim.directive, here) {
            (None, Some(row)) => return self.refuse_namesake(row, &claim),
            (None, None) => None,
            (Some(at), Some(here)) if there.is_some_and(|there| there != here) => {
                return Err(self.two_rows(at, here, there.unwrap_or(here)));
            }
            (Some(_), here) => here.or(there),
        };
        let row = match found {
            Some(row) => {
                self.rows[row].share(&claim, home)?;
                row
            }
            None => self.define(claim, home),
        };
        let defined = &self.rows[row];
        if here.is_none() && defined.home.module != home.module {
            file.imports.push(Import {
                module: defined.home.path.clone(),
                name: name.clone(),
            });
        }
        if defined.claim.directive.is_some() || found.is_some() {
            self.shared.entry(name.clone()).or_insert(row);
        }
        file.names.insert(name, row);
        Ok(())
    }

    /// Defines the row of a model, in the module `models`, for every query that names it.
    pub(super) fn define_model(&mut self, claim: Claim) {
        let home = Home {
            module: MODELS,
            path: vec!["models".to_owned()],
            query: 0,
        };
        let name = claim.row.name.clone();
        let row = self.define(claim, &home);
        self.shared.insert(name, row);
    }

    fn define(&mut self, mut claim: Claim, home: &Home) -> usize {
        // The first layout is for every query that no other one is for.
        let layouts = &mut claim.row.layouts;
        let first = layouts.first().cloned();
        let mut index = 0;
        layouts.retain(|layout| {
            index += 1;
            index == 1 || first.as_ref().is_some_and(|it| it.places != layout.places)
        });
        self.rows.push(Defined {
            claim,
            home: home.clone(),
            readers: Vec::new(),
        });
        self.rows.len() - 1
    }

    /// A directive names one row of this file's, and another one that the project shares.
    fn two_rows(&self, at: &Location, here: usize, there: usize) -> Diagnostic {
        let [here, there] = [here, there].map(|row| &self.rows[row].claim);
        let message = format!("two rows are named `{}`", here.row.name);
        Diagnostic::error("ambiguous-row", at.clone(), message)
            .also(here.query_at.clone(), "the row of this file's query")
            .also(there.query_at.clone(), "the row that the project shares")
            .help("rename the query, or name another row")
    }

    /// The row named for its query can not be that of another one, which no directive asks for.
    fn refuse_namesake(&self, row: usize, claim: &Claim) -> Result<(), Diagnostic> {
        let first = &self.rows[row].claim;
        let name = &claim.row.name;
        // Of two queries with one name the parser has told already.
        if first.query == claim.query && first.query_at != claim.query_at {
            return Ok(());
        }
        let message = format!(
            "`{}` and `{}` both have a row named `{name}`",
            first.query, claim.query
        );
        Err(
            Diagnostic::error("duplicate-query", claim.query_at.clone(), message)
                .also(first.query_at.clone(), "the first one")
                .help("rename one of them"),
        )
    }

    /// Puts every row beside the query that defines it, and gives those of models, in the order of their
    /// definition.
    pub(super) fn distribute(self, modules: &mut [Module]) -> Vec<Row> {
        let mut of_models = Vec::new();
        for Defined {
            claim,
            home,
            readers,
        } in self.rows
        {
            match query_at(modules, &home) {
                Some(query) => query.rows.push(claim.row),
                None if home.module == MODELS => of_models.push(claim.row),
                None => {}
            }
            for reader in &readers {
                if let Some(query) = query_at(modules, reader) {
                    query.is_named_elsewhere = true;
                }
            }
        }
        of_models
    }
}

/// The query at `home`; none where it was left out for an error.
fn query_at<'a>(modules: &'a mut [Module], home: &Home) -> Option<&'a mut Query> {
    modules.get_mut(home.module)?.queries.get_mut(home.query)
}

impl Defined {
    /// Lets another query give the row, by a layout of its own where its columns stand elsewhere.
    fn share(&mut self, claim: &Claim, home: &Home) -> Result<(), Diagnostic> {
        let differences = self.differences(claim);
        if !differences.is_empty() {
            return Err(self.mismatch(claim, differences));
        }
        let layouts = &mut self.claim.row.layouts;
        for layout in &claim.row.layouts {
            match layouts.first() {
                Some(first) if first.places == layout.places => {}
                Some(_) if self.home.module != home.module => {
                    layouts.push(Layout {
                        query: path(&self.home.path, &home.path, &layout.query),
                        ..layout.clone()
                    });
                    self.readers.push(home.clone());
                }
                _ => layouts.push(layout.clone()),
            }
        }
        Ok(())
    }

    /// What keeps the claim from being this row, in words.
    fn differences(&self, claim: &Claim) -> Vec<String> {
        let row = &self.claim.row;
        let missing = row.fields.iter().filter_map(|field| {
            let Some(other) = claim.row.fields.iter().find(|it| it.name == field.name) else {
                return Some(format!("`{}` is missing here", shown(field)));
            };
            (!fits(other, field, claim)).then(|| {
                format!(
                    "`{}` is `{}` here, and `{}` in `{}`",
                    field.name, other.rust_type, field.rust_type, row.name
                )
            })
        });
        let known = |field: &&Field| row.fields.iter().any(|it| it.name == field.name);
        let more = claim.row.fields.iter().filter(|field| !known(field));
        let more = more.map(|field| format!("`{}` is not in `{}`", shown(field), row.name));
        let mut found: Vec<String> = missing.chain(more).collect();
        let gathers = |row: &Row| {
            let mut places = row.layouts.iter().flat_map(|layout| &layout.places);
            places.any(|place| matches!(place.source, Source::Group(_)))
        };
        if found.is_empty() && gathers(row) && row.layouts != claim.row.layouts {
            let places = |row: &Row| row.layouts.first().map(|layout| layout.places.clone());
            if places(row) != places(&claim.row) {
                found.push(format!(
                    "`{}` gathers rows, and its columns stand in another order here",
                    row.name
                ));
            }
        }
        found
    }

    fn mismatch(&self, claim: &Claim, differences: Vec<String>) -> Diagnostic {
        let row = &self.claim.row;
        let at = claim.directive.as_ref().unwrap_or(&claim.query_at).clone();
        let message = format!("`{}` does not give the row `{}`", claim.query, row.name);
        let first = &self.claim;
        let defined = match self.home.module {
            MODELS => format!("the model `{}` is declared here", row.name),
            _ => format!("`{}` is defined by this query", row.name),
        };
        let mut diagnostic =
            Diagnostic::error("row-mismatch", at, message).also(first.query_at.clone(), defined);
        diagnostic.notes = differences;
        let widened = row.fields.iter().find(|field| {
            let optional = format!("Option<{}>", field.rust_type);
            let same = |it: &&Field| it.name == field.name && it.rust_type == optional;
            claim.row.fields.iter().any(|it| same(&it))
        });
        diagnostic
            .help_if(widened.map(|field| {
                format!(
                    "if the field may be an `Option`, say so where it is not: `-- @column {}?`",
                    field.name
                )
            }))
            .help("select the same columns, in any order, or name another row")
    }
}

/// Whether a field of the claim can be the row's: a value that is never NULL can stand in an `Option`.
fn fits(claimed: &Field, field: &Field, claim: &Claim) -> bool {
    let is_column = || {
        let layouts = claim.row.layouts.iter();
        let mut places = layouts.flat_map(|layout| &layout.places);
        !places.any(|place| place.field == field.name && !matches!(place.source, Source::Column(_)))
    };
    claimed.rust_type == field.rust_type
        || field.rust_type == format!("Option<{}>", claimed.rust_type) && is_column()
}

fn shown(field: &Field) -> String {
    format!("{}: {}", field.name, field.rust_type)
}

/// The path to `name` in the module `to`, from the module `from`.
fn path(from: &[String], to: &[String], name: &str) -> String {
    format!("{}{}::{name}", "super::".repeat(from.len()), to.join("::"))
}

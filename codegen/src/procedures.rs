//! `[procedures]`: the procedures and functions of a schema as queries, as if somebody had written a file of
//! them, which then go the way of all queries.
//!
//! What the server's catalog says of them becomes the text of queries, which the lock keeps, so that a build
//! needs no server.

mod call;
mod comment;
mod named;
mod patterns;
mod queries;

pub(crate) use queries::schema_of;

pub(crate) use patterns::Section;
pub use patterns::Selection;

use crate::catalog::Callable;
use crate::database::Session;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use serde::Deserialize;

/// What `[procedures]` selects, and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Procedures {
    /// The patterns of what is included.
    #[serde(default)]
    pub include: Vec<String>,
    /// The patterns of what of that is not.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// All that is selected, in the order of schemas, names and signatures.
    #[serde(default, rename = "routine")]
    pub routines: Vec<Procedure>,
}

/// A procedure or a function, as the query that calls it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Procedure {
    /// Its schema.
    pub schema: String,
    /// What tells it from all others: `public.lend(bigint,bigint)`.
    pub signature: String,
    /// The lines of the comment on it.
    #[serde(default)]
    pub docs: Vec<String>,
    /// The lines of its query: header, directives, statement.
    #[serde(default)]
    pub query: Vec<String>,
    /// Why there is no function for it, where there is none.
    pub skipped: Option<String>,
}

impl Procedures {
    /// What `selection` selects of the routines of a database.
    ///
    /// Beside it there are diagnostics for patterns that match none of them.
    ///
    /// # Errors
    ///
    /// The connection is lost.
    pub(crate) fn load(
        session: &Session,
        selection: &Selection,
    ) -> Result<(Self, Vec<Diagnostic>)> {
        let all = Callable::load(session)?;
        let names: Vec<(&str, &str)> = all.iter().map(|it| (&*it.schema, &*it.name)).collect();
        let diagnostics = selection.unmatched(&names);
        let is_selected = |it: &&Callable| selection.selects(&it.schema, &it.name);
        let selected: Vec<&Callable> = all.iter().filter(is_selected).collect();
        let mut routines: Vec<Procedure> = Vec::with_capacity(selected.len());
        for (callable, name) in selected.iter().zip(named::names(&selected)) {
            let routine = call::procedure(callable, &name);
            // Those of one extension are all skipped alike.
            if callable.extension.is_none() || !routines.contains(&routine) {
                routines.push(routine);
            }
        }
        let [include, exclude] = selection.written();
        let procedures = Self {
            include,
            exclude,
            routines,
        };
        Ok((procedures, diagnostics))
    }

    /// Whether these are what `selection` selects, as far as its patterns tell.
    pub(crate) fn are_of(&self, selection: Option<&Selection>) -> bool {
        let written = selection.map(Selection::written).unwrap_or_default();
        [&self.include, &self.exclude] == [&written[0], &written[1]]
    }

    /// Whether there are none, and none were asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// The lines about what there is no function for in the module of the schema's.
    pub(crate) fn about_skipped(&self, schema: &str) -> Vec<String> {
        let of_schema = self.routines.iter().filter(|it| it.schema == schema);
        let lines: Vec<String> = of_schema
            .filter_map(|it| Some(format!("* `{}`: {}", it.signature, it.skipped.as_ref()?)))
            .collect();
        if lines.is_empty() {
            return lines;
        }
        let head = ["Without a function:".to_owned(), String::new()];
        head.into_iter().chain(lines).collect()
    }
}

//! The rows that cursors give: some query of the project defines each.

use super::shared::{Claim, Defined, Home, Rows};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::{Import, Module};
use crate::source::Location;

/// A row that a cursor gives, which some query defines, perhaps one that comes later.
pub(super) struct Fetch {
    /// The row's name.
    pub(super) row: String,
    /// Where the directive stands.
    pub(super) at: Location,
    /// The query that opens the cursor.
    pub(super) home: Home,
}

impl Rows {
    /// Notes that a cursor gives a row.
    pub(super) fn fetch(&mut self, fetch: Fetch) {
        self.fetches.push(fetch);
    }

    /// Finds the rows that cursors give, and brings them into the modules of their queries.
    ///
    /// Beside it there are diagnostics for those that no query defines, and for those that hold rows.
    pub(super) fn resolve_fetches(&mut self, modules: &mut [Module]) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for fetch in std::mem::take(&mut self.fetches) {
            let Some(found) = self.find(&fetch) else {
                diagnostics.push(self.unknown_row(&fetch));
                continue;
            };
            let Defined { claim, home, .. } = &mut self.rows[found];
            let Some(columns) = &claim.columns else {
                diagnostics.push(holds_rows(&fetch, claim));
                continue;
            };
            claim.row.fetched.clone_from(columns);
            let import = Import {
                module: home.path.clone(),
                name: fetch.row,
            };
            if let Some(module) = modules.get_mut(fetch.home.module)
                && home.module != fetch.home.module
                && !module.imports.contains(&import)
            {
                module.imports.push(import);
            }
        }
        diagnostics
    }

    /// The row of this file's, or the one that the project shares.
    fn find(&self, fetch: &Fetch) -> Option<usize> {
        let is_here =
            |it: &Defined| it.home.module == fetch.home.module && it.claim.row.name == fetch.row;
        let here = self.rows.iter().position(is_here);
        here.or_else(|| self.shared.get(&fetch.row).copied())
    }

    fn unknown_row(&self, fetch: &Fetch) -> Diagnostic {
        let Fetch { row, at, .. } = fetch;
        let message = format!("no query defines the row `{row}`");
        let error = Diagnostic::error("unknown-row", at.clone(), message);
        let mut known: Vec<&str> = self.shared.keys().map(String::as_str).collect();
        known.sort_unstable();
        error.help_if(did_you_mean(row, known)).help(format!(
            "write a query that gives the same columns, with `-- @returns {row}`"
        ))
    }
}

/// A cursor's columns are those of one row.
fn holds_rows(fetch: &Fetch, claim: &Claim) -> Diagnostic {
    let message = format!("`{}` holds other rows, which no cursor gives", fetch.row);
    Diagnostic::error("malformed-fetch", fetch.at.clone(), message)
        .also(claim.query_at.clone(), "it is defined by this query")
        .help("name a row of columns alone")
}

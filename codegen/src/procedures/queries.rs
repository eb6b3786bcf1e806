//! Procedures into parsed queries, one file a schema; and what is wrong with one of them into the reason that
//! it is skipped.

use super::{Procedure, Procedures};
use crate::diagnostic::Diagnostic;
use crate::parse::{ParsedQuery, parse};
use crate::source::SourceFile;
use std::collections::HashMap;
use std::sync::Arc;

/// How the path of a file begins that is on no disk: no path of a user's ends as these do.
const PREFIX: &str = "procedures of ";

/// The schema whose procedures are the file with this path.
pub(crate) fn schema_of(path: &str) -> Option<&str> {
    path.strip_prefix(PREFIX).filter(|it| !it.ends_with(".sql"))
}

/// Which of the routines begins at which byte of its schema's file.
type Places = HashMap<String, Vec<(usize, usize)>>;

impl Procedures {
    /// The paths of the files that their queries stand in.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut schemas: Vec<&str> = self.routines.iter().map(|it| &*it.schema).collect();
        schemas.dedup();
        schemas.iter().map(|it| format!("{PREFIX}{it}")).collect()
    }

    /// Their queries. What can not be one is skipped.
    pub(crate) fn queries(&mut self) -> Vec<ParsedQuery> {
        let (texts, places) = self.texts();
        let mut queries = Vec::new();
        let mut wrong = Vec::new();
        for (path, text) in texts {
            let file = Arc::new(SourceFile::new(path, text));
            let (mut found, diagnostics) = parse(&file);
            for query in &mut found {
                if let Some(at) = routine_at(&places, &file.path, query.name.span.start) {
                    query.docs.clone_from(&self.routines[at].docs);
                }
            }
            let is_wanted = |query: &ParsedQuery| {
                let at = routine_at(&places, &file.path, query.name.span.start);
                at.is_some_and(|at| self.routines[at].skipped.is_none())
            };
            queries.extend(found.into_iter().filter(is_wanted));
            wrong.extend(diagnostics);
        }
        self.skip(&mut wrong);
        queries
    }

    /// Takes out of `diagnostics` the errors about these queries, whose routines are skipped for them.
    pub(crate) fn skip(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        if self.routines.is_empty() {
            return;
        }
        let (_, places) = self.texts();
        let mut reasons = Vec::new();
        diagnostics.retain(|found| {
            let (path, at) = (&found.location.file.path, found.location.span.start);
            // That of a module is about all of them.
            let is_own = found.is_error() && found.code != "module-name";
            match routine_at(&places, path, at).filter(|_| is_own) {
                Some(at) => {
                    reasons.push((at, found.message.clone()));
                    false
                }
                None => true,
            }
        });
        for (at, reason) in reasons {
            self.routines[at].skipped.get_or_insert(reason);
        }
    }

    /// The text of each file, and where in it each routine is.
    fn texts(&self) -> (Vec<(String, String)>, Places) {
        let mut places = Places::new();
        let mut texts: Vec<(String, String)> = Vec::new();
        for (at, routine) in self.routines.iter().enumerate() {
            let Procedure { schema, query, .. } = routine;
            let path = format!("{PREFIX}{schema}");
            if texts.last().is_none_or(|(last, _)| *last != path) {
                texts.push((path.clone(), String::new()));
            }
            let Some((_, text)) = texts.last_mut() else {
                continue;
            };
            if query.is_empty() {
                continue;
            }
            places.entry(path).or_default().push((text.len(), at));
            query.iter().for_each(|line| {
                text.push_str(line);
                text.push('\n');
            });
            text.push('\n');
        }
        (texts, places)
    }
}

/// The index of the routine whose query has the byte at `offset` of the file with this path.
fn routine_at(places: &Places, path: &str, offset: usize) -> Option<usize> {
    let starts = places.get(path)?;
    let behind = starts.partition_point(|(start, _)| *start <= offset);
    starts.get(behind.checked_sub(1)?).map(|(_, at)| *at)
}

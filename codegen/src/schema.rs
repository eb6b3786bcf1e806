//! The schema's DDL into the database, statement by statement.

use crate::database::{Session, lost};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::lex::{Token, tokens};
use crate::pipeline::send_all;
use crate::refuse;
use crate::server_error;
use crate::source::{Location, SourceFile, Span};
use crate::split;
use std::sync::Arc;

/// A statement of DDL.
struct Definition<'a> {
    file: &'a Arc<SourceFile>,
    span: Span,
}

/// Applies `files` in order.
///
/// Every statement is tried, so that one run shows every mistake; what fails only because an object
/// is missing that an earlier failure left out is not repeated.
///
/// # Errors
///
/// The connection is lost.
pub fn apply(session: &Session, files: &[Arc<SourceFile>]) -> Result<Vec<Diagnostic>> {
    let mut definitions = Vec::new();
    let mut diagnostics = Vec::new();
    for file in files {
        match definitions_of(file) {
            Ok(found) => definitions.extend(found),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    session.run(async {
        let client = session.client();
        let requests = definitions
            .iter()
            .map(|it| client.batch_execute(it.file.slice(it.span)));
        for (definition, result) in definitions.iter().zip(send_all(requests).await) {
            let Err(error) = result else { continue };
            let Some(cause) = error.as_db_error() else {
                return Err(lost(error));
            };
            if diagnostics.is_empty() || !server_error::may_follow_from_another(cause) {
                diagnostics.push(definition.explain(cause));
            }
        }
        // A dump sets the search path and more for its own session, which is this one.
        let reset = "ROLLBACK; RESET SESSION AUTHORIZATION; RESET ALL";
        client.batch_execute(reset).await.map_err(lost)?;
        Ok(())
    })?;
    Ok(diagnostics)
}

/// The extensions that `files` create, for a server that must have them at hand beforehand.
#[must_use]
pub fn extensions(files: &[Arc<SourceFile>]) -> Vec<String> {
    let mut names = Vec::new();
    for file in files {
        let all: Vec<Token> = tokens(&file.text, Span::new(0, file.text.len()))
            .filter(|token| !token.is_trivia())
            .collect();
        for at in 0..all.len() {
            let words = ["create", "extension"];
            let is = |at: usize, word| {
                all.get(at)
                    .is_some_and(|token: &Token| token.is_word(&file.text, word))
            };
            if !(is(at, words[0]) && is(at + 1, words[1])) {
                continue;
            }
            let guarded = is(at + 2, "if") && is(at + 3, "not") && is(at + 4, "exists");
            if let Some(name) = all.get(if guarded { at + 5 } else { at + 2 }) {
                names.push(file.slice(name.span).trim_matches('"').to_lowercase());
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

/// The statements of a file.
fn definitions_of(file: &Arc<SourceFile>) -> Result<Vec<Definition<'_>>, Diagnostic> {
    let all: Vec<Token> = tokens(&file.text, Span::new(0, file.text.len())).collect();
    if let Some(diagnostic) = refuse::unterminated(file, &all) {
        return Err(diagnostic);
    }
    let mut definitions = Vec::new();
    for range in split::statements(&file.text, &all) {
        let Some(span) = behind_commands_of_psql(file, &all[range])? else {
            continue;
        };
        definitions.push(Definition { file, span });
    }
    Ok(definitions)
}

/// The statement without the psql commands before it, if anything is left.
///
/// `\restrict` and `\unrestrict`, which `pg_dump` writes, mean nothing here; others are refused.
fn behind_commands_of_psql(
    file: &Arc<SourceFile>,
    statement: &[Token],
) -> Result<Option<Span>, Diagnostic> {
    let end = statement[statement.len() - 1].span.end;
    let mut rest = statement;
    while let Some(first) = rest.iter().find(|token| !token.is_trivia()) {
        let start = first.span.start;
        if !file.text[start..].starts_with('\\') {
            let copied = first.is_word(&file.text, "copy")
                && rest.iter().any(|token| token.is_word(&file.text, "stdin"));
            return match copied {
                true => Err(refused(file, Span::new(start, end), "`COPY … FROM stdin`")),
                false => Ok(Some(Span::new(start, end))),
            };
        }
        let line = file.text[start..].lines().next().unwrap_or_default();
        let line = Span::new(start, start + line.len());
        if !file.slice(line)[1..]
            .trim_start_matches("un")
            .starts_with("restrict")
        {
            return Err(refused(file, line, "a command of psql"));
        }
        let behind = rest.iter().position(|token| token.span.start >= line.end);
        rest = &rest[behind.unwrap_or(rest.len())..];
    }
    Ok(None)
}

fn refused(file: &Arc<SourceFile>, span: Span, what: &str) -> Diagnostic {
    let first_line = file.slice(span).lines().next().unwrap_or_default().len();
    let at = Location::new(file, Span::new(span.start, span.start + first_line));
    Diagnostic::error("not-ddl", at, format!("{what} can not stand in a schema"))
        .help("the schema holds DDL only: `pg_dump --schema-only` writes such a file")
}

impl Definition<'_> {
    fn explain(&self, cause: &tokio_postgres::error::DbError) -> Diagnostic {
        let text = self.file.slice(self.span);
        let span = match server_error::offset(cause, text) {
            Some(offset) => {
                server_error::token_at(&self.file.text, self.span, self.span.start + offset)
            }
            None => {
                let line = text.lines().next().unwrap_or_default();
                Span::new(self.span.start, self.span.start + line.len())
            }
        };
        let diagnostic = Diagnostic::error(
            "schema-error",
            Location::new(self.file, span),
            cause.message(),
        );
        server_error::with_details(diagnostic, cause)
    }
}

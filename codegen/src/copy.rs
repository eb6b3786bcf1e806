//! `COPY … (FORMAT binary)` by its tokens: what it copies, and the statement that tells the columns of that.

use crate::diagnostic::Diagnostic;
use crate::header::Command;
use crate::lex::{Token, TokenKind, solid};
use crate::params::Statement;
use crate::parse::ParsedQuery;
use crate::source::Span;

/// What a `COPY` copies, each a place in its SQL.
enum Copied {
    /// The result of a query, which is in parentheses.
    Query(Span),
    /// Columns of a table.
    Columns { table: Span, columns: Span },
}

/// Whether the statement is a `COPY`.
#[must_use]
pub(crate) fn is_copy(query: &ParsedQuery) -> bool {
    let sql = &query.statement.sql;
    solid(sql)
        .next()
        .is_some_and(|token| token.is_word(sql, "copy"))
}

/// The statement that has the columns of the query's rows, where that is a `COPY`: no program sends it but to ask.
#[must_use]
pub(crate) fn probe(query: &ParsedQuery) -> Option<Statement> {
    if !is_copy(query) {
        return None;
    }
    let pieces = match read(query).ok()? {
        Copied::Query(query) => vec![("", query)],
        Copied::Columns { table, columns } => vec![("SELECT ", columns), (" FROM ", table)],
    };
    Some(query.statement.pieced(&pieces))
}

/// Refuses a `COPY` that its command is not for or that sends another format than the binary one, and a `:copy` of
/// something else. One with parts is refused with its variants.
///
/// # Errors
///
/// The diagnostic.
pub(crate) fn check(query: &ParsedQuery) -> Result<(), Diagnostic> {
    let is_command = query.command.value == Command::Copy;
    if query.template.is_some() {
        return Ok(());
    }
    if !is_copy(query) {
        let message = "this statement copies no rows, which `:copy` is for";
        let first = solid(&query.statement.sql).next();
        return match first.filter(|_| is_command) {
            Some(first) => Err(refused(query, sent(query, first.span), message)
                .help("write `COPY table (column, …) FROM STDIN (FORMAT binary)`")),
            None => Ok(()),
        };
    }
    read(query)?;
    if let Some(param) = query.statement.params.first() {
        let message = "PostgreSQL's `COPY` takes no parameters";
        return Err(refused(query, param.uses[0], message)
            .help("write `:stream` for the query alone: it takes parameters"));
    }
    match query.borrowed {
        Some(span) => Err(refused(query, span, "copied rows are not lent")
            .help("delete this line, or write the query without `COPY`")),
        None => Ok(()),
    }
}

/// Where these bytes of the SQL stand in the user's file.
fn sent(query: &ParsedQuery, span: Span) -> Span {
    query.statement.source_span(span)
}

fn refused(query: &ParsedQuery, span: Span, message: &str) -> Diagnostic {
    Diagnostic::error("unsupported-copy", query.at(span), message)
}

/// What is copied by the statement, which begins with COPY.
fn read(query: &ParsedQuery) -> Result<Copied, Diagnostic> {
    let sql = &query.statement.sql;
    let tokens: Vec<Token> = solid(sql).collect();
    let mut reader = Reader {
        query,
        rest: &tokens[1..],
        last: tokens[0],
    };
    let (table, list) = match reader.is("(") {
        true => (None, Some(reader.parenthesised())),
        false => {
            let table = reader.table();
            (Some(table), reader.is("(").then(|| reader.parenthesised()))
        }
    };
    let direction = reader.next();
    let is_in = direction.is_word(sql, "from");
    reader.check_direction(direction, is_in)?;
    reader.check_options(is_in)?;
    match (table, list) {
        (None, Some(list)) => Ok(Copied::Query(list)),
        (Some(table), Some(columns)) => Ok(Copied::Columns { table, columns }),
        (table, None) => {
            let at = table.unwrap_or(direction.span);
            let error = Diagnostic::error(
                "missing-columns",
                query.at(sent(query, at)),
                "this copy has no column list",
            );
            let name = &sql[at.range()];
            Err(error.label("list the columns here").help(format!(
                "write `{name} (column, …)`: then a column that is added later changes nothing"
            )))
        }
    }
}

/// A reader of the statement's tokens.
struct Reader<'a> {
    query: &'a ParsedQuery,
    rest: &'a [Token],
    /// The last one that was read.
    last: Token,
}

impl<'a> Reader<'a> {
    fn text(&self, token: &Token) -> &'a str {
        &self.query.statement.sql[token.span.range()]
    }

    fn is(&self, text: &str) -> bool {
        let next = self.rest.first();
        next.is_some_and(|it| self.text(it).eq_ignore_ascii_case(text))
    }

    /// The next token, or the last one again where there is none.
    fn next(&mut self) -> Token {
        if let Some((first, rest)) = self.rest.split_first() {
            (self.last, self.rest) = (*first, rest);
        }
        self.last
    }

    /// A name, with its schema.
    fn table(&mut self) -> Span {
        let mut span = self.next().span;
        while self.is(".") {
            self.next();
            span.end = self.next().span.end;
        }
        span
    }

    /// What stands between the parenthesis here and that which closes it.
    fn parenthesised(&mut self) -> Span {
        let start = self.next().span.end;
        let mut depth = 1;
        while depth > 0 && !self.rest.is_empty() {
            depth += match self.next().kind {
                TokenKind::Open => 1,
                TokenKind::Close => -1,
                _ => 0,
            };
        }
        Span::new(start, self.last.span.start.max(start))
    }

    /// The rows come from the program or go to it, as the command says.
    fn check_direction(&mut self, direction: Token, is_in: bool) -> Result<(), Diagnostic> {
        let query = self.query;
        let sql = &query.statement.sql;
        let (command, end, help) = match is_in {
            true => (Command::Copy, "stdin", "write `FROM STDIN (FORMAT binary)`"),
            false => (
                Command::Stream,
                "stdout",
                "write `TO STDOUT (FORMAT binary)`",
            ),
        };
        if !is_in && !direction.is_word(sql, "to") {
            let message = "this is neither `FROM STDIN` nor `TO STDOUT`";
            return Err(refused(query, sent(query, direction.span), message)
                .help("write `COPY table (column, …) FROM STDIN (FORMAT binary)`"));
        }
        if query.command.value != command {
            let does = if is_in {
                "takes rows from"
            } else {
                "gives rows to"
            };
            let message = format!(
                "this `COPY` {does} the program, which `:{}` is not for",
                query.command.value
            );
            let at = query.command.span;
            return Err(refused(query, at, &message).help(format!("write `:{command}`")));
        }
        let place = self.next();
        if !place.is_word(sql, end) {
            let message = "the rows of a generated copy are those of the program, not of a file of the server";
            return Err(refused(query, sent(query, place.span), message).help(help));
        }
        Ok(())
    }

    /// `(FORMAT binary)`, and nothing else.
    fn check_options(&mut self, is_in: bool) -> Result<(), Diagnostic> {
        let query = self.query;
        let start = self.last.span.end;
        if self.is("with") {
            self.next();
        }
        let options = self.rest;
        let words = options.iter().map(|it| self.text(it));
        let words: Vec<String> = words
            .map(|it| it.trim_matches(['\'', '"']).to_lowercase())
            .collect();
        if words == ["(", "format", "binary", ")"] {
            return Ok(());
        }
        let span = match (options.first(), options.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::new(start, start),
        };
        let message = match options.is_empty() {
            true => "generated code copies in the binary format, which this statement does not",
            false => "generated code copies in the binary format, without other options",
        };
        let way = if is_in { "FROM STDIN" } else { "TO STDOUT" };
        Err(refused(query, sent(query, span), message)
            .help(format!("write `{way} (FORMAT binary)`")))
    }
}

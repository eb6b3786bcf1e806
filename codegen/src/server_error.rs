//! What the server says is wrong into a diagnostic in the user's own file.

use crate::catalog::{Catalog, Table, quoted};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::lex::{Token, TokenKind, solid, tokens};
use crate::parse::ParsedQuery;
use crate::source::Span;
use tokio_postgres::error::{DbError, ErrorPosition, SqlState};

/// The byte offset in `sql` that the server's error is about.
pub(crate) fn offset(cause: &DbError, sql: &str) -> Option<usize> {
    let Some(ErrorPosition::Original(position)) = cause.position() else {
        return None;
    };
    let character = (*position as usize).saturating_sub(1);
    Some(
        sql.char_indices()
            .nth(character)
            .map_or(sql.len(), |(at, _)| at),
    )
}

/// The token at `offset`, with the rest of a qualified name behind it.
pub(crate) fn token_at(text: &str, within: Span, offset: usize) -> Span {
    let mut found: Option<Span> = None;
    let mut dotted = false;
    for token in tokens(text, within).skip_while(|token| token.span.end <= offset) {
        match found {
            None if token.is_trivia() && token.span.end < within.end => {}
            None => found = Some(token.span),
            Some(_) if &text[token.span.range()] == "." => dotted = true,
            Some(ref mut span) if dotted && is_name(&token) => {
                span.end = token.span.end;
                dotted = false;
            }
            Some(_) => break,
        }
    }
    // At the end of the statement there is no token: point behind the last character.
    found.unwrap_or(Span::new(within.end, within.end))
}

fn is_name(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::QuotedName)
}

/// The server's DETAIL and HINT, and its code.
pub(crate) fn with_details(mut diagnostic: Diagnostic, cause: &DbError) -> Diagnostic {
    diagnostic.sqlstate = Some(cause.code().code().to_owned());
    if let Some(detail) = cause.detail() {
        diagnostic = diagnostic.note(detail);
    }
    if let Some(hint) = cause.hint() {
        diagnostic = diagnostic.help(hint);
    }
    diagnostic
}

/// Whether the error is of a kind that a missing object brings about.
pub(crate) fn may_follow_from_another(cause: &DbError) -> bool {
    let code = cause.code();
    [
        SqlState::UNDEFINED_TABLE,
        SqlState::UNDEFINED_COLUMN,
        SqlState::UNDEFINED_OBJECT,
        SqlState::UNDEFINED_FUNCTION,
        SqlState::INVALID_SCHEMA_NAME,
        SqlState::IN_FAILED_SQL_TRANSACTION,
    ]
    .contains(code)
}

/// The diagnostic for a query that the server refused.
pub(crate) fn explain(query: &ParsedQuery, cause: &DbError, catalog: &Catalog) -> Diagnostic {
    let statement = &query.statement;
    let offset = offset(cause, &statement.sql);
    let included = offset.and_then(|offset| statement.included(offset));
    let span = match (offset, &included) {
        (_, Some((site, _))) => *site,
        (Some(offset), None) => {
            let rest = statement.rest(offset);
            token_at(&query.file.text, rest, rest.start)
        }
        (None, None) => query.name.span,
    };
    let span = parameter_at(query, span).unwrap_or(span);
    let diagnostic = Diagnostic::error(code(cause), query.at(span), message(query, cause));
    let mut diagnostic = with_details(diagnostic, cause);
    let mut word = query.file.slice(span).to_owned();
    if let Some((_, mut at)) = included {
        at.span = token_at(&at.file.text, at.span, at.span.start);
        word = at.text().to_owned();
        diagnostic = diagnostic.also(at, "here, in the fragment");
    }
    if let (Some(template), Some(chosen)) = (&query.template, query.values()) {
        let variant = template.told(chosen);
        diagnostic = diagnostic.note(format!("in the variant {variant}"));
    }
    advise(diagnostic, query, cause, (&word, span), catalog)
}

/// The whole `:name` that `span` is a part of.
fn parameter_at(query: &ParsedQuery, span: Span) -> Option<Span> {
    let mut uses = query.statement.params.iter().flat_map(|param| &param.uses);
    uses.find(|used| used.start <= span.start && span.start < used.end)
        .copied()
}

/// The server's message, with `:name` where it says `$n`.
fn message(query: &ParsedQuery, cause: &DbError) -> String {
    let mut message = cause.message().to_owned();
    // Only where the server speaks of a parameter: a `$1` elsewhere is the user's own text.
    for (index, param) in query.statement.params.iter().enumerate().rev() {
        for (before, after) in [("parameter ", ""), ("at or near \"", "\"")] {
            let number = format!("{before}${}{after}", index + 1);
            message = message.replace(&number, &format!("{before}:{}{after}", param.name));
        }
    }
    message
}

/// The kind of mistake.
fn code(cause: &DbError) -> &'static str {
    let state = cause.code();
    match () {
        () if *state == SqlState::SYNTAX_ERROR => "syntax-error",
        () if *state == SqlState::UNDEFINED_COLUMN => "unknown-column",
        () if *state == SqlState::UNDEFINED_TABLE => "unknown-table",
        () if *state == SqlState::UNDEFINED_FUNCTION => {
            match cause.message().starts_with("operator") {
                true => "type-mismatch",
                false => "unknown-function",
            }
        }
        () if *state == SqlState::UNDEFINED_OBJECT => "unknown-object",
        () if *state == SqlState::AMBIGUOUS_COLUMN => "ambiguous-column",
        () if *state == SqlState::AMBIGUOUS_FUNCTION => "ambiguous-function",
        () if *state == SqlState::DATATYPE_MISMATCH
            || *state == SqlState::CANNOT_COERCE
            || *state == SqlState::INVALID_TEXT_REPRESENTATION =>
        {
            "type-mismatch"
        }
        () if *state == SqlState::INDETERMINATE_DATATYPE
            || *state == SqlState::AMBIGUOUS_PARAMETER =>
        {
            "undetermined-parameter"
        }
        () => "server-error",
    }
}

/// Adds the way out, where one can be seen.
fn advise(
    diagnostic: Diagnostic,
    query: &ParsedQuery,
    cause: &DbError,
    (text, span): (&str, Span),
    catalog: &Catalog,
) -> Diagnostic {
    let bare = text.rsplit('.').next().unwrap_or(text).trim_matches('"');
    let tables = catalog.mentioned(
        &query.statement.sql,
        Span::new(0, query.statement.sql.len()),
    );
    match diagnostic.code {
        "unknown-column" => {
            let qualifier = text.rsplit_once('.').map(|(qualifier, _)| qualifier);
            let columns = tables.iter().flat_map(|table| &table.columns);
            let columns: Vec<String> = columns.map(|column| quoted(&column.name)).collect();
            let meant = did_you_mean(written(text), columns.iter().map(String::as_str));
            let meant = meant.or_else(|| slice_bound(query, span)).or_else(|| {
                let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
                (qualifier.is_none() && !names.is_empty())
                    .then(|| format!("no table of this statement has it: {}", names.join(", ")))
            });
            prefer(diagnostic, meant)
        }
        "unknown-table" => {
            let elsewhere = catalog.tables.iter().find(|table| table.name == bare);
            let names: Vec<String> = catalog.tables.iter().map(|it| quoted(&it.name)).collect();
            diagnostic.help_if(match elsewhere {
                Some(Table { schema, .. }) => Some(format!(
                    "did you mean `{}.{}`?",
                    quoted(schema),
                    quoted(bare)
                )),
                None => did_you_mean(bare, names.iter().map(String::as_str)),
            })
        }
        "unknown-function" => diagnostic.help_if(did_you_mean(
            bare,
            catalog.functions.iter().map(String::as_str),
        )),
        "undetermined-parameter" => {
            let diagnostic = first_use(diagnostic, query, cause);
            let name = diagnostic.location.text().to_owned();
            diagnostic.help(format!("say its type with a cast, such as `{name}::text`"))
        }
        "ambiguous-column" => {
            let has = |table: &&&Table| table.columns.iter().any(|column| column.name == bare);
            let names = tables
                .iter()
                .filter(has)
                .map(|table| format!("`{}.{bare}`", table.name));
            let names: Vec<String> = names.collect();
            let all = names.join(" or ");
            diagnostic.help_if((!names.is_empty()).then(|| format!("say whose it is: {all}")))
        }
        "syntax-error" => {
            let is_short = cause
                .message()
                .contains("more target columns than expressions");
            let list = || list_in_brackets(query).filter(|_| is_short);
            diagnostic.help_if(before_parameter(query, span).or_else(list))
        }
        _ => diagnostic,
    }
}

/// The last part of a qualified name, as it was written.
fn written(text: &str) -> &str {
    text.rsplit('.').next().unwrap_or(text)
}

/// Puts our suggestion in the place of the server's, which looks at fewer names.
fn prefer(mut diagnostic: Diagnostic, ours: Option<String>) -> Diagnostic {
    if ours.is_some() {
        diagnostic
            .help
            .retain(|help| !help.starts_with("Perhaps you meant to reference"));
    }
    diagnostic.help_if(ours)
}

/// An undetermined parameter is reported by number: points at its first use.
fn first_use(mut diagnostic: Diagnostic, query: &ParsedQuery, cause: &DbError) -> Diagnostic {
    let digits = |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
    let number = cause
        .message()
        .split_once('$')
        .map(|(_, rest)| digits(rest));
    let index = number.and_then(|number| number.parse::<usize>().ok());
    let param = index.and_then(|index| query.statement.params.get(index.wrapping_sub(1)));
    if let Some(param) = param
        && cause.position().is_none()
    {
        diagnostic.location.span = param.uses[0];
    }
    diagnostic
}

/// `a[:name]` is a slice up to the column `name`, not a parameter.
fn slice_bound(query: &ParsedQuery, span: Span) -> Option<String> {
    let text = query.file.slice(span);
    let before = query.file.text[..span.start].chars().next_back()?;
    (before == ':').then(|| {
        format!("in a subscript, `:{text}` is a slice's bound; for the parameter write `(:{text})`")
    })
}

/// `VALUES (:rows)`, of an INSERT of several columns.
fn list_in_brackets(query: &ParsedQuery) -> Option<String> {
    let sql = &query.statement.sql;
    let all: Vec<Token> = solid(sql).collect();
    let values = all.iter().position(|it| it.is_word(sql, "values"))?;
    let is_only = all.get(values + 2)?.kind == TokenKind::Positional
        && all.get(values + 3)?.kind == TokenKind::Close;
    let name = &query.statement.params.first()?.name;
    is_only.then(|| format!("for a list of rows write `VALUES :{name}`, without parentheses"))
}

/// `DATE :day` and its like: only a literal can follow the type's name.
fn before_parameter(query: &ParsedQuery, span: Span) -> Option<String> {
    let name = query.file.slice(span).strip_prefix(':')?;
    let before = query.file.text[..span.start].trim_end();
    let word = before
        .rsplit(|c: char| !c.is_ascii_alphanumeric())
        .next()?
        .to_lowercase();
    ["date", "time", "timestamp", "timestamptz", "interval"]
        .contains(&word.as_str())
        .then(|| format!("only a literal can follow `{word}`; write `:{name}::{word}`"))
}

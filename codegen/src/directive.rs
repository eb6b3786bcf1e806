//! One comment line above a statement into a directive or a line of documentation.

mod cursor;

pub(crate) use cursor::looks_like_type;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::lex::{Token, TokenKind};
use crate::source::{Location, SourceFile, Span, Spanned};
use cursor::Cursor;
use std::sync::Arc;

/// What the user says about a parameter or a column: `name[?|!][: rust::Type]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The parameter or column meant.
    pub name: Spanned<String>,
    /// `Some(true)` for `?`, `Some(false)` for `!`.
    pub nullable: Option<bool>,
    /// A Rust type to use in place of Bindery's.
    pub rust_type: Option<Spanned<String>>,
    /// Documentation of a parameter; the field's name of a column.
    pub text: Option<Spanned<String>>,
}

/// A line `-- @word …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directive {
    /// `@param name[?|!][: rust::Type] [text]`
    Param(Annotation),
    /// `@column name[?|!][: rust::Type] [as field]`
    Column(Annotation),
    /// `@returns Row`
    Returns(Spanned<String>),
    /// `@embed name[?|!][: Row]`
    Embed(Annotation),
    /// `@group [name]`
    Group(Group),
    /// `@borrowed`
    Borrowed(Span),
    /// `@rows one`, `@rows opt`
    Rows(Spanned<String>),
    /// `@model Name`
    Model(Spanned<String>),
    /// `@map column = field`
    Map(Mapped),
    /// `@slice`
    Slice(Span),
    /// `@fetch Row`
    Fetch(Spanned<String>),
    /// `@flag name [text]`
    Flag(Annotation),
    /// `@patch`
    Patch(Span),
}

/// What `@map` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// A column of the query.
    pub column: Spanned<String>,
    /// The field that it becomes.
    pub field: Spanned<String>,
}

/// What `@group` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The embedded rows to gather, where the user names them.
    pub embed: Option<Spanned<String>>,
    /// Where the directive stands.
    pub span: Span,
}

/// The words behind the `@`.
const DIRECTIVES: [&str; 13] = [
    "param", "column", "returns", "embed", "group", "borrowed", "rows", "model", "map", "slice",
    "fetch", "flag", "patch",
];

/// Whether the comment's text is a directive rather than prose.
pub(crate) fn is_directive(comment: &str) -> bool {
    let text = comment.trim_start_matches('-').trim_start();
    text.strip_prefix('@')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The directives among these tokens.
pub(crate) fn directives<'a>(
    file: &SourceFile,
    tokens: &'a [Token],
) -> impl Iterator<Item = &'a Token> {
    let comments = tokens.iter().filter(|it| it.kind == TokenKind::LineComment);
    comments.filter(|it| is_directive(file.slice(it.span)))
}

/// Reads the comment at `span`, which [`is_directive`].
///
/// # Errors
///
/// A diagnostic for an unknown word, or for one without what it needs.
pub(crate) fn parse(file: &Arc<SourceFile>, span: Span) -> Result<Directive, Diagnostic> {
    let mut cursor = Cursor {
        file,
        at: span.start,
        end: span.end,
    };
    cursor.skip(|c| c == '-' || c == '@' || c.is_whitespace());
    let word = cursor.take(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    match word.value.as_str() {
        "param" => cursor.annotation("@param").map(Directive::Param),
        "column" => column(&mut cursor).map(Directive::Column),
        "returns" => returns(&mut cursor).map(Directive::Returns),
        "embed" => embed(&mut cursor).map(Directive::Embed),
        "group" => group(&mut cursor, word.span).map(Directive::Group),
        "borrowed" => cursor
            .end("@borrowed")
            .map(|()| Directive::Borrowed(word.span)),
        "rows" => rows(&mut cursor).map(Directive::Rows),
        "model" => model(&mut cursor).map(Directive::Model),
        "map" => map(&mut cursor).map(Directive::Map),
        "slice" => cursor.end("@slice").map(|()| Directive::Slice(word.span)),
        "fetch" => fetch(&mut cursor).map(Directive::Fetch),
        "flag" => flag(&mut cursor).map(Directive::Flag),
        "patch" => cursor.end("@patch").map(|()| Directive::Patch(word.span)),
        other => {
            let known = DIRECTIVES.map(|word| format!("`@{word}`")).join(", ");
            let at = Location::new(file, Span::new(word.span.start - 1, word.span.end));
            let error = Diagnostic::error(
                "unknown-directive",
                at,
                format!("there is no directive `@{other}`"),
            );
            Err(match did_you_mean(other, DIRECTIVES) {
                Some(meant) => error.help(meant.replace('`', "`@").replacen("`@?", "`?", 1)),
                None => error.help(format!("the directives are {known}")),
            })
        }
    }
}

fn returns(cursor: &mut Cursor<'_>) -> Result<Spanned<String>, Diagnostic> {
    let name = cursor.required("@returns", "the name of the row's struct")?;
    let rest = cursor.rest().trim();
    let part = |c: char| c == '_' || c.is_alphanumeric();
    if rest.is_empty() && name.value.chars().all(part) {
        return Ok(name);
    }
    let at = Location::new(cursor.file, Span::new(name.span.start, cursor.end));
    Err(Diagnostic::error(
        "malformed-directive",
        at,
        "`@returns` takes one name and nothing else",
    )
    .help("write the name of the struct to generate, such as `-- @returns Author`"))
}

fn column(cursor: &mut Cursor<'_>) -> Result<Annotation, Diagnostic> {
    let mut annotation = cursor.annotation("@column")?;
    if let Some(text) = &annotation.text {
        let field = text.value.strip_prefix("as ").map(str::trim);
        let Some(field) = field.filter(|field| !field.is_empty() && !field.contains(' ')) else {
            let at = Location::new(cursor.file, text.span);
            return Err(Diagnostic::error(
                "malformed-directive",
                at,
                "this is not part of `@column`",
            )
            .help("write `@column name`, then `!` or `?`, then `: rust::Type`, then `as field`"));
        };
        let start = text.span.end - field.len();
        annotation.text = Some(Spanned {
            value: field.to_owned(),
            span: Span::new(start, text.span.end),
        });
    }
    Ok(annotation)
}

fn embed(cursor: &mut Cursor<'_>) -> Result<Annotation, Diagnostic> {
    let annotation = cursor.annotation("@embed")?;
    let part = |c: char| c == '_' || c.is_alphanumeric();
    let row = annotation.rust_type.as_ref();
    let row = row.filter(|row| !row.value.chars().all(part));
    let Some(wrong) = annotation.text.as_ref().or(row) else {
        return Ok(annotation);
    };
    let at = Location::new(cursor.file, wrong.span);
    let message = "this is not part of `@embed`";
    Err(Diagnostic::error("malformed-directive", at, message)
        .help("write `@embed name`, then `!` or `?`, then `: Row` for the struct's name"))
}

fn group(cursor: &mut Cursor<'_>, span: Span) -> Result<Group, Diagnostic> {
    cursor.skip(char::is_whitespace);
    let name = cursor.take(|c| !c.is_whitespace());
    cursor.end("@group")?;
    Ok(Group {
        embed: (!name.value.is_empty()).then_some(name),
        span,
    })
}

fn rows(cursor: &mut Cursor<'_>) -> Result<Spanned<String>, Diagnostic> {
    let word = cursor.required("@rows", "the word `one` or `opt`")?;
    cursor.end("@rows")?;
    if matches!(word.value.as_str(), "one" | "opt") {
        return Ok(word);
    }
    let at = Location::new(cursor.file, word.span);
    let message = format!("`{}` is no number of rows", word.value);
    Err(Diagnostic::error("malformed-directive", at, message).help(
        "write `-- @rows one` where there is always exactly one, `-- @rows opt` for at most one",
    ))
}

fn model(cursor: &mut Cursor<'_>) -> Result<Spanned<String>, Diagnostic> {
    let name = cursor.required("@model", "the name of a model of `bindery.toml`")?;
    cursor.end("@model")?;
    Ok(name)
}

fn map(cursor: &mut Cursor<'_>) -> Result<Mapped, Diagnostic> {
    let column = cursor.required("@map", "the name of a column")?;
    cursor.skip(char::is_whitespace);
    let equals = cursor.take(|c| c == '=');
    if equals.value != "=" {
        let at = Location::new(cursor.file, Span::new(column.span.start, cursor.end));
        let message = "`@map` takes a column and a field";
        return Err(Diagnostic::error("malformed-directive", at, message)
            .help("write `-- @map column = field`"));
    }
    let field = cursor.required("@map", "the name of a field")?;
    cursor.end("@map")?;
    Ok(Mapped { column, field })
}

fn fetch(cursor: &mut Cursor<'_>) -> Result<Spanned<String>, Diagnostic> {
    let name = cursor.required("@fetch", "the name of the row that the cursor gives")?;
    cursor.end("@fetch")?;
    Ok(name)
}

fn flag(cursor: &mut Cursor<'_>) -> Result<Annotation, Diagnostic> {
    let annotation = cursor.annotation("@flag")?;
    if annotation.nullable.is_none() && annotation.rust_type.is_none() {
        return Ok(annotation);
    }
    let at = Location::new(cursor.file, annotation.name.span);
    Err(Diagnostic::error(
        "malformed-directive",
        at,
        "a flag is a `bool` and never NULL",
    )
    .help("write `@flag name`, and behind it what it is for"))
}

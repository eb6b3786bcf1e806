//! `IN :name` and `VALUES :name`: the parameters of a statement that are lists of rows, by its tokens.

mod refuse;
#[cfg(test)]
mod tests;
mod written;

pub(crate) use refuse::{directives, within_parts};
pub(crate) use written::{attach, probes, sent};

use crate::diagnostic::Diagnostic;
use crate::lex::{Token, TokenKind};
use crate::params;
use crate::source::{SourceFile, Span, Spanned};
use std::ops::Range;
use std::sync::Arc;

/// A parameter that is a list of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Its name, without the colon.
    pub name: String,
    /// The `:name`.
    pub span: Span,
    /// Where what it replaces begins: at the `:name`, or at VALUES.
    pub start: usize,
    /// What its rows are for.
    pub place: Place,
    /// The names of its columns, as far as the statement has any; at least one.
    pub columns: Vec<String>,
}

/// What a list's rows are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `IN :name`: they are compared with one value.
    In,
    /// `IN :name`: they are compared with a row.
    InRows,
    /// `VALUES :name`: they are inserted.
    Values,
}

/// A list in a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The list.
    pub list: List,
    /// The index of the parameter that its first column is; the others follow.
    pub first: usize,
    /// Where it stands in the statement's SQL.
    pub at: Range<usize>,
}

impl List {
    /// What the parameter for the column of this name is called.
    pub(crate) fn param(&self, column: &str) -> String {
        match self.columns.len() {
            1 => self.name.clone(),
            _ => format!("{}.{column}", self.name),
        }
    }

    /// Whether its rows have several columns.
    pub(crate) fn has_rows(&self) -> bool {
        self.columns.len() > 1
    }

    /// One row of parameters, the first of them `first`, from 0: the server tells their types.
    pub(crate) fn probe(&self, first: usize) -> String {
        let numbers = (first + 1..).take(self.columns.len());
        let numbers: Vec<String> = numbers.map(|number| format!("${number}")).collect();
        let row = format!("({})", numbers.join(", "));
        match self.place {
            Place::In => row,
            Place::InRows => format!("({row})"),
            Place::Values => format!("VALUES {row}"),
        }
    }
}

/// The lists among the parameters of the statement that `tokens` are.
///
/// # Errors
///
/// A diagnostic for a list whose columns are not known, or that is used elsewhere too.
pub(crate) fn find(file: &Arc<SourceFile>, tokens: &[Token]) -> Result<Vec<List>, Diagnostic> {
    let params = params::find(&file.text, tokens);
    let is_sql = |token: &&Token| !token.is_trivia() && token.kind != TokenKind::Control;
    let all = tokens.iter().filter(is_sql);
    let reader = Reader {
        file,
        all: all.copied().collect(),
    };
    let mut lists = Vec::new();
    for param in &params {
        lists.extend(reader.list(param)?);
    }
    match lists
        .iter()
        .find_map(|it| refuse::second_use(file, it, &params))
    {
        Some(refused) => Err(refused),
        None => Ok(lists),
    }
}

/// Words that a row can stand behind; a parenthesis behind any other holds arguments.
const BEFORE_ROW: [&str; 18] = [
    "all",
    "and",
    "as",
    "by",
    "case",
    "distinct",
    "else",
    "having",
    "in",
    "is",
    "not",
    "on",
    "or",
    "returning",
    "select",
    "then",
    "when",
    "where",
];

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    all: Vec<Token>,
}

impl Reader<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        let token = self.all.get(at);
        token.is_some_and(|it| it.is_word(&self.file.text, word))
    }

    fn text(&self, at: usize) -> &str {
        let token = self.all.get(at);
        token.map_or("", |it| self.file.slice(it.span))
    }

    fn is_name(&self, at: usize) -> bool {
        let kind = self.all.get(at).map(|token| token.kind);
        matches!(kind, Some(TokenKind::Word | TokenKind::QuotedName))
    }

    /// The list that the parameter is, if it is one.
    fn list(&self, param: &Spanned<&str>) -> Result<Option<List>, Diagnostic> {
        let mut at = self.all.iter();
        let at = at.position(|token| token.span.start == param.span.start);
        let Some(before) = at.and_then(|at| at.checked_sub(1)) else {
            return Ok(None);
        };
        let list = |start, place, columns| {
            Ok(Some(List {
                name: param.value.to_owned(),
                span: param.span,
                start,
                place,
                columns,
            }))
        };
        if self.is(before, "values") {
            // The colon, the name, and what is behind.
            if self.all.get(before + 3).map(|it| it.kind) == Some(TokenKind::Comma) {
                return Err(refuse::rows_beside(self.file, param));
            }
            let columns = self.inserted(before, param)?;
            return list(self.all[before].span.start, Place::Values, columns);
        }
        if !self.is(before, "in") || self.is_position(before) {
            return Ok(None);
        }
        let (place, columns) = match self.row_before(before) {
            Some(columns) => (Place::InRows, columns),
            None => (Place::In, vec![param.value.to_owned()]),
        };
        list(param.span.start, place, columns)
    }

    /// Whether the IN is that of `position(a IN b)`.
    fn is_position(&self, at: usize) -> bool {
        let mut depth = 0_usize;
        for before in (0..at).rev() {
            match self.all[before].kind {
                TokenKind::Close => depth += 1,
                TokenKind::Open if depth == 0 => {
                    return before > 0 && self.is(before - 1, "position");
                }
                TokenKind::Open => depth -= 1,
                _ => {}
            }
        }
        false
    }

    /// The names of the parts of the row before the IN at `at`; `None` where one value stands there.
    fn row_before(&self, at: usize) -> Option<Vec<String>> {
        let mut end = at.checked_sub(1)?;
        if self.is(end, "not") {
            end = end.checked_sub(1)?;
        }
        let open = self.opening(end)?;
        let before = open.checked_sub(1);
        let is_row = before.is_some_and(|it| self.is(it, "row"));
        let has_arguments = before
            .is_some_and(|it| self.is_name(it) && !BEFORE_ROW.iter().any(|word| self.is(it, word)));
        let columns = self.parts(open, end);
        (is_row || !has_arguments && columns.len() > 1).then_some(columns)
    }

    /// The columns that the VALUES at `at` fills.
    fn inserted(&self, at: usize, param: &Spanned<&str>) -> Result<Vec<String>, Diagnostic> {
        let elsewhere = || refuse::elsewhere(self.file, param);
        let mut end = at.checked_sub(1).ok_or_else(elsewhere)?;
        // OVERRIDING SYSTEM VALUE
        if end > 2 && self.is(end, "value") && self.is(end - 2, "overriding") {
            end -= 3;
        }
        match self.opening(end) {
            Some(open) if open > 0 && self.is_target(open - 1) => Ok(self.parts(open, end)),
            None if self.is_target(end) => Err(refuse::without_columns(self.file, param)),
            _ => Err(elsewhere()),
        }
    }

    /// Whether the name that ends at `at` is that of what is inserted into.
    fn is_target(&self, at: usize) -> bool {
        let mut names = (0..=at).rev();
        let into =
            names.find(|it| !(self.is_name(*it) || self.text(*it) == ".") || self.is(*it, "into"));
        into.is_some_and(|it| it > 0 && it < at && self.is(it, "into") && self.is(it - 1, "insert"))
    }

    /// The parenthesis that the one at `at` closes, if one does.
    fn opening(&self, at: usize) -> Option<usize> {
        if self.text(at) != ")" {
            return None;
        }
        let mut depth = 0_usize;
        (0..=at).rev().find(|it| {
            match self.all[*it].kind {
                TokenKind::Close => depth += 1,
                TokenKind::Open => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
    }

    /// The names of what stands between commas within these parentheses.
    fn parts(&self, open: usize, close: usize) -> Vec<String> {
        let mut names = Vec::new();
        let (mut depth, mut start) = (0_usize, open + 1);
        for at in open + 1..=close {
            match self.all[at].kind {
                TokenKind::Comma if depth == 0 => {
                    names.push(self.name(start, at, names.len()));
                    start = at + 1;
                }
                TokenKind::Open => depth += 1,
                TokenKind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        names.push(self.name(start, close, names.len()));
        names
    }

    /// The name of the column that these tokens are, or one by its index.
    fn name(&self, start: usize, end: usize, index: usize) -> String {
        let is_part = |at: usize| match (at - start) % 2 {
            0 => self.is_name(at),
            _ => self.text(at) == ".",
        };
        let is_column = start < end && (end - start) % 2 == 1 && (start..end).all(is_part);
        let name = match is_column {
            true => self.text(end - 1).trim_matches('"'),
            false => "",
        };
        match name.chars().any(char::is_alphanumeric) {
            true => name.to_owned(),
            false => format!("column_{}", index + 1),
        }
    }
}

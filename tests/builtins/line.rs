//! Reads the table as the generator does, with what only its test asks for.

use super::signature::{self, Kind, Nulls, Signature};

const FUNCTIONS: &str = include_str!("../../codegen/src/infer/builtin/functions.txt");
const OPERATORS: &str = include_str!("../../codegen/src/infer/builtin/operators.txt");
const CASTS: &str = include_str!("../../codegen/src/infer/builtin/casts.txt");
const TYPES: &str = include_str!("../../codegen/src/infer/builtin/types.txt");

/// Which of the files a line is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Function,
    Operator,
    Cast,
    Type,
}

impl What {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Operator => "operator",
            Self::Cast => "cast",
            Self::Type => "type",
        }
    }
}

/// A line of the table.
pub(crate) struct Line {
    pub(crate) kind: What,
    pub(crate) text: &'static str,
    pub(crate) name: &'static str,
    pub(crate) signature: Signature,
    /// The first version that has it.
    pub(crate) since: u32,
    /// Why it is looser than what is seen.
    pub(crate) reason: Option<&'static str>,
}

impl Line {
    /// What the server's catalog says of it: without the words about NULL.
    pub(crate) fn declared(&self) -> String {
        let text = self.text.split(" -- ").next().unwrap_or_default();
        let text = text.split(" since ").next().unwrap_or_default();
        let words = [" always", " nonempty", " first", " maybe"];
        let said = words
            .iter()
            .fold(text.to_owned(), |text, word| text.replace(word, ""));
        said.trim_end().to_owned()
    }

    /// The columns that it returns, and what it says of them; one without a name where it is not several.
    pub(crate) fn columns(&self) -> Vec<(&'static str, Nulls)> {
        let columns = &self.signature.columns;
        match columns.len() {
            0 => vec![("", self.signature.nulls)],
            _ => columns
                .iter()
                .map(|column| (column.name, column.nulls))
                .collect(),
        }
    }

    /// Its name and the types that it takes, as calls by hand name it.
    pub(crate) fn key(&self) -> &'static str {
        let end = match self.kind {
            What::Cast => self.text.match_indices(' ').nth(2).map(|(end, _)| end),
            _ => self.text.find(')').map(|end| end + 1),
        };
        &self.text[..end.unwrap_or(self.text.len())]
    }
}

/// All lines.
pub(crate) fn read() -> Vec<Line> {
    let mut lines = Vec::new();
    for (kind, text) in [
        (What::Function, FUNCTIONS),
        (What::Operator, OPERATORS),
        (What::Cast, CASTS),
        (What::Type, TYPES),
    ] {
        lines.extend(text.lines().map(|line| read_line(kind, line)));
    }
    lines
}

fn read_line(kind: What, text: &'static str) -> Line {
    let signature = match kind {
        What::Function | What::Operator => signature::parse(text),
        What::Cast => text.split_once(" as ").map(|(from, rest)| {
            let to = rest.split(' ').next().unwrap_or_default();
            function_like(vec![from], to, rest.contains(" maybe"))
        }),
        What::Type => Some(function_like(Vec::new(), text, false)),
    };
    let after = |mark| text.split_once(mark).map(|(_, after): (_, &str)| after);
    let since = after(" since ").and_then(|rest| rest.split(' ').next()?.parse().ok());
    Line {
        kind,
        text,
        name: text.split('(').next().unwrap_or_default(),
        signature: signature.unwrap_or_else(|| panic!("`{text}` is not a line of the table")),
        since: since.unwrap_or(0),
        reason: after(" -- "),
    }
}

fn function_like(parameters: Vec<&'static str>, returns: &'static str, maybe: bool) -> Signature {
    let nulls = if maybe {
        Nulls::Maybe
    } else {
        Nulls::WithArguments
    };
    Signature {
        parameters,
        defaults: 0,
        variadic: false,
        returns,
        columns: Vec::new(),
        set: false,
        kind: Kind::Function,
        strict: true,
        volatile: false,
        nulls,
    }
}

/// A name, or its beginning or end.
pub(crate) struct Pattern(&'static str);

impl Pattern {
    pub(crate) fn matches(&self, name: &str) -> bool {
        match (self.0.strip_suffix('*'), self.0.strip_prefix('*')) {
            (Some(start), _) => name.starts_with(start),
            (_, Some(end)) => name.ends_with(end),
            _ => name == self.0,
        }
    }
}

/// The functions that are not in the table on purpose.
pub(crate) fn left_out() -> Vec<Pattern> {
    let lines = include_str!("left_out.txt").lines();
    let names = lines.filter(|line| line.starts_with(' '));
    names.flat_map(str::split_whitespace).map(Pattern).collect()
}

//! Reads a line of the data: `name(types) returns words…`.

/// A column of what a function returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its type; that of some function's may be polymorphic.
    pub(crate) pg_type: &'static str,
    /// When it is NULL.
    pub(crate) nulls: Nulls,
}

/// How a function is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Once for each row.
    Function,
    /// Over a group. `Builtin::nulls` is about groups of at least one row; of an empty one only those
    /// that are never NULL are not. The arguments of an ordered-set aggregate are the direct ones, then
    /// those to order by.
    Aggregate,
    /// Over a window. Aggregates can be, too.
    Window,
}

/// When a call is NULL, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nulls {
    /// Never.
    Always,
    /// Never for a group that has a row, whatever is in it.
    NonEmpty,
    /// Only where the first argument is.
    First,
    /// Only where an argument is.
    WithArguments,
    /// Whatever the arguments are.
    Maybe,
}

/// One overload of a function or an operator.
#[derive(Debug, Clone)]
pub(super) struct Signature {
    /// The types of its parameters.
    pub(super) parameters: Vec<&'static str>,
    /// How many of the last parameters can be left out.
    pub(super) defaults: usize,
    /// Whether the last parameter takes any number of arguments.
    pub(super) variadic: bool,
    /// The type that it returns.
    pub(super) returns: &'static str,
    /// The columns that it returns, where there are several.
    pub(super) columns: Vec<Column>,
    pub(super) set: bool,
    pub(super) kind: Kind,
    pub(super) strict: bool,
    pub(super) volatile: bool,
    pub(super) nulls: Nulls,
}

/// Reads one line, such as `strpos(text, text) int4` or
/// `json_each(json) set of (key text, value json)`.
pub(super) fn parse(line: &'static str) -> Option<Signature> {
    let line = line.split_once(" --").map_or(line, |(line, _)| line);
    let (_, rest) = line.split_once('(')?;
    let (parameters, rest) = rest.split_once(") ")?;
    let (parameters, variadic) = read_parameters(parameters);
    let (rest, set) = match rest.strip_prefix("set of ") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let (returns, columns, rest) = read_returns(rest)?;
    let mut signature = Signature {
        parameters,
        defaults: 0,
        variadic,
        returns,
        columns,
        set,
        kind: Kind::Function,
        strict: !variadic,
        volatile: false,
        nulls: Nulls::WithArguments,
    };
    read_words(rest, &mut signature);
    let columns = &mut signature.columns;
    let verdicts = columns.iter_mut().map(|column| &mut column.nulls);
    for nulls in verdicts.chain([&mut signature.nulls]) {
        if signature.parameters.is_empty() && *nulls == Nulls::WithArguments {
            *nulls = Nulls::Always;
        }
    }
    let worst = signature.columns.iter().map(|column| column.nulls).max();
    signature.nulls = worst.unwrap_or(signature.nulls);
    Some(signature)
}

/// The types of parameters, and whether the last one is variadic.
fn read_parameters(text: &'static str) -> (Vec<&'static str>, bool) {
    let mut variadic = false;
    let names = text.split(", ").filter(|name| !name.is_empty());
    let names = names.map(|name| match name.strip_prefix("variadic ") {
        Some(name) => {
            variadic = true;
            name
        }
        None => name,
    });
    (names.collect(), variadic)
}

/// The type returned, the columns where it is several, and what follows.
fn read_returns(text: &'static str) -> Option<(&'static str, Vec<Column>, &'static str)> {
    let Some(text) = text.strip_prefix('(') else {
        let (returns, rest) = text.split_once(' ').unwrap_or((text, ""));
        return Some((returns, Vec::new(), rest));
    };
    let (columns, rest) = text.split_once(')')?;
    let columns = columns.split(", ").filter_map(|column| {
        let mut words = column.split(' ');
        Some(Column {
            name: words.next()?,
            pg_type: words.next()?,
            nulls: words.next().map_or(Nulls::WithArguments, nulls_of),
        })
    });
    Some(("record", columns.collect(), rest))
}

/// What the words after the type say.
fn read_words(text: &'static str, signature: &mut Signature) {
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        match word {
            // The server calls neither with the rules for strict functions.
            "aggregate" => (signature.kind, signature.strict) = (Kind::Aggregate, false),
            "window" => (signature.kind, signature.strict) = (Kind::Window, false),
            "lax" => signature.strict = false,
            "volatile" => signature.volatile = true,
            "defaults" => {
                let number = words.next().and_then(|number| number.parse().ok());
                signature.defaults = number.unwrap_or(0);
            }
            "since" => {
                words.next();
            }
            _ => signature.nulls = nulls_of(word),
        }
    }
}

/// The word for when a call is NULL. One that is not known says nothing.
fn nulls_of(word: &str) -> Nulls {
    match word {
        "always" => Nulls::Always,
        "nonempty" => Nulls::NonEmpty,
        "first" => Nulls::First,
        _ => Nulls::Maybe,
    }
}

//! Writes the calls of a line of the table: one statement makes many, and can be taken up behind an error.
//!
//! The embedded server catches no exceptions, so what came of the calls before an error is kept where no
//! transaction reaches: in the sequences `progress`, `seen` and `lie`.

use super::Values;
use super::line::{Line, What};
use super::rows::{masks, rows};
use super::signature::{Kind, Nulls, Signature};
use std::collections::BTreeMap;

/// How many calls of one overload may fail, for each of these choices: the embedded server takes long over
/// an error, and dies of some thousands.
const PATIENCE: usize = 2;

/// The aggregates that are called `WITHIN GROUP`, and how many direct arguments they have.
const ORDERED: [(&str, usize); 7] = [
    ("cume_dist", 1),
    ("dense_rank", 1),
    ("mode", 0),
    ("percent_rank", 1),
    ("percentile_cont", 1),
    ("percentile_disc", 1),
    ("rank", 1),
];

/// What `calls.txt` says of some signatures: calls by hand, the word `only` where there are to be no others,
/// and values for one parameter in place of those of its type: `$1: 'a', 'b'`.
pub(crate) fn by_hand() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut calls: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut keys = Vec::new();
    let mut ended = true;
    for line in include_str!("calls.txt").lines() {
        let call = line.strip_prefix("  ");
        if call.is_none() && ended {
            keys.clear();
        }
        ended = call.is_some();
        match call {
            Some(call) => keys
                .iter()
                .for_each(|key| calls.entry(*key).or_default().push(call)),
            None => keys.push(line),
        }
    }
    calls
}

/// The values for single parameters: their name, their type and the list.
pub(crate) fn pools() -> Vec<(String, &'static str, &'static str)> {
    let by_hand = by_hand();
    let all = by_hand
        .iter()
        .flat_map(|(key, calls)| calls.iter().map(move |call| (key, call)));
    let pools = all.filter_map(|(key, call)| {
        let (number, list) = call.strip_prefix('$')?.split_once(": ")?;
        let of = match key.trim_end_matches(')').split_once('(') {
            Some((_, types)) => types.split(", ").nth(number.parse::<usize>().ok()? - 1)?,
            None => key.split(' ').next()?,
        };
        Some((format!("{key} {number}"), of, list))
    });
    pools.collect()
}

/// Calls of one line with arguments of the same types.
pub(crate) struct Block {
    /// The index of the line.
    pub(crate) line: usize,
    /// How many of its calls may fail before the others are left: of those that are written by hand, none.
    pub(crate) patience: usize,
    /// Rows of arguments, with their number `n` and what NULL would say of them, `verdict`.
    pub(crate) rows: String,
    /// A subquery of such a row `r`: whether the columns that the call gives are NULL.
    call: String,
    /// What the line says of these columns.
    said: Vec<Nulls>,
}

impl Block {
    /// Makes the calls that were not made yet.
    pub(crate) fn sql(&self) -> String {
        let notes = self.said.iter().enumerate().map(|(column, said)| {
            let said = *said as u8;
            format!(
                "count(CASE WHEN c{column} THEN pg_temp.note(n, verdict, {column}, {said}) END)"
            )
        });
        format!(
            "SELECT {} FROM (SELECT nextval('pg_temp.progress'), q.* FROM ({}) q
             WHERE n >= (SELECT last_value FROM pg_temp.progress) ORDER BY n OFFSET 0) r,
             LATERAL ({} OFFSET 0) o",
            notes.collect::<Vec<_>>().join(", "),
            self.rows,
            self.call,
        )
    }
}

/// The calls of a line.
pub(crate) fn blocks(id: usize, line: &Line, by_hand: &[&str], values: &Values) -> Vec<Block> {
    let block = |patience, rows, call| Block {
        line: id,
        patience,
        rows,
        call,
        said: line.columns().into_iter().map(|(_, said)| said).collect(),
    };
    let mut blocks = Vec::new();
    let calls = by_hand
        .iter()
        .filter(|call| **call != "only" && !call.starts_with('$'));
    for call in calls {
        let rows = format!("SELECT 0 AS n, {} AS verdict", Nulls::Maybe as u8);
        blocks.push(block(0, rows, statement(line, call)));
    }
    // What a volatile function does to the server is for hands to choose.
    if line.kind == What::Type || line.signature.volatile || by_hand.contains(&"only") {
        return blocks;
    }
    for types in instances(&line.signature) {
        if types.iter().all(|name| values.contains_key(name)) {
            let patience = PATIENCE * masks(line, types.len()).len();
            let call = match line.signature.kind {
                Kind::Function => statement(line, &expression(line, types.len())),
                Kind::Aggregate => aggregate(line, types.len()),
                Kind::Window => window(line, types.len()),
            };
            blocks.push(block(patience, rows(line, &types, values), call));
        }
    }
    blocks
}

/// The types of arguments to call an overload with, in place of its polymorphic ones.
fn instances(signature: &Signature) -> Vec<Vec<String>> {
    let parameters = &signature.parameters;
    let some = |part| {
        parameters
            .iter()
            .any(|it| it.starts_with("any") && it.contains(part))
    };
    let stand_ins: &[&str] = match () {
        () if some("range") => &["int4", "numeric", "timestamptz"],
        () if some("enum") => &["public.mood"],
        () if !signature.strict && signature.kind == Kind::Function => &["text", "int4"],
        () if some("array") => &["int4", "text", "float8", "public.pair"],
        () if some("any") => &["text", "int4", "jsonb", "float8", "public.pair", "date"],
        () => &[""],
    };
    let mut instances = Vec::new();
    for stand_in in stand_ins {
        let types: Vec<String> = parameters.iter().map(|it| concrete(it, stand_in)).collect();
        if signature.variadic {
            let last = types.len() - 1;
            let element = types[last].trim_end_matches("[]").to_owned();
            let more = |number| {
                let more = std::iter::repeat_n(element.clone(), number);
                types[..last].iter().cloned().chain(more).collect()
            };
            instances.extend([more(1), more(2)]);
        } else {
            if signature.defaults > 0 {
                instances.push(types[..types.len() - signature.defaults].to_vec());
            }
            instances.push(types);
        }
    }
    instances
}

fn concrete(parameter: &str, stand_in: &str) -> String {
    let range = match stand_in {
        "int4" => "int4",
        "numeric" => "num",
        _ => "tstz",
    };
    match parameter
        .strip_prefix("any")
        .map(|it| it.trim_start_matches("compatible"))
    {
        Some("array") => format!("{stand_in}[]"),
        Some("range") => format!("{range}range"),
        Some("multirange") => format!("{range}multirange"),
        Some(_) => stand_in.to_owned(),
        None if parameter == "record" => "public.pair".to_owned(),
        None => parameter.to_owned(),
    }
}

fn names(prefix: &str, range: std::ops::Range<usize>) -> String {
    let names = range.map(|index| format!("{prefix}{index}"));
    names.collect::<Vec<_>>().join(", ")
}

/// A call with the arguments of the loop's row.
fn expression(line: &Line, arguments: usize) -> String {
    match (line.kind, arguments) {
        (What::Cast, _) => format!("r.a0::{}", type_name(line.signature.returns)),
        (What::Operator, 1) => format!("OPERATOR(pg_catalog.{}) r.a0", line.name),
        (What::Operator, _) => format!("r.a0 OPERATOR(pg_catalog.{}) r.a1", line.name),
        _ => format!(
            "pg_catalog.\"{}\"({})",
            line.name,
            names("r.a", 0..arguments)
        ),
    }
}

/// Whether each column that the call returns is NULL.
fn statement(line: &Line, call: &str) -> String {
    let signature = &line.signature;
    if !signature.columns.is_empty() {
        let columns = 0..signature.columns.len();
        let nulls = columns
            .clone()
            .map(|it| format!("bool_or(num_nulls(x.c{it}) > 0) AS c{it}"));
        return format!(
            "SELECT {} FROM (SELECT * FROM {call} AS f({}) LIMIT 50) x",
            nulls.collect::<Vec<_>>().join(", "),
            names("c", columns),
        );
    }
    match signature.set {
        true => {
            format!("SELECT bool_or(num_nulls(x.v) > 0) AS c0 FROM (SELECT {call} AS v LIMIT 50) x")
        }
        false => format!("SELECT num_nulls({call}) > 0 AS c0"),
    }
}

/// The rows of a group or a window: none, one or two.
fn group(arguments: usize) -> String {
    let row = |number, prefix| match arguments {
        0 => format!("({number})"),
        _ => format!("({number}, {})", names(prefix, 0..arguments)),
    };
    let columns = match arguments {
        0 => "n".to_owned(),
        _ => format!("n, {}", names("a", 0..arguments)),
    };
    let (one, two) = (row(1, "r.a"), row(2, "r.b"));
    format!("(SELECT * FROM (VALUES {one}, {two}) y({columns}) WHERE n <= r.size) x")
}

fn aggregate(line: &Line, arguments: usize) -> String {
    let ordered = ORDERED.iter().find(|(name, _)| *name == line.name);
    let call = match ordered {
        Some((_, direct)) => {
            // `rank` and its like have a direct argument for each to order by.
            let direct = if line.signature.variadic {
                arguments / 2
            } else {
                *direct
            };
            format!(
                "pg_catalog.{}({}) WITHIN GROUP (ORDER BY {})",
                line.name,
                names("r.a", 0..direct),
                names("x.a", direct..arguments),
            )
        }
        None if line.key() == "count()" => "count(*)".to_owned(),
        None => format!(
            "pg_catalog.\"{}\"({})",
            line.name,
            names("x.a", 0..arguments)
        ),
    };
    format!(
        "SELECT num_nulls({call}) > 0 AS c0 FROM {}",
        group(arguments)
    )
}

fn window(line: &Line, arguments: usize) -> String {
    let group = group(arguments);
    let over = |frame| {
        let call = format!("pg_catalog.{}({})", line.name, names("x.a", 0..arguments));
        format!("SELECT {call} AS v FROM {group} WINDOW w AS (ORDER BY n {frame})").replacen(
            " AS v",
            " OVER w AS v",
            1,
        )
    };
    format!(
        "SELECT bool_or(num_nulls(v) > 0) AS c0 FROM ({} UNION ALL {}) z",
        over(""),
        over("ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING"),
    )
}

/// A type as SQL spells it.
pub(crate) fn type_name(name: &str) -> String {
    let element = name.trim_end_matches("[]");
    let array = &name[element.len()..];
    match element.contains('.') {
        true => name.to_owned(),
        false => format!("pg_catalog.\"{element}\"{array}"),
    }
}

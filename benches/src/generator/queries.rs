//! The 1,000 queries: five kinds, ten variants of each kind for each of 20 tables.

use super::tables::{self, Column, Table};

/// How many queries there are.
pub(super) const COUNT: usize = FILES * TABLES_A_FILE * KINDS.len();

/// How many files they stand in.
const FILES: usize = AREAS.len() * tables::COUNT / TABLES_A_FILE;

/// How many tables the queries of one file are about.
const TABLES_A_FILE: usize = 4;

/// What each variant is named for.
const AREAS: [&str; 10] = [
    "search", "report", "mail", "audit", "import", "portal", "nightly", "stock", "review", "export",
];

const KINDS: [fn(Table, usize) -> Query; 5] = [select, join, insert, aggregate, update];

/// A query, in no tool's dialect but with parameters as both write them: `:name`.
#[derive(Debug, Clone)]
pub(super) struct Query {
    /// Its name.
    pub(super) name: String,
    /// How many rows it returns, in Bindery's words.
    pub(super) command: &'static str,
    /// One sentence about it.
    pub(super) doc: String,
    /// The parameters that may be NULL.
    pub(super) nullable_params: Vec<String>,
    /// The columns that can be NULL: Bindery finds them itself.
    pub(super) nullable_columns: Vec<String>,
    /// The statement, without a semicolon.
    pub(super) sql: String,
}

/// A file of queries.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// Its name, without `.sql`.
    pub(super) name: String,
    /// Its queries.
    pub(super) queries: Vec<Query>,
}

/// All files.
pub(super) fn files() -> Vec<File> {
    (0..FILES).map(file).collect()
}

fn file(number: usize) -> File {
    let groups = tables::COUNT / TABLES_A_FILE;
    let (variant, first) = (number / groups, number % groups * TABLES_A_FILE);
    let tables = first..first + TABLES_A_FILE;
    File {
        name: format!("{}_{}", Table::at(first).name, AREAS[variant]),
        queries: tables
            .flat_map(|table| KINDS.map(|kind| kind(Table::at(table), variant)))
            .collect(),
    }
}

/// The row with a number.
fn select(table: Table, variant: usize) -> Query {
    let (name, area) = (table.name, AREAS[variant]);
    let columns = some_columns(table, variant);
    let also = match variant % 3 {
        0 => String::new(),
        1 => format!(" AND {} = :{0}", table.boolean),
        _ => format!(" AND {} >= :since", table.timestamp),
    };
    Query {
        name: format!("{name}_for_{area}"),
        command: "opt",
        doc: format!("The {name} with this number, as {area} needs it."),
        nullable_params: Vec::new(),
        nullable_columns: nullable(&columns),
        sql: format!(
            "SELECT {}\nFROM {name}\nWHERE id = :id{also}",
            list(&columns)
        ),
    }
}

/// Rows, each with what it refers to, if it refers to something.
fn join(table: Table, variant: usize) -> Query {
    let (name, area, parent) = (table.name, AREAS[variant], table.parent());
    let own = some_columns(table, variant + 3);
    let other = [parent.text, parent.numeric, parent.timestamp];
    let other = &other[..2 + variant % 2];
    let selected = (own
        .iter()
        .map(|column| format!("    {name}.{}", column.name)))
    .chain((other.iter()).map(|column| format!("    {0}.{column} AS {0}_{column}", parent.name)));
    let condition = match variant % 4 {
        0 => format!("{name}.{} = :{0}", table.boolean),
        1 => format!("{name}.{} >= :since", table.timestamp),
        2 => format!("{name}.{} > :more_than", table.integer),
        _ => format!("{}.{} = :{1}", parent.name, parent.text),
    };
    let limit = ["", "\nLIMIT :page_size"][variant % 2];
    // The other table's columns are NULL where it has no row.
    let other = other
        .iter()
        .map(|column| format!("{}_{column}", parent.name));
    Query {
        name: format!("{name}_with_{}_for_{area}", parent.name),
        command: "many",
        doc: format!("Each {name} with its {}, for {area}.", parent.name),
        nullable_params: Vec::new(),
        nullable_columns: nullable(&own).into_iter().chain(other).collect(),
        sql: format!(
            "SELECT\n{}\nFROM {name}\nLEFT JOIN {parent} ON {parent}.id = {name}.{}\nWHERE {condition}\n\
             ORDER BY {name}.id{limit}",
            selected.collect::<Vec<_>>().join(",\n"),
            table.reference(),
            parent = parent.name,
        ),
    }
}

/// A new row.
fn insert(table: Table, variant: usize) -> Query {
    let (name, area) = (table.name, AREAS[variant]);
    let reference = table.reference();
    let mut columns = vec![table.text, table.integer, table.numeric, &reference];
    let mut nullable_params = Vec::new();
    if table.is_optional_child() {
        nullable_params.push(reference.clone());
    }
    if !variant.is_multiple_of(3) {
        columns.push(table.optional_text);
        nullable_params.push(table.optional_text.to_owned());
    }
    let returning = match variant % 2 {
        0 => "id".to_owned(),
        _ => format!("id, {}, {}", table.boolean, table.timestamp),
    };
    Query {
        name: format!("add_{name}_from_{area}"),
        command: "one",
        doc: format!("Adds a {name} that comes from {area}."),
        nullable_params,
        nullable_columns: Vec::new(),
        sql: format!(
            "INSERT INTO {name} ({})\nVALUES (:{})\nRETURNING {returning}",
            columns.join(", "),
            columns.join(", :"),
        ),
    }
}

/// Sums of groups of rows.
fn aggregate(table: Table, variant: usize) -> Query {
    let (name, area) = (table.name, AREAS[variant]);
    let reference = table.reference();
    let (key, key_is_nullable) = match variant % 2 {
        0 => (table.boolean, false),
        _ => (reference.as_str(), table.is_optional_child()),
    };
    let average = match variant % 3 {
        0 => format!(",\n    avg({}) AS mean_{0}", table.integer),
        _ => String::new(),
    };
    let having = match variant % 4 {
        3 => "\nHAVING count(*) > :at_least",
        _ => "",
    };
    Query {
        name: format!("{name}_totals_for_{area}"),
        command: "many",
        doc: format!("What each kind of {name} adds up to, for {area}."),
        nullable_params: Vec::new(),
        nullable_columns: match key_is_nullable {
            true => vec![key.to_owned()],
            false => Vec::new(),
        },
        sql: format!(
            "SELECT\n    {key},\n    count(*) AS rows,\n    sum({numeric}) AS sum_{numeric},\n    \
             max({timestamp}) AS last_{timestamp}{average}\nFROM {name}\nWHERE {timestamp} >= :since\n\
             GROUP BY {key}{having}\nORDER BY {key}",
            numeric = table.numeric,
            timestamp = table.timestamp,
        ),
    }
}

/// A change of one row.
fn update(table: Table, variant: usize) -> Query {
    let (name, area) = (table.name, AREAS[variant]);
    let mut nullable_params = Vec::new();
    let text = match variant % 3 {
        0 => {
            nullable_params.push(table.optional_text.to_owned());
            table.optional_text
        }
        _ => table.text,
    };
    let number = match variant % 2 {
        0 => format!("{} = :{0}", table.integer),
        _ => format!("{} = {0} + :change", table.numeric),
    };
    let also = match variant % 4 {
        3 => format!(",\n    {} = now()", table.timestamp),
        _ => String::new(),
    };
    Query {
        name: format!("update_{name}_by_{area}"),
        command: "exec",
        doc: format!("Changes a {name} as {area} asks for."),
        nullable_params,
        nullable_columns: Vec::new(),
        sql: format!("UPDATE {name}\nSET {text} = :{text},\n    {number}{also}\nWHERE id = :id"),
    }
}

/// The key and three to six of the other columns.
fn some_columns(table: Table, variant: usize) -> Vec<Column> {
    let mut columns = table.columns();
    columns[1..].rotate_left(variant % 7);
    columns.truncate(4 + variant % 4);
    columns
}

fn list(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    names.join(", ")
}

fn nullable(columns: &[Column]) -> Vec<String> {
    let nullable = columns.iter().filter(|column| column.nullable);
    nullable.map(|column| column.name.clone()).collect()
}

//! What the server said into the lines that generated code keeps it in, and the functions that verify it.

use super::doc_lines;
use super::function::FunctionText;
use crate::layout;
use crate::model::{Database, Expected, ExpectedColumn, Flavour, Module, NotNull, Package, Query};

/// `bindery::expected! { A, B: "…" }`: an entry for each query, as `bindery::Expected` reads it.
pub(super) fn of_module(module: &Module) -> Option<String> {
    let queries = &module.queries;
    let statements = |query: &'_ Query| {
        let statements = query.statements.iter();
        let verified =
            statements.filter_map(|it| Some((it.descriptor.clone(), it.expected.clone()?)));
        verified.collect::<Vec<_>>()
    };
    let all = queries.iter().flat_map(|query| {
        let own = (query.descriptor.clone(), query.expected.clone());
        std::iter::once(own).chain(statements(query))
    });
    let (names, entries): (Vec<String>, Vec<String>) =
        all.map(|(name, expected)| (name, entry(&expected))).unzip();
    let text = layout::escaped(&entries.join(";"));
    let mut names = names.join(", ");
    let dynamic = queries.iter().filter_map(|query| query.dynamic.as_ref());
    let dynamic: Vec<&str> = dynamic.map(|it| &*it.descriptor).collect();
    if !dynamic.is_empty() {
        names = format!("{names}; {}", dynamic.join(", "));
    }
    (!queries.is_empty()).then(|| format!("bindery::expected! {{ {names}: {text} }}"))
}

/// What a root says of all modules, if any has queries.
pub(super) fn of_database(package: &Package) -> Option<String> {
    let with_queries = package.modules.iter().filter(|it| !it.queries.is_empty());
    let modules: Vec<String> = with_queries.map(|it| it.path.join("::")).collect();
    if modules.is_empty() {
        return None;
    }
    let modules = layout::filled(&modules, 4);
    let modules = modules.trim_end_matches([',', '\n']);
    let tables: String = package.not_null.iter().map(table).collect();
    let labels: String = package.enums.iter().map(labels).collect();
    let labels = match labels.as_str() {
        "" => String::new(),
        labels => format!("    enums:\n{labels}"),
    };
    Some(format!(
        "bindery::expected_database! {{\n{modules}:\n{tables}{labels}}}"
    ))
}

/// The functions that verify a database, the second one for the module `nonblocking`.
pub(super) fn functions(package: &Package) -> Vec<FunctionText> {
    let docs = [
        "Prepares every query, and compares what the server says with what this code was generated from.",
        "",
        "# Errors",
        "",
        "All that differs.",
    ];
    let docs = doc_lines(&docs.map(str::to_owned));
    let flavours = package.flavours.iter().enumerate();
    let function = |(at, flavour): (usize, &Flavour)| {
        let up = if at == 0 { "" } else { "super::" };
        FunctionText {
            docs: docs.clone(),
            ..verify(*flavour, package.database.as_ref(), up)
        }
    };
    flavours.map(function).collect()
}

fn verify(flavour: Flavour, database: Option<&Database>, up: &str) -> FunctionText {
    let (head, home, reference, awaited) = match flavour {
        Flavour::Blocking => ("pub fn verify", "bindery::", "&mut ", ""),
        Flavour::Nonblocking => (
            "pub async fn verify",
            "bindery::nonblocking::",
            "&",
            ".await",
        ),
    };
    let (client, on) = match database {
        None => (format!("{home}Client"), "client"),
        Some(it) => (
            format!("{home}ConnectedTo<{up}{}>", it.marker),
            "client.client()",
        ),
    };
    let params = [format!("client: {reference}impl {client}")];
    let output = "Result<(), bindery::VerifyError>";
    let signature = match up {
        "" => layout::signature(head, &params, output),
        _ => layout::signature(&format!("    {head}"), &params, output).replace('\n', "\n    "),
    };
    FunctionText {
        docs: Vec::new(),
        signature,
        body: format!("{home}verify({on}, &{up}__EXPECTED){awaited}"),
    }
}

/// `int8:id int8!,name text`
fn entry(expected: &Expected) -> String {
    let params: Vec<String> = expected.params.iter().map(|it| name(it)).collect();
    let columns: Vec<String> = expected.columns.iter().map(column).collect();
    format!("{}:{}", params.join(","), columns.join(","))
}

fn column(column: &ExpectedColumn) -> String {
    let not_null = if column.not_null { "!" } else { "" };
    format!("{} {}{not_null}", name(&column.name), name(&column.pg_type))
}

fn table(table: &NotNull) -> String {
    let schema = table.schema.as_deref().unwrap_or_default();
    let columns = table.columns.iter().map(String::as_str);
    line([schema, &table.table].into_iter().chain(columns))
}

/// `"public.mood sad happy"`
fn labels((pg_type, labels): &(String, Vec<String>)) -> String {
    let labels = labels.iter().map(String::as_str);
    line(std::iter::once(pg_type.as_str()).chain(labels))
}

/// Names, as a line of a list.
fn line<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(name).collect();
    format!("    {}\n", layout::escaped(&names.join(" ")))
}

/// The name, with `%` and two digits for what stands between names, and for what no line can hold.
fn name(name: &str) -> String {
    let encode = |c: char| match c {
        ' ' | ',' | ';' | ':' | '!' | '%' => format!("%{:02X}", u32::from(c)),
        c if c.is_ascii_control() => format!("%{:02X}", u32::from(c)),
        c => c.to_string(),
    };
    name.chars().map(encode).collect()
}

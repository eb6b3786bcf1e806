//! The model into Rust text, as rustfmt would have it.

mod row;

use crate::error::{Error, Result};
use crate::layout;
use crate::model::{Each, Enum, Module, Output, Package, Query};
use crate::names;
use crate::parallel;
use crate::parse::Command;
use crate::types::crates_in;
use askama::Template;
use row::RowText;
use std::collections::BTreeSet;

/// A file of generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The module it is: `[]` is the root, which declares the others.
    pub module: Vec<String>,
    /// The text.
    pub text: String,
}

/// What stands at the top of the root.
#[derive(Template)]
#[template(path = "root.rs.jinja", escape = "none")]
struct RootTemplate<'a> {
    modules: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "module.rs.jinja", escape = "none")]
struct ModuleTemplate<'a> {
    source: Option<&'a str>,
    children: &'a [String],
    uses: Vec<String>,
    queries: Vec<QueryText<'a>>,
}

struct QueryText<'a> {
    name: &'a str,
    docs: Vec<String>,
    signature: String,
    body: String,
    each: Option<FunctionText>,
    visibility: &'static str,
    descriptor: &'a str,
    sql: String,
    params: String,
    rows: Vec<RowText<'a>>,
}

/// A function beside that of the query.
struct FunctionText {
    signature: String,
    body: String,
}

#[derive(Template)]
#[template(path = "types.rs.jinja", escape = "none")]
struct TypesTemplate<'a> {
    enums: Vec<EnumText<'a>>,
}

struct EnumText<'a> {
    name: &'a str,
    pg_name: String,
    bare_name: String,
    variants: String,
    is_empty: bool,
    labels: Vec<(&'a str, String)>,
}

/// Renders a package: the root, a file for each module, and one for the enums if there are any.
///
/// # Errors
///
/// None that an input can bring about: the templates only join strings.
pub fn render(package: &Package) -> Result<Vec<OutputFile>> {
    let top = package
        .modules
        .iter()
        .filter(|module| module.path.len() == 1);
    let mut modules: Vec<&str> = top.map(|module| module.path[0].as_str()).collect();
    if !package.enums.is_empty() {
        modules.push("types");
        modules.sort_unstable_by_key(|name| names::unescaped(name));
    }
    let mut files = vec![file(Vec::new(), &RootTemplate { modules })?];
    for module in parallel::map(package.modules.iter().collect(), module_file) {
        files.push(module?);
    }
    if !package.enums.is_empty() {
        let enums = package.enums.iter().map(enum_text).collect();
        files.push(file(vec!["types".to_owned()], &TypesTemplate { enums })?);
    }
    Ok(files)
}

fn module_file(module: &Module) -> Result<OutputFile> {
    let path = module.path.iter();
    let path = path.map(|part| names::unescaped(part).to_owned()).collect();
    file(path, &module_template(module))
}

fn file(module: Vec<String>, template: &impl Template) -> Result<OutputFile> {
    let text = template
        .render()
        .map_err(|error| Error::caused_by("a template of Bindery does not render", error))?;
    Ok(OutputFile { module, text })
}

fn module_template(module: &Module) -> ModuleTemplate<'_> {
    ModuleTemplate {
        source: module.source.as_deref(),
        children: &module.children,
        uses: uses(module),
        queries: module.queries.iter().map(query_text).collect(),
    }
}

/// The groups of `use` lines: what Bindery exports, the crates that it re-exports, the enums.
fn uses(module: &Module) -> Vec<String> {
    if module.queries.is_empty() {
        return Vec::new();
    }
    let typed = module.queries.iter().any(|query| !query.params.is_empty());
    let names = [
        ("Client", true),
        ("Error", true),
        ("Query", true),
        ("Type", typed),
    ];
    let names: Vec<&str> = names
        .into_iter()
        .filter(|(_, used)| *used)
        .map(|(name, _)| name)
        .collect();
    let mut groups = vec![format!("use bindery::{{{}}};", names.join(", "))];
    let types: BTreeSet<&str> = rust_types(module).collect();
    let mut crates: Vec<&str> = types.iter().copied().flat_map(crates_in).collect();
    crates.sort_unstable();
    crates.dedup();
    match crates.as_slice() {
        [] => {}
        [only] => groups.push(format!("use bindery::{only};")),
        several => groups.push(format!("use bindery::{{{}}};", several.join(", "))),
    }
    groups.extend(module.imports.iter().map(|row| row::import(row, module)));
    if types.iter().any(|rust_type| names_enum(rust_type)) {
        groups.push(format!("use {}types;", "super::".repeat(module.path.len())));
    }
    groups
}

/// Every type that the module's code names.
fn rust_types(module: &Module) -> impl Iterator<Item = &str> {
    module.queries.iter().flat_map(|query| {
        let output = match &query.output {
            Output::Row(rust_type) | Output::Group(rust_type) => Some(rust_type.as_str()),
            Output::Affected => None,
        };
        let fields = query.rows.iter().flat_map(|row| &row.fields);
        let fields = fields.map(|field| &*field.rust_type);
        query
            .params
            .iter()
            .map(|param| &*param.rust_type)
            .chain(fields)
            .chain(output)
    })
}

/// Whether the type is one of the module `types`.
fn names_enum(rust_type: &str) -> bool {
    let mut starts = rust_type
        .match_indices("types::")
        .map(|(at, _)| &rust_type[..at]);
    starts.any(|before| !before.ends_with(|c: char| c == ':' || c == '_' || c.is_alphanumeric()))
}

fn query_text(query: &Query) -> QueryText<'_> {
    let row = match &query.output {
        Output::Row(rust_type) | Output::Group(rust_type) => rust_type.as_str(),
        Output::Affected => "u64",
    };
    let output = match query.command {
        Command::Opt => format!("Result<Option<{row}>, Error>"),
        Command::Many => format!("Result<Vec<{row}>, Error>"),
        Command::Stream => format!("Result<bindery::Rows<'a, {row}>, Error>"),
        _ => format!("Result<{row}, Error>"),
    };
    // Rows that arrive borrow the client, which no other reference must be taken for.
    let (lifetime, client) = match query.command {
        Command::Stream => ("<'a>", "client: &'a mut impl Client"),
        _ => ("", "client: &mut impl Client"),
    };
    let method = match (&query.output, query.command) {
        (Output::Group(_), Command::Many) => "many_groups".to_owned(),
        (Output::Group(_), command) => format!("{command}_group"),
        (_, command) => command.to_string(),
    };
    let arguments: Vec<String> = query
        .params
        .iter()
        .map(|param| format!("&{}", param.name))
        .collect();
    let wires: Vec<String> = query
        .params
        .iter()
        .map(|param| format!("Type::{}", param.wire.as_deref().unwrap_or("UNKNOWN")))
        .collect();
    QueryText {
        name: &query.name,
        docs: doc_lines(&query.docs),
        signature: layout::signature(
            &format!("{}{lifetime}", query.function),
            &params(query, client),
            &output,
        ),
        body: layout::call(&format!("{}.{method}", query.descriptor), &arguments, &[]),
        each: query
            .each
            .as_ref()
            .map(|each| each_text(query, each, row, &arguments)),
        visibility: match query.is_named_elsewhere {
            true => "pub(crate) ",
            false => "",
        },
        descriptor: &query.descriptor,
        sql: layout::string(&query.sql),
        params: layout::array(&wires, "    params: &".len(), 1, 4),
        rows: query.rows.iter().map(row::text).collect(),
    }
}

/// The parameters of a function, the client before them.
fn params(query: &Query, client: &str) -> Vec<String> {
    let params = query.params.iter();
    let params = params.map(|param| format!("{}: {}", param.name, param.rust_type));
    std::iter::once(client.to_owned()).chain(params).collect()
}

fn each_text(query: &Query, each: &Each, row: &str, arguments: &[String]) -> FunctionText {
    let Each {
        function,
        closure,
        lent,
    } = each;
    let mut params = params(query, "client: &mut impl Client");
    params.push(format!("{closure}: impl FnMut({lent}) -> Result<(), E>"));
    let method = match query.command {
        Command::Stream => "stream_each",
        _ => "each",
    };
    let method = format!("{}.{method}::<{row}, E>", query.descriptor);
    FunctionText {
        signature: layout::signature(
            &format!("{function}<E: From<Error>>"),
            &params,
            "Result<(), E>",
        ),
        body: layout::call(&method, arguments, &[closure]),
    }
}

fn enum_text(it: &Enum) -> EnumText<'_> {
    let variants: Vec<String> = it
        .variants
        .iter()
        .map(|variant| format!("Self::{}", variant.name))
        .collect();
    let labels = it.variants.iter();
    EnumText {
        name: &it.name,
        is_empty: it.variants.is_empty(),
        pg_name: layout::comment(&it.pg_name),
        bare_name: layout::escaped(&it.bare_name),
        variants: layout::constant("const VARIANTS: &'static [Self]", &variants),
        labels: labels
            .map(|it| (it.name.as_str(), layout::escaped(&it.label)))
            .collect(),
    }
}

/// Lines of documentation. An example that names no language is text: it would become a test to compile.
fn doc_lines(docs: &[String]) -> Vec<String> {
    let mut in_example = false;
    let line = |line: &String| {
        let fence = line.trim_start().starts_with("```");
        let text = match fence && !in_example && line.trim() == "```" {
            true => "```text",
            false => line,
        };
        in_example ^= fence;
        doc_line(text)
    };
    docs.iter().map(line).collect()
}

/// A line of documentation. Four blanks at its beginning would make it an example.
fn doc_line(line: &str) -> String {
    let text = line.trim_start();
    let indent = (line.len() - text.len()).min(3);
    match text {
        "" => "///".to_owned(),
        _ => format!("/// {}{}", " ".repeat(indent), layout::comment(text)),
    }
}

//! The model into Rust text, as rustfmt would have it.

mod function;

use crate::error::{Error, Result};
use crate::layout;
use crate::model::{Enum, Flavour, Module, Output, Package, Query};
use crate::names;
use crate::parallel;
use crate::types::crates_in;
use askama::Template;
use function::{FunctionText, function};
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
    children: Vec<&'a str>,
    uses: Vec<String>,
    queries: Vec<QueryText<'a>>,
}

/// The functions of the other flavour.
#[derive(Template)]
#[template(path = "nonblocking.rs.jinja", escape = "none")]
struct NonblockingTemplate<'a> {
    source: &'a str,
    functions: Vec<FunctionText>,
}

struct QueryText<'a> {
    name: &'a str,
    function: FunctionText,
    descriptor: &'a str,
    sql: String,
    params: String,
    row: Option<RowText<'a>>,
}

struct RowText<'a> {
    name: &'a str,
    derive: Option<String>,
    fields: Vec<String>,
    from_row: String,
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
    let modules = package.modules.iter().collect();
    for of_module in parallel::map(modules, |it| module_files(it, &package.flavours)) {
        files.extend(of_module?);
    }
    if !package.enums.is_empty() {
        let enums = package.enums.iter().map(enum_text).collect();
        files.push(file(vec!["types".to_owned()], &TypesTemplate { enums })?);
    }
    Ok(files)
}

/// The module's file, and that of its functions of the other flavour if there are two.
fn module_files(module: &Module, flavours: &[Flavour]) -> Result<Vec<OutputFile>> {
    let path = module.path.iter();
    let mut path: Vec<String> = path.map(|part| names::unescaped(part).to_owned()).collect();
    let (flavour, others) = flavours.split_first().unwrap_or((&Flavour::Blocking, &[]));
    let others = others.iter().filter(|_| !module.queries.is_empty());
    let template = module_template(module, *flavour, others.clone().count() > 0);
    let mut files = vec![file(path.clone(), &template)?];
    path.push("nonblocking".to_owned());
    for flavour in others {
        let functions = module.queries.iter();
        let template = NonblockingTemplate {
            source: module.source.as_deref().unwrap_or_default(),
            functions: functions.map(|query| function(query, *flavour)).collect(),
        };
        files.push(file(path.clone(), &template)?);
    }
    Ok(files)
}

fn file(module: Vec<String>, template: &impl Template) -> Result<OutputFile> {
    let text = template
        .render()
        .map_err(|error| Error::caused_by("a template of Bindery does not render", error))?;
    Ok(OutputFile { module, text })
}

fn module_template(module: &Module, flavour: Flavour, has_other: bool) -> ModuleTemplate<'_> {
    let mut children: Vec<&str> = module.children.iter().map(String::as_str).collect();
    if has_other {
        children.push("nonblocking");
        children.sort_unstable_by_key(|name| names::unescaped(name));
    }
    ModuleTemplate {
        source: module.source.as_deref(),
        children,
        uses: uses(module, flavour),
        queries: module
            .queries
            .iter()
            .map(|query| query_text(query, flavour))
            .collect(),
    }
}

/// The groups of `use` lines: what Bindery exports, the crates that it re-exports, the enums.
fn uses(module: &Module, flavour: Flavour) -> Vec<String> {
    if module.queries.is_empty() {
        return Vec::new();
    }
    let typed = module.queries.iter().any(|query| !query.params.is_empty());
    let names = [
        ("Client", flavour == Flavour::Blocking),
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
    if flavour == Flavour::Nonblocking {
        groups.insert(0, "use bindery::nonblocking::{self, Client};".to_owned());
    }
    let types: BTreeSet<&str> = rust_types(module).collect();
    let mut crates: Vec<&str> = types.iter().copied().flat_map(crates_in).collect();
    crates.sort_unstable();
    crates.dedup();
    match crates.as_slice() {
        [] => {}
        [only] => groups.push(format!("use bindery::{only};")),
        several => groups.push(format!("use bindery::{{{}}};", several.join(", "))),
    }
    if types.iter().any(|rust_type| names_enum(rust_type)) {
        groups.push(format!("use {}types;", "super::".repeat(module.path.len())));
    }
    groups
}

/// Every type that the module's code names.
fn rust_types(module: &Module) -> impl Iterator<Item = &str> {
    module.queries.iter().flat_map(|query| {
        let output = match &query.output {
            Output::Row(rust_type) => Some(rust_type.as_str()),
            Output::Affected => None,
        };
        let fields = query
            .row
            .iter()
            .flat_map(|_| &query.fields)
            .map(|field| &*field.rust_type);
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

fn query_text(query: &Query, flavour: Flavour) -> QueryText<'_> {
    let wires: Vec<String> = query
        .params
        .iter()
        .map(|param| format!("Type::{}", param.wire.as_deref().unwrap_or("UNKNOWN")))
        .collect();
    QueryText {
        name: &query.name,
        function: function(query, flavour),
        descriptor: &query.descriptor,
        sql: layout::string(&query.sql),
        params: layout::array(&wires, "    params: &".len(), 1, 4),
        row: query.row.as_ref().map(|row| RowText {
            name: &row.name,
            derive: (!row.derive.is_empty()).then(|| layout::derive(&row.derive)),
            fields: query
                .fields
                .iter()
                .map(|f| layout::field(&f.name, &f.rust_type))
                .collect(),
            from_row: layout::from_row(&row.name, query.fields.iter().map(|it| it.name.as_str())),
        }),
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

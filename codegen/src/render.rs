//! The model into Rust text, as rustfmt would have it.

mod bulk;
mod constraints;
mod dynamic;
mod expected;
mod function;
mod inputs;
mod models;
mod row;
mod user_types;
mod uses;

use crate::error::{Error, Result};
use crate::layout;
use crate::model::{Bulk, Database, Field, Flavour, Module, Package, Query};
use crate::names;
use crate::parallel;
use crate::procedures::{Procedures, schema_of};
use askama::Template;
use function::{FunctionText, Style, functions};
use inputs::InputText;
use models::StatementText;
use row::{Home, RowText};
use uses::{clients, uses};

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
    verify: VerifyText,
}

/// The functions that compare a database with what the code was generated from, if there is any.
#[derive(Template)]
#[template(path = "verify.rs.jinja", escape = "none")]
struct VerifyText {
    expected: Option<String>,
    functions: Vec<FunctionText>,
    /// Whether the function stands where nothing is allowed yet.
    is_root: bool,
}

/// What stands at the top of a database that has a name.
#[derive(Template)]
#[template(path = "database.rs.jinja", escape = "none")]
struct DatabaseTemplate<'a> {
    name: &'a str,
    marker: &'a str,
    modules: Vec<&'a str>,
    verify: VerifyText,
}

#[derive(Template)]
#[template(path = "module.rs.jinja", escape = "none")]
struct ModuleTemplate<'a> {
    source: Option<&'a str>,
    docs: Vec<String>,
    children: Vec<&'a str>,
    uses: Vec<String>,
    queries: Vec<QueryText<'a>>,
    expected: Option<String>,
}

/// The functions of the other flavour.
#[derive(Template)]
#[template(path = "nonblocking.rs.jinja", escape = "none")]
struct NonblockingTemplate<'a> {
    source: &'a str,
    uses: String,
    functions: Vec<FunctionText>,
}

struct QueryText<'a> {
    name: &'a str,
    functions: Vec<FunctionText>,
    visibility: &'static str,
    descriptor: &'a str,
    sql: String,
    params: String,
    statements: Vec<StatementText<'a>>,
    dynamic: Vec<String>,
    inputs: Vec<InputText>,
    rows: Vec<RowText<'a>>,
    chosen: Vec<String>,
}

/// Renders a package: the root, a file for each module, and one for the types of users if there are any.
///
/// # Errors
///
/// None that an input can bring about: the templates only join strings.
pub fn render(package: &Package, procedures: &Procedures) -> Result<Vec<OutputFile>> {
    let top = package
        .modules
        .iter()
        .filter(|module| module.path.len() == 1);
    let mut modules: Vec<&str> = top.map(|module| module.path[0].as_str()).collect();
    for (name, is_there) in [
        ("models", !package.models.is_empty()),
        ("types", !package.types.is_empty()),
    ] {
        modules.extend(is_there.then_some(name));
    }
    modules.extend(package.constraints.iter().map(|it| it.module.as_str()));
    modules.extend(package.databases.iter().map(String::as_str));
    modules.sort_by_key(|name| names::unescaped(name));
    let verify = VerifyText {
        expected: expected::of_database(package),
        functions: expected::functions(package),
        is_root: package.database.is_none(),
    };
    let mut files = vec![match &package.database {
        None => file(Vec::new(), &RootTemplate { modules, verify })?,
        Some(Database { name, marker }) => file(
            Vec::new(),
            &DatabaseTemplate {
                name,
                marker,
                modules,
                verify,
            },
        )?,
    }];
    let modules = package.modules.iter().collect();
    for of_module in parallel::map(modules, |it| module_files(it, package, procedures)) {
        files.extend(of_module?);
    }
    if !package.models.is_empty() {
        let path = vec!["models".to_owned()];
        files.push(file(path, &models::template(&package.models))?);
    }
    if !package.types.is_empty() {
        let path = vec!["types".to_owned()];
        files.push(file(path, &user_types::template(&package.types))?);
    }
    if let Some(found) = &package.constraints {
        let path = vec![found.module.clone()];
        files.push(file(path, &constraints::template(found))?);
    }
    if let Some(database) = &package.database {
        for file in &mut files {
            file.module.insert(0, database.name.clone());
        }
    }
    Ok(files)
}

/// The module's file, and that of its functions of the other flavour if there are two.
fn module_files(
    module: &Module,
    package: &Package,
    procedures: &Procedures,
) -> Result<Vec<OutputFile>> {
    let (database, flavours) = (package.database.as_ref(), &package.flavours);
    let path = module.path.iter();
    let mut path: Vec<String> = path.map(|part| names::unescaped(part).to_owned()).collect();
    let (flavour, others) = flavours.split_first().unwrap_or((&Flavour::Blocking, &[]));
    let others = others.iter().filter(|_| !module.queries.is_empty());
    let style = Style::new(*flavour, database, path.len());
    let home = Home {
        flavours,
        database,
        depth: path.len(),
    };
    let has_other = others.clone().count() > 0;
    let mut template = module_template(module, &style, &home, has_other, procedures);
    if let Some(found) = &package.constraints {
        let lines = constraints::of_module(module, &found.module);
        template.uses.extend(lines);
    }
    let mut files = vec![file(path.clone(), &template)?];
    path.push("nonblocking".to_owned());
    for flavour in others {
        let queries = module.queries.iter();
        let style = Style::new(*flavour, database, path.len());
        let template = NonblockingTemplate {
            source: module.source.as_deref().unwrap_or_default(),
            uses: style.nonblocking(&clients(module)),
            functions: queries.flat_map(|query| functions(query, &style)).collect(),
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

fn module_template<'a>(
    module: &'a Module,
    style: &Style,
    home: &Home<'_>,
    has_other: bool,
    procedures: &Procedures,
) -> ModuleTemplate<'a> {
    let schema = module.source.as_deref().and_then(schema_of);
    let mut children: Vec<&str> = module.children.iter().map(String::as_str).collect();
    if has_other {
        children.push("nonblocking");
        children.sort_unstable_by_key(|name| names::unescaped(name));
    }
    ModuleTemplate {
        source: module.source.as_deref(),
        docs: schema.map_or_else(Vec::new, |it| {
            inner_doc_lines(&procedures.about_skipped(it))
        }),
        children,
        uses: uses(module, style),
        queries: module
            .queries
            .iter()
            .map(|query| query_text(query, style, home))
            .collect(),
        expected: expected::of_module(module),
    }
}

fn query_text<'a>(query: &'a Query, style: &Style, home: &Home<'_>) -> QueryText<'a> {
    let statements = query.statements.iter();
    QueryText {
        name: &query.name,
        functions: functions(query, style),
        visibility: visibility(query.is_named_elsewhere),
        descriptor: &query.descriptor,
        sql: layout::string(&query.sql),
        params: types_of_params(wires(query)),
        statements: statements
            .map(|it| models::statement(it, query.is_named_elsewhere))
            .collect(),
        dynamic: (query.dynamic.iter())
            .flat_map(|it| dynamic::items(it, &query.descriptor))
            .collect(),
        inputs: query.inputs.iter().map(inputs::text).collect(),
        rows: (query.rows.iter()).map(|it| row::text(it, home)).collect(),
        chosen: chosen(&query.chosen),
    }
}

/// Who may name a static.
fn visibility(is_named_elsewhere: bool) -> &'static str {
    match is_named_elsewhere {
        true => "pub(crate) ",
        false => "",
    }
}

/// The types of the query's parameters, and that of a column that the driver has to ask about.
fn wires(query: &Query) -> impl Iterator<Item = Option<&str>> {
    let is_copy = query.bulk.as_ref().is_some_and(Bulk::is_copy);
    let params = query.params.iter().flat_map(|it| it.wires());
    params
        .chain(query.asks.then_some(None))
        .filter(move |_| !is_copy)
}

/// The array of the parameters' types.
fn types_of_params<'a>(wires: impl Iterator<Item = Option<&'a str>>) -> String {
    let wires: Vec<String> = wires
        .map(|wire| format!("Type::{}", wire.unwrap_or("ANY")))
        .collect();
    layout::array(&wires, "    params: &".len(), 1, 4)
}

/// A line for each column whose type the user chose.
fn chosen(fields: &[Field]) -> Vec<String> {
    let lines = fields
        .iter()
        .map(|it| format!("bindery::column_type!({}: {});", it.name, it.rust_type));
    lines.collect()
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

/// Lines of documentation of the module that they stand in.
fn inner_doc_lines(docs: &[String]) -> Vec<String> {
    let lines = doc_lines(docs).into_iter();
    lines.map(|line| line.replacen("///", "//!", 1)).collect()
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

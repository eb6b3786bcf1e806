//! SQL's names into Rust's: case, keywords, and characters that no identifier has.

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

/// Keywords of every edition, strict and reserved:
/// <https://doc.rust-lang.org/reference/keywords.html>.
const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "_",
];

/// Keywords that `r#` does not help.
const PATH_KEYWORDS: [&str; 4] = ["self", "super", "crate", "Self"];

/// Names of types that generated code uses without a path.
const TYPES_IN_USE: [&str; 11] = [
    "Client", "Err", "Error", "None", "Ok", "Option", "Query", "Result", "Some", "Type", "Vec",
];

/// The name of a function, a field, a parameter or a module: `r#type` where it must be.
#[must_use]
pub(crate) fn snake(name: &str) -> String {
    if is_snake(name) {
        return escape(name.to_owned());
    }
    let cased = letters(name).to_snake_case();
    // Casing drops what tells `_id` from `id`, and everything of `_`.
    escape(identifier(if cased.is_empty() { "_" } else { &cased }))
}

/// The name of a function's parameter, of which the first is the client.
#[must_use]
pub(crate) fn parameter(name: &str) -> String {
    match snake(name) {
        name if name == "client" => "client_".to_owned(),
        name => name,
    }
}

/// The name of a struct, an enum or a variant.
#[must_use]
pub(crate) fn pascal(name: &str) -> String {
    escape(identifier(&letters(name).to_pascal_case()))
}

/// The name of a row's struct, which must not hide a type that the code around it uses.
#[must_use]
pub(crate) fn row(name: &str) -> String {
    let name = pascal(name);
    if TYPES_IN_USE.contains(&name.as_str()) || name == "String" {
        format!("{name}Row")
    } else {
        name
    }
}

/// The name of a static.
#[must_use]
pub(crate) fn shouty(name: &str) -> String {
    match is_snake(name) {
        true => name.to_ascii_uppercase(),
        false => identifier(&letters(name).to_shouty_snake_case()),
    }
}

/// An identifier without `r#`, as a file is named for its module.
#[must_use]
pub(crate) fn unescaped(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Whether casing would change nothing: most names of SQL are written so.
fn is_snake(name: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
    let ends = |c: u8| c.is_ascii_lowercase();
    let bytes = name.as_bytes();
    bytes.first().is_some_and(|c| ends(*c))
        && bytes.last().is_some_and(|c| *c != b'_')
        && bytes.iter().all(|c| plain(*c))
        && !name.contains("__")
}

/// The name with blanks for what no identifier has, so that casing sees words.
fn letters(name: &str) -> String {
    let keep = |c: char| {
        if unicode_ident::is_xid_continue(c) {
            c
        } else {
            ' '
        }
    };
    name.chars().map(keep).collect()
}

/// The name with an underscore before what no identifier begins with.
fn identifier(name: &str) -> String {
    match name.chars().next() {
        Some(first) if first == '_' || unicode_ident::is_xid_start(first) => name.to_owned(),
        _ => format!("_{name}"),
    }
}

fn escape(name: String) -> String {
    if PATH_KEYWORDS.contains(&name.as_str()) || name == "_" {
        format!("{name}_")
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

//! How rustfmt would break a line: widths and shapes of the few forms that generated code has.
//!
//! The limits are rustfmt's defaults: <https://rust-lang.github.io/rustfmt/>.

mod calls;

pub(crate) use calls::{Frame, awaited, call, only_array, plain_awaited, plain_call};

/// `max_width`: where a line ends.
const MAX_WIDTH: usize = 100;

/// `fn_call_width` and `array_width`: how wide the insides of a call or an array may be on one line.
const INNER_WIDTH: usize = 60;

/// `short_array_element_width_threshold`: arrays of elements up to this wide are filled line by line.
const SHORT_ELEMENT: usize = 10;

/// Width in columns, as rustfmt counts: characters.
fn width(text: &str) -> usize {
    text.chars().count()
}

fn pad(indent: usize) -> String {
    " ".repeat(indent)
}

/// `[a, b]` that begins behind `before` columns of its line, in a block indented by `indent`; `after`
/// columns follow it on its last line.
pub(crate) fn array(elements: &[String], before: usize, after: usize, indent: usize) -> String {
    let line = elements.join(", ");
    let narrow = elements.len() == 1 || width(&line) <= INNER_WIDTH;
    if elements.is_empty() || (narrow && before + width(&line) + 2 + after <= MAX_WIDTH) {
        return format!("[{line}]");
    }
    let text = match elements.iter().all(|element| is_short(element)) {
        true => filled(elements, indent + 4),
        false => stacked(elements, indent + 4),
    };
    format!("[\n{text}{}]", pad(indent))
}

/// One element a line; a call of a method that does not fit has a line of its own.
fn stacked(elements: &[String], indent: usize) -> String {
    let line = |element: &String| match element.split_once(".column(") {
        Some((list, column)) if indent + width(element) + 1 > MAX_WIDTH => {
            let (indent, inner) = (pad(indent), pad(indent + 4));
            format!("{indent}{list}\n{inner}.column({column},\n")
        }
        _ => format!("{}{element},\n", pad(indent)),
    };
    elements.iter().map(line).collect()
}

/// As many elements a line as there is room for.
pub(crate) fn filled(elements: &[String], indent: usize) -> String {
    let line = elements.join(", ");
    if indent + width(&line) < MAX_WIDTH {
        return format!("{}{line},\n", pad(indent));
    }
    let mut text = pad(indent);
    let mut column = indent;
    for element in elements {
        // A blank before it and a comma behind it; rustfmt keeps a column free.
        if column > indent && column + width(element) + 2 >= MAX_WIDTH {
            text.push_str(&format!("\n{}", pad(indent)));
            column = indent;
        } else if column > indent {
            text.push(' ');
            column += 1;
        }
        text.push_str(&format!("{element},"));
        column += width(element) + 1;
    }
    text + "\n"
}

/// Whether rustfmt fills lines with such elements: narrow ones that are no path of several parts.
fn is_short(element: &str) -> bool {
    width(element) <= SHORT_ELEMENT && !element.contains("::")
}

/// `name = &[a, b];` in a block indented by four: rustfmt breaks behind the `=` where that is enough.
pub(crate) fn constant(name: &str, elements: &[String]) -> String {
    let line = elements.join(", ");
    let before = 4 + width(name) + " = &".len();
    if before + width(&line) + "[];".len() > MAX_WIDTH && width(&line) <= INNER_WIDTH {
        return format!("{name} =\n        &[{line}];");
    }
    format!("{name} = &{};", array(elements, before, 1, 4))
}

/// `let name = value;` in a function's body.
pub(crate) fn binding(name: &str, value: &str) -> String {
    let line = format!("let {name} = {value};");
    match 4 + width(&line) <= MAX_WIDTH {
        true => line,
        false => format!("let {name} =\n        {value};"),
    }
}

/// A parameter of a function, on a line of its own; rustfmt has its own way with bounds that do not fit.
fn parameter(param: &str) -> String {
    let line = format!("    {param},\n");
    match 4 + width(param) > MAX_WIDTH {
        true => line.replace(" + Copy + Sync]", "\n      + Copy\n      + Sync]"),
        false => line,
    }
}

/// `head(params) -> output {`, where `head` is as `pub fn name`.
pub(crate) fn signature(head: &str, params: &[String], output: &str) -> String {
    let line = format!("{head}({}) -> {output} {{", params.join(", "));
    if width(&line) <= MAX_WIDTH {
        return line;
    }
    let params: String = params.iter().map(|it| parameter(it)).collect();
    format!("{head}(\n{params}) -> {output} {{")
}

/// `pub name: Type,` in a struct.
pub(crate) fn field(name: &str, rust_type: &str) -> String {
    let line = format!("    pub {name}: {rust_type},");
    if width(&line) <= MAX_WIDTH {
        return line;
    }
    format!("    pub {name}:\n        {rust_type},")
}

/// `bindery::from_row!(Row: a, b; QUERY: b, a);`, whose lines rustfmt leaves as they are.
pub(crate) fn row_macro(name: &str, orders: &[(&str, Vec<String>)]) -> String {
    let parts = orders.iter();
    let parts: Vec<String> = parts
        .map(|(head, fields)| format!("{head}: {}", fields.join(", ")))
        .collect();
    let line = format!("bindery::{name}!({});", parts.join("; "));
    if width(&line) <= MAX_WIDTH {
        return line;
    }
    let parts = orders.iter().zip(parts).map(|((head, fields), part)| {
        // A semicolon behind it.
        if 4 + width(&part) < MAX_WIDTH {
            return format!("    {part}");
        }
        let lines = filled(fields, 4);
        format!("    {head}:\n{}", lines.trim_end_matches([',', '\n']))
    });
    format!(
        "bindery::{name}!(\n{}\n);",
        parts.collect::<Vec<_>>().join(";\n")
    )
}

/// `pub struct Name(pub Type);`
pub(crate) fn newtype(name: &str, rust_type: &str) -> String {
    let line = format!("pub struct {name}(pub {rust_type});");
    if width(&line) <= MAX_WIDTH {
        return line;
    }
    format!("pub struct {name}(\n    pub {rust_type},\n);")
}

/// `bindery::sql_composite!(Struct = "name": a = "a", b = "b");`, whose lines rustfmt leaves as they are.
pub(crate) fn composite<'a>(
    name: &str,
    pg_name: &str,
    fields: impl Iterator<Item = (&'a str, String)>,
) -> String {
    let fields: Vec<String> = fields
        .map(|(field, pg_field)| format!("{field} = {pg_field}"))
        .collect();
    let head = format!("{name} = {pg_name}:");
    let line = format!("bindery::sql_composite!({head} {});", fields.join(", "));
    if fields.is_empty() {
        return format!("bindery::sql_composite!({head});");
    }
    if width(&line) <= MAX_WIDTH {
        return line;
    }
    let lines = filled(&fields, 4);
    format!(
        "bindery::sql_composite!(\n    {head}\n{}\n);",
        lines.trim_end_matches([',', '\n'])
    )
}

/// `bindery::group!(Row by 0, 1: field = (Inner: a = 2));`, whose lines rustfmt leaves as they are.
pub(crate) fn group(row: &str, key: &[usize], place: &str) -> String {
    let key: Vec<String> = key.iter().map(usize::to_string).collect();
    let head = format!("{row} by {}:", key.join(", "));
    let line = format!("bindery::group!({head} {place});");
    match width(&line) <= MAX_WIDTH {
        true => line,
        false => format!("bindery::group!(\n    {head}\n    {place}\n);"),
    }
}

/// `#[derive(…)]`
pub(crate) fn derive(traits: &[String]) -> String {
    let line = traits.join(", ");
    // As rustfmt does, which is a column short of the limit here, and one beyond it below.
    if width(&line) + "#[derive()]".len() < MAX_WIDTH {
        format!("#[derive({line})]")
    } else if 4 + width(&line) <= MAX_WIDTH {
        format!("#[derive(\n    {line},\n)]")
    } else {
        format!("#[derive(\n{})]", stacked(traits, 4))
    }
}

/// `text` as a comment can hold it: in one line, and without what turns the reading direction.
pub(crate) fn comment(text: &str) -> String {
    let unsuitable = |c: char| (c.is_control() && c != '\t') || is_bidirectional(c);
    text.replace(unsuitable, " ")
}

/// Characters that change the reading direction are an error in source text.
fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A string literal in one line whose value is `text`.
pub(crate) fn escaped(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => c.escape_default().to_string(),
        c if c.is_control() || is_bidirectional(c) => c.escape_default().to_string(),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// A string literal whose value is `text`, byte for byte.
///
/// Raw where it can be, so that SQL reads as it was written; a raw string can not hold a carriage
/// return, and rustc reads `\r\n` in a literal as `\n`.
pub(crate) fn string(text: &str) -> String {
    let control = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(|c: char| control(c) || is_bidirectional(c)) {
        return escaped(text);
    }
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    let longest = text
        .split('"')
        .skip(1)
        .map(|rest| rest.len() - rest.trim_start_matches('#').len());
    let hashes = "#".repeat(longest.max().map_or(0, |most| most + 1));
    format!("r{hashes}\"{text}\"{hashes}")
}

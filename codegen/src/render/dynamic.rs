//! What there is of a query with parts into text.

use crate::layout;
use crate::model::{Choice, Dynamic, Patch, Piece, Query, Texts};

/// The items beside the query's descriptor.
pub(super) fn items(dynamic: &Dynamic, query: &str) -> Vec<String> {
    let mut items = vec![variants(dynamic, query)];
    items.extend(dynamic.choices.iter().map(choice));
    items.extend(dynamic.patch.as_ref().map(patch));
    items
}

/// `bindery::variants! { … }` or `bindery::joined! { … }`, whose lines rustfmt leaves as they are.
fn variants(dynamic: &Dynamic, query: &str) -> String {
    let values: Vec<String> = dynamic.switches.iter().map(|it| it.0.to_string()).collect();
    let head = format!("{} of {query}: [{}]", dynamic.descriptor, values.join(", "));
    match &dynamic.texts {
        Texts::All { numbers, texts } => {
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            let numbers = layout::array(&numbers, 4, 0, 4);
            let texts = texts.iter().map(|(sql, params)| {
                let params: Vec<String> = params.iter().map(usize::to_string).collect();
                format!("    {} [{}]\n", layout::string(sql), params.join(", "))
            });
            let texts: String = texts.collect();
            format!("bindery::variants! {{\n    {head}\n    {numbers}\n{texts}}}")
        }
        Texts::Joined(pieces) => {
            let pieces: String = pieces
                .iter()
                .map(|it| format!("    {},\n", piece(it)))
                .collect();
            format!("bindery::joined! {{\n    {head}\n{pieces}}}")
        }
    }
}

fn piece(of: &Piece) -> String {
    let several = |pieces: &[Piece]| {
        let pieces: Vec<String> = pieces.iter().map(piece).collect();
        format!("&[{}]", pieces.join(", "))
    };
    match of {
        Piece::Sql(sql) => format!("Sql({})", layout::string(sql)),
        Piece::Param(at) => format!("Param({at})"),
        Piece::When(switch, value, inner) => format!("When({switch}, {value}, {})", several(inner)),
        Piece::List(items) => {
            let items: Vec<String> = items.iter().map(|it| several(it)).collect();
            format!("List(&[{}])", items.join(", "))
        }
    }
}

/// The enum of a choice. Its first variant is 1: nothing chosen is 0.
fn choice(choice: &Choice) -> String {
    let mut lines = vec![
        super::doc_line(&choice.doc),
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]".to_owned(),
        format!("pub enum {} {{", choice.name),
    ];
    for (at, (name, doc)) in choice.variants.iter().enumerate() {
        let value = if at == 0 { " = 1" } else { "" };
        lines.push(format!("    {}", super::doc_line(doc)));
        lines.push(format!("    {name}{value},"));
    }
    lines.push("}".to_owned());
    lines.join("\n")
}

/// The struct of a patch.
fn patch(patch: &Patch) -> String {
    let mut lines = vec![
        super::doc_line(&patch.doc),
        layout::derive(&patch.derive),
        format!("pub struct {} {{", patch.name),
    ];
    for field in &patch.fields {
        lines.extend(
            field
                .doc
                .as_ref()
                .map(|doc| format!("    {}", super::doc_line(doc))),
        );
        lines.extend(patch.attribute.as_ref().map(|it| format!("    {it}")));
        lines.push(layout::field(&field.name, &field.rust_type));
    }
    lines.push("}".to_owned());
    let fields = patch.fields.iter().map(|it| it.name.clone()).collect();
    lines.push(layout::row_macro("patch", &[(&patch.name, fields)]));
    lines.join("\n")
}

/// The documentation of the query's function.
pub(super) fn docs(query: &Query) -> Vec<String> {
    let mut docs = query.docs.clone();
    if query.is_patch() {
        if !docs.is_empty() {
            docs.push(String::new());
        }
        docs.push("`None` where the patch sets nothing: then nothing is sent.".to_owned());
    }
    docs
}

/// The statements before the call: `let variant = …`.
pub(super) fn prelude(dynamic: &Dynamic) -> String {
    let values: Vec<String> = dynamic.switches.iter().map(|it| it.1.clone()).collect();
    let local = &dynamic.locals[0];
    let variant = format!("{}.variant", dynamic.descriptor);
    let variant = layout::only_array(&format!("    let {local} = "), &variant, &values);
    let variant = format!("let {local} = {variant};\n    ");
    match &dynamic.patch {
        Some(patch) => format!(
            "if {}.is_empty() {{\n        return Ok(None);\n    }}\n    {variant}",
            patch.param
        ),
        None => variant,
    }
}

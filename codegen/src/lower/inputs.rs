//! Parameters that come many at once into the struct of one row, or set, of them.

use crate::model::{Field, Input};
use crate::names;

/// The struct with this name of `fields`, each the name that the user gave it, its type as a parameter, and what the
/// user says of it.
pub(super) fn lower(name: &str, doc: String, fields: &[(&str, String, Option<&str>)]) -> Input {
    let mut lowered: Vec<Field> = Vec::new();
    for (name, rust_type, doc) in fields {
        lowered.push(Field {
            name: free(names::snake(name), &lowered),
            rust_type: rust_type.replace('&', "&'a "),
            doc: doc.map(str::to_owned),
        });
    }
    Input {
        name: names::pascal(name),
        doc,
        borrows: fields
            .iter()
            .any(|(_, rust_type, _)| rust_type.contains('&')),
        fields: lowered,
    }
}

/// `name`, with a number behind it if another field has it.
fn free(name: String, others: &[Field]) -> String {
    let taken = |name: &str| others.iter().any(|other| other.name == name);
    let numbered = |number: usize| format!("{}_{number}", names::unescaped(&name));
    match taken(&name) {
        true => (2..)
            .map(numbered)
            .find(|it| !taken(it))
            .unwrap_or_default(),
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_borrow_for_a_lifetime_and_names_are_told_apart() {
        let fields = [
            ("title", "&str".to_owned(), Some("its title")),
            ("Title", "Option<&[&str]>".to_owned(), None),
            ("type", "i32".to_owned(), None),
        ];
        let input = lower("add_books_input", String::new(), &fields);
        let field = |it: &Field| format!("{}: {}", it.name, it.rust_type);
        let found: Vec<String> = input.fields.iter().map(field).collect();
        let expected = [
            "title: &'a str",
            "title_2: Option<&'a [&'a str]>",
            "r#type: i32",
        ];
        assert_eq!(found, expected);
        assert_eq!(
            input.slice(),
            "&[impl Into<AddBooksInput<'a>> + Copy + Sync]"
        );
        let plain = lower("add_input", String::new(), &fields[2..]);
        assert_eq!(plain.rust_type(), "AddInput");
    }
}

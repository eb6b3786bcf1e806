//! `queries/catalogue.sql`

use crate::database::Outcome;
use crate::library::{PastLoan, date, in_library, record};
use crate::queries::books;
use crate::queries::catalogue::{self, Bibliographies, CopiesOfEntry, Entry, OpenLoan, Work};
use bindery::Value;

fn entry(id: i64, title: &str, author: &str) -> Entry {
    Entry {
        id,
        title: title.to_owned(),
        author: author.to_owned(),
    }
}

#[test]
fn an_entry_is_found_by_number() -> Outcome {
    in_library(|library| {
        let found = catalogue::entry(library, 3)?;
        assert_eq!(
            found,
            Some(entry(3, "Gösta Berlings saga", "Selma Lagerlöf"))
        );
        assert_eq!(catalogue::entry(library, 99)?, None);
        Ok(())
    })
}

#[test]
fn the_catalogue_comes_entry_by_entry() -> Outcome {
    in_library(|library| {
        let expected = [
            entry(4, "Kometen kommer", "Tove Jansson"),
            entry(3, "Gösta Berlings saga", "Selma Lagerlöf"),
            entry(1, "A Wizard of Earthsea", "Ursula K. Le Guin"),
            entry(2, "The Tombs of Atuan", "Ursula K. Le Guin"),
        ];
        let entries = catalogue::catalogue(library)?.collect::<Result<Vec<_>, _>>()?;
        assert_eq!(entries, expected);
        // Dropped early, it leaves the transaction usable.
        let first = catalogue::catalogue(library)?.next().transpose()?;
        assert_eq!(first.as_ref(), expected.first());
        assert_eq!(catalogue::entry(library, 4)?.as_ref(), expected.first());
        Ok(())
    })
}

#[test]
fn a_copy_is_out_on_a_loan_or_none() -> Outcome {
    in_library(|library| {
        let lent = |copy_id, returned_on| PastLoan {
            copy_id,
            member_id: 2,
            lent_on: "2024-01-10",
            due_on: "2024-01-31",
            returned_on,
            fine: "0",
        };
        record(library, &[lent(1, Some("2024-01-20")), lent(2, None)])?;
        let copy = |id, barcode: &str, loan| CopiesOfEntry {
            id,
            barcode: barcode.to_owned(),
            loan,
        };
        let loan = OpenLoan {
            id: 2,
            member_id: 2,
            due_on: date("2024-01-31"),
        };
        let expected = [copy(1, "EARTH-1", None), copy(2, "EARTH-2", Some(loan))];
        assert_eq!(catalogue::copies_of_entry(library, 1)?, expected);
        assert_eq!(catalogue::copies_of_entry(library, 4)?, []);
        Ok(())
    })
}

#[test]
fn an_author_has_all_books_or_none() -> Outcome {
    in_library(|library| {
        let work = |id, title: &str, published_on: Option<&str>| Work {
            id,
            title: title.to_owned(),
            published_on: published_on.map(date),
        };
        let author = |id, full_name: &str, books| Bibliographies {
            id,
            full_name: full_name.to_owned(),
            books,
        };
        let expected = [
            author(4, "Homer", vec![]),
            author(3, "Tove Jansson", vec![work(4, "Kometen kommer", None)]),
            author(
                2,
                "Selma Lagerlöf",
                vec![work(3, "Gösta Berlings saga", Some("1891-12-01"))],
            ),
            author(
                1,
                "Ursula K. Le Guin",
                vec![
                    work(1, "A Wizard of Earthsea", Some("1968-11-01")),
                    work(2, "The Tombs of Atuan", Some("1971-07-01")),
                ],
            ),
        ];
        assert_eq!(catalogue::bibliographies(library)?, expected);
        Ok(())
    })
}

#[test]
fn titles_are_lent_to_a_closure() -> Outcome {
    in_library(|library| {
        books::set_cover(library, Some(b"\x89PNG"), 4)?;
        let mut longest = String::new();
        let mut covers = Vec::new();
        catalogue::titles_each(library, |book| -> Result<(), bindery::Error> {
            if book.title.len() > longest.len() {
                book.title.clone_into(&mut longest);
            }
            covers.extend(book.cover.map(<[u8]>::to_vec));
            Ok(())
        })?;
        assert_eq!(longest, "A Wizard of Earthsea");
        assert_eq!(covers, [b"\x89PNG"]);

        let owned = catalogue::titles(library)?;
        assert_eq!(owned[3].subtitle.as_deref(), Some("A tale of the Moomins"));

        // The closure's own error ends it.
        let mut seen = 0;
        let ended = catalogue::titles_each(library, |book| {
            seen += 1;
            match book.subtitle {
                Some(subtitle) => Err(subtitle.into()),
                None => Ok::<(), Box<dyn std::error::Error>>(()),
            }
        });
        let ended = ended.expect_err("one of them has a subtitle").to_string();
        assert_eq!((ended.as_str(), seen), ("A tale of the Moomins", 4));
        Ok(())
    })
}

#[test]
fn an_inventory_is_a_map_of_its_columns() -> Outcome {
    in_library(|library| {
        let inventory = catalogue::inventory(library)?;
        let first = inventory.first().expect("there are books");
        let text = |text: &str| Value::Text(text.to_owned());
        let expected = [
            ("title", text("A Wizard of Earthsea")),
            ("genres", Value::Array(vec![text("fantasy")])),
            ("published_on", text("1968-11-01")),
            ("copies", Value::Int(2)),
            ("value", text("25.00")),
            ("worst", text("new")),
        ];
        let expected: Vec<(&str, &Value)> = expected.iter().map(|(k, v)| (*k, v)).collect();
        assert_eq!(first.iter().collect::<Vec<_>>(), expected);
        let last = inventory.last().expect("there are books");
        assert_eq!(last.get("value"), Some(&Value::Null));
        assert_eq!(last.get("price"), None);
        Ok(())
    })
}

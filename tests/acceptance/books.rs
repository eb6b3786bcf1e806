//! `queries/books.sql`

use crate::database::Outcome;
use crate::library::{all_some, date, in_library, now};
use crate::queries::books::{
    self, BookById, BooksByIds, BooksInAllGenres, BooksInAnyGenre, BooksInSeries, BooksWithDetails,
    BooksWithoutCopies, GenreCounts, ImportBooks, LatestBookOfEachAuthor, SearchBooks,
};
use bindery::serde_json::json;

#[test]
fn a_created_book_is_read_back_with_all_that_was_said() -> Outcome {
    in_library(|library| {
        let created = books::create_book(
            library,
            1,
            Some("9780441007318"),
            "The Left Hand of Darkness",
            Some("Ein Roman mit “Anführungszeichen” und 雪"),
            None,
            &["science fiction", "o'clock", "{\"braces\"}"],
            Some(date("1969-03-01")),
            Some(i32::MAX),
            &json!({"language": "en", "nested": {"list": [1, 2.5, null, true]}}),
        )?;
        assert_eq!(created.id, 5);
        assert_eq!(created.added_at, now(library)?);
        let expected = BookById {
            id: 5,
            title: "The Left Hand of Darkness".to_owned(),
            subtitle: Some("Ein Roman mit “Anführungszeichen” und 雪".to_owned()),
            isbn: Some("9780441007318".to_owned()),
            genres: all_some(&["science fiction", "o'clock", "{\"braces\"}"]),
            published_on: Some(date("1969-03-01")),
            pages: Some(i32::MAX),
            language: Some("en".to_owned()),
            author: "Ursula K. Le Guin".to_owned(),
        };
        assert_eq!(books::book_by_id(library, 5)?, Some(expected));
        Ok(())
    })
}

#[test]
fn what_is_not_known_of_a_book_is_none() -> Outcome {
    in_library(|library| {
        books::create_book(
            library,
            4,
            None,
            "Odyssey",
            None,
            None,
            &[],
            None,
            None,
            &json!({}),
        )?;
        let expected = BookById {
            id: 5,
            title: "Odyssey".to_owned(),
            subtitle: None,
            isbn: None,
            genres: vec![],
            published_on: None,
            pages: None,
            language: None,
            author: "Homer".to_owned(),
        };
        assert_eq!(books::book_by_id(library, 5)?, Some(expected));
        assert_eq!(books::book_by_id(library, 6)?, None);
        Ok(())
    })
}

#[test]
fn an_import_returns_only_the_new_books() -> Outcome {
    in_library(|library| {
        let titles = ["Kometen kommer", "Sent i november", "Pappan och havet"];
        let imported = books::import_books(library, 3, &titles, &["sv", "sv", "sv"])?;
        let titles: Vec<&str> = imported.iter().map(|book| book.title.as_str()).collect();
        assert_eq!(titles, ["Sent i november", "Pappan och havet"]);
        let november = books::book_by_id(library, imported[0].id)?.expect("it was imported");
        assert_eq!(november.language.as_deref(), Some("sv"));
        let again: Vec<ImportBooks> =
            books::import_books(library, 3, &["Sent i november"], &["sv"])?;
        assert_eq!(again, []);
        assert_eq!(books::import_books(library, 3, &[], &[])?, []);
        Ok(())
    })
}

#[test]
fn a_book_is_found_by_isbn() -> Outcome {
    in_library(|library| {
        assert_eq!(books::book_id_by_isbn(library, "9780553383041")?, Some(1));
        assert_eq!(books::book_id_by_isbn(library, "9780000000000")?, None);
        Ok(())
    })
}

#[test]
fn books_come_in_the_order_of_their_numbers() -> Outcome {
    in_library(|library| {
        let row = |id, title: &str, published_on: Option<&str>| BooksByIds {
            id,
            title: title.to_owned(),
            published_on: published_on.map(date),
        };
        let expected = [
            row(4, "Kometen kommer", None),
            row(1, "A Wizard of Earthsea", Some("1968-11-01")),
        ];
        assert_eq!(books::books_by_ids(library, &[4, 99, 1])?, expected);
        assert_eq!(books::books_by_ids(library, &[])?, []);
        Ok(())
    })
}

#[test]
fn a_search_finds_words_and_counts_all_matches() -> Outcome {
    in_library(|library| {
        let tombs = SearchBooks {
            id: 2,
            title: "The Tombs of Atuan".to_owned(),
            subtitle: None,
            author: "Ursula K. Le Guin".to_owned(),
            total: 1,
        };
        let found = books::search_books(library, "tombs -wizard", 10, 0)?;
        assert_eq!(found, [tombs]);
        let moomin = SearchBooks {
            id: 4,
            title: "Kometen kommer".to_owned(),
            subtitle: Some("A tale of the Moomins".to_owned()),
            author: "Tove Jansson".to_owned(),
            total: 2,
        };
        let page = books::search_books(library, "moomins or wizard", 1, 1)?;
        assert_eq!(page, [moomin]);
        assert_eq!(books::search_books(library, "\"silk road\"", 10, 0)?, []);
        Ok(())
    })
}

#[test]
fn genres_are_compared_as_sets() -> Outcome {
    in_library(|library| {
        let any = |id, title: &str, genres: &[&str]| BooksInAnyGenre {
            id,
            title: title.to_owned(),
            genres: all_some(genres),
        };
        assert_eq!(
            books::books_in_any_genre(library, &["novel", "children"])?,
            [
                any(3, "Gösta Berlings saga", &["novel"]),
                any(4, "Kometen kommer", &["children", "fantasy"]),
            ]
        );
        let comet = BooksInAllGenres {
            id: 4,
            title: "Kometen kommer".to_owned(),
            genres: all_some(&["children", "fantasy"]),
        };
        let found = books::books_in_all_genres(library, &["fantasy", "children"])?;
        assert_eq!(found, [comet]);
        assert_eq!(books::books_in_all_genres(library, &[])?.len(), 4);
        assert_eq!(books::books_in_any_genre(library, &[])?, []);
        Ok(())
    })
}

#[test]
fn details_are_matched_as_json() -> Outcome {
    in_library(|library| {
        let row = |id, title: &str, illustrated| BooksWithDetails {
            id,
            title: title.to_owned(),
            language: Some("en".to_owned()),
            illustrated,
        };
        let expected = [
            row(1, "A Wizard of Earthsea", Some(true)),
            row(2, "The Tombs of Atuan", None),
        ];
        let found = books::books_with_details(library, &json!({"language": "en"}))?;
        assert_eq!(found, expected);
        let found = books::books_with_details(library, &json!({"illustrated": false}))?;
        assert_eq!(found, []);
        Ok(())
    })
}

#[test]
fn the_latest_book_needs_a_date() -> Outcome {
    in_library(|library| {
        let row = |author_id, author: &str, title: &str, day| LatestBookOfEachAuthor {
            author_id,
            author: author.to_owned(),
            title: title.to_owned(),
            published_on: date(day),
        };
        let expected = [
            row(1, "Ursula K. Le Guin", "The Tombs of Atuan", "1971-07-01"),
            row(2, "Selma Lagerlöf", "Gösta Berlings saga", "1891-12-01"),
        ];
        assert_eq!(books::latest_book_of_each_author(library)?, expected);
        Ok(())
    })
}

#[test]
fn a_series_is_followed_to_its_end() -> Outcome {
    in_library(|library| {
        let title = "The Farthest Shore";
        books::create_book(
            library,
            1,
            None,
            title,
            None,
            Some(2),
            &[],
            None,
            None,
            &json!({}),
        )?;
        let row = |volume, id, title: &str| BooksInSeries {
            volume,
            id,
            title: title.to_owned(),
        };
        let expected = [
            row(1, 1, "A Wizard of Earthsea"),
            row(2, 2, "The Tombs of Atuan"),
            row(3, 5, "The Farthest Shore"),
        ];
        assert_eq!(books::books_in_series(library, 1)?, expected);
        assert_eq!(books::books_in_series(library, 99)?, []);
        Ok(())
    })
}

#[test]
fn genres_are_counted() -> Outcome {
    in_library(|library| {
        let row = |genre: &str, books| GenreCounts {
            genre: genre.to_owned(),
            books,
        };
        let all = [row("fantasy", 3), row("children", 1), row("novel", 1)];
        assert_eq!(books::genre_counts(library, 1)?, all);
        assert_eq!(books::genre_counts(library, 2)?, all[..1]);
        Ok(())
    })
}

#[test]
fn genres_are_added_once() -> Outcome {
    in_library(|library| {
        let genres = books::add_genres(library, &["dragons", "fantasy"], 1)?;
        assert_eq!(genres, Some(all_some(&["dragons", "fantasy"])));
        assert_eq!(books::add_genres(library, &["dragons"], 99)?, None);
        Ok(())
    })
}

#[test]
fn a_detail_is_set() -> Outcome {
    in_library(|library| {
        assert_eq!(books::set_detail(library, "language", "fi", 4)?, 1);
        assert_eq!(books::set_detail(library, "language", "fi", 99)?, 0);
        let book = books::book_by_id(library, 4)?.expect("the stock has it");
        assert_eq!(book.language.as_deref(), Some("fi"));
        Ok(())
    })
}

#[test]
fn a_cover_is_any_bytes() -> Outcome {
    in_library(|library| {
        let all_bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
        for bytes in [all_bytes.as_slice(), b"\0", b""] {
            assert_eq!(books::set_cover(library, Some(bytes), 1)?, 1);
            assert_eq!(books::cover(library, 1)?.as_deref(), Some(bytes));
        }
        assert_eq!(books::set_cover(library, None, 1)?, 1);
        assert_eq!(books::cover(library, 1)?, None);
        assert_eq!(books::set_cover(library, None, 99)?, 0);
        Ok(())
    })
}

#[test]
fn books_without_copies_are_listed() -> Outcome {
    in_library(|library| {
        let comet = BooksWithoutCopies {
            id: 4,
            title: "Kometen kommer".to_owned(),
        };
        assert_eq!(books::books_without_copies(library)?, [comet]);
        Ok(())
    })
}

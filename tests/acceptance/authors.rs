//! `queries/authors.sql`

use crate::database::Outcome;
use crate::library::{all_some, date, in_library};
use crate::queries::authors::{
    self, AuthorById, AuthorGenres, AuthorsByCountry, AuthorsPage, AuthorsWithBooks, CreateAuthor,
    DeleteAuthorsWithoutBooks, SearchAuthors,
};
use bindery::serde_json::json;

#[test]
fn an_author_needs_only_a_last_name() -> Outcome {
    in_library(|library| {
        let created = authors::create_author(library, None, "Voltaire", None, None)?;
        let expected = CreateAuthor {
            id: 5,
            full_name: "Voltaire".to_owned(),
        };
        assert_eq!(created, expected);
        let expected = AuthorById {
            id: 5,
            full_name: "Voltaire".to_owned(),
            country: None,
            birth_date: None,
            death_date: None,
            biography: None,
        };
        assert_eq!(authors::author_by_id(library, 5)?, Some(expected));
        Ok(())
    })
}

#[test]
fn an_author_is_found_by_number() -> Outcome {
    in_library(|library| {
        let expected = AuthorById {
            id: 1,
            full_name: "Ursula K. Le Guin".to_owned(),
            country: Some("US".to_owned()),
            birth_date: Some(date("1929-10-21")),
            death_date: Some(date("2018-01-22")),
            biography: None,
        };
        assert_eq!(authors::author_by_id(library, 1)?, Some(expected));
        assert_eq!(authors::author_by_id(library, -1)?, None);
        Ok(())
    })
}

#[test]
fn the_age_of_an_author_is_unknown_without_a_birth_date() -> Outcome {
    in_library(|library| {
        authors::create_author(library, None, "Anonymous", Some("SE"), None)?;
        let row = |id, full_name: &str, age| AuthorsByCountry {
            id,
            full_name: full_name.to_owned(),
            age,
        };
        let swedes = authors::authors_by_country(library, "SE")?;
        assert_eq!(
            swedes,
            [
                row(2, "Selma Lagerlöf", Some(81)),
                row(5, "Anonymous", None)
            ]
        );
        assert_eq!(authors::authors_by_country(library, "NO")?, []);
        Ok(())
    })
}

#[test]
fn a_search_ignores_case_and_knows_wildcards() -> Outcome {
    in_library(|library| {
        let names = |found: Vec<SearchAuthors>| -> Vec<String> {
            found.into_iter().map(|author| author.full_name).collect()
        };
        let found = authors::search_authors(library, "LAGERL")?;
        assert_eq!(names(found), ["Selma Lagerlöf"]);
        let found = authors::search_authors(library, "s_lm")?;
        assert_eq!(names(found), ["Selma Lagerlöf"]);
        let found = authors::search_authors(library, "Robert'); DROP TABLE author; --")?;
        assert_eq!(found, []);
        Ok(())
    })
}

#[test]
fn the_pages_of_authors_follow_one_another() -> Outcome {
    in_library(|library| {
        let row = |id, last_name: &str, full_name: &str| AuthorsPage {
            id,
            last_name: last_name.to_owned(),
            full_name: full_name.to_owned(),
        };
        let first = authors::authors_page(library, "", 0, 2)?;
        assert_eq!(
            first,
            [row(4, "Homer", "Homer"), row(3, "Jansson", "Tove Jansson")]
        );
        let second = authors::authors_page(library, "Jansson", 3, 2)?;
        assert_eq!(
            second,
            [
                row(2, "Lagerlöf", "Selma Lagerlöf"),
                row(1, "Le Guin", "Ursula K. Le Guin")
            ]
        );
        assert_eq!(authors::authors_page(library, "Le Guin", 1, 2)?, []);
        Ok(())
    })
}

#[test]
fn every_author_comes_with_books() -> Outcome {
    in_library(|library| {
        let row = |id, full_name: &str, books| AuthorsWithBooks {
            id,
            full_name: full_name.to_owned(),
            books,
        };
        let expected = [
            row(4, "Homer", json!([])),
            row(
                3,
                "Tove Jansson",
                json!([{"id": 4, "title": "Kometen kommer"}]),
            ),
            row(
                2,
                "Selma Lagerlöf",
                json!([{"id": 3, "title": "Gösta Berlings saga"}]),
            ),
            row(
                1,
                "Ursula K. Le Guin",
                json!([
                    {"id": 1, "title": "A Wizard of Earthsea"},
                    {"id": 2, "title": "The Tombs of Atuan"},
                ]),
            ),
        ];
        assert_eq!(authors::authors_with_books(library)?, expected);
        Ok(())
    })
}

#[test]
fn the_genres_of_authors_are_gathered() -> Outcome {
    in_library(|library| {
        let expected = [
            AuthorGenres {
                author_id: 1,
                genres: all_some(&["fantasy"]),
            },
            AuthorGenres {
                author_id: 3,
                genres: all_some(&["children", "fantasy"]),
            },
        ];
        assert_eq!(authors::author_genres(library, &[3, 4, 1])?, expected);
        assert_eq!(authors::author_genres(library, &[])?, []);
        Ok(())
    })
}

#[test]
fn a_biography_is_set_and_removed() -> Outcome {
    in_library(|library| {
        let long = "A life. ".repeat(10_000);
        for biography in [Some(long.as_str()), Some(""), None] {
            assert_eq!(authors::set_biography(library, biography, 4)?, 1);
            let author = authors::author_by_id(library, 4)?.expect("the stock has it");
            assert_eq!(author.biography.as_deref(), biography);
        }
        assert_eq!(authors::set_biography(library, None, 99)?, 0);
        Ok(())
    })
}

#[test]
fn authors_without_books_are_removed() -> Outcome {
    in_library(|library| {
        let homer = DeleteAuthorsWithoutBooks {
            id: 4,
            full_name: "Homer".to_owned(),
        };
        let removed = authors::delete_authors_without_books(library)?;
        assert_eq!(removed, [homer]);
        assert_eq!(authors::delete_authors_without_books(library)?, []);
        assert_eq!(authors::author_by_id(library, 4)?, None);
        Ok(())
    })
}

//! `queries/finder.sql`

use crate::database::Outcome;
use crate::library::{all_some, date, in_library};
use crate::nonblocking::{connect, with_config};
use crate::queries::finder::{self, ChangeBookPatch, FindBooksSort};
use bindery::{Cached, Patch};

#[test]
fn filters_and_the_order_are_optional() -> Outcome {
    in_library(|library| {
        let mut find = |title, author, since, in_print, sort| {
            let found = finder::find_books(library, title, author, since, in_print, sort, 10)?;
            Ok::<_, bindery::Error>(found.into_iter().map(|it| it.id).collect::<Vec<_>>())
        };
        assert_eq!(find(None, None, None, false, None)?, [1, 2, 3, 4]);
        let (newest, by_title) = (Some(FindBooksSort::Newest), Some(FindBooksSort::ByTitle));
        assert_eq!(find(None, None, None, false, newest)?, [2, 1, 3, 4]);
        assert_eq!(find(Some("The %"), None, None, false, by_title)?, [2]);
        assert_eq!(
            find(None, Some(1), Some(date("1970-01-01")), false, None)?,
            [2]
        );
        assert_eq!(find(None, Some(1), None, true, None)?, [1]);
        assert!(find(Some("' OR true --"), None, None, false, by_title)?.is_empty());
        Ok(())
    })
}

#[test]
fn a_patch_changes_what_it_sets() -> Outcome {
    in_library(|library| {
        let patch = ChangeBookPatch {
            subtitle: Patch::Set(None),
            pages: Patch::Set(Some(160)),
            ..ChangeBookPatch::default()
        };
        let book = finder::change_book(library, 4, &patch)?.flatten();
        let book = book.expect("the stock has it");
        assert_eq!(
            (book.title.as_str(), book.subtitle, book.pages),
            ("Kometen kommer", None, Some(160))
        );
        assert_eq!(book.genres, all_some(&["children", "fantasy"]));
        assert_eq!(finder::change_book(library, 99, &patch)?, Some(None));
        assert_eq!(
            finder::change_book(library, 4, &ChangeBookPatch::default())?,
            None
        );
        Ok(())
    })
}

#[test]
fn rows_of_variants_are_streamed_and_lent() -> Outcome {
    in_library(|library| {
        let titles = |rows: bindery::Rows<'_, finder::BooksOf>| {
            rows.map(|row| row.map(|it| it.id))
                .collect::<Result<Vec<_>, _>>()
        };
        assert_eq!(
            titles(finder::books_of(library, None, None)?)?,
            [1, 2, 3, 4]
        );
        assert_eq!(titles(finder::books_of(library, Some(1), None)?)?, [1, 2]);
        let mut lent = Vec::new();
        finder::books_of_each(library, None, Some("fantasy"), |row| {
            lent.push(row.title.len());
            Ok::<(), bindery::Error>(())
        })?;
        assert_eq!(lent.len(), 3);
        Ok(())
    })
}

#[test]
fn async_functions_choose_variants_too() -> Outcome {
    use crate::queries::finder::nonblocking as finder;
    with_config(async |config| {
        let client = Cached::new(connect(&config).await?);
        let newest = Some(FindBooksSort::Newest);
        let found = finder::find_books(&client, None, Some(1), None, false, newest, 10).await?;
        assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), [2, 1]);
        let patch = ChangeBookPatch {
            title: "Kometjakten".to_owned().into(),
            ..Default::default()
        };
        let book = finder::change_book(&client, 4, &patch).await?.flatten();
        assert_eq!(book.map(|it| it.title).as_deref(), Some("Kometjakten"));
        Ok(())
    })
}

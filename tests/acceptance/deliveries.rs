//! `queries/deliveries.sql`

use crate::database::Outcome;
use crate::library::{decimal, in_library};
use crate::nonblocking::{connect, with_config};
use crate::queries::deliveries::{self, AddShelfMarksInput, ImportAuthorsInput, Prices};
use bindery::Cached;

#[test]
fn lists_are_rows_of_one_statement() -> Outcome {
    in_library(|library| {
        let mark = AddShelfMarksInput {
            book_id: 2,
            barcode: "NEW-1",
            shelf: Some("A'"),
            price: None,
        };
        let added = deliveries::add_shelf_marks(library, &[mark])?;
        assert_eq!(added[0].barcode, "NEW-1");
        let again = [
            (2, "NEW-1", None, None),
            (3, "NEW-2", Some("B"), Some(decimal("9.99"))),
        ];
        assert_eq!(deliveries::add_shelf_marks(library, &again)?.len(), 1);
        let found = deliveries::copies_on_shelves(library, &[(2, "A'"), (3, "A'"), (3, "B")])?;
        let found: Vec<&str> = found.iter().map(|it| it.barcode.as_str()).collect();
        assert_eq!(found, ["NEW-1", "NEW-2"]);
        Ok(())
    })
}

#[test]
fn batches_give_a_result_for_each_set() -> Outcome {
    in_library(|library| {
        let prices = [
            (Some(decimal("1.00")), "EARTH-1"),
            (None, "EARTH-2"),
            (None, "?"),
        ];
        assert_eq!(deliveries::reprice(library, &prices)?, [1, 1, 0]);
        let found = deliveries::prices(library, &[1, 4])?;
        let price = |barcode: &str, price| Prices {
            barcode: barcode.to_owned(),
            price,
        };
        let expected = vec![
            price("EARTH-1", Some(decimal("1.00"))),
            price("EARTH-2", None),
        ];
        assert_eq!(found, [expected, Vec::new()]);
        let wrong = [
            (Some(decimal("2.00")), "EARTH-1"),
            (Some(decimal("-1.00")), "EARTH-2"),
        ];
        let error = deliveries::reprice(library, &wrong).expect_err("a price is not negative");
        assert_eq!(error.index(), Some(1));
        Ok(())
    })
}

#[test]
fn authors_are_copied_in_and_out() -> Outcome {
    in_library(|library| {
        let authors = [
            (Some("Astrid"), "Lindgren", Some("SE")),
            (None, "Anonymous", None),
        ];
        assert_eq!(deliveries::import_authors(library, authors)?, 2);
        let all = deliveries::export_authors(library)?.collect::<Result<Vec<_>, _>>()?;
        assert_eq!((all.len(), all[4].last_name.as_str()), (6, "Lindgren"));
        Ok(())
    })
}

#[test]
fn async_functions_do_the_same() -> Outcome {
    use crate::queries::deliveries::nonblocking as deliveries;
    use futures_util::TryStreamExt;
    with_config(async |config| {
        let mut client = Cached::new(connect(&config).await?);
        let added = deliveries::add_shelf_marks(&client, &[(1, "NEW-1", None, None)]).await?;
        assert_eq!(added.len(), 1);
        assert!(
            deliveries::copies_on_shelves(&client, &[(1, "?")])
                .await?
                .is_empty()
        );
        let prices = [(None, "EARTH-1"), (Some(decimal("3.50")), "EARTH-2")];
        assert_eq!(deliveries::reprice(&mut client, &prices).await?, [1, 1]);
        assert_eq!(deliveries::prices(&mut client, &[1]).await?[0].len(), 3);
        let tove = ImportAuthorsInput {
            first_name: None,
            last_name: "Jansson",
            country: Some("FI"),
        };
        assert_eq!(deliveries::import_authors(&client, [tove]).await?, 1);
        let all: Vec<_> = deliveries::export_authors(&client)
            .await?
            .try_collect()
            .await?;
        assert_eq!(all.len(), 5);
        Ok(())
    })
}

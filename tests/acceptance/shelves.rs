//! `queries/shelves.sql`

use crate::database::Outcome;
use crate::library::in_library;
use crate::queries::{catalogue, copies, shelves};

#[test]
fn the_books_on_a_shelf_are_entries_of_the_catalogue() -> Outcome {
    in_library(|library| {
        copies::put_copy(library, 1, "EARTH-1", Some("A1"))?;
        copies::put_copy(library, 1, "EARTH-2", Some("A1"))?;
        copies::put_copy(library, 3, "SAGA-1", Some("A1"))?;
        let found: Vec<shelves::Entry> = shelves::entries_on_shelf(library, "A1")?;
        let expected = [1, 3].map(|id| catalogue::entry(library, id));
        let expected = expected.into_iter().collect::<Result<Vec<_>, _>>()?;
        assert_eq!(found.into_iter().map(Some).collect::<Vec<_>>(), expected);
        assert_eq!(shelves::entries_on_shelf(library, "A2")?, []);
        Ok(())
    })
}

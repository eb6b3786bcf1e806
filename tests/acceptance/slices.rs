//! Slices of queries: `tests/golden/acceptance_models`.

use crate::database::Outcome;
use crate::models::golden::acceptance_models::query;
use crate::models::{with_async_people, with_people};
use std::ops::{Bound, Range};

#[test]
fn the_server_skips_and_limits() -> Outcome {
    with_people(|client| {
        let all = query::people(client)?;
        assert_eq!(query::people_slice(client, 0..1)?, all[..1]);
        assert_eq!(query::people_slice(client, 1..)?, all[1..]);
        assert_eq!(query::people_slice(client, ..=1)?, all[..=1]);
        assert_eq!(query::people_slice(client, ..)?, all);
        assert_eq!(query::people_slice(client, 2..100)?, all[2..]);
        let behind = (Bound::Excluded(0), Bound::Included(1));
        assert_eq!(query::people_slice(client, behind)?, all[1..2]);
        // In another order of columns, and of rows.
        let reversed = query::reordered_slice(client, 0..2)?;
        assert!(reversed.iter().eq([&all[2], &all[1]]));
        Ok(())
    })
}

#[test]
fn a_range_of_nothing_has_no_rows() -> Outcome {
    with_people(|client| {
        assert_eq!(query::people_slice(client, 1..1)?, []);
        assert_eq!(query::people_slice(client, Range { start: 2, end: 1 })?, []);
        assert_eq!(query::people_slice(client, 3..9)?, []);
        assert_eq!(query::people_slice(client, u64::MAX..)?, []);
        Ok(())
    })
}

#[test]
fn a_slice_keeps_comments_locks_and_set_operations() -> Outcome {
    with_people(|client| {
        assert_eq!(query::ids_slice(client, 1..2)?, [2]);
        assert_eq!(query::both_slice(client, "Ann", 0..2)?, [1, 2]);
        let ages = query::with_age_slice(client, 0..1)?;
        assert_eq!((ages[0].id, ages[0].days), (1, Some(1)));
        let mut names = query::names_slice(client, 1..2)?;
        assert_eq!(names[0].load_first_name(client)?, "Bo");
        Ok(())
    })
}

#[test]
fn async_functions_take_ranges_too() -> Outcome {
    with_async_people(|client| async move {
        let people = query::nonblocking::reordered_slice(&client, 1..3).await?;
        assert_eq!(people.iter().map(|it| it.id).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(query::nonblocking::ids_slice(&client, 1..).await?, [2, 3]);
        Ok(())
    })
}

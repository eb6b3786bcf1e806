//! `queries/people.sql`

use crate::database::Outcome;
use crate::library::in_library;
use crate::queries::models::Person;
use crate::queries::people::{self, People};
use bindery::load_deferred;

#[test]
fn what_is_left_out_is_loaded_when_it_is_asked_for() -> Outcome {
    in_library(|library| {
        let mut rows = people::people(library)?;
        let names = rows.iter().map(|row| row.last_name.as_str());
        assert_eq!(
            names.collect::<Vec<_>>(),
            ["Homer", "Jansson", "Lagerlöf", "Le Guin"]
        );
        assert!(!rows[1].country.is_loaded());
        assert_eq!(rows[1].load_country(library)?.as_deref(), Some("FI"));
        load_deferred(library, &mut rows)?;
        let all = rows.into_iter().map(People::into_model);
        let all: Vec<Person> = all.collect::<Result<_, _>>()?;
        assert_eq!(all[1], people::people_of(library, "FI")?[0]);
        Ok(())
    })
}

#[test]
fn a_page_of_people_is_a_slice() -> Outcome {
    in_library(|library| {
        let page = people::people_slice(library, 1..3)?;
        let ids: Vec<i64> = page.iter().map(|row| row.id).collect();
        assert_eq!(ids, [3, 2]);
        Ok(())
    })
}

#[test]
fn who_wrote_most_is_a_person_with_a_number() -> Outcome {
    in_library(|library| {
        let found = people::prolific_people(library)?;
        assert_eq!(
            (found[0].last_name.as_str(), found[0].books),
            ("Le Guin", 2)
        );
        let person = Person::from(found[0].clone());
        assert_eq!(person.country.as_deref(), Some("US"));
        Ok(())
    })
}

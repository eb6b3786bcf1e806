//! Sends values of every type to a PostgreSQL and expects them back, compared with what PostgreSQL
//! itself says of them.

#[path = "acceptance_types/arrays.rs"]
mod arrays;
#[path = "acceptance_types/citext.rs"]
mod citext;
#[path = "acceptance_types/clocks.rs"]
mod clocks;
#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance_types/domains.rs"]
mod domains;
#[path = "acceptance_types/exact.rs"]
mod exact;
#[path = "acceptance_types/extensions.rs"]
mod extensions;
#[path = "acceptance_types/made.rs"]
mod made;
#[path = "acceptance_types/numbers.rs"]
mod numbers;
#[path = "acceptance_types/ranges.rs"]
mod ranges;
#[path = "acceptance_types/scalars.rs"]
mod scalars;
#[path = "acceptance_types/shapes.rs"]
mod shapes;
#[path = "acceptance_types/system.rs"]
mod system;
#[path = "acceptance_types/tables.rs"]
mod tables;
#[path = "acceptance_types/texts.rs"]
mod texts;
#[path = "acceptance_types/verified.rs"]
mod verified;

/// The golden cases that these tests call.
#[path = "golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
mod golden {
    pub mod acceptance_types {
        pub mod constraints;
        pub mod query;
        pub mod types;
    }
    pub mod acceptance_jiff {
        pub mod query;
    }
    pub mod acceptance_time {
        pub mod query;
    }
    pub mod acceptance_domains {
        pub mod constraints;
        pub mod query;
        pub mod types;
    }
    pub mod acceptance_citext {
        pub mod constraints;
        pub mod query;
    }
    pub mod acceptance_system {
        pub mod query;
    }
    pub mod acceptance_made {
        pub mod constraints;
        pub mod query;
        pub mod types;
    }
    pub mod acceptance_extensions {
        pub mod query;
    }
    pub mod vectors_and_shapes_have_types {
        pub mod constraints;
        pub mod query;
    }
}

use bindery::{Cached, Client};
use database::Outcome;

/// Runs `test` on the tables of `schema` twice: on a client, which asks for what it does not know or
/// sends everything at once, and on one that prepares each statement.
fn on_both_clients(schema: &str, test: fn(&mut &mut dyn Client) -> Outcome) -> Outcome {
    database::with_client(|mut client| {
        client.batch_execute(schema)?;
        test(&mut (&mut client as &mut dyn Client))?;
        let mut cached = Cached::new(client);
        test(&mut (&mut cached as &mut dyn Client))
    })
}

/// Sends each value: it comes back, with the text that PostgreSQL has for it. Then NULL does.
macro_rules! round_trips {
    ($client:ident, $put:path, [$(($value:expr, $text:expr)),+ $(,)?]) => {{
        $(
            let (value, text) = ($value, $text);
            let row = $put($client, Some(value))?;
            assert_eq!((row.value, row.text.as_deref()), (Some(value.to_owned()), Some(text)));
        )+
        let row = $put($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
    }};
}

/// As `round_trips!`, for arrays: what comes back has elements that could be NULL.
macro_rules! array_round_trips {
    ($client:ident, $put:path, [$(($value:expr, $text:expr)),+ $(,)?]) => {{
        $(
            let value = $value;
            let row = $put($client, Some(&value))?;
            let expected = value.iter().map(|element| Some((*element).to_owned())).collect();
            assert_eq!((row.value, row.text.as_deref()), (Some(expected), Some($text)));
        )+
        let row = $put($client, Some(&[]))?;
        assert_eq!((row.value, row.text.as_deref()), (Some(vec![]), Some("{}")));
        let row = $put($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
    }};
}

/// Sends each value, alone and in an array, and reads it from its text; then sends NULL.
macro_rules! system_round_trips {
    ($client:ident, $put:path, $put_many:path, $read:path, [$(($value:expr, $text:expr)),+ $(,)?]) => {{
        $(
            let (value, text) = ($value, $text);
            let row = $put($client, Some(*value))?;
            assert_eq!((row.value.as_ref(), row.text.as_deref()), (Some(value), Some(text)));
            assert_eq!($read($client, text)?, *value);
            let row = $put_many($client, Some(std::slice::from_ref(value)))?;
            assert_eq!(row.value, Some(vec![Some(value.clone())]));
        )+
        let row = $put($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
        let row = $put_many($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
        let row = $put_many($client, Some(&[]))?;
        assert_eq!((row.value, row.text.as_deref()), (Some(vec![]), Some("{}")));
    }};
}

/// As `system_round_trips!`, for types that parameters have behind `&`.
macro_rules! shared_round_trips {
    ($client:ident, $put:path, $put_many:path, $read:path, [$(($value:expr, $text:expr)),+ $(,)?]) => {{
        $(
            let (value, text) = ($value, $text);
            let row = $put($client, Some(value))?;
            assert_eq!((row.value.as_ref(), row.text.as_deref()), (Some(value), Some(text)));
            assert_eq!($read($client, text)?, *value);
            let row = $put_many($client, Some(std::slice::from_ref(value)))?;
            assert_eq!(row.value, Some(vec![Some(value.clone())]));
        )+
        let row = $put($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
        let row = $put_many($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
        let row = $put_many($client, Some(&[]))?;
        assert_eq!((row.value, row.text.as_deref()), (Some(vec![]), Some("{}")));
    }};
}

use {array_round_trips, round_trips, shared_round_trips, system_round_trips};

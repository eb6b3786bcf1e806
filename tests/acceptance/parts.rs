//! `tests/golden/acceptance_parts`

use crate::database::{self, Outcome};
use bindery::{Cached, Patch};
use bindery_codegen::config::Config;
use bindery_codegen::generate::{Compiled, describe_anew};
use bindery_codegen::infer::TypedVariant;
use postgres::{Client, NoTls};
use std::collections::BTreeSet;
use std::path::Path;

#[path = "../golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
mod golden {
    pub mod acceptance_parts {
        pub mod constraints;
        pub mod query;
    }
}

use golden::acceptance_parts::query as queries;
use queries::{ChangeEventPatch, FindNotesSort};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/acceptance_parts");

/// What users who mean no good pass for text.
const HOSTILE: [&str; 8] = [
    "",
    "'; DROP TABLE event; --",
    "\" OR 1 = 1",
    "/*? end */ $1 :note",
    "$$ || pg_sleep(9) || $$",
    "\\'; \\",
    "%_'\u{202e}\u{1f600}",
    "sort=longest | text: 1; SELECT",
];

/// Runs `test` on events, as many as are asked for.
fn with_events(count: i32, test: impl FnOnce(Client) -> Outcome) -> Outcome {
    database::with_client(|mut client| {
        client.batch_execute(&std::fs::read_to_string(
            Path::new(FOLDER).join("schema.sql"),
        )?)?;
        client.execute(
            "INSERT INTO event (kind, place, at, note)
             SELECT n % 1000, n / 7 % 1000, n / 3 % 5000, 'note ' || n FROM generate_series(1, $1) AS n",
            &[&count],
        )?;
        test(client)
    })
}

fn with_config<F: Future<Output = Outcome>>(
    test: impl FnOnce(tokio_postgres::Config) -> F,
) -> Outcome {
    database::with_config(|config| {
        let mut client = postgres::Config::from(config.clone()).connect(NoTls)?;
        client.batch_execute(&std::fs::read_to_string(
            Path::new(FOLDER).join("schema.sql"),
        )?)?;
        client.execute("INSERT INTO event (kind, place, at) VALUES (1, 2, 3)", &[])?;
        client.close()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(test(config))
    })
}

/// The project of the folder, compiled anew: the texts are those of build time.
fn compiled() -> Result<Compiled, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir(folder.path().join("queries"))?;
    std::fs::copy(
        Path::new(FOLDER).join("schema.sql"),
        folder.path().join("schema.sql"),
    )?;
    std::fs::copy(
        Path::new(FOLDER).join("query.sql"),
        folder.path().join("queries/query.sql"),
    )?;
    std::fs::write(
        folder.path().join("bindery.toml"),
        "schema = \"schema.sql\"",
    )?;
    let mut config = Config::load(folder.path()).map_err(|it| format!("{it:?}"))?;
    config.url = std::env::var("BINDERY_TEST_URL").ok();
    describe_anew(&config).map_err(|it| format!("{it:?}").into())
}

/// The texts of the variants of a query, as they are at build time.
fn variants(compiled: &Compiled, name: &str) -> Vec<TypedVariant> {
    let query = compiled
        .queries
        .iter()
        .find(|it| it.query.name.value == name);
    let dynamic = query.and_then(|it| it.dynamic.clone());
    dynamic.map_or_else(Vec::new, |it| it.variants)
}

fn prepared(client: &mut Cached<Client>) -> Result<BTreeSet<String>, Box<dyn std::error::Error>> {
    let rows = postgres::GenericClient::query(
        &mut client.transaction()?.into_inner(),
        "SELECT statement FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared%'",
        &[],
    )?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

#[test]
fn hostile_values_never_become_sql() -> Outcome {
    let compiled = compiled()?;
    with_events(20, |client| {
        let mut client = Cached::new(client);
        let sorts = [
            None,
            Some(FindNotesSort::Longest),
            Some(FindNotesSort::Text),
        ];
        for text in HOSTILE {
            for other in HOSTILE.map(Some).into_iter().chain([None]) {
                for sort in sorts {
                    for dated in [true, false] {
                        let found = queries::find_notes(&mut client, text, other, dated, sort)?;
                        assert!(found.is_empty(), "{text:?} is the note of no event");
                    }
                }
            }
        }
        let expected = variants(&compiled, "find_notes");
        let expected: BTreeSet<String> = expected.into_iter().map(|it| it.sql).collect();
        assert_eq!(expected.len(), 12);
        assert_eq!(prepared(&mut client)?, expected);
        Ok(())
    })
}

#[test]
fn hostile_values_are_patched_in_as_they_are() -> Outcome {
    let compiled = compiled()?;
    with_events(3, |client| {
        let mut client = Cached::new(client);
        for note in HOSTILE {
            for mask in 0..16_u8 {
                let set = |bit: u8, value: i32| match mask >> bit & 1 {
                    1 => Patch::Set(value),
                    _ => Patch::Keep,
                };
                let patch = ChangeEventPatch {
                    kind: set(0, 1),
                    place: set(1, 2),
                    at: set(2, 3),
                    note: match mask >> 3 {
                        1 => Patch::Set(Some(note.to_owned())),
                        _ => Patch::Keep,
                    },
                };
                let changed = queries::change_event(&mut client, 2, &patch)?;
                assert_eq!(changed, (mask > 0).then_some(1));
            }
            let found = queries::find_notes(&mut client, note, None, false, None)?;
            assert_eq!(found, [note]);
        }
        let nothing = ChangeEventPatch {
            note: Patch::Set(None),
            ..ChangeEventPatch::default()
        };
        assert_eq!(queries::change_event(&mut client, 2, &nothing)?, Some(1));
        assert_eq!(queries::change_event(&mut client, 99, &nothing)?, Some(0));
        let expected = variants(&compiled, "change_event");
        let mut expected: BTreeSet<String> = expected.into_iter().map(|it| it.sql).collect();
        assert_eq!(expected.len(), 15);
        let notes = variants(&compiled, "find_notes").into_iter();
        expected.extend(notes.filter(|it| it.chosen == [0, 0, 0]).map(|it| it.sql));
        assert_eq!(prepared(&mut client)?, expected);
        Ok(())
    })
}

#[test]
fn texts_that_are_joined_are_those_that_were_checked() -> Outcome {
    let compiled = compiled()?;
    with_events(30, |client| {
        let mut client = Cached::new(client);
        let checked = variants(&compiled, "find_by_many");
        assert_eq!(checked.len(), 2 + 9 + 36);
        for it in &checked {
            let is = |at: usize| it.chosen[at] == 1;
            let note = is(0).then_some("note 9");
            let found = queries::find_by_many(
                &mut client,
                note,
                is(1),
                is(2),
                is(3),
                is(4),
                is(5),
                is(6),
                is(7),
                is(8),
                9,
            )?;
            assert!(found.contains(&9), "{:?}", it.chosen);
        }
        let expected: BTreeSet<String> = checked.into_iter().map(|it| it.sql).collect();
        assert_eq!(prepared(&mut client)?, expected);
        Ok(())
    })
}

/// A filter that is left out leaves its index alone, one that is there uses it: on a real server, of a million rows.
#[test]
fn every_variant_uses_the_index() -> Outcome {
    let compiled = compiled()?;
    let count = match std::env::var_os("BINDERY_TEST_URL") {
        Some(_) => 1_000_000,
        None => 20_000,
    };
    with_events(count, |mut client| {
        client.batch_execute("ANALYZE event; SET plan_cache_mode = force_generic_plan")?;
        let variants = variants(&compiled, "find_events");
        assert_eq!(variants.len(), 8);
        for (at, it) in variants.iter().enumerate() {
            let plan = plan(&mut client, &format!("v{at}"), &it.sql, it.params.len())?;
            let is_index =
                plan.contains("Index Scan on event_") || plan.contains("Index Scan using event_");
            let is_filtered = it.chosen.contains(&1);
            assert_eq!(
                is_index && !plan.contains("event_pkey"),
                is_filtered,
                "{}\n{plan}",
                it.sql
            );
        }
        let by_null = "SELECT id FROM event WHERE ($1::int IS NULL OR kind = $1)
                       AND ($2::int IS NULL OR place = $2) AND ($3::int IS NULL OR at = $3)";
        let plan = plan(&mut client, "by_null", by_null, 3)?;
        assert!(plan.contains("Seq Scan"), "{plan}");
        let found = queries::find_events(&mut client, Some(7), None, Some(2))?;
        assert_eq!(found.first(), Some(&7));
        Ok(())
    })
}

fn plan(
    client: &mut Client,
    name: &str,
    sql: &str,
    params: usize,
) -> Result<String, postgres::Error> {
    client.batch_execute(&format!("PREPARE {name} AS {sql}"))?;
    let values = vec!["1"; params].join(", ");
    let values = if params == 0 {
        String::new()
    } else {
        format!("({values})")
    };
    let rows = client.query(&format!("EXPLAIN EXECUTE {name}{values}"), &[])?;
    let lines = rows.iter().map(|row| row.get::<_, String>(0));
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn async_functions_choose_too() -> Outcome {
    use queries::nonblocking as queries;
    with_config(async |config| {
        let (client, connection) = config.connect(NoTls).await?;
        let connection = tokio::spawn(connection);
        let client = Cached::new(client);
        assert_eq!(
            queries::find_events(&client, Some(1), None, Some(3)).await?,
            [1]
        );
        assert!(
            queries::find_events(&client, None, Some(1), None)
                .await?
                .is_empty()
        );
        let patch = ChangeEventPatch {
            place: 1.into(),
            ..ChangeEventPatch::default()
        };
        assert_eq!(queries::change_event(&client, 1, &patch).await?, Some(1));
        assert_eq!(
            queries::change_event(&client, 1, &ChangeEventPatch::default()).await?,
            None
        );
        assert_eq!(
            queries::find_events(&client, None, Some(1), None).await?,
            [1]
        );
        drop(client);
        connection.await??;
        Ok(())
    })
}

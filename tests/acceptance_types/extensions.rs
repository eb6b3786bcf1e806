//! The types of the extensions `hstore` and `ltree`.

use crate::database::{self, Outcome};
use crate::golden::acceptance_extensions::query;
use bindery::{Cached, Client, Hstore};

const SCHEMA: &str = include_str!("../golden/acceptance_extensions/schema.sql");

#[test]
fn pairs_and_paths_round_trip() -> Outcome {
    database::with_client(|mut client| {
        let available = "SELECT FROM pg_available_extensions WHERE name IN ('hstore', 'ltree')";
        if client.query(available, &[])?.len() < 2 {
            eprintln!("this server does not have the extensions hstore and ltree");
            return Ok(());
        }
        client.batch_execute("DROP EXTENSION IF EXISTS hstore, ltree CASCADE")?;
        client.batch_execute(SCHEMA)?;
        round_trips(&mut client)?;
        round_trips(&mut Cached::new(client))
    })
}

fn round_trips(client: &mut impl Client) -> Outcome {
    let pairs = Hstore::from([("a".to_owned(), Some("\"=>\"".to_owned()))]);
    let row = query::put_hstore(client, Some(&pairs))?;
    assert_eq!(
        (row.value, row.text.as_deref()),
        (Some(pairs.clone()), Some(r#""a"=>"\"=>\"""#))
    );
    let null = Hstore::from([(String::new(), None)]);
    let row = query::put_many_hstore(client, Some(&[null.clone(), Hstore::new(), pairs.clone()]))?;
    assert_eq!(
        row.value,
        Some(vec![Some(null), Some(Hstore::new()), Some(pairs)])
    );
    assert_eq!(query::put_hstore(client, None)?.value, None);

    let row = query::put_ltree(client, Some("Top.Science"))?;
    assert_eq!(
        (row.value.as_deref(), row.text.as_deref()),
        (Some("Top.Science"), Some("Top.Science"))
    );
    let row = query::put_ltree(client, Some(""))?;
    assert_eq!(row.value.as_deref(), Some(""));
    let row = query::put_many_ltree(client, Some(&["a", "a.b"]))?;
    assert_eq!(
        row.value,
        Some(vec![Some("a".to_owned()), Some("a.b".to_owned())])
    );
    let row = query::put_lquery(client, Some("*.Science.*{1,2}"))?;
    assert_eq!(row.value.as_deref(), Some("*.Science.*{1,2}"));
    assert_eq!(row.text, row.value);
    let row = query::put_ltxtquery(client, Some("Europe & !Asia"))?;
    assert_eq!(row.value.as_deref(), Some("Europe & !Asia"));
    assert_eq!(query::put_ltree(client, None)?.value, None);
    Ok(())
}

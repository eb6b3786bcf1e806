//! The types of the extensions hstore, ltree, vector and postgis.

use crate::database::{self, Outcome};
use crate::golden::acceptance_extensions::query;
use crate::golden::vectors_and_shapes_have_types::query as shapes;
use bindery::pgvector::Vector;
use bindery::{Cached, Client, Geometry, Hstore};
use std::slice::from_ref;

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

/// The types by the names of PostGIS and pgvector; the latter's own where the server has it.
#[test]
fn vectors_and_shapes_round_trip() -> Outcome {
    database::with_client(|mut client| {
        let schema = include_str!("../golden/vectors_and_shapes_have_types/schema.sql");
        let shapes = schema.find("CREATE TYPE geometry;");
        let (vectors, shapes) = schema.split_at(shapes.ok_or("the schema has shapes")?);
        let available = "SELECT FROM pg_available_extensions WHERE name = 'vector'";
        match client.query_opt(available, &[])? {
            Some(_) => client.batch_execute(
                "DROP EXTENSION IF EXISTS vector CASCADE; CREATE EXTENSION vector",
            )?,
            None => {
                eprintln!("this server does not have the extension vector");
                client.batch_execute(vectors)?;
            }
        }
        client.batch_execute(shapes)?;
        places(&mut client, 1)?;
        places(&mut Cached::new(client), 2)
    })
}

fn places(client: &mut impl Client, id: i32) -> Outcome {
    // A point at 1, 2 as PostGIS writes it.
    let point = "0101000000000000000000f03f0000000000000040";
    let bytes = (0..point.len() / 2).map(|at| u8::from_str_radix(&point[2 * at..2 * at + 2], 16));
    let point = Geometry(bytes.collect::<Result<_, _>>()?);
    let vector = Vector::from(vec![1.0, -0.5, f32::MAX]);
    let placed = shapes::put_place(client, id, &point, Some(&vector))?;
    assert_eq!(
        (&placed.at, placed.embedding.as_ref()),
        (&point, Some(&vector))
    );
    let placed = shapes::put_place(client, -id, &point, None)?;
    assert_eq!(placed.embedding, None);
    let many = shapes::put_vectors(client, from_ref(&vector), from_ref(&point))?;
    assert_eq!(many.embeddings, [Some(vector)]);
    assert_eq!(many.shapes, [Some(point)]);
    Ok(())
}

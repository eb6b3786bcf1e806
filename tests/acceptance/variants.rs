//! Variants of dynamic queries: which statement is sent, with which of the arguments, and what is prepared.

use crate::database::{self, Outcome};
use crate::nonblocking::{connect, with_config};
use bindery::nonblocking::{self, Client as _};
use bindery::{Cached, Dynamic, Param, Piece, Query, Text, Texts, Type, Variant};
use futures_util::TryStreamExt;
use std::collections::BTreeMap;

/// Things and what they are kept in, by name, by mood, or all: which of the tables is a choice.
static THINGS: Dynamic = Dynamic {
    query: &Query {
        name: "things",
        sql: "SELECT name FROM thing WHERE id >= $1 AND mood = $2 AND name <> $3 ORDER BY id",
        // The mood's type is one that users made.
        params: &[Type::TEXT, Type::ANY, Type::INT4],
    },
    switches: &[2, 2, 2],
    texts: Texts::Joined(&[
        Piece::Sql("SELECT name FROM "),
        Piece::When(2, 0, &[Piece::Sql("thing")]),
        Piece::When(2, 1, &[Piece::Sql("thing_kept")]),
        Piece::Sql(" WHERE id >= "),
        Piece::Param(2),
        Piece::When(0, 1, &[Piece::Sql(" AND mood = "), Piece::Param(1)]),
        Piece::When(1, 1, &[Piece::Sql(" AND name <> "), Piece::Param(0)]),
        Piece::Sql(" ORDER BY id"),
    ]),
};

/// The same without moods, every text written out.
static WRITTEN: Dynamic = Dynamic {
    query: &Query {
        name: "written_things",
        sql: "SELECT name FROM thing AS it WHERE id >= $1 AND name <> $2",
        params: &[Type::TEXT, Type::INT4],
    },
    switches: &[2, 2],
    texts: Texts::All {
        // Of nothing, nothing can be left out.
        numbers: &[0, 1, 2, 1],
        texts: &[
            Text {
                sql: "SELECT name FROM thing AS it WHERE id >= $1 ORDER BY id",
                params: &[1],
            },
            Text {
                sql: "SELECT name FROM thing AS it WHERE false",
                params: &[],
            },
            Text {
                sql: "SELECT name FROM thing AS it WHERE id >= $1 AND name <> $2 ORDER BY id",
                params: &[1, 0],
            },
        ],
    },
};

static RENAME: Dynamic = Dynamic {
    query: &Query {
        name: "rename",
        sql: "UPDATE thing SET name = $1, id = $2 WHERE id = $2",
        params: &[Type::INT4, Type::TEXT],
    },
    switches: &[2],
    texts: Texts::Joined(&[
        Piece::Sql("UPDATE thing SET "),
        Piece::List(&[
            &[Piece::When(0, 1, &[Piece::Sql("name = "), Piece::Param(1)])],
            &[Piece::Sql("id = "), Piece::Param(0)],
        ]),
        Piece::Sql(" WHERE id = "),
        Piece::Param(0),
    ]),
};

const SCHEMA: &str = "CREATE TYPE thing_mood AS ENUM ('calm', 'wild');
    CREATE TABLE thing (id int, name text, mood thing_mood);
    INSERT INTO thing VALUES (1, 'axe', 'wild'), (2, 'bed', 'calm'), (3, 'cat', 'wild');
    CREATE TABLE thing_kept AS SELECT * FROM thing WHERE id > 1;";

/// What the server keeps prepared for this connection that names things: its names by its texts.
const PREPARED: &str = "SELECT statement, name FROM pg_prepared_statements
    WHERE statement ~ 'thing' AND statement !~ 'pg_prepared'";

type Prepared = BTreeMap<String, String>;

fn prepared(rows: &[tokio_postgres::Row]) -> Prepared {
    let pairs = rows.iter().map(|row| (row.get(0), row.get(1)));
    let prepared: Prepared = pairs.collect();
    assert_eq!(prepared.len(), rows.len(), "one text is prepared twice");
    prepared
}

/// The texts of all variants of both queries, with what each gives.
fn variants() -> Vec<(Variant<'static>, Vec<&'static str>)> {
    let combination = |at: u8| [at & 1, at >> 1 & 1, at >> 2];
    let things = (0..8).map(|at| {
        let chosen = combination(at);
        let expected = ["axe", "bed", "cat"].into_iter().filter(|name| {
            (chosen[0] == 0 || *name != "bed")
                && (chosen[1] == 0 || *name != "cat")
                && (chosen[2] == 0 || *name != "axe")
        });
        (THINGS.variant(&chosen), expected.collect())
    });
    let written = (0..4).map(|at| {
        let chosen = combination(at);
        let expected = match chosen {
            [1, ..] => vec![],
            [_, 1, _] => vec!["axe", "bed"],
            _ => vec!["axe", "bed", "cat"],
        };
        (WRITTEN.variant(&chosen), expected)
    });
    things.chain(written).collect()
}

/// The arguments of the variant's query.
fn arguments(variant: &Variant<'_>) -> Vec<Param<'static>> {
    match variant.query().name {
        "things" => vec![&"cat", &Wild, &1],
        _ => vec![&"cat", &1],
    }
}

/// A mood.
#[derive(Debug)]
struct Wild;

impl bindery::ToSql for Wild {
    fn to_sql(
        &self,
        type_: &Type,
        out: &mut bindery::bytes::BytesMut,
    ) -> Result<postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
        "wild".to_sql(type_, out)
    }

    fn accepts(type_: &Type) -> bool {
        type_.name() == "thing_mood"
    }

    postgres::types::to_sql_checked!();
}

/// The texts of the variants.
fn texts() -> Vec<String> {
    let texts = variants().into_iter().map(|(it, _)| it.sql().to_owned());
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 11);
    texts
}

/// That nothing was prepared anew but what names the table of things that are kept.
fn assert_anew(before: &Prepared, after: &Prepared) {
    for (text, name) in after {
        let is_anew = text.contains("thing_kept");
        assert_eq!(before.get(text) != Some(name), is_anew, "{text}");
    }
    assert_eq!(before.len(), after.len());
}

const CHANGE: &str = "ALTER TABLE thing_kept ALTER name TYPE varchar(20)";

#[test]
fn each_variant_is_prepared_once() -> Outcome {
    database::with_client(|mut client| {
        client.batch_execute(SCHEMA)?;
        for (variant, expected) in variants() {
            let names: Vec<String> = variant.many(&mut client, &arguments(&variant))?;
            assert_eq!(names, expected, "{}", variant.sql());
        }
        let mut client = Cached::new(client);
        let mut before = Prepared::new();
        for round in 0..3 {
            for (variant, expected) in variants() {
                let names: Vec<String> = variant.many(&mut client, &arguments(&variant))?;
                assert_eq!(names, expected, "{}", variant.sql());
            }
            let now = prepared(&client.query(PREPARED, &[])?);
            assert!(now.keys().eq(&texts()));
            match round {
                0 => client.batch_execute(CHANGE)?,
                1 => assert_anew(&before, &now),
                _ => assert_eq!(before, now),
            }
            before = now;
        }
        Ok(())
    })
}

#[test]
fn each_variant_is_prepared_once_without_blocking() -> Outcome {
    with_config(async |config| {
        let client = connect(&config).await?;
        client.batch_execute(SCHEMA).await?;
        for (variant, expected) in variants() {
            let arguments = &arguments(&variant);
            let names = nonblocking::many::<String>(&client, &variant, arguments);
            assert_eq!(names.await?, expected, "{}", variant.sql());
        }
        let client = Cached::new(client);
        let mut before = Prepared::new();
        for round in 0..3 {
            for (variant, expected) in variants() {
                let arguments = &arguments(&variant);
                let names = nonblocking::many::<String>(&client, variant, arguments);
                assert_eq!(names.await?, expected);
            }
            let now = prepared(&client.driver().query(PREPARED, &[]).await?);
            assert!(now.keys().eq(&texts()));
            match round {
                0 => client.batch_execute(CHANGE).await?,
                1 => assert_anew(&before, &now),
                _ => assert_eq!(before, now),
            }
            before = now;
        }
        Ok(())
    })
}

#[test]
fn a_variant_has_every_command() -> Outcome {
    database::with_client(|mut client| {
        client.batch_execute(SCHEMA)?;
        let client = &mut Cached::new(client);
        assert_eq!(RENAME.variant(&[1]).exec(client, &[&1, &"ape"])?, 1);
        RENAME.variant(&[0]).call(client, &[&1, &"ant"])?;
        let first = WRITTEN.variant(&[0, 1]);
        let arguments: &[Param<'_>] = &[&"bed", &1];
        let names: Result<Vec<String>, _> = first.stream(client, arguments)?.collect();
        assert_eq!(names?, ["ape", "cat"]);
        let mut lent = Vec::new();
        let mut each = |name: &str| {
            lent.push(name.to_owned());
            Ok::<(), bindery::Error>(())
        };
        first.each::<String, _>(client, arguments, &mut each)?;
        first.stream_each::<String, _>(client, arguments, &mut each)?;
        assert_eq!(lent, ["ape", "cat", "ape", "cat"]);
        assert_eq!(first.one::<String>(client, &[&"cat", &2])?, "bed");
        let none = WRITTEN.variant(&[1, 0]);
        assert_eq!(none.opt::<String>(client, arguments)?, None);
        let none = none.one::<String>(client, arguments).err();
        let none = none.expect("nothing is false").to_string();
        assert!(none.contains("`written_things`"), "{none}");
        Ok(())
    })
}

#[test]
fn a_variant_has_every_command_without_blocking() -> Outcome {
    with_config(async |config| {
        let client = &Cached::new(connect(&config).await?);
        client.batch_execute(SCHEMA).await?;
        let (both, one) = (RENAME.variant(&[1]), RENAME.variant(&[0]));
        assert_eq!(nonblocking::exec(client, both, &[&1, &"ape"]).await?, 1);
        nonblocking::call(client, one, &[&1, &"ant"]).await?;
        let first = &WRITTEN.variant(&[0, 1]);
        let arguments: &[Param<'_>] = &[&"bed", &1];
        let names = nonblocking::stream::<String>(client, first, arguments).await?;
        assert_eq!(names.try_collect::<Vec<_>>().await?, ["ape", "cat"]);
        let mut lent = Vec::new();
        let mut each = |name: &str| {
            lent.push(name.to_owned());
            Ok::<(), bindery::Error>(())
        };
        nonblocking::each::<String, _>(client, first, arguments, &mut each).await?;
        nonblocking::stream_each::<String, _>(client, first, arguments, &mut each).await?;
        assert_eq!(lent, ["ape", "cat", "ape", "cat"]);
        let bed = nonblocking::one::<String>(client, first, &[&"cat", &2]).await?;
        assert_eq!(bed, "bed");
        let none = WRITTEN.variant(&[1, 0]);
        let none = nonblocking::one::<String>(client, none, arguments).await;
        let none = none.expect_err("nothing is false").to_string();
        assert!(none.contains("`written_things`"), "{none}");
        // As generated functions are, it can be spawned.
        fn is_send<T: Send>(_: &T) {}
        is_send(&nonblocking::opt::<String>(client, first, arguments));
        is_send(&async { nonblocking::opt::<String>(client, WRITTEN.variant(&[0]), &[]).await });
        Ok(())
    })
}

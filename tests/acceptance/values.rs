//! Rows as tuples, as JSON, and as maps: `tests/golden/acceptance_values`.

use crate::database::{Outcome, with_shared_client};
use bindery::chrono::{DateTime, NaiveDate, Utc};
use bindery::rust_decimal::Decimal;
use bindery::serde_json::{self, json};
use bindery::uuid::Uuid;
use bindery::{Interval, Record, Value};
use golden::acceptance_values::query::{self, Named, Other, Pairs, Things};
use golden::acceptance_values::types::Mood;
use postgres::Client;

#[path = "../golden"]
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, unused_imports)]
mod golden {
    pub mod acceptance_values {
        pub mod query;
        pub mod types;
    }
}

const SCHEMA: &str = include_str!("../golden/acceptance_values/schema.sql");

const THING: &str = r#"
    INSERT INTO thing VALUES (
        1, 'lamp', 'very happy', 12.50, '2024-02-29', '2024-02-29 10:00:00.5+00',
        '1 month -2 days 00:00:01', '00112233-4455-6677-8899-aabbccddeeff', '{"a": [1]}', '\x0102',
        ARRAY['x', NULL]
    )"#;

fn with_things(test: impl FnOnce(&mut Client) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(SCHEMA)?;
        client.batch_execute(THING)?;
        test(client)
    })
}

#[test]
fn a_row_is_a_tuple_and_back() -> Outcome {
    with_things(|client| {
        let thing = query::things(client)?.remove(0);
        type Tuple = (
            i32,
            String,
            Mood,
            Decimal,
            NaiveDate,
            Option<DateTime<Utc>>,
            Interval,
            Uuid,
            serde_json::Value,
            Vec<u8>,
            Vec<Option<String>>,
        );
        let tuple: Tuple = thing.clone().into();
        assert_eq!(
            (tuple.0, tuple.1.as_str(), tuple.2),
            (1, "lamp", Mood::VeryHappy)
        );
        assert_eq!(tuple.9, [1, 2]);
        assert_eq!(Things::from(tuple), thing);

        let (name,) = query::named(client, 1)?.into();
        assert_eq!(Named::from((name,)).name, "lamp");

        let pairs = query::pairs(client)?.into_iter().map(<(i32, Other)>::from);
        let other = Other::from((1, "lamp".to_owned()));
        assert_eq!(
            pairs.map(Pairs::from).collect::<Vec<_>>(),
            [Pairs { id: 1, other }]
        );
        Ok(())
    })
}

#[test]
fn a_row_is_json_and_back() -> Outcome {
    with_things(|client| {
        let things = query::things(client)?;
        let expected = json!([{
            "id": 1,
            "name": "lamp",
            "mood": "very happy",
            "price": "12.50",
            "made_on": "2024-02-29",
            "seen_at": "2024-02-29T10:00:00.500Z",
            "lasts": {"months": 1, "days": -2, "microseconds": 1_000_000},
            "key": "00112233-4455-6677-8899-aabbccddeeff",
            "details": {"a": [1]},
            "picture": [1, 2],
            "tags": ["x", null],
        }]);
        let written = serde_json::to_value(&things)?;
        assert_eq!(written, expected);
        assert_eq!(serde_json::from_value::<Vec<Things>>(written)?, things);

        let unknown = serde_json::from_value::<Mood>(json!("glad")).expect_err("there is no such");
        let message = "the enum `mood` has no variant for the label `glad`";
        assert_eq!(unknown.to_string(), message);

        query::pairs_each(client, |pair| {
            let expected = json!({"id": 1, "other": {"id": 1, "name": "lamp"}});
            assert_eq!(serde_json::to_value(&pair).ok(), Some(expected));
            Ok::<_, bindery::Error>(())
        })?;
        Ok(())
    })
}

#[test]
fn a_map_has_values_of_every_kind_in_the_order_of_the_columns() -> Outcome {
    with_things(|client| {
        let record = query::map(client)?;
        let text = |text: &str| Value::Text(text.to_owned());
        let [Value::Float(half), Value::Float(nan)] =
            ["float4", "float8"].map(|name| record.get(name).cloned().unwrap_or(Value::Null))
        else {
            panic!("these are floats: {record:?}");
        };
        assert!(half == 0.5 && nan.is_nan());
        for (name, expected) in [
            ("bool", Value::Bool(true)),
            ("int2", Value::Int(-32768)),
            ("int4", Value::Int(2_147_483_647)),
            ("int8", Value::Int(i64::MIN)),
            ("oid", Value::Int(4_294_967_295)),
            ("null", Value::Null),
            ("bytea", Value::Bytes(vec![0, 255])),
            ("jsonb", Value::Json(json!({"a": [1, null]}))),
            ("json", Value::Json(json!([1]))),
            (
                "array",
                Value::Array(vec![Value::Int(1), Value::Null, Value::Int(3)]),
            ),
            ("empty", Value::Array(vec![])),
            ("moods", Value::Array(vec![text("sad")])),
        ] {
            assert_eq!(record.get(name), Some(&expected), "{name}");
        }
        let written = serde_json::to_string(&record)?;
        let expected = r#"{"bool":true,"int2":-32768,"int4":2147483647,"int8":-9223372036854775808,"oid":4294967295,"float4":0.5,"float8":null,"null":null,"bytea":[0,255],"jsonb":{"a":[1,null]},"json":[1],"array":[1,null,3],"empty":[],"moods":["sad"]}"#;
        assert_eq!(written, expected);
        Ok(())
    })
}

#[test]
fn a_map_is_read_by_name_by_position_and_as_types() -> Outcome {
    with_things(|client| {
        let record = query::map(client)?;
        assert_eq!(
            record.names().take(3).collect::<Vec<_>>(),
            ["bool", "int2", "int4"]
        );
        assert_eq!(
            (&record["bool"], &record[0]),
            (&Value::Bool(true), &Value::Bool(true))
        );
        assert_eq!(record.get(1), record.get(String::from("int2")));
        assert_eq!((record.get(record.len()), record.get("none")), (None, None));
        assert_eq!(record.values().nth(1), Some(&Value::Int(-32768)));

        assert!(record.get_as::<bool>("bool")?);
        assert_eq!(record.get_as::<i16>("int2")?, i16::MIN);
        assert_eq!(record.get_as::<i64>(1)?, -32768);
        assert_eq!(record.get_as::<Option<i32>>("int4")?, Some(i32::MAX));
        assert_eq!(record.get_as::<i64>("int8")?, i64::MIN);
        assert_eq!(record.get_as::<u32>("oid")?, u32::MAX);
        assert_eq!(record.get_as::<f32>("float4")?, 0.5);
        assert!(record.get_as::<f64>("float8")?.is_nan());
        assert_eq!(record.get_as::<Option<i64>>("null")?, None);
        assert_eq!(record.get_as::<&[u8]>("bytea")?, [0, 255]);
        assert_eq!(record.get_as::<Vec<u8>>("bytea")?, [0, 255]);
        let json: &serde_json::Value = record.get_as("jsonb")?;
        assert_eq!(*json, json!({"a": [1, null]}));
        let array: Vec<Option<i64>> = record.get_as("array")?;
        assert_eq!(array, [Some(1), None, Some(3)]);
        assert_eq!(record.get_as::<Vec<&str>>("moods")?, ["sad"]);
        assert_eq!(record.get_as::<Vec<String>>("empty")?, [""; 0]);
        assert_eq!(record["moods"].as_array().map(<[Value]>::len), Some(1));
        let last = record.len() - 1;
        assert_eq!(
            record.into_values().nth(last).map(|it| it.is_null()),
            Some(false)
        );
        Ok(())
    })
}

#[test]
fn a_map_says_what_its_values_are_not() -> Outcome {
    with_things(|client| {
        let record = query::map(client)?;
        let error = record.get_as::<i64>("null").expect_err("it is NULL");
        let message = "query `map`: the column `null` is NULL, which its type does not allow";
        assert_eq!(error.to_string(), message);
        for (error, message) in [
            (
                record.get_as::<i32>("int8").err(),
                "the column `int8` of type `int8` can not be read as `i32`: Int(-9223372036854775808)",
            ),
            (
                record.get_as::<String>(0).err(),
                "the column `bool` of type `bool` can not be read as `alloc::string::String`: Bool(true)",
            ),
            (
                record.get_as::<Vec<i64>>("array").err(),
                "the column `array` of type `int4[]` can not be read as `alloc::vec::Vec<i64>`: \
                 Array([Int(1), Null, Int(3)])",
            ),
            (
                record.get_as::<i64>("absent").err(),
                "the column `absent` of type `nothing` can not be read as `i64`: nothing",
            ),
            (
                record.get_as::<i64>(99).err(),
                "the column `99` of type `nothing` can not be read as `i64`: nothing",
            ),
        ] {
            let error = error.expect("it is another value").to_string();
            assert_eq!(error, format!("query `map`: {message}"));
        }
        Ok(())
    })
}

/// Every value of a row has its text as PostgreSQL writes it behind it.
fn assert_written(record: Record) {
    let columns: Vec<(String, Value)> = record.into_iter().collect();
    for pair in columns.chunks(2) {
        assert_eq!(pair[0].1, pair[1].1, "{}", pair[0].0);
        assert!(pair[0].1.as_str().is_some(), "{pair:?}");
    }
}

#[test]
fn the_text_of_a_value_is_that_of_postgresql() -> Outcome {
    with_things(|client| {
        let zero = "00000000-0000-0000-0000-000000000000";
        let full = "ffffffff-ffff-ffff-ffff-ffffffffffff";
        for (numeric, date, time, stamp, uuid) in [
            ("0", "2000-01-01", "00:00", "2000-01-01", zero),
            (
                "0.000",
                "1999-12-31",
                "24:00",
                "1999-12-31 23:59:59.999999",
                full,
            ),
            (
                "-0.00001234",
                "0001-01-01",
                "23:59:59.5",
                "0001-01-01 00:00:01.1",
                zero,
            ),
            (
                "12345678.90",
                "0001-12-31 BC",
                "01:02:03.000004",
                "0044-03-15 12:00 BC",
                full,
            ),
            ("1e30", "infinity", "12:00", "infinity", zero),
            (
                "-100020003000.4000500060007",
                "-infinity",
                "12:00",
                "-infinity",
                full,
            ),
            (
                "NaN",
                "5874897-12-31",
                "12:00",
                "294276-12-31 23:59:59.999999",
                zero,
            ),
            (
                "Infinity",
                "4713-01-01 BC",
                "12:00",
                "4713-01-01 00:00 BC",
                zero,
            ),
            ("-Infinity", "1900-02-28", "12:00", "2400-02-29 01:00", zero),
            (
                "10000",
                "2000-02-29",
                "12:00",
                "2000-03-01 00:00:00.01",
                zero,
            ),
            ("0.0001", "1600-02-29", "12:00", "1970-01-01", zero),
        ] {
            assert_written(query::written(
                client, numeric, date, time, stamp, stamp, uuid,
            )?);
        }
        // Days all over four centuries, and numbers of many lengths.
        for at in 0..100 {
            let day = client.query_one(
                "SELECT (DATE '1601-01-01' + $1::int)::text",
                &[&(at * 1461)],
            )?;
            let day: &str = day.get(0);
            let length = at as usize;
            let number = "9".repeat(1 + length % 20) + "." + &"0".repeat(length % 9) + "1";
            assert_written(query::written(
                client, &number, day, "12:00", day, day, zero,
            )?);
        }
        // The embedded server sends no network addresses.
        if std::env::var_os("BINDERY_TEST_URL").is_some() {
            for (inet, cidr) in [
                ("192.168.0.1", "192.168.0.0/16"),
                ("10.0.0.1/8", "0.0.0.0/0"),
                ("::1", "2001:db8::/32"),
                ("2001:db8::ff00:42:8329/64", "::ffff:1.2.3.4/128"),
            ] {
                assert_written(query::written_networks(client, inet, cidr)?);
            }
        }
        Ok(())
    })
}

#[test]
fn the_text_of_a_value_is_one_that_postgresql_reads() -> Outcome {
    with_things(|client| {
        let columns: Vec<(String, Value)> = query::shown(client)?.into_iter().collect();
        for pair in columns.chunks(2) {
            let (type_, value) = &pair[0];
            let text = value.as_str().expect("it is text");
            let read = client.query_one(&format!("SELECT '{text}'::{type_}::text"), &[])?;
            let read: String = read.get(0);
            assert_eq!(Some(read.as_str()), pair[1].1.as_str(), "{type_}: {text}");
        }
        assert_eq!(columns.len(), 2 * 18);
        Ok(())
    })
}

//! Arrays: empty ones, long ones, and NULLs in them.

use crate::database::Outcome;
use crate::golden::acceptance_types::query;
use crate::golden::acceptance_types::types::Mood;
use crate::{array_round_trips, on_both_clients};
use bindery::Interval;
use bindery::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use bindery::rust_decimal::Decimal;
use bindery::serde_json::json;
use bindery::uuid::Uuid;
use postgres::error::SqlState;

const SCHEMA: &str = include_str!("../golden/acceptance_types/schema.sql");

#[test]
fn arrays_of_numbers_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        array_round_trips!(client, query::put_many_bool, [([true, false], "{t,f}")]);
        array_round_trips!(
            client,
            query::put_many_int2,
            [([i16::MIN, 0], "{-32768,0}")]
        );
        array_round_trips!(client, query::put_many_int4, [([i32::MAX], "{2147483647}")]);
        array_round_trips!(
            client,
            query::put_many_int8,
            [([1, i64::MIN], "{1,-9223372036854775808}")]
        );
        array_round_trips!(client, query::put_many_oid, [([u32::MAX], "{4294967295}")]);
        array_round_trips!(
            client,
            query::put_many_float4,
            [([0.5, -1.5], "{0.5,-1.5}")]
        );
        array_round_trips!(
            client,
            query::put_many_float8,
            [([1e300, f64::INFINITY], "{1e+300,Infinity}")]
        );
        let decimals: [Decimal; 2] = ["1.50".parse()?, "-0.001".parse()?];
        array_round_trips!(
            client,
            query::put_many_numeric,
            [(decimals, "{1.50,-0.001}")]
        );
        let many: Vec<i32> = (0..100_000).collect();
        let row = query::put_many_int4(client, Some(&many))?;
        let expected: Vec<Option<i32>> = many.into_iter().map(Some).collect();
        assert!(
            row.value == Some(expected),
            "a hundred thousand elements come back"
        );
        Ok(())
    })
}

#[test]
fn arrays_of_texts_and_bytes_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        array_round_trips!(
            client,
            query::put_many_text,
            [
                ([""], r#"{""}"#),
                (
                    ["a", "b c", "{,}", "\"\\", "NULL", "雪"],
                    r#"{a,"b c","{,}","\"\\","NULL",雪}"#
                ),
            ]
        );
        array_round_trips!(
            client,
            query::put_many_varchar,
            [(["x", "y z"], r#"{x,"y z"}"#)]
        );
        array_round_trips!(client, query::put_many_bpchar, [(["12345"], "{12345}")]);
        array_round_trips!(client, query::put_many_name, [(["n", "m"], "{n,m}")]);
        array_round_trips!(client, query::put_many_char, [([65, 66], "{A,B}")]);
        array_round_trips!(
            client,
            query::put_many_bytea,
            [([b"\0\xff".as_slice(), b""], r#"{"\\x00ff","\\x"}"#)]
        );
        let (json, list) = (json!({"a": 1}), json!([]));
        array_round_trips!(
            client,
            query::put_many_json,
            [([&json, &list], r#"{"{\"a\":1}",[]}"#)]
        );
        array_round_trips!(
            client,
            query::put_many_jsonb,
            [([&json, &list], r#"{"{\"a\": 1}",[]}"#)]
        );
        Ok(())
    })
}

#[test]
fn arrays_of_dates_and_identifiers_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let dates: [NaiveDate; 2] = ["2024-02-29".parse()?, "0000-01-01".parse()?];
        array_round_trips!(
            client,
            query::put_many_date,
            [(dates, r#"{2024-02-29,"0001-01-01 BC"}"#)]
        );
        let times: [NaiveTime; 1] = ["23:59:59.5".parse()?];
        array_round_trips!(client, query::put_many_time, [(times, "{23:59:59.5}")]);
        let local: [NaiveDateTime; 1] = ["2024-02-29T12:00:00".parse()?];
        array_round_trips!(
            client,
            query::put_many_timestamp,
            [(local, r#"{"2024-02-29 12:00:00"}"#)]
        );
        let instants: [DateTime<Utc>; 1] = ["2024-02-29T12:00:00Z".parse()?];
        array_round_trips!(
            client,
            query::put_many_timestamptz,
            [(instants, r#"{"2024-02-29 12:00:00+00"}"#)]
        );
        let intervals = [Interval {
            months: 1,
            days: -1,
            microseconds: 0,
        }];
        array_round_trips!(
            client,
            query::put_many_interval,
            [(intervals, r#"{"1 mon -1 days"}"#)]
        );
        let uuids = [Uuid::nil()];
        array_round_trips!(
            client,
            query::put_many_uuid,
            [(uuids, "{00000000-0000-0000-0000-000000000000}")]
        );
        Ok(())
    })
}

#[test]
fn arrays_of_enums_and_domains_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        array_round_trips!(
            client,
            query::put_many_mood,
            [([Mood::TrèsContent, Mood::Sad], r#"{"très content",sad}"#)]
        );
        array_round_trips!(
            client,
            query::put_many_label,
            [(["", "b c"], r#"{"","b c"}"#)]
        );
        array_round_trips!(
            client,
            query::put_many_amount,
            [([0, i32::MAX], "{0,2147483647}")]
        );

        let negative = query::put_many_amount(client, Some(&[1, -1]));
        let negative = negative.expect_err("the domain has a constraint");
        assert_eq!(negative.code(), Some(&SqlState::CHECK_VIOLATION));
        Ok(())
    })
}

/// Reads arrays that PostgreSQL made of `{…,NULL}`.
macro_rules! reads_gaps {
    ($client:ident, $($read:path: $text:literal => $value:expr),+ $(,)?) => { $(
        let read = $read($client, &format!("{{{},NULL}}", $text))?;
        assert_eq!(read, [Some($value), None]);
        assert_eq!($read($client, "{NULL}")?, [None]);
        assert_eq!($read($client, "{}")?, []);
    )+ };
}

#[test]
fn an_element_that_is_null_is_none() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        reads_gaps!(
            client,
            query::read_many_bool: "t" => true,
            query::read_many_int2: "-32768" => i16::MIN,
            query::read_many_int4: "7" => 7,
            query::read_many_int8: "7" => 7,
            query::read_many_oid: "7" => 7,
            query::read_many_float4: "0.5" => 0.5,
            query::read_many_float8: "0.5" => 0.5,
            query::read_many_numeric: "1.5" => "1.5".parse()?,
            query::read_many_text: "\"NULL\"" => "NULL".to_owned(),
            query::read_many_varchar: "x" => "x".to_owned(),
            query::read_many_bpchar: "x" => "x    ".to_owned(),
            query::read_many_name: "x" => "x".to_owned(),
            query::read_many_char: "A" => 65,
            query::read_many_bytea: "\"\\\\x00\"" => vec![0],
            query::read_many_date: "2024-02-29" => "2024-02-29".parse()?,
            query::read_many_time: "12:00" => "12:00:00".parse()?,
            query::read_many_timestamp: "2024-02-29" => "2024-02-29T00:00:00".parse()?,
            query::read_many_timestamptz: "2024-02-29" => "2024-02-29T00:00:00Z".parse()?,
            query::read_many_interval: "0" => Interval::default(),
            query::read_many_uuid: "00000000-0000-0000-0000-000000000000" => Uuid::nil(),
            query::read_many_json: "\"null\"" => json!(null),
            query::read_many_jsonb: "\"null\"" => json!(null),
            query::read_many_mood: "so-so" => Mood::SoSo,
            query::read_many_label: "\"\"" => String::new(),
            query::read_many_amount: "0" => 0,
        );
        // An array may count from where it likes.
        let read = query::read_many_int4(client, "[-1:0]={1,2}")?;
        assert_eq!(read, [Some(1), Some(2)]);
        Ok(())
    })
}

#[test]
fn an_element_is_null_where_the_user_says_that_it_may() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let texts = [Some("a"), None];
        let moods = [None, Some(Mood::Sad)];
        let row = query::put_gaps(
            client,
            Some(&[None, Some(1)]),
            Some(&texts),
            Some(&moods),
            Some(&texts),
            Some(&[None]),
        )?;
        assert_eq!(row.numbers.as_deref(), Some("{NULL,1}"));
        assert_eq!(row.texts.as_deref(), Some("{a,NULL}"));
        assert_eq!(row.moods.as_deref(), Some("{NULL,sad}"));
        assert_eq!(row.labels.as_deref(), Some("{a,NULL}"));
        assert_eq!(row.amounts.as_deref(), Some("{NULL}"));
        Ok(())
    })
}

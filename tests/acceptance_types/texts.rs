//! Texts, bytes and JSON, from none to much.

use crate::database::Outcome;
use crate::golden::acceptance_types::query;
use crate::{on_both_clients, round_trips};
use bindery::serde_json::{Value, from_str, json};
use bindery::{Client, ErrorKind};
use postgres::error::SqlState;

const SCHEMA: &str = include_str!("../golden/acceptance_types/schema.sql");

#[test]
fn texts_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let long = "žluťoučký 🐎 ".repeat(20_000);
        for text in [
            "",
            " ",
            "NULL",
            "naïve 雪 🦀 \u{301}",
            "a\\b'c\"d\n\t$1 :x {}",
            &long,
        ] {
            round_trips!(client, query::put_one_text, [(text, text)]);
        }
        let twenty = "é".repeat(20);
        for text in ["", "short ", &twenty] {
            round_trips!(client, query::put_one_varchar, [(text, text)]);
        }
        let longest = "n".repeat(63);
        for text in ["", "pg_catalog", &longest] {
            round_trips!(client, query::put_one_name, [(text, text)]);
        }
        // A char(n) is filled up with blanks, which its text does not have.
        let row = query::put_one_bpchar(client, Some("ab"))?;
        assert_eq!(
            (row.value.as_deref(), row.text.as_deref()),
            (Some("ab   "), Some("ab"))
        );
        round_trips!(client, query::put_one_bpchar, [("é234ü", "é234ü")]);

        let too_long = query::put_one_varchar(client, Some(&"x".repeat(21)));
        let too_long = too_long.expect_err("varchar(20) has an end");
        assert_eq!(
            too_long.code(),
            Some(&SqlState::STRING_DATA_RIGHT_TRUNCATION)
        );
        let with_nul = query::put_one_text(client, Some("a\0b"));
        let with_nul = with_nul.expect_err("PostgreSQL has no NUL in a text");
        assert_eq!(
            with_nul.code(),
            Some(&SqlState::CHARACTER_NOT_IN_REPERTOIRE)
        );
        Ok(())
    })
}

#[test]
fn bytes_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let all: Vec<u8> = (0..=255).collect();
        let hex: String = all.iter().map(|byte| format!("{byte:02x}")).collect();
        let text = format!("\\x{hex}");
        round_trips!(
            client,
            query::put_one_bytea,
            [
                (b"".as_slice(), "\\x"),
                (b"\0\xff".as_slice(), "\\x00ff"),
                (all.as_slice(), text.as_str()),
            ]
        );
        let large = vec![0xa5; 3_000_000];
        let row = query::put_one_bytea(client, Some(&large))?;
        assert!(row.value == Some(large), "three megabytes come back");

        round_trips!(
            client,
            query::put_one_char,
            [(65, "A"), (126, "~"), (0, "")]
        );
        // How it writes other bytes depends on its version.
        for byte in [i8::MIN, -1] {
            client_takes_char(client, byte)?;
        }
        Ok(())
    })
}

fn client_takes_char(client: &mut impl Client, byte: i8) -> Outcome {
    match query::put_one_char(client, Some(byte)) {
        Ok(row) => assert_eq!(row.value, Some(byte)),
        // Before PostgreSQL 16 the text of such a byte is none, and the query asks for the text too.
        Err(error) => {
            let code = error.code();
            assert_eq!(
                code,
                Some(&SqlState::CHARACTER_NOT_IN_REPERTOIRE),
                "{error}"
            );
        }
    }
    Ok(())
}

#[test]
fn json_round_trips() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let deep: Value = from_str(&format!("{}1{}", "[".repeat(100), "]".repeat(100)))?;
        let deep_text = deep.to_string();
        for (value, json_text, jsonb_text) in [
            (json!(null), "null", "null"),
            (json!(true), "true", "true"),
            (json!(""), "\"\"", "\"\""),
            (
                json!("é 雪 🦀 \" \\ \n"),
                r#""é 雪 🦀 \" \\ \n""#,
                r#""é 雪 🦀 \" \\ \n""#,
            ),
            (json!([]), "[]", "[]"),
            (json!({}), "{}", "{}"),
            (
                json!(u64::MAX),
                "18446744073709551615",
                "18446744073709551615",
            ),
            (
                json!(i64::MIN),
                "-9223372036854775808",
                "-9223372036854775808",
            ),
            (json!(0.5), "0.5", "0.5"),
            (
                json!({"a": [1, {"b": null}], "": false}),
                r#"{"":false,"a":[1,{"b":null}]}"#,
                r#"{"": false, "a": [1, {"b": null}]}"#,
            ),
            (deep, &deep_text, &deep_text),
        ] {
            round_trips!(client, query::put_one_json, [(&value, json_text)]);
            round_trips!(client, query::put_one_jsonb, [(&value, jsonb_text)]);
        }
        // The JSON null is not SQL's NULL.
        assert_eq!(query::read_one_jsonb(client, "null")?, Value::Null);
        let deeper = format!("{}1{}", "[".repeat(1000), "]".repeat(1000));
        let too_deep = query::read_one_jsonb(client, &deeper).expect_err("serde_json has enough");
        assert!(matches!(too_deep.kind(), ErrorKind::Decode { .. }));
        Ok(())
    })
}

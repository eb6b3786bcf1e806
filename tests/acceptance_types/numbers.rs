//! Numbers, from the smallest to the largest.

use crate::database::Outcome;
use crate::golden::acceptance_types::query;
use crate::{on_both_clients, round_trips};
use bindery::rust_decimal::Decimal;

const SCHEMA: &str = include_str!("../golden/acceptance_types/schema.sql");

#[test]
fn numbers_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        round_trips!(
            client,
            query::put_one_bool,
            [(true, "true"), (false, "false")]
        );
        round_trips!(
            client,
            query::put_one_int2,
            [
                (i16::MIN, "-32768"),
                (-1, "-1"),
                (0, "0"),
                (i16::MAX, "32767")
            ]
        );
        round_trips!(
            client,
            query::put_one_int4,
            [
                (i32::MIN, "-2147483648"),
                (0, "0"),
                (i32::MAX, "2147483647")
            ]
        );
        round_trips!(
            client,
            query::put_one_int8,
            [
                (i64::MIN, "-9223372036854775808"),
                (0, "0"),
                (i64::MAX, "9223372036854775807")
            ]
        );
        round_trips!(
            client,
            query::put_one_oid,
            [(0, "0"), (u32::MAX, "4294967295")]
        );
        round_trips!(
            client,
            query::put_one_float4,
            [
                (0.1, "0.1"),
                (-0.0, "-0"),
                (f32::MAX, "3.4028235e+38"),
                (f32::MIN_POSITIVE, "1.1754944e-38"),
                (f32::INFINITY, "Infinity"),
            ]
        );
        round_trips!(
            client,
            query::put_one_float8,
            [
                (0.1, "0.1"),
                (-0.0, "-0"),
                (f64::MIN, "-1.7976931348623157e+308"),
                (5e-324, "5e-324"),
                (f64::NEG_INFINITY, "-Infinity"),
            ]
        );
        let row = query::put_one_float4(client, Some(f32::NAN))?;
        assert!(row.value.is_some_and(f32::is_nan));
        assert_eq!(row.text.as_deref(), Some("NaN"));
        let row = query::put_one_float8(client, Some(f64::NAN))?;
        assert!(row.value.is_some_and(f64::is_nan));
        assert_eq!(row.text.as_deref(), Some("NaN"));
        Ok(())
    })
}

#[test]
fn decimals_keep_their_scale() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        for text in [
            "0",
            "1",
            "-1",
            "10000",
            "12.50",
            "-12.340",
            "0.00001",
            "1234567890.0987654321",
            "100000000000000000000",
            "0.0000000000000000000000000001",
            "79228162514264337593543950335",
            "-79228162514264337593543950335",
            "-7.9228162514264337593543950335",
        ] {
            let value: Decimal = text.parse()?;
            round_trips!(client, query::put_one_numeric, [(value, text)]);
            let read = query::read_one_numeric(client, text)?;
            assert_eq!(read.to_string(), text);
        }
        assert_eq!(
            query::read_one_numeric(client, "0.000")?.to_string(),
            "0.000"
        );
        assert_eq!(query::read_one_numeric(client, "1e3")?.to_string(), "1000");
        Ok(())
    })
}

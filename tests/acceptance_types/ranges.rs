//! Ranges and multiranges, of the system and of users.

use crate::database::Outcome;
use crate::golden::{acceptance_made, acceptance_system::query};
use crate::on_both_clients;
use bindery::chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use bindery::rust_decimal::Decimal;
use bindery::{Multirange, Range};
use std::ops::Bound::{Excluded, Included, Unbounded};

const SCHEMA: &str = include_str!("../golden/acceptance_system/schema.sql");
const MADE: &str = concat!(
    "DROP SCHEMA public CASCADE; CREATE SCHEMA public;",
    include_str!("../golden/acceptance_made/schema.sql")
);

/// Sends a range: it comes back, alone, in an array and from its text, with PostgreSQL's text for it.
macro_rules! range_round_trips {
    ($client:ident, $put:path, $put_many:path, $read:path, [$(($value:expr, $text:expr)),+ $(,)?]) => { $(
        let (value, text) = ($value, $text);
        let row = $put($client, Some(&value))?;
        assert_eq!((row.value.as_ref(), row.text.as_deref()), (Some(&value), Some(text)));
        assert_eq!($read($client, text)?, value);
        assert_eq!($read($client, &value.to_string())?, value, "{value}");
        let row = $put_many($client, Some(std::slice::from_ref(&value)))?;
        assert_eq!(row.value, Some(vec![Some(value)]));
        let row = $put($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
    )+ };
}

#[test]
fn ranges_of_numbers_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        range_round_trips!(
            client,
            query::put_int4range,
            query::put_many_int4range,
            query::read_int4range,
            [
                (Range::Empty, "empty"),
                (Range::from(1..5), "[1,5)"),
                (Range::from(i32::MIN..), "[-2147483648,)"),
                (Range::from(..0), "(,0)"),
                (Range::from(..), "(,)"),
            ]
        );
        range_round_trips!(
            client,
            query::put_int8range,
            query::put_many_int8range,
            query::read_int8range,
            [(
                Range::from(i64::MIN..i64::MAX),
                "[-9223372036854775808,9223372036854775807)"
            )]
        );
        let decimal = |text: &str| text.parse::<Decimal>();
        range_round_trips!(
            client,
            query::put_numrange,
            query::put_many_numrange,
            query::read_numrange,
            [
                (
                    Range::Between(Excluded(decimal("-1.50")?), Included(decimal("2")?)),
                    "(-1.50,2]"
                ),
                (Range::from(decimal("0")?..), "[0,)"),
                (Range::Empty, "empty"),
            ]
        );
        // PostgreSQL writes ranges of whole numbers anew.
        let row = query::put_int4range(client, Some(&Range::from(1..=5)))?;
        assert_eq!(row.value, Some(Range::from(1..6)));
        let row = query::put_int4range(client, Some(&Range::from(5..5)))?;
        assert_eq!(row.value, Some(Range::Empty));
        assert!(Range::from(1..5).contains(&1) && !Range::from(1..5).contains(&5));
        assert!(!Range::Empty.contains(&1));
        Ok(())
    })
}

#[test]
fn ranges_of_times_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let day = |text: &str| text.parse::<NaiveDate>();
        range_round_trips!(
            client,
            query::put_daterange,
            query::put_many_daterange,
            query::read_daterange,
            [
                (
                    Range::from(day("2024-02-29")?..day("2024-03-01")?),
                    "[2024-02-29,2024-03-01)"
                ),
                (Range::from(..day("2024-02-29")?), "(,2024-02-29)"),
            ]
        );
        let local = |text: &str| text.parse::<NaiveDateTime>();
        let range = Range::Between(
            Excluded(local("2024-02-29T12:00:00")?),
            Included(local("2024-02-29T12:00:00.5")?),
        );
        range_round_trips!(
            client,
            query::put_tsrange,
            query::put_many_tsrange,
            query::read_tsrange,
            [(range, r#"("2024-02-29 12:00:00","2024-02-29 12:00:00.5"]"#)]
        );
        let instant = |text: &str| text.parse::<DateTime<Utc>>();
        let range = Range::Between(Included(instant("2024-02-29T12:00:00Z")?), Unbounded);
        range_round_trips!(
            client,
            query::put_tstzrange,
            query::put_many_tstzrange,
            query::read_tstzrange,
            [(range, r#"["2024-02-29 12:00:00+00",)"#)]
        );
        Ok(())
    })
}

#[test]
fn multiranges_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        range_round_trips!(
            client,
            query::put_int4multirange,
            query::put_many_int4multirange,
            query::read_int4multirange,
            [
                (Multirange::default(), "{}"),
                (
                    Multirange(vec![Range::from(..1), Range::from(3..5)]),
                    "{(,1),[3,5)}"
                ),
                (Multirange(vec![Range::from(..)]), "{(,)}"),
            ]
        );
        let decimal = |text: &str| text.parse::<Decimal>();
        range_round_trips!(
            client,
            query::put_nummultirange,
            query::put_many_nummultirange,
            query::read_nummultirange,
            [(
                Multirange(vec![Range::from(decimal("0.5")?..=decimal("1")?)]),
                "{[0.5,1]}"
            )]
        );
        let many = Multirange(vec![Range::from(1..2_i64)]);
        range_round_trips!(
            client,
            query::put_int8multirange,
            query::put_many_int8multirange,
            query::read_int8multirange,
            [(many, "{[1,2)}")]
        );
        let day = |text: &str| text.parse::<NaiveDate>();
        let many = Multirange(vec![Range::from(day("2024-02-29")?..)]);
        range_round_trips!(
            client,
            query::put_datemultirange,
            query::put_many_datemultirange,
            query::read_datemultirange,
            [(many, "{[2024-02-29,)}")]
        );
        let local: NaiveDateTime = "2024-02-29T12:00:00".parse()?;
        range_round_trips!(
            client,
            query::put_tsmultirange,
            query::put_many_tsmultirange,
            query::read_tsmultirange,
            [(
                Multirange(vec![Range::from(local..)]),
                r#"{["2024-02-29 12:00:00",)}"#
            )]
        );
        let instant: DateTime<Utc> = "2024-02-29T12:00:00Z".parse()?;
        range_round_trips!(
            client,
            query::put_tstzmultirange,
            query::put_many_tstzmultirange,
            query::read_tstzmultirange,
            [(
                Multirange(vec![Range::from(..instant)]),
                r#"{(,"2024-02-29 12:00:00+00")}"#
            )]
        );
        // They come back in order, and joined.
        let mixed = Multirange(vec![
            Range::from(5..9),
            Range::from(1..3),
            Range::from(2..4),
        ]);
        let row = query::put_int4multirange(client, Some(&mixed))?;
        let joined = Multirange(vec![Range::from(1..4), Range::from(5..9)]);
        assert_eq!(row.value, Some(joined));
        Ok(())
    })
}

#[test]
fn ranges_of_users_round_trip() -> Outcome {
    use acceptance_made::query;
    on_both_clients(MADE, |client| {
        for (range, text) in [
            (Range::from(-0.5..f64::INFINITY), "[-0.5,Infinity)"),
            (Range::Empty, "empty"),
            (Range::from(..), "(,)"),
        ] {
            let row = query::put_floatrange(client, Some(&range))?;
            assert_eq!((row.value, row.text.as_deref()), (Some(range), Some(text)));
        }
        let price = Range::from(Decimal::new(5, 1)..=Decimal::new(100, 0));
        let row = query::put_pricerange(client, Some(&price))?;
        assert_eq!(
            (row.value, row.text.as_deref()),
            (Some(price), Some("[0.5,100]"))
        );
        let row = query::put_priceranges(client, Some(&[price, Range::Empty]))?;
        assert_eq!(row.value, Some(vec![Some(price), Some(Range::Empty)]));
        let negative = Range::from(Decimal::new(-1, 0)..);
        let refused = query::put_pricerange(client, Some(&negative));
        assert!(refused.is_err(), "the domain has a constraint");
        Ok(())
    })
}

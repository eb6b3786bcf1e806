//! Dates and times: chrono's, and in their place those of the crates jiff and time; and intervals.

use crate::database::Outcome;
use crate::golden::{acceptance_jiff, acceptance_time, acceptance_types};
use crate::{array_round_trips, on_both_clients, round_trips};
use bindery::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use bindery::{ErrorKind, Interval, jiff, time};
use postgres::error::SqlState;

const CHRONO: &str = include_str!("../golden/acceptance_types/schema.sql");
const JIFF: &str = include_str!("../golden/acceptance_jiff/schema.sql");
const TIME: &str = include_str!("../golden/acceptance_time/schema.sql");

#[test]
fn chrono_round_trips() -> Outcome {
    use acceptance_types::query;
    on_both_clients(CHRONO, |client| {
        for (date, text) in [
            ("2024-02-29", "2024-02-29"),
            ("2000-01-01", "2000-01-01"),
            ("1970-01-01", "1970-01-01"),
            ("0001-01-01", "0001-01-01"),
            ("0000-12-31", "0001-12-31 BC"),
            ("-4712-01-01", "4713-01-01 BC"),
            ("+262142-12-31", "262142-12-31"),
        ] {
            let value: NaiveDate = date.parse()?;
            round_trips!(client, query::put_one_date, [(value, text)]);
        }
        for text in ["00:00:00", "23:59:59.999999", "12:34:56.789"] {
            let value: NaiveTime = text.parse()?;
            round_trips!(client, query::put_one_time, [(value, text)]);
        }
        for (local, text) in [
            ("2024-03-31T02:30:00.000001", "2024-03-31 02:30:00.000001"),
            ("1999-12-31T23:59:59.999999", "1999-12-31 23:59:59.999999"),
            ("-4712-01-01T00:00:00", "4713-01-01 00:00:00 BC"),
            ("+262142-12-31T00:00:00", "262142-12-31 00:00:00"),
        ] {
            let value: NaiveDateTime = local.parse()?;
            round_trips!(client, query::put_one_timestamp, [(value, text)]);
        }
        for (instant, text) in [
            (
                "2024-03-31T02:30:00.000001+02:00",
                "2024-03-31 00:30:00.000001+00",
            ),
            ("1899-12-31T23:59:59.5Z", "1899-12-31 23:59:59.5+00"),
            (
                "9999-12-31T23:59:59.999999Z",
                "9999-12-31 23:59:59.999999+00",
            ),
        ] {
            let value: DateTime<Utc> = instant.parse()?;
            round_trips!(client, query::put_one_timestamptz, [(value, text)]);
        }
        let too_far = query::put_one_timestamp(client, Some(NaiveDateTime::MIN));
        let too_far = too_far.expect_err("PostgreSQL begins later than chrono");
        assert_eq!(too_far.code(), Some(&SqlState::DATETIME_FIELD_OVERFLOW));
        Ok(())
    })
}

#[test]
fn jiff_round_trips() -> Outcome {
    use acceptance_jiff::query;
    on_both_clients(JIFF, |client| {
        for (day, text) in [
            ("2024-02-29", "2024-02-29"),
            ("1999-12-31", "1999-12-31"),
            ("-004712-01-01", "4713-01-01 BC"),
            ("9999-12-31", "9999-12-31"),
        ] {
            let value: jiff::civil::Date = day.parse()?;
            round_trips!(client, query::put_day, [(value, text)]);
            array_round_trips!(
                client,
                query::put_days,
                [([value], array_of(text).as_str())]
            );
            assert_eq!(query::read_day(client, text)?, value);
        }
        for text in ["00:00:00", "12:34:56.000001", "23:59:59.999999"] {
            let value: jiff::civil::Time = text.parse()?;
            round_trips!(client, query::put_hour, [(value, text)]);
            assert_eq!(query::read_hour(client, text)?, value);
        }
        for text in ["2024-03-31 02:30:00.000001", "1999-12-31 23:59:59.999999"] {
            let value: jiff::civil::DateTime = text.parse()?;
            round_trips!(client, query::put_local, [(value, text)]);
            assert_eq!(query::read_local(client, text)?, value);
        }
        for text in ["2024-03-31 00:30:00.000001+00", "1899-12-31 23:59:59.5+00"] {
            let value: jiff::Timestamp = text.parse()?;
            round_trips!(client, query::put_instant, [(value, text)]);
            assert_eq!(query::read_instant(client, text)?, value);
        }
        for text in ["infinity", "-infinity", "10000-01-01"] {
            let error = query::read_day(client, text).expect_err("jiff ends at 9999");
            assert!(matches!(error.kind(), ErrorKind::Decode { .. }));
            let error = query::read_instant(client, text).expect_err("jiff ends at 9999");
            assert!(matches!(error.kind(), ErrorKind::Decode { .. }));
        }
        Ok(())
    })
}

#[test]
fn time_round_trips() -> Outcome {
    use acceptance_time::query;
    use time::{Date, Month, PrimitiveDateTime, Time};
    on_both_clients(TIME, |client| {
        let leap_day = Date::from_calendar_date(2024, Month::February, 29)?;
        for (day, text) in [
            (leap_day, "2024-02-29"),
            (
                Date::from_calendar_date(1999, Month::December, 31)?,
                "1999-12-31",
            ),
            (
                Date::from_calendar_date(-4712, Month::January, 1)?,
                "4713-01-01 BC",
            ),
            (
                Date::from_calendar_date(9999, Month::December, 31)?,
                "9999-12-31",
            ),
        ] {
            round_trips!(client, query::put_day, [(day, text)]);
            array_round_trips!(client, query::put_days, [([day], array_of(text).as_str())]);
            assert_eq!(query::read_day(client, text)?, day);
        }
        let late = Time::from_hms_micro(23, 59, 59, 999_999)?;
        for (hour, text) in [(Time::MIDNIGHT, "00:00:00"), (late, "23:59:59.999999")] {
            round_trips!(client, query::put_hour, [(hour, text)]);
            assert_eq!(query::read_hour(client, text)?, hour);
        }
        let local = PrimitiveDateTime::new(leap_day, late);
        let text = "2024-02-29 23:59:59.999999";
        round_trips!(client, query::put_local, [(local, text)]);
        assert_eq!(query::read_local(client, text)?, local);
        let two_hours = time::UtcOffset::from_hms(2, 0, 0)?;
        let text = "2024-02-29 21:59:59.999999+00";
        round_trips!(
            client,
            query::put_instant,
            [(local.assume_offset(two_hours), text)]
        );
        assert_eq!(
            query::read_instant(client, text)?,
            local.assume_offset(two_hours)
        );
        for text in ["infinity", "-infinity", "10000-01-01"] {
            let error = query::read_day(client, text).expect_err("time ends at 9999");
            assert!(matches!(error.kind(), ErrorKind::Decode { .. }));
            let error = query::read_instant(client, text).expect_err("time ends at 9999");
            assert!(matches!(error.kind(), ErrorKind::Decode { .. }));
        }
        Ok(())
    })
}

#[test]
fn intervals_are_months_and_days_and_microseconds() -> Outcome {
    use acceptance_types::query;
    on_both_clients(CHRONO, |client| {
        let interval = |months, days, microseconds| Interval {
            months,
            days,
            microseconds,
        };
        for (value, text) in [
            (interval(0, 0, 0), "00:00:00"),
            (interval(0, 0, -1), "-00:00:00.000001"),
            (interval(14, 3, 500_000), "1 year 2 mons 3 days 00:00:00.5"),
            (
                interval(-14, 3, -3_600_000_000),
                "-1 years -2 mons +3 days -01:00:00",
            ),
            (
                interval(1, -40, 90_061_000_001),
                "1 mon -40 days +25:01:01.000001",
            ),
            (interval(i32::MAX, 0, 0), "178956970 years 7 mons"),
            (interval(i32::MIN, 0, 0), "-178956970 years -8 mons"),
            (interval(0, i32::MIN, 0), "-2147483648 days"),
            (interval(0, 0, i64::MAX), "2562047788:00:54.775807"),
        ] {
            round_trips!(client, query::put_one_interval, [(value, text)]);
            assert_eq!(query::read_one_interval(client, text)?, value);
            // Its own text is one that PostgreSQL reads.
            let read = query::read_one_interval(client, &value.to_string())?;
            assert_eq!(read, value, "{value}");
        }
        // PostgreSQL writes the shortest one, but does not read it.
        let shortest = interval(0, 0, i64::MIN);
        let text = "-2562047788:00:54.775808";
        round_trips!(client, query::put_one_interval, [(shortest, text)]);
        Ok(())
    })
}

/// An array of one element, as PostgreSQL writes it.
fn array_of(element: &str) -> String {
    match element.contains(' ') {
        true => format!("{{\"{element}\"}}"),
        false => format!("{{{element}}}"),
    }
}

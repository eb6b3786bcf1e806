//! Values that Rust's types do not have: each is an error that names column and value.

use crate::database::Outcome;
use crate::golden::{acceptance_jiff, acceptance_system, acceptance_time, acceptance_types};
use crate::on_both_clients;
use bindery::{Error, ErrorKind, Interval, Range};

const CHRONO: &str = include_str!("../golden/acceptance_types/schema.sql");
const JIFF: &str = include_str!("../golden/acceptance_jiff/schema.sql");
const TIME: &str = include_str!("../golden/acceptance_time/schema.sql");
const SYSTEM: &str = include_str!("../golden/acceptance_system/schema.sql");

/// Whether the error is about this value of the column.
fn names<T: std::fmt::Debug>(result: Result<T, Error>, column_value: &str) {
    let error = result.expect_err(column_value);
    let ErrorKind::Decode { column, value, .. } = error.kind() else {
        panic!("{column_value}: {error}");
    };
    assert_eq!((column.as_str(), value.as_str()), ("value", column_value));
    assert!(
        error.to_string().ends_with(&format!(": {column_value}")),
        "{error}"
    );
}

/// Whether the error is about a value that is made of others, and shows this part of it.
fn shows<T: std::fmt::Debug>(result: Result<T, Error>, part: &str) {
    let error = result.expect_err(part);
    let ErrorKind::Decode { column, value, .. } = error.kind() else {
        panic!("{part}: {error}");
    };
    assert_eq!(column, "value");
    assert!(value.contains(part), "{part}: {value}");
}

#[test]
fn chrono_has_no_such_value() -> Outcome {
    use acceptance_types::query;
    on_both_clients(CHRONO, |client| {
        names(query::read_one_time(client, "24:00"), "24:00:00");
        assert_eq!(
            query::read_one_time(client, "23:59:59.999999")?,
            "23:59:59.999999".parse()?
        );
        shows(
            query::read_many_time(client, "{00:00,NULL,24:00}"),
            "{00:00:00,NULL,24:00:00}",
        );
        for text in ["infinity", "-infinity", "5874897-12-31", "262143-01-01"] {
            shows(query::read_many_date(client, &format!("{{{text}}}")), text);
        }
        for text in [
            "infinity",
            "-infinity",
            "294276-12-31 23:59:59.999999",
            "262143-01-01",
        ] {
            shows(
                query::read_many_timestamp(client, &format!("{{{text}}}")),
                text,
            );
            shows(
                query::read_many_timestamptz(client, &format!("{{{text}}}")),
                text,
            );
        }
        let last = query::read_many_date(client, "{262142-12-31,4713-01-01 BC}")?;
        assert_eq!(
            last,
            [Some("+262142-12-31".parse()?), Some("-4712-01-01".parse()?)]
        );
        let first = query::read_many_timestamp(client, "{4714-11-24 00:00:00 BC}")?;
        assert_eq!(first, [Some("-4713-11-24T00:00:00".parse()?)]);
        Ok(())
    })
}

#[test]
fn jiff_has_no_such_value() -> Outcome {
    use acceptance_jiff::query;
    on_both_clients(JIFF, |client| {
        names(query::read_hour(client, "24:00"), "24:00:00");
        for (text, value) in [
            ("infinity", "infinity"),
            ("-infinity", "-infinity"),
            ("10000-01-01", "10000-01-01"),
            ("5874897-12-31", "5874897-12-31"),
        ] {
            names(query::read_day(client, text), value);
        }
        for (text, value) in [
            ("infinity", "infinity"),
            ("-infinity", "-infinity"),
            ("10000-01-01 00:00:00.5", "10000-01-01 00:00:00.500000"),
            ("294276-12-31 23:59:59", "294276-12-31 23:59:59"),
        ] {
            names(query::read_local(client, text), value);
            names(query::read_instant(client, text), value);
        }
        assert_eq!(
            query::read_day(client, "4713-01-01 BC")?,
            "-004712-01-01".parse()?
        );
        Ok(())
    })
}

#[test]
fn time_has_no_such_value() -> Outcome {
    use acceptance_time::query;
    on_both_clients(TIME, |client| {
        names(query::read_hour(client, "24:00"), "24:00:00");
        for text in ["infinity", "-infinity", "5874897-12-31"] {
            names(query::read_day(client, text), text);
        }
        for (text, value) in [
            ("infinity", "infinity"),
            ("-infinity", "-infinity"),
            ("294276-12-31", "294276-12-31 00:00:00"),
        ] {
            names(query::read_local(client, text), value);
            names(query::read_instant(client, text), value);
        }
        Ok(())
    })
}

#[test]
fn rust_decimal_has_no_such_value() -> Outcome {
    use acceptance_types::query;
    on_both_clients(CHRONO, |client| {
        for text in [
            "NaN",
            "Infinity",
            "-Infinity",
            "79228162514264337593543950336",
            "-79228162514264337593543950336",
            "79228162514264337593543950335.5",
            "7.92281625142643375935439503351",
            "0.00000000000000000000000000001",
            "1.00000000000000000000000000001",
            "12345678901234567890.12345678901234567890",
        ] {
            names(query::read_one_numeric(client, text), text);
            shows(
                query::read_many_numeric(client, &format!("{{0,{text}}}")),
                text,
            );
        }
        let huge = format!("1{}", "0".repeat(200));
        names(
            query::read_one_numeric(client, &huge),
            &format!("{}…", &huge[..64]),
        );
        for text in [
            "79228162514264337593543950335",
            "7.9228162514264337593543950335",
            "0.0000000000000000000000000001",
            "-0.0000000000000000000000000009",
            "79228162514264337593543.950335",
            "9999999999999999999999999999",
        ] {
            assert_eq!(query::read_one_numeric(client, text)?.to_string(), text);
        }
        // Zeros at the end beyond what it can hold change no value.
        let zeros = query::read_one_numeric(client, "1.200000000000000000000000000000000000")?;
        assert_eq!(zeros, "1.2".parse()?);
        Ok(())
    })
}

#[test]
fn the_bounds_of_ranges_are_looked_at_too() -> Outcome {
    use acceptance_system::query;
    on_both_clients(SYSTEM, |client| {
        for text in ["[NaN,)", "[0,79228162514264337593543950336)", "(,Infinity]"] {
            shows(query::read_numrange(client, text), text);
        }
        shows(
            query::read_nummultirange(client, "{[0,1],[2,NaN]}"),
            "{[0,1],[2,NaN]}",
        );
        for text in [
            "[infinity,)",
            "[2024-01-01,infinity]",
            "[-infinity,2024-01-01)",
        ] {
            shows(query::read_tsrange(client, text), "infinity");
            shows(query::read_tstzrange(client, text), "infinity");
        }
        shows(
            query::read_daterange(client, "[2024-01-01,infinity)"),
            "[2024-01-01,infinity)",
        );
        assert_eq!(query::read_daterange(client, "(,)")?, Range::from(..));
        Ok(())
    })
}

#[test]
fn an_array_of_two_dimensions_is_not_flattened() -> Outcome {
    use acceptance_types::query;
    on_both_clients(CHRONO, |client| {
        shows(
            query::read_many_int4(client, "{{1,2},{3,4}}"),
            "{{1,2},{3,4}}",
        );
        shows(
            query::read_many_int4(client, "{{{1},{NULL}}}"),
            "{{{1},{NULL}}}",
        );
        shows(query::read_many_text(client, "{{a}}"), "{{a}}");
        shows(query::read_many_mood(client, "{{sad}}"), "{{sad}}");
        assert_eq!(query::read_many_int4(client, "{}")?, []);
        Ok(())
    })
}

/// What the widest interval means differs between versions of PostgreSQL; that it stays the same does not.
#[test]
fn the_widest_intervals_round_trip() -> Outcome {
    use acceptance_types::query;
    on_both_clients(CHRONO, |client| {
        for (months, days, microseconds) in [
            (i32::MAX, i32::MAX, i64::MAX),
            (i32::MIN, i32::MIN, i64::MIN),
            (i32::MAX, i32::MIN, i64::MAX),
        ] {
            let interval = Interval {
                months,
                days,
                microseconds,
            };
            let row = query::put_one_interval(client, Some(interval))?;
            assert_eq!(row.value, Some(interval));
        }
        Ok(())
    })
}

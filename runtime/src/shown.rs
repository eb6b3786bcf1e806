//! Values in the text of errors.

use crate::Type;
use crate::wire::Bytes;
use crate::{Decoded, numeric};

/// How much of a value an error shows.
const LIMIT: usize = 64;

/// The value as PostgreSQL would show it, where that is simple; else its bytes as `bytea` shows them.
pub(crate) fn value(type_: &Type, raw: Option<&[u8]>) -> String {
    let Some(raw) = raw else {
        return "NULL".to_owned();
    };
    match simple(type_, Bytes(raw)) {
        Ok(Some(text)) => shortened(&text),
        _ => {
            let hexes: String = raw.iter().map(|byte| format!("{byte:02x}")).collect();
            shortened(&format!("\\x{hexes}"))
        }
    }
}

fn simple(type_: &Type, mut bytes: Bytes<'_>) -> Decoded<Option<String>> {
    Ok(Some(match *type_ {
        Type::NUMERIC => numeric::shown(bytes.0)?,
        Type::DATE => date(bytes.i32()?),
        Type::TIME => clock(bytes.i64()?),
        Type::TIMESTAMP | Type::TIMESTAMPTZ => timestamp(bytes.i64()?),
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::JSON => {
            bytes.rest()?.to_owned()
        }
        Type::INT2 => i16::from_be_bytes(bytes.array()?).to_string(),
        Type::INT4 => bytes.i32()?.to_string(),
        Type::INT8 => bytes.i64()?.to_string(),
        ref other => match other.kind() {
            postgres::types::Kind::Enum(_) => bytes.rest()?.to_owned(),
            _ => return Ok(None),
        },
    }))
}

/// Days since 2000.
fn date(days: i32) -> String {
    match days {
        i32::MAX => "infinity".to_owned(),
        i32::MIN => "-infinity".to_owned(),
        days => calendar(i64::from(days)),
    }
}

/// Microseconds since 2000.
fn timestamp(microseconds: i64) -> String {
    const DAY: i64 = 24 * 3600 * 1_000_000;
    match microseconds {
        i64::MAX => "infinity".to_owned(),
        i64::MIN => "-infinity".to_owned(),
        at => format!(
            "{} {}",
            calendar(at.div_euclid(DAY)),
            clock(at.rem_euclid(DAY))
        ),
    }
}

fn clock(microseconds: i64) -> String {
    let (seconds, fraction) = (microseconds / 1_000_000, microseconds % 1_000_000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match fraction {
        0 => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        _ => format!("{hours:02}:{minutes:02}:{seconds:02}.{fraction:06}"),
    }
}

/// The day of the Gregorian calendar, by the days since 2000: `civil_from_days` of
/// <https://howardhinnant.github.io/date_algorithms.html>.
fn calendar(days: i64) -> String {
    // From 1 March of the year 0 to 1 January 2000.
    let days = days + 730_425;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, (month + 2) % 12 + 1);
    let year = year + era * 400 + i64::from(month <= 2);
    match year {
        1.. => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{:04}-{month:02}-{day:02} BC", 1 - year),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

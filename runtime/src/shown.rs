//! Values in the text of errors.

use crate::wire::Bytes;
use crate::{Array, Decoded, Fields, FromSql, Multirange, Range, Type, numeric};
use postgres::types::Kind;
use std::fmt;

/// How much of a value an error shows.
const LIMIT: usize = 64;

/// The value as PostgreSQL would show it, where that is simple; else its bytes as `bytea` shows them.
pub(crate) fn value(type_: &Type, raw: Option<&[u8]>) -> String {
    shortened(&raw.map_or_else(null, |raw| whole(type_, raw)))
}

fn null() -> String {
    "NULL".to_owned()
}

fn whole(type_: &Type, raw: &[u8]) -> String {
    simple(type_, Bytes(raw)).unwrap_or_else(|_| {
        let hexes: String = raw.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("\\x{hexes}")
    })
}

/// # Errors
///
/// The type is not a simple one, or the bytes are not its.
fn simple(type_: &Type, mut bytes: Bytes<'_>) -> Decoded<String> {
    Ok(match *type_ {
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
        ref other => made_of(other, bytes)?,
    })
}

/// A value of a type that is made of others.
fn made_of(type_: &Type, mut bytes: Bytes<'_>) -> Decoded<String> {
    Ok(match type_.kind() {
        Kind::Enum(_) => bytes.rest()?.to_owned(),
        Kind::Domain(base) => whole(base, bytes.0),
        Kind::Array(_) => array(&Array::from_sql(type_, bytes.0)?),
        Kind::Range(_) => Range::<Shown>::from_sql(type_, bytes.0)?.to_string(),
        Kind::Multirange(_) => Multirange::<Shown>::from_sql(type_, bytes.0)?.to_string(),
        Kind::Composite(fields) => {
            let mut values = Fields::new(type_, bytes.0)?;
            let values: Decoded<Vec<Option<Shown>>> =
                fields.iter().map(|_| values.next()).collect();
            format!("({})", joined(&values?, ""))
        }
        _ => return Err("the type is not a simple one".into()),
    })
}

/// A part of a value, as its text.
struct Shown(String);

impl<'a> FromSql<'a> for Shown {
    fn from_sql(type_: &Type, raw: &'a [u8]) -> Decoded<Self> {
        Ok(Self(whole(type_, raw)))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn joined(values: &[Option<Shown>], null: &str) -> String {
    let text = |value: &Option<Shown>| value.as_ref().map_or(null.to_owned(), Shown::to_string);
    values.iter().map(text).collect::<Vec<_>>().join(",")
}

/// `{1,NULL}`, with more braces for more dimensions.
fn array(array: &Array<Shown>) -> String {
    let Some((innermost, outer)) = array.dimensions.split_last() else {
        return "{}".to_owned();
    };
    let rows = array.elements.chunks(innermost.length.max(1));
    let mut parts: Vec<String> = rows
        .map(|row| format!("{{{}}}", joined(row, "NULL")))
        .collect();
    for dimension in outer.iter().rev() {
        let rows = parts.chunks(dimension.length.max(1));
        parts = rows.map(|row| format!("{{{}}}", row.join(","))).collect();
    }
    parts.concat()
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

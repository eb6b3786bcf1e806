//! Values as the text that PostgreSQL has for them, from their binary form.

use crate::geometric::{Circle, Line, Path, Point, Polygon, Rect, Segment};
use crate::text_search::{TsQuery, TsVector};
use crate::{Bits, Cid, Interval, JsonPath, MacAddr, MacAddr8, Numeric, RefCursor, Tid, TimeTz};
use crate::{Xid, Xid8, Xml};
use postgres::types::{FromSql, Kind, PgLsn, Type};
use std::error::Error;
use std::net::{Ipv4Addr, Ipv6Addr};

type Cause = Box<dyn Error + Sync + Send>;

/// The text of a value; `None` for a type without one here.
pub(super) fn of(type_: &Type, raw: &[u8]) -> Result<Option<String>, Cause> {
    Ok(Some(match *type_ {
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::JSON | Type::UNKNOWN => {
            std::str::from_utf8(raw)?.to_owned()
        }
        // A version in one byte, then the text.
        Type::JSONB => std::str::from_utf8(raw.get(1..).unwrap_or_default())?.to_owned(),
        Type::CHAR => char(raw.first().copied().unwrap_or_default()),
        Type::DATE => date(i32::from_be_bytes(raw.try_into()?)),
        Type::TIME => time(i64::from_be_bytes(raw.try_into()?)),
        Type::TIMESTAMP => timestamp(i64::from_be_bytes(raw.try_into()?), ""),
        Type::TIMESTAMPTZ => timestamp(i64::from_be_bytes(raw.try_into()?), "+00"),
        Type::UUID => uuid(raw.try_into()?),
        Type::INET | Type::CIDR => network(raw)?,
        Type::BIT | Type::VARBIT => shown::<Bits>(type_, raw)?,
        Type::NUMERIC => shown::<Numeric>(type_, raw)?,
        Type::INTERVAL => shown::<Interval>(type_, raw)?,
        Type::TIMETZ => shown::<TimeTz>(type_, raw)?,
        Type::MACADDR => shown::<MacAddr>(type_, raw)?,
        Type::MACADDR8 => shown::<MacAddr8>(type_, raw)?,
        Type::XML => shown::<Xml>(type_, raw)?,
        Type::JSONPATH => shown::<JsonPath>(type_, raw)?,
        Type::REFCURSOR => shown::<RefCursor>(type_, raw)?,
        Type::TS_VECTOR => shown::<TsVector>(type_, raw)?,
        Type::TSQUERY => shown::<TsQuery>(type_, raw)?,
        Type::PG_LSN => shown::<PgLsn>(type_, raw)?,
        Type::XID => shown::<Xid>(type_, raw)?,
        Type::XID8 => shown::<Xid8>(type_, raw)?,
        Type::CID => shown::<Cid>(type_, raw)?,
        Type::TID => shown::<Tid>(type_, raw)?,
        Type::POINT => shown::<Point>(type_, raw)?,
        Type::LINE => shown::<Line>(type_, raw)?,
        Type::LSEG => shown::<Segment>(type_, raw)?,
        Type::BOX => shown::<Rect>(type_, raw)?,
        Type::PATH => shown::<Path>(type_, raw)?,
        Type::POLYGON => shown::<Polygon>(type_, raw)?,
        Type::CIRCLE => shown::<Circle>(type_, raw)?,
        _ if matches!(type_.kind(), Kind::Enum(_)) || type_.name() == "citext" => {
            std::str::from_utf8(raw)?.to_owned()
        }
        _ => return Ok(None),
    }))
}

/// The text of a value that has a type of its own.
fn shown<'a, T: FromSql<'a> + ToString>(type_: &Type, raw: &'a [u8]) -> Result<String, Cause> {
    Ok(T::from_sql(type_, raw)?.to_string())
}

/// As `charout` in `src/backend/utils/adt/char.c` has it.
fn char(byte: u8) -> String {
    match byte {
        0 => String::new(),
        1..0x80 => char::from(byte).to_string(),
        _ => format!("\\{byte:03o}"),
    }
}

/// Days from 2000-01-01.
fn date(days: i32) -> String {
    match days {
        i32::MAX => "infinity".to_owned(),
        i32::MIN => "-infinity".to_owned(),
        days => {
            let (day, era) = day(i64::from(days));
            format!("{day}{era}")
        }
    }
}

/// Microseconds from 2000-01-01 00:00:00.
fn timestamp(microseconds: i64, zone: &str) -> String {
    const DAY: i64 = 86_400_000_000;
    match microseconds {
        i64::MAX => "infinity".to_owned(),
        i64::MIN => "-infinity".to_owned(),
        _ => {
            let (day, era) = day(microseconds.div_euclid(DAY));
            let time = time(microseconds.rem_euclid(DAY));
            format!("{day} {time}{zone}{era}")
        }
    }
}

/// A day of the Gregorian calendar, so many days from 2000-01-01, and what is behind it before Christ.
///
/// Howard Hinnant's `civil_from_days`: <https://howardhinnant.github.io/date_algorithms.html>.
fn day(days: i64) -> (String, &'static str) {
    /// Days from 0000-03-01 to 2000-01-01.
    const START: i64 = 730_425;
    let days = days + START;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let year = year + era * 400 + next;
    let (year, era) = if year > 0 {
        (year, "")
    } else {
        (1 - year, " BC")
    };
    (format!("{year:04}-{month:02}-{day:02}"), era)
}

/// Microseconds from midnight.
fn time(microseconds: i64) -> String {
    let (seconds, fraction) = (microseconds / 1_000_000, microseconds % 1_000_000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let text = format!("{hours:02}:{minutes:02}:{seconds:02}.{fraction:06}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn uuid(bytes: [u8; 16]) -> String {
    let digits = format!("{:032x}", u128::from_be_bytes(bytes));
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| &digits[part]);
    parts.join("-")
}

/// The family, the bits of the netmask, whether it is a `cidr`, and the length of the address in a byte
/// each, then the address (`network_send` in `src/backend/utils/adt/network.c`).
fn network(raw: &[u8]) -> Result<String, Cause> {
    let [_, bits, is_cidr, _, address @ ..] = raw else {
        return Err("a network address has four bytes at least".into());
    };
    let (text, all) = match <[u8; 4]>::try_from(address) {
        Ok(address) => (Ipv4Addr::from(address).to_string(), 32),
        Err(_) => (
            Ipv6Addr::from(<[u8; 16]>::try_from(address)?).to_string(),
            128,
        ),
    };
    match *bits == all && *is_cidr == 0 {
        true => Ok(text),
        false => Ok(format!("{text}/{bits}")),
    }
}

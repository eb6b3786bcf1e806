//! PostgreSQL's `interval`.

use bytes::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, accepts, to_sql_checked};
use std::error::Error;
use std::fmt;

/// A span of time as PostgreSQL keeps it: months and days have no fixed length.
///
/// Its text is one that PostgreSQL reads: `1 mons -2 days 00:00:00.5`. Since PostgreSQL 17, the largest of
/// all parts together is `infinity`, the smallest `-infinity`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Interval {
    /// Months; a year is twelve.
    pub months: i32,
    /// Days.
    pub days: i32,
    /// Microseconds; an hour is 3,600,000,000.
    pub microseconds: i64,
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            months,
            days,
            microseconds,
        } = self;
        match (*months, *days, *microseconds) {
            (i32::MAX, i32::MAX, i64::MAX) => return f.write_str("infinity"),
            (i32::MIN, i32::MIN, i64::MIN) => return f.write_str("-infinity"),
            _ => {}
        }
        let sign = if *microseconds < 0 { "-" } else { "" };
        let rest = microseconds.unsigned_abs();
        let (seconds, fraction) = (rest / 1_000_000, rest % 1_000_000);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(
            f,
            "{months} mons {days} days {sign}{hours:02}:{minutes:02}:{seconds:02}.{fraction:06}"
        )
    }
}

/// Eight bytes of microseconds, four of days, four of months: `interval_send` in
/// `src/backend/utils/adt/timestamp.c`.
impl<'a> FromSql<'a> for Interval {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        let bytes: [u8; 16] = raw.try_into().map_err(|_| "an interval has 16 bytes")?;
        // Cutting off what is above a part is the point of these casts.
        let all = i128::from_be_bytes(bytes);
        Ok(Self {
            microseconds: (all >> 64) as i64,
            days: (all >> 32) as i32,
            months: all as i32,
        })
    }

    accepts!(INTERVAL);
}

impl ToSql for Interval {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        out.extend_from_slice(&self.microseconds.to_be_bytes());
        out.extend_from_slice(&self.days.to_be_bytes());
        out.extend_from_slice(&self.months.to_be_bytes());
        Ok(IsNull::No)
    }

    accepts!(INTERVAL);
    to_sql_checked!();
}

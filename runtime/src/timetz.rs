//! PostgreSQL's `time with time zone`.

use crate::Decoded;
use crate::wire::{Bytes, Wire, wire_type};
use bytes::{BufMut, BytesMut};
use std::fmt;

/// A time of day at an offset from UTC.
///
/// Its text is one that PostgreSQL reads: `12:30:00.000000+02:00:00`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TimeTz {
    /// Microseconds since midnight, up to 86,400,000,000 for `24:00`.
    pub microseconds: i64,
    /// Seconds that the clock is ahead of UTC: 7200 for `+02`.
    pub offset: i32,
}

/// Eight bytes of microseconds and four of seconds west of UTC: `timetz_send` in
/// `src/backend/utils/adt/date.c`.
impl Wire for TimeTz {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        let microseconds = bytes.i64()?;
        let west = bytes.i32()?;
        let offset = west.checked_neg().ok_or("the offset is out of range")?;
        Ok(Self {
            microseconds,
            offset,
        })
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        let west = self.offset.checked_neg();
        out.put_i64(self.microseconds);
        out.put_i32(west.ok_or("the offset is out of range")?);
        Ok(())
    }
}

wire_type!(TimeTz: TIMETZ);

impl fmt::Display for TimeTz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, fraction) = (self.microseconds / 1_000_000, self.microseconds % 1_000_000);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{hours:02}:{minutes:02}:{seconds:02}.{fraction:06}")?;
        let sign = if self.offset < 0 { '-' } else { '+' };
        let offset = self.offset.unsigned_abs();
        let (hours, minutes, seconds) = (offset / 3600, offset / 60 % 60, offset % 60);
        write!(f, "{sign}{hours:02}:{minutes:02}:{seconds:02}")
    }
}

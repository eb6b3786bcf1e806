//! The bytes of a value, read and written part by part, as PostgreSQL's `_recv` and `_send` functions do.

use crate::Decoded;
use bytes::{BufMut, BytesMut};
use postgres::types::IsNull;

/// A type whose bytes say all, whatever their type is called.
pub(crate) trait Wire: Sized {
    /// Reads a value off the front.
    ///
    /// # Errors
    ///
    /// The bytes are not such a value.
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self>;

    /// Appends the value.
    ///
    /// # Errors
    ///
    /// PostgreSQL has no such value.
    fn write(&self, out: &mut BytesMut) -> Decoded<()>;
}

/// Implements `FromSql` and `ToSql` for a type that is [`Wire`] and stands for these types of PostgreSQL.
macro_rules! wire_type {
    ($name:ty: $($pg_type:ident),+) => {
        impl<'a> postgres::types::FromSql<'a> for $name {
            fn from_sql(_: &$crate::Type, raw: &'a [u8]) -> $crate::Decoded<Self> {
                $crate::wire::read_all(raw)
            }

            postgres::types::accepts!($($pg_type),+);
        }

        impl postgres::types::ToSql for $name {
            fn to_sql(
                &self,
                _: &$crate::Type,
                out: &mut bytes::BytesMut,
            ) -> $crate::Decoded<postgres::types::IsNull> {
                $crate::wire::Wire::write(self, out)?;
                Ok(postgres::types::IsNull::No)
            }

            postgres::types::accepts!($($pg_type),+);
            postgres::types::to_sql_checked!();
        }
    };
}

pub(crate) use wire_type;

/// Reads a value that has these bytes and no more.
pub(crate) fn read_all<T: Wire>(raw: &[u8]) -> Decoded<T> {
    let mut bytes = Bytes(raw);
    let value = T::read(&mut bytes)?;
    bytes.end()?;
    Ok(value)
}

/// Bytes that are still to be read.
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> Decoded<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(CUT_SHORT)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next bytes, as many as an array has.
    pub(crate) fn array<const N: usize>(&mut self) -> Decoded<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(CUT_SHORT)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(crate) fn byte(&mut self) -> Decoded<u8> {
        self.array().map(u8::from_be_bytes)
    }

    pub(crate) fn u16(&mut self) -> Decoded<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub(crate) fn u32(&mut self) -> Decoded<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub(crate) fn i32(&mut self) -> Decoded<i32> {
        self.array().map(i32::from_be_bytes)
    }

    pub(crate) fn i64(&mut self) -> Decoded<i64> {
        self.array().map(i64::from_be_bytes)
    }

    /// A number of things to come.
    pub(crate) fn count(&mut self) -> Decoded<usize> {
        let count = self.i32()?;
        usize::try_from(count).map_err(|_| "a count is negative".into())
    }

    /// A value behind its length, which is negative for NULL.
    pub(crate) fn nullable(&mut self) -> Decoded<Option<&'a [u8]>> {
        match usize::try_from(self.i32()?) {
            Ok(length) => self.take(length).map(Some),
            Err(_) => Ok(None),
        }
    }

    /// Text that a zero byte ends.
    pub(crate) fn text(&mut self) -> Decoded<&'a str> {
        let length = self.0.iter().position(|byte| *byte == 0);
        let text = self.take(length.ok_or(CUT_SHORT)?)?;
        self.byte()?;
        Ok(std::str::from_utf8(text)?)
    }

    /// All that is left, which is text.
    pub(crate) fn rest(&mut self) -> Decoded<&'a str> {
        let text = self.take(self.0.len())?;
        Ok(std::str::from_utf8(text)?)
    }

    /// Nothing is left.
    pub(crate) fn end(&self) -> Decoded<()> {
        match self.0 {
            [] => Ok(()),
            _ => Err("the value is longer than its parts".into()),
        }
    }
}

const CUT_SHORT: &str = "the value is cut short";

/// Writes a number of things to come.
pub(crate) fn write_count(count: usize, out: &mut BytesMut) -> Decoded<()> {
    out.put_i32(i32::try_from(count).map_err(|_| "there are too many parts")?);
    Ok(())
}

/// Writes text with a zero byte behind it.
pub(crate) fn write_text(text: &str, out: &mut BytesMut) -> Decoded<()> {
    if text.contains('\0') {
        return Err("PostgreSQL's texts have no zero bytes".into());
    }
    out.put_slice(text.as_bytes());
    out.put_u8(0);
    Ok(())
}

/// Writes a value behind its length, which is -1 for NULL.
pub(crate) fn write_nullable(
    out: &mut BytesMut,
    write: impl FnOnce(&mut BytesMut) -> Decoded<IsNull>,
) -> Decoded<()> {
    let start = out.len();
    out.put_i32(-1);
    if let IsNull::No = write(out)? {
        let length = i32::try_from(out.len() - start - 4).map_err(|_| "a part is too long")?;
        out[start..start + 4].copy_from_slice(&length.to_be_bytes());
    }
    Ok(())
}

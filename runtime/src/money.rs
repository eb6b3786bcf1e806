//! PostgreSQL's `money`.

use crate::Decoded;
use crate::wire::{Bytes, Wire, wire_type};
use bytes::{BufMut, BytesMut};

/// An amount of money in the smallest unit of the currency, such as cents.
///
/// How many of them make a whole, and which currency it is, the server's setting `lc_monetary` says; a
/// column of `numeric` needs no such setting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Money(pub i64);

/// Eight bytes: `cash_send` in `src/backend/utils/adt/cash.c`.
impl Wire for Money {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        bytes.i64().map(Self)
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        out.put_i64(self.0);
        Ok(())
    }
}

wire_type!(Money: MONEY);

//! Identifiers of PostgreSQL's own: of catalog entries, transactions, commands and row versions.

use crate::Decoded;
use crate::wire::{Bytes, Wire, wire_type};
use bytes::{BufMut, BytesMut};
use std::fmt;

macro_rules! id {
    ($name:ident($inner:ident) put $put:ident: $($pg_type:ident),+; $(#[$doc:meta])+) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub struct $name(pub $inner);

        impl Wire for $name {
            fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
                bytes.array().map(|bytes| Self($inner::from_be_bytes(bytes)))
            }

            fn write(&self, out: &mut BytesMut) -> Decoded<()> {
                out.$put(self.0);
                Ok(())
            }
        }

        wire_type!($name: $($pg_type),+);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(Reg(u32) put put_u32:
    REGCLASS, REGTYPE, REGPROC, REGPROCEDURE, REGOPER, REGOPERATOR,
    REGCONFIG, REGDICTIONARY, REGNAMESPACE, REGROLE, REGCOLLATION;
    /// The object identifier that a `regclass`, a `regtype` or another of the `reg…` types is.
    ///
    /// PostgreSQL shows such a value by the name of what it identifies: cast it to `text` to have that.
);
id!(Xid(u32) put put_u32: XID;
    /// The number of a transaction, which begins anew when it overflows: PostgreSQL's `xid`.
);
id!(Xid8(u64) put put_u64: XID8;
    /// The number of a transaction, which never repeats: PostgreSQL's `xid8`.
);
id!(Cid(u32) put put_u32: CID;
    /// The number of a command within its transaction: PostgreSQL's `cid`.
);

/// The place of a row's version in its table: PostgreSQL's `tid`, the type of the column `ctid`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Tid {
    /// The page of the table, from 0.
    pub block: u32,
    /// The entry on the page, from 1.
    pub offset: u16,
}

/// Four bytes of the block, two of the offset: `tidsend` in `src/backend/utils/adt/tid.c`.
impl Wire for Tid {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        Ok(Self {
            block: bytes.u32()?,
            offset: bytes.u16()?,
        })
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        out.put_u32(self.block);
        out.put_u16(self.offset);
        Ok(())
    }
}

wire_type!(Tid: TID);

impl fmt::Display for Tid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({},{})", self.block, self.offset)
    }
}

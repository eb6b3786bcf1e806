//! Types of PostgreSQL's that are text with a meaning: `xml`, `jsonpath`, `refcursor`.

use crate::Decoded;
use crate::wire::{Bytes, Wire, wire_type};
use bytes::{BufMut, BytesMut};
use std::fmt;

macro_rules! text {
    ($name:ident: $pg_type:ident, $(#[$doc:meta])+) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        wire_type!($name: $pg_type);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text!(Xml: XML,
    /// A document, or a part of one, of XML: PostgreSQL's `xml`.
);
text!(JsonPath: JSONPATH,
    /// An expression that selects in JSON: PostgreSQL's `jsonpath`.
);
text!(RefCursor: REFCURSOR,
    /// The name of an open cursor: PostgreSQL's `refcursor`.
);

/// The text: `xml_send` in `src/backend/utils/adt/xml.c`.
impl Wire for Xml {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        bytes.rest().map(Self::from)
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        out.put_slice(self.0.as_bytes());
        Ok(())
    }
}

/// The text: `textsend`.
impl Wire for RefCursor {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        bytes.rest().map(Self::from)
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        out.put_slice(self.0.as_bytes());
        Ok(())
    }
}

/// The version of the format, 1, then the text: `jsonpath_send` in `src/backend/utils/adt/jsonpath.c`.
impl Wire for JsonPath {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        match bytes.byte()? {
            1 => bytes.rest().map(Self::from),
            version => Err(format!("the format of the jsonpath is {version}, not 1").into()),
        }
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        out.put_u8(1);
        out.put_slice(self.0.as_bytes());
        Ok(())
    }
}

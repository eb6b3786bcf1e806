//! PostgreSQL's `macaddr` and `macaddr8`.

use crate::Decoded;
use crate::wire::{Bytes, Wire, wire_type};
use bytes::BytesMut;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// The address of a network card, of six bytes: `08:00:2b:01:02:03`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacAddr(pub [u8; 6]);

/// The address of a network card, of eight bytes: `08:00:2b:01:02:03:04:05`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacAddr8(pub [u8; 8]);

/// A text that is no address of a network card: pairs of hexadecimal digits with `:` or `-` between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoMacAddr(String);

impl fmt::Display for NoMacAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not the address of a network card", self.0)
    }
}

impl Error for NoMacAddr {}

macro_rules! address {
    ($name:ident: $pg_type:ident) => {
        impl Wire for $name {
            fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
                bytes.array().map(Self)
            }

            fn write(&self, out: &mut BytesMut) -> Decoded<()> {
                out.extend_from_slice(&self.0);
                Ok(())
            }
        }

        wire_type!($name: $pg_type);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let pairs: Vec<String> = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
                f.write_str(&pairs.join(":"))
            }
        }

        impl FromStr for $name {
            type Err = NoMacAddr;

            fn from_str(text: &str) -> Result<Self, NoMacAddr> {
                pairs(text).map(Self).ok_or_else(|| NoMacAddr(text.to_owned()))
            }
        }
    };
}

address!(MacAddr: MACADDR);
address!(MacAddr8: MACADDR8);

fn pairs<const N: usize>(text: &str) -> Option<[u8; N]> {
    let pair = |pair: &str| {
        let digits = pair.len() == 2 && pair.bytes().all(|digit| digit.is_ascii_hexdigit());
        digits.then(|| u8::from_str_radix(pair, 16).ok()).flatten()
    };
    let bytes: Option<Vec<u8>> = text.split([':', '-']).map(pair).collect();
    bytes?.try_into().ok()
}

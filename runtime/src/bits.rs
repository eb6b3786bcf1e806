//! PostgreSQL's `bit` and `bit varying`.

use crate::Decoded;
use crate::wire::{Bytes, Wire, wire_type, write_count};
use bytes::BytesMut;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A string of bits. Its text is PostgreSQL's: `0101`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Bits {
    length: usize,
    /// The first bit is the highest of the first byte; what is behind the last bit is zero.
    bytes: Vec<u8>,
}

impl Bits {
    /// The number of bits.
    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The bit at `index`, the leftmost being 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<bool> {
        let byte = self.bytes.get(index / 8)?;
        (index < self.length).then(|| byte & (0x80 >> (index % 8)) != 0)
    }

    /// The bits, from the left.
    pub fn iter(&self) -> impl Iterator<Item = bool> {
        (0..self.length).filter_map(|index| self.get(index))
    }

    /// The bits, eight a byte, the first one the highest of the first byte; the last byte is filled with
    /// zeros.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(bits: I) -> Self {
        let mut all = Self::default();
        for bit in bits {
            if all.length % 8 == 0 {
                all.bytes.push(0);
            }
            if let Some(last) = all.bytes.last_mut() {
                *last |= u8::from(bit) << (7 - all.length % 8);
            }
            all.length += 1;
        }
        all
    }
}

/// The number of bits in four bytes, then the bits: `varbit_send` in `src/backend/utils/adt/varbit.c`.
impl Wire for Bits {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        let length = bytes.count()?;
        let mut bytes = bytes.take(length.div_ceil(8))?.to_vec();
        if let Some(last) = bytes.last_mut()
            && length % 8 > 0
        {
            *last &= 0xff << (8 - length % 8);
        }
        Ok(Self { length, bytes })
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        write_count(self.length, out)?;
        out.extend_from_slice(&self.bytes);
        Ok(())
    }
}

wire_type!(Bits: BIT, VARBIT);

impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter()
            .try_for_each(|bit| f.write_str(if bit { "1" } else { "0" }))
    }
}

/// A character that is neither `0` nor `1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoBit(char);

impl fmt::Display for NoBit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a bit", self.0)
    }
}

impl Error for NoBit {}

impl FromStr for Bits {
    type Err = NoBit;

    fn from_str(text: &str) -> Result<Self, NoBit> {
        let bit = |bit| match bit {
            '0' => Ok(false),
            '1' => Ok(true),
            other => Err(NoBit(other)),
        };
        text.chars().map(bit).collect()
    }
}

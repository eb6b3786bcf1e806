//! PostgreSQL's `numeric`, of any size.

use crate::Decoded;
use crate::wire::{Bytes, Wire, read_all, wire_type};
use bytes::{BufMut, BytesMut};
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A number with as many digits as PostgreSQL's `numeric` can have, `NaN` and the infinities among them.
///
/// It is for reading and writing, not for reckoning: columns are `rust_decimal::Decimal`, and a value
/// with more digits than that holds is an error there. To read such values, say
/// `-- @column value: bindery::Numeric`, or for all columns in `bindery.toml`
/// `[types] numeric = "bindery::Numeric"`. Its text is PostgreSQL's: `-12.340`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Numeric {
    /// The digits to base 10,000, the most significant first.
    digits: Vec<u16>,
    /// The power of 10,000 that the first digit counts.
    weight: i16,
    sign: u16,
    /// The number of decimal digits behind the point.
    scale: u16,
}

/// The signs of `src/backend/utils/adt/numeric.c`.
const POSITIVE: u16 = 0x0000;
const NEGATIVE: u16 = 0x4000;
const NAN: u16 = 0xc000;
const INFINITY: u16 = 0xd000;
const NEGATIVE_INFINITY: u16 = 0xf000;

/// The number of digits, the weight of the first one, the sign, the scale, the digits: two bytes each.
/// `numeric_send` in `src/backend/utils/adt/numeric.c`.
impl Wire for Numeric {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        let count = bytes.u16()?;
        let weight = bytes.array().map(i16::from_be_bytes)?;
        let (sign, scale) = (bytes.u16()?, bytes.u16()?);
        let digits = (0..count).map(|_| bytes.u16()).collect::<Decoded<_>>()?;
        Ok(Self {
            digits,
            weight,
            sign,
            scale,
        })
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        out.put_u16(u16::try_from(self.digits.len())?);
        out.put_i16(self.weight);
        out.put_u16(self.sign);
        out.put_u16(self.scale);
        self.digits.iter().for_each(|digit| out.put_u16(*digit));
        Ok(())
    }
}

wire_type!(Numeric: NUMERIC);

impl Numeric {
    /// The digit that counts this power of 10,000.
    fn digit(&self, power: i32) -> u16 {
        let index = usize::try_from(i32::from(self.weight) - power);
        let digit = index.ok().and_then(|index| self.digits.get(index));
        digit.copied().unwrap_or(0)
    }
}

impl fmt::Display for Numeric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sign {
            NAN => return f.write_str("NaN"),
            INFINITY => return f.write_str("Infinity"),
            NEGATIVE_INFINITY => return f.write_str("-Infinity"),
            NEGATIVE => f.write_str("-")?,
            _ => {}
        }
        let first = i32::from(self.weight).max(0);
        write!(f, "{}", self.digit(first))?;
        for power in (0..first).rev() {
            write!(f, "{:04}", self.digit(power))?;
        }
        let scale = usize::from(self.scale);
        if scale == 0 {
            return Ok(());
        }
        let groups = (1..).take(scale.div_ceil(4));
        let fraction: String = groups
            .map(|place| format!("{:04}", self.digit(-place)))
            .collect();
        write!(f, ".{}", &fraction[..scale])
    }
}

/// A text that is no `numeric`: digits, with a sign before and a point between them, `NaN`, `Infinity`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoNumeric(String);

impl fmt::Display for NoNumeric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a number, or has too many digits", self.0)
    }
}

impl Error for NoNumeric {}

impl FromStr for Numeric {
    type Err = NoNumeric;

    fn from_str(text: &str) -> Result<Self, NoNumeric> {
        parse(text).ok_or_else(|| NoNumeric(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Numeric> {
    let special = |sign| {
        Some(Numeric {
            digits: Vec::new(),
            weight: 0,
            sign,
            scale: 0,
        })
    };
    let (sign, number) = match text.strip_prefix('-') {
        Some(number) => (NEGATIVE, number),
        None => (POSITIVE, text.strip_prefix('+').unwrap_or(text)),
    };
    match text {
        "NaN" => return special(NAN),
        "Infinity" => return special(INFINITY),
        "-Infinity" => return special(NEGATIVE_INFINITY),
        _ => {}
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let all_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    // Groups of four count from the point, to both sides.
    let before = "0".repeat((4 - whole.len() % 4) % 4);
    let behind = "0".repeat((4 - fraction.len() % 4) % 4);
    let text = format!("{before}{whole}{fraction}{behind}");
    let groups = text.as_bytes().chunks(4).map(|group| {
        let digits = group.iter().map(|digit| u16::from(digit - b'0'));
        digits.fold(0, |value, digit| value * 10 + digit)
    });
    let mut digits: Vec<u16> = groups.collect();
    let leading = digits.iter().take_while(|digit| **digit == 0).count();
    digits.drain(..leading);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    let groups_before = i16::try_from(whole.len().div_ceil(4)).ok()?;
    let is_zero = digits.is_empty();
    Some(Numeric {
        weight: match is_zero {
            true => 0,
            false => groups_before.checked_sub(i16::try_from(leading).ok()?.checked_add(1)?)?,
        },
        sign: if is_zero { POSITIVE } else { sign },
        scale: u16::try_from(fraction.len())
            .ok()
            .filter(|it| *it < 0x4000)?,
        digits,
    })
}

/// That a `rust_decimal::Decimal` can be equal to the number: one of 96 bits, divided by a power of ten
/// up to 28.
#[cfg(feature = "rust_decimal")]
pub(crate) fn fits_decimal(raw: &[u8]) -> Decoded<()> {
    let number: Numeric = read_all(raw)?;
    let special = matches!(number.sign, NAN | INFINITY | NEGATIVE_INFINITY);
    match !special && is_96_bits(&number) {
        true => Ok(()),
        false => Err("no value of `rust_decimal::Decimal` is equal to it".into()),
    }
}

#[cfg(feature = "rust_decimal")]
fn is_96_bits(number: &Numeric) -> bool {
    let mut digits = number.digits.iter();
    let all = digits.try_fold(0_u128, |value, digit| {
        value.checked_mul(10_000)?.checked_add(u128::from(*digit))
    });
    // More than 38 digits, of which at most the last three are zeros.
    let Some(mut mantissa) = all else {
        return false;
    };
    if mantissa == 0 {
        return true;
    }
    let groups = i64::try_from(number.digits.len()).unwrap_or(i64::MAX);
    let mut exponent = (i64::from(number.weight) + 1 - groups) * 4;
    while mantissa % 10 == 0 {
        mantissa /= 10;
        exponent += 1;
    }
    let power = u32::try_from(exponent.max(0)).ok();
    let integer = power
        .and_then(|power| 10_u128.checked_pow(power))
        .and_then(|power| mantissa.checked_mul(power));
    exponent >= -28 && integer.is_some_and(|integer| integer >> 96 == 0)
}

/// The number as PostgreSQL shows it.
pub(crate) fn shown(raw: &[u8]) -> Decoded<String> {
    read_all::<Numeric>(raw).map(|number| number.to_string())
}

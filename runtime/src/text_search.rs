//! PostgreSQL's `tsvector` and `tsquery`. Each one's text is one that PostgreSQL reads.
//!
//! <https://www.postgresql.org/docs/current/datatype-textsearch.html>; the bytes are those of
//! `src/backend/utils/adt/tsvector.c` and `tsquery.c`.

use crate::Decoded;
use crate::wire::{Bytes, Wire, wire_type, write_count, write_text};
use bytes::{BufMut, BytesMut};
use std::fmt;

/// A document as text search sees it: its lexemes, each once, in PostgreSQL's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TsVector(pub Vec<Lexeme>);

/// A lexeme of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Lexeme {
    /// The word.
    pub word: String,
    /// Where it stands, in rising order; none if that was stripped.
    pub positions: Vec<Position>,
}

/// Where a lexeme stands in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Position {
    /// The number of the word, from 1 to 16,383.
    pub at: u16,
    /// How much it counts.
    pub weight: Weight,
}

/// How much a lexeme counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Weight {
    /// The least, and the one of what has none.
    #[default]
    D,
    /// More than D.
    C,
    /// More than C.
    B,
    /// The most.
    A,
}

/// The number of lexemes; of each, its text with a zero byte, the number of its positions, and these in
/// two bytes each, of which the two highest bits are the weight.
impl Wire for TsVector {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        let count = bytes.count()?;
        let lexemes = (0..count).map(|_| Lexeme::read(bytes));
        lexemes.collect::<Decoded<_>>().map(Self)
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        write_count(self.0.len(), out)?;
        self.0.iter().try_for_each(|lexeme| lexeme.write(out))
    }
}

wire_type!(TsVector: TS_VECTOR);

impl Wire for Lexeme {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        let word = bytes.text()?.to_owned();
        let count = bytes.u16()?;
        let positions = (0..count).map(|_| bytes.u16().map(Position::from_bits));
        Ok(Self {
            word,
            positions: positions.collect::<Decoded<_>>()?,
        })
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        write_text(&self.word, out)?;
        let count = u16::try_from(self.positions.len());
        out.put_u16(count.map_err(|_| "a lexeme has too many positions")?);
        for position in &self.positions {
            out.put_u16(position.to_bits()?);
        }
        Ok(())
    }
}

impl Position {
    fn from_bits(bits: u16) -> Self {
        let weight = match bits >> 14 {
            0 => Weight::D,
            1 => Weight::C,
            2 => Weight::B,
            _ => Weight::A,
        };
        Self {
            at: bits & 0x3fff,
            weight,
        }
    }

    fn to_bits(self) -> Decoded<u16> {
        match self.at {
            at @ 0..=0x3fff => Ok(at | (self.weight as u16) << 14),
            at => Err(format!("the position {at} is beyond 16383").into()),
        }
    }
}

impl fmt::Display for TsVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, lexeme) in self.0.iter().enumerate() {
            let blank = if index > 0 { " " } else { "" };
            write!(f, "{blank}{}", quoted(&lexeme.word))?;
            for (index, Position { at, weight }) in lexeme.positions.iter().enumerate() {
                let sign = if index > 0 { ',' } else { ':' };
                match weight {
                    Weight::D => write!(f, "{sign}{at}")?,
                    weight => write!(f, "{sign}{at}{weight:?}")?,
                }
            }
        }
        Ok(())
    }
}

/// What to search for, as PostgreSQL writes it down: an operator stands before its operands, and the
/// right one before the left one. Without items it finds nothing; PostgreSQL gives such a query out but
/// does not take it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TsQuery(pub Vec<TsQueryItem>);

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum TsQueryItem {
    /// A lexeme to find.
    Lexeme {
        /// The word, or its beginning.
        word: String,
        /// Whether words that begin with it are found too: `:*`.
        prefix: bool,
        /// The weights to which the search is confined, one bit each, that of D being the lowest; 0 for
        /// all.
        weights: u8,
    },
    /// `!`, which has one operand.
    Not,
    /// `&`
    And,
    /// `|`
    Or,
    /// `<n>`, the right operand being `n` words behind the left one; `<->` is `<1>`.
    Phrase(u16),
}

/// The number of items; of each its kind, 1 for a lexeme with its weights, prefix and text, 2 for an
/// operator with its number and the distance of a phrase.
impl Wire for TsQuery {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        let count = bytes.count()?;
        let items = (0..count).map(|_| TsQueryItem::read(bytes));
        items.collect::<Decoded<_>>().map(Self)
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        write_count(self.0.len(), out)?;
        self.0.iter().try_for_each(|item| item.write(out))
    }
}

wire_type!(TsQuery: TSQUERY);

impl Wire for TsQueryItem {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        match (bytes.byte()?, bytes.byte()?) {
            (1, weights) => Ok(Self::Lexeme {
                prefix: bytes.byte()? != 0,
                word: bytes.text()?.to_owned(),
                weights,
            }),
            (2, 1) => Ok(Self::Not),
            (2, 2) => Ok(Self::And),
            (2, 3) => Ok(Self::Or),
            (2, 4) => bytes.u16().map(Self::Phrase),
            (kind, operator) => Err(format!("no item of a tsquery is {kind}, {operator}").into()),
        }
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        match self {
            Self::Lexeme {
                word,
                prefix,
                weights,
            } => {
                out.put_slice(&[1, *weights, u8::from(*prefix)]);
                write_text(word, out)?;
            }
            Self::Not => out.put_slice(&[2, 1]),
            Self::And => out.put_slice(&[2, 2]),
            Self::Or => out.put_slice(&[2, 3]),
            Self::Phrase(distance) => {
                out.put_slice(&[2, 4]);
                out.put_u16(*distance);
            }
        }
        Ok(())
    }
}

/// With every operand that has operands of its own in parentheses.
impl fmt::Display for TsQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // From the end on, operands come before their operator: the left one first.
        let mut operands: Vec<String> = Vec::new();
        for item in self.0.iter().rev() {
            let right = match item {
                TsQueryItem::Lexeme { .. } => None,
                _ => Some(operands.pop().unwrap_or_default()),
            };
            let mut binary = |operator: &str| {
                let (left, right) = (operands.pop(), right.as_deref());
                let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
                format!("( {left} {operator} {right} )")
            };
            let text = match item {
                TsQueryItem::Lexeme {
                    word,
                    prefix,
                    weights,
                } => lexeme(word, *prefix, *weights),
                TsQueryItem::Not => format!("!{}", right.unwrap_or_default()),
                TsQueryItem::And => binary("&"),
                TsQueryItem::Or => binary("|"),
                TsQueryItem::Phrase(distance) => binary(&format!("<{distance}>")),
            };
            operands.push(text);
        }
        f.write_str(&operands.join(" "))
    }
}

fn lexeme(word: &str, prefix: bool, weights: u8) -> String {
    let mut text = quoted(word);
    if prefix || weights > 0 {
        text.push(':');
    }
    if prefix {
        text.push('*');
    }
    let letters = [(8, 'A'), (4, 'B'), (2, 'C'), (1, 'D')];
    text.extend(
        letters
            .iter()
            .filter(|(bit, _)| weights & bit > 0)
            .map(|(_, letter)| letter),
    );
    text
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''"))
}

//! A query whose text depends on what is asked of it: the choice of one of its variants.

mod known;
mod macros;

use crate::{Query, Variant, join};
use std::borrow::Cow;

/// A query of many texts, every one of them known at build time. Generated code has a static one for each query
/// that has switches.
#[derive(Debug)]
pub struct Dynamic {
    /// Its name; the text with all parts in; the types of all parameters in the order of the arguments, with what is
    /// said [behind them](Query::params). It tells whose a row is: it is not what is sent.
    pub query: &'static Query,
    /// How many values each switch has: 2 for an optional part (0: out, 1: in), 1 and the number of alternatives for
    /// a choice (0: none is chosen). As many as a `u64` can count are all combinations, at the most.
    pub switches: &'static [u8],
    /// What the variants are.
    pub texts: Texts,
}

/// The texts of a [`Dynamic`] query.
#[derive(Debug)]
pub enum Texts {
    /// Every one of them.
    All {
        /// Which of the texts each combination has. The combination's own number has a digit for each switch, of as
        /// many values as the switch has; the first switch's is the least significant one.
        numbers: &'static [u16],
        /// The texts. Combinations that make no difference share one.
        texts: &'static [Text],
    },
    /// The pieces that a text is joined from.
    Joined(&'static [Piece]),
}

/// A text of a [`Dynamic`] query.
#[derive(Debug)]
pub struct Text {
    /// The statement.
    pub sql: &'static str,
    /// The positions of its parameters among the arguments, from 0, `$1` first.
    pub params: &'static [u16],
}

/// A piece of a [`Dynamic`] query's text.
///
/// A text is its pieces' texts, one behind the other, with nothing between. A part of the statement that is out, and
/// a list of which no item is there, have the empty text.
#[derive(Debug)]
pub enum Piece {
    /// This text, as it is.
    Sql(&'static str),
    /// The parameter for the argument at a position, from 0: `$` and its number. Parameters are numbered from 1 as
    /// they first appear in the joined text, from its beginning to its end; an argument that appears again has the
    /// number that it has.
    Param(u16),
    /// The texts of the pieces if the switch, from 0, has the value; else nothing.
    When(u16, u8, &'static [Piece]),
    /// The items, each the text of its pieces, that have at least one character, with `, ` between two of them.
    List(&'static [&'static [Piece]]),
}

impl Dynamic {
    /// The variant for a value of each switch, in the order of [`switches`](Self::switches). A value that is missing,
    /// or that a switch does not have, counts as 0.
    ///
    /// Variants of equal numbers have equal texts.
    ///
    /// # Panics
    ///
    /// [`Texts::All`] has no text for a combination.
    #[must_use]
    pub fn variant(&'static self, chosen: &[u8]) -> Variant<'static> {
        let (sql, params, number) = match &self.texts {
            Texts::All { numbers, texts } => {
                let combination = usize::try_from(number(self.switches, chosen));
                let number = numbers[combination.unwrap_or(usize::MAX)];
                let text = &texts[usize::from(number)];
                (
                    Cow::Borrowed(text.sql),
                    Cow::Borrowed(text.params),
                    number.into(),
                )
            }
            Texts::Joined(pieces) => {
                let combination = number(self.switches, chosen);
                match known::find(self, combination) {
                    Some(known) => (
                        Cow::Borrowed(known.sql),
                        Cow::Borrowed(known.params),
                        known.number,
                    ),
                    None => {
                        let value = |switch: u16| value(self.switches, chosen, switch.into());
                        let joined = join::join(pieces, value);
                        // What no piece has asked for makes no difference.
                        let number = number(self.switches, &joined.asked);
                        known::keep(self, combination, (&joined.sql, &joined.params, number));
                        (Cow::Owned(joined.sql), Cow::Owned(joined.params), number)
                    }
                }
            }
        };
        Variant {
            query: self.query,
            sql,
            params: Some(params),
            // 0 is the number of the query itself, which has another text.
            number: number + 1,
        }
    }
}

impl Dynamic {
    /// The variants whose texts are written; of those that are joined, that with none of the parts and that with all.
    pub(crate) fn known(&'static self) -> Vec<Variant<'static>> {
        match &self.texts {
            Texts::All { texts, .. } => {
                let texts = (1_u64..).zip(texts.iter());
                let variant = |(number, text): (u64, &'static Text)| Variant {
                    query: self.query,
                    sql: Cow::Borrowed(text.sql),
                    params: Some(Cow::Borrowed(text.params)),
                    number,
                };
                texts.map(variant).collect()
            }
            Texts::Joined(pieces) => {
                let all: Vec<u8> = self.switches.iter().map(|_| 1).collect();
                // A list of nothing is that of a patch that is not sent.
                let is_list = |it: &Piece| matches!(it, Piece::List(_));
                let none = (!pieces.iter().any(is_list)).then(|| self.variant(&[]));
                none.into_iter().chain([self.variant(&all)]).collect()
            }
        }
    }
}

/// The number of a combination, which is less than that of all combinations.
fn number(switches: &[u8], chosen: &[u8]) -> u64 {
    let mut place = 1_u64;
    let mut number = 0_u64;
    for (switch, values) in switches.iter().enumerate() {
        let digit = u64::from(value(switches, chosen, switch));
        number = number.saturating_add(digit.saturating_mul(place));
        place = place.saturating_mul((*values).into());
    }
    number.min(u64::MAX - 1)
}

/// The value of a switch.
fn value(switches: &[u8], chosen: &[u8], switch: usize) -> u8 {
    let value = chosen.get(switch).copied().unwrap_or(0);
    match switches.get(switch) {
        Some(values) if value < *values => value,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{HashMap, HashSet};

    static QUERY: Query = Query {
        name: "books",
        sql: "SELECT id FROM book WHERE b = $1 AND a = $2 AND c > $2 + $3 ORDER BY id",
        params: &[],
    };

    const fn text(sql: &'static str, params: &'static [u16]) -> Text {
        Text { sql, params }
    }

    static JOINED: Dynamic = Dynamic {
        query: &QUERY,
        switches: &[2, 2, 3],
        texts: Texts::Joined(&[
            Piece::Sql("SELECT id FROM book WHERE b = "),
            Piece::Param(1),
            Piece::When(
                0,
                1,
                &[
                    Piece::Sql(" AND a = "),
                    Piece::Param(0),
                    Piece::When(
                        1,
                        1,
                        &[
                            Piece::Sql(" AND c > "),
                            Piece::Param(0),
                            Piece::Sql(" + "),
                            Piece::Param(2),
                        ],
                    ),
                ],
            ),
            Piece::Sql(" ORDER BY "),
            Piece::When(2, 1, &[Piece::Sql("x")]),
            Piece::When(2, 2, &[Piece::Sql("y + "), Piece::Param(2)]),
            Piece::When(2, 0, &[Piece::Sql("id")]),
        ]),
    };

    static ALL: Dynamic = Dynamic {
        query: &QUERY,
        switches: &[2, 2, 3],
        texts: Texts::All {
            numbers: &[0, 1, 0, 2, 3, 4, 3, 5, 6, 7, 6, 8],
            texts: &[
                text("SELECT id FROM book WHERE b = $1 ORDER BY id", &[1]),
                text(
                    "SELECT id FROM book WHERE b = $1 AND a = $2 ORDER BY id",
                    &[1, 0],
                ),
                text(
                    "SELECT id FROM book WHERE b = $1 AND a = $2 AND c > $2 + $3 ORDER BY id",
                    &[1, 0, 2],
                ),
                text("SELECT id FROM book WHERE b = $1 ORDER BY x", &[1]),
                text(
                    "SELECT id FROM book WHERE b = $1 AND a = $2 ORDER BY x",
                    &[1, 0],
                ),
                text(
                    "SELECT id FROM book WHERE b = $1 AND a = $2 AND c > $2 + $3 ORDER BY x",
                    &[1, 0, 2],
                ),
                text("SELECT id FROM book WHERE b = $1 ORDER BY y + $2", &[1, 2]),
                text(
                    "SELECT id FROM book WHERE b = $1 AND a = $2 ORDER BY y + $3",
                    &[1, 0, 2],
                ),
                text(
                    "SELECT id FROM book WHERE b = $1 AND a = $2 AND c > $2 + $3 ORDER BY y + $3",
                    &[1, 0, 2],
                ),
            ],
        },
    };

    fn combinations() -> impl Iterator<Item = [u8; 3]> {
        (0..12).map(|at| [at % 2, at / 2 % 2, at / 4])
    }

    #[test]
    fn a_joined_text_is_the_one_of_the_table() {
        for chosen in combinations() {
            let (all, joined) = (ALL.variant(&chosen), JOINED.variant(&chosen));
            assert_eq!(all.sql(), joined.sql(), "{chosen:?}");
            assert_eq!(all.params, joined.params, "{chosen:?}");
        }
    }

    #[test]
    fn equal_texts_have_equal_keys_and_others_have_others() {
        for query in [&ALL, &JOINED] {
            let mut known = HashMap::new();
            for chosen in combinations() {
                let variant = query.variant(&chosen);
                let sql = known
                    .entry(variant.key())
                    .or_insert(variant.sql().to_owned());
                assert_eq!(sql, variant.sql(), "{chosen:?}");
            }
            assert_eq!(known.len(), 9);
            assert_eq!(known.values().collect::<HashSet<_>>().len(), 9);
            assert!(!known.contains_key(&Variant::from(query.query).key()));
        }
    }

    #[test]
    fn what_a_switch_does_not_have_counts_as_0() {
        for query in [&ALL, &JOINED] {
            let none = query.variant(&[0, 0, 0]);
            for chosen in [&[][..], &[0, 0], &[2, 0, 3], &[0, 1, u8::MAX, 7]] {
                let variant = query.variant(chosen);
                assert_eq!((variant.key(), variant.sql()), (none.key(), none.sql()));
            }
        }
    }

    #[test]
    fn texts_beyond_what_is_kept_are_joined_all_the_same() {
        static MANY: Dynamic = Dynamic {
            query: &QUERY,
            switches: &[255, 255],
            texts: Texts::Joined(&[
                Piece::When(0, 254, &[Piece::Sql("last "), Piece::Param(1)]),
                Piece::When(1, 254, &[Piece::Param(0)]),
            ]),
        };
        for _ in 0..2 {
            for combination in 0..5_000_u16 {
                let [first, second] = [combination % 255, combination / 255];
                let chosen = [first, second].map(|it| u8::try_from(it).unwrap_or(0));
                let expected = if first == 254 { "last $1" } else { "" };
                assert_eq!(MANY.variant(&chosen).sql(), expected);
            }
        }
        let both = MANY.variant(&[254, 254]);
        assert_eq!(
            (both.sql(), both.params.as_deref()),
            ("last $1$2", Some(&[1, 0][..]))
        );
    }

    #[test]
    fn switches_may_be_as_many_as_a_number_tells_apart() {
        const MANY: &[u8] = &[2; 63];
        static QUERIES: Dynamic = Dynamic {
            query: &QUERY,
            switches: MANY,
            texts: Texts::Joined(&[
                Piece::When(0, 1, &[Piece::Sql("first ")]),
                Piece::When(62, 1, &[Piece::Sql("last")]),
            ]),
        };
        let mut chosen = [0; 63];
        chosen[62] = 1;
        let last = QUERIES.variant(&chosen);
        assert_eq!((last.sql(), last.number), ("last", (1 << 62) + 1));
        chosen[0] = 1;
        let both = QUERIES.variant(&chosen);
        assert_eq!((both.sql(), both.number), ("first last", (1 << 62) + 2));
    }
}

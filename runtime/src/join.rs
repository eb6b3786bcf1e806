//! Joins the text of a dynamic query's variant from its pieces.

use crate::Piece;
use std::fmt::Write;

/// A text, and what it was joined for.
#[derive(Debug, Default)]
pub(crate) struct Joined {
    pub(crate) sql: String,
    /// Positions among the arguments, `$1` first.
    pub(crate) params: Vec<u16>,
    /// The values of the switches that a piece has asked for, and 0 for the others.
    pub(crate) asked: Vec<u8>,
}

/// Most parameters: formatting numbers is a good part of what joining takes.
const FIRST: [&str; 9] = ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9"];

/// The text of the pieces, where `value` tells the values of switches.
pub(crate) fn join(pieces: &[Piece], value: impl Fn(u16) -> u8) -> Joined {
    let mut joined = Joined::default();
    // Room for most texts: growing step by step takes longer than joining.
    joined.sql.reserve(512);
    joined.params.reserve(16);
    joined.asked.reserve(16);
    joined.push_all(pieces, &value);
    joined
}

impl Joined {
    fn push_all(&mut self, pieces: &[Piece], value: &impl Fn(u16) -> u8) {
        for piece in pieces {
            match piece {
                Piece::Sql(sql) => self.sql.push_str(sql),
                Piece::Param(argument) => self.push_param(*argument),
                Piece::When(switch, wanted, pieces) => {
                    if self.ask(*switch, value) == *wanted {
                        self.push_all(pieces, value);
                    }
                }
                Piece::List(items) => self.push_list(items, value),
            }
        }
    }

    fn push_param(&mut self, argument: u16) {
        let known = self.params.iter().position(|it| *it == argument);
        let index = known.unwrap_or_else(|| {
            self.params.push(argument);
            self.params.len() - 1
        });
        match FIRST.get(index) {
            Some(parameter) => self.sql.push_str(parameter),
            None => write!(self.sql, "${}", index + 1).expect("a string takes any text"),
        }
    }

    fn push_list(&mut self, items: &[&[Piece]], value: &impl Fn(u16) -> u8) {
        let start = self.sql.len();
        for item in items {
            let before = self.sql.len();
            if before > start {
                self.sql.push_str(", ");
            }
            let empty = self.sql.len();
            self.push_all(item, value);
            if self.sql.len() == empty {
                self.sql.truncate(before);
            }
        }
    }

    fn ask(&mut self, switch: u16, value: &impl Fn(u16) -> u8) -> u8 {
        let (index, value) = (usize::from(switch), value(switch));
        if self.asked.len() <= index {
            self.asked.resize(index + 1, 0);
        }
        self.asked[index] = value;
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: &[Piece] = &[
        Piece::Sql("UPDATE book SET "),
        Piece::List(&[
            &[Piece::When(
                0,
                1,
                &[Piece::Sql("title = "), Piece::Param(1)],
            )],
            &[Piece::When(1, 1, &[Piece::Sql("year = "), Piece::Param(2)])],
            &[
                Piece::Sql("("),
                Piece::List(&[
                    &[Piece::When(2, 1, &[Piece::Sql("a")])],
                    &[Piece::When(3, 1, &[Piece::Param(2)])],
                ]),
                Piece::Sql(")"),
            ],
            &[Piece::When(2, 2, &[Piece::Sql("b")])],
        ]),
        Piece::Sql(" WHERE id = "),
        Piece::Param(0),
    ];

    fn joined(chosen: [u8; 4]) -> (String, Vec<u16>, Vec<u8>) {
        let joined = join(SET, |switch| chosen[usize::from(switch)]);
        (joined.sql, joined.params, joined.asked)
    }

    #[test]
    fn a_list_is_of_the_items_that_are_there() {
        let sql = |chosen| joined(chosen).0;
        assert_eq!(sql([0, 0, 0, 0]), "UPDATE book SET () WHERE id = $1");
        assert_eq!(
            sql([0, 1, 2, 0]),
            "UPDATE book SET year = $1, (), b WHERE id = $2"
        );
        assert_eq!(
            sql([1, 1, 1, 1]),
            "UPDATE book SET title = $1, year = $2, (a, $2) WHERE id = $3"
        );
    }

    #[test]
    fn nothing_is_left_of_a_list_without_items() {
        let list = [Piece::List(&[
            &[],
            &[Piece::List(&[&[], &[Piece::Sql("")]])],
        ])];
        assert_eq!(join(&list, |_| 0).sql, "");
    }

    #[test]
    fn parameters_are_numbered_as_they_appear() {
        assert_eq!(joined([0, 0, 0, 0]).1, [0]);
        assert_eq!(joined([0, 0, 0, 1]).1, [2, 0]);
        assert_eq!(joined([1, 1, 1, 1]).1, [1, 2, 0]);
    }

    #[test]
    fn it_is_told_what_was_asked_for() {
        let inner = [Piece::When(2, 1, &[Piece::When(1, 3, &[])])];
        assert_eq!(join(&inner, |_| 2).asked, [0, 0, 2]);
        assert_eq!(join(&inner, |_| 1).asked, [0, 1, 1]);
    }
}

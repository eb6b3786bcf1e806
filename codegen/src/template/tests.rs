//! Texts of variants: what is there, and how it is laid out.

use crate::lex::{TokenKind, tokens};
use crate::parse::{ParsedQuery, parse};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

fn query(text: &str) -> ParsedQuery {
    let file = Arc::new(SourceFile::new(
        "q.sql",
        format!("-- name: q :many\n{text}"),
    ));
    let (mut queries, diagnostics) = parse(&file);
    assert!(diagnostics.is_empty(), "{text}\n{diagnostics:?}");
    queries.remove(0)
}

/// The text of the variant with these values.
fn text(sql: &str, chosen: &[u8]) -> String {
    let query = query(sql);
    let template = query
        .template
        .as_ref()
        .unwrap_or_else(|| panic!("no parts: {sql}"));
    template.statement(chosen).sql
}

#[test]
fn a_part_takes_its_line_with_it() {
    let sql = "-- @flag living\nSELECT a\nFROM t\nWHERE true\n  /*? if b */ AND b = :b /*? end */\n  /*? if living */\n  \
               AND living\n  /*? else */\n  AND dead\n  /*? end */\n  /*? if c */ AND c = :c /*? end */\nORDER BY a";
    assert_eq!(
        text(sql, &[1, 1, 1]),
        "SELECT a\nFROM t\nWHERE true\n  AND b = $1\n  AND living\n  AND c = $2\nORDER BY a"
    );
    assert_eq!(
        text(sql, &[0, 0, 0]),
        "SELECT a\nFROM t\nWHERE true\n  AND dead\nORDER BY a"
    );
}

#[test]
fn alternatives_stand_where_the_default_stands() {
    let sql =
        "SELECT a FROM t ORDER BY /*? order sort: by_b: b, a | c: c DESC */ a /*? end */ LIMIT 1";
    assert_eq!(text(sql, &[0]), "SELECT a FROM t ORDER BY a LIMIT 1");
    assert_eq!(text(sql, &[1]), "SELECT a FROM t ORDER BY b, a LIMIT 1");
    let sql = "SELECT a\nFROM t\nORDER BY\n  /*? order sort: b: b, a\n | c: c DESC */\n  a\n  /*? end */\nLIMIT 1";
    assert_eq!(text(sql, &[0]), "SELECT a\nFROM t\nORDER BY\n  a\nLIMIT 1");
    assert_eq!(
        text(sql, &[2]),
        "SELECT a\nFROM t\nORDER BY\n  c DESC\nLIMIT 1"
    );
}

#[test]
fn a_patch_has_commas_between_what_it_sets() {
    let sql = "-- @patch\nUPDATE t SET\n  a = :a, b = coalesce(:b, 'x'),\n  changed = now()\nWHERE id = :id RETURNING id";
    assert_eq!(
        text(sql, &[1, 1]),
        "UPDATE t SET\n  a = $1, b = coalesce($2, 'x'), changed = now()\nWHERE id = $3 RETURNING id"
    );
    assert_eq!(
        text(sql, &[0, 1]),
        "UPDATE t SET\n  b = coalesce($1, 'x'), changed = now()\nWHERE id = $2 RETURNING id"
    );
}

#[test]
fn variants_are_counted_once_each() {
    let sql =
        "-- @flag a\n-- @flag b\nSELECT 1 /*? if a */ + 1 /*? if b */ + 2 /*? end */ /*? end */";
    let query = query(sql);
    let variants = query.template.as_ref().map(|it| it.variants(256));
    let variants = variants.expect("it has parts");
    let chosen: Vec<&[u8]> = variants
        .texts
        .iter()
        .map(|it| it.chosen.as_slice())
        .collect();
    assert_eq!(chosen, [[1, 1], [0, 0], [1, 0]]);
    // Without its outer part, the inner one makes no difference.
    assert_eq!(variants.numbers, Some(vec![1, 2, 1, 0]));
}

/// A pseudo-random source of choices.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap_or(0)]
    }
}

/// A statement with parts in any layout, and for each of its words the flags that it needs.
struct Written {
    text: String,
    words: Vec<(String, Vec<(usize, u8)>)>,
}

impl Written {
    fn word(&mut self, within: &[(usize, u8)]) {
        let word = format!("w{}", self.words.len());
        // Words are apart; a control comment may touch one.
        if self.text.ends_with(|c: char| c.is_alphanumeric()) {
            self.text.push(' ');
        }
        self.text.push_str(&word);
        self.words.push((word, within.to_vec()));
    }

    fn blank(&mut self, dice: &mut Dice) {
        let blanks = [
            "",
            "",
            " ",
            "  ",
            "\n",
            "\n  ",
            "\r\n ",
            " -- note\n",
            "\n-- note\n  ",
            "\t",
        ];
        let blank = dice.pick(&blanks);
        self.text.push_str(blank);
    }

    fn control(&mut self, dice: &mut Dice, text: &str) {
        self.blank(dice);
        self.text.push_str(&format!("/*? {text} */"));
        self.blank(dice);
    }

    fn write(&mut self, dice: &mut Dice, depth: u32, within: &mut Vec<(usize, u8)>) {
        for _ in 0..=dice.roll(3) {
            let flag = usize::try_from(dice.roll(3)).unwrap_or(0);
            // A part within another by the same switch can be one that is never there.
            let is_free =
                |flag: usize, within: &[(usize, u8)]| within.iter().all(|(it, _)| *it != flag);
            match dice.roll(4) {
                0 | 1 => self.word(within),
                2 if depth > 0 && is_free(flag, within) => {
                    self.control(dice, &format!("if f{flag}"));
                    within.push((flag, 1));
                    self.write(dice, depth - 1, within);
                    within.pop();
                    if dice.roll(2) == 0 {
                        self.control(dice, "else");
                        within.push((flag, 0));
                        self.write(dice, depth - 1, within);
                        within.pop();
                    }
                    self.control(dice, "end");
                }
                3 if depth > 0 && is_free(3, within) => {
                    let first = format!("a{}", self.words.len());
                    self.words
                        .push((first.clone(), [within.as_slice(), &[(3, 1)]].concat()));
                    let second = format!("b{}", self.words.len());
                    self.words
                        .push((second.clone(), [within.as_slice(), &[(3, 2)]].concat()));
                    let order = format!("order f3: x: {first} | y: {second} -- note\n ");
                    self.control(dice, &order);
                    within.push((3, 0));
                    self.write(dice, depth - 1, within);
                    within.pop();
                    self.control(dice, "end");
                }
                _ => self.blank(dice),
            }
        }
    }
}

#[test]
fn every_word_is_there_in_its_variants_whatever_the_layout() {
    for seed in 0..3_000 {
        let mut dice = Dice(seed);
        let mut written = Written {
            text: "SELECT ".to_owned(),
            words: vec![("SELECT".to_owned(), Vec::new())],
        };
        written.write(&mut dice, 3, &mut Vec::new());
        written.blank(&mut dice);
        written.word(&[]);
        let Written { text, words } = written;
        let flags = (0..3).filter(|flag| text.contains(&format!("if f{flag} ")));
        let flags: String = flags.map(|flag| format!("-- @flag f{flag}\n")).collect();
        let query = query(&format!("{flags}{text}"));
        let Some(template) = &query.template else {
            continue;
        };
        for number in 0..24_u8 {
            let values = [number & 1, number >> 1 & 1, number >> 2 & 1, number / 8];
            let of = |name: &str| values[usize::from(name.as_bytes()[1] - b'0')];
            let chosen: Vec<u8> = template
                .switches
                .iter()
                .map(|it| of(&it.name.value))
                .collect();
            let sql = template.statement(&chosen).sql;
            let found: Vec<&str> = tokens(&sql, Span::new(0, sql.len()))
                .filter(|token| token.kind == TokenKind::Word)
                .map(|token| &sql[token.span.range()])
                .collect();
            let there = words
                .iter()
                .filter(|(_, needs)| needs.iter().all(|(flag, value)| values[*flag] == *value));
            let mut expected: Vec<&str> = there.map(|(word, _)| word.as_str()).collect();
            let mut sorted = found.clone();
            expected.sort_unstable();
            sorted.sort_unstable();
            assert_eq!(
                sorted, expected,
                "seed {seed}, {values:?}\n{text}\n---\n{sql}"
            );
        }
    }
}

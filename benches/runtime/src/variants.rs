//! What it takes to choose a variant of a dynamic query: no server is asked.

use bindery::{Dynamic, Piece, Query, Text, Texts, Type};
use std::hint::black_box;
use std::time::Instant;

const CALLS: u32 = 10_000;
const TURNS: usize = 101;

/// Three optional conditions.
static WRITTEN: Dynamic = Dynamic {
    query: &Query {
        name: "written",
        sql: "SELECT id FROM users WHERE true AND a = $1 AND b = $2 AND c = $3",
        params: &[Type::INT4, Type::INT4, Type::INT4],
    },
    switches: &[2; 3],
    texts: Texts::All {
        numbers: &[0, 1, 2, 3, 4, 5, 6, 7],
        texts: &[
            text("SELECT id FROM users WHERE true", &[]),
            text("SELECT id FROM users WHERE true AND a = $1", &[0]),
            text("SELECT id FROM users WHERE true AND b = $1", &[1]),
            text(
                "SELECT id FROM users WHERE true AND a = $1 AND b = $2",
                &[0, 1],
            ),
            text("SELECT id FROM users WHERE true AND c = $1", &[2]),
            text(
                "SELECT id FROM users WHERE true AND a = $1 AND c = $2",
                &[0, 2],
            ),
            text(
                "SELECT id FROM users WHERE true AND b = $1 AND c = $2",
                &[1, 2],
            ),
            text(
                "SELECT id FROM users WHERE true AND a = $1 AND b = $2 AND c = $3",
                &[0, 1, 2],
            ),
        ],
    },
};

const fn text(sql: &'static str, params: &'static [u16]) -> Text {
    Text { sql, params }
}

/// An optional condition for each of the columns.
macro_rules! conditions {
    ($($at:literal $condition:literal),+) => {
        &[
            Piece::Sql("SELECT id FROM users WHERE true"),
            $(Piece::When($at, 1, &[Piece::Sql($condition), Piece::Param($at)])),+
        ]
    };
}

/// Twelve optional conditions.
static JOINED: Dynamic = Dynamic {
    query: &Query {
        name: "joined",
        sql: "SELECT id FROM users WHERE true AND a = $1 AND b = $2 AND c = $3 AND d = $4 AND e = $5 \
              AND f = $6 AND g = $7 AND h = $8 AND i = $9 AND j = $10 AND k = $11 AND l = $12",
        params: &[const { Type::INT4 }; 12],
    },
    switches: &[2; 12],
    texts: Texts::Joined(conditions!(
        0 " AND a = ", 1 " AND b = ", 2 " AND c = ", 3 " AND d = ", 4 " AND e = ", 5 " AND f = ",
        6 " AND g = ", 7 " AND h = ", 8 " AND i = ", 9 " AND j = ", 10 " AND k = ", 11 " AND l = "
    )),
};

/// Prints what each way takes.
pub(crate) fn run() {
    let bits = |combination: u32, count: u32| combination >> count & 1 == 1;
    let written = nanoseconds(|call| {
        let chosen = [0, 1, 2].map(|count| u8::from(bits(call, count)));
        black_box(WRITTEN.variant(black_box(&chosen)));
    });
    println!("one of 8 written texts: {written:.1} ns");
    let joined = nanoseconds(|call| {
        let chosen: [u8; 12] = std::array::from_fn(|count| u8::from(bits(call, count as u32)));
        black_box(JOINED.variant(black_box(&chosen)));
    });
    println!("a text joined for 12 switches, half of them on: {joined:.1} ns");
    let joined = nanoseconds(|_| drop(black_box(JOINED.variant(black_box(&[1; 12])))));
    println!("a text joined for 12 switches, all of them on: {joined:.1} ns");
}

/// Nanoseconds of a call: of all turns the median.
fn nanoseconds(choose: impl Fn(u32)) -> f64 {
    let turn = || {
        let start = Instant::now();
        (0..CALLS).for_each(&choose);
        start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
    };
    let mut turns: Vec<f64> = std::iter::repeat_with(turn).take(TURNS).collect();
    turns.sort_by(f64::total_cmp);
    turns[TURNS / 2]
}

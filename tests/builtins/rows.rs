//! Writes the rows of arguments that an overload is called with.

use super::line::{Line, What};
use super::signature::{Kind, Nulls};
use super::{Pool, Values};

/// How many calls of one overload are made for each choice of arguments to be NULL.
const CALLS: usize = 250;

/// Which arguments are NULL, as bits: a strict function is not even called where one is.
pub(crate) fn masks(line: &Line, arguments: usize) -> Vec<i32> {
    if line.signature.strict {
        return vec![0];
    }
    if arguments <= 3 {
        return (0..1 << arguments).collect();
    }
    let ones = (0..arguments).map(|index| 1 << index);
    [0, (1 << arguments) - 1].into_iter().chain(ones).collect()
}

/// Rows of arguments `a0`, `a1`…, and for a second row of a group `b0`, `b1`…; the `size` of the group, the
/// number `n`, and the `verdict` that NULL would be. They come in no order, lest all the first ones fail.
pub(crate) fn rows(line: &Line, types: &[String], values: &Values) -> String {
    let pool = |(index, name): (usize, &String)| {
        let own = values.get(&format!("{} {}", line.key(), index + 1));
        own.unwrap_or(&values[name])
    };
    let pools: Vec<&Pool> = types.iter().enumerate().map(pool).collect();
    let mut counts = pools.iter().map(|pool| pool.count);
    let all = counts.try_fold(1_usize, |all, count| all.checked_mul(count));
    let all = all.filter(|all| *all <= CALLS);
    let grouped = line.signature.kind != Kind::Function;
    let (mut columns, mut joins, mut stride) = (String::new(), String::new(), 1);
    for (index, Pool { table, count }) in pools.into_iter().enumerate() {
        let steps: &[_] = if grouped {
            &[("a", 0), ("b", 1)]
        } else {
            &[("a", 0)]
        };
        for (prefix, step) in steps {
            let choice = match all {
                // A prime: every choice comes once.
                Some(_) => format!("(k * 7919 + {step}) / {stride} % {count}"),
                None => format!("(hashint4((k + {step}) * 8 + {index}) & 2147483647) % {count}"),
            };
            columns += &format!(", {prefix}{index}.v AS {prefix}{index}");
            joins += &format!(
                "LEFT JOIN {table} {prefix}{index} ON {prefix}{index}.i =
                 CASE WHEN mask & {} = 0 THEN {choice} END ",
                1 << index,
            );
        }
        stride *= count;
    }
    let masks = masks(line, types.len());
    let sizes = if grouped { 3 } else { 1 };
    let calls = all.unwrap_or(CALLS);
    let first = match line.kind {
        What::Cast => Nulls::WithArguments,
        _ if grouped || types.len() < 2 => Nulls::WithArguments,
        _ => Nulls::First,
    };
    format!(
        "SELECT n, size{columns}, CASE WHEN size = 0 THEN {empty} WHEN mask = 0 THEN {maybe}
           WHEN mask & 1 = 1 THEN {first} ELSE {with} END AS verdict
         FROM (SELECT n, (ARRAY{masks:?})[n % {kinds} + 1] AS mask, 2 - n / {kinds} % {sizes} AS size,
                 n / {kinds} / {sizes} AS k FROM generate_series(0, {last}) n) n {joins}",
        empty = Nulls::NonEmpty as u8,
        maybe = Nulls::Maybe as u8,
        first = first as u8,
        with = Nulls::WithArguments as u8,
        kinds = masks.len(),
        last = calls * masks.len() * sizes - 1,
    )
}

//! Many rows at once beside code by hand on the same driver, taking turns: lists, and copies.

use crate::cell::{CELLS, Cell, Tables};
use crate::contestant::Workload;
use crate::contestants::bulk::{ByHand, Generated};
use crate::rows::NewUser;
use bindery_benches::error::Result;
use bindery_benches::measure::Samples;
use bindery_benches::server::Server;
use std::time::Instant;

/// Turns of each.
const ROUNDS: usize = 41;

/// What is measured: its name, its rows, how many calls a turn has, and both ways.
type Case = (
    &'static str,
    usize,
    usize,
    fn(&mut Generated, &[NewUser]) -> Result<u64>,
    fn(&mut ByHand, &[NewUser]) -> Result<u64>,
);

const CASES: [Case; 2] = [
    (
        "insert of a list, 1,000",
        1_000,
        8,
        Generated::insert,
        ByHand::insert,
    ),
    ("copy, 100,000", 100_000, 1, Generated::copy, ByHand::copy),
];

/// Prints how many times longer than code by hand each takes: the median of all turns, and its 95 % interval.
pub(crate) fn run() -> Result<()> {
    let server = Server::start()?;
    server.keep_apart()?;
    let mut tables = Tables::make(&server.url)?;
    let (mut generated, mut by_hand) = (
        Generated::connect(&server.url)?,
        ByHand::connect(&server.url)?,
    );
    for (name, size, calls, one, other) in CASES {
        let users = CELLS
            .into_iter()
            .find(|cell| cell.workload == Workload::Insert)
            .map(|cell| Cell { size, ..cell }.new_users())
            .ok_or("no cell inserts")?;
        let mut ratios = Samples::default();
        let mut seconds = [Samples::default(), Samples::default()];
        // The first turns plan.
        for round in 0..ROUNDS + 2 {
            let mut turn = |is_generated: bool| -> Result<f64> {
                let mut fastest = f64::INFINITY;
                for _ in 0..calls {
                    let start = Instant::now();
                    let added = match is_generated {
                        true => one(&mut generated, &users)?,
                        false => other(&mut by_hand, &users)?,
                    };
                    fastest = fastest.min(start.elapsed().as_secs_f64());
                    assert_eq!(added, size as u64, "every row is new");
                }
                tables.clear()?;
                Ok(fastest)
            };
            let first = round % 2 == 0;
            let (a, b) = (turn(first)?, turn(!first)?);
            let (of_generated, of_hand) = if first { (a, b) } else { (b, a) };
            if round >= 2 {
                ratios.push(of_generated / of_hand);
                seconds[0].push(of_generated);
                seconds[1].push(of_hand);
            }
        }
        let ratio = ratios.median().unwrap_or(f64::NAN);
        let (low, high) = ratios.interval().unwrap_or((f64::NAN, f64::NAN));
        let milliseconds = seconds.map(|it| it.median().unwrap_or(f64::NAN) * 1e3);
        println!(
            "{name}: {ratio:.2} ({low:.2}–{high:.2}); {:.2} ms, by hand {:.2} ms",
            milliseconds[0], milliseconds[1]
        );
    }
    Ok(())
}

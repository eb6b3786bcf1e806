//! Many rows at once beside code by hand and the peers, taking turns: lists, copies, and batches.

use crate::cell::{Cell, Tables};
use crate::contestant::Workload;
use crate::contestants::bulk::{Way, batches, copies, lists};
use crate::rows::NewUser;
use bindery_benches::error::Result;
use bindery_benches::measure::Samples;
use bindery_benches::server::Server;
use std::time::Instant;

/// Turns of each.
const ROUNDS: usize = 41;

/// What is measured: its name, its rows, how many calls a turn has, and the ways to do it.
type Case = (&'static str, usize, usize, fn(&str) -> Result<Vec<Way>>);

const CASES: [Case; 3] = [
    ("insert of a list, 1,000", 1_000, 8, lists),
    ("copy, 100,000", 100_000, 1, copies),
    ("batch, 1,000", 1_000, 1, batches),
];

/// What a way took: seconds, and how many times as long Bindery's took in the same round.
#[derive(Default)]
struct Taken {
    seconds: Samples,
    ratios: Samples,
}

/// Prints how many times as long as each other way Bindery's takes: the median of all turns, and its 95 % interval.
pub(crate) fn run() -> Result<()> {
    let server = Server::start()?;
    server.keep_apart()?;
    let mut tables = Tables::make(&server.url)?;
    for (name, size, calls, ways) in CASES {
        let workload = Workload::Insert;
        let users = Cell { workload, size }.new_users();
        let mut ways = ways(&server.url)?;
        let mut taken: Vec<Taken> = ways.iter().map(|_| Taken::default()).collect();
        // The first rounds plan.
        for round in 0..ROUNDS + 2 {
            let mut seconds = vec![f64::INFINITY; ways.len()];
            for turn in 0..ways.len() {
                let at = (round + turn) % ways.len();
                seconds[at] = fastest(&mut ways[at], &users, calls)?;
                tables.clear()?;
            }
            for (taken, own) in taken.iter_mut().zip(&seconds).filter(|_| round >= 2) {
                taken.seconds.push(*own);
                taken.ratios.push(seconds[0] / own);
            }
        }
        println!("{name}");
        for (way, taken) in ways.iter().zip(taken) {
            let seconds = taken.seconds.median().unwrap_or(f64::NAN);
            let ratio = taken.ratios.median().unwrap_or(f64::NAN);
            let (low, high) = taken.ratios.interval().unwrap_or((f64::NAN, f64::NAN));
            let (name, milliseconds) = (way.name, seconds * 1e3);
            println!("  {name}: {milliseconds:.2} ms; bindery {ratio:.2} ({low:.2}–{high:.2})");
        }
    }
    Ok(())
}

/// The seconds of the fastest of these calls.
fn fastest(way: &mut Way, users: &[NewUser], calls: usize) -> Result<f64> {
    let mut fastest = f64::INFINITY;
    for _ in 0..calls {
        let start = Instant::now();
        let added = (way.add)(users)?;
        fastest = fastest.min(start.elapsed().as_secs_f64());
        if usize::try_from(added) != Ok(users.len()) {
            return Err(format!("{} added {added} users", way.name).into());
        }
    }
    Ok(fastest)
}

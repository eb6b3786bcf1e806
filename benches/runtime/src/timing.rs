//! Calls into times: the contestants take turns, so that what else the machine does is shared.

use crate::cell::{CELLS, Cell, Tables};
use crate::contestant::{ENTRIES, Entry, Run, Workload};
use crate::table;
use bindery_benches::error::Result;
use bindery_benches::measure::Samples;
use bindery_benches::programs;
use bindery_benches::report;
use bindery_benches::server::Server;
use std::time::{Duration, Instant};

/// How often each contestant has its turn in each cell; `BINDERY_BENCH_ROUNDS` says otherwise.
const ROUNDS: usize = 41;

/// About how long a turn lasts.
const TURN: Duration = Duration::from_millis(20);

/// What was measured in one cell: the times of each contestant, in the order of its turns.
pub(crate) struct Times {
    /// Where.
    pub(crate) cell: Cell,
    /// Seconds a call, a list for each contestant, with an element for each round.
    pub(crate) seconds: Vec<Vec<f64>>,
}

impl Times {
    /// The times of one contestant.
    pub(crate) fn samples(&self, contestant: usize) -> Samples {
        self.seconds[contestant].iter().copied().collect()
    }

    /// How many times longer `this` took than `that`, in each round.
    pub(crate) fn ratios(&self, this: usize, that: usize) -> Samples {
        let rounds = self.seconds[this].iter().zip(&self.seconds[that]);
        rounds.map(|(this, that)| this / that).collect()
    }
}

/// Runs the benchmark and writes its figures into `benches/README.md`.
///
/// # Errors
///
/// A contestant fails, or gives other rows than the others.
pub(crate) fn run() -> Result<()> {
    let rounds = match std::env::var("BINDERY_BENCH_ROUNDS") {
        Ok(rounds) => rounds.parse()?,
        Err(_) => ROUNDS,
    };
    let server = Server::start()?;
    eprintln!("server: {}", server.version);
    let machine = machine(&server)?;
    let mut tables = Tables::make(&server.url)?;
    let mut contestants: Vec<(Entry, Box<dyn Run>)> = ENTRIES
        .iter()
        .map(|entry| Ok((*entry, (entry.connect)(&server.url)?)))
        .collect::<Result<_>>()?;
    let mut measured = Vec::new();
    for cell in CELLS {
        tables.fill(cell)?;
        tables.compare(cell, &mut contestants)?;
        let times = measure(cell, rounds, &mut tables, &mut contestants)?;
        eprintln!("{}", table::line(&times, ENTRIES));
        measured.push(times);
    }
    let text = table::times(&measured, ENTRIES, rounds, &machine);
    print!("{text}");
    let readme = programs::repository().join("benches/README.md");
    report::replace(&readme, "runtime", &text)
}

/// What the contestants run on, in words; and has the server keep to cores of its own.
fn machine(server: &Server) -> Result<String> {
    let cores = std::thread::available_parallelism()?;
    let apart = match server.keep_apart()? {
        true => ", one of them for the program and the rest for the server",
        false => "",
    };
    let server = &server.version;
    Ok(format!(
        "{server} on the same machine, {cores} cores{apart}"
    ))
}

fn measure(
    cell: Cell,
    rounds: usize,
    tables: &mut Tables,
    contestants: &mut [(Entry, Box<dyn Run>)],
) -> Result<Times> {
    let new = cell.new_users();
    let mut turn = |contestant: &mut Box<dyn Run>, calls: usize| -> Result<f64> {
        let mut seconds = Vec::with_capacity(calls);
        for _ in 0..calls {
            let start = Instant::now();
            contestant.run(cell.workload, &new)?;
            seconds.push(start.elapsed().as_secs_f64());
        }
        if cell.workload == Workload::Insert {
            tables.clear()?;
        }
        // Of a turn's calls the fastest: it saw least of what else the machine does.
        let fastest = seconds.into_iter().reduce(f64::min);
        Ok(fastest.ok_or("a turn has no calls")?)
    };
    // The server plans a statement anew for five calls: those come before the first round.
    let mut longest: f64 = 0.0;
    for (_, contestant) in &mut *contestants {
        longest = longest.max(turn(contestant, 9)?);
    }
    let calls = (TURN.as_secs_f64() / longest) as usize;
    let calls = calls.clamp(3, 200);
    let mut seconds = vec![Vec::with_capacity(rounds); contestants.len()];
    let mut order: Vec<usize> = (0..contestants.len()).collect();
    let mut shuffle = Shuffle(0x2545_f491_4f6c_dd1d);
    for _ in 0..rounds {
        shuffle.apply(&mut order);
        for &place in &order {
            seconds[place].push(turn(&mut contestants[place].1, calls)?);
        }
    }
    Ok(Times { cell, seconds })
}

/// Marsaglia's xorshift: nobody always follows the same neighbour.
struct Shuffle(u64);

impl Shuffle {
    fn apply(&mut self, items: &mut [usize]) {
        for place in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            items.swap(place, (self.0 % (place as u64 + 1)) as usize);
        }
    }
}

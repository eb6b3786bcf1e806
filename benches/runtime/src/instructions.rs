//! Instructions a row, counted by valgrind: where times are too noisy to tell, these still do.

use crate::cell::{CELLS, Cell, Tables};
use crate::contestant::{ENTRIES, Entry};
use crate::table;
use bindery_benches::error::Result;
use bindery_benches::{programs, report, server::Server};
use std::fmt::Write;
use std::process::Command;

/// The variable that names the server to a contestant's process.
const SERVER: &str = "BINDERY_BENCH_CALL_URL";

/// The calls of the two runs whose difference tells what a call takes.
const CALLS: (usize, usize) = (8, 24);

/// Counts the instructions of every contestant, and writes them into `benches/README.md`.
///
/// # Errors
///
/// There is no valgrind, or a contestant fails.
pub(crate) fn run() -> Result<()> {
    let server = Server::start()?;
    let mut tables = Tables::make(&server.url)?;
    let mut text = table::heading(ENTRIES.iter().map(|entry| entry.name));
    for cell in CELLS.into_iter().filter(|cell| cell.size != 1) {
        let mut cells = vec![cell.title()];
        for entry in ENTRIES {
            tables.fill(cell)?;
            let few = count(&server.url, entry, cell, CALLS.0)?;
            tables.fill(cell)?;
            let many = count(&server.url, entry, cell, CALLS.1)?;
            let rows = cell.rows() * (CALLS.1 - CALLS.0);
            cells.push(format!("{:.0}", (many - few) / rows as f64));
        }
        let line = format!("| {} |\n", cells.join(" | "));
        eprint!("{line}");
        text += &line;
    }
    let valgrind = programs::version("valgrind".as_ref())?;
    writeln!(
        text,
        "\nInstructions of the program for each row, the system's and the server's not counted; {valgrind}."
    )?;
    print!("{text}");
    let readme = programs::repository().join("benches/README.md");
    report::replace(&readme, "instructions", &text)
}

/// Instructions of a process that runs the cell so many times.
fn count(url: &str, entry: &Entry, cell: Cell, calls: usize) -> Result<f64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    command.arg(std::env::current_exe()?);
    command.args(["call", entry.name, cell.workload.name()]);
    command.args([cell.size.to_string(), calls.to_string()]);
    let output = command.env(SERVER, url).output()?;
    let printed = String::from_utf8_lossy(&output.stderr);
    let collected = printed
        .lines()
        .find_map(|line| line.split_once("Collected :"))
        .filter(|_| output.status.success());
    match collected {
        Some((_, number)) => Ok(number.trim().parse()?),
        None => Err(format!("{command:?}: {}\n{printed}", output.status).into()),
    }
}

/// Has one contestant run a workload: on a server of its own, or on one with filled tables.
///
/// # Errors
///
/// There is no such contestant or workload, or it fails.
pub(crate) fn call(name: &str, workload: &str, size: usize, calls: usize) -> Result<()> {
    let entry = ENTRIES
        .iter()
        .find(|entry| entry.name == name)
        .ok_or_else(|| format!("there is no contestant `{name}`"))?;
    let cell = CELLS
        .into_iter()
        .find(|cell| cell.workload.name() == workload)
        .map(|cell| Cell { size, ..cell })
        .ok_or_else(|| format!("there is no workload `{workload}`"))?;
    let Ok(url) = std::env::var(SERVER) else {
        let server = Server::start()?;
        Tables::make(&server.url)?.fill(cell)?;
        return repeat(&server.url, entry, cell, calls);
    };
    repeat(&url, entry, cell, calls)
}

fn repeat(url: &str, entry: &Entry, cell: Cell, calls: usize) -> Result<()> {
    let mut contestant = (entry.connect)(url)?;
    let new = cell.new_users();
    for _ in 0..calls {
        contestant.run(cell.workload, &new)?;
    }
    Ok(())
}

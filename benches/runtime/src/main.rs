//! The runtime's benchmark: `cargo run --release -p bindery-runtime-bench --features peers`.

mod bulk;
mod cell;
mod contestant;
mod contestants;
mod instructions;
mod rows;
mod table;
mod timing;
mod variants;

use bindery_benches::error::Result;
use std::process::ExitCode;

const USAGE: &str =
    "usage: cargo run --release -p bindery-runtime-bench --features peers -- [COMMAND]

  (nothing)                     times everything and writes the tables into benches/README.md
  instructions                  counts instructions a row by valgrind, and writes that table
  bulk                          prints what lists, copies and batches take, side by side
  variants                      prints what choosing a variant of a dynamic query takes
  call NAME WORKLOAD ROWS N     has one contestant run a workload N times, for a profile";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            // The drivers tell what the server said only as the cause.
            let causes = std::iter::successors(error.source(), |cause| cause.source());
            causes.for_each(|cause| eprintln!("  {cause}"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match *arguments {
        [] => timing::run(),
        ["instructions"] => instructions::run(),
        ["bulk"] => bulk::run(),
        ["variants"] => {
            variants::run();
            Ok(())
        }
        ["call", name, workload, size, times] => {
            instructions::call(name, workload, size.parse()?, times.parse()?)
        }
        _ => Err(USAGE.into()),
    }
}

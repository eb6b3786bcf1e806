//! The benchmarks of the generator, `cargo run --release -p bindery-benches -- generator`, and of what its code
//! compares at start-up: `-- verify`.

mod generator;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generator"] => generator::run(),
        ["inference"] => generator::inference(),
        ["verify"] => generator::verify::run(),
        _ => {
            eprintln!(
                "usage: cargo run --release -p bindery-benches -- generator|inference|verify"
            );
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

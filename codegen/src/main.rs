//! The `bindery` command.

use std::process::ExitCode;

/// A run is a few milliseconds of many small strings: the system's allocator takes a quarter of them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    bindery_codegen::cli::run()
}

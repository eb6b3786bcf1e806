//! How fast, how lean and how terse the generator is, on 1,000 queries in 50 files over 20 tables.

mod inference;
mod project;
mod queries;
mod tables;
mod tool;
pub(crate) mod verify;

use bindery_benches::error::Result;
use bindery_benches::measure::{Samples, peak_mebibytes, seconds};
use bindery_benches::programs;
use bindery_benches::report::{self, Figure, Unit};
use bindery_benches::server::Server;
use std::fmt::Write;
use std::path::Path;
use tool::Tool;

/// How often each thing is measured.
const RUNS: usize = 9;

/// The same for memory, which hardly varies.
const MEMORY_RUNS: usize = 3;

/// What is measured of one tool.
#[derive(Default)]
struct Measured {
    cold: Samples,
    unchanged: Samples,
    memory: Samples,
    lines: Samples,
    inference: Samples,
    check: Samples,
}

/// Runs the benchmark and writes its figures into `benches/README.md`.
///
/// # Errors
///
/// A program is missing, or one of them fails.
pub(crate) fn run() -> Result<()> {
    let folder = tempfile::Builder::new()
        .prefix("bindery-bench-")
        .tempdir()?;
    let server = Server::start()?;
    eprintln!("server: {}", server.version);
    let mut tools = vec![Tool::bindery(folder.path(), &server.url)?];
    let peers = Tool::cornucopia(folder.path(), &server.url)?;
    if peers.is_empty() {
        eprintln!(
            "Cornucopia is not installed, so Bindery is measured alone; to compare them, run\n  \
             cargo install cornucopia --version 1.0.1\nor name the program in CORNUCOPIA"
        );
    }
    tools.extend(peers);
    let mut measured: Vec<Measured> = tools.iter().map(|_| Measured::default()).collect();
    generate(&tools, &mut measured)?;
    for (tool, of_tool) in tools.iter().zip(&mut measured) {
        of_tool.lines.push(lines_per_query(tool)?);
        let command = tool.generate();
        for _ in 0..MEMORY_RUNS {
            tool.forget()?;
            if let Some(peak) = peak_mebibytes(&command, folder.path())? {
                of_tool.memory.push(peak);
            }
        }
    }
    measured[0].inference = inference::measure(&tools[0].output, RUNS)?;
    check(&tools, &mut measured, &folder.path().join("target"))?;
    let text = text(&tools, &measured, &server)?;
    print!("{text}");
    let readme = programs::repository().join("benches/README.md");
    report::replace(&readme, "generator", &text)
}

/// Measures inference alone, and prints its seconds.
///
/// # Errors
///
/// Bindery is not built, or fails.
pub(crate) fn inference() -> Result<()> {
    let folder = tempfile::Builder::new()
        .prefix("bindery-bench-")
        .tempdir()?;
    let server = Server::start()?;
    let tool = Tool::bindery(folder.path(), &server.url)?;
    seconds(&mut tool.generate())?;
    let samples = inference::measure(&tool.output, RUNS)?;
    let (least, greatest) = samples.range().unwrap_or_default();
    let median = samples.median().unwrap_or_default();
    println!(
        "{median:.4} s ({least:.4}–{greatest:.4}), {} queries on one core",
        queries::COUNT
    );
    Ok(())
}

/// Lets the tools take turns, so that what else the machine does is shared between them.
fn generate(tools: &[Tool], measured: &mut [Measured]) -> Result<()> {
    for run in 0..=RUNS {
        for (tool, of_tool) in tools.iter().zip(&mut *measured) {
            tool.forget()?;
            let cold = seconds(&mut tool.generate())?;
            let unchanged = seconds(&mut tool.generate())?;
            eprintln!("{}: {cold:.3} s, unchanged {unchanged:.3} s", tool.name);
            // The first run finds cold caches.
            if run > 0 {
                of_tool.cold.push(cold);
                of_tool.unchanged.push(unchanged);
            }
        }
    }
    Ok(())
}

/// Times `cargo check` of each tool's crate after its root was touched.
fn check(tools: &[Tool], measured: &mut [Measured], target: &Path) -> Result<()> {
    for tool in tools.iter().filter(|tool| tool.is_checked) {
        project::share_versions(&tool.output)?;
        eprintln!("{}: checking the dependencies", tool.name);
        seconds(&mut tool.check(target))?;
    }
    for run in 0..=RUNS {
        for (tool, of_tool) in tools.iter().zip(&mut *measured) {
            if !tool.is_checked {
                continue;
            }
            tool.touch()?;
            let check = seconds(&mut tool.check(target))?;
            eprintln!("{}: checked in {check:.3} s", tool.name);
            if run > 0 {
                of_tool.check.push(check);
            }
        }
    }
    Ok(())
}

/// The lines of a tool's output, which is to have a function for each query.
fn lines_per_query(tool: &Tool) -> Result<f64> {
    let mut text = String::new();
    for file in project::rust_files(&tool.output.join("src"))? {
        text += &std::fs::read_to_string(file)?;
    }
    for query in queries::files().iter().flat_map(|file| &file.queries) {
        if !text.contains(&format!("pub fn {}(", query.name)) {
            return Err(format!("{} generated no function `{}`", tool.name, query.name).into());
        }
    }
    Ok(text.lines().count() as f64 / queries::COUNT as f64)
}

fn text(tools: &[Tool], measured: &[Measured], server: &Server) -> Result<String> {
    let figure = |name, unit, target, of: fn(&Measured) -> &Samples| Figure {
        name,
        unit,
        target,
        samples: measured.iter().map(|it| of(it).clone()).collect(),
    };
    let touched = "`cargo check` of the output after a touch";
    let figures = [
        figure("generate, no lock", Unit::Seconds, 0.35, |it| &it.cold),
        figure("again, nothing changed", Unit::Seconds, 0.05, |it| {
            &it.unchanged
        }),
        figure("peak memory", Unit::Mebibytes, 60.0, |it| &it.memory),
        figure("generated lines a query", Unit::Lines, 30.0, |it| &it.lines),
        figure("of it inference, on one core", Unit::Seconds, 0.05, |it| {
            &it.inference
        }),
        figure(touched, Unit::Seconds, 2.3, |it| &it.check),
    ];
    let names: Vec<String> = tools
        .iter()
        .map(|tool| Ok(programs::version(&tool.program)? + tool.remark))
        .collect::<Result<_>>()?;
    let cores = std::thread::available_parallelism()?;
    let mut text = report::table(&figures, &names);
    write!(
        text,
        "\nMedian of {RUNS} runs (least–greatest), of memory {MEMORY_RUNS}, the tools taking turns; {} on \
         the same machine, {cores} cores.\n",
        server.version
    )?;
    Ok(text)
}

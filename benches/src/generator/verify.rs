//! How long `verify` takes for the 1,000 queries, on connections that have done nothing yet.

use super::project;
use super::tool::Tool;
use bindery_benches::error::{Result, at};
use bindery_benches::measure::Samples;
use bindery_benches::server::Server;
use bindery_benches::{programs, report};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// The program that is timed: the generated code, and this.
const MAIN: &str = include_str!("verify/main.rs.txt");

/// What both flavours of it need.
const DEPENDENCIES: &str = "\n[dependencies]\npostgres = \"0.19\"\ntokio-postgres = \"0.7\"\n\
                            tokio = { version = \"1\", features = [\"net\", \"rt\", \"time\"] }\n";

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
    let tool = Tool::bindery(folder.path(), &server.url)?;
    write_program(&tool.output)?;
    bindery_benches::measure::seconds(&mut tool.generate())?;
    eprintln!("the program is compiled");
    let mut command = Command::new("cargo");
    command
        .args(["run", "--release", "--quiet", "--", &server.url])
        .current_dir(&tool.output)
        .env("CARGO_TARGET_DIR", programs::target()?.join("bench-verify"));
    let output = command.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let text = table(&String::from_utf8_lossy(&output.stdout), &server)?;
    print!("{text}");
    let readme = programs::repository().join("benches/README.md");
    report::replace(&readme, "verify", &text)
}

/// Makes a program of Bindery's project, with functions of both flavours.
fn write_program(folder: &Path) -> Result<()> {
    project::share_versions(folder)?;
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::write(&path, text).map_err(at(&path))
    };
    let both = "client = [\"postgres\", \"tokio-postgres\"]\n";
    let toml = format!("output = \"src/queries.rs\"\n[rust]\n{both}");
    write("bindery.toml", &toml)?;
    write("src/main.rs", MAIN)?;
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).map_err(at(&manifest))?;
    let text = text.replace(" }\n", ", features = [\"tokio-postgres\"] }\n");
    write(
        "Cargo.toml",
        &text.replace("\n[dependencies]\n", DEPENDENCIES),
    )
}

/// The program's lines, a flavour and milliseconds, as a table.
fn table(printed: &str, server: &Server) -> Result<String> {
    let mut text = "| | 1,000 queries | target |\n|---|---|---|\n".to_owned();
    for flavour in ["blocking", "async"] {
        let lines = printed.lines().filter_map(|it| it.strip_prefix(flavour));
        let times: Vec<f64> = lines
            .map(|it| it.trim().parse())
            .collect::<std::result::Result<_, _>>()?;
        let count = times.len();
        let samples: Samples = times.into_iter().collect();
        let (Some(median), Some((least, greatest))) = (samples.median(), samples.range()) else {
            return Err(format!("the program printed no times: {printed}").into());
        };
        writeln!(
            text,
            "| {flavour}, {count} runs | {median:.0} ms ({least:.0}–{greatest:.0}) | ≤ 100 ms |"
        )?;
    }
    let cores = std::thread::available_parallelism()?;
    let server = &server.version;
    writeln!(
        text,
        "\nMedian (least–greatest); {server} on the same machine, {cores} cores."
    )?;
    Ok(text)
}

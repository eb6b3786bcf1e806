//! The command line into calls of the library, and what they give into text and an exit status.

mod check;
mod describe;
mod expand;
mod explain_null;
mod generate;
mod init;
mod named;
mod progress;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::draw::{self, Style};
use crate::error::{Error, Failure};
use crate::generate::{self as stages, Compiled};
use crate::json;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Typed Rust from plain .sql files, checked by a real PostgreSQL.
///
/// Queries are described on a PostgreSQL that is built in, on a scratch database of the server at
/// --url, or, with --live, on the database there as it is.
#[derive(Parser)]
#[command(name = "bindery", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

#[derive(Subcommand)]
enum Command {
    /// Make a project to start from: bindery.toml, a schema, queries, a program that runs them
    Init(init::Options),
    /// Describe the queries and write bindery.lock, and the Rust code if `output` is set
    Generate,
    /// Fail with a diff if bindery.lock or the written code is stale: the command for CI
    Check,
    /// Print what PostgreSQL says of each query, and the Rust that it becomes
    Describe(describe::Options),
    /// Tell why columns are `Option`: what can make them NULL
    ExplainNull(explain_null::Options),
    /// Print the statement of a variant of a query, to paste into psql
    Expand(expand::Options),
}

#[derive(Args)]
#[command(next_help_heading = "Global options")]
struct Global {
    /// The configuration file; its folder is the project's
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        default_value = "bindery.toml"
    )]
    config: PathBuf,
    /// The server to describe on, in place of the built-in one: postgres://user:password@host/database
    #[arg(long, global = true, value_name = "URL")]
    url: Option<String>,
    /// Describe on the database at the url as it is, read only, without the schema's files
    #[arg(long, global = true)]
    live: bool,
    /// The database that --url and --live are about, if it is one of `[databases]`
    #[arg(long, global = true, value_name = "NAME")]
    database: Option<String>,
    /// How diagnostics are printed
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    message_format: MessageFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// With the lines of SQL that they are about
    Human,
    /// One line each
    Short,
    /// One JSON object each, on standard output
    Json,
}

/// How a command ended that did not fail.
enum Outcome {
    /// All is well.
    Fine,
    /// Diagnostics, or something is stale.
    Wrong,
}

/// Runs the command that the process was called with.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let global = &cli.global;
    let outcome = match &cli.command {
        Command::Init(options) => init::run(options).map_err(Failure::World),
        Command::Generate => generate::run(global),
        Command::Check => check::run(global),
        Command::Describe(options) => describe::run(global, options),
        Command::ExplainNull(options) => explain_null::run(global, options),
        Command::Expand(options) => expand::run(global, options),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Wrong) => ExitCode::from(1),
        Err(Failure::Input(diagnostics)) => {
            global.report(&diagnostics);
            ExitCode::from(1)
        }
        Err(Failure::World(error)) => {
            eprintln!("{}", draw::error(&error, style()));
            ExitCode::from(2)
        }
    }
}

/// Colours for a terminal that wants them: <https://no-color.org/>.
fn style() -> Style {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    match wanted && std::io::stderr().is_terminal() {
        true => Style::Colored,
        false => Style::Plain,
    }
}

/// Prints to standard output. A reader that has gone away is not an error.
fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

impl Global {
    /// The project's configuration, with what the command line says.
    fn config(&self) -> Result<Config, Failure> {
        let mut config = match self.config.try_exists() {
            Ok(true) => Config::load_file(&self.config)?,
            _ if self.config.as_os_str() == "bindery.toml" => {
                Config::load(std::path::Path::new(""))?
            }
            _ => {
                let path = self.config.display();
                return Err(Error::new(format!("there is no file `{path}`")).into());
            }
        };
        let database = self.database(&mut config)?;
        if let Some(url) = &self.url {
            database.url = Some(url.clone());
        }
        database.live = self.live;
        Ok(config)
    }

    /// The database that `--url` and `--live` are about.
    fn database<'a>(&self, config: &'a mut Config) -> Result<&'a mut Config, Error> {
        let names: Vec<String> = config
            .databases
            .iter()
            .flat_map(|it| it.database.clone())
            .collect();
        let Some(name) = &self.database else {
            if config.is_left_out && (self.url.is_some() || self.live) {
                return Err(
                    Error::new("`--url` and `--live` do not say which database is meant").help(
                        format!("pass `--database NAME` with one of {}", names.join(", ")),
                    ),
                );
            }
            return Ok(config);
        };
        let found = names.iter().position(|it| it == name);
        found.map(|at| &mut config.databases[at]).ok_or_else(|| {
            let error = Error::new(format!("there is no database `{name}`"));
            match did_you_mean(name, names.iter().map(String::as_str)) {
                Some(meant) => error.help(meant),
                None => error.help("`[databases.NAME]` in `bindery.toml` makes one"),
            }
        })
    }

    /// Says on standard error what was done.
    fn summarize(&self, compiled: &Compiled, changed: usize) {
        if self.message_format != MessageFormat::Human {
            return;
        }
        let count = |number: usize, one: &str, many: &str| match number {
            1 => format!("1 {one}"),
            _ => format!("{number} {many}"),
        };
        let queries = compiled.all().map(|it| it.queries.len()).sum();
        let queries = count(queries, "query", "queries");
        let done = match changed {
            0 => "nothing changed".to_owned(),
            _ => format!("{} written", count(changed, "file", "files")),
        };
        eprintln!("{queries}: {done}");
    }

    /// The project, compiled; where it has errors, they are reported and there is none.
    fn sound(&self) -> Result<Option<Compiled>, Failure> {
        let config = self.config()?;
        let compiled = progress::during("describing queries", || stages::generate(&config))?;
        if compiled.has_errors() {
            self.report(&compiled.diagnostics);
            return Ok(None);
        }
        Ok(Some(compiled))
    }

    /// Prints diagnostics, then how many there are.
    fn report(&self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            match self.message_format {
                MessageFormat::Human => eprintln!("{}\n", draw::diagnostic(diagnostic, style())),
                MessageFormat::Short => eprintln!("{}", draw::short(diagnostic)),
                MessageFormat::Json => print(&format!("{}\n", json::diagnostic(diagnostic))),
            }
        }
        let errors = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.is_error())
            .count();
        if errors > 0 && self.message_format == MessageFormat::Human {
            let plural = if errors == 1 { "" } else { "s" };
            eprintln!("{errors} error{plural}; nothing was written");
        }
    }
}

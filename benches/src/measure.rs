//! Commands into seconds and mebibytes.

use crate::error::Result;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// One figure, measured several times.
#[derive(Debug, Clone, Default)]
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    /// Adds a measurement.
    pub(crate) fn push(&mut self, value: f64) {
        let at = self.0.partition_point(|other| *other < value);
        self.0.insert(at, value);
    }

    /// The one in the middle, of an even number the lower one.
    pub(crate) fn median(&self) -> Option<f64> {
        self.0.get(self.0.len().saturating_sub(1) / 2).copied()
    }

    /// The least and the greatest.
    pub(crate) fn range(&self) -> Option<(f64, f64)> {
        Some((*self.0.first()?, *self.0.last()?))
    }
}

/// Runs `command` to its end, and returns the seconds that it took.
///
/// # Errors
///
/// It can not be started, or it fails: then the error is what it printed.
pub(crate) fn seconds(command: &mut Command) -> Result<f64> {
    let start = Instant::now();
    let output = command
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    let seconds = start.elapsed().as_secs_f64();
    if output.status.success() {
        return Ok(seconds);
    }
    let printed = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?}: {}\n{printed}", output.status).into())
}

/// GNU time: the shell's own `time` knows nothing of memory.
const TIME: &str = "/usr/bin/time";

/// Runs `command` to its end, and returns the mebibytes of memory that it, or a program that it ran,
/// held at most; `None` where there is no GNU time to ask.
///
/// # Errors
///
/// As of [`seconds`].
pub(crate) fn peak_mebibytes(command: &Command, scratch: &Path) -> Result<Option<f64>> {
    if !Path::new(TIME).is_file() {
        return Ok(None);
    }
    let file = scratch.join("peak");
    let mut timed = Command::new(TIME);
    timed.args(["-f", "%M", "-o"]).arg(&file);
    timed.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    for (key, value) in command.get_envs() {
        match value {
            Some(value) => timed.env(key, value),
            None => timed.env_remove(key),
        };
    }
    seconds(&mut timed)?;
    let kibibytes: f64 = fs::read_to_string(&file)?.trim().parse()?;
    Ok(Some(kibibytes / 1024.0))
}

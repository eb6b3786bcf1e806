//! Commands into seconds and mebibytes.

use crate::error::Result;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// One figure, measured several times.
#[derive(Debug, Clone, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// Adds a measurement.
    pub fn push(&mut self, value: f64) {
        let at = self.0.partition_point(|other| *other < value);
        self.0.insert(at, value);
    }

    /// The one in the middle, of an even number the lower one.
    pub fn median(&self) -> Option<f64> {
        self.0.get(self.0.len().saturating_sub(1) / 2).copied()
    }

    /// The 95 % interval of the median, of whatever distribution: two of the samples, by rank.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let count = self.0.len();
        // 1.96 standard deviations of the binomial distribution, each √count / 2.
        let reach = 0.98 * (count as f64).sqrt();
        let low = (count as f64 / 2.0 - reach).floor().max(1.0) as usize;
        let low = self.0.get(low - 1)?;
        let high = (count as f64 / 2.0 + 1.0 + reach).ceil() as usize;
        let high = self.0.get(high.min(count).checked_sub(1)?)?;
        Some((*low, *high))
    }

    /// The least and the greatest.
    pub fn range(&self) -> Option<(f64, f64)> {
        Some((*self.0.first()?, *self.0.last()?))
    }
}

impl FromIterator<f64> for Samples {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }
}

/// Runs `command` to its end, and returns the seconds that it took.
///
/// # Errors
///
/// It can not be started, or it fails: then the error is what it printed.
pub fn seconds(command: &mut Command) -> Result<f64> {
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
pub fn peak_mebibytes(command: &Command, scratch: &Path) -> Result<Option<f64>> {
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

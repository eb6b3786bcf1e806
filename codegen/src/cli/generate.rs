//! `bindery generate`

use super::{Global, Outcome, print, progress};
use crate::config::Config;
use crate::error::{Failure, Result};
use crate::generate::{Compiled, generate};
use crate::write::{self, Target};

pub(super) fn run(global: &Global) -> Result<Outcome, Failure> {
    let config = global.config()?;
    let compiled = progress::during("describing queries", || generate(&config))?;
    global.report(&compiled.diagnostics);
    if compiled.has_errors() {
        return Ok(Outcome::Wrong);
    }
    let targets = all_targets(&config, &compiled);
    let mut changed = write::write(&targets)?;
    changed.extend(write::remove_orphans(&targets, config.output.as_deref())?);
    for path in &changed {
        print(&format!("{}\n", config.display(path)));
    }
    global.summarize(&compiled, changed.len());
    // The process is about to end, and its memory with it.
    std::mem::forget(compiled);
    Ok(Outcome::Fine)
}

/// The locks, and the code where it is written into the tree.
pub(super) fn all_targets(config: &Config, compiled: &Compiled) -> Vec<Target> {
    let locks = std::iter::once((config, compiled))
        .chain(config.databases.iter().zip(&compiled.databases))
        .filter(|(config, _)| !config.is_left_out);
    let mut all: Vec<Target> = locks
        .map(|(config, compiled)| Target {
            path: config.lock.clone(),
            text: compiled.lock.clone(),
        })
        .collect();
    if let Some(output) = &config.output {
        all.extend(write::targets(&compiled.files, output));
    }
    all
}

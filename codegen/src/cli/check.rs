//! `bindery check`

use super::{Global, Outcome, generate::all_targets, print, progress};
use crate::error::{Failure, Result};
use crate::generate::describe_anew;
use crate::write;

pub(super) fn run(global: &Global) -> Result<Outcome, Failure> {
    let config = global.config()?;
    let compiled = progress::during("describing queries", || describe_anew(&config))?;
    global.report(&compiled.diagnostics);
    if compiled.has_errors() {
        return Ok(Outcome::Wrong);
    }
    let targets = all_targets(&config, &compiled);
    let mut diffs: Vec<String> = targets
        .iter()
        .filter_map(|target| write::diff(target, &config.display(&target.path)))
        .collect();
    let orphans = write::orphans(&targets, config.output.as_deref())?;
    let no_longer = |path| {
        format!(
            "{} is of a file of queries that is gone\n",
            config.display(path)
        )
    };
    diffs.extend(orphans.iter().map(|path| no_longer(path)));
    if diffs.is_empty() {
        return Ok(Outcome::Fine);
    }
    diffs.iter().for_each(|diff| print(diff));
    eprintln!("stale: run `bindery generate` and commit what it writes");
    Ok(Outcome::Wrong)
}

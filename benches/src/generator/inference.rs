//! How long inference takes of the time of `generate`: the stage alone, on one core, in this process.

use bindery_benches::error::Result;
use bindery_benches::measure::Samples;
use bindery_codegen::Config;
use bindery_codegen::describe::DescribedQuery;
use bindery_codegen::infer::{Schema, infer};
use bindery_codegen::lock;
use bindery_codegen::parse::parse;
use bindery_codegen::read::read;
use std::path::Path;
use std::time::Instant;

/// Infers the queries of the project in `folder`, whose lock is current, `runs` times: the seconds of each.
///
/// # Errors
///
/// The project can not be read, or its lock is stale.
pub(super) fn measure(folder: &Path, runs: usize) -> Result<Samples> {
    let wrong = |_| "the project of the benchmark is not sound";
    let config = Config::load(folder).map_err(wrong)?;
    let lock = lock::read(&config)
        .map_err(wrong)?
        .ok_or("there is no lock")?;
    let files = read(&config)?.queries;
    let queries = files.iter().flat_map(|file| parse(file).0).collect();
    let found = lock.look_up(queries);
    if !found.stale.is_empty() {
        return Err("the lock is stale".into());
    }
    let mut samples = Samples::default();
    for run in 0..=runs {
        let queries = found.described.clone();
        let seconds = once(queries, &Schema::new(&found.catalog))?;
        if run > 0 {
            samples.push(seconds);
        }
    }
    Ok(samples)
}

fn once(queries: Vec<DescribedQuery>, schema: &Schema<'_>) -> Result<f64> {
    let count = queries.len();
    let start = Instant::now();
    let typed: Vec<_> = queries
        .into_iter()
        .map(|query| infer(query, schema).0)
        .collect();
    let seconds = start.elapsed().as_secs_f64();
    match typed.iter().flatten().count() == count {
        true => Ok(seconds),
        false => Err("a query of the benchmark is not sound".into()),
    }
}

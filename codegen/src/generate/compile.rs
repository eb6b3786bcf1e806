//! Each database of a project, compiled by its lock or on its server.

use super::{Compiled, Project, databases};
use crate::config::Config;
use crate::describe::DescribedQuery;
use crate::diagnostic;
use crate::error::{Failure, Result};
use crate::lock;
use crate::parallel;

/// Compiles each database by its lock where that is current, and on a server where it is not.
///
/// # Errors
///
/// A lock that can not be read, a folder that is missing, a server that is not there.
pub fn generate(config: &Config) -> Result<Compiled, Failure> {
    databases::each(config, generate_one)
}

/// Compiles each database on its server, whatever the lock says.
///
/// # Errors
///
/// A folder that is missing, a server that is not there.
pub fn describe_anew(config: &Config) -> Result<Compiled, Failure> {
    databases::each(config, |config| {
        let project = Project::read(config)?;
        let session = project.open_session()?;
        let mut compiled = project.compile_on(&session)?;
        compiled.server_version = Some(session.server_version()?);
        Ok(compiled)
    })
}

/// Compiles each database by its lock alone; where it is stale, on the configured server, if it can be reached.
///
/// # Errors
///
/// A lock that is missing, can not be read, or is stale with no server in reach.
pub fn build(config: &Config) -> Result<Compiled, Failure> {
    databases::each(config, build_one)
}

fn generate_one(config: &Config) -> Result<Compiled, Failure> {
    let (project, lock) = parallel::join(|| Project::read(config), || lock::read(config));
    let project = project?;
    // A lock that is broken is about to be written anew; a newer one is not ours to overwrite.
    let lock = match lock {
        Err(Failure::Input(found)) if found.iter().any(|d| d.code == "lock-newer") => {
            return Err(Failure::Input(found));
        }
        Err(Failure::Input(_)) => None,
        other => other?,
    };
    // A live database can change without our knowing.
    let lock = lock.filter(|_| project.sources.schema.is_some());
    if let Some(Ok(described)) = lock.map(|lock| project.look_up(&lock)) {
        // A key of `bindery.toml` that no query uses may name nothing: only a server can say.
        let queries = described.queries.iter().chain(described.added.queries());
        let queries: Vec<&DescribedQuery> = queries.collect();
        if config.mappings.are_used(&queries, &described.catalog) {
            return Ok(project.finish(described)?);
        }
    }
    let session = project.open_session()?;
    Ok(project.compile_on(&session)?)
}

fn build_one(config: &Config) -> Result<Compiled, Failure> {
    let (project, lock) = parallel::join(|| Project::read(config), || lock::read(config));
    let project = project?;
    let stale = match lock {
        Ok(Some(lock)) => match project.look_up(&lock) {
            Ok(described) => return Ok(project.finish(described)?),
            Err(stale) => Failure::Input(stale),
        },
        Ok(None) => {
            let path = config.display(&config.lock);
            crate::Error::new(format!("there is no `{path}`"))
                .help("run `bindery generate` and commit the file that it writes")
                .into()
        }
        Err(failure) => failure,
    };
    build_on_server(project, stale)
}

fn build_on_server(project: Project<'_>, mut stale: Failure) -> Result<Compiled, Failure> {
    if project.config.url.is_some() {
        match project.open_session() {
            Ok(session) => return Ok(project.compile_on(&session)?),
            Err(error) => {
                if let Failure::Input(found) = &mut stale {
                    let note = format!("the configured server is not in reach: {error}");
                    found
                        .iter_mut()
                        .for_each(|diagnostic| diagnostic.notes.push(note.clone()));
                }
            }
        }
    }
    if let Failure::Input(found) = &mut stale {
        found.extend(project.diagnostics);
        diagnostic::sort(found);
    }
    Err(stale)
}

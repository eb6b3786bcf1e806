//! The databases of a project, compiled one by one, into one result.

use super::Compiled;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::diagnostic;
use crate::error::{Failure, Result};
use crate::lower::lower_root;
use crate::procedures::Procedures;
use crate::render::render;

/// Compiles every database: what is wrong with any of them comes out together.
///
/// # Errors
///
/// The first thing that is wrong with the world; else all that is wrong with the input, if nothing can be
/// said of a database for it.
pub(super) fn each(
    config: &Config,
    compile: impl Fn(&Config) -> Result<Compiled, Failure>,
) -> Result<Compiled, Failure> {
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for database in config.all() {
        match compile(database) {
            Ok(compiled) => all.push(compiled),
            Err(Failure::Input(found)) => wrong.extend(found),
            Err(world) => return Err(world),
        }
    }
    if wrong.is_empty() {
        return Ok(together(config, all)?);
    }
    wrong.extend(all.into_iter().flat_map(|it| it.diagnostics));
    diagnostic::sort(&mut wrong);
    Err(Failure::Input(wrong))
}

/// All databases as the first one with the others in it.
fn together(config: &Config, all: Vec<Compiled>) -> Result<Compiled> {
    let mut all = all.into_iter();
    let own = match config.is_left_out {
        true => None,
        false => all.next(),
    };
    let mut project = match own {
        Some(own) => own,
        None => empty(config)?,
    };
    for mut database in all {
        project.diagnostics.append(&mut database.diagnostics);
        project.files.append(&mut database.files);
        project.databases.push(database);
    }
    diagnostic::sort(&mut project.diagnostics);
    Ok(project)
}

/// What stands in the place of a database that is left out: the root of the others.
fn empty(config: &Config) -> Result<Compiled> {
    let package = lower_root(config);
    Ok(Compiled {
        database: None,
        databases: Vec::new(),
        server_version: None,
        diagnostics: Vec::new(),
        queries: Vec::new(),
        models: Vec::new(),
        procedures: Procedures::default(),
        catalog: Catalog::default(),
        files: render(&package, &Procedures::default())?,
        package,
        lock: String::new(),
    })
}

impl Compiled {
    /// Every database, that of the top level keys first.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.databases)
    }
}

//! Paths of files of queries into the tree of modules.

use crate::model::Module;
use crate::names;

/// The identifiers of the module for the file at `path`.
pub(super) fn path(path: &str, folder: &str) -> Vec<String> {
    let relative = match path.strip_prefix(folder) {
        // One file may stand in the folder's place.
        Some("") | None => path.rsplit('/').next().unwrap_or(path),
        Some(rest) => rest.trim_start_matches('/'),
    };
    let stem = relative.strip_suffix(".sql").unwrap_or(relative);
    stem.split('/')
        .map(|part| match names::snake(part) {
            // `mod.rs` has a meaning of its own.
            name if name == "r#mod" => "mod_".to_owned(),
            name => name,
        })
        .collect()
}

/// What else stands in the root.
pub(super) struct Taken {
    /// The modules of the databases that have names.
    pub(super) databases: Vec<String>,
    /// Whether there is a module of async functions beside what blocks.
    pub(super) nonblocking: bool,
    /// Whether there is a module of models.
    pub(super) models: bool,
}

/// The index of the module for `file`, made with those above it.
pub(super) fn place(
    modules: &mut Vec<Module>,
    path: Vec<String>,
    file: &str,
    taken: &Taken,
) -> Result<usize, String> {
    if path[0] == "types" {
        return Err("the module `types` is where enums are generated".to_owned());
    }
    if taken.models && path[0] == "models" {
        return Err("the module `models` is where models are generated".to_owned());
    }
    if let Some(name) = taken.databases.iter().find(|name| **name == path[0]) {
        return Err(format!(
            "the module `{name}` is that of the database `{name}`"
        ));
    }
    let at_root = taken.nonblocking && path == ["nonblocking"];
    if at_root || matches!(path.as_slice(), [_, .., last] if last == "nonblocking") {
        return Err("the module `nonblocking` is where async functions are generated".to_owned());
    }
    for depth in 1..=path.len() {
        if modules.iter().any(|module| module.path == path[..depth]) {
            continue;
        }
        modules.push(Module {
            path: path[..depth].to_vec(),
            source: None,
            children: Vec::new(),
            imports: Vec::new(),
            violable: Vec::new(),
            queries: Vec::new(),
        });
        let parent = modules
            .iter_mut()
            .find(|module| module.path == path[..depth - 1]);
        if let Some(parent) = parent {
            parent.children.push(path[depth - 1].clone());
            parent.children.sort();
        }
    }
    let index = modules
        .iter()
        .position(|module| module.path == path)
        .unwrap_or_default();
    if let Some(other) = modules[index].source.replace(file.to_owned()) {
        let name = path.join("::");
        return Err(format!(
            "this file and `{other}` are both the module `{name}`"
        ));
    }
    Ok(index)
}

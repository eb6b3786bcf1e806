//! `bindery init`

use super::{Outcome, print};
use crate::error::{Error, Result};
use crate::write::{self, Target};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(super) struct Options {
    /// The project's folder; it is made if it is not there
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// Depend on the crates in this checkout of Bindery, in place of the published ones
    #[arg(long, value_name = "CHECKOUT")]
    path: Option<PathBuf>,
}

/// The starter project: what goes where. The code is what README's tour goes on from.
const FILES: [(&str, &str); 5] = [
    ("bindery.toml", include_str!("starter/bindery.toml")),
    ("schema/01_tables.sql", include_str!("starter/schema.sql")),
    ("queries/notes.sql", include_str!("starter/queries.sql")),
    ("build.rs", include_str!("starter/build.rs.txt")),
    ("src/main.rs", include_str!("starter/main.rs.txt")),
];

const LOCK: &str = include_str!("starter/bindery.lock");

pub(super) fn run(options: &Options) -> Result<Outcome> {
    let folder = &options.folder;
    let manifest = folder.join("Cargo.toml");
    let mut targets: Vec<Target> = FILES
        .iter()
        .map(|(path, text)| target(folder, path, text))
        .collect();
    targets.push(target(folder, "bindery.lock", LOCK));
    let checkout = options.path.clone().or_else(own_checkout);
    let has_manifest = manifest.exists();
    if has_manifest {
        // The program is the user's own; the rest is what Bindery needs.
        targets.retain(|target| !target.path.ends_with("src/main.rs"));
    } else {
        let text = manifest_text(folder, checkout.as_deref())?;
        targets.push(Target {
            path: manifest,
            text,
        });
        let ignored = target(folder, ".gitignore", "/target\n");
        targets.extend(Some(ignored).filter(|it| !it.path.exists()));
    }
    if let Some(taken) = targets.iter().find(|target| target.path.exists()) {
        let path = taken.path.display();
        return Err(
            Error::new(format!("`{path}` is there already; nothing was written"))
                .help("`bindery init FOLDER` starts in another folder"),
        );
    }
    for path in write::write(&targets)? {
        print(&format!("{}\n", path.display()));
    }
    if has_manifest {
        print(&format!(
            "\nAdd to Cargo.toml:\n\n{}\nand to the program: bindery::include_queries!();\n",
            dependencies(checkout.as_deref())?
        ));
    }
    Ok(Outcome::Fine)
}

fn target(folder: &Path, path: &str, text: &str) -> Target {
    let path = if folder == Path::new(".") {
        PathBuf::from(path)
    } else {
        folder.join(path)
    };
    Target {
        path,
        text: text.to_owned(),
    }
}

fn manifest_text(folder: &Path, checkout: Option<&Path>) -> Result<String> {
    let full = std::path::absolute(folder).map_err(|error| Error::io("find", folder, error))?;
    let name = full
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let name: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let name = name.trim_matches('-');
    let name = match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => name.to_owned(),
        _ => format!("my-{name}").trim_end_matches('-').to_owned(),
    };
    let package =
        format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    Ok(format!("{package}\n{}", dependencies(checkout)?))
}

/// The checkout that this binary was built from, if it was not built from a published crate.
fn own_checkout() -> Option<PathBuf> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    checkout
        .join("runtime/Cargo.toml")
        .exists()
        .then(|| checkout.to_owned())
}

/// The lines of `Cargo.toml` that name Bindery's crates.
fn dependencies(checkout: Option<&Path>) -> Result<String> {
    let version = env!("CARGO_PKG_VERSION");
    let (runtime, codegen) = match checkout {
        None => (format!("\"{version}\""), format!("version = \"{version}\"")),
        Some(checkout) => {
            let full = std::fs::canonicalize(checkout)
                .map_err(|error| Error::io("find", checkout, error))?;
            let path = |part: &str| {
                toml::Value::from(full.join(part).to_string_lossy().into_owned()).to_string()
            };
            (
                format!("{{ path = {} }}", path("runtime")),
                format!("path = {}", path("codegen")),
            )
        }
    };
    Ok(format!(
        "[dependencies]\nbindery = {runtime}\npostgres = \"0.19\"\n\n[build-dependencies]\n\
         bindery-codegen = {{ {codegen}, default-features = false }}\n"
    ))
}

//! Figures into a table between two markers of a file.

use crate::error::{Result, at};
use crate::measure::Samples;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// One line of the table.
pub struct Figure {
    /// What was measured.
    pub name: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// What is promised for Bindery.
    pub target: f64,
    /// What was measured of each column, Bindery's first.
    pub samples: Vec<Samples>,
}

/// How a figure is written.
#[derive(Clone, Copy)]
pub enum Unit {
    /// Seconds: short ones to the millisecond.
    Seconds,
    /// Whole mebibytes.
    Mebibytes,
    /// Lines, with one decimal.
    Lines,
}

impl Unit {
    fn number(self, value: f64) -> String {
        match self {
            Self::Seconds if value < 0.1 => format!("{value:.3}"),
            Self::Seconds => format!("{value:.2}"),
            Self::Mebibytes => format!("{value:.0}"),
            Self::Lines => format!("{value:.1}"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Seconds => " s",
            Self::Mebibytes => " MiB",
            Self::Lines => "",
        }
    }

    fn samples(self, samples: &Samples) -> String {
        let (Some(median), Some((min, max))) = (samples.median(), samples.range()) else {
            return "–".to_owned();
        };
        let text = format!("{}{}", self.number(median), self.name());
        match (self.number(min), self.number(max)) {
            (min, max) if min == max => text,
            (min, max) => format!("{text} ({min}–{max})"),
        }
    }
}

impl Figure {
    /// A peer's figure, and how many times Bindery's it is.
    fn compared(&self, peer: &Samples) -> String {
        let bindery = self.samples.first().and_then(Samples::median);
        let ratio = match (peer.median(), bindery) {
            (Some(peer), Some(bindery)) if bindery > 0.0 => format!(", {:.1}×", peer / bindery),
            _ => String::new(),
        };
        self.unit.samples(peer) + &ratio
    }

    fn line(&self) -> String {
        let (unit, target) = (self.unit, self.target);
        let mut cells = vec![self.name.to_owned()];
        let mut missed = "";
        if let Some((bindery, peers)) = self.samples.split_first() {
            cells.push(unit.samples(bindery));
            cells.extend(peers.iter().map(|peer| self.compared(peer)));
            if bindery.median().is_some_and(|median| median > target) {
                missed = " (missed)";
            }
        }
        cells.push(format!("≤ {target}{}{missed}", unit.name()));
        format!("| {} |\n", cells.join(" | "))
    }
}

/// The figures as a table of Markdown, with a column for each of `names`.
pub fn table(figures: &[Figure], names: &[String]) -> String {
    let mut text = format!("| | {} | target |\n", names.join(" | "));
    // Writing into a String can not fail.
    let _ = writeln!(text, "|{}", "---|".repeat(names.len() + 2));
    text.extend(figures.iter().map(Figure::line));
    text
}

/// Puts `text` between the lines `<!-- NAME -->` and `<!-- /NAME -->` of the file at `path`.
///
/// # Errors
///
/// The file can not be read or written, or a marker is missing.
pub fn replace(path: &Path, name: &str, text: &str) -> Result<()> {
    let old = fs::read_to_string(path).map_err(at(path))?;
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let missing = |marker: &str| format!("{}: there is no line `{marker}`", path.display());
    let (head, rest) = old
        .split_once(&open)
        .ok_or_else(|| missing(open.trim_end()))?;
    let (_, tail) = rest.split_once(&close).ok_or_else(|| missing(&close))?;
    fs::write(path, format!("{head}{open}{text}{close}{tail}")).map_err(at(path))
}

//! Bad input gets a diagnostic, never a panic: files of queries, cut and mixed at random places.
//!
//! The places are the same in every run.

use bindery_codegen::draw::{self, Style};
use bindery_codegen::parse::parse;
use bindery_codegen::source::SourceFile;
use std::path::Path;
use std::sync::Arc;

/// Numbers that look random: Knuth's MMIX generator.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// What tends to upset a lexer.
const PIECES: [&str; 32] = [
    "'",
    "\"",
    "$$",
    "$a$",
    "/*",
    "*/",
    "--",
    "\n",
    "\r\n",
    ";",
    ":",
    "::",
    ":=",
    ":name",
    "$1",
    "[",
    "]",
    "(",
    ")",
    "E'\\",
    "U&'",
    "%s",
    "%(x)s",
    "-- name: x :one\n",
    "-- name:",
    "-- @param",
    "-- @column \"",
    "Größe",
    "\u{1f980}",
    "\\",
    "':x'",
    "\0",
];

fn corpus() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![
        root.join("queries"),
        root.join("schema"),
        root.join("tests/golden"),
        root.join("tests/ui"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the corpus can be read") {
            let path = entry.expect("the corpus can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "sql") {
                files.extend(std::fs::read_to_string(path));
            }
        }
    }
    files.sort();
    files
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[test]
fn no_input_makes_the_parser_panic() {
    let corpus = corpus();
    let mut numbers = Numbers(1);
    for _ in 0..20_000 {
        let mut text = corpus[numbers.below(corpus.len())].clone();
        for _ in 0..1 + numbers.below(4) {
            let start = boundary(&text, numbers.below(text.len() + 1));
            let end = boundary(&text, (start + numbers.below(20)).min(text.len()));
            let piece = PIECES[numbers.below(PIECES.len())];
            match numbers.below(3) {
                0 => text.insert_str(start, piece),
                1 => text.replace_range(start..end.max(start), piece),
                _ => text.truncate(start),
            }
        }
        let file = Arc::new(SourceFile::new("query.sql", text));
        let (queries, diagnostics) = parse(&file);
        for query in queries {
            let statement = query.statement;
            assert!(statement.span.end <= file.text.len());
            for offset in 0..=statement.sql.len() {
                let source = statement.source_offset(offset);
                assert!((statement.span.start..=statement.span.end).contains(&source));
            }
        }
        for diagnostic in diagnostics {
            assert!(!draw::diagnostic(&diagnostic, Style::Plain).is_empty());
        }
    }
}

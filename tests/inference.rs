//! What inference says of each statement in `tests/inference/queries`, beside labels that are themselves
//! executed: `labels::<topic>` proves them on the server, `inference::<topic>` compares.

#[expect(
    dead_code,
    unused_imports,
    reason = "its cases are folders, and these are files"
)]
mod support;

#[path = "inference/execute.rs"]
mod execute;
#[path = "inference/labels.rs"]
mod labels;

use bindery_codegen::Failure;
use bindery_codegen::diagnostic::Diagnostic;
use bindery_codegen::draw::{self, Style};
use bindery_codegen::generate::Project;
use bindery_codegen::infer::TypedQuery;
use labels::{Label, Labels};
use libtest_mimic::Failed;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What is wrong, by topic.
type Findings = BTreeMap<String, Vec<String>>;

/// All topics, compiled and executed once: they share a schema.
struct Corpus {
    /// What contradicts a label when the statement is executed, or keeps it from being executed.
    labels: Findings,
    /// What inference says that a label does not.
    inference: Findings,
}

static CORPUS: LazyLock<Result<Corpus, String>> = LazyLock::new(Corpus::load);

fn main() {
    let mut trials = support::trials("labels", topics(), |topic| report(topic, |it| &it.labels));
    trials.extend(support::trials("inference", topics(), |topic| {
        report(topic, |it| &it.inference)
    }));
    support::run_all(trials)
}

fn folder() -> PathBuf {
    Path::new(support::ROOT).join("tests/inference")
}

/// The files of statements, without their ends, in name order.
fn topics() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder().join("queries")).expect("the topics can be read");
    let mut topics: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the topics can be read").path())
        .map(|path| path.with_extension(""))
        .collect();
    topics.sort();
    topics
}

fn report(topic: &Path, which: fn(&Corpus) -> &Findings) -> Result<(), Failed> {
    let corpus = CORPUS.as_ref().map_err(Failed::from)?;
    match which(corpus).get(&support::name(topic)) {
        None => Ok(()),
        Some(wrong) => Err(wrong.join("\n").into()),
    }
}

impl Corpus {
    fn load() -> Result<Self, String> {
        let major = support::server_major();
        let config = support::config(&folder()).map_err(explain)?;
        let project = Project::read(&config).map_err(|error| explain(error.into()))?;
        support::on_empty_database(|session| {
            let compiled = project.compile_on(session);
            let compiled = compiled.map_err(|error| explain(error.into()))?;
            let mut corpus = Self {
                labels: refused(&compiled.diagnostics, major)?,
                inference: Findings::new(),
            };
            let mut labelled = Vec::new();
            for query in &compiled.queries {
                match Labels::of(query) {
                    Ok(labels) if labels.since > major => {}
                    Ok(labels) => labelled.push((query, labels)),
                    Err(wrong) => note(&mut corpus.labels, query, &wrong),
                }
            }
            for (query, labels) in &labelled {
                for wrong in differences(query, labels) {
                    note(&mut corpus.inference, query, &wrong);
                }
            }
            for (query, wrong) in execute::all(session, &labelled)? {
                note(&mut corpus.labels, query, &wrong);
            }
            Ok(corpus)
        })
    }
}

/// The errors of a compilation, by topic, without those of statements that a newer server is needed for.
fn refused(diagnostics: &[Diagnostic], major: u32) -> Result<Findings, String> {
    let mut findings = Findings::new();
    for error in diagnostics.iter().filter(|it| it.is_error()) {
        let file = &error.location.file;
        let header = "-- name:";
        let at = error.location.span.start;
        let start = file.text[..at].rfind(header).unwrap_or_default();
        let above = file.text[start..].lines().skip(1);
        let labels = above.map_while(|line| line.strip_prefix("-- "));
        if labels::since(labels) > major {
            continue;
        }
        let drawn = draw::diagnostic(error, Style::Plain);
        match file.path.contains("queries/") {
            true => findings.entry(topic(&file.path)).or_default().push(drawn),
            false => return Err(drawn),
        }
    }
    Ok(findings)
}

/// The topic of the file at `path`.
fn topic(path: &str) -> String {
    support::name(&Path::new(path).with_extension(""))
}

fn note(findings: &mut Findings, query: &TypedQuery, wrong: &str) {
    let query = &query.query;
    let file = &query.file;
    let line = file.text[..query.name.span.start].lines().count();
    let wrong = format!("{}:{line} {}: {wrong}", file.path, query.name.value);
    findings.entry(topic(&file.path)).or_default().push(wrong);
}

/// What inference says of `query` that its labels do not.
fn differences(query: &TypedQuery, labels: &Labels) -> Vec<String> {
    let columns = labels.columns.iter().zip(&query.columns);
    let columns = columns.map(|((name, label), it)| ("column", name, *label, it.nullable));
    let params = query.params.iter().filter_map(|it| {
        let label = labels.param(&it.name)?;
        Some(("parameter", &it.name, label, it.nullable))
    });
    let mut wrong: Vec<String> = columns
        .chain(params)
        .filter_map(|(what, name, label, nullable)| match (label, nullable) {
            (Label::NotNull, true) => Some(format!("imprecise: {what} `{name}` is never NULL")),
            (Label::Nullable, false) => Some(format!("UNSOUND: {what} `{name}` can be NULL")),
            _ => None,
        })
        .collect();
    let inferred = query.cardinality.as_str();
    if let Some(rows) = &labels.rows
        && rows != inferred
    {
        let verdict = match (rows.as_str(), inferred) {
            (_, "many") | ("one", "opt") => "imprecise",
            _ => "UNSOUND",
        };
        wrong.push(format!("{verdict}: rows are {rows}, not {inferred}"));
    }
    wrong
}

fn explain(failure: Failure) -> String {
    match failure {
        Failure::Input(found) => {
            let drawn = found.iter().map(|it| draw::diagnostic(it, Style::Plain));
            drawn.collect::<Vec<_>>().join("\n\n")
        }
        Failure::World(error) => draw::error(&error, Style::Plain),
    }
}

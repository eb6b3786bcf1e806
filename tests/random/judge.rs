//! What inference promised against what the server did.

use crate::numbers::Numbers;
use crate::server::{Run, Seen};
use crate::types;
use bindery_codegen::infer::TypedQuery;

/// What is wrong with an inference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lie {
    /// A column that was never to be NULL was.
    Null(String),
    /// There were more or fewer rows than there could be.
    Rows {
        promised: &'static str,
        found: usize,
    },
    /// Inference panicked.
    Panic,
    /// It said something else when the tables held other rows.
    Unsteady,
    /// It says something else from the lock.
    Lock,
}

impl Lie {
    /// Whether both are of one kind: a smaller case has to show the same.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// The runs that show what a query gives: with values, and with NULL where it may be passed.
pub(crate) fn runs(typed: &TypedQuery, seed: u64) -> Vec<Run> {
    let mut numbers = Numbers::new(seed);
    let mut run = |nulls: fn(&mut Numbers) -> bool| {
        let arguments = typed.params.iter().map(|param| {
            let ty = param.pg_type.trim_start_matches("public.");
            let null = param.nullable && nulls(&mut numbers);
            let mut value = types::value(ty, &mut numbers).unwrap_or("1");
            while ty.ends_with("[]") && !param.nullable_elements && value.contains("NULL") {
                value = types::value(ty, &mut numbers).unwrap_or("{}");
            }
            (!null).then(|| value.to_owned())
        });
        let sql = &typed.query.statement.sql;
        let words = ["INSERT ", "UPDATE ", "DELETE ", "MERGE "];
        Run {
            writes: words.iter().any(|word| sql.contains(word)),
            arguments: arguments.collect(),
            sql: sql.clone(),
        }
    };
    let mut runs = vec![run(|_| false)];
    let nullable = typed.params.iter().filter(|param| param.nullable).count();
    if !typed.params.is_empty() {
        runs.push(run(|numbers| numbers.chance(50)));
    }
    if nullable > 0 {
        runs.push(run(|_| true));
    }
    runs
}

/// What a run contradicts.
pub(crate) fn judge(typed: &TypedQuery, seen: &Seen) -> Option<Lie> {
    let columns = typed.columns.iter().zip(&seen.nulls);
    let null = columns
        .filter(|(column, null)| **null && !column.nullable)
        .map(|(column, _)| column);
    // Nothing is nothing, NULL or not.
    let mut null = null.filter(|column| column.pg_type != "void");
    if let Some(column) = null.next() {
        return Some(Lie::Null(column.name.clone()));
    }
    let promised = typed.cardinality.as_str();
    let holds = match promised {
        "none" | "opt" if typed.columns.is_empty() => true,
        "none" => false,
        "one" => seen.rows == 1,
        "opt" => seen.rows <= 1,
        _ => true,
    };
    (!holds).then_some(Lie::Rows {
        promised,
        found: seen.rows,
    })
}

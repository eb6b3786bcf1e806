//! A find as text: how to see it again, and the schema, the rows and the query that show it.

use crate::ask::Engine;
use crate::hunt::Find;
use crate::judge::Lie;
use crate::shrink::shrink;
use bindery_codegen::database::Session;
use std::fmt::Write as _;

/// Finds made small, each mistake once.
pub(crate) struct Report {
    /// How many are enough.
    pub(crate) enough: usize,
    /// What each is made of.
    known: Vec<Vec<&'static str>>,
    pub(crate) text: String,
}

impl Report {
    pub(crate) fn new(enough: usize) -> Self {
        Self {
            enough,
            known: Vec::new(),
            text: String::new(),
        }
    }

    /// Makes the find small and keeps it, if none is made of the same; whether there are enough now.
    pub(crate) fn add(&mut self, session: &Session, engine: Engine, find: &Find) -> bool {
        let find = shrink(session, engine, find);
        let mut made_of = Vec::new();
        find.query.walk(&mut |node| made_of.push(node.kind));
        made_of.retain(|kind| {
            !matches!(
                *kind,
                "constant" | "item" | "column" | "SELECT" | "FROM" | "NULL"
            )
        });
        made_of.sort_unstable();
        made_of.dedup();
        if !self.known.contains(&made_of) {
            self.known.push(made_of);
            let text = tell(&find);
            eprintln!("{text}");
            self.text.push_str(&text);
        }
        self.known.len() >= self.enough
    }
}

/// The find as text.
pub(crate) fn tell(find: &Find) -> String {
    let what = match &find.lie {
        Lie::Null(column) => format!("the column `{column}` can not be NULL, and was"),
        Lie::Rows { promised, found } => {
            format!("there were {found} rows where `{promised}` was inferred")
        }
        Lie::Panic => "inference panicked".to_owned(),
        Lie::Unsteady => "with other rows in the tables, inference says something else".to_owned(),
        Lie::Lock => "from the lock, inference says something else".to_owned(),
    };
    let mut text = format!(
        "\n-- {what}; again: BINDERY_SEED={} cargo test --test random\n",
        find.seed
    );
    for object in &find.world.objects {
        for ddl in object.ddl() {
            let _ = writeln!(text, "{ddl};");
        }
    }
    for row in &find.world.rows {
        let _ = writeln!(text, "{};", row.sql());
    }
    let _ = writeln!(text, "{};", find.query.sql());
    text
}

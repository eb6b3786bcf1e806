//! A find as text: how to see it again, and the schema, the rows and the query that show it.

use crate::ask::Engine;
use crate::hunt::Find;
use crate::judge::Lie;
use crate::shrink::shrink;
use bindery_codegen::database::Session;
use std::fmt::Write as _;

/// Of each kind of lie, one find made small; nothing if there is none.
pub(crate) fn smallest_of_each_kind(session: &Session, engine: Engine, finds: &[Find]) -> String {
    let mut text = String::new();
    let mut told: Vec<&Lie> = Vec::new();
    for find in finds {
        if !told.iter().any(|lie| lie.is_like(&find.lie)) {
            told.push(&find.lie);
            text.push_str(&tell(&shrink(session, engine, find)));
        }
    }
    text
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

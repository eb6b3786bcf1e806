//! Batches on the command line: the lock knows which of them run all sets at once.

use crate::project::Project;

const SCHEMA: &str =
    "CREATE TABLE author (id int PRIMARY KEY, n int NOT NULL, best int REFERENCES author);
CREATE TABLE book (id int PRIMARY KEY, n int NOT NULL);
";

/// What the project generates for the query, and whether it takes a server.
fn generated(project: &Project, query: &str) -> String {
    project.write("queries/query.sql", query);
    let ran = project.bindery(["generate"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let text = project.read("src/queries/query.rs");
    let again = project.bindery(["generate"]);
    assert!(again.stderr.contains("nothing changed"), "{}", again.stderr);
    assert_eq!(project.bindery(["check"]).status, 0);
    text
}

#[test]
fn a_lock_knows_which_batches_run_at_once() {
    let project = Project::with(SCHEMA, "");
    project.write("bindery.toml", "output = \"src/queries.rs\"\n");
    let sql = "UPDATE book SET n = :n WHERE id = :id;\n";
    let once = generated(&project, &format!("-- name: set_n :exec\n{sql}"));
    assert!(!once.contains("_SETS"), "{once}");
    // The statement is in the lock already, the one for all sets is not.
    let batch = generated(&project, &format!("-- name: set_n :batch\n{sql}"));
    assert!(batch.contains("SET_N.batch_exec_at_once("), "{batch}");
    let renamed = generated(&project, &format!("-- name: renamed :batch\n{sql}"));
    assert!(renamed.contains("RENAMED.batch_exec_at_once("), "{renamed}");
    // The table refers to itself.
    let sql = sql.replace("book", "author");
    let other = generated(&project, &format!("-- name: set_n :batch\n{sql}"));
    assert!(other.contains("SET_N.batch_exec(client, sets)"), "{other}");
    let other = generated(&project, &format!("-- name: renamed :batch\n{sql}"));
    assert!(
        other.contains("RENAMED.batch_exec(client, sets)"),
        "{other}"
    );
    let described = project.bindery(["describe"]).stdout;
    assert!(described.contains("sets one by one"), "{described}");
    let described = project.bindery(["describe", "--format", "json"]).stdout;
    assert!(described.contains(r#""at_once":null"#), "{described}");
}

#[test]
fn lists_and_copies_are_printed_to_be_pasted() {
    let query = "-- name: add :exec
INSERT INTO book (id, n) VALUES :books;

-- name: import :copy
COPY book (id, n) FROM STDIN (FORMAT binary);
";
    let project = Project::with(SCHEMA, query);
    let add = project.bindery(["expand", "add"]).stdout;
    let prepared = "PREPARE \"add\" (int4[], int4[]) AS\nINSERT INTO book (id, n) SELECT unnest($1::int4[]), unnest($2::int4[]);\n\
                    -- EXECUTE \"add\" (:books_id, :books_n);\n";
    assert!(add.contains(prepared), "{add}");
    let import = project.bindery(["expand", "import"]).stdout;
    assert_eq!(
        import,
        "-- import\nCOPY book (id, n) FROM STDIN (FORMAT binary);\n"
    );
}

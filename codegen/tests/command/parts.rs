//! Queries with parts on the command line: their variants, printed and listed, and a lock that knows them.

use crate::Checked;
use crate::expect;
use crate::project::{Project, checkout};

const SCHEMA: &str =
    "CREATE TABLE author (id int PRIMARY KEY, name text NOT NULL, country text);\n";

const QUERY: &str = "-- name: authors :many
SELECT id, name
FROM author
WHERE true
  /*? if country */ AND country = :country /*? end */
ORDER BY /*? order sort: by_name: name, id */ id /*? end */
LIMIT :limit;
";

#[test]
fn variants_are_printed_to_be_pasted() -> Checked {
    let project = Project::with(SCHEMA, QUERY);
    let mut printed = String::new();
    for arguments in [
        &["expand", "authors"][..],
        &["expand", "authors", "--none"],
        &["expand", "authors", "sort=by_name"],
        &["expand", "authors", "--all"],
    ] {
        let ran = project.bindery(arguments);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        printed.push_str(&format!(
            "$ bindery {}\n{}\n",
            arguments.join(" "),
            ran.stdout
        ));
    }
    expect::expect(
        &checkout().join("codegen/tests/command/expand.txt"),
        &printed,
    )?;
    for (part, help) in [
        ("contry", "did you mean `country`?"),
        ("sort", "write `sort=ALTERNATIVE`"),
        ("sort=by_nam", "did you mean `by_name`?"),
        ("country=FI", "has no alternatives"),
    ] {
        let ran = project.bindery(["expand", "authors", part]);
        assert_eq!(ran.status, 2, "{}", ran.stderr);
        assert!(ran.stderr.contains(help), "{}", ran.stderr);
    }
    Ok(())
}

#[test]
fn variants_are_listed_for_tools() {
    let project = Project::with(SCHEMA, QUERY);
    let ran = project.bindery(["describe", "--format", "json"]);
    let listed = r#""variants":[{"switches":{"country":true,"sort":null},"sql":"SELECT id, name\nFROM author\nWHERE true\n  AND country = $1\nORDER BY id\nLIMIT $2"},{"switches":{"country":false,"sort":null},"sql":"#;
    assert!(ran.stdout.contains(listed), "{}", ran.stdout);
}

#[test]
fn a_lock_knows_each_variant() {
    let project = Project::with(SCHEMA, QUERY);
    assert_eq!(project.bindery(["generate"]).status, 0);
    let ran = project.bindery(["generate"]);
    assert!(ran.stderr.contains("nothing changed"), "{}", ran.stderr);
    assert_eq!(project.bindery(["check"]).status, 0);
    project.write(
        "queries/query.sql",
        &QUERY.replace("by_name: name, id", "by_name: name"),
    );
    let ran = project.bindery(["check"]);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    project.write("bindery.toml", "variants = 2\n");
    let ran = project.bindery(["generate"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(
        ran.stderr
            .contains("has 4 variants, of which 4 are checked"),
        "{}",
        ran.stderr
    );
}

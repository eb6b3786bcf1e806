//! The `bindery` command as users run it: what it prints, what it writes, how it ends.

mod batches;
mod databases;
#[path = "../../../tests/support/expect.rs"]
mod expect;
mod parts;
mod procedures;
mod project;
mod server;

use project::{Project, Ran, checkout};
use std::path::Path;

type Checked = Result<(), String>;

#[test]
fn help_reads_as_it_should() -> Checked {
    let project = Project::empty();
    for command in [
        "",
        "init",
        "generate",
        "check",
        "describe",
        "explain-null",
        "expand",
    ] {
        let name = if command.is_empty() {
            "bindery"
        } else {
            command
        };
        let arguments = [command, "--help"];
        let Ran { stdout, status, .. } = project.bindery(
            arguments
                .into_iter()
                .filter(|argument| !argument.is_empty()),
        );
        assert_eq!(status, 0);
        let path = checkout()
            .join("codegen/tests/command/help")
            .join(name)
            .with_extension("txt");
        expect::expect(&path, &stdout)?;
    }
    Ok(())
}

/// `tests/ui/<a_sentence>/` with a file `command` that holds the command line.
#[test]
fn commands_on_bad_input_say_what_is_wrong() -> Checked {
    let mut failed = Vec::new();
    for case in std::fs::read_dir(checkout().join("tests/ui")).expect("the cases can be read") {
        let case = case.expect("the cases can be read").path();
        let Ok(command) = std::fs::read_to_string(case.join("command")) else {
            continue;
        };
        let project = Project::copy_of(&case);
        let ran = project.bindery(command.split_whitespace());
        assert_ne!(ran.status, 0, "{}", case.display());
        let printed = format!("{}status {}\n", ran.stderr, ran.status);
        failed.extend(expect::expect(&case.join("stderr.txt"), &printed).err());
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}

#[test]
fn the_starter_project_is_current_as_it_is_made() {
    let project = Project::empty();
    assert_eq!(project.bindery(["init"]).status, 0);
    let checked = project.bindery(["check"]);
    assert_eq!(
        (checked.status, checked.stdout.as_str()),
        (0, ""),
        "{}",
        checked.stderr
    );
    let again = project.bindery(["init"]);
    assert_eq!(again.status, 2);
    assert!(
        again.stderr.contains("is there already"),
        "{}",
        again.stderr
    );
}

#[test]
fn init_leaves_a_project_that_is_there_alone() {
    let project = Project::empty();
    project.write("Cargo.toml", "[package]\nname = \"mine\"\n");
    let ran = project.bindery(["init"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert_eq!(project.read("Cargo.toml"), "[package]\nname = \"mine\"\n");
    assert!(
        ran.stdout.contains("[build-dependencies]"),
        "{}",
        ran.stdout
    );
    assert!(!project.path("src/main.rs").exists());
}

#[test]
fn the_starter_project_builds_and_builds_nothing_twice() {
    let project = Project::empty();
    assert_eq!(project.bindery(["init"]).status, 0);
    let first = project.cargo_build();
    assert_eq!(first.status, 0, "{}", first.stderr);
    let second = project.cargo_build();
    assert!(!second.stderr.contains("Compiling"), "{}", second.stderr);

    let queries = project.read("queries/notes.sql");
    project.write(
        "queries/notes.sql",
        &queries.replace("body, written_at\nFROM", "written_at\nFROM"),
    );
    let stale = project.cargo_build();
    assert_ne!(stale.status, 0);
    assert!(
        stale.stderr.contains("error[stale-query]"),
        "{}",
        stale.stderr
    );
    assert!(
        stale.stderr.contains("bindery generate"),
        "{}",
        stale.stderr
    );
    assert!(
        stale.stderr.contains("SELECT id, title, written_at"),
        "{}",
        stale.stderr
    );

    // The lock is a file of the build too.
    project.write("queries/notes.sql", &queries);
    assert_eq!(project.cargo_build().status, 0);
    project.write("bindery.lock", "format = 1\n<<<<<<< ours\n");
    assert!(
        project
            .cargo_build()
            .stderr
            .contains("error[lock-conflict]")
    );
}

#[test]
fn check_shows_what_is_stale_and_generate_mends_it() {
    let project = Project::with(
        "CREATE TABLE t (a int NOT NULL);\n",
        "-- name: all_a :many\nSELECT a FROM t;\n",
    );
    project.write("bindery.toml", "output = \"src/queries.rs\"\n");
    let generated = project.bindery(["generate"]);
    assert_eq!(generated.status, 0, "{}", generated.stderr);
    assert_eq!(
        generated.stdout,
        "bindery.lock\nsrc/queries.rs\nsrc/queries/query.rs\n"
    );
    assert_eq!(project.bindery(["check"]).status, 0);
    assert_eq!(project.bindery(["generate"]).stdout, "", "nothing changed");

    project.write(
        "queries/query.sql",
        "-- name: all_a :many\nSELECT a + 1 AS a FROM t;\n",
    );
    let stale = project.bindery(["check"]);
    assert_eq!(stale.status, 1);
    assert!(
        stale.stdout.contains("-    sql: \"SELECT a FROM t\""),
        "{}",
        stale.stdout
    );
    assert!(
        stale
            .stdout
            .contains("+    sql: \"SELECT a + 1 AS a FROM t\""),
        "{}",
        stale.stdout
    );
    assert!(
        stale.stderr.contains("bindery generate"),
        "{}",
        stale.stderr
    );

    std::fs::rename(
        project.path("queries/query.sql"),
        project.path("queries/other.sql"),
    )
    .expect("renamed");
    assert_eq!(project.bindery(["generate"]).status, 0);
    assert!(
        !project.path("src/queries/query.rs").exists(),
        "its queries are gone"
    );
    assert_eq!(project.bindery(["check"]).status, 0);
}

#[test]
fn one_error_keeps_everything_from_being_written() {
    let project = Project::with(
        "CREATE TABLE t (a int);\n",
        "-- name: good :many\nSELECT a FROM t;\n\n-- name: bad :many\nSELECT b FROM t;\n\n-- name: worse :many\nSELECT c FROM t;\n",
    );
    let ran = project.bindery(["generate"]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.stderr.matches("error[unknown-column]").count(),
        2,
        "{}",
        ran.stderr
    );
    assert!(!project.path("bindery.lock").exists());

    let short = project
        .bindery(["generate", "--message-format", "short"])
        .stderr;
    assert!(
        short.starts_with("queries/query.sql:5:8: error[unknown-column]: column \"b\""),
        "{short}"
    );
}

#[test]
fn describe_prints_the_document_that_tools_read() {
    let project = Project::with(
        "CREATE TABLE author (id int PRIMARY KEY, first_name text NOT NULL, country text);\n",
        "-- name: authors_by_country :many\nSELECT id, first_name FROM author WHERE country = :country;\n\
         \n-- name: wrong :many\nSELECT frist_name FROM author;\n",
    );
    let ran = project.bindery(["describe", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    let expected = r#""queries":[{"name":"authors_by_country","file":"queries/query.sql","line":1,"command":"many","sql":"SELECT id, first_name FROM author WHERE country = $1","cardinality":"many","params":[{"name":"country","pg_type":"text","rust_type":"&str","nullable":false}],"columns":[{"name":"id","field":"id","pg_type":"int4","rust_type":"i32","nullable":false,"origin":"public.author.id"},{"name":"first_name","field":"first_name","pg_type":"text","rust_type":"String","nullable":false,"origin":"public.author.first_name"}]}],"diagnostics":[{"severity":"error","code":"unknown-column","sqlstate":"42703","message":"column \"frist_name\" does not exist","file":"queries/query.sql","line":5,"column":8,"end_line":5,"end_column":18,"notes":[],"help":["did you mean `first_name`?"]}]}"#;
    assert!(ran.stdout.trim_end().ends_with(expected), "{}", ran.stdout);
    assert!(
        ran.stdout.starts_with(r#"{"server_version":"17.5","#),
        "{}",
        ran.stdout
    );

    let table = project.bindery(["describe"]).stdout;
    assert!(
        table.starts_with(
            "authors_by_country :many   any number of rows   queries/query.sql:1\n  :country"
        ),
        "{table}"
    );
}

#[test]
fn describe_tells_of_models_and_what_they_leave_out() {
    let project = Project::with(
        "CREATE TABLE author (id int PRIMARY KEY, last_name text NOT NULL, country text);\n",
        "-- name: names :many\n-- @model Author\n-- @slice\n\
         SELECT id, last_name, 1 AS one FROM author ORDER BY id;\n",
    );
    project.write("bindery.toml", "[models.Author]\n");
    let ran = project.bindery(["describe", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    let of_query =
        r#""model":"Author","deferred":["country"],"annotations":["one"],"slice":"names_slice"}],"#;
    assert!(ran.stdout.contains(of_query), "{}", ran.stdout);
    let of_model = r#""models":[{"name":"Author","table":"public.author","key":["id"],"columns":[{"name":"id","field":"id","pg_type":"int4","rust_type":"i32","nullable":false,"origin":"public.author.id"},"#;
    assert!(ran.stdout.contains(of_model), "{}", ran.stdout);
}

#[test]
fn a_model_or_a_slice_that_the_lock_does_not_know_is_stale() {
    let query = "-- name: names :many\nSELECT id, last_name FROM author ORDER BY id;\n";
    let project = Project::with(
        "CREATE TABLE author (id int PRIMARY KEY, last_name text NOT NULL, country text);\n",
        query,
    );
    assert_eq!(project.bindery(["generate"]).status, 0);
    let stale = |directive: &str, expected: &str| {
        project.write("queries/query.sql", &query.replacen('\n', directive, 1));
        project.write("bindery.toml", "[models.Author]\n");
        let ran = project.bindery(["check"]);
        assert_eq!(ran.status, 1, "{}", ran.stderr);
        assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    };
    stale("\n-- @model Author\n", "+name = \"Author/model\"");
    stale("\n-- @model Author\n", "+name = \"names/deferred\"");
    stale("\n-- @slice\n", "+name = \"names/slice\"");
}

#[test]
fn explain_null_tells_why_a_column_can_be_null() -> Checked {
    let project = Project::with(
        "CREATE TABLE author (id int PRIMARY KEY, email text);\n",
        "-- name: authors :many\nSELECT id, lower(email) AS low FROM author;\n",
    );
    let ran = project.bindery(["explain-null", "authors"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let path = checkout().join("codegen/tests/command/explain_null.txt");
    let document = project.bindery(["explain-null", "authors", "low", "--message-format", "json"]);
    expect::expect(&path, &format!("{}{}", ran.stderr, document.stdout))?;

    let never = project.bindery(["explain-null", "authors", "id"]);
    assert_eq!(never.stdout, "`id` of `authors` is never NULL\n");
    for [query, column, meant] in [["author", "id", "authors"], ["authors", "lwo", "low"]] {
        let ran = project.bindery(["explain-null", query, column]);
        assert_eq!(ran.status, 2, "{}", ran.stderr);
        let help = format!("did you mean `{meant}`?");
        assert!(ran.stderr.contains(&help), "{}", ran.stderr);
    }
    Ok(())
}

#[test]
fn a_broken_lock_is_written_anew_and_a_newer_one_is_not() {
    let project = Project::with(
        "CREATE TABLE t (a int);\n",
        "-- name: all :many\nSELECT a FROM t;\n",
    );
    assert_eq!(project.bindery(["generate"]).status, 0);
    let lock = project.read("bindery.lock");
    let cut = lock.find("\n[[table]]").expect("the query reads a table");
    project.write("bindery.lock", &lock[..cut]);
    assert_eq!(project.bindery(["generate"]).status, 0);
    assert_eq!(project.read("bindery.lock"), lock);
    project.write("bindery.lock", &lock.replace("format = 6", "format = 3"));
    assert_eq!(project.bindery(["generate"]).status, 0);
    assert_eq!(project.read("bindery.lock"), lock);
    project.write("bindery.lock", &lock.replace("format = 6", "format = 7"));
    let newer = project.bindery(["generate"]);
    assert_eq!(newer.status, 1);
    assert!(
        newer.stderr.contains("error[lock-newer]"),
        "{}",
        newer.stderr
    );
}

#[test]
fn an_output_that_can_not_be_written_is_an_error_of_the_world() {
    let project = Project::with(
        "CREATE TABLE t (a int);\n",
        "-- name: all :many\nSELECT a FROM t;\n",
    );
    project.write("bindery.toml", "output = \"taken/queries.rs\"\n");
    project.write("taken", "a file where a folder should be\n");
    let ran = project.bindery(["generate"]);
    assert_eq!(ran.status, 2, "{}", ran.stderr);
    assert!(
        ran.stderr
            .starts_with("error: cannot write `taken/queries.rs`"),
        "{}",
        ran.stderr
    );
    assert!(Path::new(&project.path("taken")).is_file());
}

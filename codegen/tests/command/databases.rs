//! Projects of several databases: one run for all, and one result.

use super::project::Project;

const SCHEMA: &str = "CREATE TABLE author (id int PRIMARY KEY, name text NOT NULL);\n";
const WAREHOUSE: &str = "CREATE TABLE loan_fact (day date, loans int NOT NULL);\n";
const QUERY: &str = "-- name: authors :many\nSELECT id, name FROM author;\n";
const REPORT: &str = "-- name: days :many\nSELECT day, loans FROM loan_fact;\n";

/// A project of two databases, whose code is written to `src`.
fn two() -> Project {
    let project = Project::with(SCHEMA, QUERY);
    project.write("reporting/schema/facts.sql", WAREHOUSE);
    project.write("reporting/queries/loans.sql", REPORT);
    let text = "output = \"src/queries.rs\"\n[databases.reporting]\n";
    project.write("bindery.toml", text);
    project
}

#[test]
fn each_database_has_its_own_lock_and_module() {
    let project = two();
    let ran = project.bindery(["generate"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert_eq!(ran.stderr, "2 queries: 6 files written\n");
    assert!(project.read("bindery.lock").contains("author"));
    assert!(!project.read("bindery.lock").contains("loan_fact"));
    assert!(project.read("reporting/bindery.lock").contains("loan_fact"));
    assert!(
        project
            .read("src/queries.rs")
            .contains("pub mod reporting;")
    );
    let root = project.read("src/queries/reporting.rs");
    assert!(root.contains("pub enum Reporting {}"), "{root}");
    let loans = project.read("src/queries/reporting/loans.rs");
    let client = "pub fn days(client: &mut impl bindery::ConnectedTo<super::Reporting>)";
    assert!(loans.contains(client), "{loans}");

    let again = project.bindery(["generate"]);
    assert_eq!(again.stderr, "2 queries: nothing changed\n");
    let checked = project.bindery(["check"]);
    assert_eq!(
        (checked.status, &*checked.stdout),
        (0, ""),
        "{}",
        checked.stderr
    );
    project.write("reporting/queries/loans.sql", &REPORT.replace("day, ", ""));
    let stale = project.bindery(["check"]);
    assert_eq!(stale.status, 1);
    assert!(
        stale.stdout.contains("--- reporting/bindery.lock"),
        "{}",
        stale.stdout
    );
}

#[test]
fn what_is_wrong_with_any_database_is_told_and_nothing_of_any_is_written() {
    let project = two();
    project.write(
        "queries/query.sql",
        &QUERY.replace("name FROM", "nmae FROM"),
    );
    project.write("reporting/queries/loans.sql", &REPORT.replace("day", "dya"));
    let ran = project.bindery(["generate", "--message-format", "short"]);
    assert_eq!(ran.status, 1);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.stderr);
    assert!(
        lines[0].starts_with("queries/query.sql:2:12: error[unknown-column]"),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with("reporting/queries/loans.sql:2:8: error[unknown-column]"));
    project.write("queries/query.sql", QUERY);
    assert_eq!(project.bindery(["generate"]).status, 1);
    for path in ["bindery.lock", "reporting/bindery.lock", "src/queries.rs"] {
        assert!(!project.path(path).exists(), "{path}");
    }
}

#[test]
fn describe_tells_of_which_database_a_query_is() {
    let ran = two().bindery(["describe", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let document = ran.stdout;
    let head = r#","databases":[{"name":"reporting","server_version":"17.5"}],"queries":[{"name":"authors","file""#;
    assert!(document.contains(head), "{document}");
    assert!(
        document.contains(r#"{"name":"days","database":"reporting","file""#),
        "{document}"
    );
    let explained = two().bindery(["explain-null", "days", "day"]);
    assert!(
        explained.stderr.contains("reporting/queries/loans.sql"),
        "{}",
        explained.stderr
    );
}

#[test]
fn a_database_with_a_name_has_models_and_procedures_of_its_own() {
    let project = two();
    let schema = "CREATE TABLE branch (id int PRIMARY KEY, name text NOT NULL);
        CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql RETURN n * 2;\n";
    project.write("reporting/schema/branches.sql", schema);
    let query = "-- name: branches :many\n-- @model Branch\nSELECT id FROM branch;\n";
    project.write("reporting/queries/branches.sql", query);
    let text = "output = \"src/queries.rs\"\n[databases.reporting.models.Branch]\n\
        [databases.reporting.procedures]\ninclude = [\"public.*\"]\n";
    project.write("bindery.toml", text);
    let ran = project.bindery(["generate"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let branches = project.read("src/queries/reporting/branches.rs");
    let tie = "bindery::deferred!(Branches by id in super::Reporting: id; Branch in";
    assert!(branches.contains(tie), "{branches}");
    assert_eq!(project.bindery(["check"]).status, 0);
    let document = project.bindery(["describe", "--format", "json"]).stdout;
    for part in [
        r#""models":[{"name":"Branch","database":"reporting","table":"public.branch""#,
        r#""procedures":[{"database":"reporting","schema":"public","signature""#,
    ] {
        assert!(document.contains(part), "{document}");
    }
    project.write("bindery.toml", &text.replace("Branch]", "Brnch]"));
    let ran = project.bindery(["generate", "--message-format", "short"]);
    assert_eq!(ran.status, 1);
    let unknown = "there is no table `brnch` for the model `Brnch`";
    assert!(ran.stderr.contains(unknown), "{}", ran.stderr);
    assert!(ran.stderr.contains("[unknown-model]"), "{}", ran.stderr);
}

#[test]
fn a_project_may_have_only_databases_with_names() {
    let project = Project::empty();
    project.write("sales/schema/facts.sql", WAREHOUSE);
    project.write("sales/queries/loans.sql", REPORT);
    let text = "output = \"src/queries.rs\"\n[databases.sales]\n";
    project.write("bindery.toml", text);
    let ran = project.bindery(["generate"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(!project.path("bindery.lock").exists());
    assert!(project.read("src/queries.rs").contains("pub mod sales;"));
    assert_eq!(project.bindery(["check"]).status, 0);
}

#[test]
fn a_url_is_of_one_database() {
    let project = two();
    let url = ["--url", "postgres://127.0.0.1:1/nowhere"];
    let named = project.bindery(["check", "--database", "reporting"].iter().chain(&url));
    assert_eq!(named.status, 2, "{}", named.stderr);
    assert!(named.stderr.contains("127.0.0.1:1"), "{}", named.stderr);
    let unknown = project.bindery(["check", "--database", "reprting"].iter().chain(&url));
    assert!(
        unknown.stderr.contains("did you mean `reporting`?"),
        "{}",
        unknown.stderr
    );
    project.write("bindery.toml", "[databases.sales]\n[databases.reporting]\n");
    for path in ["schema/schema.sql", "queries/query.sql", "queries"] {
        let path = project.path(path);
        let _ = std::fs::remove_file(&path).or_else(|_| std::fs::remove_dir(&path));
    }
    let unclear = project.bindery(["check"].iter().chain(&url));
    assert_eq!(unclear.status, 2);
    assert!(
        unclear.stderr.contains("`--database NAME`"),
        "{}",
        unclear.stderr
    );
}

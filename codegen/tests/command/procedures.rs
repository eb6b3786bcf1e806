//! `[procedures]`: what is reported of them, and what makes a lock stale.

use crate::project::Project;
use bindery_codegen::{Config, Failure, generate};

const SCHEMA: &str = "
CREATE FUNCTION late(days int DEFAULT 14) RETURNS SETOF text LANGUAGE sql AS 'SELECT ''a''';
COMMENT ON FUNCTION late IS 'What is late.';
CREATE FUNCTION same(value anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT value';
CREATE PROCEDURE tmp_a() LANGUAGE sql AS 'SELECT';
";

fn project() -> Project {
    let project = Project::with(SCHEMA, "-- name: one :one\nSELECT 1 AS one;\n");
    project.write(
        "bindery.toml",
        "[procedures]\ninclude = [\"public.*\"]\nexclude = [\"public.tmp_*\"]\n",
    );
    project
}

#[test]
fn describe_lists_procedures_and_why_some_are_skipped() {
    let project = project();
    let ran = project.bindery(["describe", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    for part in [
        r#"{"name":"late","file":"procedures of public","line":1,"command":"many","sql":"SELECT * FROM public.late(days => coalesce($1::integer, (14)::integer))","cardinality":"many","params":[{"name":"days","pg_type":"int4","rust_type":"Option<i32>","nullable":true}]"#,
        r#""procedures":[{"schema":"public","signature":"public.late(integer)","query":"late","skipped":null},{"schema":"public","signature":"public.same(anyelement)","query":null,"skipped":"it is polymorphic: `anyelement`"}],"diagnostics":[]}"#,
    ] {
        assert!(ran.stdout.contains(part), "{part}: {}", ran.stdout);
    }
    let table = project.bindery(["describe"]).stdout;
    let skipped = "skipped: public.same(anyelement): it is polymorphic: `anyelement`\n";
    assert!(table.ends_with(skipped), "{table}");
}

#[test]
fn a_lock_is_stale_when_other_procedures_are_selected() -> Result<(), Failure> {
    let project = project();
    assert_eq!(project.bindery(["generate"]).status, 0);
    let build = || generate::build(&Config::load(&project.path(""))?);
    let built = build()?;
    assert!(!built.has_errors());
    assert_eq!(built.queries.len(), 2);
    assert!(
        project
            .read("bindery.lock")
            .contains("docs = [\n  \"What is late.\",\n]\n")
    );

    project.write("bindery.toml", "[procedures]\ninclude = [\"public.*\"]\n");
    let Err(Failure::Input(found)) = build() else {
        panic!("the lock is for other patterns");
    };
    assert_eq!(found[0].code, "stale-procedures");
    assert_eq!(project.bindery(["check"]).status, 1);
    assert_eq!(project.bindery(["generate"]).status, 0);
    assert_eq!(build()?.queries.len(), 3);

    project.write("bindery.toml", "");
    let Err(Failure::Input(found)) = build() else {
        panic!("the lock is for patterns");
    };
    assert_eq!(found[0].code, "stale-procedures");
    assert_eq!(project.bindery(["generate"]).status, 0);
    assert!(!project.read("bindery.lock").contains("procedures"));
    Ok(())
}

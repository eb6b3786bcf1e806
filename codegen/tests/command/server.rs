//! Bindery on a server of the user's: scratch databases, live databases, passwords and encryption.
//!
//! These need a real server at `BINDERY_TEST_URL`, with a certificate that `BINDERY_TEST_CA` signed, as
//! `.ci/with-postgres` starts one; without it they say so and pass.

use crate::project::Project;
use bindery_codegen::database::{Place, Session};
use postgres::{Client, NoTls};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SCHEMA: &str =
    "CREATE TYPE mood AS ENUM ('sad', 'happy');\nCREATE TABLE t (a int NOT NULL, m mood);\n";
const QUERIES: &str = "-- name: all_a :many\nSELECT a, m FROM t WHERE m = :mood;\n";

/// The server, if there is one.
fn server() -> Option<String> {
    let url = std::env::var("BINDERY_TEST_URL").ok();
    if url.is_none() {
        eprintln!("skipped: there is no server at BINDERY_TEST_URL");
    }
    url
}

fn connect(url: &str) -> Client {
    Client::connect(url, NoTls).expect("the test server lets us in")
}

/// The scratch databases of the server whose names begin with `prefix`.
fn databases(client: &mut Client, prefix: &str) -> Vec<String> {
    let rows = client.query(
        "SELECT datname::text FROM pg_database WHERE starts_with(datname, $1)",
        &[&prefix],
    );
    rows.expect("databases can be listed")
        .iter()
        .map(|row| row.get(0))
        .collect()
}

/// `url` with another path: another database of the server.
fn database(url: &str, name: &str) -> String {
    format!(
        "{}/{name}",
        url.rsplit_once('/').expect("the url names a database").0
    )
}

/// The whole life of a scratch database, in one test: it looks at all of the server's.
#[test]
fn a_scratch_database_is_dropped_whatever_happens() {
    let Some(url) = server() else { return };
    // A server of one's own: other tests make scratch databases too.
    let mut admin = connect(&url);
    admin
        .batch_execute("DROP DATABASE IF EXISTS bindery_scratch_1000000000_killed")
        .expect("dropped");
    admin
        .batch_execute("CREATE DATABASE bindery_scratch_1000000000_killed")
        .expect("created");
    let ours = |admin: &mut Client, id: &str| {
        let sql = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE $1 AND datname LIKE 'bindery_scratch_%'";
        let row = admin
            .query_one(sql, &[&format!("%{id}%")])
            .expect("activity can be read");
        row.get::<_, i64>(0)
    };

    let project = Project::with(SCHEMA, QUERIES);
    let ran = project.bindery(["generate", "--url", &url]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(
        databases(&mut admin, "bindery_scratch_1000000000_killed").is_empty(),
        "left behind for an hour"
    );

    // Interrupted in the middle of the schema.
    let project = Project::with(
        "CREATE TABLE t (a int);\nSELECT pg_sleep(60) AS of_the_interrupted;\n",
        QUERIES,
    );
    for signal in ["-INT", "-TERM"] {
        let mut command = project.command(env!("CARGO_BIN_EXE_bindery"));
        command
            .args(["generate", "--url", &url])
            .stderr(Stdio::null());
        let mut child = command.spawn().expect("bindery runs");
        wait_until(|| ours(&mut admin, "of_the_interrupted") == 1);
        let scratch: String = admin
            .query_one("SELECT datname::text FROM pg_stat_activity WHERE query LIKE '%of_the_interrupted%' AND datname LIKE 'bindery_scratch_%'", &[])
            .expect("it is there")
            .get(0);
        let killed = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status();
        assert!(killed.expect("kill runs").success());
        let status = child.wait().expect("bindery ends");
        assert_eq!(status.code(), Some(2));
        assert!(databases(&mut admin, &scratch).is_empty(), "{signal}");
    }

    // A panic while the session is open.
    let (sender, receiver) = std::sync::mpsc::channel();
    let place = Place::Scratch(url.clone());
    let panicked = std::thread::spawn(move || {
        let session = Session::open(place, &[]).expect("the session opens");
        let name: String = session
            .run(async {
                let row = session
                    .client()
                    .query_one("SELECT current_database()::text", &[])
                    .await;
                Ok(row.expect("it answers").get(0))
            })
            .expect("it answers");
        sender.send(name).expect("the test listens");
        panic!("on purpose");
    });
    let scratch = receiver.recv().expect("the session says its name");
    assert!(panicked.join().is_err());
    assert!(databases(&mut admin, &scratch).is_empty(), "after a panic");
}

fn wait_until(mut test: impl FnMut() -> bool) {
    let start = Instant::now();
    while !test() {
        assert!(start.elapsed() < Duration::from_secs(30), "it never came");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_role_that_may_not_create_databases_is_told_what_to_grant() {
    let Some(url) = server() else { return };
    let mut admin = connect(&url);
    let roles = "DROP ROLE IF EXISTS bindery_weak; CREATE ROLE bindery_weak LOGIN PASSWORD 'weak'";
    admin.batch_execute(roles).expect("a role can be made");
    let weak = url.replacen("postgres:secret@", "bindery_weak:weak@", 1);
    let ran = Project::with(SCHEMA, QUERIES).bindery(["generate", "--url", &weak]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("`ALTER ROLE bindery_weak CREATEDB`"),
        "{}",
        ran.stderr
    );
    admin
        .batch_execute("DROP ROLE bindery_weak")
        .expect("the role can be dropped");
}

#[test]
fn a_wrong_password_is_said_and_not_shown() {
    let Some(url) = server() else { return };
    let wrong = url.replacen(":secret@", ":wr0ng@", 1);
    let ran = Project::with(SCHEMA, QUERIES).bindery(["generate", "--url", &wrong]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("does not let `postgres` in"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("check the user and the password"),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("wr0ng"), "{}", ran.stderr);
}

#[test]
fn a_live_database_is_described_and_left_as_it_is() {
    let Some(url) = server() else { return };
    let mut admin = connect(&url);
    admin
        .batch_execute("DROP DATABASE IF EXISTS bindery_live WITH (FORCE)")
        .expect("dropped");
    admin
        .batch_execute("CREATE DATABASE bindery_live")
        .expect("created");
    let live = database(&url, "bindery_live");
    connect(&live)
        .batch_execute(SCHEMA)
        .expect("the schema applies");
    // What the transaction could do, and what it may not, come from the server itself.
    connect(&live)
        .batch_execute("CREATE TABLE u (b mood)")
        .expect("created");

    let project = Project::empty();
    project.write(
        "queries/query.sql",
        "-- name: wrong :many\nSELECT nothing FROM t;\n\n-- name: all_b :many\nSELECT b FROM u WHERE b = :mood;\n\
         \n-- name: add :exec\nINSERT INTO u VALUES (:mood);\n\n-- name: also_wrong :many\nSELECT 1 FROM nowhere;\n",
    );
    let ran = project.bindery(["describe", "--format", "json", "--url", &live]);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    for part in [
        r#""name":"all_b""#,
        r#""pg_type":"public.mood","rust_type":"types::Mood""#,
        r#""name":"add""#,
        "column \\\"nothing\\\" does not exist",
        "relation \\\"nowhere\\\" does not exist",
    ] {
        assert!(ran.stdout.contains(part), "{part}: {}", ran.stdout);
    }
    let mut client = connect(&live);
    let rows = client
        .query_one("SELECT count(*) FROM u", &[])
        .expect("it answers");
    assert_eq!(rows.get::<_, i64>(0), 0);
    drop(client);

    // With a schema beside it, --live is what asks for the database itself.
    let project = Project::with("CREATE TABLE elsewhere (c int);\n", QUERIES);
    assert_eq!(
        project
            .bindery(["generate", "--live", "--url", &live])
            .status,
        0
    );
    let lock = project.read("bindery.lock");
    let head = lock.split("[[").next().unwrap_or_default();
    assert!(!head.contains("schema ="), "{head}");
    admin
        .batch_execute("DROP DATABASE bindery_live WITH (FORCE)")
        .expect("dropped");
}

#[test]
fn connections_are_encrypted_as_sslmode_asks() {
    let Some(url) = server() else { return };
    let Ok(certificate) = std::env::var("BINDERY_TEST_CA") else {
        return;
    };
    let by_address = url.replacen("@localhost:", "@127.0.0.1:", 1);
    let full = format!("sslmode=verify-full&sslrootcert={certificate}");
    let generate = |url: &str, options: &str| {
        let project = Project::with(SCHEMA, QUERIES);
        project.bindery(["generate", "--url", &format!("{url}?{options}")])
    };
    for (url, options) in [
        (&url, "sslmode=disable".to_owned()),
        (&url, "sslmode=require".to_owned()),
        (&url, full.clone()),
        (&by_address, full.replace("full", "ca")),
    ] {
        let ran = generate(url, &options);
        assert_eq!(ran.status, 0, "{options}: {}", ran.stderr);
    }
    for (url, options, cause) in [
        (&url, "sslmode=verify-full", "UnknownIssuer"),
        (&by_address, full.as_str(), "not valid for name"),
    ] {
        let ran = generate(url, options);
        assert_eq!(ran.status, 2, "{options}");
        assert!(ran.stderr.contains(cause), "{options}: {}", ran.stderr);
        assert!(
            ran.stderr.contains("`sslrootcert`"),
            "{options}: {}",
            ran.stderr
        );
    }
}

#[test]
fn the_lock_is_the_same_from_every_server() {
    let Some(url) = server() else { return };
    let schema = format!(
        "{SCHEMA}CREATE UNIQUE INDEX ON t (lower(a::text)) WHERE m IS NOT NULL;
         ALTER TABLE t ADD CHECK (CASE WHEN a > 0 THEN m <> 'sad' ELSE false END);
         CREATE VIEW seen AS SELECT t.a, t.m FROM t WHERE EXISTS (SELECT FROM t u WHERE u.a > t.a);
         CREATE VIEW twice AS SELECT x.*, y.m AS other FROM seen x LEFT JOIN seen y USING (a);"
    );
    let queries = format!("{QUERIES}-- name: all_twice :many\nSELECT * FROM twice;\n");
    let project = Project::with(&schema, &queries);
    assert_eq!(project.bindery(["generate"]).status, 0);
    let checked = project.bindery(["check", "--url", &url]);
    assert_eq!(
        (checked.status, checked.stdout.as_str()),
        (0, ""),
        "{}",
        checked.stderr
    );
}

//! Random schemas onto the server, as far as it takes them.

use crate::generator::Generator;
use crate::schema::{Object, Table, World, prelude};
use crate::scope::Relation;
use crate::server::{self, Run, Seen};
use bindery_codegen::database::Session;

/// How many tables a schema has.
const TABLES: [&str; 5] = ["t1", "t2", "authors", "\"Books\"", "other.t1"];

/// Makes a schema on the empty database; what the server does not take is left out.
pub(crate) fn make(session: &Session, generator: &mut Generator<'_>) -> World {
    let mut objects = prelude();
    let mut tables: Vec<Table> = Vec::new();
    let number = 2 + generator.numbers.below(3);
    let other = generator.numbers.chance(15);
    let names = TABLES
        .iter()
        .take(number)
        .chain(TABLES.last().filter(|_| other));
    if other {
        objects.push(Object::Other("CREATE SCHEMA other".to_owned()));
    }
    for name in names {
        let table = generator.table(name, &tables);
        tables.push(table);
    }
    for object in &objects {
        let made = create(session, object);
        assert!(
            made,
            "the prelude is not sound: {}",
            object.ddl().join("; ")
        );
    }
    for mut table in tables {
        let after = std::mem::take(&mut table.after);
        let object = Object::Table(table.clone());
        if !create(session, &object) {
            continue;
        }
        for (ddl, result) in after.iter().zip(server::execute(session, &after)) {
            if result.is_ok() {
                table.after.push(ddl.clone());
            }
        }
        generator.relations.push(table.relation());
        objects.push(Object::Table(table));
    }
    let rows = generator.rows(&objects, 4);
    let mut world = World { objects, rows };
    server::execute(session, &world.load());
    if generator.chance(40) {
        let tables: Vec<Relation> = generator.relations.clone();
        if !tables.is_empty() {
            let table = generator.numbers.pick(&tables).clone();
            let (made, relation) = generator.plain_view("w1", &table);
            if made.iter().all(|object| create(session, object)) {
                generator.relations.push(relation);
                world.objects.extend(made);
            }
        }
    }
    for at in 0..2 + generator.numbers.below(3) {
        let (view, relation) = generator.view(&format!("v{}", at + 1));
        let empty_too = generator.chance(20);
        if create(session, &view) && gives_rows(session, &relation.name, empty_too) {
            generator.relations.push(relation);
            world.objects.push(view);
        }
    }
    world
}

/// Whether the view can be read, and is not empty: a query over one that is proves little.
fn gives_rows(session: &Session, view: &str, empty_too: bool) -> bool {
    let run = Run {
        sql: format!("SELECT * FROM {view}"),
        arguments: Vec::new(),
        writes: false,
    };
    let seen = server::run(session, &[run]).into_iter().next();
    let sound = matches!(seen, Some(Ok(Seen { rows, .. })) if empty_too || rows > 0);
    if !sound {
        let drop = |kind: &str| format!("DROP {kind} IF EXISTS {view}");
        let _ = server::execute(session, &["VIEW", "MATERIALIZED VIEW"].map(drop));
    }
    sound
}

/// Whether the server takes the object.
fn create(session: &Session, object: &Object) -> bool {
    server::execute(session, &object.ddl())
        .iter()
        .all(Result::is_ok)
}

/// Puts a world onto the database, whatever was there; whether the server takes all its objects.
pub(crate) fn remake(session: &Session, world: &World) -> bool {
    server::reset(session);
    let ddl: Vec<String> = world.objects.iter().flat_map(Object::ddl).collect();
    let made = server::execute(session, &ddl).iter().all(Result::is_ok);
    server::execute(session, &world.load());
    made
}

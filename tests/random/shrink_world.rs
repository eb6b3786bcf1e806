//! The schema and the rows of a find into fewer: objects, rows, columns and constraints are left out.

use crate::hunt::Find;
use crate::schema::{Object, World};
use crate::shrink::{reductions, weight};

/// The world without the objects whose names occur neither in the query nor in objects that stay.
fn mentioned(find: &Find) -> World {
    let name = |object: &Object| {
        let ddl = object.ddl().swap_remove(0);
        let name = ddl.split([' ', '(']).nth(2).unwrap_or_default();
        name.to_owned()
    };
    let mut world = find.world.clone();
    let mut text = find.query.sql();
    let mut left = std::mem::take(&mut world.objects);
    // An object can only mention those before it.
    while let Some(object) = left.pop() {
        if text.contains(&name(&object)) {
            text.push_str(&object.ddl().join(";"));
            world.objects.insert(0, object);
        }
    }
    let tables: Vec<String> = world.objects.iter().filter_map(table_name).collect();
    world.rows.retain(|row| tables.contains(&row.table));
    world
}

/// Leaves out rows, objects, columns and constraints, many at once first.
pub(crate) fn shrink_world(find: &mut Find, holds: &impl Fn(World, &mut Find) -> bool) {
    holds(mentioned(find), find);
    leave_out(
        find,
        holds,
        |world| world.rows.len(),
        |world, at| drop(world.rows.drain(at)),
    );
    leave_out(
        find,
        holds,
        |world| world.objects.len(),
        |world, at| {
            world.objects.drain(at);
            let tables: Vec<String> = world.objects.iter().filter_map(table_name).collect();
            world.rows.retain(|row| tables.contains(&row.table));
        },
    );
    for object in 0..find.world.objects.len() {
        loop {
            let smaller = smaller_objects(&find.world, object);
            if !smaller.into_iter().any(|world| holds(world, find)) {
                break;
            }
        }
    }
}

fn leave_out(
    find: &mut Find,
    holds: &impl Fn(World, &mut Find) -> bool,
    number: fn(&World) -> usize,
    drain: fn(&mut World, std::ops::Range<usize>),
) {
    let mut size = number(&find.world);
    while size > 0 {
        let mut start = 0;
        while start < number(&find.world) {
            let mut fewer = find.world.clone();
            let end = (start + size).min(number(&fewer));
            drain(&mut fewer, start..end);
            if !holds(fewer, find) {
                start = end;
            }
        }
        size /= 2;
    }
}

fn table_name(object: &Object) -> Option<String> {
    match object {
        Object::Table(table) => Some(table.name.clone()),
        _ => None,
    }
}

/// The world with one thing less in the object at `at`.
fn smaller_objects(world: &World, at: usize) -> Vec<World> {
    let mut found = Vec::new();
    let mut put = |object: Object, rows| {
        let mut smaller = world.clone();
        smaller.objects[at] = object;
        smaller.rows = rows;
        found.push(smaller);
    };
    match &world.objects[at] {
        Object::Other(_) => {}
        Object::View(name, kind, query) => {
            for query in reductions(query)
                .into_iter()
                .filter(|it| weight(it) < weight(query))
            {
                put(Object::View(name.clone(), kind, query), world.rows.clone());
            }
        }
        Object::Table(table) => {
            for (table, without) in table.reductions() {
                let mut rows = world.rows.clone();
                for row in rows.iter_mut().filter(|row| row.table == table.name) {
                    row.values
                        .retain(|(name, _)| Some(name) != without.as_ref());
                }
                put(Object::Table(table), rows);
            }
        }
    }
    found
}

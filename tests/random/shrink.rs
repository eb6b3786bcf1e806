//! A find into the smallest that still shows the lie: its query, its schema, its rows.

use crate::ask::{Answer, Engine, ask};
use crate::hunt::Find;
use crate::judge::{Lie, judge, runs};
use crate::node::{Node, Part, Sort};
use crate::schema::World;
use crate::shrink_world::shrink_world;
use crate::{server, types, world};
use bindery_codegen::database::Session;

/// How many smaller queries are tried at once.
const AT_ONCE: usize = 40;

/// Makes the find as small as it gets.
pub(crate) fn shrink(session: &Session, engine: Engine, find: &Find) -> Find {
    let mut find = find.clone();
    if matches!(find.lie, Lie::Unsteady | Lie::Lock) {
        return find;
    }
    let try_world = |world: World, find: &mut Find| {
        let made = world::remake(session, &world);
        let shown = lies(session, engine, std::slice::from_ref(&find.query), find);
        match shown.into_iter().next().flatten().filter(|_| made) {
            Some(lie) => {
                (find.world, find.lie) = (world, lie);
                true
            }
            None => false,
        }
    };
    loop {
        let before = (find.query.size(), find.world.clone());
        world::remake(session, &find.world);
        shrink_query(session, engine, &mut find);
        shrink_world(&mut find, &try_world);
        if before == (find.query.size(), find.world.clone()) {
            return find;
        }
    }
}

/// The lie that each query shows on the rows that are there, if it is like the find's.
fn lies(session: &Session, engine: Engine, nodes: &[Node], find: &Find) -> Vec<Option<Lie>> {
    let answers = ask(session, engine, nodes);
    let shown = answers.iter().map(|answer| match answer {
        Answer::Panicked => Some(Lie::Panic),
        Answer::Typed(typed) => {
            let results = server::run(session, &runs(typed, find.seed));
            results
                .into_iter()
                .flatten()
                .find_map(|seen| judge(typed, &seen))
        }
        _ => None,
    });
    shown
        .map(|lie| lie.filter(|lie| lie.is_like(&find.lie)))
        .collect()
}

fn shrink_query(session: &Session, engine: Engine, find: &mut Find) {
    'smaller: loop {
        let mut smaller = reductions(&find.query);
        smaller.retain(|node| weight(node) < weight(&find.query));
        smaller.sort_by_key(weight);
        for chunk in smaller.chunks(AT_ONCE) {
            let lies = lies(session, engine, chunk, find);
            let shown = chunk
                .iter()
                .zip(lies)
                .find_map(|(node, lie)| Some((node, lie?)));
            if let Some((node, lie)) = shown {
                (find.query, find.lie) = (node.clone(), lie);
                continue 'smaller;
            }
        }
        return;
    }
}

/// What a smaller case has less of: nodes, then characters.
pub(crate) fn weight(node: &Node) -> (usize, usize) {
    (node.size(), node.sql().len())
}

/// Every tree that has one thing less.
pub(crate) fn reductions(node: &Node) -> Vec<Node> {
    let mut found = Vec::new();
    if !matches!(node.sort, Sort::Other | Sort::Item) {
        for child in node.children() {
            child.walk(&mut |below| {
                if below.sort == node.sort {
                    found.push(below.clone());
                }
            });
        }
    }
    if let Sort::Value(ty) = node.sort {
        found.push(types::simplest(ty));
        found.push(types::null(ty, false));
    }
    for at in 0..columns(node) {
        let mut fewer = node.clone();
        if drop_column(&mut fewer, at) {
            found.push(fewer);
        }
    }
    for (at, part) in node.parts.iter().enumerate() {
        let mut put = |part: Option<Part>| {
            let mut other = node.clone();
            match part {
                Some(part) => other.parts[at] = part,
                None => drop(other.parts.remove(at)),
            }
            found.push(other);
        };
        match part {
            Part::Text(_) => {}
            Part::Node(inner, needs) => {
                reductions(inner)
                    .into_iter()
                    .for_each(|it| put(Some(Part::Node(it, *needs))));
            }
            Part::Optional(before, inner) => {
                put(None);
                reductions(inner)
                    .into_iter()
                    .for_each(|it| put(Some(Part::Optional(before, it))));
            }
            Part::List(list) => {
                for item in 0..list.items.len() {
                    if list.items.len() > list.least && !list.columns {
                        let mut fewer = list.clone();
                        fewer.items.remove(item);
                        put(Some(Part::List(fewer)));
                    }
                    for smaller in reductions(&list.items[item]) {
                        let mut other = list.clone();
                        other.items[item] = smaller;
                        put(Some(Part::List(other)));
                    }
                }
            }
        }
    }
    found
}

/// How many columns the node has, as far as its lists say.
fn columns(node: &Node) -> usize {
    let own = node.parts.iter().filter_map(|part| match part {
        Part::List(list) if list.columns => Some(list.items.len()),
        _ => None,
    });
    let below = node
        .children()
        .filter(|child| is_arm(node, child))
        .map(columns);
    own.chain(below).max().unwrap_or(0)
}

/// Whether the columns of `child` are those of `node`.
fn is_arm(node: &Node, child: &Node) -> bool {
    match node.sort {
        Sort::Query | Sort::Source => child.sort == Sort::Query || child.kind == "row of VALUES",
        _ => matches!(node.kind, "CTE" | "recursive CTE") && child.sort == Sort::Query,
    }
}

/// Takes the column at `at` out of the node and its arms; whether each of them keeps one.
fn drop_column(node: &mut Node, at: usize) -> bool {
    let whole = node.clone();
    node.parts.iter_mut().all(|part| match part {
        Part::List(list) if list.columns => {
            let more = list.items.len() > 1 && at < list.items.len();
            if more {
                list.items.remove(at);
            }
            more
        }
        Part::List(list) => list
            .items
            .iter_mut()
            .all(|it| !is_arm(&whole, it) || drop_column(it, at)),
        Part::Node(child, _) | Part::Optional(_, child) => {
            !is_arm(&whole, child) || drop_column(child, at)
        }
        Part::Text(_) => true,
    })
}

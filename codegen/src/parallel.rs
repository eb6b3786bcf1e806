//! Work on every core: for stages that are pure, so that nobody can tell.

use std::panic::resume_unwind;
use std::thread;

/// Does both, side by side.
pub(crate) fn join<A, B: Send>(
    here: impl FnOnce() -> A,
    there: impl FnOnce() -> B + Send,
) -> (A, B) {
    thread::scope(|scope| {
        let there = scope.spawn(there);
        let here = here();
        (
            here,
            there.join().unwrap_or_else(|panic| resume_unwind(panic)),
        )
    })
}

/// Maps `items`, in order, a part of them on each core.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let size = items.len().div_ceil(cores);
    let mut items = items.into_iter();
    let mut part = || items.by_ref().take(size).collect::<Vec<T>>();
    let first = part();
    let others: Vec<_> = (1..cores).map(|_| part()).collect();
    let work_off = |part: Vec<T>| part.into_iter().map(&work).collect::<Vec<R>>();
    thread::scope(|scope| {
        let others = others.into_iter().filter(|part| !part.is_empty());
        let others: Vec<_> = others.map(|part| scope.spawn(|| work_off(part))).collect();
        let mut done = work_off(first);
        for part in others {
            done.extend(part.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    })
}

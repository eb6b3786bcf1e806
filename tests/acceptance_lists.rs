//! Calls generated functions that take lists: `tests/golden/acceptance_lists`.

#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/lists.rs"]
mod lists;

//! Calls procedures, the functions that `[procedures]` makes, and functions that fetch cursors.

#[path = "acceptance/cursors.rs"]
mod cursors;
#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/routines.rs"]
mod routines;

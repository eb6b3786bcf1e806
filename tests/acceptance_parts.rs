//! Calls generated functions that choose a variant, hostile values among what they are given, and looks at the plans.

#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/parts.rs"]
mod parts;

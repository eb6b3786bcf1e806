//! Calls generated functions whose rows are models, or have one, or load what they leave out; and slices.

#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/models.rs"]
mod models;
#[path = "acceptance/slices.rs"]
mod slices;

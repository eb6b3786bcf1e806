//! Calls generated functions whose rows are shared, nested, gathered, lent and streamed.

#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/rows.rs"]
mod rows;
#[path = "acceptance/streams.rs"]
mod streams;
#[path = "acceptance/values.rs"]
mod values;

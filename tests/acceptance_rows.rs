//! Calls generated functions whose rows are shared, nested, gathered, lent and streamed; rows as tuples,
//! as JSON and as maps.

#[path = "acceptance/database.rs"]
mod database;
#[path = "acceptance/rows.rs"]
mod rows;
#[path = "acceptance/streams.rs"]
mod streams;
#[path = "acceptance/values.rs"]
mod values;

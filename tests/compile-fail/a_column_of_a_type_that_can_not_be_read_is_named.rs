//! A type that does not implement the driver's traits is refused at a line that names the column or the
//! parameter.

#[path = "../golden/a_users_type_is_checked_where_its_column_is_named/constraints.rs"]
mod constraints;
#[allow(dead_code, unused_imports)]
#[path = "../golden/a_users_type_is_checked_where_its_column_is_named/query.rs"]
mod query;

/// A type of the user's, which nobody made readable.
#[derive(Debug, Clone, PartialEq)]
pub struct Email(String);

fn main() {}

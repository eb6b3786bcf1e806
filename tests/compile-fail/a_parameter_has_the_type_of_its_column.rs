//! A string where the statement compares a column of text does compile; a number does not.

#[allow(dead_code)]
#[path = "../golden/a_query_becomes_a_function_and_a_row/query.rs"]
mod query;

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    query::authors_by_country(&mut client, "SE").unwrap();
    query::authors_by_country(&mut client, 46).unwrap();
}

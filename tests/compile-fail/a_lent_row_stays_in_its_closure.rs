//! What is lent to a closure can not be kept.

#[allow(dead_code)]
#[path = "../golden/text_of_rows_can_be_borrowed/query.rs"]
mod query;

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    let mut kept: Vec<&str> = Vec::new();
    query::names_each(&mut client, |name| {
        kept.push(name);
        Ok::<(), bindery::Error>(())
    })
    .unwrap();
}

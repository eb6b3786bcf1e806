//! While rows arrive, the client can not be used for anything else.

#[allow(dead_code)]
#[path = "../golden/rows_can_arrive_one_by_one/query.rs"]
mod query;

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    for author in query::authors(&mut client).unwrap() {
        let author = author.unwrap();
        query::names(&mut client, &author.name, author.id).unwrap();
    }
}

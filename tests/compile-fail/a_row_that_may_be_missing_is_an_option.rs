//! A partner that an outer join may not find can not be used as if it were there.

#[allow(dead_code)]
#[path = "../golden/a_row_that_an_outer_join_may_not_find_is_an_option/query.rs"]
mod query;

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    for book in query::books(&mut client).unwrap() {
        let _: i32 = book.id;
        let _: i32 = book.author.id;
    }
}

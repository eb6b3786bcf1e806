//! A nullable column can not be used as if it had a value.

#[allow(dead_code)]
#[path = "../golden/a_nullable_column_is_an_option/query.rs"]
mod query;

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    for author in query::birth_dates(&mut client).unwrap() {
        let _: i32 = author.id;
        let _: bindery::chrono::NaiveDate = author.birth_date;
    }
}

//! A procedure may leave any of its results NULL, whatever the statement says.

#[allow(dead_code)]
#[path = "../golden/a_procedure_can_be_called/query.rs"]
mod query;

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    let lent = query::lend(&mut client, 1, 2).unwrap();
    let _: Option<i64> = lent.loan;
    let _: i64 = lent.loan;
}

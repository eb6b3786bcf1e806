//! What a query leaves out has to be loaded before it can be read.

#[allow(dead_code, unused_imports)]
#[path = "../golden/columns_left_out_of_a_model_are_deferred"]
mod golden {
    pub mod models;
    pub mod query;
}

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    for row in golden::query::names(&mut client).unwrap() {
        let _: String = row.last_name;
        let _: String = row.first_name;
    }
}

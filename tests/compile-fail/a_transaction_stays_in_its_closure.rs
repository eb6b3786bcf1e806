//! A transaction can not be kept, and nothing goes past it to its client while it lasts.

use bindery::{Client, Error, Query};

static COUNT: Query = Query {
    name: "count",
    sql: "SELECT count(*) FROM loan",
    params: &[],
};

fn count(client: &mut impl Client) -> Result<i64, Error> {
    COUNT.one(client, &[])
}

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    let mut kept = None;
    let _ = bindery::transaction(&mut client, |tx| {
        kept = Some(tx);
        Ok::<_, Error>(())
    });
    let _ = bindery::transaction(&mut client, |_| count(&mut client));
}

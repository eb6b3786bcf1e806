//! A function of one database takes neither a connection to another one nor a client of whatever database.

use bindery::{Client, ConnectedTo, Connection, Error, Query};

enum Reporting {}
enum Archive {}

static COUNT: Query = Query {
    name: "count",
    sql: "SELECT count(*) FROM loan",
    params: &[],
};

/// As it is generated for a named database.
fn count(client: &mut impl ConnectedTo<Reporting>) -> Result<i64, Error> {
    COUNT.one(client.client(), &[])
}

/// As it is generated for a database without a name.
fn count_here(client: &mut impl Client) -> Result<i64, Error> {
    COUNT.one(client, &[])
}

fn main() {
    let connect = || postgres::Client::connect("", postgres::NoTls).unwrap();
    let mut reporting = Connection::<Reporting>::new(connect());
    count(&mut reporting).unwrap();

    let mut archive = Connection::<Archive>::new(connect());
    count(&mut archive).unwrap();
    let mut client = connect();
    count(&mut client).unwrap();
    count_here(&mut reporting).unwrap();
}

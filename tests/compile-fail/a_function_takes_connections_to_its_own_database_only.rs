//! A function of one database takes neither a connection to another one nor a client of whatever database.

use bindery::{Client, ConnectedTo, Connection, Deferred, Error, Query};

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

struct Model {
    id: i32,
    name: String,
}

/// A row of a named database.
struct Branch {
    id: i32,
    name: Deferred<String>,
}
bindery::deferred!(Branch by id in Reporting: id; Model in COUNT: name);

/// A row of a database without a name.
struct Author {
    id: i32,
    name: Deferred<String>,
}
bindery::deferred!(Author by id: id; Model in COUNT: name);

fn main() {
    let connect = || postgres::Client::connect("", postgres::NoTls).unwrap();
    let mut reporting = Connection::<Reporting>::new(connect());
    count(&mut reporting).unwrap();

    let mut archive = Connection::<Archive>::new(connect());
    count(&mut archive).unwrap();
    let mut client = connect();
    count(&mut client).unwrap();
    count_here(&mut reporting).unwrap();

    let (mut branches, mut authors): (Vec<Branch>, Vec<Author>) = (Vec::new(), Vec::new());
    bindery::load_deferred(&mut reporting, &mut branches).unwrap();
    bindery::load_deferred(&mut client, &mut authors).unwrap();
    bindery::load_deferred(&mut archive, &mut branches).unwrap();
    bindery::load_deferred(&mut client, &mut branches).unwrap();
    bindery::load_deferred(&mut reporting, &mut authors).unwrap();
}

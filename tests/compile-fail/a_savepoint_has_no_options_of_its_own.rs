//! A transaction within another one has the isolation of that one, and is not tried again on its own.

use bindery::{Error, Isolation, TransactionOptions};

fn main() {
    let mut client = postgres::Client::connect("", postgres::NoTls).unwrap();
    let options = TransactionOptions::new().isolation(Isolation::Serializable);
    let _ = options.run(&mut client, |tx| {
        let _ = bindery::transaction(tx, |_| Ok::<_, Error>(()));
        options.run(tx, |_| Ok::<_, Error>(()))
    });
}

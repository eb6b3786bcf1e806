//! What the server has to say beside errors.

use crate::database::{self, Outcome};
use crate::nonblocking;
use bindery::{Notice, Query};
use postgres::NoTls;
use postgres::error::Severity;
use std::sync::mpsc::{Receiver, channel};

static SPEAK: Query = Query {
    name: "speak",
    sql: "DO $$ BEGIN
              RAISE NOTICE 'one';
              RAISE WARNING 'two' USING ERRCODE = 'LB001', DETAIL = 'a detail', HINT = 'a hint';
              RAISE DEBUG 'unheard';
          END $$",
    params: &[],
};

const FUNCTION: &str = "CREATE FUNCTION speak() RETURNS int LANGUAGE plpgsql AS $$
    BEGIN
        RAISE INFO 'three';
        RETURN 3;
    END $$";

static CALL: Query = Query {
    name: "call",
    sql: "SELECT speak()",
    params: &[],
};

/// What was heard so far.
fn heard(notices: &Receiver<Notice>) -> Vec<(Option<Severity>, String, String)> {
    let heard = notices.try_iter().map(|notice| {
        let code = notice.code().code().to_owned();
        let rest = [notice.detail(), notice.hint()].into_iter().flatten();
        let texts: Vec<_> = [notice.message()].into_iter().chain(rest).collect();
        (notice.parsed_severity(), code, texts.join(", "))
    });
    heard.collect()
}

fn expected(severity: Severity, code: &str, text: &str) -> (Option<Severity>, String, String) {
    (Some(severity), code.to_owned(), text.to_owned())
}

#[test]
fn a_callback_hears_what_the_server_says() -> Outcome {
    database::with_config(|config| {
        let (hear, notices) = channel();
        let mut config = postgres::Config::from(config);
        config.notice_callback(move |notice: Notice| hear.send(notice).expect("somebody hears"));
        let mut client = config.connect(NoTls)?;
        client.batch_execute(FUNCTION)?;
        SPEAK.exec(&mut client, &[])?;
        let spoken = [
            expected(Severity::Notice, "00000", "one"),
            expected(Severity::Warning, "LB001", "two, a detail, a hint"),
        ];
        assert_eq!(heard(&notices), spoken);
        let three: i32 = bindery::transaction(&mut client, |tx| CALL.one(tx, &[]))?;
        assert_eq!(three, 3);
        let spoken = [expected(Severity::Info, "00000", "three")];
        assert_eq!(heard(&notices), spoken);
        Ok(())
    })
}

#[test]
fn an_async_callback_hears_what_the_server_says() -> Outcome {
    nonblocking::with_config(async |config| {
        let (hear, notices) = channel();
        let (client, connection) = config.connect(NoTls).await?;
        let driven = tokio::spawn(bindery::nonblocking::drive(connection, move |notice| {
            hear.send(notice).expect("somebody hears");
        }));
        client.batch_execute(FUNCTION).await?;
        bindery::nonblocking::exec(&client, &SPEAK, &[]).await?;
        let spoken = [
            expected(Severity::Notice, "00000", "one"),
            expected(Severity::Warning, "LB001", "two, a detail, a hint"),
        ];
        assert_eq!(heard(&notices), spoken);
        let three: i32 = bindery::nonblocking::one(&client, &CALL, &[]).await?;
        assert_eq!(three, 3);
        let spoken = [expected(Severity::Info, "00000", "three")];
        assert_eq!(heard(&notices), spoken);
        // It ends with its client.
        drop(client);
        driven.await??;
        Ok(())
    })
}

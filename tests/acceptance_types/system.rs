//! Types of the system's other than numbers, texts and clocks.

use crate::database::Outcome;
use crate::golden::acceptance_system::query;
use crate::{on_both_clients, shared_round_trips, system_round_trips};
use bindery::cidr::IpCidr;
use bindery::{
    Bits, Cid, JsonPath, MacAddr, MacAddr8, Money, PgLsn, RefCursor, Reg, Tid, TimeTz, Xid, Xid8,
    Xml,
};

const SCHEMA: &str = include_str!("../golden/acceptance_system/schema.sql");

#[test]
fn bits_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let bits = |text: &str| text.parse::<Bits>();
        shared_round_trips!(
            client,
            query::put_varbit,
            query::put_many_varbit,
            query::read_varbit,
            [
                (&bits("")?, ""),
                (&bits("1")?, "1"),
                (&bits("01010101")?, "01010101"),
                (&bits("101010101")?, "101010101"),
            ]
        );
        shared_round_trips!(
            client,
            query::put_bit,
            query::put_many_bit,
            query::read_bit,
            [(&bits("0000")?, "0000"), (&bits("1101")?, "1101")]
        );
        let some = bits("10000000001")?;
        assert_eq!((some.len(), some.as_bytes()), (11, &[0x80, 0x20][..]));
        assert_eq!((some.get(10), some.get(11)), (Some(true), None));
        assert_eq!(some.to_string(), "10000000001");
        Ok(())
    })
}

#[test]
fn money_and_times_with_zones_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        // The text depends on the server's lc_monetary; that of the tests is C.
        for value in [0, 1, -12_345, i64::MAX, i64::MIN] {
            let row = query::put_money(client, Some(Money(value)))?;
            assert_eq!(row.value, Some(Money(value)));
            let text = row.text.unwrap_or_default();
            assert_eq!(query::read_money(client, &text)?, Money(value), "{text}");
            let row = query::put_many_money(client, Some(&[Money(value)]))?;
            assert_eq!(row.value, Some(vec![Some(Money(value))]));
        }
        assert_eq!(query::put_money(client, None)?.value, None);

        let time = |microseconds, offset| TimeTz {
            microseconds,
            offset,
        };
        system_round_trips!(
            client,
            query::put_timetz,
            query::put_many_timetz,
            query::read_timetz,
            [
                (&time(0, 0), "00:00:00+00"),
                (&time(45_296_000_001, 7200), "12:34:56.000001+02"),
                (&time(1_000_000, -12_600), "00:00:01-03:30"),
                (&time(86_400_000_000, 0), "24:00:00+00"),
                (&time(1, -57_599), "00:00:00.000001-15:59:59"),
            ]
        );
        for value in [time(86_400_000_000, -57_599), time(1, 57_599)] {
            let read = query::read_timetz(client, &value.to_string())?;
            assert_eq!(read, value, "its text is one that PostgreSQL reads");
        }
        Ok(())
    })
}

#[test]
fn texts_with_a_meaning_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        shared_round_trips!(
            client,
            query::put_jsonpath,
            query::put_many_jsonpath,
            query::read_jsonpath,
            [(&JsonPath::from("$.\"a\"[*]?(@ > 1)"), "$.\"a\"[*]?(@ > 1)")]
        );
        shared_round_trips!(
            client,
            query::put_refcursor,
            query::put_many_refcursor,
            query::read_refcursor,
            [(&RefCursor::from(""), ""), (&RefCursor::from("a b"), "a b")]
        );
        match query::read_xml(client, "<a/>") {
            Err(error) if error.code().is_some() => {
                eprintln!("this server has no xml: {error}");
            }
            read => {
                assert_eq!(read?, Xml::from("<a/>"));
                shared_round_trips!(
                    client,
                    query::put_xml,
                    query::put_many_xml,
                    query::read_xml,
                    [(&Xml::from("<a b=\"1\">雪</a>"), "<a b=\"1\">雪</a>")]
                );
            }
        }
        Ok(())
    })
}

#[test]
fn addresses_of_hardware_and_networks_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let six = |text: &str| text.parse::<MacAddr>();
        system_round_trips!(
            client,
            query::put_macaddr,
            query::put_many_macaddr,
            query::read_macaddr,
            [
                (&six("00-00-00-00-00-00")?, "00:00:00:00:00:00"),
                (&six("08:00:2b:01:02:FF")?, "08:00:2b:01:02:ff"),
            ]
        );
        let eight = |text: &str| text.parse::<MacAddr8>();
        system_round_trips!(
            client,
            query::put_macaddr8,
            query::put_many_macaddr8,
            query::read_macaddr8,
            [(
                &eight("08:00:2b:01:02:03:04:ff")?,
                "08:00:2b:01:02:03:04:ff"
            )]
        );
        assert!(six("08:00:2b:01:02").is_err() && six("08:00:2b:01:02:+3").is_err());
        // The embedded server numbers the families of addresses otherwise than the driver expects.
        match query::read_cidr(client, "10.0.0.0/8") {
            Err(error) => eprintln!("this server's networks are not tested: {error}"),
            Ok(read) => {
                assert_eq!(read, "10.0.0.0/8".parse::<IpCidr>()?);
                let network = |text: &str| text.parse::<IpCidr>();
                system_round_trips!(
                    client,
                    query::put_cidr,
                    query::put_many_cidr,
                    query::read_cidr,
                    [
                        (&network("0.0.0.0/0")?, "0.0.0.0/0"),
                        (&network("192.168.1.0/24")?, "192.168.1.0/24"),
                        (&network("2001:db8::/32")?, "2001:db8::/32"),
                    ]
                );
            }
        }
        Ok(())
    })
}

#[test]
fn identifiers_of_the_system_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let lsn = |text: &str| text.parse::<PgLsn>().map_err(|_| "it is one");
        system_round_trips!(
            client,
            query::put_pg_lsn,
            query::put_many_pg_lsn,
            query::read_pg_lsn,
            [
                (&lsn("0/0")?, "0/0"),
                (&lsn("FFFFFFFF/FFFFFFFF")?, "FFFFFFFF/FFFFFFFF"),
            ]
        );
        system_round_trips!(
            client,
            query::put_xid,
            query::put_many_xid,
            query::read_xid,
            [(&Xid(0), "0"), (&Xid(u32::MAX), "4294967295")]
        );
        system_round_trips!(
            client,
            query::put_xid8,
            query::put_many_xid8,
            query::read_xid8,
            [(&Xid8(0), "0"), (&Xid8(u64::MAX), "18446744073709551615")]
        );
        system_round_trips!(
            client,
            query::put_cid,
            query::put_many_cid,
            query::read_cid,
            [(&Cid(7), "7")]
        );
        let tid = Tid {
            block: u32::MAX,
            offset: u16::MAX,
        };
        system_round_trips!(
            client,
            query::put_tid,
            query::put_many_tid,
            query::read_tid,
            [(&tid, "(4294967295,65535)"), (&Tid::default(), "(0,0)")]
        );
        let vector = query::read_int2vector(client, "1 -2 3")?;
        assert_eq!(vector, [1, -2, 3]);
        let row = query::put_int2vector(client, Some(&vector))?;
        assert_eq!(
            (row.value, row.text.as_deref()),
            (Some(vector), Some("1 -2 3"))
        );
        let vector = query::read_oidvector(client, "4294967295")?;
        assert_eq!(vector, [u32::MAX]);
        let row = query::put_oidvector(client, Some(&vector))?;
        assert_eq!(
            (row.value, row.text.as_deref()),
            (Some(vector), Some("4294967295"))
        );
        Ok(())
    })
}

/// A name of each kind, which means the same to every server.
#[test]
fn names_of_catalog_entries_are_their_identifiers() -> Outcome {
    macro_rules! reads {
        ($client:ident, $($read:path, $put:path, $put_many:path: $text:literal);+ $(;)?) => { $(
            let it: Reg = $read($client, $text)?;
            assert_ne!(it, Reg(0));
            let row = $put($client, Some(it))?;
            assert_eq!((row.value, row.text.as_deref()), (Some(it), Some($text)));
            let row = $put_many($client, Some(&[it]))?;
            assert_eq!(row.value, Some(vec![Some(it)]));
            let row = $put($client, None)?;
            assert_eq!((row.value, row.text), (None, None));
        )+ };
    }
    on_both_clients(SCHEMA, |client| {
        reads!(
            client,
            query::read_regclass, query::put_regclass, query::put_many_regclass: "pg_class";
            query::read_regtype, query::put_regtype, query::put_many_regtype: "integer";
            query::read_regproc, query::put_regproc, query::put_many_regproc: "now";
            query::read_regprocedure, query::put_regprocedure, query::put_many_regprocedure:
                "lower(text)";
            query::read_regoper, query::put_regoper, query::put_many_regoper: "|/";
            query::read_regoperator, query::put_regoperator, query::put_many_regoperator:
                "+(integer,integer)";
            query::read_regconfig, query::put_regconfig, query::put_many_regconfig: "simple";
            query::read_regdictionary, query::put_regdictionary, query::put_many_regdictionary:
                "simple";
            query::read_regnamespace, query::put_regnamespace, query::put_many_regnamespace:
                "pg_catalog";
            query::read_regrole, query::put_regrole, query::put_many_regrole: "pg_monitor";
            query::read_regcollation, query::put_regcollation, query::put_many_regcollation:
                "\"C\"";
        );
        assert_eq!(query::read_regclass(client, "pg_class")?, Reg(1259));
        Ok(())
    })
}

//! Types of the system's other than numbers, texts and clocks.

use crate::database::Outcome;
use crate::golden::acceptance_system::query;
use crate::on_both_clients;
use bindery::cidr::IpCidr;
use bindery::geometric::{Circle, Line, Path, Point, Polygon, Rect, Segment};
use bindery::text_search::{Lexeme, Position, TsQuery, TsQueryItem, TsVector, Weight};
use bindery::{
    Bits, Cid, JsonPath, MacAddr, MacAddr8, Money, PgLsn, RefCursor, Reg, Tid, TimeTz, Xid, Xid8,
    Xml,
};
use postgres::error::SqlState;

const SCHEMA: &str = include_str!("../golden/acceptance_system/schema.sql");

/// Sends each value, alone and in an array, and reads it from its text; then sends NULL.
macro_rules! system_round_trips {
    ($client:ident, $put:path, $put_many:path, $read:path, [$(($value:expr, $text:expr)),+ $(,)?]) => {{
        $(
            let (value, text) = ($value, $text);
            let row = $put($client, Some(*value))?;
            assert_eq!((row.value.as_ref(), row.text.as_deref()), (Some(value), Some(text)));
            assert_eq!($read($client, text)?, *value);
            let row = $put_many($client, Some(std::slice::from_ref(value)))?;
            assert_eq!(row.value, Some(vec![Some(value.clone())]));
        )+
        let row = $put($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
        let row = $put_many($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
        let row = $put_many($client, Some(&[]))?;
        assert_eq!((row.value, row.text.as_deref()), (Some(vec![]), Some("{}")));
    }};
}

/// As `system_round_trips!`, for types that parameters have behind `&`.
macro_rules! shared_round_trips {
    ($client:ident, $put:path, $put_many:path, $read:path, [$(($value:expr, $text:expr)),+ $(,)?]) => {{
        $(
            let (value, text) = ($value, $text);
            let row = $put($client, Some(value))?;
            assert_eq!((row.value.as_ref(), row.text.as_deref()), (Some(value), Some(text)));
            assert_eq!($read($client, text)?, *value);
            let row = $put_many($client, Some(std::slice::from_ref(value)))?;
            assert_eq!(row.value, Some(vec![Some(value.clone())]));
        )+
        let row = $put($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
        let row = $put_many($client, None)?;
        assert_eq!((row.value, row.text), (None, None));
        let row = $put_many($client, Some(&[]))?;
        assert_eq!((row.value, row.text.as_deref()), (Some(vec![]), Some("{}")));
    }};
}

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
fn shapes_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let point = |x, y| Point { x, y };
        let (a, b) = (point(-1.5, 2.0), point(1e300, f64::INFINITY));
        system_round_trips!(
            client,
            query::put_point,
            query::put_many_point,
            query::read_point,
            [(&a, "(-1.5,2)"), (&b, "(1e+300,Infinity)")]
        );
        let line = Line {
            a: 1.0,
            b: -1.0,
            c: 0.5,
        };
        system_round_trips!(
            client,
            query::put_line,
            query::put_many_line,
            query::read_line,
            [(&line, "{1,-1,0.5}")]
        );
        let segment = Segment { start: a, end: a };
        system_round_trips!(
            client,
            query::put_lseg,
            query::put_many_lseg,
            query::read_lseg,
            [(&segment, "[(-1.5,2),(-1.5,2)]")]
        );
        let rect = Rect {
            upper_right: point(3.0, 4.0),
            lower_left: point(1.0, 2.0),
        };
        system_round_trips!(
            client,
            query::put_box,
            query::put_many_box,
            query::read_box,
            [(&rect, "(3,4),(1,2)")]
        );
        let circle = Circle {
            center: a,
            radius: 0.0,
        };
        system_round_trips!(
            client,
            query::put_circle,
            query::put_many_circle,
            query::read_circle,
            [(&circle, "<(-1.5,2),0>")]
        );
        let path = |closed| Path {
            closed,
            points: vec![a, point(0.0, 0.0)],
        };
        shared_round_trips!(
            client,
            query::put_path,
            query::put_many_path,
            query::read_path,
            [
                (&path(true), "((-1.5,2),(0,0))"),
                (&path(false), "[(-1.5,2),(0,0)]"),
            ]
        );
        let polygon = Polygon {
            points: vec![a, point(0.0, 0.0), point(1.0, 1.0)],
        };
        shared_round_trips!(
            client,
            query::put_polygon,
            query::put_many_polygon,
            query::read_polygon,
            [(&polygon, "((-1.5,2),(0,0),(1,1))")]
        );
        // Their own texts are ones that PostgreSQL reads.
        assert_eq!(query::read_point(client, &b.to_string())?, b);
        assert_eq!(query::read_line(client, &line.to_string())?, line);
        assert_eq!(query::read_lseg(client, &segment.to_string())?, segment);
        assert_eq!(query::read_box(client, &rect.to_string())?, rect);
        assert_eq!(query::read_circle(client, &circle.to_string())?, circle);
        for path in [path(true), path(false)] {
            assert_eq!(query::read_path(client, &path.to_string())?, path);
        }
        assert_eq!(query::read_polygon(client, &polygon.to_string())?, polygon);
        Ok(())
    })
}

#[test]
fn documents_and_searches_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let lexeme = |word: &str, positions: &[(u16, Weight)]| Lexeme {
            word: word.to_owned(),
            positions: positions
                .iter()
                .map(|&(at, weight)| Position { at, weight })
                .collect(),
        };
        let document = TsVector(vec![
            lexeme("cat", &[(1, Weight::A), (16_383, Weight::B)]),
            lexeme("it's \\", &[(2, Weight::C)]),
            lexeme("rat", &[(3, Weight::D)]),
            lexeme("stripped", &[]),
        ]);
        let text = r"'cat':1A,16383B 'it''s \\':2C 'rat':3 'stripped'";
        shared_round_trips!(
            client,
            query::put_tsvector,
            query::put_many_tsvector,
            query::read_tsvector,
            [(&document, text), (&TsVector::default(), "")]
        );
        assert_eq!(document.to_string(), text);

        let word = |word: &str, prefix, weights| TsQueryItem::Lexeme {
            word: word.to_owned(),
            prefix,
            weights,
        };
        let search = TsQuery(vec![
            TsQueryItem::And,
            TsQueryItem::Not,
            word("cow", false, 0b1001),
            TsQueryItem::Or,
            TsQueryItem::Phrase(2),
            word("dog", true, 0),
            word("big", false, 0),
            word("it's", false, 0),
        ]);
        let text = "( 'it''s' | 'big' <2> 'dog':* ) & !'cow':AD";
        shared_round_trips!(
            client,
            query::put_tsquery,
            query::put_many_tsquery,
            query::read_tsquery,
            [(&search, text)]
        );
        assert_eq!(query::read_tsquery(client, &search.to_string())?, search);
        // PostgreSQL writes an empty search, and does not read what it wrote.
        assert_eq!(query::read_tsquery(client, "")?, TsQuery::default());
        let empty = query::put_tsquery(client, Some(&TsQuery::default()));
        let empty = empty.expect_err("the server refuses it");
        assert_eq!(empty.code(), Some(&SqlState::INTERNAL_ERROR));
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

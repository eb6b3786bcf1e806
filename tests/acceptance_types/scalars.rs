//! Identifiers, addresses, enums and domains.

use crate::database::Outcome;
use crate::golden::acceptance_types::query;
use crate::golden::acceptance_types::types::Mood;
use crate::{array_round_trips, on_both_clients, round_trips};
use bindery::Client;
use bindery::cidr::IpInet;
use bindery::uuid::Uuid;
use postgres::error::SqlState;

const SCHEMA: &str = include_str!("../golden/acceptance_types/schema.sql");

#[test]
fn identifiers_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        for text in [
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "67e55044-10b1-426f-9247-bb680e5fe0c8",
        ] {
            let value: Uuid = text.parse()?;
            round_trips!(client, query::put_one_uuid, [(value, text)]);
        }
        Ok(())
    })
}

#[test]
fn addresses_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        if !writes_addresses_as_linux_does(client)? {
            return Ok(());
        }
        for text in [
            "192.168.0.1/24",
            "10.0.0.1/32",
            "0.0.0.0/0",
            "255.255.255.255/32",
            "::1/128",
            "2001:db8::8a2e:370:7334/64",
            "::/0",
        ] {
            let value: IpInet = text.parse()?;
            round_trips!(client, query::put_one_inet, [(value, text)]);
        }
        let addresses: [IpInet; 2] = ["10.0.0.1/8".parse()?, "::1".parse()?];
        array_round_trips!(
            client,
            query::put_many_inet,
            [(addresses, "{10.0.0.1/8,::1}")]
        );
        let read = query::read_many_inet(client, "{::1,NULL}")?;
        assert_eq!(read, [Some("::1".parse()?), None]);
        Ok(())
    })
}

/// Whether the server numbers the families of addresses as the driver expects it. The embedded server
/// does not: the number of IPv4 is that of the system for which the server was compiled.
fn writes_addresses_as_linux_does(client: &mut impl Client) -> Result<bool, bindery::Error> {
    let family = query::address_family(client)?;
    if family != 2 {
        eprintln!("this server writes 2 as {family}: its addresses are not tested");
    }
    Ok(family == 2)
}

#[test]
fn enums_and_domains_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        round_trips!(
            client,
            query::put_one_mood,
            [
                (Mood::Sad, "sad"),
                (Mood::SoSo, "so-so"),
                (Mood::TrèsContent, "très content"),
            ]
        );
        round_trips!(
            client,
            query::put_one_label,
            [("", ""), ("allowed 雪", "allowed 雪")]
        );
        round_trips!(
            client,
            query::put_one_amount,
            [(0, "0"), (i32::MAX, "2147483647")]
        );

        let forbidden = query::put_one_label(client, Some("forbidden"));
        let forbidden = forbidden.expect_err("the domain has a constraint");
        assert_eq!(forbidden.code(), Some(&SqlState::CHECK_VIOLATION));
        let negative = query::put_one_amount(client, Some(-1));
        let negative = negative.expect_err("the domain has a constraint");
        assert_eq!(negative.code(), Some(&SqlState::CHECK_VIOLATION));
        Ok(())
    })
}

#[test]
fn an_enum_is_its_label() -> Outcome {
    assert_eq!(Mood::TrèsContent.to_string(), "très content");
    assert_eq!("so-so".parse::<Mood>()?, Mood::SoSo);
    let unknown = "glad".parse::<Mood>().expect_err("no such label");
    assert_eq!(
        unknown.to_string(),
        "the enum `mood` has no variant for the label `glad`"
    );
    assert!(Mood::Sad < Mood::SoSo && Mood::SoSo < Mood::TrèsContent);
    Ok(())
}

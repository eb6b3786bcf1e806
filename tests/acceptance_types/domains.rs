//! Domains over enums, arrays and other domains: in Rust they are what is at the bottom of them.

use crate::database::Outcome;
use crate::golden::acceptance_domains::query::{self, AddThing};
use crate::golden::acceptance_domains::types::CardSuit::{self, Hearts, Spades};
use crate::on_both_clients;
use bindery::rust_decimal::Decimal;
use bindery::{Client, Error};
use postgres::error::SqlState;

const SCHEMA: &str = concat!(
    "DROP SCHEMA IF EXISTS shop CASCADE;",
    include_str!("../golden/acceptance_domains/schema.sql")
);

fn add_thing(
    client: &mut impl Client,
    red: Option<CardSuit>,
    smalls: &[i32],
    dice: &[i32],
) -> Result<AddThing, Error> {
    let price = Decimal::new(150, 2);
    let suits = [Hearts, Spades];
    let tags = ["a", ""];
    query::add_thing(
        client,
        Spades,
        &suits,
        red,
        &[Hearts],
        None,
        smalls,
        price,
        &[price],
        &tags,
        dice,
    )
}

#[test]
fn a_domain_is_its_base_type() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let added = add_thing(client, Some(Hearts), &[1, 2], &[])?;
        let price = Decimal::new(150, 2);
        let expected = AddThing {
            id: added.id,
            suit: Spades,
            suits: vec![Some(Hearts), Some(Spades)],
            red: Some(Hearts),
            reds: vec![Some(Hearts)],
            small: None,
            smalls: vec![Some(1), Some(2)],
            price,
            prices: vec![Some(price)],
            tags: vec![Some("a".to_owned()), Some(String::new())],
            dice: vec![],
        };
        assert_eq!(added, expected);
        assert_eq!(
            query::thing_as_text(client, added.id)?
                .split_once(',')
                .map(|(_, rest)| rest),
            Some(r#"SPADES,"{hearts,SPADES}",hearts,{hearts},,"{1,2}",1.50,{1.50},"{a,""""}",{})"#)
        );
        assert!(query::things_of(client, &[Spades], price, 2)?.contains(&added.id));
        assert!(query::things_of(client, &[Hearts], price, 2)?.is_empty());
        assert_eq!(query::parse_dice(client, "{6,NULL}")?, [Some(6), None]);
        assert_eq!(
            query::parse_reds(client, "{hearts,NULL}")?,
            [Some(Hearts), None]
        );
        Ok(())
    })
}

#[test]
fn a_domain_over_an_array_of_a_domain_is_an_array() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let added = add_thing(client, None, &[], &[6, 1])?;
        assert_eq!(added.dice, [Some(6), Some(1)]);
        Ok(())
    })
}

#[test]
fn the_constraints_of_all_domains_are_checked() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let black = add_thing(client, Some(Spades), &[], &[]).expect_err("spades are black");
        assert_eq!(black.code(), Some(&SqlState::CHECK_VIOLATION));
        for value in [0, 10] {
            let wrong = add_thing(client, None, &[value], &[]).expect_err("it is from 1 to 9");
            assert_eq!(wrong.code(), Some(&SqlState::CHECK_VIOLATION));
        }
        Ok(())
    })
}

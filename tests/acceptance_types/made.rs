//! Composite types, domains of their own, enums that grow, and arrays that keep their shape.

use crate::database::Outcome;
use crate::golden::acceptance_made::query;
use crate::golden::acceptance_made::types::{Account, Contact, Email, Mood, Person};
use crate::on_both_clients;
use bindery::rust_decimal::Decimal;
use bindery::{Array, Dimension, ErrorKind, Json, Numeric, Range};
use postgres::error::SqlState;

const SCHEMA: &str = concat!(
    "DROP SCHEMA public CASCADE; CREATE SCHEMA public;",
    include_str!("../golden/acceptance_made/schema.sql")
);

fn contact() -> Contact {
    Contact {
        mail: Some(Email("a@b".to_owned())),
        mails: Some(vec![Some(Email("x@y".to_owned())), None]),
        friends: Some(vec![Some(1), None]),
        mood: Some(Mood::SoSo),
        opens: None,
    }
}

fn nothing() -> Contact {
    Contact {
        mail: None,
        mails: None,
        friends: None,
        mood: None,
        opens: None,
    }
}

fn person() -> Person {
    Person {
        name: Some("Ada, \"\\".to_owned()),
        contact: Some(contact()),
        others: Some(vec![Some(nothing()), None]),
        budget: Some(Range::from(Decimal::ONE..)),
        heat: Some(Range::Empty),
    }
}

#[test]
fn composites_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let full = r#"(a@b,"{x@y,NULL}","{1,NULL}",so-so,)"#;
        for (value, text) in [(contact(), full), (nothing(), "(,,,,)")] {
            let row = query::put_contact(client, Some(&value))?;
            assert_eq!(
                (row.value.as_ref(), row.text.as_deref()),
                (Some(&value), Some(text))
            );
            assert_eq!(query::read_contact(client, text)?, value);
        }
        let row = query::put_person(client, Some(&person()))?;
        assert_eq!(row.value, Some(person()));
        assert_eq!(
            query::read_person(client, &row.text.unwrap_or_default())?,
            person()
        );
        let row = query::put_people(client, Some(&[person(), person()]))?;
        assert_eq!(row.value, Some(vec![Some(person()), Some(person())]));
        let row = query::put_citizen(client, Some(&person()))?;
        assert_eq!(row.value, Some(person()), "a domain over a composite type");

        assert_eq!(query::put_person(client, None)?.value, None);
        assert_eq!(query::put_people(client, None)?.value, None);
        assert_eq!(query::put_citizen(client, None)?.value, None);
        let mut wrong = person();
        wrong.name = Some("more than ten characters".to_owned());
        let wrong = query::put_person(client, Some(&wrong)).expect_err("it is a varchar(10)");
        assert_eq!(wrong.code(), Some(&SqlState::STRING_DATA_RIGHT_TRUNCATION));
        let mut wrong = contact();
        wrong.mail = Some(Email("nowhere".to_owned()));
        let wrong = query::put_contact(client, Some(&wrong)).expect_err("the domain has a check");
        assert_eq!(wrong.code(), Some(&SqlState::CHECK_VIOLATION));
        Ok(())
    })
}

#[test]
fn a_value_in_a_field_that_rust_can_not_hold_is_named() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let error = query::read_contact(client, "(,,,,24:00)").expect_err("chrono has no 24:00");
        let ErrorKind::Decode {
            column,
            value,
            cause,
            ..
        } = error.kind()
        else {
            panic!("{error}");
        };
        assert_eq!(
            (column.as_str(), value.as_str()),
            ("value", "(,,,,24:00:00)")
        );
        assert_eq!(
            cause.to_string(),
            "in the field `opens`: 24:00:00 is not a time of day in Rust"
        );
        for budget in ["[0,1e30)", "[0.12345678901234567890123456789,)", "[0,NaN]"] {
            let text = format!("(,,,\"{budget}\",)");
            let error = query::read_person(client, &text).expect_err(budget);
            assert!(matches!(error.kind(), ErrorKind::Decode { .. }), "{error}");
        }
        Ok(())
    })
}

#[test]
fn a_composite_type_that_was_changed_is_another_one() -> Outcome {
    for change in [
        "ALTER TYPE contact ADD ATTRIBUTE more int",
        "ALTER TYPE contact DROP ATTRIBUTE opens",
        "ALTER TYPE contact RENAME ATTRIBUTE opens TO closes",
        "ALTER TYPE contact ALTER ATTRIBUTE opens TYPE interval",
    ] {
        crate::database::with_client(|mut client| {
            client.batch_execute(SCHEMA)?;
            client.batch_execute(&format!("{change} CASCADE"))?;
            let sent = query::put_contact(&mut client, Some(&contact()));
            let refused = sent.expect_err(change);
            // It is not the server that notices.
            assert_eq!(refused.code(), None, "{change}: {refused}");
            let read = query::read_one_contact(&mut client).expect_err(change);
            assert!(
                matches!(read.kind(), ErrorKind::Decode { .. }),
                "{change}: {read}"
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_domain_can_be_a_type_of_its_own() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        query::clear_accounts(client)?;
        let mail = |text: &str| Email(text.to_owned());
        let settings = Json(vec![1, 2]);
        let added = query::add_account(client, 1, &mail("a@b"), Some(&settings))?;
        assert_eq!((added.email, added.mood), (mail("a@b"), Mood::Sad));
        assert_eq!(added.settings, Some(settings));
        let added = query::add_account(client, 2, &mail("c@d"), None)?;
        assert!(added.settings.is_none());
        let found = query::emails(client, &[mail("c@d"), mail("a@b"), mail("@")])?;
        assert_eq!(found, [mail("a@b"), mail("c@d")]);
        let refused = query::add_account(client, 3, &mail("nowhere"), None);
        let refused = refused.expect_err("the domain has a check");
        assert_eq!(refused.code(), Some(&SqlState::CHECK_VIOLATION));

        let rows: Vec<Account> = query::whole_accounts(client)?;
        assert_eq!(rows[1].email, Some(mail("c@d")));
        Ok(())
    })
}

#[test]
fn json_that_is_not_of_its_type_is_an_error() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        query::clear_accounts(client)?;
        query::add_account(client, 1, &Email("a@b".to_owned()), None)?;
        assert_eq!(query::settings(client)?, [None]);
        query::set_settings(client, Some("[1, 255]"))?;
        assert_eq!(query::settings(client)?, [Some(Json(vec![1, 255]))]);
        for wrong in ["{}", "[256]", "null"] {
            query::set_settings(client, Some(wrong))?;
            let error = query::settings(client).expect_err(wrong);
            assert!(matches!(error.kind(), ErrorKind::Decode { .. }), "{error}");
        }
        Ok(())
    })
}

#[test]
fn an_enum_can_grow() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let row = query::put_mood(client, Some(&Mood::SoSo))?;
        assert_eq!(
            (row.value, row.text.as_deref()),
            (Some(Mood::SoSo), Some("so-so"))
        );
        let unknown = Mood::Other("glad".to_owned());
        let refused = query::put_mood(client, Some(&unknown)).expect_err("there is no such label");
        assert_eq!(refused.code(), Some(&SqlState::INVALID_TEXT_REPRESENTATION));
        Ok(())
    })?;
    crate::database::with_client(|mut client| {
        client.batch_execute(SCHEMA)?;
        client.batch_execute("ALTER TYPE mood ADD VALUE 'glad'")?;
        let glad = Mood::Other("glad".to_owned());
        assert_eq!("glad".parse::<Mood>()?, glad);
        assert_eq!(glad.to_string(), "glad");
        let row = query::put_mood(&mut client, Some(&glad))?;
        assert_eq!(
            (row.value.as_ref(), row.text.as_deref()),
            (Some(&glad), Some("glad"))
        );
        let row = query::put_moods(&mut client, Some(&[glad.clone(), Mood::Sad]))?;
        assert_eq!(row.value, Some(vec![Some(glad), Some(Mood::Sad)]));
        Ok(())
    })
}

#[test]
fn an_array_can_keep_its_shape() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let array = |lengths: &[(usize, i32)], elements: &[Option<i32>]| Array {
            dimensions: lengths
                .iter()
                .map(|&(length, lower_bound)| Dimension {
                    length,
                    lower_bound,
                })
                .collect(),
            elements: elements.to_vec(),
        };
        for (value, text) in [
            (Array::default(), "{}"),
            (Array::from(vec![Some(1), None]), "{1,NULL}"),
            (array(&[(1, 1), (2, 1)], &[Some(1), None]), "{{1,NULL}}"),
            (array(&[(2, 1), (1, 1)], &[Some(1), Some(2)]), "{{1},{2}}"),
            (array(&[(2, -1)], &[Some(1), Some(2)]), "[-1:0]={1,2}"),
            (
                array(&[(1, 0), (1, 1), (2, 2)], &[Some(1), Some(2)]),
                "[0:0][1:1][2:3]={{{1,2}}}",
            ),
        ] {
            let row = query::matrix(client, &value)?;
            assert_eq!((row.value, row.text.as_str()), (value, text));
        }
        let wrong = array(&[(2, 1), (2, 1)], &[Some(1)]);
        assert!(
            query::matrix(client, &wrong).is_err(),
            "four elements are needed"
        );

        let mails = Array {
            dimensions: vec![Dimension::new(1), Dimension::new(1)],
            elements: vec![Some(Email("a@b".to_owned()))],
        };
        let row = query::matrix_of_emails(client, &mails)?;
        assert_eq!((row.value, row.text.as_deref()), (mails, Some("{{a@b}}")));
        let read = query::read_matrix(client, r#"{{a,NULL},{"",b}}"#)?;
        assert_eq!(
            read.elements,
            [
                Some("a".to_owned()),
                None,
                Some(String::new()),
                Some("b".to_owned())
            ]
        );
        Ok(())
    })
}

#[test]
fn a_numeric_can_have_any_size() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let long = format!("-{}.{}", "9876543210".repeat(40), "0123456789".repeat(90));
        for text in [
            "0",
            "0.000",
            "1",
            "-1",
            "10000",
            "12345678",
            "0.0001",
            "0.00001",
            "1.0001",
            "100.10",
            "-0.5",
            "NaN",
            &long,
            "99999999999999999999999999999999",
        ] {
            let read = query::read_numeric(client, text)?;
            assert_eq!(read.to_string(), text);
            let parsed: Numeric = text.parse()?;
            assert_eq!(parsed, read, "{text}");
            assert_eq!(query::put_numeric(client, &parsed)?, text);
        }
        for text in ["Infinity", "-Infinity"] {
            assert_eq!(query::read_numeric(client, text)?.to_string(), text);
            assert_eq!(query::put_numeric(client, &text.parse()?)?, text);
        }
        for (text, expected) in [
            ("+1", "1"),
            ("00012", "12"),
            (".5", "0.5"),
            ("7.", "7"),
            ("-0", "0"),
        ] {
            let parsed: Numeric = text.parse()?;
            assert_eq!(query::put_numeric(client, &parsed)?, expected, "{text}");
        }
        for text in ["", ".", "-", "1e3", "1.2.3", " 1", "0x1", "١"] {
            assert!(text.parse::<Numeric>().is_err(), "{text}");
        }
        Ok(())
    })
}

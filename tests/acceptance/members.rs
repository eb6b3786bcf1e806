//! `queries/members.sql`

use crate::database::Outcome;
use crate::library::{HISTORY, date, decimal, in_library, now, record, ten_o_clock, today};
use crate::queries::members::{
    self, MemberByCard, MemberSummary, MemberTimeline, MembersPage, SaveContact,
};
use crate::queries::types::Membership;
use crate::queries::{copies, loans};
use bindery::chrono::Months;
use bindery::serde_json::json;
use bindery::uuid::Uuid;
use bindery::{ErrorKind, Json};

#[test]
fn a_member_gets_a_card_that_tells_who_it_is() -> Outcome {
    in_library(|library| {
        let expires_on = today(library)? + Months::new(12);
        let registered = members::register_member(
            library,
            "Dora",
            "dora@example.org",
            Some("456"),
            Membership::Senior,
            Some(expires_on),
        )?;
        assert_eq!(registered.id, 4);
        assert_eq!(registered.joined_on, today(library)?);
        let dora = MemberByCard {
            id: 4,
            name: "Dora".to_owned(),
            email: "dora@example.org".to_owned(),
            phone: Some("456".to_owned()),
            membership: Membership::Senior,
            expires_on: Some(expires_on),
            active: true,
            preferences: json!({}),
        };
        assert_eq!(
            members::member_by_card(library, registered.card)?,
            Some(dora)
        );
        assert_eq!(members::member_by_card(library, Uuid::nil())?, None);
        Ok(())
    })
}

#[test]
fn a_contact_is_updated_but_a_number_is_not_forgotten() -> Outcome {
    in_library(|library| {
        let renamed = SaveContact {
            id: 1,
            name: "Ada Lovelace".to_owned(),
            phone: Some("123".to_owned()),
        };
        let saved = members::save_contact(library, "Ada Lovelace", "ada@example.org", None)?;
        assert_eq!(saved, renamed);
        let saved = members::save_contact(library, "Emil", "emil@example.org", None)?;
        assert_eq!((saved.name.as_str(), saved.phone), ("Emil", None));
        let saved = members::save_contact(library, "Emil", "emil@example.org", Some("7"))?;
        assert_eq!(saved.phone.as_deref(), Some("7"));
        Ok(())
    })
}

#[test]
fn the_pages_of_members_skip_those_who_are_not_active() -> Outcome {
    in_library(|library| {
        library.batch_execute("UPDATE member SET active = false WHERE name = 'Ada'")?;
        let row = |id, name: &str, email: &str, membership| MembersPage {
            id,
            name: name.to_owned(),
            email: email.to_owned(),
            membership,
        };
        let expected = [
            row(2, "Ben", "ben@example.org", Membership::Child),
            row(3, "Cleo", "cleo@example.org", Membership::Staff),
        ];
        assert_eq!(members::members_page(library, 10, 0)?, expected);
        assert_eq!(members::members_page(library, 10, 1)?, expected[1..]);
        assert_eq!(members::members_page(library, 0, 0)?, []);
        Ok(())
    })
}

#[test]
fn preferences_are_merged() -> Outcome {
    in_library(|library| {
        let english = json!({"newsletter": true, "language": "en"});
        assert_eq!(
            members::change_preferences(library, &english, 1)?,
            Some(english)
        );
        assert_eq!(
            members::change_preferences(library, &json!({"language": "sv", "font": null}), 1)?,
            Some(json!({"newsletter": true, "language": "sv", "font": null}))
        );
        assert_eq!(members::change_preferences(library, &json!({}), 99)?, None);

        let swedish = members::newsletter_addresses(library, "sv")?;
        assert_eq!(swedish, ["ada@example.org"]);
        let none: [&str; 0] = [];
        assert_eq!(members::newsletter_addresses(library, "en")?, none);
        Ok(())
    })
}

#[test]
fn a_membership_is_extended_from_today_if_it_has_run_out() -> Outcome {
    in_library(|library| {
        let to = members::extend_membership(library, 2, 2)?;
        assert_eq!(to, Some(date("3000-02-28")));
        library.batch_execute(
            "UPDATE member SET joined_on = '2020-01-01', expires_on = '2020-12-31' WHERE id = 2",
        )?;
        let to = members::extend_membership(library, 2, 2)?;
        assert_eq!(to, Some(today(library)? + Months::new(2)));
        let endless = members::extend_membership(library, 2, 1)?;
        assert_eq!(endless, None);
        Ok(())
    })
}

#[test]
fn expired_members_are_suspended_after_the_days_of_grace() -> Outcome {
    in_library(|library| {
        library.batch_execute(
            "UPDATE member SET joined_on = '2020-01-01', expires_on = CURRENT_DATE - 10",
        )?;
        assert_eq!(members::suspend_expired_members(library, 10)?, 0);
        assert_eq!(members::suspend_expired_members(library, 9)?, 3);
        assert_eq!(members::suspend_expired_members(library, 9)?, 0);
        assert_eq!(members::members_page(library, 10, 0)?, []);
        Ok(())
    })
}

#[test]
fn a_member_may_borrow_unless_something_speaks_against_it() -> Outcome {
    in_library(|library| {
        assert!(members::may_borrow(library, 1, 1)?);
        assert!(!members::may_borrow(library, 99, 1)?);
        loans::lend_copy(library, 1, 1, 21)?;
        assert!(!members::may_borrow(library, 1, 1)?);
        assert!(members::may_borrow(library, 1, 2)?);
        library.batch_execute("UPDATE loan SET due_on = CURRENT_DATE - 1")?;
        assert!(!members::may_borrow(library, 1, 2)?);
        library.batch_execute("UPDATE member SET active = false WHERE id = 3")?;
        assert!(!members::may_borrow(library, 3, 1)?);
        Ok(())
    })
}

#[test]
fn a_summary_counts_what_concerns_one_member() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        loans::lend_copy(library, 1, 2, 21)?;
        loans::lend_copy(library, 3, 2, 21)?;
        library.batch_execute("UPDATE loan SET due_on = CURRENT_DATE - 1 WHERE copy_id = 3")?;
        loans::reserve_book(library, 3, 2, None)?;
        let ben = MemberSummary {
            id: 2,
            name: "Ben".to_owned(),
            membership: Membership::Child,
            expires_on: Some(date("2999-12-31")),
            open_loans: 2,
            overdue: 1,
            reservations: 1,
            unpaid: decimal("0.80"),
        };
        assert_eq!(members::member_summary(library, 2)?, Some(ben));
        let cleo = members::member_summary(library, 3)?.expect("the stock has her");
        assert_eq!((cleo.open_loans, cleo.unpaid), (0, decimal("0")));
        assert_eq!(members::member_summary(library, 99)?, None);
        Ok(())
    })
}

#[test]
fn a_timeline_mixes_what_happened() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        copies::put_copy(library, 4, "KOMET-1", Some("K"))?;
        loans::reserve_book(library, 4, 1, None)?;
        let row = |event: &str, happened_at, title: &str| MemberTimeline {
            event: event.to_owned(),
            happened_at,
            title: title.to_owned(),
        };
        let expected = [
            row("reserved", now(library)?, "Kometen kommer"),
            row("returned", ten_o_clock("2024-04-03"), "Gösta Berlings saga"),
            row("borrowed", ten_o_clock("2024-04-01"), "Gösta Berlings saga"),
            row("returned", ten_o_clock("2024-02-20"), "The Tombs of Atuan"),
        ];
        let since = ten_o_clock("2024-02-20");
        assert_eq!(members::member_timeline(library, 1, since)?, expected);
        assert_eq!(members::member_timeline(library, 3, since)?, []);
        Ok(())
    })
}

#[test]
fn choices_are_a_struct_of_the_programs_own() -> Outcome {
    in_library(|library| {
        members::change_preferences(library, &json!({"newsletter": true, "more": [1]}), 1)?;
        let newsletter = Some(true);
        let choices = members::choices(library, 1)?;
        assert_eq!(choices, Some(Json(crate::Choices { newsletter })));
        assert_eq!(members::choices(library, 99)?, None);
        members::change_preferences(library, &json!({"newsletter": "yes"}), 1)?;
        let error = members::choices(library, 1).expect_err("it is no bool");
        assert!(matches!(error.kind(), ErrorKind::Decode { .. }));
        Ok(())
    })
}

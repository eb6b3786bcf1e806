//! `queries/loans.sql`

use crate::database::Outcome;
use crate::library::{HISTORY, all_some, decimal, in_library, now, record, ten_o_clock, today};
use crate::queries::loans::{
    self, LendCopy, LoanHistory, LoansDueBetween, NotifyNextInLine, OpenLoansOfMember,
    OverdueNotices, PayFines, RenewLoan, ReservationQueue, ReserveBook, ReturnCopy,
};
use crate::queries::types::CopyCondition;
use crate::queries::{copies, members};
use bindery::Range;
use bindery::chrono::Days;
use postgres::GenericClient;

/// Makes a loan of today one that was due a number of days ago.
fn make_overdue(client: &mut impl GenericClient, loan_id: i64, days: i32) -> Outcome {
    let update = "UPDATE loan SET due_on = CURRENT_DATE - $2::int WHERE id = $1";
    assert_eq!(client.execute(update, &[&loan_id, &days])?, 1);
    Ok(())
}

#[test]
fn a_copy_is_lent_once() -> Outcome {
    in_library(|library| {
        let lent = LendCopy {
            id: 1,
            due_on: today(library)? + Days::new(21),
        };
        assert_eq!(loans::lend_copy(library, 1, 1, 21)?, Some(lent));
        assert_eq!(loans::lend_copy(library, 1, 2, 21)?, None);
        assert_eq!(loans::lend_copy(library, 99, 2, 21)?, None);
        Ok(())
    })
}

#[test]
fn a_late_return_costs_a_fine_for_each_day() -> Outcome {
    in_library(|library| {
        loans::lend_copy(library, 1, 2, 21)?;
        make_overdue(library, 1, 3)?;
        let returned = ReturnCopy {
            loan_id: 1,
            member_id: 2,
            fine: decimal("0.75"),
        };
        let daily_fine = decimal("0.25");
        assert_eq!(
            loans::return_copy(library, daily_fine, 1, CopyCondition::Damaged)?,
            Some(returned)
        );
        assert_eq!(
            loans::return_copy(library, daily_fine, 1, CopyCondition::Damaged)?,
            None
        );
        let copy = &copies::copies_of_book(library, 1)?[0];
        assert_eq!(copy.condition, CopyCondition::Damaged);
        Ok(())
    })
}

#[test]
fn a_loan_is_renewed_until_it_was_often_enough() -> Outcome {
    in_library(|library| {
        let lent = loans::lend_copy(library, 1, 1, 21)?.expect("it is there");
        let renewed = RenewLoan {
            due_on: lent.due_on + Days::new(7),
            renewals: 1,
        };
        assert_eq!(loans::renew_loan(library, 7, lent.id, 1)?, Some(renewed));
        assert_eq!(loans::renew_loan(library, 7, lent.id, 1)?, None);
        loans::reserve_book(library, 1, 3, None)?;
        assert_eq!(loans::renew_loan(library, 7, lent.id, 2)?, None);
        Ok(())
    })
}

#[test]
fn open_loans_come_in_the_order_in_which_they_are_due() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        let today = today(library)?;
        loans::lend_copy(library, 1, 1, 21)?;
        loans::lend_copy(library, 3, 1, 21)?;
        make_overdue(library, 6, 2)?;
        let row = |loan_id, title: &str, barcode: &str, due_on, days_overdue| OpenLoansOfMember {
            loan_id,
            title: title.to_owned(),
            barcode: barcode.to_owned(),
            due_on,
            renewals: 0,
            days_overdue,
        };
        let late = today - Days::new(2);
        let due = today + Days::new(21);
        let expected = [
            row(6, "The Tombs of Atuan", "ATUAN-1", late, 2),
            row(5, "A Wizard of Earthsea", "EARTH-1", due, 0),
        ];
        assert_eq!(loans::open_loans_of_member(library, 1)?, expected);
        assert_eq!(loans::open_loans_of_member(library, 2)?, []);
        Ok(())
    })
}

#[test]
fn a_notice_lists_all_titles_of_a_member() -> Outcome {
    in_library(|library| {
        for (loan_id, copy_id, member_id, days) in [(1, 1, 1, 3), (2, 3, 1, 9), (3, 4, 2, 1)] {
            loans::lend_copy(library, copy_id, member_id, 21)?;
            make_overdue(library, loan_id, days)?;
        }
        let ada = OverdueNotices {
            member_email: "ada@example.org".to_owned(),
            member_name: "Ada".to_owned(),
            titles: all_some(&["The Tombs of Atuan", "A Wizard of Earthsea"]),
            days_overdue: 9,
        };
        let ben = OverdueNotices {
            member_email: "ben@example.org".to_owned(),
            member_name: "Ben".to_owned(),
            titles: all_some(&["Gösta Berlings saga"]),
            days_overdue: 1,
        };
        assert_eq!(loans::overdue_notices(library, 1)?, [ada, ben]);
        let urgent = loans::overdue_notices(library, 9)?;
        assert_eq!(urgent.len(), 1);
        assert_eq!(urgent[0].titles, all_some(&["The Tombs of Atuan"]));
        Ok(())
    })
}

#[test]
fn both_ends_of_a_span_are_included() -> Outcome {
    in_library(|library| {
        let lent = loans::lend_copy(library, 4, 1, 5)?.expect("it is there");
        let due = LoansDueBetween {
            id: lent.id,
            due_on: lent.due_on,
            title: "Gösta Berlings saga".to_owned(),
            borrower: "Ada".to_owned(),
            phone: Some("123".to_owned()),
        };
        let found = loans::loans_due_between(library, lent.due_on, lent.due_on)?;
        assert_eq!(found, [due]);
        let later = lent.due_on + Days::new(1);
        assert_eq!(loans::loans_due_between(library, later, later)?, []);
        Ok(())
    })
}

#[test]
fn the_history_of_a_member_comes_in_pages() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        let row = |id, lent, returned, title: &str| LoanHistory {
            id,
            lent_at: ten_o_clock(lent),
            returned_at: Some(ten_o_clock(returned)),
            title: title.to_owned(),
            fine: decimal("0"),
        };
        let expected = [
            row(4, "2024-04-01", "2024-04-03", "Gösta Berlings saga"),
            row(3, "2024-02-10", "2024-02-20", "The Tombs of Atuan"),
            row(1, "2024-01-10", "2024-01-20", "A Wizard of Earthsea"),
        ];
        assert_eq!(loans::loan_history(library, 1, None, 2)?, expected[..2]);
        assert_eq!(loans::loan_history(library, 1, Some(3), 2)?, expected[2..]);
        assert_eq!(loans::loan_history(library, 1, Some(1), 2)?, []);
        Ok(())
    })
}

#[test]
fn fines_are_paid_together() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        record(library, &HISTORY[1..2])?;
        let paid = PayFines {
            fines: 2,
            amount: decimal("1.60"),
        };
        assert_eq!(loans::pay_fines(library, 2)?, paid);
        let nothing = PayFines {
            fines: 0,
            amount: decimal("0"),
        };
        assert_eq!(loans::pay_fines(library, 2)?, nothing);
        Ok(())
    })
}

#[test]
fn old_loans_are_forgotten_unless_something_is_owed() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        loans::lend_copy(library, 1, 1, 21)?;
        assert_eq!(loans::forget_old_loans(library, 12_000)?, 0);
        assert_eq!(loans::forget_old_loans(library, 1)?, 3);
        loans::pay_fines(library, 2)?;
        assert_eq!(loans::forget_old_loans(library, 1)?, 1);
        assert_eq!(loans::open_loans_of_member(library, 1)?.len(), 1);
        Ok(())
    })
}

#[test]
fn a_place_in_the_queue_is_kept() -> Outcome {
    in_library(|library| {
        let placed_at = now(library)?;
        let reserved = ReserveBook {
            placed_at,
            notified_at: None,
        };
        assert_eq!(loans::reserve_book(library, 1, 2, None)?, reserved);
        assert_eq!(
            loans::reserve_book(library, 1, 1, Some("signed"))?,
            reserved
        );
        assert_eq!(
            loans::reserve_book(library, 1, 2, Some("by May"))?,
            reserved
        );
        let row = |place, member_id, name: &str, note: &str| ReservationQueue {
            place,
            member_id,
            name: name.to_owned(),
            placed_at,
            note: Some(note.to_owned()),
        };
        let expected = [row(1, 1, "Ada", "signed"), row(2, 2, "Ben", "by May")];
        assert_eq!(loans::reservation_queue(library, 1)?, expected);
        assert_eq!(loans::cancel_reservation(library, 1, 1)?, 1);
        assert_eq!(loans::cancel_reservation(library, 1, 1)?, 0);
        let expected = [row(1, 2, "Ben", "by May")];
        assert_eq!(loans::reservation_queue(library, 1)?, expected);
        Ok(())
    })
}

#[test]
fn who_borrows_a_book_waits_no_longer() -> Outcome {
    in_library(|library| {
        loans::reserve_book(library, 1, 1, None)?;
        loans::lend_copy(library, 1, 1, 21)?;
        assert_eq!(loans::reservation_queue(library, 1)?, []);
        Ok(())
    })
}

#[test]
fn the_first_in_line_is_told_once() -> Outcome {
    in_library(|library| {
        loans::reserve_book(library, 2, 3, None)?;
        loans::reserve_book(library, 2, 2, None)?;
        // Nobody can have a book of which there is no copy.
        loans::reserve_book(library, 4, 1, None)?;
        let ben = NotifyNextInLine {
            email: "ben@example.org".to_owned(),
            name: "Ben".to_owned(),
            title: "The Tombs of Atuan".to_owned(),
        };
        assert_eq!(loans::notify_next_in_line(library)?, [ben]);
        assert_eq!(loans::notify_next_in_line(library)?, []);
        let told = loans::reserve_book(library, 2, 2, None)?;
        assert_eq!(told.notified_at, Some(now(library)?));
        assert_eq!(
            members::member_summary(library, 2)?.map(|it| it.reservations),
            Some(1)
        );
        Ok(())
    })
}

#[test]
fn a_loan_is_a_range_of_time() -> Outcome {
    in_library(|library| {
        let now = now(library)?;
        assert_eq!(loans::times_out(library, 1, &Range::from(..))?, []);
        loans::lend_copy(library, 1, 1, 21)?;
        let out = loans::times_out(library, 1, &Range::from(now..))?;
        assert_eq!(out, [Range::from(now..)]);
        assert_eq!(loans::times_out(library, 1, &Range::from(..now))?, []);
        assert_eq!(loans::times_out(library, 1, &Range::Empty)?, []);
        Ok(())
    })
}

#[test]
fn a_loan_that_came_back_is_archived() -> Outcome {
    in_library(|library| {
        loans::lend_copy(library, 1, 2, 21)?;
        assert_eq!(loans::archive_loan(library, 1)?, None);
        loans::return_copy(library, decimal("0.25"), 1, CopyCondition::Good)?;
        let loan = loans::archive_loan(library, 1)?.ok_or("it came back")?;
        assert_eq!(
            (loan.id, loan.copy_id, loan.member_id),
            (Some(1), Some(1), Some(2))
        );
        assert_eq!(
            (loan.fine, loan.returned_at),
            (Some(decimal("0.00")), Some(now(library)?))
        );
        assert_eq!(loans::archive_loan(library, 1)?, None);
        Ok(())
    })
}

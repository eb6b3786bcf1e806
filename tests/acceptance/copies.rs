//! `queries/copies.sql`

use crate::database::Outcome;
use crate::library::{HISTORY, decimal, in_library, now, record, ten_o_clock, today};
use crate::queries::copies::{
    self, AddCopies, CopiesOfBook, CopiesToRepair, CopyByBarcode, CopyHistory, LockAvailableCopy,
    PutCopy, WithdrawCopies,
};
use crate::queries::loans;
use crate::queries::types::CopyCondition;
use bindery::{ErrorKind, Interval};

#[test]
fn copies_are_added_in_one_go() -> Outcome {
    in_library(|library| {
        let row = |id, barcode: &str| AddCopies {
            id,
            barcode: barcode.to_owned(),
        };
        let added = copies::add_copies(library, 4, Some(decimal("0.01")), &["K-1", "K-2"])?;
        assert_eq!(added, [row(5, "K-1"), row(6, "K-2")]);
        assert_eq!(
            copies::add_copies(library, 4, None, &["K-3"])?,
            [row(7, "K-3")]
        );
        assert_eq!(copies::add_copies(library, 4, None, &[])?, []);
        let price = "SELECT sum(price)::text || '/' || count(*) FROM copy WHERE book_id = 4";
        let price: String = library.query_one(price, &[])?.get(0);
        assert_eq!(price, "0.02/3");
        Ok(())
    })
}

#[test]
fn a_barcode_tells_whether_a_copy_is_new() -> Outcome {
    in_library(|library| {
        let acquired_on = today(library)?;
        copies::set_condition(library, CopyCondition::Worn, 1)?;
        let known = PutCopy {
            id: 1,
            condition: CopyCondition::Worn,
            acquired_on,
        };
        assert_eq!(copies::put_copy(library, 1, "EARTH-1", Some("A1"))?, known);
        let new = copies::put_copy(library, 1, "EARTH-3", Some("A1"))?;
        assert_eq!(new.condition, CopyCondition::New);
        assert_eq!(new.acquired_on, acquired_on);
        assert_eq!(copies::copies_of_book(library, 1)?.len(), 3);
        Ok(())
    })
}

#[test]
fn a_scanned_barcode_must_be_known() -> Outcome {
    in_library(|library| {
        let scanned = CopyByBarcode {
            id: 3,
            condition: CopyCondition::New,
            title: "The Tombs of Atuan".to_owned(),
        };
        assert_eq!(copies::copy_by_barcode(library, "ATUAN-1")?, scanned);
        let error = copies::copy_by_barcode(library, "atuan-1").expect_err("case matters");
        assert!(matches!(error.kind(), ErrorKind::NoRow));
        Ok(())
    })
}

#[test]
fn copies_that_are_out_come_with_the_borrower() -> Outcome {
    in_library(|library| {
        let lent = loans::lend_copy(library, 2, 1, 21)?.expect("it is there");
        copies::put_copy(library, 1, "EARTH-1", Some("A1"))?;
        let expected = [
            CopiesOfBook {
                id: 1,
                barcode: "EARTH-1".to_owned(),
                shelf: Some("A1".to_owned()),
                condition: CopyCondition::New,
                borrower: None,
                due_on: None,
            },
            CopiesOfBook {
                id: 2,
                barcode: "EARTH-2".to_owned(),
                shelf: None,
                condition: CopyCondition::New,
                borrower: Some("Ada".to_owned()),
                due_on: Some(lent.due_on),
            },
        ];
        assert_eq!(copies::copies_of_book(library, 1)?, expected);
        assert_eq!(copies::copies_of_book(library, 4)?, []);
        Ok(())
    })
}

#[test]
fn the_best_copy_that_is_there_gets_locked() -> Outcome {
    in_library(|library| {
        copies::set_condition(library, CopyCondition::Damaged, 1)?;
        let best = LockAvailableCopy {
            id: 2,
            barcode: "EARTH-2".to_owned(),
            condition: CopyCondition::New,
        };
        assert_eq!(copies::lock_available_copy(library, 1)?, Some(best));
        loans::lend_copy(library, 2, 1, 21)?;
        let next = LockAvailableCopy {
            id: 1,
            barcode: "EARTH-1".to_owned(),
            condition: CopyCondition::Damaged,
        };
        assert_eq!(copies::lock_available_copy(library, 1)?, Some(next));
        copies::set_condition(library, CopyCondition::Lost, 1)?;
        assert_eq!(copies::lock_available_copy(library, 1)?, None);
        Ok(())
    })
}

#[test]
fn conditions_are_ordered_from_best_to_worst() -> Outcome {
    in_library(|library| {
        assert_eq!(copies::set_condition(library, CopyCondition::Worn, 3)?, 1);
        assert_eq!(copies::set_condition(library, CopyCondition::Lost, 4)?, 1);
        assert_eq!(copies::set_condition(library, CopyCondition::Lost, 99)?, 0);
        let worn = CopiesToRepair {
            id: 3,
            barcode: "ATUAN-1".to_owned(),
            shelf: None,
            condition: CopyCondition::Worn,
            title: "The Tombs of Atuan".to_owned(),
        };
        let lost = CopiesToRepair {
            id: 4,
            barcode: "SAGA-1".to_owned(),
            shelf: None,
            condition: CopyCondition::Lost,
            title: "Gösta Berlings saga".to_owned(),
        };
        assert!(worn.condition < lost.condition);
        let found = copies::copies_to_repair(library, CopyCondition::Worn)?;
        assert_eq!(found, [lost.clone(), worn]);
        let found = copies::copies_to_repair(library, CopyCondition::Damaged)?;
        assert_eq!(found, [lost]);
        Ok(())
    })
}

#[test]
fn a_copy_that_is_out_is_not_withdrawn() -> Outcome {
    in_library(|library| {
        loans::lend_copy(library, 1, 1, 21)?;
        let withdrawn = WithdrawCopies {
            id: 2,
            barcode: "EARTH-2".to_owned(),
        };
        assert_eq!(copies::withdraw_copies(library, &[1, 2, 99])?, [withdrawn]);
        assert_eq!(copies::withdraw_copies(library, &[1, 2])?, []);
        assert_eq!(copies::copies_of_book(library, 1)?.len(), 1);
        Ok(())
    })
}

#[test]
fn the_history_of_a_copy_tells_how_long_it_stood_idle() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        let row = |loan_id, borrower: &str, lent, returned, idle| CopyHistory {
            loan_id,
            borrower: borrower.to_owned(),
            lent_at: ten_o_clock(lent),
            returned_at: Some(ten_o_clock(returned)),
            idle,
        };
        let idle = Interval {
            months: 0,
            days: 16,
            microseconds: 0,
        };
        let expected = [
            row(1, "Ada", "2024-01-10", "2024-01-20", None),
            row(2, "Ben", "2024-02-05", "2024-03-01", Some(idle)),
        ];
        assert_eq!(copies::copy_history(library, 1)?, expected);
        loans::lend_copy(library, 2, 3, 1)?;
        let open = copies::copy_history(library, 2)?;
        assert_eq!(open.len(), 1);
        assert_eq!((open[0].returned_at, open[0].idle), (None, None));
        assert_eq!(open[0].lent_at, now(library)?);
        Ok(())
    })
}

//! Procedures at the desk: `queries/desk.sql`, and what `[procedures]` makes of `schema/04_procedures.sql`.

use crate::database::Outcome;
use crate::library::{date, decimal, in_library};
use crate::queries::desk::{self, OverdueLoan, OverdueMember};
use crate::queries::procedures::public as procedures;
use crate::queries::types::CopyCondition;
use crate::queries::{copies, loans};
use bindery::Error;
use bindery::chrono::Days;
use postgres::Transaction;

/// Ada has a copy that was due ten days ago and one that was due yesterday; Ben has one to keep.
fn lend_some(client: &mut Transaction<'_>) -> Outcome {
    for (copy_id, member_id) in [(1, 1), (3, 1), (4, 2)] {
        desk::lend(client, copy_id, member_id)?;
    }
    client.batch_execute(
        "UPDATE loan SET due_on = CURRENT_DATE - 10 WHERE copy_id = 1;
         UPDATE loan SET due_on = CURRENT_DATE - 1 WHERE copy_id = 3",
    )?;
    Ok(())
}

fn overdue() -> [OverdueLoan; 2] {
    [
        (1, "A Wizard of Earthsea", 10),
        (2, "The Tombs of Atuan", 1),
    ]
    .map(|(loan_id, title, days_overdue)| OverdueLoan {
        loan_id,
        title: title.to_owned(),
        member_name: "Ada".to_owned(),
        days_overdue,
    })
}

fn members() -> [OverdueMember; 1] {
    [OverdueMember {
        member_name: "Ada".to_owned(),
        loans: 2,
        fines: decimal("2.20"),
    }]
}

#[test]
fn lend_lends_for_as_long_as_is_usual() -> Outcome {
    in_library(|client| {
        let today = client.query_one("SELECT CURRENT_DATE", &[])?.get(0);
        let days = |days| Some(date_after(today, days));
        assert_eq!(desk::lend(client, 1, 1)?.due_on, days(21));
        assert_eq!(procedures::lend(client, 2, 1, None)?.due_on, days(21));
        assert_eq!(procedures::lend(client, 3, 1, Some(7))?.due_on, days(7));
        assert_eq!(loans::open_loans_of_member(client, 1)?.len(), 3);
        Ok(())
    })
}

fn date_after(day: bindery::chrono::NaiveDate, days: u64) -> bindery::chrono::NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(date("2999-12-31"))
}

#[test]
fn take_back_gives_the_fine_or_nothing() -> Outcome {
    in_library(|client| {
        lend_some(client)?;
        let taken = desk::take_back(client, 1, Some(CopyCondition::Worn))?;
        assert_eq!(taken.days_late, Some(10));
        assert_eq!(taken.fine, Some(decimal("2.00")));
        let copy = copies::copy_by_barcode(client, "EARTH-1")?;
        assert_eq!(copy.condition, CopyCondition::Worn);
        // It is not out any more, and its condition has not changed.
        assert_eq!(desk::take_back(client, 1, None)?.loan_id, None);
        let copy = copies::copy_by_barcode(client, "EARTH-1")?;
        assert_eq!(copy.condition, CopyCondition::Worn);
        let taken = procedures::take_back(client, 3, None)?;
        assert_eq!(taken.fine, Some(decimal("0.20")));
        Ok(())
    })
}

#[test]
fn overdue_report_has_the_rows_of_both_cursors() -> Outcome {
    in_library(|client| {
        lend_some(client)?;
        let (loans, members_) = desk::overdue_report(client, 1)?;
        assert_eq!(loans, overdue());
        assert_eq!(members_, members());
        let (loans, members_) = desk::overdue_report(client, 11)?;
        assert_eq!((loans.len(), members_.len()), (0, 0));
        let mut titles = Vec::new();
        let each = |loan: OverdueLoan| {
            titles.push(loan.title);
            Ok::<(), Error>(())
        };
        desk::overdue_report_each(client, 1, 1, each, |_| Ok(()))?;
        assert_eq!(titles, ["A Wizard of Earthsea", "The Tombs of Atuan"]);
        Ok(())
    })
}

#[test]
fn overdue_rows_are_those_of_queries_too() -> Outcome {
    in_library(|client| {
        lend_some(client)?;
        assert_eq!(desk::overdue_loans(client)?, overdue());
        assert_eq!(desk::overdue_members(client)?, members());
        Ok(())
    })
}

#[test]
fn functions_of_the_schema_take_their_defaults() -> Outcome {
    in_library(|client| {
        assert_eq!(
            procedures::fine_for(client, 3, None)?,
            Some(decimal("0.60"))
        );
        let dear = Some(decimal("2.5"));
        assert_eq!(procedures::fine_for(client, 2, dear)?, Some(decimal("5.0")));
        lend_some(client)?;
        desk::take_back(client, 1, None)?;
        let open = procedures::loans_of(client, 1, None)?;
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].title, "The Tombs of Atuan");
        assert_eq!(procedures::loans_of(client, 1, Some(false))?.len(), 2);
        Ok(())
    })
}

//! `queries/reports.sql`

use crate::database::Outcome;
use crate::library::{HISTORY, date, decimal, in_library, record, ten_o_clock};
use crate::queries::reports::{
    self, AlsoBorrowed, BooksToBuy, FavouriteOfEachGenre, FinesPerYear, IdleBooks, LibraryTotals,
    LoanTimes, LoansPerMonth, MostLentBooks, RecentLoansOfMembers, StockByCondition,
};
use crate::queries::types::{CopyCondition, Membership};
use crate::queries::{copies, loans};
use bindery::Interval;

#[test]
fn the_library_in_numbers() -> Outcome {
    in_library(|library| {
        loans::lend_copy(library, 1, 1, 21)?;
        let expected = LibraryTotals {
            books: 4,
            copies: 4,
            copies_out: 1,
            active_members: 3,
            value: decimal("33.00"),
        };
        assert_eq!(reports::library_totals(library)?, expected);
        library.batch_execute("TRUNCATE loan, copy CASCADE")?;
        let totals = reports::library_totals(library)?;
        assert_eq!((totals.copies, totals.value), (0, decimal("0")));
        Ok(())
    })
}

#[test]
fn ties_share_a_rank() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        let row = |rank, book_id, title: &str, loans, borrowers| MostLentBooks {
            rank,
            book_id,
            title: title.to_owned(),
            loans,
            borrowers,
        };
        let expected = [
            row(1, 1, "A Wizard of Earthsea", 2, 2),
            row(2, 3, "Gösta Berlings saga", 1, 1),
            row(2, 2, "The Tombs of Atuan", 1, 1),
        ];
        let always = ten_o_clock("2024-01-01");
        assert_eq!(reports::most_lent_books(library, always, 2)?, expected);
        assert_eq!(reports::most_lent_books(library, always, 1)?, expected[..1]);
        let later = ten_o_clock("2024-04-02");
        assert_eq!(reports::most_lent_books(library, later, 9)?, []);
        Ok(())
    })
}

#[test]
fn a_month_without_loans_is_listed() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        let row = |month, loans, returned_late, loans_so_far| LoansPerMonth {
            month: date(month),
            loans,
            returned_late,
            loans_so_far,
        };
        let expected = [
            row("2024-01-01", 1, 0, 1),
            row("2024-02-01", 2, 1, 3),
            row("2024-03-01", 0, 0, 3),
            row("2024-04-01", 1, 0, 4),
        ];
        let (first, last) = (date("2024-01-15"), date("2024-04-02"));
        assert_eq!(reports::loans_per_month(library, first, last)?, expected);
        assert_eq!(reports::loans_per_month(library, last, first)?, []);
        Ok(())
    })
}

#[test]
fn a_genre_has_a_favourite_once_it_was_lent() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        let row = |genre: &str, title: &str, loans, share| FavouriteOfEachGenre {
            genre: genre.to_owned(),
            title: title.to_owned(),
            loans,
            share,
        };
        let expected = [
            row("fantasy", "A Wizard of Earthsea", 2, 2.0 / 3.0),
            row("novel", "Gösta Berlings saga", 1, 1.0),
        ];
        assert_eq!(reports::favourite_of_each_genre(library)?, expected);
        Ok(())
    })
}

#[test]
fn the_latest_loans_are_a_few_for_each_member() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        let row = |member_id, name: &str, title: &str, lent, returned| RecentLoansOfMembers {
            member_id,
            name: name.to_owned(),
            title: title.to_owned(),
            lent_at: ten_o_clock(lent),
            returned_at: Some(ten_o_clock(returned)),
        };
        let expected = [
            row(1, "Ada", "Gösta Berlings saga", "2024-04-01", "2024-04-03"),
            row(1, "Ada", "The Tombs of Atuan", "2024-02-10", "2024-02-20"),
            row(2, "Ben", "A Wizard of Earthsea", "2024-02-05", "2024-03-01"),
        ];
        let recent = reports::recent_loans_of_members(library, 2, &[2, 3, 1])?;
        assert_eq!(recent, expected);
        assert_eq!(reports::recent_loans_of_members(library, 2, &[])?, []);
        Ok(())
    })
}

#[test]
fn times_are_intervals() -> Outcome {
    in_library(|library| {
        assert_eq!(reports::loan_times(library)?, []);
        record(library, &HISTORY)?;
        let time = |days, hours: i64| Interval {
            months: 0,
            days,
            microseconds: hours * 3_600_000_000,
        };
        let row = |membership, loans, average, longest| LoanTimes {
            membership,
            loans,
            average,
            longest,
        };
        let expected = [
            row(Membership::Child, 1, time(25, 0), time(25, 0)),
            row(Membership::Adult, 3, time(7, 8), time(10, 0)),
        ];
        assert_eq!(reports::loan_times(library)?, expected);
        Ok(())
    })
}

#[test]
fn fines_are_paid_or_not() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        loans::pay_fines(library, 2)?;
        record(library, &HISTORY[1..2])?;
        let expected = FinesPerYear {
            year: 2024,
            paid: decimal("0.80"),
            unpaid: decimal("0.80"),
        };
        assert_eq!(reports::fines_per_year(library)?, [expected]);
        Ok(())
    })
}

#[test]
fn gifts_have_no_value() -> Outcome {
    in_library(|library| {
        copies::set_condition(library, CopyCondition::Worn, 3)?;
        copies::put_copy(library, 1, "EARTH-2", Some("B"))?;
        copies::put_copy(library, 1, "EARTH-1", Some("A"))?;
        let shelf = |name: &str| Some(name.to_owned());
        let expected = [
            StockByCondition {
                condition: CopyCondition::New,
                copies: 3,
                value: Some(decimal("33.00")),
                shelves: Some(vec![shelf("A"), shelf("B")]),
            },
            StockByCondition {
                condition: CopyCondition::Worn,
                copies: 1,
                value: None,
                shelves: None,
            },
        ];
        assert_eq!(reports::stock_by_condition(library)?, expected);
        Ok(())
    })
}

#[test]
fn a_book_with_more_readers_than_copies_is_to_be_bought() -> Outcome {
    in_library(|library| {
        for (book_id, member_id) in [(1, 1), (1, 2), (2, 1), (2, 2), (4, 3)] {
            loans::reserve_book(library, book_id, member_id, None)?;
        }
        let row = |title: &str, waiting, copies| BooksToBuy {
            title: title.to_owned(),
            waiting,
            copies,
        };
        let expected = [row("The Tombs of Atuan", 2, 1), row("Kometen kommer", 1, 0)];
        assert_eq!(reports::books_to_buy(library)?, expected);
        Ok(())
    })
}

#[test]
fn a_book_that_was_never_lent_is_idle() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        copies::put_copy(library, 4, "KOMET-1", Some("K"))?;
        loans::lend_copy(library, 1, 1, 21)?;
        let row = |id, title: &str, last: Option<&str>| IdleBooks {
            id,
            title: title.to_owned(),
            last_lent_at: last.map(ten_o_clock),
        };
        let expected = [
            row(4, "Kometen kommer", None),
            row(2, "The Tombs of Atuan", Some("2024-02-10")),
            row(3, "Gösta Berlings saga", Some("2024-04-01")),
        ];
        assert_eq!(reports::idle_books(library, 6)?, expected);
        assert_eq!(reports::idle_books(library, 12_000)?, expected[..1]);
        Ok(())
    })
}

#[test]
fn who_borrowed_this_also_borrowed_that() -> Outcome {
    in_library(|library| {
        record(library, &HISTORY)?;
        let row = |id, title: &str, borrowers| AlsoBorrowed {
            id,
            title: title.to_owned(),
            borrowers,
        };
        let expected = [
            row(3, "Gösta Berlings saga", 1),
            row(2, "The Tombs of Atuan", 1),
        ];
        assert_eq!(reports::also_borrowed(library, 1, 10)?, expected);
        assert_eq!(reports::also_borrowed(library, 1, 1)?, expected[..1]);
        assert_eq!(reports::also_borrowed(library, 4, 10)?, []);
        Ok(())
    })
}

#[test]
fn a_query_with_one_column_gives_bare_values() -> Outcome {
    in_library(|library| {
        let expected = [
            "Ada",
            "Ben",
            "Cleo",
            "Homer",
            "Selma Lagerlöf",
            "Tove Jansson",
            "Ursula K. Le Guin",
        ];
        assert_eq!(reports::known_names(library)?, expected);
        Ok(())
    })
}

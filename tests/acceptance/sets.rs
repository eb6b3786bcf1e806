//! Many sets at once and one by one, on the blocking client: the same, whatever the sets are.

use crate::bulk::is_embedded;
use crate::database::{Outcome, with_client, with_shared_client};
use crate::golden::acceptance_sets::query;
use bindery::{Begin, Error, Transaction};
use std::fmt::Debug;

const SCHEMA: &str = include_str!("../golden/acceptance_sets/schema.sql");

const ROWS: &str = "
    INSERT INTO item SELECT i, 'c' || i, i % 7, nullif('n' || i % 3, 'n0') FROM generate_series(1, 12) i;
    INSERT INTO node SELECT i, nullif(i / 2, 0) FROM generate_series(1, 12) i;
    INSERT INTO part SELECT i, nullif(i % 5, 0) FROM generate_series(1, 12) i;
    INSERT INTO account SELECT i, i FROM generate_series(1, 12) i;
    INSERT INTO word (id, word) VALUES (0, 'a'), (1, 'c'), (2, NULL), (3, 'd');
    INSERT INTO leaf VALUES (1, 1, NULL), (2, 1, 1), (3, 1, 2), (4, 1, 1)";

/// All rows of all tables.
const STATE: &str = "
    SELECT array_agg(t ORDER BY t)::text FROM (
        SELECT item::text FROM item UNION ALL SELECT 'node' || node FROM node
        UNION ALL SELECT 'part' || part FROM part UNION ALL SELECT 'account' || account FROM account
        UNION ALL SELECT 'numbered' || numbered FROM numbered UNION ALL SELECT 'leaf' || leaf FROM leaf
        UNION ALL SELECT 'word' || id || coalesce(word, '-') FROM word) AS all_rows (t)";

/// Numbers that look random, the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: i32) -> i32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        i32::try_from((self.0 >> 33) % u64::from(bound.unsigned_abs())).expect("it is below an i32")
    }

    /// Up to five of what `make` makes.
    fn some<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.below(6)).map(|_| make(self)).collect()
    }
}

/// What came of it: the outputs and the state, or the index of the set that failed and why.
type Came<O> = Result<(Vec<O>, String), (Option<usize>, String)>;

fn state(transaction: &mut Transaction<'_>) -> String {
    let row = transaction
        .query_one(STATE, &[])
        .expect("the tables are there");
    row.get(0)
}

fn code(error: &Error) -> String {
    error
        .code()
        .map_or_else(|| error.to_string(), |it| it.code().to_owned())
}

fn compare<T: Copy + Debug, O: Debug + PartialEq>(
    client: &mut impl Begin,
    sets: &[T],
    run: impl Fn(&mut Transaction<'_>, &[T]) -> Result<Vec<O>, Error>,
) -> Outcome {
    let mut transaction = client.begin()?;
    let mut outputs = Vec::new();
    let mut one_by_one: Option<Came<O>> = None;
    for (index, set) in sets.iter().enumerate() {
        match run(&mut transaction, &[*set]) {
            Ok(output) => outputs.extend(output),
            Err(error) => {
                one_by_one = Some(Err((Some(index), code(&error))));
                break;
            }
        }
    }
    let one_by_one = one_by_one.unwrap_or_else(|| Ok((outputs, state(&mut transaction))));
    transaction.rollback()?;
    let mut transaction = client.begin()?;
    let before = state(&mut transaction);
    let at_once = match run(&mut transaction, sets) {
        Ok(outputs) => Ok((outputs, state(&mut transaction))),
        Err(error) => {
            assert_eq!(state(&mut transaction), before, "nothing is changed");
            Err((error.index(), code(&error)))
        }
    };
    transaction.rollback()?;
    assert_eq!(at_once, one_by_one, "of {sets:?}");
    Ok(())
}

#[test]
fn sets_at_once_do_what_they_do_one_by_one() -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(SCHEMA)?;
        client.batch_execute(ROWS)?;
        let mut numbers = Numbers(0);
        let notes = [None, Some("n1"), Some("n2"), Some("other")];
        let codes = ["c1", "C2", "c13", "c14", "c15"];
        let note = |it: &mut Numbers| notes[usize::try_from(it.below(4)).unwrap_or(0)];
        let code = |it: &mut Numbers| codes[usize::try_from(it.below(5)).unwrap_or(0)];
        for _ in 0..25 {
            let n = &mut numbers;
            let ids = n.some(|it| it.below(15));
            let new_ids = n.some(|it| 11 + it.below(20));
            let few = n.some(|it| (it.below(14), it.below(5)));
            let counts = n.some(|it| (it.below(14), i64::from(it.below(5))));
            let noted = n.some(|it| (note(it), it.below(14)));
            let coded = n.some(|it| (Some(code(it)), it.below(14)));
            compare(client, &noted, |tx, sets| query::set_note(tx, sets))?;
            let more = n.some(|it| (it.below(400), it.below(14), note(it)));
            compare(client, &more, |tx, sets| query::add_to(tx, sets))?;
            compare(client, &ids, |tx, sets| query::remove(tx, sets))?;
            compare(client, &ids, |tx, sets| query::remove_node(tx, sets))?;
            let added = n.some(|it| (11 + it.below(20), code(it), 980 + it.below(25)));
            compare(client, &added, |tx, sets| query::add(tx, sets))?;
            compare(client, &few, |tx, sets| query::upsert(tx, sets))?;
            compare(client, &new_ids, |tx, sets| query::add_or_skip(tx, sets))?;
            let nodes = n.some(|it| (12 + it.below(6), Some(it.below(20)).filter(|it| *it > 0)));
            compare(client, &nodes, |tx, sets| query::add_node(tx, sets))?;
            compare(client, &counts, |tx, sets| query::after(tx, sets))?;
            compare(client, &few, |tx, sets| query::totals(tx, sets))?;
            compare(client, &ids, |tx, sets| query::lock(tx, sets))?;
            compare(client, &coded, |tx, sets| query::move_code(tx, sets))?;
            compare(client, &few, |tx, sets| query::set_all(tx, sets))?;
            compare(client, &new_ids, |tx, sets| query::add_counted(tx, sets))?;
            compare(client, &new_ids, |tx, sets| query::add_called(tx, sets))?;
            compare(client, &new_ids, |tx, sets| query::add_numbered(tx, sets))?;
            compare(client, &few, |tx, sets| query::pay(tx, sets))?;
            let moved = n.some(|it| (Some(it.below(15)), it.below(14)));
            compare(client, &moved, |tx, sets| query::move_part(tx, sets))?;
            compare(client, &ids, |tx, sets| query::remove_item(tx, sets))?;
            compare(client, &new_ids, |tx, sets| query::note(tx, sets))?;
            compare(client, &ids, |tx, sets| query::note_all(tx, sets))?;
            compare(client, &ids, |tx, sets| query::sums(tx, sets))?;
            compare(client, &ids, |tx, sets| query::same_names(tx, sets))?;
            let words = n.some(|it| {
                (
                    20 + it.below(4),
                    ["", "x,y", "x", "z"][usize::try_from(it.below(4)).unwrap_or(0)],
                )
            });
            let renamed = n.some(|it| {
                (
                    Some(["a", "B", "b"][usize::try_from(it.below(3)).unwrap_or(0)]),
                    it.below(4),
                )
            });
            let leaves = n.some(|it| (it.below(6), Some(it.below(6)).filter(|it| *it > 0)));
            compare(client, &noted, |tx, sets| query::set_and_return(tx, sets))?;
            compare(client, &words, |tx, sets| query::split(tx, sets))?;
            compare(client, &renamed, |tx, sets| query::change_word(tx, sets))?;
            compare(client, &few, |tx, sets| query::change_only(tx, sets))?;
            let changed = n.some(|it| (it.below(5), Some(code(it)), it.below(14)));
            compare(client, &changed, |tx, sets| query::change_two(tx, sets))?;
            compare(client, &ids, |tx, sets| query::of_view(tx, sets))?;
            compare(client, &counts, |tx, sets| query::of_n(tx, sets))?;
            compare(client, &noted, |tx, sets| query::keep_note(tx, sets))?;
            let divided = n.some(|it| (it.below(2), it.below(14)));
            compare(client, &divided, |tx, sets| query::divide(tx, sets))?;
            compare(client, &leaves, |tx, sets| query::add_leaf(tx, sets))?;
            compare(client, &ids, |tx, sets| query::remove_leaf(tx, sets))?;
        }
        Ok(())
    })
}

#[test]
fn a_batch_is_one_statement() -> Outcome {
    with_client(|mut client| {
        client.batch_execute(SCHEMA)?;
        client.batch_execute(ROWS)?;
        client.batch_execute(
            "CREATE TABLE run (statement text);
             CREATE FUNCTION count_run() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN INSERT INTO run VALUES (tg_op); RETURN NULL; END $$;
             CREATE TRIGGER count_run AFTER INSERT OR UPDATE OR DELETE ON item
             FOR EACH STATEMENT EXECUTE FUNCTION count_run();
             CREATE TRIGGER count_run AFTER DELETE ON part
             FOR EACH STATEMENT EXECUTE FUNCTION count_run()",
        )?;
        let sets: Vec<(Option<&str>, i32)> = (1..=12).map(|id| (Some("new"), id)).collect();
        assert_eq!(query::set_note(&mut client, &sets)?, [1; 12]);
        let ids: Vec<i32> = (1..=4).collect();
        let removed = query::remove(&mut client, &ids)?;
        assert_eq!(removed, [[1], [2], [3], [4]]);
        let ids: Vec<i32> = (100..600).collect();
        assert_eq!(query::add_or_skip(&mut client, &ids)?, [1; 500]);
        let runs = client.query_one("SELECT array_agg(statement) FROM run", &[])?;
        assert_eq!(
            runs.get::<_, Vec<String>>(0),
            ["UPDATE", "DELETE", "INSERT"]
        );
        // What is not one row each is run one by one.
        assert_eq!(query::add_or_skip(&mut client, &[599, 600])?, [0, 1]);
        let runs = client.query_one("SELECT count(*) FROM run", &[])?;
        assert_eq!(runs.get::<_, i64>(0), 5);
        Ok(())
    })
}

#[test]
fn a_timeout_is_that_of_a_set() -> Outcome {
    // The embedded server knows no timeouts.
    if is_embedded() {
        return Ok(());
    }
    with_client(|mut client| {
        client.batch_execute("SET statement_timeout = '1s'")?;
        let paused = query::pause(&mut client, &[(0.4, 1), (0.4, 2), (0.4, 3)])?;
        let numbers: Vec<i32> = paused.iter().map(|rows| rows[0].n).collect();
        assert_eq!(numbers, [1, 2, 3]);
        let failed = query::pause(&mut client, &[(0.0, 1), (1.5, 2)]);
        let error = failed.expect_err("the second is too long");
        assert_eq!(error.index(), Some(1));
        assert_eq!(code(&error), "57014");
        Ok(())
    })
}

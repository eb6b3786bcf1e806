-- What tables promise, and what only looks like a promise: checks, children, generated columns, policies.

-- name: a_check_that_says_not_null :many
-- > key T, value T
-- rows: many
SELECT key, value FROM setting;

-- name: a_check_that_is_not_valid_yet :many
-- Rows that were there before need not obey it.
-- > memo T?
-- rows: many
-- seed: ALTER TABLE ledger DROP CONSTRAINT ledger_memo_check; INSERT INTO ledger VALUES (1, NULL), (2, NULL); ALTER TABLE ledger ADD CHECK (memo IS NOT NULL) NOT VALID
SELECT memo FROM ledger;

-- name: an_identity_column :many
-- > id T
-- rows: many
SELECT id FROM loan;

-- name: a_default_is_no_promise :many
-- > wheels T?
-- rows: many
SELECT wheels FROM vehicle;

-- name: a_unique_column_can_be_null :many
-- > isbn T?
-- rows: many
SELECT isbn FROM book;

-- name: a_unique_column_that_holds_null_once :many
-- > owner T?, kind T
-- rows: many
SELECT owner, kind FROM badge;

-- name: a_column_of_a_not_null_domain_in_a_table :many
-- > words T?
-- rows: many
-- seed: INSERT INTO plaque (id, words) VALUES (9, (SELECT words FROM plaque WHERE false))
SELECT words FROM plaque;

-- name: a_key_of_two_columns :many
-- > book_id T, number T, shelf T?
-- rows: many
SELECT book_id, number, shelf FROM copy;

-- name: a_row_that_a_policy_hides :many
-- The diary of another exists, but the reader does not see it.
-- > id T, entry T?
-- rows: many
-- seed: CREATE ROLE corpus_reader; GRANT USAGE ON SCHEMA public TO corpus_reader; GRANT SELECT ON diary TO corpus_reader; SET LOCAL ROLE corpus_reader
SELECT v.id, (SELECT d.owner FROM diary d WHERE d.id = v.id) AS entry FROM (VALUES (1), (2)) AS v (id);

-- name: a_count_that_a_policy_makes_zero :one
-- > n T, last T?
-- rows: one
-- seed: CREATE ROLE corpus_reader; GRANT USAGE ON SCHEMA public TO corpus_reader; GRANT SELECT ON diary TO corpus_reader; SET LOCAL ROLE corpus_reader
SELECT count(*) AS n, max(id) AS last FROM diary;

-- name: a_rule_in_place_of_an_insert :many
-- What comes back is of another table.
-- > body T?
-- rows: many
-- seed: INSERT INTO author (name) VALUES ('')
INSERT INTO inbox SELECT id, nullif(name, 'Ada') || CASE WHEN id = 1 THEN NULL ELSE '' END FROM author RETURNING body;

-- name: what_a_before_trigger_leaves_of_an_update :many
-- > author T?, body T
-- rows: many
-- seed: INSERT INTO report VALUES (6, 'more')
UPDATE report SET author = 'Ada' WHERE author IS NULL RETURNING author, body;

-- name: what_a_trigger_leaves_of_what_was_not_written :many
-- > author T?
-- rows: many
-- seed: ALTER TABLE report DISABLE TRIGGER censor; INSERT INTO report VALUES (6, 'more', 'Eve'), (7, 'yet more', 'Eve'); ALTER TABLE report ENABLE TRIGGER censor
UPDATE report SET body = body || '!' WHERE author IS NOT NULL RETURNING author;

-- How many rows: keys that are bound, and keys that are not bound quite.

-- name: a_unique_column_that_is_null_is_not_bound :many
-- > id T, email T?
-- rows: many
SELECT id, email FROM author WHERE email IS NULL;

-- name: a_unique_key_that_counts_null_is_bound_by_null :opt
-- > kind T
-- rows: opt
SELECT kind FROM badge WHERE owner IS NULL;

-- name: a_key_bound_to_a_constant_and_more :opt
-- > name T
-- rows: opt
SELECT name FROM author WHERE name <> '' AND (id = 1 AND country = 'uk');

-- name: a_key_bound_in_one_arm_of_or :many
-- > name T
-- rows: many
SELECT name FROM author WHERE id = 1 OR id = 2;

-- name: a_key_bound_to_another_column_of_its_row :many
-- > name T
-- rows: many
-- seed: UPDATE author SET mentor = id
SELECT name FROM author WHERE id = mentor;

-- name: a_key_bound_to_a_subquery :opt
-- > name T
-- rows: opt
-- seed: DELETE FROM badge
SELECT name FROM author WHERE id = (SELECT max(owner) FROM badge);

-- name: a_key_bound_to_a_volatile_value_is_not_bound :many
-- Each row is compared with another number.
-- > name T
-- rows: many
-- seed: SELECT setval('author_id_seq', 1, false)
SELECT name FROM author WHERE id = nextval('author_id_seq');

-- name: a_key_through_a_cast_that_widens :opt
-- > name T
-- with: id = 99
-- with: id = 1
SELECT name FROM author WHERE id::bigint = :id::bigint;

-- name: a_key_through_a_cast_that_narrows :many
-- > taken T
-- rows: many
-- seed: INSERT INTO setting VALUES ('a1', 'x'), ('a2', 'x')
SELECT value AS taken FROM setting WHERE left(key, 1) = 'a' OR key::char(1) = 'l' AND key > '';

-- name: a_key_as_text :opt
-- > name T
SELECT name FROM author WHERE id::text = '1';

-- name: both_columns_of_a_key_as_a_row :opt
-- > shelf T?
-- rows: opt
-- with: book = 1, number = 2
-- with: book = 99, number = 1
SELECT shelf FROM copy WHERE (book_id, number) = (:book, :number);

-- name: one_column_of_a_key_is_bound :many
-- > shelf T?
-- rows: many
SELECT shelf FROM copy WHERE book_id = 1;

-- name: a_unique_key_with_nullable_columns_is_bound :opt
-- > place T
-- rows: opt
-- with: member = 1, book = 2
-- with: member = 9, book = 9
SELECT place FROM reservation WHERE member_id = :member AND book_id = :book;

-- name: a_unique_key_with_a_null_part :many
-- > place T
-- rows: many
-- seed: INSERT INTO reservation VALUES (2, NULL, 9, NULL)
SELECT place FROM reservation WHERE member_id = 2 AND book_id IS NULL;

-- name: a_deferrable_key_is_not_unique_all_the_time :many
-- > wanted T?
-- rows: many
-- seed: INSERT INTO reservation VALUES (5, 5, 1, NULL)
SELECT wanted FROM reservation WHERE place = 1;

-- name: a_partial_key_without_its_condition :many
-- > id T, returned T?
-- rows: many
SELECT id, returned FROM loan WHERE book_id = 1;

-- name: a_partial_key_with_another_condition :many
-- > id T
-- rows: many
-- seed: INSERT INTO loan (member_id, book_id, returned) OVERRIDING SYSTEM VALUE VALUES (1, 1, '2024-06-01')
SELECT id FROM loan WHERE book_id = 1 AND returned IS NOT NULL;

-- name: a_partial_key_with_a_condition_that_implies_it :opt
-- > id T
-- rows: opt
-- with: book = 99
-- with: book = 3
SELECT id FROM loan WHERE book_id = :book AND (returned IS NULL AND fine > 0);

-- name: a_partial_key_with_half_of_a_condition :many
-- > id T
-- rows: many
SELECT id FROM loan WHERE book_id = 1 AND (returned IS NULL OR fine IS NULL);

-- name: a_key_of_an_expression_without_it :many
-- > name T
-- rows: many
-- seed: UPDATE member SET email = repeat(' ', id) || 'x'
SELECT name FROM member WHERE trim(email) = 'x';

-- name: a_key_of_a_parent_with_children :many
-- Each of them has its own.
-- > plate T?
-- rows: many
SELECT plate FROM vehicle WHERE id = 1;

-- name: a_key_of_a_parent_alone :opt
-- > plate T
-- rows: opt
-- seed: DELETE FROM ONLY vehicle
SELECT plate FROM ONLY vehicle WHERE id = 1;

-- name: a_key_of_a_child :opt
-- > plate T?
-- rows: opt
-- seed: DELETE FROM bus
SELECT plate FROM bus WHERE id = 1;

-- name: a_key_of_a_partitioned_table_in_part :many
-- > kind T?
-- rows: many
SELECT kind FROM event WHERE id = 1;

-- name: a_key_through_a_view :opt
-- > name T, nickname T?
-- rows: opt
-- with: id = 2
-- with: id = 99
SELECT name, nickname FROM plain_member WHERE id = :id;

-- name: the_key_of_a_group :opt
-- > books T
-- rows: opt
-- with: id = 99
-- with: id = 1
SELECT books FROM author_stats WHERE author_id = :id;

-- name: a_key_through_a_cte :opt
-- > name T
-- rows: opt
-- with: id = 99
-- with: id = 1
WITH a AS (SELECT id, name FROM author) SELECT name FROM a WHERE id = :id;

-- name: a_left_join_along_a_key :opt
-- > name T, mentor T?, country T?
-- rows: opt
-- with: id = 1
-- with: id = 3
-- with: id = 99
SELECT a.name, m.name AS mentor, c.name AS country
FROM author a LEFT JOIN author m ON m.id = a.mentor LEFT JOIN country c ON c.code = a.country WHERE a.id = :id;

-- name: a_join_against_a_key :many
-- > title T
-- rows: many
SELECT b.title FROM author a JOIN book b ON b.author_id = a.id WHERE a.id = 1;

-- name: a_join_along_half_a_key :many
-- > number T
-- rows: many
SELECT c.number FROM book b JOIN copy c ON c.book_id = b.id WHERE b.id = 1;

-- name: a_join_bound_through_the_other_table :opt
-- > name T
-- rows: opt
-- with: id = 99
-- with: id = 1
SELECT a.name FROM author a JOIN book b USING (id) WHERE b.id = :id;

-- name: a_right_join_along_a_key_keeps_all_of_the_right :many
-- > name T?, title T
-- rows: many
-- seed: DELETE FROM copy
SELECT a.name, b.title FROM author a RIGHT JOIN book b ON b.author_id = a.id AND a.id = 1;

-- name: a_full_join_on_keys_that_are_bound_in_on :many
-- > name T?
-- rows: many
-- seed: INSERT INTO country VALUES ('zz', 'Zed')
SELECT a.name FROM author a FULL JOIN country c ON a.country = c.code AND false;

-- name: a_set_in_the_select_list_multiplies :many
-- > n T
-- rows: many
SELECT generate_series(1, 3) AS n FROM author WHERE id = 1;

-- name: a_set_in_from_multiplies :many
-- > name T
-- rows: many
SELECT a.name FROM author a, generate_series(1, 3) WHERE a.id = 1;

-- name: an_update_by_key :opt
-- > name T
-- rows: opt
-- with: id = 1
-- with: id = 99
UPDATE author SET name = upper(name) WHERE id = :id RETURNING name;

-- name: an_update_by_key_from_many :opt
-- A row is updated once, however many rows it is joined to.
-- > name T
-- rows: opt
-- with: id = 1
-- with: id = 99
UPDATE author a SET name = upper(a.name) FROM book b WHERE b.author_id = a.id AND a.id = :id RETURNING a.name;

-- name: a_delete_by_key :opt
-- > shelf T?
-- rows: opt
-- with: book = 1, number = 2
-- with: book = 99, number = 2
DELETE FROM copy WHERE book_id = :book AND number = :number RETURNING shelf;

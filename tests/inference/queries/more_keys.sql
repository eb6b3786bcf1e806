-- How many rows: keys that are bound, and keys that are not bound quite.

-- name: a_key_bound_to_a_constant_and_more :opt
-- > name T
-- rows: opt
SELECT name FROM author WHERE name <> '' AND (id = 1 AND country = 'uk');

-- name: a_key_through_a_cast_that_narrows :many
-- > taken T
-- rows: many
-- seed: INSERT INTO setting VALUES ('a1', 'x'), ('a2', 'x')
SELECT value AS taken FROM setting WHERE left(key, 1) = 'a' OR key::char(1) = 'l' AND key > '';

-- name: one_column_of_a_key_is_bound :many
-- > shelf T?
-- rows: many
SELECT shelf FROM copy WHERE book_id = 1;

-- name: a_partial_key_without_its_condition :many
-- > id T, returned T?
-- rows: many
SELECT id, returned FROM loan WHERE book_id = 1;

-- name: a_partial_key_with_half_of_a_condition :many
-- > id T
-- rows: many
SELECT id FROM loan WHERE book_id = 1 AND (returned IS NULL OR fine IS NULL);

-- name: a_key_of_a_parent_with_children :many
-- Each of them has its own.
-- > plate T?
-- rows: many
SELECT plate FROM vehicle WHERE id = 1;

-- name: a_key_of_a_parent_alone :opt
-- ONLY is not told from the table with all that inherit.
-- > plate T~
-- seed: DELETE FROM ONLY vehicle
SELECT plate FROM ONLY vehicle WHERE id = 1;

-- name: a_key_of_a_child :opt
-- > plate T?
-- rows: opt
-- seed: DELETE FROM bus
SELECT plate FROM bus WHERE id = 1;

-- name: the_key_of_a_group :opt
-- > books T
-- rows: opt
-- with: id = 99
-- with: id = 1
SELECT books FROM author_stats WHERE author_id = :id;

-- name: a_left_join_along_a_key :opt
-- > name T, mentor T?, country T?
-- rows: opt
-- with: id = 1
-- with: id = 3
-- with: id = 99
SELECT a.name, m.name AS mentor, c.name AS country
FROM author a LEFT JOIN author m ON m.id = a.mentor LEFT JOIN country c ON c.code = a.country WHERE a.id = :id;

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

-- name: a_delete_by_key :opt
-- > shelf T?
-- rows: opt
-- with: book = 1, number = 2
-- with: book = 99, number = 2
DELETE FROM copy WHERE book_id = :book AND number = :number RETURNING shelf;

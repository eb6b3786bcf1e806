-- Predicates that turn an outer join into an inner one, and those that only seem to.

-- name: is_true_does_not :many
-- > name T, title T, pages T
-- rows: many
SELECT a.name, b.title, b.pages
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.pages > 1) IS TRUE;

-- name: is_false_needs_a_value_as_well :many
-- > title T, pages T
-- rows: many
-- seed: INSERT INTO book (author_id, title, pages) VALUES (3, 'Haiku', 1), (3, 'More', 1)
SELECT b.title, b.pages
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.pages > 1) IS FALSE;

-- name: is_unknown_asks_for_null :many
-- > title T?, pages T?
-- rows: many
-- seed: INSERT INTO author (name) VALUES ('Idle')
SELECT b.title, b.pages
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.pages > 1) IS UNKNOWN;

-- name: either_side_of_or_must_prove_it :many
-- > title T?, name T
-- rows: many
SELECT b.title, a.name
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages > 100 OR a.id = 3;

-- name: both_sides_of_or_prove_it :many
-- Each of them needs a book, although not the same column.
-- > title T, pages T?, price T?
-- rows: many
-- seed: UPDATE book SET price = NULL WHERE id = 3
-- seed: UPDATE book SET pages = NULL WHERE id = 1
SELECT b.title, b.pages, b.price
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages > 100 OR b.price > 10;

-- name: both_sides_of_or_prove_the_same_column :many
-- > pages T
-- rows: many
SELECT b.pages FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages < 100 OR b.pages > 200;

-- name: a_condition_of_the_left_side_keeps_the_join :many
-- > title T?
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE a.name > 'B';

-- name: a_comparison_of_both_sides_removes_it :many
-- > title T, born T
-- rows: many
-- seed: UPDATE book SET published = '1990-01-01'
SELECT b.title, a.born FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.published > a.born;

-- name: a_condition_in_on_filters_the_right_side_only :many
-- > title T?, pages T?
-- rows: many
SELECT b.title, b.pages FROM author a LEFT JOIN book b ON b.author_id = a.id AND b.pages > 100;

-- name: a_condition_in_on_proves_nothing_of_the_left_side :many
-- > born T?, title T?
-- rows: many
SELECT a.born, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id AND a.born IS NOT NULL;

-- name: where_turns_a_full_join_into_a_left_one :many
-- > name T, title T?
-- rows: many
SELECT a.name, b.title FROM author a FULL JOIN book b ON b.author_id = a.id WHERE a.name <> '';

-- name: where_turns_a_full_join_into_an_inner_one :many
-- > name T, title T
-- rows: many
SELECT a.name, b.title FROM author a FULL JOIN book b ON b.author_id = a.id
WHERE a.name <> '' AND b.title <> '';

-- name: where_on_a_merged_column_says_nothing_of_its_parts :many
-- > id T, name T?, title T?
-- rows: many
-- seed: INSERT INTO author (id, name) VALUES (70, 'Unread')
-- seed: INSERT INTO book (id, author_id, title) VALUES (71, 1, 'Unwritten')
SELECT id, a.name, b.title FROM author a FULL JOIN book b USING (id) WHERE id > 2;

-- name: in_a_list_removes_the_join :many
-- > title T
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id IN (1, 2, NULL);

-- name: not_in_a_list_removes_the_join :many
-- > title T
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id NOT IN (1, 99);

-- name: not_between_is_strict_in_its_operand_only :many
-- A bound that is NULL can still be decided by the other one.
-- > id T, pages T?
-- rows: many
-- seed: UPDATE book SET pages = NULL WHERE id IN (3, 4)
SELECT b.id, b.pages FROM book b WHERE b.id NOT BETWEEN 1 AND (CASE WHEN b.pages > 0 THEN 1 ELSE 2 END);

-- name: the_bounds_of_between_are_proven :many
-- > net T, vat T
-- rows: many
-- seed: INSERT INTO invoice (id, net, vat, headline) VALUES (8, 1, 2, 'x')
SELECT net, vat FROM invoice WHERE 1 BETWEEN -1 AND vat;

-- name: the_bounds_of_not_between_are_not :many
-- > vat T?
-- rows: many
-- seed: INSERT INTO invoice (id, net, vat, headline) VALUES (8, 1, NULL, 'x')
SELECT vat FROM invoice WHERE 5 NOT BETWEEN 10 AND vat;

-- name: like_removes_the_join :many
-- > title T, subtitle T
-- rows: many
-- seed: UPDATE book SET subtitle = 'on'
SELECT b.title, b.subtitle FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.subtitle LIKE 'o%';

-- name: is_distinct_from_lets_null_through :many
-- > title T?, pages T?
-- rows: many
SELECT b.title, b.pages
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages IS DISTINCT FROM 60;

-- name: is_distinct_from_null_is_not_null :many
-- > title T, pages T
-- rows: many
SELECT b.title, b.pages
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages IS DISTINCT FROM NULL;

-- name: is_not_distinct_from_a_value_removes_the_join :many
-- > pages T
-- rows: many
-- seed: UPDATE book SET pages = 60
SELECT b.pages FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages IS NOT DISTINCT FROM 60;

-- name: is_not_distinct_from_another_column_does_not :many
-- > pages T?, died T?
-- rows: many
-- seed: INSERT INTO author (name) VALUES ('Idle'), ('Lazy')
SELECT b.pages, a.died
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.mood::text IS NOT DISTINCT FROM a.email;

-- name: an_operator_of_a_users_own_may_let_null_through :many
-- Theirs finds that every text is like every other.
-- > title T?, name T
-- rows: many
SELECT b.title, a.name FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.title === a.name;

-- name: a_comparison_within_a_case_decides_nothing :many
-- > title T?
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id
WHERE CASE WHEN b.pages > 0 THEN true ELSE a.id > 0 END;

-- name: a_row_comparison_removes_the_join :many
-- > title T, pages T?
-- rows: many
-- seed: UPDATE book SET pages = NULL WHERE id = 3
SELECT b.title, b.pages
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.id, b.pages) > (1, 10);

-- name: equal_rows_prove_all_their_columns :many
-- > title T, id T, pages T
-- rows: many
-- seed: UPDATE book SET pages = id
SELECT b.title, b.id, b.pages
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.id, b.author_id) = (b.pages, a.id);

-- name: a_comparison_with_any_of_a_subquery_removes_the_join :many
-- > title T
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id
WHERE b.id = ANY (SELECT book_id FROM copy);

-- name: a_comparison_with_all_of_a_subquery_does_not :many
-- It is true of no rows at all.
-- > title T?
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id
WHERE b.id > ALL (SELECT book_id FROM copy WHERE shelf = 'none');

-- name: not_in_a_subquery_does_not :many
-- > title T?
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id
WHERE b.id NOT IN (SELECT book_id FROM copy WHERE shelf = 'none');

-- name: not_equal_to_all_of_an_array_does_not :many
-- > title T?
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id <> ALL ('{}'::int[]);

-- name: equal_to_any_of_an_array_does :many
-- > title T
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id = ANY ('{1,3}'::int[]);

-- name: exists_of_a_partner_says_nothing_of_the_joined_row :many
-- > title T?
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id AND b.pages > 100
WHERE EXISTS (SELECT FROM book o WHERE o.author_id = a.id);

-- name: a_left_join_nulls_its_right_side :many
-- > id T, title T?
SELECT a.id, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id;

-- name: a_right_join_nulls_its_left_side :many
-- > title T?, name T
SELECT b.title, a.name FROM book b RIGHT OUTER JOIN author a ON a.id = b.author_id;

-- name: a_full_join_nulls_both :many
-- > book T?, number T?
SELECT b.id AS book, c.number FROM book b FULL JOIN copy c ON c.book_id = b.id;

-- name: an_inner_join_nulls_neither :many
-- > name T, title T, subtitle T?
SELECT a.name, b.title, b.subtitle FROM author a JOIN book b ON b.author_id = a.id;

-- name: a_cross_join_nulls_neither :many
-- > name T, code T
SELECT a.name, c.code FROM author a CROSS JOIN country c;

-- name: a_comma_is_a_cross_join :many
-- > name T, title T
SELECT a.name, b.title FROM author a, book b WHERE a.id = b.author_id;

-- name: a_join_within_the_nullable_side_is_nulled_whole :many
-- The inner join finds no copy for a book, or no book for an author: then both are missing.
-- > id T, title T?, number T?
SELECT a.id, b.title, c.number
FROM author a LEFT JOIN (book b JOIN copy c ON c.book_id = b.id) ON b.author_id = a.id;

-- name: joins_nest_without_parentheses :many
-- > id T, title T?, number T?
SELECT a.id, b.title, c.number
FROM author a LEFT JOIN book b JOIN copy c ON c.book_id = b.id ON b.author_id = a.id;

-- name: a_left_join_within_the_kept_side_stays :many
-- > id T, title T?, code T?
SELECT a.id, b.title, c.code
FROM (author a LEFT JOIN book b ON b.author_id = a.id) LEFT JOIN country c ON c.code = a.country;

-- name: an_inner_join_on_a_nulled_column_finds_it_again :many
-- What is joined to the right side of an outer join by equality must have found it.
-- > id T, title T, number T
SELECT a.id, b.title, c.number
FROM author a LEFT JOIN book b ON b.author_id = a.id JOIN copy c ON c.book_id = b.id;

-- name: an_inner_join_behind_keeps_what_it_does_not_ask_about :many
-- > id T, title T?, code T
SELECT a.id, b.title, c.code
FROM author a LEFT JOIN book b ON b.author_id = a.id JOIN country c ON c.code = a.country;

-- name: a_right_join_nulls_all_that_was_joined_before :many
-- > name T?, title T?, number T
SELECT a.name, b.title, c.number
FROM author a JOIN book b ON b.author_id = a.id RIGHT JOIN copy c ON c.book_id = b.id;

-- name: a_full_join_behind_a_left_join_nulls_all_three :many
-- > name T?, title T?, number T?
SELECT a.name, b.title, c.number
FROM author a LEFT JOIN book b ON b.author_id = a.id FULL JOIN copy c ON c.book_id = b.id;

-- name: a_left_join_behind_a_full_join :many
-- > name T?, title T?, code T?
SELECT a.name, b.title, c.code
FROM author a FULL JOIN book b ON b.author_id = a.id AND b.pages > 100
LEFT JOIN country c ON c.code = a.country;

-- name: the_condition_of_a_left_join_removes_no_row_of_its_left_side :many
-- > id T, email T?, title T?
SELECT a.id, a.email, b.title
FROM author a LEFT JOIN book b ON b.author_id = a.id AND a.email IS NOT NULL;

-- name: what_the_condition_of_a_left_join_demands_may_be_missing :many
-- > id T, subtitle T?
SELECT a.id, b.subtitle
FROM author a LEFT JOIN book b ON b.author_id = a.id AND b.subtitle IS NOT NULL;

-- name: a_left_join_on_true_still_needs_a_row :many
-- > id T, label T?
-- seed: DELETE FROM archive.crate
SELECT a.id, c.label FROM author a LEFT JOIN archive.crate c ON true;

-- name: a_left_join_on_false_finds_nothing :many
-- > id T, title T?
SELECT a.id, b.title FROM author a LEFT JOIN book b ON false;

-- name: a_table_joined_to_itself_is_nulled_on_one_side :many
-- > name T, mentor_name T?, mentor T?
SELECT a.name, m.name AS mentor_name, a.mentor FROM author a LEFT JOIN author m ON m.id = a.mentor;

-- name: an_inner_join_to_itself_makes_its_key_certain :many
-- > name T, mentor T, mentor_name T
SELECT a.name, a.mentor, m.name AS mentor_name FROM author a JOIN author m ON m.id = a.mentor;

-- name: a_constant_of_a_derived_table_is_nulled :many
-- > id T, found T?
SELECT a.id, b.found
FROM author a LEFT JOIN (SELECT author_id, 1 AS found FROM book) b ON b.author_id = a.id;

-- name: a_coalesced_column_of_a_derived_table_is_nulled :many
-- > id T, subtitle T?
SELECT a.id, b.subtitle
FROM author a
LEFT JOIN (SELECT author_id, coalesce(subtitle, '') AS subtitle FROM book) b ON b.author_id = a.id;

-- name: a_count_of_a_derived_table_is_nulled :many
-- > id T, books T?
SELECT a.id, b.books
FROM author a
LEFT JOIN (SELECT author_id, count(*) AS books FROM book GROUP BY author_id) b ON b.author_id = a.id;

-- name: a_count_over_all_of_a_derived_table_is_always_found :many
-- > id T, books T
SELECT a.id, b.books FROM author a CROSS JOIN (SELECT count(*) AS books FROM book) b;

-- name: an_outer_join_within_a_derived_table :many
-- > name T, title T?
SELECT d.name, d.title
FROM (SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id) d;

-- name: three_left_joins_in_a_chain :many
-- > id T, title T?, number T?, due T?
SELECT a.id, b.title, c.number, l.due
FROM author a
LEFT JOIN book b ON b.author_id = a.id
LEFT JOIN copy c ON c.book_id = b.id
LEFT JOIN loan l ON l.book_id = c.book_id;

-- name: the_other_side_of_a_right_join_in_parentheses :many
-- > id T, name T?, title T?
-- seed: INSERT INTO member (id, name, email) VALUES (9, 'Ida', 'ida@example.org')
SELECT m.id, x.name, x.title
FROM member m
LEFT JOIN (SELECT a.name, b.title, b.id FROM book b RIGHT JOIN author a ON a.id = b.author_id) x ON x.id = m.id;

-- name: a_strict_comparison_removes_a_left_join :many
-- > id T, title T, pages T
SELECT a.id, b.title, b.pages FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages > 100;

-- name: is_not_null_removes_a_left_join :many
-- > id T, title T, subtitle T?
SELECT a.id, b.title, b.subtitle FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id IS NOT NULL;

-- name: coalesce_does_not_remove_a_join :many
-- > id T, title T?
SELECT a.id, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE coalesce(b.pages, 0) = 0;

-- name: is_null_does_not_remove_a_join :many
-- > id T, title T?
SELECT a.id, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id IS NULL;

-- name: is_not_true_does_not_remove_a_join :many
-- > id T, title T?
SELECT a.id, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.pages > 100) IS NOT TRUE;

-- name: is_true_removes_a_join :many
-- > id T, title T
SELECT a.id, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.pages > 100) IS TRUE;

-- name: is_false_removes_a_join_too :many
-- > id T, title T
SELECT a.id, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.pages > 100) IS FALSE;

-- name: not_of_a_comparison_removes_a_join :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE NOT b.pages > 100;

-- name: not_of_is_null_removes_a_join :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE NOT (b.id IS NULL);

-- name: one_arm_of_or_does_not_remove_a_join :many
-- > title T?
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages > 100 OR a.email IS NULL;

-- name: both_arms_of_or_remove_a_join :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages > 100 OR b.subtitle = 'on the engine';

-- name: is_distinct_from_does_not_remove_a_join :many
-- > title T?
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.title IS DISTINCT FROM 'Notes';

-- name: is_not_distinct_from_a_constant_removes_a_join :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.title IS NOT DISTINCT FROM 'Notes';

-- name: a_list_removes_a_join :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.mood IN ('calm', 'tense');

-- name: between_removes_a_join :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.pages BETWEEN 1 AND 1000;

-- name: a_pattern_removes_a_join :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.title ILIKE 'f%';

-- name: an_operand_deep_within_removes_a_join :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE length(lower(b.title)) + 1 > 3;

-- name: a_full_join_becomes_a_left_join :many
-- > name T, title T?
SELECT a.name, b.title
FROM author a FULL JOIN book b ON b.author_id = a.id AND b.pages > 100 WHERE a.id > 0;

-- name: a_full_join_becomes_an_inner_join :many
-- > name T, title T
SELECT a.name, b.title
FROM author a FULL JOIN book b ON b.author_id = a.id WHERE a.id > 0 AND b.id > 0;

-- name: a_condition_on_the_last_of_a_chain_removes_all_of_it :many
-- The copy was found by the book's key, and the book by its author's.
-- > name T, title T, number T
SELECT a.name, b.title, c.number
FROM author a LEFT JOIN book b ON b.author_id = a.id LEFT JOIN copy c ON c.book_id = b.id
WHERE c.number = 1;

-- name: a_condition_on_the_first_of_a_chain_keeps_the_rest :many
-- > title T, number T?
SELECT b.title, c.number
FROM author a LEFT JOIN book b ON b.author_id = a.id LEFT JOIN copy c ON c.book_id = b.id
WHERE b.pages > 0;

-- name: a_later_inner_join_removes_an_earlier_outer_one :many
-- > title T, name T
SELECT b.title, m.name
FROM author a LEFT JOIN book b ON b.author_id = a.id JOIN loan l ON l.book_id = b.id JOIN member m ON m.id = l.member_id;

-- name: having_does_not_look_behind_the_group :many
-- > id T, title T?
SELECT a.id, b.title
FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY a.id, b.title HAVING count(*) > 0;

-- name: having_on_a_grouped_column_refines_it :many
-- > title T
SELECT b.title
FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY b.title HAVING b.title > '';

-- name: a_condition_outside_of_a_derived_table_removes_the_join_within :many
-- > name T, title T
SELECT d.name, d.title
FROM (SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id) d
WHERE d.title LIKE 'N%';

-- name: two_columns_of_one_row_are_found_together :many
-- The condition asks about one column of the joined table, and its others come with it.
-- > author_id T, tags T, added T
SELECT b.author_id, b.tags, b.added
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.author_id = a.id;

-- name: a_comparison_with_a_nulled_side_removes_both :many
-- > first_title T, other_title T
SELECT b.title AS first_title, o.title AS other_title
FROM author a
LEFT JOIN book b ON b.author_id = a.id
LEFT JOIN book o ON o.author_id = a.id
WHERE b.id <= o.id;

-- name: a_condition_in_a_subquery_removes_nothing_outside :many
-- > title T?
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id
WHERE NOT EXISTS (SELECT FROM copy c WHERE c.book_id = b.id AND c.number > 100);

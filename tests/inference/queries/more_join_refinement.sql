-- Predicates that turn an outer join into an inner one, and those that only seem to.

-- name: where_on_a_merged_column_says_nothing_of_its_parts :many
-- > id T, name T?, title T?
-- rows: many
-- seed: INSERT INTO author (id, name) VALUES (70, 'Unread')
-- seed: INSERT INTO book (id, author_id, title) VALUES (71, 1, 'Unwritten')
SELECT id, a.name, b.title FROM author a FULL JOIN book b USING (id) WHERE id > 2;

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

-- name: equal_rows_prove_all_their_columns :many
-- > title T, id T, pages T
-- rows: many
-- seed: UPDATE book SET pages = id
SELECT b.title, b.id, b.pages
FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE (b.id, b.author_id) = (b.pages, a.id);

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

-- name: exists_of_a_partner_says_nothing_of_the_joined_row :many
-- > title T?
-- rows: many
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id AND b.pages > 100
WHERE EXISTS (SELECT FROM book o WHERE o.author_id = a.id);

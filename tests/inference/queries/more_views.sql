-- Views hide what they are made of: outer joins, aggregates, arms, other views.

-- name: a_view_of_aggregates :many
-- > author_id T, books T, pages T?, last_title T
-- rows: many
-- seed: UPDATE book SET pages = NULL
SELECT author_id, books, pages, last_title FROM author_stats;

-- name: a_view_on_the_nulled_side :many
-- > name T, books T?
-- rows: many
SELECT a.name, s.books FROM author a LEFT JOIN author_stats s ON s.author_id = a.id;

-- name: a_recursive_view :many
-- > id T, mentor T?, depth T
-- rows: many
SELECT id, mentor, depth FROM descent;

-- name: a_view_with_all_columns_and_more :many
-- > id T, nickname T?, referrer_name T?, referrer_points T
-- rows: many
SELECT id, nickname, referrer_name, referrer_points FROM wide_member;

-- name: a_view_that_can_be_written_to :many
-- > id T, name T, nickname T?
-- rows: many
SELECT id, name, nickname FROM plain_member;

-- name: what_an_insert_into_a_view_returns :one
-- What is written to a view is not followed to its table.
-- > id T~, taken T~, returned T?
INSERT INTO open_loan (member_id, book_id) VALUES (1, 4) RETURNING id, taken, returned;

-- name: what_an_update_of_a_view_returns :many
-- What is written to a view is not followed to its table.
-- > name T~, nickname T?
-- rows: many
UPDATE plain_member SET nickname = NULL RETURNING name, nickname;

-- name: what_an_update_through_a_trigger_of_a_view_returns :many
-- > name T?
-- rows: many
UPDATE masked SET name = 'x' RETURNING name;

-- name: a_materialised_view_joined :many
-- > book_id T, copies T?
-- rows: many
SELECT c.book_id, s.copies FROM copy c LEFT JOIN shelf_count s USING (shelf);

-- name: a_view_within_a_cte_of_its_name :many
-- > name T
-- rows: many
WITH author_book AS (SELECT name FROM author_book WHERE book_id IS NULL OR true) SELECT name FROM author_book;

-- name: a_view_hidden_by_a_cte :many
-- > title T
-- rows: many
WITH author_book AS (SELECT title FROM book) SELECT title FROM author_book;

-- name: an_aggregate_over_a_view :many
-- > name T, titles T, last T?
-- rows: many
SELECT name, count(title) AS titles, max(title) AS last FROM author_book GROUP BY name;

-- name: a_subquery_over_a_view_of_one_row :many
-- > n T, books T?
-- rows: many
SELECT (SELECT count(*) FROM author_book) AS n, (SELECT s.books FROM author_stats s WHERE s.author_id = a.id) AS books
FROM author a;

-- name: the_columns_of_the_information_schema :many
-- > table_name T?, table_type T?
-- rows: many
SELECT table_name::text, table_type::text FROM information_schema.tables
UNION ALL SELECT NULL, NULL;

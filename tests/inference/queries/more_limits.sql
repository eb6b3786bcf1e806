-- How many rows: aggregates, limits, and statements that have one row by what they are.

-- name: a_select_without_from :one
-- > x T
-- rows: one
SELECT 1 AS x;

-- name: a_select_without_from_but_with_where :opt
-- > x T
-- rows: opt
-- with: x = 0
-- with: x = 1
SELECT 1 AS x WHERE :x::int > 0;

-- name: an_aggregate :one
-- > n T
-- rows: one
-- seed: DELETE FROM book
SELECT count(*) AS n FROM book;

-- name: an_aggregate_with_a_condition :one
-- > n T
-- rows: one
SELECT count(*) AS n FROM book WHERE id = 99;

-- name: an_aggregate_and_a_set :many
-- > n T
-- rows: many
SELECT generate_series(1, count(*)) AS n FROM book;

-- name: an_aggregate_with_distinct :one
-- > n T
-- rows: one
SELECT DISTINCT count(*) AS n FROM book;

-- name: having_alone_makes_one_group :opt
-- > x T
-- rows: opt
-- seed: DELETE FROM book
SELECT 1 AS x FROM book HAVING max(id) > 0;

-- name: distinct_of_a_constant :opt
-- > x T
SELECT DISTINCT 1 AS x FROM book;

-- name: limit_one :opt
-- > title T
-- rows: opt
-- seed: DELETE FROM book
SELECT title FROM book ORDER BY id LIMIT 1;

-- name: limit_two :many
-- > title T
-- rows: many
SELECT title FROM book ORDER BY id LIMIT 2;

-- name: limit_all :many
-- > title T
-- rows: many
SELECT title FROM book LIMIT ALL;

-- name: limit_by_an_expression :opt
-- > title T
SELECT title FROM book LIMIT 2 - 1;

-- name: limit_by_a_parameter :many
-- > title T
-- rows: many
-- params: n T
-- with: n = 3
SELECT title FROM book LIMIT :n;

-- name: limit_one_with_offset :opt
-- > title T
-- rows: opt
SELECT title FROM book OFFSET 3 LIMIT 1;

-- name: fetch_first_row_only :opt
-- > title T
-- rows: opt
-- seed: DELETE FROM book
SELECT title FROM book ORDER BY id FETCH FIRST ROW ONLY;

-- name: fetch_first_one_row :opt
-- > title T
-- rows: opt
-- seed: DELETE FROM book
SELECT title FROM book ORDER BY id FETCH NEXT 1 ROWS ONLY;

-- name: fetch_first_with_ties :many
-- > author_id T
-- rows: many
SELECT author_id FROM book ORDER BY author_id FETCH FIRST 1 ROW WITH TIES;

-- name: limit_one_of_an_aggregate :one
-- > n T
-- rows: one
SELECT count(*) AS n FROM book LIMIT 1;

-- name: limit_one_within :opt
-- > title T
-- rows: opt
-- seed: DELETE FROM book
SELECT title FROM (SELECT title FROM book LIMIT 1) b;

-- name: limit_one_within_a_join :many
-- > title T, name T
-- rows: many
SELECT b.title, a.name FROM (SELECT title FROM book LIMIT 1) b, author a;

-- name: two_tables_of_one_row :one
-- > a T, b T
-- rows: one
SELECT a, b FROM (SELECT count(*) AS a FROM author) x CROSS JOIN (SELECT count(*) AS b FROM book) y;

-- name: a_table_of_one_row_joined_on_a_condition :opt
-- > a T, b T
-- rows: opt
-- seed: DELETE FROM book
SELECT a, b FROM (SELECT count(*) AS a FROM author) x JOIN (SELECT count(*) AS b FROM book) y ON a > b;

-- name: a_table_of_one_row_left_joined :one
-- > a T, b T?
-- rows: one
SELECT a, b FROM (SELECT count(*) AS a FROM author) x LEFT JOIN (SELECT count(*) AS b FROM book) y ON a > b + 99;

-- name: one_row_full_joined_to_one :many
-- > a T?, b T?
-- rows: many
SELECT a, b FROM (SELECT count(*) AS a FROM author) x FULL JOIN (SELECT count(*) AS b FROM book) y ON a = b + 99;

-- name: a_union_all_of_two_single_rows :many
-- > n T
-- rows: many
SELECT 1 AS n UNION ALL SELECT 1;

-- name: an_intersection_with_a_single_row :opt
-- > id T
-- rows: opt
SELECT 1 AS id INTERSECT SELECT id FROM author;

-- name: a_single_row_except_many :opt
-- > id T
-- rows: opt
SELECT 1 AS id EXCEPT SELECT id FROM author;

-- name: an_insert_of_one_row :one
-- > id T
-- rows: one
INSERT INTO author (name) VALUES ('x') RETURNING id;

-- name: an_insert_that_may_find_nothing_to_insert :opt
-- > id T
-- rows: opt
-- with: name = 'Ada'
-- with: name = 'Zoe'
INSERT INTO author (name) SELECT :name::text WHERE NOT EXISTS (SELECT FROM author WHERE name = :name) RETURNING id;

-- name: an_insert_that_updates_on_conflict_only_where :opt
-- > code T
-- rows: opt
INSERT INTO country VALUES ('uk', 'x') ON CONFLICT (code) DO UPDATE SET name = 'y' WHERE country.name = 'z' RETURNING code;

-- name: an_insert_without_returning :exec
-- rows: none
INSERT INTO author (name) VALUES ('x');

-- name: a_cte_of_one_row_that_may_not_write :opt
-- > code T
-- rows: opt
WITH new AS (INSERT INTO country VALUES ('uk', 'x') ON CONFLICT DO NOTHING RETURNING code) SELECT code FROM new;

-- name: the_next_job :opt
-- > id T, note T?
-- rows: opt
-- seed: UPDATE loan SET note = NULL
-- seed: DELETE FROM loan
UPDATE loan SET fine = 1 WHERE id = (SELECT id FROM loan WHERE fine IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, note;

-- name: a_function_that_returns_one_row :one
-- > split_name T
-- rows: one
SELECT upper(split_name) AS split_name FROM (SELECT 'x' AS split_name) s;

-- name: a_function_of_one_value_in_from :one
-- > lower T
-- rows: one
SELECT * FROM lower('X');

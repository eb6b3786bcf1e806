-- name: a_cte_is_a_table :many
-- > id T, email T?
WITH a AS (SELECT id, email FROM author) SELECT id, email FROM a;

-- name: a_cte_hides_a_table :many
-- > name T?
WITH author AS (SELECT email AS name FROM public.author) SELECT name FROM author;

-- name: a_cte_does_not_hide_a_table_with_a_schema :many
-- > name T
WITH author AS (SELECT NULL::text AS name) SELECT a.name FROM public.author a, author;

-- name: a_cte_reads_the_table_that_it_hides :many
-- > id T, name T
WITH author AS (SELECT id, name FROM author) SELECT id, name FROM author;

-- name: a_cte_sees_those_before_it :many
-- > id T, title T?
WITH a AS (SELECT id FROM author),
     b AS (SELECT a.id, book.title FROM a LEFT JOIN book ON book.author_id = a.id)
SELECT id, title FROM b;

-- name: a_cte_does_not_see_those_after_it :many
-- The first `country` is the table, and the second reads the table's rows.
-- > name T, again T
WITH first AS (SELECT name FROM country), country AS (SELECT name AS again FROM first)
SELECT first.name, country.again FROM first, country;

-- name: the_columns_of_a_cte_are_renamed :many
-- > key T, mail T?
WITH a (key, mail) AS (SELECT id, email FROM author) SELECT key, mail FROM a;

-- name: a_cte_twice :many
-- > left_name T, right_name T?
WITH a AS (SELECT id, name, mentor FROM author)
SELECT l.name AS left_name, r.name AS right_name FROM a l LEFT JOIN a r ON r.id = l.mentor;

-- name: a_materialized_cte :many
-- > id T, books T
WITH s AS MATERIALIZED (SELECT author_id AS id, count(*) AS books FROM book GROUP BY 1) SELECT id, books FROM s;

-- name: a_cte_that_is_not_materialized :many
-- > email T
WITH s AS NOT MATERIALIZED (SELECT email FROM author WHERE email IS NOT NULL) SELECT email FROM s;

-- name: a_cte_within_a_subquery :many
-- > id T, n T
SELECT id, (WITH b AS (SELECT 1) SELECT count(*) FROM b) AS n FROM author;

-- name: an_inner_cte_hides_an_outer_one :many
-- > outer_value T, inner_value T?
WITH v AS (SELECT 1 AS x)
SELECT v.x AS outer_value, d.x AS inner_value
FROM v, (WITH v AS (SELECT NULL::int AS x) SELECT x FROM v) d;

-- name: a_cte_of_an_insert :many
-- > id T, email T?
WITH new AS (INSERT INTO author (name) VALUES ('Noor') RETURNING id, email) SELECT id, email FROM new;

-- name: a_cte_of_an_update :many
-- > id T, email T
WITH changed AS (UPDATE author SET email = 'x' || id RETURNING id, email) SELECT id, email FROM changed;

-- name: a_cte_of_a_delete_on_the_nullable_side :many
-- > id T, shelf T?, number T?
WITH gone AS (DELETE FROM copy RETURNING *)
SELECT b.id, gone.shelf, gone.number FROM book b LEFT JOIN gone ON gone.book_id = b.id;

-- name: a_cte_that_nobody_reads :many
-- > name T
WITH unread AS (DELETE FROM copy RETURNING shelf) SELECT name FROM author;

-- name: an_insert_with_a_cte :many
-- > id T, name T
WITH source AS (SELECT 'Noor' AS name) INSERT INTO author (name) SELECT name FROM source RETURNING id, name;

-- name: an_update_with_a_cte :many
-- > id T, country T?
WITH c AS (SELECT continent FROM country WHERE code = 'aq')
UPDATE author SET country = c.continent FROM c RETURNING author.id, author.country;

-- name: a_cte_of_values :many
-- > n T, word T?
WITH v (n, word) AS (VALUES (1, 'one'), (2, NULL)) SELECT n, word FROM v;

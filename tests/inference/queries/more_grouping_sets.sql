-- ROLLUP, CUBE and GROUPING SETS: a key is NULL in the rows of the sets that leave it out.

-- name: grouping_says_which_set_a_row_is_of :many
-- > level T, label T
-- rows: many
SELECT grouping(author_id) AS level, CASE WHEN grouping(author_id) = 1 THEN 'all' ELSE 'one' END AS label
FROM book GROUP BY ROLLUP (author_id);

-- name: coalesce_over_a_key_is_not_null :many
-- > title T
-- rows: many
SELECT coalesce(title, 'all') AS title FROM book GROUP BY ROLLUP (title);

-- name: a_key_that_is_an_expression_in_a_rollup :many
-- > initial T?
-- rows: many
SELECT left(title, 1) AS initial FROM book GROUP BY ROLLUP (left(title, 1));

-- name: where_does_not_refine_the_key_of_a_rollup :many
-- > pages T?
-- rows: many
SELECT pages FROM book WHERE pages > 0 GROUP BY ROLLUP (pages);

-- name: a_column_that_depends_on_a_key_in_all_sets :many
-- > id T, title T?, name T
-- rows: many
SELECT a.id, b.title, a.name FROM author a JOIN book b ON b.author_id = a.id
GROUP BY a.id, a.name, ROLLUP (b.title);

-- name: a_constant_is_no_key :many
-- > kind T, author_id T?
-- rows: many
SELECT 'book' AS kind, author_id FROM book GROUP BY CUBE (author_id);

-- name: an_argument_of_an_aggregate_is_not_nulled :many
-- Within `max` the key is what it was.
-- > last T, author_id T?
-- rows: many
SELECT max(author_id) AS last, author_id FROM book GROUP BY GROUPING SETS ((author_id), (title));

-- name: two_rollups_multiply :many
-- > author_id T?, mood T?, id T
-- rows: many
SELECT author_id, mood, id FROM book GROUP BY ROLLUP (author_id), ROLLUP (mood), id;

-- name: a_rollup_in_a_derived_table :many
-- > name T, n T?, total T?
-- rows: many
SELECT a.name, s.n, s.total
FROM author a LEFT JOIN (SELECT author_id, count(*) AS n, sum(id) AS total FROM book GROUP BY ROLLUP (author_id)) s
    ON s.author_id = a.id;

-- name: a_rollup_over_an_outer_join :many
-- > name T?, n T
-- rows: many
SELECT a.name, count(b.id) AS n FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY ROLLUP (a.name);

-- name: only_the_empty_set :one
-- > n T, s T?
-- rows: one
-- seed: DELETE FROM book
SELECT count(*) AS n, max(id) AS s FROM book GROUP BY GROUPING SETS (());

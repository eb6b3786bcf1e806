-- ROLLUP, CUBE and GROUPING SETS: a key is NULL in the rows of the sets that leave it out.

-- name: a_key_of_all_sets_is_what_it_was :many
-- > author_id T, title T?, id T?
-- rows: many
SELECT author_id, title, id FROM book GROUP BY GROUPING SETS ((author_id, title), (author_id, id), (author_id));

-- name: sets_of_one_are_a_plain_group_by :many
-- > author_id T, title T
-- rows: many
SELECT author_id, title FROM book GROUP BY GROUPING SETS ((author_id, title));

-- name: the_grand_total_is_there_even_of_no_rows :many
-- > author_id T?, pages T?, n T
-- rows: many
-- seed: DELETE FROM book
SELECT author_id, sum(pages) AS pages, count(*) AS n FROM book GROUP BY ROLLUP (author_id);

-- name: a_sum_of_not_null_values_is_null_in_an_empty_grand_total :many
-- > s T?
-- rows: many
-- seed: DELETE FROM book
SELECT sum(id) AS s FROM book GROUP BY ROLLUP (author_id);

-- name: a_sum_of_not_null_values_without_a_grand_total :many
-- > s T
-- rows: many
SELECT sum(id) AS s FROM book GROUP BY GROUPING SETS ((author_id), (title));

-- name: grouping_says_which_set_a_row_is_of :many
-- > level T, label T
-- rows: many
SELECT grouping(author_id) AS level, CASE WHEN grouping(author_id) = 1 THEN 'all' ELSE 'one' END AS label
FROM book GROUP BY ROLLUP (author_id);

-- name: coalesce_over_a_key_is_not_null :many
-- > title T
-- rows: many
SELECT coalesce(title, 'all') AS title FROM book GROUP BY ROLLUP (title);

-- name: an_expression_over_a_key_of_a_rollup :many
-- > next T?
-- rows: many
SELECT author_id + 1 AS next FROM book GROUP BY ROLLUP (author_id);

-- name: a_key_that_is_an_expression_in_a_rollup :many
-- > initial T?
-- rows: many
SELECT left(title, 1) AS initial FROM book GROUP BY ROLLUP (left(title, 1));

-- name: having_on_grouping_drops_the_total_unseen :many
-- > author_id T~
-- rows: many
SELECT author_id FROM book GROUP BY ROLLUP (author_id) HAVING grouping(author_id) = 0;

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

-- name: an_empty_set_among_others :many
-- > mood T?, n T
-- rows: many
SELECT mood, count(*) AS n FROM book GROUP BY GROUPING SETS ((mood), ());

-- name: only_the_empty_set :one
-- > n T, s T?
-- rows: one
-- seed: DELETE FROM book
SELECT count(*) AS n, max(id) AS s FROM book GROUP BY GROUPING SETS (());

-- name: the_empty_set_twice_is_two_rows :many
-- > n T
-- rows: many
SELECT count(*) AS n FROM book GROUP BY GROUPING SETS ((), ());

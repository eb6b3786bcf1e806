-- Aggregates: over all rows, over groups, over what a filter leaves of them.

-- name: sum_of_no_rows_is_null :one
-- > pages T?
-- rows: one
-- seed: DELETE FROM book
SELECT sum(pages) AS pages FROM book;

-- name: sum_of_a_not_null_column_of_no_rows_is_null :one
-- > net T?
-- rows: one
-- seed: DELETE FROM invoice
SELECT sum(net) AS net FROM invoice;

-- name: every_aggregate_of_no_rows :one
-- > a T?, b T?, c T?, d T?, e T?
-- rows: one
-- seed: DELETE FROM invoice
SELECT min(net) AS a, max(net) AS b, avg(net) AS c, string_agg(net::text, ',') AS d, bool_and(net > 0) AS e
FROM invoice;

-- name: coalesce_saves_the_sum :one
-- > pages T
-- rows: one
-- seed: DELETE FROM book
SELECT coalesce(sum(pages), 0) AS pages FROM book;

-- name: sum_over_a_group_of_not_null_values :many
-- > author_id T, first T, last T, sum T, mean T, names T
-- rows: many
SELECT author_id, min(id) AS first, max(title) AS last, sum(id) AS sum, avg(id) AS mean,
    string_agg(title, ', ') AS names
FROM book GROUP BY author_id;

-- name: sum_over_a_group_of_nulls :many
-- > author_id T, pages T?, dearest T?, mean T?
-- rows: many
-- seed: UPDATE book SET pages = NULL, price = NULL WHERE author_id = 1
SELECT author_id, sum(pages) AS pages, max(price) AS dearest, avg(pages) AS mean FROM book GROUP BY author_id;

-- name: sum_over_a_filtered_group :many
-- > author_id T, tense T?, counted T
-- rows: many
SELECT author_id, sum(id) FILTER (WHERE mood = 'tense') AS tense, count(*) FILTER (WHERE mood = 'tense') AS counted
FROM book GROUP BY author_id;

-- name: an_expression_as_key :many
-- > known T, decade T?, n T
-- rows: many
SELECT born IS NULL AS known, left(born::text, 3) AS decade, count(*) AS n
FROM author GROUP BY born IS NULL, decade;

-- name: columns_that_depend_on_the_key :many
-- > id T, name T, email T?, books T
-- rows: many
SELECT a.id, a.name, a.email, count(b.id) AS books
FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY a.id;

-- name: aggregates_over_the_nulled_side_of_a_join :many
-- > name T, last T?, pages T?, books T
-- rows: many
SELECT a.name, max(b.title) AS last, sum(b.id) AS pages, count(b.*) AS books
FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY a.id;

-- name: string_agg_of_a_group_of_nulls_is_null :many
-- > s T?
-- rows: many
SELECT string_agg(subtitle, ',') AS s FROM book GROUP BY id;

-- name: deviation_of_one_value_is_null :many
-- > sample T?, population T, variance T?
-- rows: many
SELECT stddev(id) AS sample, stddev_pop(id) AS population, var_samp(id) AS variance FROM book GROUP BY id;

-- name: correlation_and_regression_can_be_null :many
-- > c T?, s T?, n T
-- rows: many
SELECT corr(id, id) AS c, regr_slope(id, id) AS s, regr_count(id, id) AS n FROM book GROUP BY id;

-- name: a_hypothetical_rank_is_a_number :one
-- > rank T
-- rows: one
-- seed: DELETE FROM book
SELECT rank(5) WITHIN GROUP (ORDER BY id) AS rank FROM book;

-- name: distinct_and_order_by_within_an_aggregate :many
-- > a T, b T?
-- rows: many
SELECT string_agg(DISTINCT title, ',' ORDER BY title) AS a, array_agg(DISTINCT pages ORDER BY pages)
    FILTER (WHERE pages IS NOT NULL) AS b
FROM book GROUP BY id;

-- name: arithmetic_over_aggregates :one
-- > share T?, more T
-- rows: one
-- seed: DELETE FROM book
SELECT 100.0 * count(pages) / nullif(count(*), 0) AS share, count(*) + 1 AS more FROM book;

-- name: an_aggregate_of_a_users_own_without_a_beginning :many
-- > a T?
-- rows: many
SELECT any_of(subtitle) AS a FROM book GROUP BY id;

-- name: an_aggregate_of_a_users_own_whose_last_step_returns_null :one
-- > t T?
-- rows: one
-- seed: DELETE FROM book
SELECT total(id) AS t FROM book;

-- name: group_by_a_position :many
-- > mood T?, n T
-- rows: many
SELECT mood, count(*) AS n FROM book GROUP BY 1;

-- name: select_distinct_keeps_null :many
-- > mood T?
-- rows: many
SELECT DISTINCT mood FROM book;

-- name: an_aggregate_in_order_by_only :many
-- > author_id T
-- rows: many
SELECT author_id FROM book GROUP BY author_id ORDER BY sum(pages) NULLS LAST;

-- name: an_aggregate_of_an_outer_query :many
-- `max(a.id)` is of the outer query, which it groups.
-- > m T?
-- rows: many
-- seed: DELETE FROM author
SELECT (SELECT max(a.id)) AS m FROM author a
UNION ALL SELECT 1;

-- name: an_aggregate_over_a_derived_table_of_aggregates :one
-- > most T?
-- rows: one
-- seed: DELETE FROM book
SELECT max(n) AS most FROM (SELECT count(*) AS n FROM book GROUP BY author_id) c;

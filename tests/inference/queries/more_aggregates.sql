-- Aggregates: over all rows, over groups, over what a filter leaves of them.

-- name: count_is_never_null :one
-- > all T, emails T, different T
-- rows: one
SELECT count(*) AS all, count(email) AS emails, count(DISTINCT country) AS different FROM author;

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

-- name: a_filter_that_is_also_in_where_leaves_something :many
-- That both say the same is more than one can ask for.
-- > sum T~
-- rows: many
SELECT sum(id) FILTER (WHERE pages > 0) AS sum FROM book WHERE pages > 0 GROUP BY author_id;

-- name: a_filter_refines_the_argument_but_not_the_group :many
-- > sum T?
-- rows: many
SELECT sum(pages) FILTER (WHERE pages IS NOT NULL) AS sum FROM book GROUP BY id;

-- name: where_refines_the_argument_of_each_group :many
-- > sum T
-- rows: many
SELECT sum(pages) AS sum FROM book WHERE pages IS NOT NULL GROUP BY author_id;

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

-- name: array_agg_of_a_group_is_a_value :many
-- Its elements may be NULL, and are.
-- > titles T, subtitles T
-- rows: many
SELECT array_agg(title) AS titles, array_agg(subtitle) AS subtitles FROM book GROUP BY author_id;

-- name: string_agg_of_a_group_of_nulls_is_null :many
-- > s T?
-- rows: many
SELECT string_agg(subtitle, ',') AS s FROM book GROUP BY id;

-- name: string_agg_with_a_null_delimiter :many
-- > s T
-- rows: many
SELECT string_agg(title, NULL) AS s FROM book GROUP BY author_id;

-- name: deviation_of_one_value_is_null :many
-- > sample T?, population T, variance T?
-- rows: many
SELECT stddev(id) AS sample, stddev_pop(id) AS population, var_samp(id) AS variance FROM book GROUP BY id;

-- name: correlation_and_regression_can_be_null :many
-- > c T?, s T?, n T
-- rows: many
SELECT corr(id, id) AS c, regr_slope(id, id) AS s, regr_count(id, id) AS n FROM book GROUP BY id;

-- name: percentiles_and_modes :many
-- > median T, mode T, price T?
-- rows: many
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY id) AS median, mode() WITHIN GROUP (ORDER BY title) AS mode,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY price) AS price
FROM book GROUP BY id;

-- name: a_hypothetical_rank_is_a_number :one
-- > rank T
-- rows: one
-- seed: DELETE FROM book
SELECT rank(5) WITHIN GROUP (ORDER BY id) AS rank FROM book;

-- name: an_ordered_set_of_no_rows :one
-- > median T?
-- rows: one
-- seed: DELETE FROM book
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY id) AS median FROM book;

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

-- name: an_aggregate_of_a_users_own_with_a_beginning :one
-- Its transition function may still return NULL.
-- > t T~
-- rows: one
SELECT tally(subtitle) AS t FROM book;

-- name: an_aggregate_of_a_users_own_whose_last_step_returns_null :one
-- > t T?
-- rows: one
-- seed: DELETE FROM book
SELECT total(id) AS t FROM book;

-- name: group_by_nothing_is_no_group_by :one
-- > n T, s T?
-- rows: one
-- seed: DELETE FROM book
SELECT count(*) AS n, sum(id) AS s FROM book GROUP BY ();

-- name: group_by_a_constant_has_no_empty_group :opt
-- > s T
-- rows: opt
-- seed: DELETE FROM book
SELECT sum(id) AS s FROM book GROUP BY 'all'::text;

-- name: group_by_a_position :many
-- > mood T?, n T
-- rows: many
SELECT mood, count(*) AS n FROM book GROUP BY 1;

-- name: having_without_group_by_may_leave_no_row :opt
-- > n T
-- rows: opt
SELECT count(*) AS n FROM book HAVING count(*) > 3;

-- name: having_refines_the_aggregate :many
-- > pages T
-- rows: many
SELECT sum(pages) AS pages FROM book GROUP BY author_id HAVING sum(pages) > 1;

-- name: having_on_one_aggregate_proves_nothing_of_another :many
-- > pages T, price T?
-- rows: many
-- seed: UPDATE book SET price = NULL
SELECT sum(pages) AS pages, sum(price) AS price FROM book GROUP BY author_id HAVING sum(pages) > 1;

-- name: having_on_count_of_the_argument :many
-- A count that is not zero has met a value.
-- > pages T~
-- rows: many
SELECT sum(pages) AS pages FROM book GROUP BY author_id HAVING count(pages) > 0;

-- name: select_distinct_keeps_null :many
-- > mood T?
-- rows: many
SELECT DISTINCT mood FROM book;

-- name: distinct_on_keeps_one_row_of_each :many
-- > author_id T, subtitle T?
-- rows: many
SELECT DISTINCT ON (author_id) author_id, subtitle FROM book ORDER BY author_id, id DESC;

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

-- name: an_aggregate_over_one_certain_row :one
-- > n T~
-- rows: one
SELECT max(n) AS n FROM (SELECT count(*) AS n FROM book) c;

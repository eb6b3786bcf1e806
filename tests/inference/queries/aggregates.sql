-- name: a_count_is_never_null :one
-- > n T, emails T, countries T
-- rows: one
SELECT count(*) AS n, count(email) AS emails, count(DISTINCT country) AS countries FROM author;

-- name: a_sum_of_no_rows_is_null :one
-- > total T?, mean T?
-- rows: one
SELECT sum(points) AS total, avg(points) AS mean FROM member;

-- name: a_sum_in_groups_is_not_null :many
-- Every group has a row, and its values are certain.
-- > member_id T, total T, last T
SELECT l.member_id, sum(l.book_id) AS total, max(l.due) AS last FROM loan l GROUP BY l.member_id;

-- name: a_sum_of_nullable_values_in_groups :many
-- > member_id T, total T?
SELECT member_id, sum(fine) AS total FROM loan GROUP BY member_id;

-- name: a_filtered_sum_in_groups :many
-- > member_id T, total T?
SELECT member_id, sum(book_id) FILTER (WHERE returned IS NULL) AS total FROM loan GROUP BY member_id;

-- name: a_filtered_count :many
-- > member_id T, still_out T
SELECT member_id, count(*) FILTER (WHERE returned IS NULL) AS still_out FROM loan GROUP BY member_id;

-- name: a_filter_is_no_condition_of_the_query :one
-- > latest T?, n T
-- rows: one
SELECT max(returned) FILTER (WHERE returned IS NOT NULL) AS latest, count(*) AS n FROM loan;

-- name: a_condition_of_the_query_helps_a_sum_in_groups :many
-- > author_id T, pages T
SELECT author_id, sum(pages) AS pages FROM book WHERE pages IS NOT NULL GROUP BY author_id;

-- name: a_filter_that_repeats_the_condition_proves_nothing_of_its_group :many
-- > author_id T, pages T?
SELECT author_id, sum(pages) FILTER (WHERE pages IS NOT NULL) AS pages FROM book GROUP BY author_id;

-- name: coalesce_makes_it_certain :one
-- > total T, best T
-- rows: one
SELECT coalesce(sum(points), 0) AS total, max(coalesce(points, 0)) IS NOT NULL AS best FROM member;

-- name: a_coalesced_operand_helps_in_groups_only :one
-- > total T?
-- rows: one
SELECT sum(coalesce(fine, 0)) AS total FROM loan;

-- name: a_coalesced_operand_in_groups :many
-- > book_id T, total T
SELECT book_id, sum(coalesce(fine, 0)) AS total FROM loan GROUP BY book_id;

-- name: arrays_and_strings_of_no_rows :one
-- > names T?, list T?
-- rows: one
SELECT array_agg(name) AS names, string_agg(name, ', ') AS list FROM author;

-- name: arrays_and_strings_in_groups :many
-- An array takes NULL as an element, a string leaves it out.
-- > country T?, emails T, list T?
SELECT country, array_agg(email) AS emails, string_agg(email, ', ') AS list FROM author GROUP BY country;

-- name: a_deviation_of_one_value_is_null :many
-- > author_id T, spread T?, spread_of_all T
SELECT author_id, stddev(id) AS spread, stddev_pop(id) AS spread_of_all FROM book GROUP BY author_id;

-- name: variances_and_correlations :many
-- > author_id T, variance T?, correlation T?, slope T?, n T
SELECT author_id, variance(id) AS variance, corr(id, author_id) AS correlation, regr_slope(id, author_id) AS slope,
    regr_count(id, author_id) AS n
FROM book GROUP BY author_id;

-- name: ordered_sets_in_groups :many
-- > author_id T, middle T, most_often T, of_nullable T?
SELECT author_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY id) AS middle, mode() WITHIN GROUP (ORDER BY title) AS most_often,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY pages) AS of_nullable
FROM book GROUP BY author_id;

-- name: ordered_sets_of_no_rows :one
-- > middle T?
-- rows: one
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY id) AS middle FROM book;

-- name: a_hypothetical_rank :one
-- > rank T, relative T
-- rows: one
SELECT rank(5) WITHIN GROUP (ORDER BY id) AS rank, percent_rank(5) WITHIN GROUP (ORDER BY id) AS relative FROM book;

-- name: booleans_and_bits_in_groups :many
-- > author_id T, all_of_them T, thick T?, bits T
SELECT author_id, bool_and(id > 1) AS all_of_them, every(pages > 100) AS thick, bit_or(id) AS bits FROM book GROUP BY author_id;

-- name: documents_in_groups :many
-- > author_id T, titles T, by_title T
SELECT author_id, json_agg(subtitle) AS titles, jsonb_object_agg(title, subtitle) AS by_title FROM book GROUP BY author_id;

-- name: an_aggregate_over_an_outer_join :many
-- The group's only row may be the one without a book.
-- > id T, books T, rows T, last_id T?, titles T
SELECT a.id, count(b.id) AS books, count(*) AS rows, max(b.id) AS last_id, array_agg(b.title) AS titles
FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY a.id;

-- name: an_aggregate_of_a_user :one
-- It begins with NULL.
-- > any_name T?
-- rows: one
SELECT any_of(name) AS any_name FROM author;

-- name: an_aggregate_of_a_user_in_groups :many
-- > id T, any_email T?
SELECT id, any_of(email) AS any_email FROM author GROUP BY id;

-- name: distinct_and_order_within_an_aggregate :many
-- > country T?, names T
SELECT country, string_agg(DISTINCT name, ', ' ORDER BY name) AS names FROM author GROUP BY country;

-- name: arithmetic_of_aggregates :one
-- > share T?, sum_of_counts T
-- rows: one
SELECT 100 * count(email) / nullif(count(*), 0) AS share, count(*) + count(email) AS sum_of_counts FROM author;

-- name: an_aggregate_of_constants :one
-- > ones T?, nothing T?
-- rows: one
SELECT sum(1) AS ones, max(NULL::int) AS nothing FROM author;

-- name: an_aggregate_without_a_table :one
-- > n T
-- rows: one
SELECT count(*) AS n;

-- name: one_row_of_values_in_a_group :many
-- > any_of_it T
SELECT min(name) AS any_of_it FROM country GROUP BY continent;

-- name: ranges_in_groups :many
-- > author_id T, covered T, shared T
SELECT author_id, range_agg(shown) AS covered, range_intersect_agg(shown) AS shared FROM book GROUP BY author_id;

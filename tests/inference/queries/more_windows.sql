-- Window functions: rows before the first, frames without a row, defaults.

-- name: numbers_of_rows_are_values :many
-- > a T, b T, c T, d T, e T, f T
-- rows: many
SELECT row_number() OVER w AS a, rank() OVER w AS b, dense_rank() OVER w AS c, percent_rank() OVER w AS d,
    cume_dist() OVER w AS e, ntile(2) OVER w AS f
FROM book WINDOW w AS (ORDER BY pages);

-- name: ntile_of_null_is_null :many
-- > n T?
-- rows: many
SELECT ntile((SELECT pages FROM book WHERE id = 2)) OVER (ORDER BY id) AS n FROM book;

-- name: lag_and_lead_look_beyond_the_end :many
-- > before T?, behind T?
-- rows: many
SELECT lag(title) OVER (ORDER BY id) AS before, lead(title) OVER (ORDER BY id) AS behind FROM book;

-- name: lag_with_a_default :many
-- > before T, behind T
-- rows: many
SELECT lag(id, 1, 0) OVER (ORDER BY id) AS before, lead(title, 2, 'none') OVER (ORDER BY id) AS behind FROM book;

-- name: lag_with_a_default_of_a_nullable_column :many
-- > before T?
-- rows: many
SELECT lag(pages, 1, 0) OVER (ORDER BY id) AS before FROM book;

-- name: lag_with_a_nullable_default :many
-- > before T?
-- rows: many
SELECT lag(id, 1, pages) OVER (ORDER BY pages NULLS FIRST) AS before FROM book;

-- name: lag_by_a_nullable_offset :many
-- > before T?
-- rows: many
SELECT lag(id, pages, 0) OVER (ORDER BY id) AS before FROM book;

-- name: first_and_last_of_the_default_frame :many
-- The frame has the row itself.
-- > first T, last T, second T?
-- rows: many
SELECT first_value(title) OVER w AS first, last_value(title) OVER w AS last, nth_value(title, 2) OVER w AS second
FROM book WINDOW w AS (PARTITION BY author_id ORDER BY id);

-- name: first_of_a_frame_that_ends_before_the_row :many
-- > first T?, last T?
-- rows: many
SELECT first_value(title) OVER w AS first, last_value(title) OVER w AS last
FROM book WINDOW w AS (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING);

-- name: sum_over_the_default_frame :many
-- > ids T, pages T?
-- rows: many
SELECT sum(id) OVER (ORDER BY id) AS ids, sum(pages) OVER (ORDER BY id DESC) AS pages FROM book WHERE id <> 4 AND id <> 3;

-- name: sum_over_an_empty_frame_beside_lag_with_a_default :many
-- > sum T?, n T, before T
-- rows: many
SELECT sum(id) OVER w AS sum, count(*) OVER w AS n, lag(id, 1, 0) OVER (ORDER BY id) AS before
FROM book WINDOW w AS (ORDER BY id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING);

-- name: sum_over_the_whole_partition :many
-- > sum T, n T
-- rows: many
SELECT sum(id) OVER () AS sum, count(*) OVER (PARTITION BY author_id) AS n FROM book;

-- name: sum_over_a_frame_that_begins_behind_the_row :many
-- > sum T?
-- rows: many
SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS sum FROM book;

-- name: a_frame_that_excludes_the_row_itself :many
-- > sum T?
-- rows: many
SELECT sum(id) OVER (PARTITION BY author_id ORDER BY id
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS sum FROM book;

-- name: a_frame_that_excludes_the_group :many
-- > sum T?
-- rows: many
SELECT sum(id) OVER (ORDER BY author_id RANGE UNBOUNDED PRECEDING EXCLUDE GROUP) AS sum FROM book;

-- name: a_frame_that_excludes_ties_keeps_the_row :many
-- > sum T, others T
-- rows: many
SELECT sum(id) OVER (ORDER BY author_id RANGE UNBOUNDED PRECEDING EXCLUDE TIES) AS sum,
    sum(id) OVER (ORDER BY author_id RANGE UNBOUNDED PRECEDING EXCLUDE NO OTHERS) AS others FROM book;

-- name: a_window_over_groups :many
-- > author_id T, n T, share T, running T
-- rows: many
SELECT author_id, count(*) AS n, count(*) * 100.0 / sum(count(*)) OVER () AS share,
    sum(count(*)) OVER (ORDER BY author_id) AS running
FROM book GROUP BY author_id;

-- name: a_window_over_the_nulled_side_of_a_join :many
-- > running T?, number T
-- rows: many
SELECT sum(b.id) OVER (PARTITION BY a.id ORDER BY b.id) AS running, row_number() OVER (PARTITION BY a.id) AS number
FROM author a LEFT JOIN book b ON b.author_id = a.id;

-- name: a_named_window_with_a_frame_of_its_own :many
-- > sum T?, first T
-- rows: many
SELECT sum(id) OVER late AS sum, first_value(id) OVER w AS first
FROM book WINDOW w AS (ORDER BY id), late AS (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING);

-- name: where_refines_what_a_window_sees :many
-- > sum T
-- rows: many
SELECT sum(pages) OVER (ORDER BY id) AS sum FROM book WHERE pages IS NOT NULL;

-- name: the_newest_of_each_by_row_number :many
-- > author_id T, title T, subtitle T?
-- rows: many
SELECT author_id, title, subtitle FROM (
    SELECT author_id, title, subtitle, row_number() OVER (PARTITION BY author_id ORDER BY id DESC) AS n FROM book
) b WHERE n = 1;

-- name: a_window_filtered_outside_is_refined :many
-- > gap T
-- rows: many
SELECT gap FROM (SELECT id - lag(id) OVER (ORDER BY id) AS gap FROM book) g WHERE gap IS NOT NULL;

-- name: a_difference_to_the_row_before :many
-- > gap T?
-- rows: many
SELECT id - lag(id) OVER (ORDER BY id) AS gap FROM book;

-- name: an_array_over_a_window :many
-- > ids T, before T?
-- rows: many
SELECT array_agg(id) OVER (ORDER BY id) AS ids,
    array_agg(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS before FROM book;

-- name: an_aggregate_of_a_users_own_over_a_window :many
-- > a T?
-- rows: many
SELECT any_of(subtitle) OVER (ORDER BY id DESC) AS a FROM book WHERE id < 3;

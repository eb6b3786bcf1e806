-- name: ranks_are_never_null :many
-- > n T, rank T, dense T, share T, spread T
SELECT row_number() OVER (ORDER BY born) AS n, rank() OVER (ORDER BY born) AS rank, dense_rank() OVER () AS dense,
    percent_rank() OVER (ORDER BY born) AS share, cume_dist() OVER (ORDER BY born) AS spread
FROM author;

-- name: tiles_of_a_number_of_null :many
-- > tile T, none T?
SELECT ntile(2) OVER (ORDER BY id) AS tile, ntile(NULL) OVER (ORDER BY id) AS none FROM author;

-- name: lag_has_no_row_before_the_first :many
-- > previous T?, next T?
SELECT lag(id) OVER (ORDER BY id) AS previous, lead(name, 2) OVER (ORDER BY id) AS next FROM author;

-- name: lag_with_a_default :many
-- > previous T, next T
SELECT lag(id, 1, 0) OVER (ORDER BY id) AS previous, lead(name, 1, '') OVER (PARTITION BY country ORDER BY id) AS next FROM author;

-- name: lag_with_a_default_of_null :many
-- > previous T?
SELECT lag(id, 1, NULL) OVER (ORDER BY id) AS previous FROM author;

-- name: lag_of_a_nullable_value_with_a_default :many
-- > previous T?
SELECT lag(email, 1, 'none') OVER (ORDER BY id) AS previous FROM author;

-- name: lag_with_an_offset_of_null :many
-- > previous T?
SELECT lag(id, mentor, 0) OVER (ORDER BY id) AS previous FROM author;

-- name: lag_with_a_nullable_default :many
-- > previous T?
SELECT lag(id, 1, mentor) OVER (ORDER BY id) AS previous FROM author;

-- name: a_running_sum_of_certain_values :many
-- The frame ends with the row itself.
-- > total T, mean T
SELECT sum(id) OVER (ORDER BY id) AS total, avg(points) OVER (PARTITION BY referrer) AS mean FROM member;

-- name: a_running_sum_of_nullable_values :many
-- > total T?
SELECT sum(fine) OVER (PARTITION BY id) AS total FROM loan;

-- name: a_sum_over_an_empty_frame_beside_lag_with_a_default :many
-- > before T?, previous T
SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) AS before,
    lag(id, 1, 0) OVER (ORDER BY id) AS previous
FROM author;

-- name: a_count_over_an_empty_frame :many
-- > before T
SELECT count(*) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM author;

-- name: a_frame_that_follows :many
-- > rest T, behind T?
SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS rest,
    sum(id) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS behind
FROM author;

-- name: a_frame_around_the_row :many
-- > around T
SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS around FROM author;

-- name: a_frame_without_the_row_itself :many
-- > others T?
SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING EXCLUDE NO OTHERS) AS others FROM author;

-- name: exclude_current_row_can_empty_the_frame :many
-- > others T?
SELECT sum(id) OVER (PARTITION BY country ROWS UNBOUNDED PRECEDING EXCLUDE CURRENT ROW) AS others FROM author;

-- name: exclude_group_can_empty_the_frame :many
-- > others T?
SELECT max(id) OVER (ORDER BY country GROUPS BETWEEN CURRENT ROW AND CURRENT ROW EXCLUDE GROUP) AS others FROM author;

-- name: exclude_ties_keeps_the_row :many
-- > own T
SELECT min(id) OVER (ORDER BY country GROUPS BETWEEN CURRENT ROW AND CURRENT ROW EXCLUDE TIES) AS own FROM author;

-- name: a_range_of_values :many
-- > near T, far T?
SELECT sum(id) OVER (ORDER BY id RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) AS near,
    sum(id) OVER (ORDER BY id RANGE BETWEEN 20 PRECEDING AND 10 PRECEDING) AS far
FROM author;

-- name: a_filter_can_empty_the_frame :many
-- > late T?, n T
SELECT sum(id) FILTER (WHERE id > 2) OVER (ORDER BY id) AS late, count(*) FILTER (WHERE id > 2) OVER () AS n FROM author;

-- name: first_and_last_value :many
-- > first T, last T, first_email T?
SELECT first_value(name) OVER (ORDER BY id) AS first, last_value(name) OVER (ORDER BY id) AS last,
    first_value(email) OVER (ORDER BY id DESC) AS first_email
FROM author WHERE id <= 4;

-- name: first_value_of_an_empty_frame :many
-- > first T?
SELECT first_value(name) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS first FROM author;

-- name: the_nth_value_may_not_be_there_yet :many
-- > second T?, first T?
SELECT nth_value(name, 2) OVER (ORDER BY id) AS second, nth_value(email, 1) OVER (ORDER BY id DESC) AS first
FROM author WHERE id <= 4;

-- name: a_named_window :many
-- > total T, previous T?
SELECT sum(id) OVER w AS total, sum(id) OVER (w ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS previous
FROM author WINDOW w AS (ORDER BY id);

-- name: a_named_window_with_a_frame :many
-- > before T?
SELECT sum(id) OVER before AS before
FROM author WINDOW before AS (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING);

-- name: a_window_over_groups :many
-- > author_id T, books T, all_books T, share T
SELECT author_id, count(*) AS books, sum(count(*)) OVER () AS all_books, rank() OVER (ORDER BY count(*)) AS share
FROM book GROUP BY author_id;

-- name: a_window_over_an_outer_join :many
-- > id T, newest T?
SELECT a.id, first_value(b.title) OVER (PARTITION BY a.id ORDER BY b.added DESC) AS newest
FROM author a LEFT JOIN book b ON b.author_id = a.id;

-- name: the_first_of_each_by_a_window :many
-- > name T, n T
SELECT name, n FROM (SELECT name, row_number() OVER (PARTITION BY country ORDER BY id) AS n FROM author) a WHERE n = 1;

-- name: a_frame_of_groups_before :many
-- > before T?
SELECT sum(id) OVER (ORDER BY born GROUPS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS before FROM author;

-- name: arrays_and_strings_in_a_window :many
-- > so_far T, emails T?
SELECT array_agg(email) OVER (ORDER BY id) AS so_far, string_agg(email, ',') OVER (PARTITION BY id) AS emails FROM author;

-- name: a_frame_whose_end_comes_before_its_start :many
-- > nothing T?
SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 2 PRECEDING) AS nothing FROM author;

-- name: a_frame_with_an_offset_of_zero :many
-- > own T
SELECT max(name) OVER (ORDER BY id ROWS BETWEEN 0 PRECEDING AND 0 FOLLOWING) AS own FROM author;

-- name: now_and_today :one
-- > now T, today T, time T, clock T, local T
-- rows: one
SELECT now() AS now, current_date AS today, current_time AS time, clock_timestamp() AS clock, localtimestamp AS local;

-- name: to_char_of_infinity_is_null :one
-- > text T?
-- rows: one
SELECT to_char(timestamp 'infinity', 'YYYY') AS text;

-- name: to_char_of_a_column :many
-- A column of NOT NULL can hold infinity.
-- > text T?
SELECT to_char(added, 'YYYY-MM-DD') AS text FROM book;

-- name: the_month_of_infinity_is_null :many
-- > month T?
SELECT extract(month FROM added) AS month FROM book;

-- name: date_part_of_infinity_is_null :many
-- > day T?
SELECT date_part('day', added) AS day FROM book;

-- name: the_year_of_infinity_is_infinite :many
-- > year T, epoch T
SELECT extract(year FROM added) AS year, extract(epoch FROM added) AS epoch FROM book;

-- name: the_month_of_a_date :many
-- > month T?
-- seed: UPDATE loan SET due = 'infinity'
SELECT extract(month FROM due) AS month FROM loan;

-- name: the_hour_of_a_time :one
-- > hour T
-- rows: one
SELECT extract(hour FROM time '12:30') AS hour;

-- name: truncating_infinity_is_infinite :many
-- > month T
SELECT date_trunc('month', added) AS month FROM book;

-- name: dates_minus_dates :many
-- > days T, kept T?
SELECT due - taken AS days, returned - taken AS kept FROM loan;

-- name: dates_plus_days :many
-- > later T, much_later T
SELECT due + 14 AS later, due + interval '1 year' AS much_later FROM loan;

-- name: made_of_numbers :many
-- > day T, moment T
SELECT make_date(2024, 1, id) AS day, make_timestamp(2024, 1, id, 0, 0, 0) AS moment FROM author;

-- name: at_a_time_zone :many
-- > there T, here T?
SELECT added AT TIME ZONE 'UTC' AS there, published AT TIME ZONE 'UTC' AS here FROM book;

-- name: read_from_text :one
-- > day T, moment T
-- rows: one
SELECT to_date('2024-01-02', 'YYYY-MM-DD') AS day, to_timestamp('2024', 'YYYY') AS moment;

-- name: from_an_epoch :many
-- > moment T
SELECT to_timestamp(points) AS moment FROM member;

-- name: is_it_finite :many
-- > finite T, lived T?
SELECT isfinite(added) AS finite, isfinite(died) AS lived FROM book, author;

-- name: do_they_overlap :many
-- > overlap T
SELECT (taken, due) OVERLAPS (DATE '2024-01-01', DATE '2024-01-31') AS overlap FROM loan;

-- name: an_overlap_with_an_open_end :many
-- > overlap T?
SELECT (taken, returned) OVERLAPS (DATE '2030-01-01', DATE '2030-01-31') AS overlap FROM loan;

-- name: the_age_of_a_birthday :many
-- > years T?
SELECT extract(year FROM age(DATE '2024-01-01', birthday)) AS years FROM member;

-- name: days_of_a_series :many
-- > day T, loans T
SELECT day::date AS day, count(l.id) AS loans
FROM generate_series(DATE '2024-01-01', DATE '2024-01-05', interval '1 day') AS day
LEFT JOIN loan l ON l.taken = day::date
GROUP BY day;

-- name: binned :many
-- > bin T
SELECT date_bin('1 day', taken::timestamp, timestamp '2001-01-01') AS bin FROM loan;

-- name: to_char_of_a_number :many
-- > number T
SELECT to_char(points, 'FM999') AS number FROM member;

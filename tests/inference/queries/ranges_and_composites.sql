-- name: a_range_of_bounds_of_null_is_infinite :many
-- > span T, open T
SELECT int4range(id, pages) AS span, daterange(NULL, NULL) AS open FROM book WHERE pages IS NULL OR pages >= id;

-- name: the_bounds_of_a_range_may_be_missing :many
-- An empty range has none, and an infinite one is NULL there.
-- > low T?, high T?
SELECT lower(shown) AS low, upper(shown) AS high FROM book;

-- name: questions_about_a_range :many
-- > empty T, infinite T, closed T, missing T?
SELECT isempty(shown) AS empty, upper_inf(shown) AS infinite, lower_inc(shown) AS closed, isempty(sold) AS missing FROM book;

-- name: containment_in_a_range :many
-- > inside T, missing T?, within T
SELECT id <@ shown AS inside, shown @> pages AS missing, shown <@ int4range(1, 9) AS within FROM book;

-- name: ranges_and_ranges :many
-- > both T, overlap T, merged T, left_of T
SELECT shown * '[1,3)' AS both, shown && '[1,3)' AS overlap, range_merge(shown, '[1,3)') AS merged, shown << '[9,10)' AS left_of
FROM book;

-- name: ranges_as_a_multirange :one
-- > all_of_them T?, shared T?
-- rows: one
SELECT range_agg(shown) AS all_of_them, range_intersect_agg(shown) AS shared FROM book;

-- name: a_multirange_of_a_range :many
-- > multi T, low T?
SELECT multirange(shown) AS multi, lower(multirange(shown)) AS low FROM book;

-- name: a_field_of_a_composite :many
-- > city T?, street T?
SELECT (home).city, (home).street FROM author;

-- name: a_field_of_a_composite_that_is_not_null :many
-- The value is there, and nothing in it has to be.
-- > address T, city T?
SELECT address, (address).city FROM member;

-- name: a_composite_is_null_if_all_its_fields_are :many
-- > is_missing T, is_whole T
SELECT address IS NULL AS is_missing, address IS NOT NULL AS is_whole FROM member;

-- name: a_composite_that_is_not_null_has_all_its_fields :many
-- > city T, home T
SELECT (home).city, home FROM author WHERE home IS NOT NULL;

-- name: not_is_null_of_a_composite_is_less :many
-- > city T?, street T?
-- seed: UPDATE author SET home = ROW('Main', NULL) WHERE id = 1
SELECT (home).city, (home).street FROM author WHERE NOT (home IS NULL);

-- name: a_field_that_is_compared :many
-- > city T, home T, street T?
SELECT (home).city, home, (home).street FROM author WHERE (home).city > 'A';

-- name: a_row_constructor_is_not_null :many
-- > built T, city T?
SELECT ROW(email, country)::address AS built, (ROW(name, email)::address).city FROM author;

-- name: a_composite_within_a_composite :many
-- > city T?
SELECT ((ROW(id, home)::place).spot).city FROM author;

-- name: a_star_of_a_composite :many
-- > id T, street T?, city T?
SELECT id, (home).* FROM author;

-- name: a_star_of_a_whole_row :many
-- > code T, name T, continent T?
SELECT (c).* FROM country c;

-- name: a_comparison_of_composites :many
-- > same T?, distinct_from T
SELECT home = ROW('a', 'b')::address AS same, home IS DISTINCT FROM ROW('a', 'b')::address AS distinct_from FROM author;

-- name: whether_a_row_was_found :many
-- > id T, found T
SELECT a.id, c IS NOT NULL AS found FROM author a LEFT JOIN country c ON c.code = a.country;

-- Ranges, composite values, whole rows and their fields.

-- name: tests_of_a_nullable_range_can_be_null :many
-- > empty T?, holds T?
-- rows: many
SELECT isempty(sold) AS empty, sold @> 3 AS holds FROM book;

-- name: operators_of_ranges :many
-- > meets T, cut T, left_of T, same T
-- rows: many
SELECT shown && '[1,9)' AS meets, shown * '[1,9)' AS cut, shown << '[90,99)' AS left_of, shown = 'empty' AS same FROM book;

-- name: a_range_that_contains_its_bound :many
-- > low T
-- rows: many
SELECT lower(shown) AS low FROM book WHERE lower(shown) >= 1;

-- name: a_constructor_takes_null_for_no_bound :many
-- > span T
-- rows: many
SELECT daterange(born, died) AS span FROM author WHERE id < 3;

-- name: a_multirange_and_its_ranges :many
-- > m T, part T
-- rows: many
SELECT int4multirange(shown) AS m, unnest(int4multirange(shown)) AS part FROM book WHERE NOT isempty(shown);

-- name: the_sum_of_ranges_of_no_rows_is_null :one
-- > all T?
-- rows: one
-- seed: DELETE FROM book
SELECT range_agg(shown) AS all FROM book;

-- name: range_merge_of_values :many
-- > m T
-- rows: many
SELECT range_merge(shown, '[1,2)') AS m FROM book;

-- name: a_composite_whose_field_was_compared_is_there :many
-- > home T, city T
-- rows: many
-- seed: UPDATE author SET home = ROW('x', 'Paris')
SELECT home, (home).city FROM author WHERE (home).city = 'Paris';

-- name: a_composite_that_is_not_null_has_no_null_in_it :many
-- > home T, street T, city T
-- rows: many
-- seed: UPDATE author SET home = ROW('x', 'Paris')
SELECT home, (home).street, (home).city FROM author WHERE home IS NOT NULL;

-- name: a_composite_of_nulls_is_null_and_yet_a_value :many
-- `IS NULL` is true of it, and so it comes back.
-- > address T
-- rows: many
SELECT address FROM member WHERE address IS NULL;

-- name: a_composite_distinct_from_null :many
-- > home T, city T?
-- rows: many
-- seed: UPDATE author SET home = ROW(NULL, NULL)
SELECT home, (home).city FROM author WHERE home IS DISTINCT FROM NULL;

-- name: a_row_constructor_is_a_value :many
-- > pair T
-- rows: many
SELECT ROW(email, country)::text AS pair FROM author;

-- name: a_whole_row_by_its_star :many
-- The parser does not know a star within parentheses.
-- > whole T~
-- rows: many
SELECT (a.*)::author AS whole FROM author a;

-- name: a_field_of_a_field :many
-- > room T?, street T?
-- rows: many
-- seed: INSERT INTO plaque VALUES (2, 'x', ROW(NULL, ROW('Road', NULL)))
SELECT (place).room, ((place).spot).street FROM plaque;

-- name: the_fields_of_a_composite_by_a_star :many
-- > street T?, city T?
-- rows: many
SELECT (address).* FROM member;

-- name: the_fields_of_a_row_of_a_subquery :many
-- > name T?, email T?
-- rows: many
SELECT (s.x).name, (s.x).email FROM (SELECT (SELECT m FROM author m WHERE m.id = a.mentor) AS x FROM author a) s;

-- name: the_fields_of_a_row_that_is_passed_on :many
-- A row that is passed on forgets what its fields were.
-- > name T~, email T?
-- rows: many
SELECT (s.a).name, (s.a).email FROM (SELECT a FROM author a) s;

-- name: composites_made_of_columns_and_taken_apart :many
-- A row that is cast forgets what its fields were.
-- > city T~, street T?
-- rows: many
SELECT ((ROW(email, name)::address)).city, ((ROW(email, name)::address)).street FROM author;

-- name: a_series :many
-- > n T
-- rows: many
SELECT n FROM generate_series(1, 3) AS n;

-- name: a_series_in_the_select_list :many
-- > n T, name T
SELECT generate_series(1, 2) AS n, name FROM author;

-- name: two_sets_of_different_lengths :many
-- The shorter one ends with NULL.
-- Which is the longer one would take counting.
-- > a T?, b T~
SELECT generate_series(1, 2) AS a, generate_series(1, 3) AS b;

-- name: an_expression_over_a_set :many
-- > n T
SELECT generate_series(1, 3) + 1 AS n;

-- name: a_set_of_a_user_may_hold_null :many
-- > gap T?
SELECT gap FROM gaps(3) AS gap;

-- name: a_set_of_a_user_in_the_select_list :many
-- > gap T?
SELECT gaps(3) AS gap FROM author;

-- name: rows_of_a_table_from_a_function :many
-- > id T~, title T~, subtitle T?
-- They are of the table's type, which does not say what the table does.
SELECT id, title, subtitle FROM books_of(1);

-- name: a_table_from_a_function :many
-- > title T~, pages T?
-- The same.
SELECT t.title, t.pages FROM titles(1) t;

-- name: with_ordinality :many
-- > tag T?, position T
SELECT t.tag, t.position FROM book b, unnest(b.tags) WITH ORDINALITY AS t (tag, position);

-- name: with_ordinality_on_the_nullable_side :many
-- > id T, tag T?, position T?
SELECT b.id, t.tag, t.position FROM book b LEFT JOIN unnest(b.tags) WITH ORDINALITY AS t (tag, position) ON true;

-- name: rows_from_several_functions :many
-- The shorter ones are filled up.
-- Which is the longest one would take counting.
-- > a T?, b T~, n T
SELECT a, b, n FROM ROWS FROM (generate_series(1, 2), generate_series(1, 3)) WITH ORDINALITY AS r (a, b, n);

-- name: two_arrays_unnested_together :many
-- > a T?, b T?
SELECT u.a, u.b FROM book, unnest(ARRAY[1, 2], tags || 'x'::text || 'y'::text) AS u (a, b);

-- name: an_array_of_certain_elements_unnested :many
-- > n T
SELECT n FROM unnest(ARRAY[1, 2, 3]) AS n;

-- name: words_of_a_string :many
-- > word T
SELECT string_to_table(name, ' ') AS word FROM author;

-- name: words_and_parts_of_a_string :many
-- There may be more of either.
-- > word T?, part T?
-- seed: UPDATE author SET name = 'axbxc'
SELECT string_to_table(name, ' ') AS word, regexp_split_to_table(name, 'x') AS part FROM author;

-- name: words_with_a_word_for_null :many
-- > word T?
SELECT string_to_table(name, ' ', 'Ada') AS word FROM author;

-- name: a_series_of_bounds_of_null_is_empty :many
-- > id T, n T
SELECT b.id, n FROM book b, generate_series(1, b.pages, 50) AS n;

-- name: a_series_in_front_of_an_outer_join :many
-- > n T, name T?
SELECT n, a.name FROM generate_series(0, 3) n LEFT JOIN author a ON a.id = n;

-- name: a_function_with_one_value_in_from :many
-- > value T
SELECT value FROM abs(-3) AS value;

-- name: a_function_with_one_value_that_may_be_missing :many
-- > value T?
SELECT value FROM substring('abc' FROM 'x') AS value;

-- name: a_set_beside_a_limit :many
-- > n T
SELECT generate_series(1, 5) AS n LIMIT 2;

-- name: a_set_within_an_array :many
-- > id T, numbers T
SELECT id, ARRAY(SELECT generate_series(1, id)) AS numbers FROM author;

-- name: keys_of_a_document :many
-- > key T
SELECT jsonb_object_keys(data) AS key FROM book WHERE jsonb_typeof(data) = 'object';

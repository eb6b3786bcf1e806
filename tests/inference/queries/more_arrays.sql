-- Arrays: values whose elements may be NULL, or not be there at all.

-- name: a_slice_with_a_null_bound_is_null :many
-- > some T?
-- rows: many
SELECT tags[1:(SELECT max(id) FROM author WHERE false)] AS some FROM book;

-- name: an_array_of_nullable_columns_is_a_value :many
-- > parts T
-- rows: many
SELECT ARRAY[email, country] AS parts FROM author;

-- name: array_agg_of_no_rows_is_null :one
-- > ids T?
-- rows: one
-- seed: DELETE FROM book
SELECT array_agg(id) AS ids FROM book;

-- name: concatenation_of_arrays_leaves_null_out :many
-- Unlike that of text.
-- > a T, b T, c T?
-- rows: many
SELECT tags || ARRAY['x'] AS a, tags || NULL::text[] AS b, ratings || NULL::int[] AS c FROM book;

-- name: array_append_to_null_makes_an_array :many
-- > a T, b T, c T
-- rows: many
SELECT array_append(ratings, 1) AS a, array_prepend(1, ratings) AS b, ratings || 1 AS c FROM book;

-- name: array_cat_is_null_only_for_two_nulls :many
-- > a T, b T?
-- rows: many
SELECT array_cat(ratings, '{1}') AS a, array_cat(ratings, ratings) AS b FROM book;

-- name: the_length_of_an_empty_array_is_null :many
-- > length T?, size T
-- rows: many
SELECT array_length(tags, 1) AS length, cardinality(tags) AS size FROM book;

-- name: bounds_and_dimensions_of_an_empty_array_are_null :many
-- > upper T?, lower T?, dims T?, ndims T?
-- rows: many
SELECT array_upper(tags, 1) AS upper, array_lower(tags, 1) AS lower, array_dims(tags) AS dims,
    array_ndims(tags) AS ndims FROM book;

-- name: array_to_string_leaves_null_out :many
-- > joined T, other T?
-- rows: many
SELECT array_to_string(tags, ',') AS joined, array_to_string(ratings, ',') AS other FROM book;

-- name: array_remove_and_replace :many
-- > a T, b T?
-- rows: many
SELECT array_remove(tags, 'old') AS a, array_replace(ratings, 5, NULL) AS b FROM book;

-- name: unnest_of_two_arrays_fills_the_shorter_one :many
-- > a T?, b T?
-- rows: many
SELECT a, b FROM unnest(ARRAY[1, 2], ARRAY['x']) AS u (a, b) WHERE a > 0 OR b IS NULL
UNION ALL SELECT NULL, 'x';

-- name: operators_of_arrays :many
-- > has T, within T, meets T, same T
-- rows: many
SELECT tags @> '{old}' AS has, tags <@ '{old,math}' AS within, tags && '{x}' AS meets, tags = '{}' AS same FROM book;

-- name: an_element_compared_is_not_null :many
-- > rating T
-- rows: many
SELECT ratings[1] AS rating FROM book WHERE ratings[1] > 1;

-- name: one_element_proves_nothing_of_another :many
-- > other T?, ratings T
-- rows: many
SELECT ratings[2] AS other, ratings FROM book WHERE ratings[1] > 1;

-- name: string_to_array_with_a_null_string :one
-- > parts T, second T?
-- rows: one
SELECT string_to_array('a,-', ',', '-') AS parts, (string_to_array('a,-', ',', '-'))[2] AS second;

-- name: trim_array_and_array_fill :one
-- > a T, b T
-- rows: one
SELECT trim_array(ARRAY[1, 2, 3], 1) AS a, array_fill(7, ARRAY[2]) AS b;

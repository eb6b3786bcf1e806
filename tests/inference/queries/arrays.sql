-- name: an_array_constructor_is_not_null :many
-- > pair T, nothing T
SELECT ARRAY[email, country] AS pair, ARRAY[]::int[] AS nothing FROM author;

-- name: an_element_may_be_missing :many
-- > tag T?, beyond T?
SELECT tags[1] AS tag, (ARRAY[1, 2])[3] AS beyond FROM book;

-- name: a_slice_is_an_array :many
-- > some T, of_ratings T?
SELECT tags[1:1] AS some, ratings[2:3] AS of_ratings FROM book;

-- name: a_slice_with_a_bound_of_null :many
-- > some T?
SELECT tags[1:pages] AS some FROM book;

-- name: a_subscript_of_null :many
-- > tag T?
SELECT ('{a,b}'::text[])[pages - 59] AS tag FROM book;

-- name: an_element_behind_is_not_null :many
-- > tag T
SELECT tags[1] AS tag FROM book WHERE tags[1] IS NOT NULL;

-- name: an_element_that_is_compared :many
-- > tag T, ratings T
SELECT tags[1] AS tag, ratings FROM book WHERE tags[1] = 'old' AND ratings[1] > 1;

-- name: another_element_than_the_one_compared :many
-- > tag T?
SELECT tags[2] AS tag FROM book WHERE tags[1] = 'horror';

-- name: the_length_of_an_empty_array_is_null :many
-- > length T?, elements T, dimensions T?
SELECT array_length(tags, 1) AS length, cardinality(tags) AS elements, array_ndims(tags) AS dimensions FROM book;

-- name: bounds_of_an_array :many
-- > low T?, high T?
SELECT array_lower(tags, 1) AS low, array_upper(tags, 1) AS high FROM book;

-- name: appending_to_null_makes_an_array :many
-- > appended T, prepended T
SELECT array_append(ratings, id) AS appended, array_prepend(NULL, ratings) AS prepended FROM book;

-- name: concatenation_of_arrays :many
-- > both T, one T, neither T?
SELECT tags || ARRAY[title] AS both, ratings || ARRAY[id] AS one, ratings || ratings AS neither FROM book;

-- name: concatenation_with_an_element :many
-- > with_missing T, of_missing T
SELECT tags || subtitle AS with_missing, ratings || 5 AS of_missing FROM book;

-- name: removal_and_replacement :many
-- > without T, replaced T, missing T?
SELECT array_remove(tags, NULL) AS without, array_replace(tags, NULL, 'x') AS replaced, array_remove(ratings, 1) AS missing
FROM book;

-- name: positions :many
-- > first T?, all_of_them T
SELECT array_position(tags, 'old') AS first, array_positions(tags, 'none') AS all_of_them FROM book;

-- name: containment :many
-- > contains T, overlaps T?, equals T
SELECT tags @> '{old}' AS contains, ratings && '{5}' AS overlaps, tags = '{}' AS equals FROM book;

-- name: the_elements_of_an_array_may_be_null :many
-- > tag T?
SELECT unnest(tags) AS tag FROM book;

-- name: the_elements_of_a_constructor :many
-- > known T~, missing T?
SELECT unnest(ARRAY[id, 2]) AS known, unnest(ARRAY[pages, 2]) AS missing FROM book;

-- name: an_aggregate_of_an_array_in_a_subquery :many
-- > tag_list T, count T
SELECT ARRAY(SELECT t FROM unnest(tags) t ORDER BY t) AS tag_list, (SELECT count(t) FROM unnest(tags) t) AS count FROM book;

-- name: an_array_of_an_array :many
-- > matrix T, cell T?
SELECT ARRAY[[id, 1], [2, pages]] AS matrix, (ARRAY[[id, 1], [2, pages]])[2][2] AS cell FROM book;

-- name: filled_arrays :many
-- > filled T, text T, json T
SELECT array_fill(0, ARRAY[id]) AS filled, array_to_string(tags, ',', '*') AS text, array_to_json(tags) AS json FROM book;

-- name: subscripts_of_an_array :many
-- > at T
SELECT generate_subscripts(tags, 1) AS at FROM book;

-- name: an_array_is_null_and_an_array_of_null_is_not :many
-- > is_missing T
SELECT ratings IS NULL AS is_missing FROM book;

-- name: arrays_compared_with_missing_elements :many
-- Arrays compare NULL elements as values.
-- > same T, less T
SELECT tags = ARRAY[NULL]::text[] AS same, tags < ARRAY['x'] AS less FROM book;

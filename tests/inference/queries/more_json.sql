-- JSON: a value that is null, a key that is missing, and NULL are three things.

-- name: the_column_itself_is_proven :many
-- > extra T
-- rows: many
-- seed: UPDATE book SET extra = '{"k": 1}'
SELECT extra FROM book WHERE extra ->> 'k' = '1';

-- name: a_chain_of_keys :many
-- > b T?
-- rows: many
SELECT data -> 'a' ->> 'b' AS b FROM book;

-- name: a_chain_that_was_compared :many
-- > b T, a T
-- rows: many
-- seed: UPDATE book SET data = '{"a": {"b": 1}}'
SELECT (data -> 'a' ->> 'b')::int AS b, data -> 'a' AS a FROM book WHERE (data -> 'a' ->> 'b')::int > 0;

-- name: an_element_of_an_array :many
-- > second T?
-- rows: many
SELECT data -> 'list' ->> 1 AS second FROM book;

-- name: tests_of_json_are_booleans :many
-- > has T, any T, all T, within T
-- rows: many
SELECT data ? 'a' AS has, data ?| '{a,b}' AS any, data ?& '{a,b}' AS all, data @> '{}' AS within FROM book;

-- name: changes_of_json_are_values :many
-- > merged T, less T, pretty T
-- rows: many
SELECT data || '{"x": 1}' AS merged, data - 'a' AS less, jsonb_pretty(data) AS pretty FROM book;

-- name: changes_of_a_nullable_column :many
-- > merged T?, less T?
-- rows: many
SELECT extra || '{"x": 1}' AS merged, extra - 'a' AS less FROM book WHERE id < 4;

-- name: to_jsonb_is_strict :many
-- > title T, subtitle T?
-- rows: many
SELECT to_jsonb(title) AS title, to_jsonb(subtitle) AS subtitle FROM book;

-- name: a_row_as_json_is_a_value :many
-- > whole T, row T
-- rows: many
SELECT to_jsonb(b) AS whole, row_to_json(b) AS row FROM book b;

-- name: builders_take_null_for_a_value :many
-- > object T, array T
-- rows: many
SELECT jsonb_build_object('pages', pages) AS object, json_build_array(pages, subtitle) AS array FROM book;

-- name: jsonb_object_of_two_arrays :many
-- > o T, lost T?
-- rows: many
SELECT jsonb_object(ARRAY['k'], ARRAY[subtitle]) AS o, jsonb_object(string_to_array(subtitle, ' ')) AS lost FROM book
WHERE id <> 1 AND (subtitle IS NULL OR id = 1);

-- name: json_agg_with_a_filter_can_be_null :many
-- > list T?, kept T
-- rows: many
SELECT jsonb_agg(b.title) FILTER (WHERE b.id IS NOT NULL) AS list,
    coalesce(jsonb_agg(b.title) FILTER (WHERE b.id IS NOT NULL), '[]') AS kept
FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY a.id;

-- name: the_keys_and_values_of_an_object :many
-- > key T, value T, text T?
-- rows: many
-- seed: UPDATE book SET data = '{"n": null, "t": 1}'
SELECT e.key, e.value, t.value AS text
FROM book b, jsonb_each(b.data) e, jsonb_each_text(b.data) t WHERE jsonb_typeof(b.data) = 'object';

-- name: the_elements_of_a_json_array :many
-- > element T, text T?
-- rows: many
-- seed: UPDATE book SET data = '[1, null]'
SELECT e.element, t.text
FROM book b, jsonb_array_elements(b.data) e (element), jsonb_array_elements_text(b.data) t (text)
WHERE jsonb_typeof(b.data) = 'array';

-- name: jsonb_populate_record_makes_rows_of_a_table_that_are_not_in_it :many
-- > id T?, name T?
-- rows: many
SELECT p.id, p.name FROM book b, jsonb_populate_record(NULL::author, b.data) p WHERE jsonb_typeof(b.data) = 'object';

-- name: json_paths :many
-- > found T?, exists T?, matches T?, all T
-- rows: many
SELECT jsonb_path_query_first(data, '$.a') AS found, jsonb_path_exists(extra, '$.a') AS exists,
    data @@ '$.a > 1' AS matches, jsonb_path_query_array(data, '$.a') AS all FROM book;

-- name: a_path_query_yields_values :many
-- > v T
-- rows: many
SELECT jsonb_path_query(data, '$.*') AS v FROM book;

-- name: strip_nulls_and_round_trips :many
-- > s T, t T
-- rows: many
SELECT jsonb_strip_nulls(data) AS s, (data::text)::json AS t FROM book;

-- name: a_case_refines_a_key :many
-- > t T
-- rows: many
SELECT CASE WHEN data ->> 't' IS NOT NULL THEN data ->> 't' ELSE 'none' END AS t FROM book;

-- name: a_key_may_not_be_there :many
-- > value T?, text T?
SELECT data -> 'a' AS value, data ->> 't' AS text FROM book;

-- name: a_path_may_not_be_there :many
-- > value T?, text T?
SELECT data #> '{a,b}' AS value, data #>> '{a,b}' AS text FROM book;

-- name: a_subscript_may_not_be_there :many
-- > value T?
SELECT data['a'] AS value FROM book;

-- name: text_that_is_not_null :many
-- > text T
SELECT data ->> 't' AS text FROM book WHERE data ->> 't' IS NOT NULL;

-- name: text_that_is_compared :many
-- > text T, value T?
SELECT data ->> 't' AS text, data -> 'u' AS value FROM book WHERE data ->> 't' = 'x';

-- name: a_key_that_is_there_may_be_null :many
-- > text T?
SELECT data ->> 'n' AS text FROM book WHERE data ? 'n';

-- name: a_value_that_is_there_may_be_a_json_null :many
-- As a value it is not NULL, and as text it is.
-- > value T, text T?
SELECT data -> 'n' AS value, data ->> 'n' AS text FROM book WHERE data -> 'n' IS NOT NULL;

-- name: coalesced_text :many
-- > text T
SELECT coalesce(data ->> 't', '') AS text FROM book;

-- name: questions_about_keys :many
-- > has T, has_any T, contains T, extra_has T?
SELECT data ? 'a' AS has, data ?| '{a,b}' AS has_any, data @> '{"t": "x"}' AS contains, extra ? 'k' AS extra_has FROM book;

-- name: questions_about_paths_may_have_no_answer :many
-- > matches T?, exists T?
SELECT data @@ '$.t' AS matches, data @? 'strict $.t' AS exists FROM book;

-- name: merged_documents :many
-- > merged T, with_extra T?, without T
SELECT data || '{"z": 1}' AS merged, data || extra AS with_extra, data - 't' AS without FROM book WHERE jsonb_typeof(data) = 'object';

-- name: the_type_of_a_document :many
-- > kind T, missing T?
SELECT jsonb_typeof(data) AS kind, jsonb_typeof(data -> 'a') AS missing FROM book;

-- name: a_built_object_keeps_null :many
-- > object T, list T
SELECT jsonb_build_object('title', title, 'subtitle', subtitle) AS object, jsonb_build_array(subtitle, pages) AS list FROM book;

-- name: a_row_as_json :many
-- > row T, missing T?
SELECT to_jsonb(b) AS row, to_jsonb(subtitle) AS missing FROM book b;

-- name: a_document_of_a_row_of_the_nulled_side :many
-- > id T, book T?
SELECT a.id, row_to_json(b) AS book FROM author a LEFT JOIN book b ON b.author_id = a.id;

-- name: setting_a_value_of_null_makes_null :many
-- > changed T?, added T
SELECT jsonb_set(data, '{t}', extra) AS changed, jsonb_set(data, '{t}', '1') AS added FROM book WHERE jsonb_typeof(data) = 'object';

-- name: keys_and_elements :many
-- > key T, value T
SELECT e.key, e.value FROM book b, jsonb_each(b.data) e WHERE jsonb_typeof(data) = 'object';

-- name: values_as_text :many
-- > key T, value T?
SELECT e.key, e.value FROM book b, jsonb_each_text(b.data) e WHERE jsonb_typeof(data) = 'object';

-- name: elements_of_a_list :many
-- > element T, text T?
SELECT e AS element, e #>> '{}' AS text FROM book b, jsonb_array_elements(b.data -> 'list') e;

-- name: elements_as_text :many
-- > text T?
SELECT jsonb_array_elements_text(data -> 'list') AS text FROM book;

-- name: aggregated_documents :one
-- > list T?, object T?
-- rows: one
SELECT jsonb_agg(title) AS list, jsonb_object_agg(title, subtitle) AS object FROM book;

-- name: aggregated_documents_with_a_default :one
-- > list T
-- rows: one
SELECT coalesce(jsonb_agg(title) FILTER (WHERE pages > 1), '[]') AS list FROM book;

-- name: a_path_query :many
-- > first T?, all_of_them T, each T
SELECT jsonb_path_query_first(data, '$.z') AS first, jsonb_path_query_array(data, '$.t') AS all_of_them,
    jsonb_path_query(data, '$.*') AS each
FROM book WHERE jsonb_typeof(data) = 'object';

-- name: a_record_of_a_document :many
-- > title T?, pages T?
SELECT r.title, r.pages FROM book b, jsonb_to_record(b.data) AS r (title text, pages int) WHERE jsonb_typeof(data) = 'object';

-- name: a_set_of_records :many
-- > id T?, name T?
SELECT id, name FROM jsonb_to_recordset('[{"id": 1}, {"name": "x"}]') AS r (id int, name text);

-- name: a_json_null_is_a_value :one
-- > value T, stripped T, pretty T
-- rows: one
SELECT 'null'::jsonb AS value, jsonb_strip_nulls('{"a": null}') AS stripped, jsonb_pretty('null') AS pretty;

-- name: a_constructor_of_json :many
-- since: 17
-- > object T, is_object T
SELECT json_object('k': subtitle) AS object, data IS JSON OBJECT AS is_object FROM (SELECT subtitle, data::text FROM book) b;

-- name: a_value_out_of_json :many
-- since: 17
-- > value T?, document T?
SELECT json_value(data, '$.t') AS value, json_query(data, 'strict $.a' EMPTY ARRAY ON EMPTY NULL ON ERROR) AS document FROM book;

-- name: a_table_of_json :many
-- since: 17
-- > n T, word T?
SELECT j.n, j.word
FROM book b, json_table(b.data, '$.list[*]' COLUMNS (n FOR ORDINALITY, word text PATH '$')) j;

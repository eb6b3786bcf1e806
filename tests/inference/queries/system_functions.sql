-- name: texts_of_a_json_list :many
-- > text T?
SELECT t.text FROM json_array_elements_text('[1, null]') AS t (text);

-- name: parts_of_a_match :many
-- > whole T, part T?
SELECT m AS whole, m[1] AS part FROM author, regexp_matches(name, '(z)?a') AS m;

-- name: what_a_pattern_finds :many
-- > found T?, at T, times T
SELECT regexp_substr(name, 'z+') AS found, regexp_instr(name, 'z') AS at, regexp_count(name, 'a') AS times FROM author;

-- name: the_dimensions_of_nothing :many
-- > dims T?, trimmed T, text_list T
SELECT array_dims(tags) AS dims, trim_array(tags || 'x'::text, 1) AS trimmed, string_to_array('', ',') AS text_list FROM book;

-- name: names_that_may_be_unknown :one
-- > type T?, function T?, relation T?
-- rows: one
SELECT to_regtype('nothing') AS type, to_regproc('nothing') AS function, to_regclass('nothing') AS relation;

-- name: where_the_search_begins :one
-- > schema T?, schemas T
-- rows: one
-- seed: SET LOCAL search_path = ''
SELECT current_schema AS schema, current_schemas(false) AS schemas;

-- name: who_is_asking :one
-- > session T, role T, catalog T
-- rows: one
SELECT session_user AS session, current_role AS role, current_catalog AS catalog;

-- name: scales_of_no_number :many
-- > scale T?, trimmed T?
SELECT scale(coalesce(fine, 0)) AS scale, min_scale(coalesce(fine, 0)) AS trimmed FROM loan;

-- name: lines_that_do_not_meet :one
-- > crossing T?, common T?, distance T
-- rows: one
SELECT lseg '[(0,0),(1,0)]' # lseg '[(0,1),(1,1)]' AS crossing, box '((0,0),(1,1))' # box '((2,2),(3,3))' AS common,
    point '(0,0)' <-> point '(1,1)' AS distance;

-- name: paths_that_do_not_join :one
-- > joined T?, moved T
-- rows: one
SELECT path '((0,0),(1,1))' + path '[(0,0),(1,1)]' AS joined, path '[(0,0),(1,1)]' + point '(1,1)' AS moved;

-- name: definitions_of_nothing :one
-- > definition T?, constraint_text T?, type T?
-- rows: one
SELECT pg_get_viewdef(0::oid) AS definition, pg_get_constraintdef(0) AS constraint_text, format_type(NULL, NULL) AS type;

-- name: rights_on_what_is_not_there :one
-- > may_read T?, may_read_this T
-- rows: one
SELECT has_table_privilege(0::oid, 'SELECT') AS may_read, has_table_privilege('author', 'SELECT') IS NOT NULL AS may_read_this;

-- name: a_field_of_a_json_document :many
-- > field T?, text T?, path T?
SELECT jsonb_object_field(data, 'zz') AS field, jsonb_extract_path_text(data, 'n') AS text, jsonb_extract_path(data, 'z') AS path
FROM book;

-- name: a_record_from_json :one
-- > title T?, pages T?
-- rows: one
SELECT (jsonb_populate_record(NULL::book, '{"title": null}')).title, (jsonb_populate_record(NULL::book, '{}')).pages;

-- name: rows_from_json :many
-- > code T?, name T?
SELECT code, name FROM jsonb_populate_recordset(NULL::country, '[{"code": "x"}, {"name": "y"}]');

-- name: the_parts_of_a_multirange :many
-- > part T, low T?
SELECT r AS part, lower(r) AS low FROM unnest('{(,3), [5,9)}'::int4multirange) r;

-- name: a_multirange_and_its_span :one
-- > span T, low T?, empty T
-- rows: one
SELECT range_merge('{}'::int4multirange) AS span, lower('{}'::int4multirange) AS low, isempty('{}'::int4multirange) AS empty;

-- name: words_with_their_places :many
-- > lexeme T, positions T?
SELECT w.lexeme, w.positions FROM unnest('a b'::tsvector) w;

-- name: the_sender_of_a_query :one
-- > address T?, backend T
-- rows: one
SELECT nullif(inet_client_addr(), inet_client_addr()) AS address, pg_backend_pid() AS backend;

-- name: a_label_before_the_first :one
-- > all_labels T, up_to T
-- rows: one
SELECT enum_range(NULL::mood, 'calm') AS all_labels, enum_range('calm'::mood, 'tense') AS up_to;

-- name: sizes_and_hashes :many
-- > size T?, hash T~, pretty T
SELECT pg_column_size(subtitle) AS size, hashtext(title) AS hash, pg_size_pretty(pages::bigint) IS NULL AS pretty FROM book;

-- name: a_list_without_an_element :many
-- > without T?, with_it T?
SELECT array_remove(ratings, 3) AS without, (array_append(tags, subtitle))[cardinality(tags) + 1] AS with_it FROM book;

-- name: a_translation_and_a_padding :many
-- > a T, b T, c T?, d T
SELECT translate(name, 'a', 'b') AS a, lpad(name, 3) AS b, repeat(email, 2) AS c, chr(id + 64) AS d FROM author;

-- name: samples_in_groups :many
-- > author_id T, a T?, b T?, c T?, d T?
SELECT author_id, stddev_samp(id) AS a, var_samp(id) AS b, covar_samp(id, author_id) AS c, regr_r2(id, author_id) AS d
FROM book GROUP BY author_id;

-- name: populations_in_groups :many
-- > author_id T, a T, b T, c T
SELECT author_id, var_pop(id) AS a, covar_pop(id, author_id) AS b, regr_avgx(id, author_id) AS c FROM book GROUP BY author_id;

-- name: fractions_of_null :many
-- > author_id T, middle T?, middles T
SELECT author_id, percentile_cont(nullif(0.5, author_id::numeric / 8)::float8) WITHIN GROUP (ORDER BY id) AS middle,
    percentile_disc(ARRAY[0.1, 0.9]) WITHIN GROUP (ORDER BY id) AS middles
FROM book GROUP BY author_id;

-- name: a_string_of_separators_of_null :many
-- > author_id T, titles T~
SELECT author_id, string_agg(title, NULL) AS titles FROM book GROUP BY author_id;

-- name: any_value_of_a_group :many
-- since: 17
-- > author_id T, title T, subtitle T?
SELECT author_id, any_value(title) AS title, any_value(subtitle) AS subtitle FROM book GROUP BY author_id;

-- name: queries_of_words :many
-- > headline T, nodes T, query T
SELECT ts_headline('simple', title, 'x'::tsquery) AS headline, numnode('a & b'::tsquery) AS nodes,
    websearch_to_tsquery('simple', title) AS query
FROM book;


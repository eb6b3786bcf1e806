-- Functions and operators of the system: some return NULL for arguments that are not.

-- name: arithmetic_of_values :many
-- A user has an operator of this name.
-- > sum T, half T, rest T, power T~, negative T
-- rows: many
SELECT id + 1 AS sum, id / 2 AS half, id % 2 AS rest, id ^ 2 AS power, -id AS negative FROM author;

-- name: arithmetic_with_null :many
-- > sum T?, negative T?, absolute T?
-- rows: many
SELECT pages + 1 AS sum, -pages AS negative, @ pages AS absolute FROM book;

-- name: concatenation_with_null_is_null :many
-- > joined T?, kept T
-- rows: many
SELECT title || subtitle AS joined, concat(title, subtitle) AS kept FROM book;

-- name: concat_ws_is_null_only_for_its_separator :many
-- > kept T, lost T?
-- rows: many
SELECT concat_ws(', ', title, subtitle) AS kept, concat_ws(subtitle, title, 'x') AS lost FROM book;

-- name: format_leaves_null_out :many
-- > kept T
-- rows: many
SELECT format('%s (%s)', title, subtitle) AS kept FROM book;

-- name: format_of_a_null_template_is_null :many
-- > lost T?
-- rows: many
SELECT format(subtitle, title) AS lost FROM book WHERE subtitle IS NULL OR subtitle = 'stories';

-- name: text_functions_of_values :many
-- > a T, b T, c T, d T, e T, f T
-- rows: many
SELECT lower(name) AS a, length(name) AS b, trim(name) AS c, replace(name, 'a', 'b') AS d,
    left(name, 2) AS e, lpad(name, 5) AS f FROM author;

-- name: substring_by_position_is_a_value :many
-- > a T, b T
-- rows: many
SELECT substring(name FROM 2 FOR 3) AS a, substr(name, 99) AS b FROM author;

-- name: substring_by_pattern_can_find_nothing :many
-- > a T?, b T?
-- rows: many
SELECT substring(name FROM 'z+') AS a, substring(name SIMILAR '%#"q#"%' ESCAPE '#') AS b FROM author;

-- name: a_group_of_a_pattern_can_be_missing :many
-- > part T?
-- rows: many
-- seed: UPDATE author SET name = 'Ada'
SELECT (regexp_match(name, 'A(x)?'))[1] AS part FROM author WHERE name ~ 'A(x)?';

-- name: split_part_is_never_null :many
-- > last T
-- rows: many
SELECT split_part(name, ' ', 2) AS last FROM author;

-- name: position_and_strpos_are_numbers :many
-- > a T, b T, c T
-- rows: many
SELECT position('a' IN name) AS a, strpos(name, 'z') AS b, starts_with(name, 'A') AS c FROM author;

-- name: string_to_array_of_null_is_null :many
-- > a T, b T?
-- rows: many
SELECT string_to_array(name, NULL) AS a, string_to_array(email, ',') AS b FROM author;

-- name: ascii_chr_and_hashes :many
-- > a T, b T, c T, d T
-- rows: many
SELECT ascii(name) AS a, chr(id + 64) AS b, md5(name) AS c, encode(sha256(name::bytea), 'hex') AS d FROM author;

-- name: to_char_of_infinity_is_null :many
-- > shown T?
-- rows: many
-- seed: UPDATE book SET published = 'infinity'
SELECT to_char(published, 'YYYY') AS shown FROM book WHERE published = 'infinity';

-- name: to_char_of_a_number :many
-- > shown T
-- rows: many
SELECT to_char(id, '999') AS shown FROM author;

-- name: extract_of_infinity_is_null_for_a_month :many
-- > month T?
-- rows: many
SELECT extract(month FROM published) AS month FROM book WHERE published IS NOT NULL;

-- name: now_and_its_kin :one
-- > a T, b T, c T, d T, e T
-- rows: one
SELECT now() AS a, CURRENT_DATE AS b, clock_timestamp() AS c, localtimestamp AS d, CURRENT_TIME AS e;

-- name: make_date_and_make_interval :many
-- > d T, i T
-- rows: many
SELECT make_date(2024, 1, id) AS d, make_interval(days => id) AS i FROM author;

-- name: rounding_and_roots :many
-- > a T, b T, c T, d T
-- rows: many
SELECT round(id / 3.0, 2) AS a, sqrt(id) AS b, ceil(id / 2.0) AS c, width_bucket(id, 0, 10, 5) AS d FROM author;

-- name: random_and_uuid :one
-- > r T, u T
-- rows: one
SELECT random() AS r, gen_random_uuid() AS u;

-- name: current_settings_that_may_be_missing :one
-- > path T, other T?
-- rows: one
SELECT current_setting('search_path') AS path, current_setting('my.own', true) AS other;

-- name: names_of_the_session :one
-- > u T, d T
-- rows: one
SELECT CURRENT_USER AS u, current_database() AS d;

-- name: current_schema_can_be_none :one
-- > s T?
-- rows: one
-- seed: SET LOCAL search_path = nowhere
SELECT current_schema() AS s;

-- name: definitions_of_what_is_not_there :one
-- > v T?, d T?, c T?
-- rows: one
SELECT pg_get_viewdef(0::oid) AS v, obj_description(1, 'pg_class') AS d, col_description(1, 1) AS c;

-- name: a_sequence_that_was_not_used :one
-- > name T?
-- rows: one
SELECT pg_get_serial_sequence('member', 'id') AS name;

-- name: nextval_is_a_number :one
-- > n T
-- rows: one
SELECT nextval('author_id_seq') AS n;

-- name: a_strict_function_of_null_is_null :many
-- > a T?, b T?, c T?
-- rows: many
SELECT upper(subtitle) AS a, length(isbn) AS b, round(price) AS c FROM book;

-- name: quote_nullable_writes_null :many
-- > a T, b T?
-- rows: many
SELECT quote_nullable(email) AS a, quote_literal(email) AS b FROM author;

-- name: a_function_by_its_schema :many
-- > a T, b T?
-- rows: many
SELECT pg_catalog.lower(name) AS a, pg_catalog.lower(email) AS b FROM author;

-- name: an_operator_by_its_schema :many
-- > a T, b T?
-- rows: many
SELECT id OPERATOR(pg_catalog.+) 1 AS a, mentor OPERATOR(pg_catalog.+) 1 AS b FROM author;

-- name: min_scale_of_a_special_number_is_null :many
-- > s T?
-- rows: many
SELECT scale(fine) AS s FROM loan WHERE fine IS NOT NULL;

-- name: parse_ident_and_array_functions :one
-- > p T, q T
-- rows: one
SELECT parse_ident('a.b') AS p, quote_ident('A b') AS q;

-- name: sizes_of_what_may_be_dropped :one
-- > s T?
-- rows: one
SELECT pg_relation_size(1::oid) AS s;

-- name: constants :one
-- > number T, text T, truth T, nothing T?
-- rows: one
SELECT 1 AS number, 'x' AS text, true AS truth, NULL AS nothing;

-- name: sums_of_certain_operands :many
-- > a T, b T, c T
SELECT id + 1 AS a, -id AS b, id * 2 % 3 AS c FROM author;

-- name: sums_of_nullable_operands :many
-- > a T?, b T?
SELECT pages + 1 AS a, price * pages AS b FROM book;

-- name: not_a_number_is_a_number :many
-- > fine T?, twice T?
SELECT fine, fine * 2 AS twice FROM loan;

-- name: division_fails_rather_than_be_null :many
-- > half T, root T, power T
SELECT points / 2 AS half, sqrt(points) AS root, power(points, 2) AS power FROM member;

-- name: rounding :many
-- > whole T?, up T?, absolute T, sign T
SELECT round(price) AS whole, ceil(price) AS up, abs(points) AS absolute, sign(points) AS sign FROM book, member;

-- name: concatenation :many
-- > full_title T?, twice T
SELECT title || ': ' || subtitle AS full_title, title || title AS twice FROM book;

-- name: concat_ignores_null :many
-- > full_title T, spaced T, only_null T
SELECT concat(title, subtitle) AS full_title, concat_ws(' ', title, subtitle) AS spaced, concat(NULL) AS only_null FROM book;

-- name: concat_with_a_separator_of_null :many
-- > joined T?
SELECT concat_ws(subtitle, 'a', 'b') AS joined FROM book;

-- name: format_is_null_only_for_its_pattern :many
-- > text T, nothing T?
SELECT format('%s by %L', title, subtitle) AS text, format(subtitle, 1) AS nothing FROM book WHERE subtitle IS NULL;

-- name: plain_functions_of_text :many
-- > a T, b T, c T, d T, e T, f T
SELECT lower(name) AS a, initcap(name) AS b, length(name) AS c, left(name, 2) AS d, replace(name, 'a', 'b') AS e,
    split_part(name, ' ', 9) AS f
FROM author;

-- name: functions_of_text_with_keywords :many
-- > a T, b T, c T, d T
SELECT substring(name FROM 2 FOR 3) AS a, position('a' IN name) AS b, trim(BOTH 'a' FROM name) AS c,
    overlay(name PLACING 'x' FROM 1) AS d
FROM author;

-- name: a_substring_of_a_pattern_may_not_be_found :many
-- > found T?
SELECT substring(name FROM 'z.*') AS found FROM author;

-- name: a_substring_similar_to_a_pattern :many
-- > found T?
SELECT substring(name SIMILAR 'a#"%#"z' ESCAPE '#') AS found FROM author;

-- name: a_match_of_a_pattern_may_not_be_found :many
-- > found T?, replaced T, is_like T
SELECT regexp_match(name, 'zz') AS found, regexp_replace(name, 'zz', '') AS replaced, regexp_like(name, 'zz') AS is_like
FROM author;

-- name: matches_are_as_many_as_there_are :many
-- > found T
SELECT regexp_matches(name, 'a', 'g') AS found FROM author;

-- name: quoting :many
-- > literal T?, nullable T, ident T
SELECT quote_literal(email) AS literal, quote_nullable(email) AS nullable, quote_ident(name) AS ident FROM author;

-- name: numbers_as_text :many
-- > text T, number T
SELECT to_char(id, '000') AS text, to_number('12', '99') AS number FROM author;

-- name: lists_of_text :many
-- > words T, joined T, position T?
SELECT string_to_array(name, ' ') AS words, array_to_string(tags, ',') AS joined, array_position(tags, 'none') AS position
FROM author JOIN book ON author_id = author.id;

-- name: a_list_of_a_separator_of_null :many
-- > letters T
SELECT string_to_array(name, NULL) AS letters FROM author;

-- name: who_and_where :one
-- > who T, database T, schema T?, setting T?, version T
-- rows: one
SELECT current_user AS who, current_database() AS database, nullif(current_schema(), 'public') AS schema,
    current_setting('no.such', true) AS setting, version() AS version;

-- name: hashes_and_random :many
-- > hash T, encoded T, chance T, id T
SELECT md5(name) AS hash, encode(name::bytea, 'hex') AS encoded, random() AS chance, gen_random_uuid() AS id FROM author;

-- name: types_of_values :many
-- > type T, same T
SELECT pg_typeof(email) AS type, pg_typeof(NULL) = pg_typeof('x') AS same FROM author;

-- name: comparisons_of_collated_text :many
-- > sorted T, starts T
SELECT name COLLATE "C" < 'M' AS sorted, starts_with(name, 'A') AS starts FROM author;

-- name: bits :many
-- > a T, b T, c T
SELECT id & 1 AS a, id # 3 AS b, ~id AS c FROM author;

-- name: a_description_that_is_not_there :many
-- > description T?
SELECT obj_description('author'::regclass, 'pg_class') AS description FROM author;

-- name: width_bucket_of_values :many
-- > bucket T
SELECT width_bucket(points, 0, 100, 5) AS bucket FROM member;

-- name: text_search :many
-- > words T, found T, rank T
SELECT to_tsvector('simple', title) AS words, to_tsvector('simple', title) @@ to_tsquery('simple', 'notes') AS found,
    ts_rank(to_tsvector('simple', title), to_tsquery('simple', 'notes')) AS rank
FROM book;

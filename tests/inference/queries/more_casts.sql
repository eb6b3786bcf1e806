-- Casts, and domains with and without NOT NULL.

-- name: a_cast_of_a_value_is_a_value :many
-- > id T, name T
-- rows: many
SELECT id::text AS id, CAST(name AS varchar(3)) AS name FROM author;

-- name: a_cast_of_null_is_null :many
-- > mentor T?, nothing T?
-- rows: many
SELECT mentor::bigint AS mentor, NULL::int AS nothing FROM author;

-- name: a_literal_with_its_type_is_a_value :one
-- > d T, i T, n T
-- rows: one
SELECT date '2024-01-01' AS d, interval '1 day' AS i, numeric '1.5' AS n;

-- name: a_cast_written_as_a_function :many
-- > x T, y T?
-- rows: many
SELECT int8(id) AS x, float8(pages) AS y FROM book;

-- name: a_cast_to_a_domain_with_not_null_never_yields_null :many
-- It fails instead.
-- > h T
-- rows: many
SELECT CAST(email AS heading) AS h FROM author WHERE email IS NOT NULL;

-- name: a_cast_to_a_plain_domain_of_null_is_null :many
-- > s T?
-- rows: many
SELECT pages::text::isbn AS s FROM book WHERE pages IS NULL OR pages > 1;

-- name: a_domain_over_a_not_null_domain_inherits_it :one
-- > c T
-- rows: one
-- params: c T
-- with: c = 'text'
SELECT CAST(:c::text AS caption) AS c;

-- name: a_cast_of_a_users_own_may_yield_null :many
-- There is a place for each member, but `written` joins a street that is missing.
-- > a T?
-- rows: many
SELECT address::place AS a FROM member;

-- name: a_cast_of_an_enum_to_text_is_the_systems :many
-- > m T
-- rows: many
SELECT mood::text AS m FROM book WHERE mood IS NOT NULL;

-- name: a_cast_of_text_to_json_is_a_value :one
-- 'null' is a JSON value.
-- > j T
-- rows: one
SELECT 'null'::jsonb AS j;

-- name: a_cast_of_an_array_casts_its_elements :many
-- > t T, r T?
-- rows: many
SELECT tags::varchar[] AS t, ratings::text[] AS r FROM book;

-- name: a_cast_of_a_row_to_a_composite :one
-- > a T, street T?
-- rows: one
SELECT ROW('x', NULL)::address AS a, (ROW(NULL, 'x')::address).street AS street;

-- name: a_cast_of_an_empty_text_fails_but_is_not_null :many
-- > n T
-- rows: many
SELECT (length(title)::text || '0')::int AS n FROM book;

-- name: a_regclass_of_a_name_is_a_value :one
-- > t T, missing T?
-- rows: one
SELECT 'author'::regclass::text AS t, to_regclass('nowhere')::text AS missing;

-- name: a_cast_of_boolean_to_int :many
-- > b T, n T?
-- rows: many
SELECT (id > 1)::int AS b, (mentor > 1)::int AS n FROM author;

-- name: collate_changes_nothing :many
-- > name T, email T?
-- rows: many
SELECT name COLLATE "C" AS name, email COLLATE "C" AS email FROM author;

-- name: the_time_of_an_infinite_timestamp_is_null :many
-- Also where the tree does not say that it is a timestamp: a date and a timestamp have timestamp in common.
-- > a T?, b T?, c T?, d T?
-- rows: many
SELECT greatest(date '2024-01-01', added)::time AS a, coalesce(nullif(date '2024-01-01', '2024-01-01'), added)::timetz AS b,
       (CASE WHEN id > 0 THEN added::timestamp ELSE date '2024-01-01' END)::time AS c, added::time AS d
FROM book;

-- name: the_time_of_what_a_union_has_in_common_is_null_of_infinity :many
-- > at T?
-- rows: many
SELECT v::time AS at FROM (SELECT date '2024-01-01' AS v UNION ALL SELECT added::timestamp FROM book) AS u;

-- name: a_cast_to_the_domain_that_a_polymorphic_function_keeps_checks_nothing :many
-- > a T?, b T?
-- rows: many
SELECT lag('a'::heading, NULL) OVER ()::heading AS a, (array_agg('a'::heading) FILTER (WHERE false))[1]::heading AS b
FROM author GROUP BY id;

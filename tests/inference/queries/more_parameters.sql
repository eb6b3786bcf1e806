-- Which parameters can be NULL in a query, and what comes of it.

-- name: a_parameter_is_what_it_is_declared :one
-- > n T
-- rows: one
-- params: n T
-- with: n = 1
SELECT :n::int AS n;

-- name: a_coalesced_parameter :one
-- > shown T
-- rows: one
-- params: shown T?
-- with: shown = NULL
SELECT coalesce(:shown::text, 'none') AS shown;

-- name: a_parameter_that_can_be_null_makes_its_column_so :one
-- > given T?, known T
-- rows: one
-- params: x T?
-- with: x = NULL
SELECT :x::text AS given, :x::text IS NOT NULL AS known;

-- name: a_limit_that_may_be_left_out :many
-- NULL is no limit, but that is asked for by name.
-- > id T
-- rows: many
-- params: n T?
-- with: n = NULL
SELECT id FROM author ORDER BY id LIMIT CASE WHEN :n::int IS NULL THEN NULL ELSE :n::int END;

-- name: a_parameter_in_a_pattern :many
-- > name T
-- rows: many
-- params: part T
-- with: part = 'a'
SELECT name FROM author WHERE name ILIKE '%' || :part || '%';

-- name: a_parameter_in_a_function :many
-- > name T
-- rows: many
-- params: part T
-- with: part = 'A'
SELECT name FROM author WHERE starts_with(name, :part) OR id > 1;

-- name: a_parameter_in_the_select_list :many
-- > total T, n T?
-- rows: many
-- params: by T
-- with: by = 2
SELECT id * :by::int AS total, mentor * :by::int AS n FROM author;

-- name: a_parameter_in_case :many
-- > label T
-- rows: many
-- params: label T, other T
-- with: label = 'x', other = 'y'
SELECT CASE WHEN id = 1 THEN :label::text ELSE :other::text END AS label FROM author;

-- name: an_array_that_may_be_left_out :many
-- > id T
-- rows: many
-- params: ids T?
-- with: ids = NULL
SELECT id FROM author WHERE :ids::int[] IS NULL OR id = ANY (:ids);

-- name: a_key_of_json_as_parameter :many
-- > value T?
-- rows: many
-- params: key T
-- with: key = 'a'
SELECT data ->> :key AS value FROM book;

-- name: a_parameter_contained_in_json :many
-- > id T
-- rows: many
-- params: part T
-- with: part = '{}'
SELECT id FROM book WHERE data @> :part;

-- name: a_parameter_in_values :many
-- > id T, name T?
-- rows: many
-- params: a T, b T
-- with: a = 1, b = 99
SELECT v.id, a.name FROM (VALUES (:a::int), (:b::int)) AS v (id) LEFT JOIN author a ON a.id = v.id;

-- name: a_parameter_in_order_by :many
-- > id T
-- rows: many
-- params: desc T
-- with: desc = true
SELECT id FROM author ORDER BY CASE WHEN :desc::boolean THEN -id ELSE id END;

-- name: a_parameter_with_is_true :many
-- > id T
-- rows: many
-- params: all T?
-- with: all = NULL
SELECT id FROM author WHERE :all::boolean IS NOT TRUE OR id > 2;

-- name: a_bare_boolean_parameter :many
-- > id T
-- rows: many
-- params: on T
-- with: on = true
SELECT id FROM author WHERE :on OR id > 2;

-- name: a_parameter_in_greatest :many
-- GREATEST leaves NULL out, but nobody asked for that.
-- > x T
-- rows: many
-- with: least = 5
SELECT greatest(id, :least) AS x FROM author;

-- name: a_parameter_in_concat :many
-- > x T
-- rows: many
-- with: by = '-'
SELECT concat(name, :by::text) AS x FROM author;

-- name: a_parameter_used_with_coalesce_and_compared :many
-- > id T
-- rows: many
-- params: min T?
-- with: min = NULL
SELECT id FROM book WHERE pages >= coalesce(:min, 0) OR pages < :min;

-- name: what_a_user_says_of_a_compared_parameter :many
-- @param country?
-- > name T
-- rows: many
-- params: country T?
-- with: country = NULL
-- with: country = 'uk'
SELECT name FROM author WHERE CASE WHEN :country::text > '' THEN country = :country ELSE true END;

-- name: exactly_one :one
-- @column number!
SELECT number FROM generate_series(1, :rows::int) AS number;

-- name: at_most_one :opt
-- @column number!
SELECT number FROM generate_series(1, :rows::int) AS number;

-- name: null_in_a_struct :one
-- The directive promises too much, here and below.
-- @column nothing!
SELECT 1 AS something, :text::text || NULL AS nothing;

-- name: null_as_a_value :many
-- @column nothing!
SELECT nullif(number, 2) AS nothing FROM generate_series(1, 3) AS number;

-- name: null_array_of_a_domain :opt
-- @column nothing!
SELECT NULL::positive[] AS nothing;

-- name: read_numeric :one
-- @column value!
SELECT :text::text::numeric AS value;

-- name: read_date :one
-- @column value!
SELECT :text::text::date AS value;

-- name: read_time :one
-- @column value!
SELECT :text::text::time AS value;

-- name: read_timestamptz :one
-- @column value!
SELECT :text::text::timestamptz AS value;

-- name: read_ints :one
-- @column value!
SELECT :text::text::int[] AS value;

-- name: read_positives :one
-- @column value!
SELECT :text::text::positive[] AS value;

-- name: wrong_column_type :one
-- @column value!: String
SELECT 1 AS value;

-- name: wrong_parameter_type :one
-- @param value: i64
-- @column value!
SELECT :value::int AS value;

-- name: divide :one
-- @column quotient!
SELECT :dividend::int / :divisor::int AS quotient;

-- name: add_thing :exec
INSERT INTO thing (id, size, mood)
VALUES (:id, :size, :mood);

-- name: things :many
SELECT * FROM thing ORDER BY id;

-- name: moods :many
SELECT mood FROM thing ORDER BY id;

-- name: empty_the_table :exec
DELETE FROM thing;

-- name: make_nothing :exec
CREATE TABLE IF NOT EXISTS nothing ();

-- name: put_day :one
-- @param value?
INSERT INTO moment (day)
VALUES (:value)
RETURNING day AS value, day::text AS text;

-- name: put_days :one
-- @param value?
INSERT INTO moment (days)
VALUES (:value)
RETURNING days AS value, days::text AS text;

-- name: put_hour :one
-- @param value?
INSERT INTO moment (hour)
VALUES (:value)
RETURNING hour AS value, hour::text AS text;

-- name: put_local :one
-- @param value?
INSERT INTO moment (local)
VALUES (:value)
RETURNING local AS value, local::text AS text;

-- name: put_instant :one
-- @param value?
INSERT INTO moment (instant)
VALUES (:value)
RETURNING instant AS value, instant::text AS text;

-- name: read_day :one
-- @column value!
SELECT :text::text::date AS value;

-- name: read_hour :one
-- @column value!
SELECT :text::text::time AS value;

-- name: read_local :one
-- @column value!
SELECT :text::text::timestamp AS value;

-- name: read_instant :one
-- @column value!
SELECT :text::text::timestamptz AS value;

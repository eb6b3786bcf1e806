-- name: things :many
SELECT id, name, mood, price, made_on, seen_at, lasts, key, details, picture, tags
FROM thing
ORDER BY id;

-- name: named :one
-- @returns Named
SELECT name FROM thing WHERE id = :id;

-- name: pairs :many
-- @embed other
-- @borrowed
SELECT thing.id, other.id AS other_id, other.name AS other_name
FROM thing
JOIN thing AS other ON other.id = thing.id
ORDER BY thing.id;

-- name: map :one
-- @returns map
SELECT
    true AS bool, (-32768)::int2 AS int2, 2147483647 AS int4, (-9223372036854775808)::int8 AS int8,
    4294967295::oid AS oid, 0.5::float4 AS float4, 'NaN'::float8 AS float8, NULL::int AS null,
    '\x00ff'::bytea AS bytea, '{"a": [1, null]}'::jsonb AS jsonb, '[1]'::json AS json,
    ARRAY[1, NULL, 3] AS array, '{}'::text[] AS empty, ARRAY['sad']::mood[] AS moods;

-- name: written :one
-- Each value, and right behind it what PostgreSQL writes for it.
-- @returns map
SELECT
    numeric, numeric::text AS numeric_text,
    date, date::text AS date_text,
    time, time::text AS time_text,
    stamp, stamp::text AS stamp_text,
    zoned, zoned::text AS zoned_text,
    uuid, uuid::text AS uuid_text,
    mood, mood::text AS mood_text,
    word, word::text AS word_text,
    letter, letter::text AS letter_text
FROM (SELECT
    :numeric::text::numeric AS numeric, :date::text::date AS date, :time::text::time AS time,
    :stamp::text::timestamp AS stamp, :zoned::text::timestamptz AS zoned,
    :uuid::text::uuid AS uuid, 'very happy'::mood AS mood, 'naïve'::varchar(9) AS word,
    'x'::"char" AS letter
) AS value (numeric, date, time, stamp, zoned, uuid, mood, word, letter);

-- name: written_networks :one
-- @returns map
SELECT inet, inet::text AS inet_text, cidr, cidr::text AS cidr_text
FROM (SELECT :inet::text::inet AS inet, :cidr::text::cidr AS cidr) AS value;

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
SELECT inet, format('%s', inet) AS inet_text, cidr, format('%s', cidr) AS cidr_text
FROM (SELECT :inet::text::inet AS inet, :cidr::text::cidr AS cidr) AS value;

-- name: shown :one
-- Each value under the name of its type, and right behind it what PostgreSQL writes for it.
-- @returns map
SELECT
    '101'::bit(3) AS "bit(3)", '101'::bit(3)::text AS "bit(3) text",
    '10'::varbit AS "varbit", '10'::varbit::text AS "varbit text",
    '08:00:2b:01:02:03'::macaddr AS "macaddr", '08:00:2b:01:02:03'::macaddr::text AS "macaddr text",
    '08:00:2b:01:02:03:04:05'::macaddr8 AS "macaddr8", '08:00:2b:01:02:03:04:05'::macaddr8::text AS "macaddr8 text",
    '(1,-2.5)'::point AS "point", '(1,-2.5)'::point::text AS "point text",
    '{1,2,3}'::line AS "line", '{1,2,3}'::line::text AS "line text",
    '[(1,2),(3,4)]'::lseg AS "lseg", '[(1,2),(3,4)]'::lseg::text AS "lseg text",
    '(3,4),(1,2)'::box AS "box", '(3,4),(1,2)'::box::text AS "box text",
    '((1,2),(3,4))'::path AS "path", '((1,2),(3,4))'::path::text AS "path text",
    '((1,2),(3,4),(5,6))'::polygon AS "polygon", '((1,2),(3,4),(5,6))'::polygon::text AS "polygon text",
    '<(1,2),3>'::circle AS "circle", '<(1,2),3>'::circle::text AS "circle text",
    '16/B374D848'::pg_lsn AS "pg_lsn", '16/B374D848'::pg_lsn::text AS "pg_lsn text",
    '18446744073709551615'::xid8 AS "xid8", '18446744073709551615'::xid8::text AS "xid8 text",
    '42'::xid AS "xid", '42'::xid::text AS "xid text",
    '(7,9)'::tid AS "tid", '(7,9)'::tid::text AS "tid text",
    '10:00:00.5+02:30'::timetz AS "timetz", '10:00:00.5+02:30'::timetz::text AS "timetz text",
    '1 mon -2 days 00:00:01.5'::interval AS "interval", '1 mon -2 days 00:00:01.5'::interval::text AS "interval text",
    '$.a[*]'::jsonpath AS "jsonpath", '$.a[*]'::jsonpath::text AS "jsonpath text";

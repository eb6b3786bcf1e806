-- name: put_one_bool :one
-- @param value?
INSERT INTO sample (one_bool)
VALUES (:value)
RETURNING one_bool AS value, one_bool::text AS text;

-- name: put_one_int2 :one
-- @param value?
INSERT INTO sample (one_int2)
VALUES (:value)
RETURNING one_int2 AS value, one_int2::text AS text;

-- name: put_one_int4 :one
-- @param value?
INSERT INTO sample (one_int4)
VALUES (:value)
RETURNING one_int4 AS value, one_int4::text AS text;

-- name: put_one_int8 :one
-- @param value?
INSERT INTO sample (one_int8)
VALUES (:value)
RETURNING one_int8 AS value, one_int8::text AS text;

-- name: put_one_oid :one
-- @param value?
INSERT INTO sample (one_oid)
VALUES (:value)
RETURNING one_oid AS value, one_oid::text AS text;

-- name: put_one_float4 :one
-- @param value?
INSERT INTO sample (one_float4)
VALUES (:value)
RETURNING one_float4 AS value, one_float4::text AS text;

-- name: put_one_float8 :one
-- @param value?
INSERT INTO sample (one_float8)
VALUES (:value)
RETURNING one_float8 AS value, one_float8::text AS text;

-- name: put_one_numeric :one
-- @param value?
INSERT INTO sample (one_numeric)
VALUES (:value)
RETURNING one_numeric AS value, one_numeric::text AS text;

-- name: put_one_text :one
-- @param value?
INSERT INTO sample (one_text)
VALUES (:value)
RETURNING one_text AS value, one_text::text AS text;

-- name: put_one_varchar :one
-- @param value?
INSERT INTO sample (one_varchar)
VALUES (:value)
RETURNING one_varchar AS value, one_varchar::text AS text;

-- name: put_one_bpchar :one
-- @param value?
INSERT INTO sample (one_bpchar)
VALUES (:value)
RETURNING one_bpchar AS value, one_bpchar::text AS text;

-- name: put_one_name :one
-- @param value?
INSERT INTO sample (one_name)
VALUES (:value)
RETURNING one_name AS value, one_name::text AS text;

-- name: put_one_char :one
-- @param value?
INSERT INTO sample (one_char)
VALUES (:value)
RETURNING one_char AS value, one_char::text AS text;

-- name: put_one_bytea :one
-- @param value?
INSERT INTO sample (one_bytea)
VALUES (:value)
RETURNING one_bytea AS value, one_bytea::text AS text;

-- name: put_one_date :one
-- @param value?
INSERT INTO sample (one_date)
VALUES (:value)
RETURNING one_date AS value, one_date::text AS text;

-- name: put_one_time :one
-- @param value?
INSERT INTO sample (one_time)
VALUES (:value)
RETURNING one_time AS value, one_time::text AS text;

-- name: put_one_timestamp :one
-- @param value?
INSERT INTO sample (one_timestamp)
VALUES (:value)
RETURNING one_timestamp AS value, one_timestamp::text AS text;

-- name: put_one_timestamptz :one
-- @param value?
INSERT INTO sample (one_timestamptz)
VALUES (:value)
RETURNING one_timestamptz AS value, one_timestamptz::text AS text;

-- name: put_one_interval :one
-- @param value?
INSERT INTO sample (one_interval)
VALUES (:value)
RETURNING one_interval AS value, one_interval::text AS text;

-- name: put_one_uuid :one
-- @param value?
INSERT INTO sample (one_uuid)
VALUES (:value)
RETURNING one_uuid AS value, one_uuid::text AS text;

-- name: put_one_json :one
-- @param value?
INSERT INTO sample (one_json)
VALUES (:value)
RETURNING one_json AS value, one_json::text AS text;

-- name: put_one_jsonb :one
-- @param value?
INSERT INTO sample (one_jsonb)
VALUES (:value)
RETURNING one_jsonb AS value, one_jsonb::text AS text;

-- name: put_one_inet :one
-- @param value?
INSERT INTO sample (one_inet)
VALUES (:value)
RETURNING one_inet AS value, one_inet::text AS text;

-- name: put_one_mood :one
-- @param value?
INSERT INTO sample (one_mood)
VALUES (:value)
RETURNING one_mood AS value, one_mood::text AS text;

-- name: put_one_label :one
-- @param value?
INSERT INTO sample (one_label)
VALUES (:value)
RETURNING one_label AS value, one_label::text AS text;

-- name: put_one_amount :one
-- @param value?
INSERT INTO sample (one_amount)
VALUES (:value)
RETURNING one_amount AS value, one_amount::text AS text;

-- name: put_many_bool :one
-- @param value?
INSERT INTO sample (many_bool)
VALUES (:value)
RETURNING many_bool AS value, many_bool::text AS text;

-- name: put_many_int2 :one
-- @param value?
INSERT INTO sample (many_int2)
VALUES (:value)
RETURNING many_int2 AS value, many_int2::text AS text;

-- name: put_many_int4 :one
-- @param value?
INSERT INTO sample (many_int4)
VALUES (:value)
RETURNING many_int4 AS value, many_int4::text AS text;

-- name: put_many_int8 :one
-- @param value?
INSERT INTO sample (many_int8)
VALUES (:value)
RETURNING many_int8 AS value, many_int8::text AS text;

-- name: put_many_oid :one
-- @param value?
INSERT INTO sample (many_oid)
VALUES (:value)
RETURNING many_oid AS value, many_oid::text AS text;

-- name: put_many_float4 :one
-- @param value?
INSERT INTO sample (many_float4)
VALUES (:value)
RETURNING many_float4 AS value, many_float4::text AS text;

-- name: put_many_float8 :one
-- @param value?
INSERT INTO sample (many_float8)
VALUES (:value)
RETURNING many_float8 AS value, many_float8::text AS text;

-- name: put_many_numeric :one
-- @param value?
INSERT INTO sample (many_numeric)
VALUES (:value)
RETURNING many_numeric AS value, many_numeric::text AS text;

-- name: put_many_text :one
-- @param value?
INSERT INTO sample (many_text)
VALUES (:value)
RETURNING many_text AS value, many_text::text AS text;

-- name: put_many_varchar :one
-- @param value?
INSERT INTO sample (many_varchar)
VALUES (:value)
RETURNING many_varchar AS value, many_varchar::text AS text;

-- name: put_many_bpchar :one
-- @param value?
INSERT INTO sample (many_bpchar)
VALUES (:value)
RETURNING many_bpchar AS value, many_bpchar::text AS text;

-- name: put_many_name :one
-- @param value?
INSERT INTO sample (many_name)
VALUES (:value)
RETURNING many_name AS value, many_name::text AS text;

-- name: put_many_char :one
-- @param value?
INSERT INTO sample (many_char)
VALUES (:value)
RETURNING many_char AS value, many_char::text AS text;

-- name: put_many_bytea :one
-- @param value?
INSERT INTO sample (many_bytea)
VALUES (:value)
RETURNING many_bytea AS value, many_bytea::text AS text;

-- name: put_many_date :one
-- @param value?
INSERT INTO sample (many_date)
VALUES (:value)
RETURNING many_date AS value, many_date::text AS text;

-- name: put_many_time :one
-- @param value?
INSERT INTO sample (many_time)
VALUES (:value)
RETURNING many_time AS value, many_time::text AS text;

-- name: put_many_timestamp :one
-- @param value?
INSERT INTO sample (many_timestamp)
VALUES (:value)
RETURNING many_timestamp AS value, many_timestamp::text AS text;

-- name: put_many_timestamptz :one
-- @param value?
INSERT INTO sample (many_timestamptz)
VALUES (:value)
RETURNING many_timestamptz AS value, many_timestamptz::text AS text;

-- name: put_many_interval :one
-- @param value?
INSERT INTO sample (many_interval)
VALUES (:value)
RETURNING many_interval AS value, many_interval::text AS text;

-- name: put_many_uuid :one
-- @param value?
INSERT INTO sample (many_uuid)
VALUES (:value)
RETURNING many_uuid AS value, many_uuid::text AS text;

-- name: put_many_json :one
-- @param value?
INSERT INTO sample (many_json)
VALUES (:value)
RETURNING many_json AS value, many_json::text AS text;

-- name: put_many_jsonb :one
-- @param value?
INSERT INTO sample (many_jsonb)
VALUES (:value)
RETURNING many_jsonb AS value, many_jsonb::text AS text;

-- name: put_many_inet :one
-- @param value?
INSERT INTO sample (many_inet)
VALUES (:value)
RETURNING many_inet AS value, many_inet::text AS text;

-- name: put_many_mood :one
-- @param value?
INSERT INTO sample (many_mood)
VALUES (:value)
RETURNING many_mood AS value, many_mood::text AS text;

-- name: put_many_label :one
-- @param value?
INSERT INTO sample (many_label)
VALUES (:value)
RETURNING many_label AS value, many_label::text AS text;

-- name: put_many_amount :one
-- @param value?
INSERT INTO sample (many_amount)
VALUES (:value)
RETURNING many_amount AS value, many_amount::text AS text;

-- name: whole_samples :many
SELECT *
FROM sample
ORDER BY id;

-- name: read_many_bool :one
-- @column value!
SELECT :text::text::bool[] AS value;

-- name: read_many_int2 :one
-- @column value!
SELECT :text::text::int2[] AS value;

-- name: read_many_int4 :one
-- @column value!
SELECT :text::text::int4[] AS value;

-- name: read_many_int8 :one
-- @column value!
SELECT :text::text::int8[] AS value;

-- name: read_many_oid :one
-- @column value!
SELECT :text::text::oid[] AS value;

-- name: read_many_float4 :one
-- @column value!
SELECT :text::text::float4[] AS value;

-- name: read_many_float8 :one
-- @column value!
SELECT :text::text::float8[] AS value;

-- name: read_many_numeric :one
-- @column value!
SELECT :text::text::numeric[] AS value;

-- name: read_many_text :one
-- @column value!
SELECT :text::text::text[] AS value;

-- name: read_many_varchar :one
-- @column value!
SELECT :text::text::varchar(20)[] AS value;

-- name: read_many_bpchar :one
-- @column value!
SELECT :text::text::bpchar(5)[] AS value;

-- name: read_many_name :one
-- @column value!
SELECT :text::text::name[] AS value;

-- name: read_many_char :one
-- @column value!
SELECT :text::text::"char"[] AS value;

-- name: read_many_bytea :one
-- @column value!
SELECT :text::text::bytea[] AS value;

-- name: read_many_date :one
-- @column value!
SELECT :text::text::date[] AS value;

-- name: read_many_time :one
-- @column value!
SELECT :text::text::time[] AS value;

-- name: read_many_timestamp :one
-- @column value!
SELECT :text::text::timestamp[] AS value;

-- name: read_many_timestamptz :one
-- @column value!
SELECT :text::text::timestamptz[] AS value;

-- name: read_many_interval :one
-- @column value!
SELECT :text::text::interval[] AS value;

-- name: read_many_uuid :one
-- @column value!
SELECT :text::text::uuid[] AS value;

-- name: read_many_json :one
-- @column value!
SELECT :text::text::json[] AS value;

-- name: read_many_jsonb :one
-- @column value!
SELECT :text::text::jsonb[] AS value;

-- name: read_many_inet :one
-- @column value!
SELECT :text::text::inet[] AS value;

-- name: read_many_mood :one
-- @column value!
SELECT :text::text::mood[] AS value;

-- name: read_many_label :one
-- @column value!
SELECT :text::text::label[] AS value;

-- name: read_many_amount :one
-- @column value!
SELECT :text::text::amount[] AS value;

-- name: read_one_numeric :one
-- @column value!
SELECT :text::text::numeric AS value;

-- name: read_one_time :one
-- @column value!
SELECT :text::text::time AS value;

-- name: read_one_interval :one
-- @column value!
SELECT :text::text::interval AS value;

-- name: read_one_jsonb :one
-- @column value!
SELECT :text::text::jsonb AS value;

-- name: address_family :one
-- The number by which this server knows IPv4.
-- @column family!
SELECT get_byte(inet_send('10.0.0.1'), 0) AS family;

-- name: put_gaps :one
-- Arrays with NULLs in them.
-- @param numbers: &[Option<i32>]
-- @param texts: &[Option<&str>]
-- @param moods: &[Option<types::Mood>]
-- @param labels: &[Option<&str>]
-- @param amounts: &[Option<i32>]
INSERT INTO sample (many_int4, many_text, many_mood, many_label, many_amount)
VALUES (:numbers, :texts, :moods, :labels, :amounts)
RETURNING
    many_int4::text AS numbers,
    many_text::text AS texts,
    many_mood::text AS moods,
    many_label::text AS labels,
    many_amount::text AS amounts;

-- name: add :exec
-- @param a_bool?
-- @param a_int2?
-- @param a_int4?
-- @param a_int8?
-- @param a_oid?
-- @param a_float4?
-- @param a_float8?
-- @param a_numeric?
-- @param a_text?
-- @param a_varchar?
-- @param a_bpchar?
-- @param a_name?
-- @param a_byte?
-- @param a_bytea?
-- @param a_date?
-- @param a_time?
-- @param a_timestamp?
-- @param a_timestamptz?
-- @param a_interval?
-- @param a_uuid?
-- @param a_json?
-- @param a_jsonb?
-- @param a_inet?
INSERT INTO every VALUES (
    :a_bool,
    :a_int2,
    :a_int4,
    :a_int8,
    :a_oid,
    :a_float4,
    :a_float8,
    :a_numeric,
    :a_text,
    :a_varchar,
    :a_bpchar,
    :a_name,
    :a_byte,
    :a_bytea,
    :a_date,
    :a_time,
    :a_timestamp,
    :a_timestamptz,
    :a_interval,
    :a_uuid,
    :a_json,
    :a_jsonb,
    :a_inet
);

-- name: a_bool :opt
SELECT a_bool FROM every;

-- name: a_int2 :opt
SELECT a_int2 FROM every;

-- name: a_int4 :opt
SELECT a_int4 FROM every;

-- name: a_int8 :opt
SELECT a_int8 FROM every;

-- name: a_oid :opt
SELECT a_oid FROM every;

-- name: a_float4 :opt
SELECT a_float4 FROM every;

-- name: a_float8 :opt
SELECT a_float8 FROM every;

-- name: a_numeric :opt
SELECT a_numeric FROM every;

-- name: a_date :opt
SELECT a_date FROM every;

-- name: a_jsonb :opt
SELECT a_jsonb FROM every;

-- name: a_inet :opt
SELECT a_inet FROM every;


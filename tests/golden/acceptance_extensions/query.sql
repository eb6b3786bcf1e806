-- name: put_hstore :one
-- @param value?
SELECT :value::hstore AS value, (:value::hstore)::text AS text;

-- name: put_many_hstore :one
-- @param value?
SELECT :value::hstore[] AS value, (:value::hstore[])::text AS text;

-- name: put_ltree :one
-- @param value?
SELECT :value::ltree AS value, (:value::ltree)::text AS text;

-- name: put_many_ltree :one
-- @param value?
SELECT :value::ltree[] AS value, (:value::ltree[])::text AS text;

-- name: put_lquery :one
-- @param value?
SELECT :value::lquery AS value, (:value::lquery)::text AS text;

-- name: put_ltxtquery :one
-- @param value?
SELECT :value::ltxtquery AS value, (:value::ltxtquery)::text AS text;

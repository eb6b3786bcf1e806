-- name: from_view :many
SELECT id, name FROM shown;

-- name: from_materialized :many
SELECT id, name FROM kept;

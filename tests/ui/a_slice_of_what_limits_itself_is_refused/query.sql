-- name: few :many
-- @slice
SELECT id FROM person ORDER BY id LIMIT 3;

-- name: first :many
-- @slice
SELECT id AS limit FROM person ORDER BY id FETCH FIRST ROW ONLY;

-- name: later :many
-- @slice
SELECT id FROM person ORDER BY id OFFSET :skip;

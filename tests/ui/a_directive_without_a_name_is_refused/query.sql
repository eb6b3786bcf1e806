-- name: authors :many
-- @param
SELECT id FROM author;

-- name: others :many
-- @column !
SELECT id FROM author;

-- name: more :many
-- @returns
SELECT id FROM author;

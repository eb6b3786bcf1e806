-- name: authors :many
-- @column id  the key
SELECT id FROM author;

-- name: others :many
-- @column id as the key
SELECT id FROM author;
